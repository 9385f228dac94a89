//! Dates as people print them → ISO 8601.
//!
//! A line enters, `2025-03-16` leaves. A date that could be read two ways (03/04/2025) is not guessed at.

/// Names of months as they start.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The first date of a line, in ISO 8601.
pub(in crate::ingest) fn find(line: &str) -> Option<String> {
    iso(line).or_else(|| in_words(line))
}

/// The date that the name of a file starts with: `2015-06-16-opening-of-the-bridge.txt`; folders and archives before it
/// do not count.
pub(in crate::ingest) fn in_name(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\', '#', '!']).next()?;
    let goes_on = name.as_bytes().get(10).is_some_and(u8::is_ascii_digit);
    name.get(..10).filter(|_| !goes_on).and_then(iso)
}

/// `2025-03-16` as printed.
fn iso(line: &str) -> Option<String> {
    let bytes = line.as_bytes();
    for (at, window) in bytes.windows(10).enumerate() {
        let shape = window.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let alone = at == 0 || !bytes[at - 1].is_ascii_digit();
        if shape && alone {
            let (month, day) = (
                line[at + 5..at + 7].parse().ok()?,
                line[at + 8..at + 10].parse().ok()?,
            );
            return make(line[at..at + 4].parse().ok()?, month, day);
        }
    }
    None
}

/// `March 16, 2025` and `16 March 2025`.
fn in_words(line: &str) -> Option<String> {
    let words: Vec<&str> = line
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).find_map(|window| {
        let year = Some(window[2]).filter(|it| it.len() == 4)?.parse().ok()?;
        let (month, day) = match (month(window[0]), month(window[1])) {
            (Some(month), _) => (month, day(window[1])?),
            (None, Some(month)) => (month, day(window[0])?),
            (None, None) => return None,
        };
        make(year, month, day)
    })
}

fn month(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    let number = MONTHS.iter().position(|name| lower.starts_with(name))?;
    word.chars().all(char::is_alphabetic).then_some(number as u32 + 1)
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    digits.parse().ok()
}

fn make(year: u32, month: u32, day: u32) -> Option<String> {
    let real = (1600..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(find(line).as_deref(), expected);
    }

    #[test]
    fn names_of_files_start_with_a_date() {
        let check =
            |path: &str, expected: Option<&str>| assert_eq!(in_name(path).as_deref(), expected, "{path}");
        check("2031-05-04-opening-of-the-bridge.txt", Some("2031-05-04"));
        check("talks/2031-05-04.txt", Some("2031-05-04"));
        check("talks.zip/2031-05-04_part.srt", Some("2031-05-04"));
        check("2031-05-04/council.txt", None);
        check("council-2031-05-04.txt", None);
        check("2031-05-041.txt", None);
        check("2031-13-04.txt", None);
        check("2031-05.txt", None);
        check("éééééééé.txt", None);
    }

    #[test]
    fn dates_as_printed() {
        check("Created at 2025-03-17 09:54:27", Some("2025-03-17"));
        check("2025-03-17T09:54:27Z", Some("2025-03-17"));
        check("Published March 6, 2025 at 9 a.m.", Some("2025-03-06"));
        check("Sunday 16th March 2025", Some("2025-03-16"));
        check("Sept. 3, 2019", Some("2019-09-03"));
        check("03/04/2025", None);
        check("2025-13-41", None);
        check("in March", None);
    }
}
