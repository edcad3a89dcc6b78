//! Days as a calendar file (iCalendar, RFC 5545) that a phone or Outlook takes in, and that reminds.
//!
//! An event keeps its uid, so bringing in a newer file changes what is there and adds nothing twice.

use crate::base::day::{Date, days_after};

/// What happens on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// By which another program knows it again: the same in every file, no other event's.
    pub uid: String,
    /// How often it was changed: where it is higher than what a program has, the program takes the new one (RFC 5545,
    /// 3.8.7.4). At most 2,147,483,647 is written.
    pub sequence: u32,
    /// The day, the whole of it.
    pub day: Date,
    /// In a few words.
    pub title: String,
    /// More of it; may be empty.
    pub details: String,
    /// When to remind.
    pub alarms: Vec<Alarm>,
}

/// A reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// How many days before.
    pub days_before: u16,
    /// At which hour of that day, 0–23, where the device is.
    pub hour: u8,
    /// At which minute of that hour, 0–59.
    pub minute: u8,
}

/// When a file is made, in UTC: the format has no local time for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The day in UTC.
    pub day: Date,
    /// Seconds since its beginning, 0–86,399.
    pub second: u32,
}

/// The most octets of a line, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The file of a calendar. A device may show its name.
pub fn calendar(name: &str, made: Stamp, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//luoshi//luoshi//ZH");
    line(&mut out, "CALSCALE:GREGORIAN");
    text(&mut out, "X-WR-CALNAME", name);
    for each in events {
        event(&mut out, made, each);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, made: Stamp, event: &Event) {
    line(out, "BEGIN:VEVENT");
    text(out, "UID", &event.uid);
    let second = made.second.min(86_399);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    line(out, &format!("DTSTAMP:{}T{hour:02}{minute:02}{second:02}Z", digits(made.day)));
    line(out, &format!("SEQUENCE:{}", event.sequence.min(i32::MAX as u32)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", digits(event.day)));
    // The day after the last one. It may be left out, but not every phone knows that.
    if let Some(next) = days_after(event.day, 1) {
        line(out, &format!("DTEND;VALUE=DATE:{}", digits(next)));
    }
    text(out, "SUMMARY", &event.title);
    if !event.details.is_empty() {
        text(out, "DESCRIPTION", &event.details);
    }
    // A duty does not make the day busy.
    line(out, "TRANSP:TRANSPARENT");
    for alarm in &event.alarms {
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        text(out, "DESCRIPTION", &event.title);
        line(out, &format!("TRIGGER:{}", trigger(*alarm)));
        line(out, "END:VALARM");
    }
    line(out, "END:VEVENT");
}

/// From the beginning of the day: `PT8H30M`, `-PT15H` (9:00 the day before), `-P6DT15H` (9:00 seven days before).
fn trigger(alarm: Alarm) -> String {
    let at = u32::from(alarm.hour.min(23)) * 60 + u32::from(alarm.minute.min(59));
    let days = u32::from(alarm.days_before);
    let (sign, minutes) = if days == 0 { ("", at) } else { ("-", days * 24 * 60 - at) };
    let mut out = format!("{sign}P");
    let (days, hours, minutes) = (minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
    if days > 0 {
        out += &format!("{days}D");
    }
    if days == 0 || hours + minutes > 0 {
        out.push('T');
    }
    if hours > 0 || days + minutes == 0 {
        out += &format!("{hours}H");
    }
    if minutes > 0 {
        out += &format!("{minutes}M");
    }
    out
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A property that holds a text. Marks of the format get a backslash, every kind of line end is written `\n`, and
/// control characters, which the format has no way to write, are left out (RFC 5545, 3.3.11).
fn text(out: &mut String, name: &str, value: &str) {
    let mut whole = String::with_capacity(name.len() + value.len() + 1);
    whole.push_str(name);
    whole.push(':');
    let mut last = ' ';
    for mark in value.chars() {
        match mark {
            '\n' if last == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => whole.push_str("\\n"),
            '\\' | ';' | ',' => whole.extend(['\\', mark]),
            '\t' => whole.push('\t'),
            mark if mark.is_control() => {}
            mark => whole.push(mark),
        }
        last = mark;
    }
    line(out, &whole);
}

/// Writes a line, folded: what goes on in the next one begins there after a space. No character is cut in two.
fn line(out: &mut String, whole: &str) {
    let mut room = LONGEST;
    for mark in whole.chars() {
        if mark.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(mark);
        room -= mark.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::date;
    use proptest::prelude::*;

    const MADE: Stamp = Stamp { day: date(2026, 11, 24), second: 7 * 3600 + 3 * 60 + 9 };

    fn event(title: &str, details: &str) -> Event {
        Event {
            uid: "0000000000001-2026-12-31@luoshi".into(),
            sequence: 2,
            day: date(2026, 12, 31),
            title: title.into(),
            details: details.into(),
            alarms: vec![Alarm { days_before: 3, hour: 9, minute: 0 }],
        }
    }

    #[test]
    fn a_duty_on_a_day_as_phones_read_it() {
        let expected = "BEGIN:VCALENDAR\r\n\
            VERSION:2.0\r\n\
            PRODID:-//luoshi//luoshi//ZH\r\n\
            CALSCALE:GREGORIAN\r\n\
            X-WR-CALNAME:落实\r\n\
            BEGIN:VEVENT\r\n\
            UID:0000000000001-2026-12-31@luoshi\r\n\
            DTSTAMP:20261124T070309Z\r\n\
            SEQUENCE:2\r\n\
            DTSTART;VALUE=DATE:20261231\r\n\
            DTEND;VALUE=DATE:20270101\r\n\
            SUMMARY:值班\\, 交接\\; 1\\\\2\r\n\
            DESCRIPTION:镇长\\n安办\r\n\
            TRANSP:TRANSPARENT\r\n\
            BEGIN:VALARM\r\n\
            ACTION:DISPLAY\r\n\
            DESCRIPTION:值班\\, 交接\\; 1\\\\2\r\n\
            TRIGGER:-P2DT15H\r\n\
            END:VALARM\r\n\
            END:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(calendar("落实", MADE, &[event("值班, 交接; 1\\2", "镇长\r\n安办")]), expected);
    }

    #[test]
    fn an_alarm_rings_at_its_hour() {
        for (days_before, (hour, minute), expected) in [
            (0, (0, 0), "PT0H"),
            (0, (9, 0), "PT9H"),
            (0, (8, 30), "PT8H30M"),
            (0, (0, 5), "PT5M"),
            (1, (9, 0), "-PT15H"),
            (1, (8, 30), "-PT15H30M"),
            (1, (23, 30), "-PT30M"),
            (1, (0, 0), "-P1D"),
            (2, (23, 30), "-P1DT30M"),
            (7, (9, 0), "-P6DT15H"),
            (7, (0, 0), "-P7D"),
            (2, (23, 0), "-P1DT1H"),
            (u16::MAX, (u8::MAX, u8::MAX), "-P65534DT1M"),
        ] {
            let alarm = Alarm { days_before, hour, minute };
            assert_eq!(trigger(alarm), expected, "{days_before} days before at {hour}:{minute:02}");
        }
    }

    #[test]
    fn the_last_day_of_the_calendar_has_no_day_after_it() {
        let file = calendar("", MADE, &[Event { day: date(9999, 12, 31), ..event("值班", "") }]);
        assert!(file.contains("DTSTART;VALUE=DATE:99991231\r\nSUMMARY"));
    }

    /// Reads as the RFC says: lines unfolded first, then each a name, a colon and a value.
    fn read(file: &str) -> Vec<(String, String)> {
        let unfolded = file.replace("\r\n ", "");
        let lines = unfolded.strip_suffix("\r\n").unwrap().split("\r\n");
        lines.map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), plain(value))).unwrap()).collect()
    }

    fn plain(value: &str) -> String {
        let (mut out, mut marks) = (String::new(), value.chars());
        while let Some(mark) = marks.next() {
            match mark {
                '\\' => out.push(match marks.next() {
                    Some('n') => '\n',
                    Some(mark) => mark,
                    None => panic!("cut off"),
                }),
                ';' | ',' => panic!("not escaped"),
                mark => out.push(mark),
            }
        }
        out
    }

    fn value(file: &[(String, String)], name: &str) -> String {
        file.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// A text with one kind of line end, and without what cannot be written.
    fn survives(text: &str) -> String {
        let ends = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        ends.chars().filter(|mark| !mark.is_control() || matches!(mark, '\n' | '\t')).collect()
    }

    proptest! {
        #[test]
        fn any_words_survive_and_no_line_is_too_long(title in "\\PC{0,80}", details in "(\\PC|[;,:\\\\\n\r\t\u{0}\u{b}\u{7f}\u{85}\u{2028} ]){0,120}") {
            let file = calendar(&title, MADE, &[event(&title, &details)]);
            for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{} octets: {line:?}", line.len());
                prop_assert!(!line.chars().any(|mark| mark.is_control() && mark != '\t'));
            }
            let read = read(&file);
            let expected = if details.is_empty() { survives(&title) } else { survives(&details) };
            prop_assert_eq!(value(&read, "DESCRIPTION"), expected);
            prop_assert_eq!(value(&read, "SUMMARY"), survives(&title));
            prop_assert_eq!(value(&read, "X-WR-CALNAME"), survives(&title));
        }

        #[test]
        fn every_event_stands_once_under_its_uid(titles in prop::collection::vec("[a-z]{1,4}", 0..5)) {
            let events: Vec<Event> = titles.iter().enumerate().map(|(at, title)| Event { uid: at.to_string(), ..event(title, "") }).collect();
            let read = read(&calendar("", MADE, &events));
            let uids: Vec<String> = read.iter().filter(|(name, _)| name == "UID").map(|(_, uid)| uid.clone()).collect();
            prop_assert_eq!(uids, (0..titles.len()).map(|at| at.to_string()).collect::<Vec<_>>());
        }
    }
}
