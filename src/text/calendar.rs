//! Dates as numbers of days.

/// Days up to an ISO date (after Hinnant's `days_from_civil`); `None` for anything else.
pub(crate) fn day(date: &str) -> Option<i32> {
    let mut fields = date.get(..10)?.split('-');
    let year: i32 = fields.next()?.parse().ok()?;
    let month: i32 = fields.next()?.parse().ok()?;
    let day: i32 = fields.next()?.parse().ok()?;
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * since_march + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_over_months_and_years() {
        let apart = |one: &str, other: &str| Some(day(other)? - day(one)?);
        assert_eq!(apart("2019-02-28", "2019-03-01"), Some(1));
        assert_eq!(apart("2020-02-28", "2020-03-01"), Some(2));
        assert_eq!(apart("2018-12-31", "2019-01-02T10:00"), Some(2));
        assert_eq!(day("Tuesday"), None);
    }
}
