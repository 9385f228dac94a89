//! Numbers as people write them: `1,200,000`, `1.2 million`, `twenty-five`, `two hundred and fifty`.
//!
//! Parts of number phrases enter, decimal values leave. The value is exact: no floating point.

/// A part of a number phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Digits, as `digits · 10^-decimals`.
    Digits(Decimal),
    /// A word below one hundred: `seven`, `twelve`, `forty`.
    Small(u32),
    /// `seventh`, `21st`: ends a phrase.
    Ordinal(u32),
    /// `hundred`.
    Hundred,
    /// `thousand` and above, as a power of ten.
    Scale(u32),
    /// `and` behind `hundred` or a scale.
    And,
}

/// An exact decimal value, `digits · 10^-decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: u128,
    decimals: u32,
}

/// A number of a phrase and how many parts it took.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: Decimal,
    pub(crate) ordinal: bool,
    pub(crate) parts: usize,
}

impl Decimal {
    fn whole(digits: u128) -> Self {
        Self { digits, decimals: 0 }
    }

    /// Reads `12`, `1,200` or `3.50`; `None` if it is longer than money or people ever are.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if whole.len() > 20 || fraction.len() > 9 {
            return None;
        }
        let mut digits: u128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            match byte {
                b'0'..=b'9' => digits = digits * 10 + u128::from(byte - b'0'),
                b',' => {}
                _ => return None,
            }
        }
        Some(Self {
            digits,
            decimals: fraction.len() as u32,
        })
    }

    fn scaled(self, power: u32) -> Self {
        let cut = power.min(self.decimals);
        Self {
            digits: self.digits * 10u128.pow(power - cut),
            decimals: self.decimals - cut,
        }
    }

    fn plus(self, other: Decimal) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self {
            digits: self.scaled_digits(decimals) + other.scaled_digits(decimals),
            decimals,
        }
    }

    fn scaled_digits(self, decimals: u32) -> u128 {
        self.digits * 10u128.pow(decimals - self.decimals)
    }

    /// Writes the value without trailing zeros behind the point.
    pub(crate) fn write(mut self, out: &mut String) {
        use std::fmt::Write as _;
        while self.decimals > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.decimals -= 1;
        }
        let unit = 10u128.pow(self.decimals);
        let _ = write!(out, "{}", self.digits / unit);
        if self.decimals > 0 {
            let width = self.decimals as usize;
            let _ = write!(out, ".{:0width$}", self.digits % unit);
        }
    }
}

/// Reads the longest number at the front of `parts`, which must not be empty.
pub(crate) fn read(parts: &[Part]) -> Number {
    let mut total = Decimal::whole(0);
    let mut group: Option<Decimal> = None;
    let mut taken = 0;
    let mut ordinal = false;
    let mut last_scale = u32::MAX;
    for (at, &part) in parts.iter().enumerate() {
        let previous = at.checked_sub(1).map(|before| parts[before]);
        let next = match (part, group, previous) {
            (Part::And, Some(_), Some(Part::Hundred))
                if matches!(parts.get(at + 1), Some(Part::Small(_) | Part::Ordinal(_))) =>
            {
                group
            }
            (Part::And, None, Some(Part::Scale(_)))
                if matches!(parts.get(at + 1), Some(Part::Small(_) | Part::Ordinal(_))) =>
            {
                group
            }
            (Part::Digits(value), None, None) => Some(value),
            (Part::Digits(value), None, Some(Part::Scale(_))) if value.decimals == 0 => Some(value),
            (Part::Small(value), None, _) => Some(Decimal::whole(u128::from(value))),
            (Part::Small(value), Some(so_far), Some(before)) if follows(before, value) => {
                Some(join(so_far, before, value))
            }
            (Part::Hundred, None, None) => Some(Decimal::whole(100)),
            (Part::Hundred, Some(so_far), Some(Part::Small(_) | Part::Digits(_))) => Some(so_far.scaled(2)),
            (Part::Scale(power), None, None) if power < last_scale => {
                last_scale = power;
                total = Decimal::whole(1).scaled(power);
                None
            }
            (Part::Scale(power), Some(so_far), Some(before)) if power < last_scale && before != Part::And => {
                last_scale = power;
                total = total.plus(so_far.scaled(power));
                None
            }
            (Part::Ordinal(value), None, _) => {
                ordinal = true;
                Some(Decimal::whole(u128::from(value)))
            }
            (Part::Ordinal(value), Some(so_far), Some(before)) if follows(before, value) => {
                ordinal = true;
                Some(join(so_far, before, value))
            }
            _ => break,
        };
        group = next;
        taken = at + 1;
        if ordinal {
            break;
        }
    }
    Number {
        value: total.plus(group.unwrap_or(Decimal::whole(0))),
        ordinal,
        parts: taken.max(1),
    }
}

/// True if a small number may stand behind `before`: `forty|two`, `hundred|six`, `nineteen|eighty`.
fn follows(before: Part, value: u32) -> bool {
    match before {
        Part::Hundred | Part::And => true,
        Part::Small(tens @ 20..=90) => tens % 10 == 0 && (1..=9).contains(&value) || is_year(tens, value),
        Part::Small(century) => is_year(century, value),
        _ => false,
    }
}

/// `nineteen eighty`, `twenty sixteen`.
fn is_year(century: u32, value: u32) -> bool {
    (15..=20).contains(&century) && value >= 10
}

fn join(so_far: Decimal, before: Part, value: u32) -> Decimal {
    let value = Decimal::whole(u128::from(value));
    match before {
        Part::Small(century) if is_year(century, value.digits as u32) => so_far.scaled(2).plus(value),
        _ => so_far.plus(value),
    }
}

/// The part that a lower-case word is, if it is one.
pub(crate) fn part(word: &str) -> Option<Part> {
    if word.as_bytes().first()?.is_ascii_digit() {
        return digits(word);
    }
    let small = |value| Some(Part::Small(value));
    let ordinal = |value| Some(Part::Ordinal(value));
    match word {
        "zero" => small(0),
        "one" => small(1),
        "two" => small(2),
        "three" => small(3),
        "four" => small(4),
        "five" => small(5),
        "six" => small(6),
        "seven" => small(7),
        "eight" => small(8),
        "nine" => small(9),
        "ten" => small(10),
        "eleven" => small(11),
        "twelve" => small(12),
        "thirteen" => small(13),
        "fourteen" => small(14),
        "fifteen" => small(15),
        "sixteen" => small(16),
        "seventeen" => small(17),
        "eighteen" => small(18),
        "nineteen" => small(19),
        "twenty" => small(20),
        "thirty" => small(30),
        "forty" => small(40),
        "fifty" => small(50),
        "sixty" => small(60),
        "seventy" => small(70),
        "eighty" => small(80),
        "ninety" => small(90),
        "hundred" => Some(Part::Hundred),
        "thousand" => Some(Part::Scale(3)),
        "million" => Some(Part::Scale(6)),
        "billion" => Some(Part::Scale(9)),
        "trillion" => Some(Part::Scale(12)),
        "first" => ordinal(1),
        "second" => ordinal(2),
        "third" => ordinal(3),
        "fourth" => ordinal(4),
        "fifth" => ordinal(5),
        "sixth" => ordinal(6),
        "seventh" => ordinal(7),
        "eighth" => ordinal(8),
        "ninth" => ordinal(9),
        "tenth" => ordinal(10),
        "eleventh" => ordinal(11),
        "twelfth" => ordinal(12),
        "thirteenth" => ordinal(13),
        "fourteenth" => ordinal(14),
        "fifteenth" => ordinal(15),
        "sixteenth" => ordinal(16),
        "seventeenth" => ordinal(17),
        "eighteenth" => ordinal(18),
        "nineteenth" => ordinal(19),
        "twentieth" => ordinal(20),
        "thirtieth" => ordinal(30),
        _ => None,
    }
}

fn digits(word: &str) -> Option<Part> {
    let end = word
        .bytes()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b',' | b'.'))
        .unwrap_or(word.len());
    let value = Decimal::parse(&word[..end])?;
    match &word[end..] {
        "" => Some(Part::Digits(value)),
        "st" | "nd" | "rd" | "th" if value.decimals == 0 && value.digits < 10_000 => {
            Some(Part::Ordinal(value.digits as u32))
        }
        "mn" | "million" => Some(Part::Digits(value.scaled(6))),
        "bn" | "billion" => Some(Part::Digits(value.scaled(9))),
        "tn" => Some(Part::Digits(value.scaled(12))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expected: &[&str]) {
        let parts: Vec<Part> = phrase
            .split([' ', '-'])
            .map(|word| {
                if word == "and" {
                    Part::And
                } else {
                    part(word).unwrap()
                }
            })
            .collect();
        let mut rest = &parts[..];
        let mut found = vec![];
        while !rest.is_empty() {
            let number = read(rest);
            let mut out = String::new();
            number.value.write(&mut out);
            if number.ordinal {
                out.push_str("th");
            }
            found.push(out);
            rest = &rest[number.parts..];
        }
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn phrases_are_one_number() {
        check("twenty-five", &["25"]);
        check("two hundred and fifty million", &["250000000"]);
        check("1.2 million", &["1200000"]);
        check("2.3 billion", &["2300000000"]);
        check("three thousand four hundred six", &["3406"]);
        check("1,200,000", &["1200000"]);
        check("3.50", &["3.5"]);
        check("0.05", &["0.05"]);
        check("nineteen eighty-four", &["1984"]);
        check("twenty sixteen", &["2016"]);
        check("twenty-first", &["21th"]);
        check("21st", &["21th"]);
        check("million", &["1000000"]);
        check("4bn", &["4000000000"]);
    }

    #[test]
    fn numbers_side_by_side_stay_apart() {
        check("two three", &["2", "3"]);
        check("5 6", &["5", "6"]);
        check("five million six", &["5000006"]);
        check("thirty forty", &["30", "40"]);
    }

    #[test]
    fn numbers_too_long_to_be_numbers_are_not() {
        assert_eq!(part("123456789012345678901234567890"), None);
    }
}
