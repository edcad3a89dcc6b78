//! The unit's names, what is settled locally, and locks.

use super::{ask_reason, done, open};
use crate::{
    base::day::Date,
    duties::{
        score::{Part, Scoring},
        unit::{Lock, Unit},
    },
    pages::score::score_of,
    platform::page::Form,
    state::{AppState, Shown},
    ui::{
        el::{View, block},
        parts::{day_input, field, input, number_input, para},
    },
    workspace::Edit,
};
use std::sync::Arc;

/// A township that reports later than after a day would not report an incident.
const MOST_MINUTES: u32 = 24 * 60;

/// The unit of this moment, changed and kept.
pub(super) fn change(state: AppState, change: impl FnOnce(&mut Unit)) -> bool {
    let mut unit = Unit::clone(&state.peek().workspace.unit);
    change(&mut unit);
    state.edit(Edit::ChangeUnit { unit: Arc::new(unit) })
}

/// Its name and its county.
pub fn names(state: AppState) -> View {
    let w = state.words();
    let unit = state.peek().workspace.unit.clone();
    let body = vec![
        field("unit", w.un_name(), Some(w.un_name_hint().to_owned()), input(unit.name.clone()).attr("maxlength", "60"))
            .view(),
        field(
            "county",
            w.un_county(),
            Some(w.un_county_hint().to_owned()),
            input(unit.county.clone()).attr("maxlength", "60"),
        )
        .view(),
    ];
    open(state, w.un_change_names().to_owned(), false, body, w.save(), move |form| {
        let (name, county) = (form.text("unit"), form.text("county"));
        if name.is_empty() {
            return Err(state.words().un_name_missing().to_owned());
        }
        done(change(state, |unit| {
            unit.name = name;
            unit.county = county;
        }))
    })
}

/// Within how many minutes the township reports, and the points of the score.
pub fn local(state: AppState) -> View {
    let w = state.words();
    let unit = state.peek().workspace.unit.clone();
    let points = |name: &'static str, number: u32| {
        let usual = Scoring::default();
        let usual = match name {
            "points" => usual.points,
            "missing" => usual.missing,
            "bare" => usual.bare,
            "late" => usual.late,
            _ => usual.came_back,
        };
        let hint = w.un_suggested(usual as usize);
        field(name, w.un_score(name), Some(hint), number_input(Some(number), ""))
    };
    let scoring = &unit.scoring;
    let body = vec![
        field(
            "minutes",
            w.un_report(),
            Some(w.un_minutes_hint().to_owned()),
            number_input(unit.report_minutes, w.un_at_once()).attr("class", "input"),
        )
        .view(),
        block("p", "small muted").text(w.un_minutes_note()).view(),
        block("div", "pair")
            .els([
                points("points", scoring.points),
                points("missing", scoring.missing),
                points("bare", scoring.bare),
                points("late", scoring.late),
                points("came_back", scoring.came_back),
            ])
            .view(),
        block("p", "small muted").text(w.un_score_note()).view(),
    ];
    open(state, w.un_change_local().to_owned(), false, body, w.save(), move |form| {
        let w = state.words();
        let minutes = match form.text("minutes").as_str() {
            "" => None,
            typed => match typed.parse::<u32>() {
                Ok(minutes) if (1..=MOST_MINUTES).contains(&minutes) => Some(minutes),
                _ => return Err(w.un_minutes_wrong(typed)),
            },
        };
        let scoring = Scoring {
            points: number(state, form, "points")?,
            missing: number(state, form, "missing")?,
            bare: number(state, form, "bare")?,
            late: number(state, form, "late")?,
            came_back: number(state, form, "came_back")?,
        };
        if scoring.points == 0 {
            return Err(w.un_no_points().to_owned());
        }
        if scoring.bare < scoring.missing {
            return Err(w.un_bare_less(scoring.bare as usize, scoring.missing as usize));
        }
        if scoring.late > scoring.missing {
            return Err(w.un_late_more(scoring.late as usize, scoring.missing as usize));
        }
        done(change(state, |unit| {
            unit.report_minutes = minutes;
            unit.scoring = scoring;
        }))
    })
}

fn number(state: AppState, form: &Form, name: &str) -> Result<u32, String> {
    let typed = form.text(name);
    let number = typed.parse::<u32>().ok().filter(|number| *number <= Scoring::MOST);
    number.ok_or_else(|| state.words().un_number_wrong(state.words().un_score(name), Scoring::MOST as usize))
}

/// The end of the quarter before the one in which a day lies.
fn last_quarter(day: Date) -> Option<Date> {
    Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)?.yesterday()
}

/// Locks everything up to a day.
pub fn lock(state: AppState) -> View {
    let w = state.words();
    let today = state.today();
    let until = last_quarter(today).filter(|end| !state.peek().workspace.unit.is_locked(*end));
    let latest = today.yesterday().map_or_else(String::new, |day| day.to_string());
    let body = vec![
        para(w.un_lock_what()).view(),
        field("until", w.un_lock_day(), Some(w.un_lock_day_hint().to_owned()), day_input(until).attr("max", latest))
            .view(),
        field("by", w.un_lock_who(), None, input(state.by()).attr("maxlength", "40")).view(),
    ];
    open(state, w.un_lock_do().to_owned(), false, body, w.un_lock_do(), move |form| {
        let w = state.words();
        let Some(until) = form.day("until") else { return Err(w.un_lock_missing().to_owned()) };
        let (today, unit) = (state.today(), state.peek().workspace.unit.clone());
        if until >= today {
            return Err(w.un_lock_future().to_owned());
        }
        if let Some(locked) = unit.locked_until().filter(|locked| until <= *locked) {
            return Err(w.un_lock_before(w.day(locked, today)));
        }
        let score = locked_score(&state.peek(), until);
        let lock = Lock { until, on: today, by: form.text("by"), score, opened: None };
        let was = state.edit(Edit::Lock { lock });
        if was {
            state.done(w.un_locked(w.day(until, today)));
        }
        done(was)
    })
}

/// The score of the period that a lock up to `until` closes: from the day after the one before it, else from the first
/// day of that year.
fn locked_score(shown: &Shown, until: Date) -> Option<u32> {
    let before = shown.workspace.unit.locked_until().and_then(Date::tomorrow);
    let from = before.or_else(|| Date::new(until.year(), 1, 1))?;
    score_of(shown, None, (from, until)).figure(Part::Total).tenths()
}

/// Opens the latest locked period again.
pub fn unlock(state: AppState) -> View {
    let w = state.words();
    ask_reason(state, w.un_unlock(), w.un_unlock_what(), move |why| {
        let was = state.edit(Edit::Unlock { why, on: state.today() });
        if was {
            state.done(state.words().un_unlocked());
        }
        was
    })
}
