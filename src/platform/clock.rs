//! The one door to the clock. Local civil time; UTC only where a file format wants it.

use crate::base::{day::Date, minute::Minute};

/// Today, as the device says.
pub fn today() -> Date {
    let (date, _) = read();
    date
}

/// Now in local time, `2026-11-24T15:03:10`.
pub fn now() -> String {
    let (date, time) = read();
    format!("{date}T{time}")
}

/// This minute in local time.
pub fn minute() -> Minute {
    let (date, time) = read();
    format!("{date}T{}", time.get(..5).unwrap_or_default()).parse().unwrap_or(Minute::last_of(date))
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn read() -> (Date, String) {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(1970);
    let date =
        Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(crate::base::day::date(1970, 1, 1));
    let time = format!("{:02}:{:02}:{:02}", now.get_hours(), now.get_minutes(), now.get_seconds());
    (date, time)
}

/// Now in UTC, the day and the seconds since it began: for the stamp of a calendar file (`share::ics`), never to say
/// what is due.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn utc() -> (Date, u32) {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = i16::try_from(now.get_utc_full_year()).unwrap_or(1970);
    let date = Date::new(year, part(now.get_utc_month() + 1), part(now.get_utc_date()));
    let second = (now.get_utc_hours() * 60 + now.get_utc_minutes()) * 60 + now.get_utc_seconds();
    (date.unwrap_or(crate::base::day::date(1970, 1, 1)), second)
}

/// Milliseconds since some moment, to measure how long something took.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn ticks() -> f64 {
    js_sys::Date::now()
}
