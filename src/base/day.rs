//! Civil days: dates without a clock time or a time zone.
//!
//! Everything that is due is due on a local civil day; an instant would be yesterday in China before
//! 08:00. "Today" is always an argument.

pub use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The day `months` after `from`, clamped to the end of a shorter month (31 January + 1 → 28 February).
/// `None` beyond the calendar's range (year 9999).
pub fn months_after(from: Date, months: i32) -> Option<Date> {
    from.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The day `days` after `from` (negative: before). `None` beyond the calendar's range.
pub fn days_after(from: Date, days: i32) -> Option<Date> {
    from.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The Sunday that ends the week of `day` (weeks begin on Monday, as in China).
pub fn week_end(day: Date) -> Date {
    let left = 7 - day.weekday().to_monday_one_offset();
    day.checked_add(left.days()).unwrap_or(day)
}

/// The last day of the period of `months` months (1, 3, 6 or 12, counted from January) that holds `day`.
pub fn period_end(day: Date, months: i8) -> Date {
    let months = months.clamp(1, 12);
    let last = ((day.month() - 1) / months + 1) * months;
    Date::new(day.year(), last.min(12), 1).map_or(day, Date::last_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn month_ends_clamp_and_do_not_drift() {
        let from = date(2026, 1, 31);
        assert_eq!(months_after(from, 1), Some(date(2026, 2, 28)));
        assert_eq!(months_after(from, 2), Some(date(2026, 3, 31)));
        assert_eq!(months_after(from, 25), Some(date(2028, 2, 29)));
        assert_eq!(months_after(date(9999, 12, 31), 1), None);
    }

    #[test]
    fn ends_of_periods() {
        assert_eq!(week_end(date(2026, 11, 24)), date(2026, 11, 29));
        assert_eq!(week_end(date(2026, 11, 29)), date(2026, 11, 29));
        assert_eq!(period_end(date(2026, 2, 3), 1), date(2026, 2, 28));
        assert_eq!(period_end(date(2026, 2, 3), 3), date(2026, 3, 31));
        assert_eq!(period_end(date(2026, 7, 1), 6), date(2026, 12, 31));
        assert_eq!(period_end(date(2026, 7, 1), 12), date(2026, 12, 31));
    }

    #[test]
    fn days_between_days() {
        assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 1)), 1);
        assert_eq!(days_between(date(2026, 3, 1), date(2024, 3, 1)), -730);
    }
}
