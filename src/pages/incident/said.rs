//! The words of incidents that their pages and dialogs share.

use crate::{
    base::{day::Date, minute::Minute},
    duties::incident::{Article, Count, Numbers},
    words::Words,
};

/// A minute: 12 月 31 日 22:50.
pub fn moment(w: Words, at: Minute, today: Date) -> String {
    format!("{} {:02}:{:02}", w.day(at.day(), today), at.hour(), at.minute())
}

/// So many minutes: 1 小时 5 分钟.
pub fn lasting(w: Words, minutes: i64) -> String {
    let minutes = usize::try_from(minutes.unsigned_abs()).unwrap_or(usize::MAX);
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, rest) => w.in_minutes(rest),
        (0, hours, 0) => w.in_hours(hours),
        (0, hours, rest) => format!("{} {}", w.in_hours(hours), w.in_minutes(rest)),
        (days, 0, _) => w.in_days(days),
        (days, hours, _) => format!("{} {}", w.in_days(days), w.in_hours(hours)),
    }
}

/// One number with what it counts; what is not known says so in the given words.
pub fn number(w: Words, count: Count, number: Option<u32>, unknown: &'static str) -> String {
    let Some(number) = number else { return unknown.to_owned() };
    let number = number as usize;
    if count.is_of_people() { w.in_people(number) } else { w.in_money(number) }
}

/// All four numbers after each other.
pub fn numbers(w: Words, numbers: Numbers) -> String {
    let one =
        |count: Count| format!("{} {}", w.in_count(count.code()), number(w, count, numbers.get(count), w.in_unknown()));
    Count::ALL.map(one).join(w.list_comma())
}

/// Who says so: the articles of each law after its name.
pub fn sources(w: Words, articles: &[Article]) -> String {
    let mut told: Vec<String> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let number = w.in_article(usize::from(article.number));
        match at.checked_sub(1).and_then(|before| articles.get(before)) {
            Some(before) if before.law == article.law => {
                if let Some(last) = told.last_mut() {
                    last.push_str(w.list_comma());
                    last.push_str(&number);
                }
            }
            _ => told.push(format!("{}{number}", w.in_law(article.law.code()))),
        }
    }
    told.join(w.in_semicolon())
}
