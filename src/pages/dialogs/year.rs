//! The work calendar: the days of an occasion, and the arrangement of a year.

use super::{done, open, unit::change};
use crate::{
    base::{
        calendar::{Dated, Festival, Occasion, Span},
        day::{Date, days_between},
        notice::{self, Draft, NotATable},
    },
    platform::page::{self as browser, Form},
    state::AppState,
    ui::{
        el::{El, View, block, el, live},
        parts::{button, choice, day_input, field, input, textarea},
    },
    words::Words,
};
use leptos::prelude::*;

/// A season that is longer is a typing error.
const LONGEST: i32 = 366;

/// When an occasion falls in a year.
pub fn occasion(state: AppState, occasion: Occasion, year: i16) -> View {
    let w = state.words();
    let shown = state.peek();
    let days = shown.desk.calendar.occasion(occasion, year);
    let own =
        shown.workspace.unit.calendar.dated().iter().any(|dated| dated.occasion == occasion && dated.year() == year);
    let name = w.occasion(occasion.code());
    let number = usize::from(year.unsigned_abs());
    let what = match occasion {
        Occasion::Festival(_) => w.un_festival_what(),
        Occasion::FloodSeason | Occasion::FireSeason => w.un_season_what(),
    };
    let remove = own.then(|| {
        let control = el("input").attr("type", "checkbox").attr("name", "remove");
        choice(control, w.un_day_remove(), Some(w.un_day_remove_note().to_owned()))
    });
    let mut body = vec![
        block("p", "muted").text(what).view(),
        block("div", "pair")
            .el(field("first", w.un_first_day(), None, day_input(days.map(Span::first))))
            .el(field("last", w.un_last_day(), None, day_input(days.map(Span::last))))
            .view(),
    ];
    body.extend(remove.map(El::view));
    open(state, w.un_occasion_title(number, name), false, body, w.save(), move |form| {
        let w = state.words();
        if form.ticked("remove") {
            return done(change(state, |unit| unit.calendar.remove(occasion, year)));
        }
        let (Some(first), Some(last)) = (form.day("first"), form.day("last")) else {
            return Err(w.un_both_days().to_owned());
        };
        let Some(days) = Span::new(first, last) else { return Err(w.un_reversed().to_owned()) };
        let dated = Dated { occasion, days };
        if dated.year() != year {
            return Err(match occasion {
                Occasion::Festival(_) => w.un_ends_elsewhere(usize::from(year.unsigned_abs())),
                _ => w.un_begins_elsewhere(usize::from(year.unsigned_abs())),
            });
        }
        if days_between(first, last) > LONGEST {
            return Err(w.un_too_long().to_owned());
        }
        done(change(state, |unit| unit.calendar.put(dated)))
    })
}

/// The arrangement of a year: read from the notice, or typed; looked at, then kept.
pub fn table(state: AppState, year: i16) -> View {
    let w = state.words();
    let number = usize::from(year.unsigned_abs());
    let shown = state.peek();
    let before = shown.desk.calendar.table(year).map_or_else(Draft::default, |table| Draft {
        year: Some(year),
        source: table.source.clone(),
        off: table.off.iter().flat_map(|off| off.festivals.iter().map(|festival| (*festival, off.days))).collect(),
        worked: table.worked.clone(),
    });
    let own = shown.workspace.unit.calendar.table(year).is_some();
    let draft = RwSignal::new(before);
    let told = RwSignal::new(String::new());
    let pasted = RwSignal::new(String::new());
    let read = move || {
        let w = state.words();
        let found = notice::read(&pasted.get_untracked(), year);
        told.set(match found.year {
            Some(other) if other != year => w.un_other_notice(usize::from(other.unsigned_abs())),
            _ if found.off.is_empty() => w.un_nothing_read().to_owned(),
            _ => w.un_read(found.off.len(), found.worked.len()),
        });
        if found.year.is_none_or(|other| other == year) && !found.off.is_empty() {
            draft.set(found);
        }
    };
    let paste = block("details", "pack-group")
        .flag("open", !own)
        .el(block("summary", "pack-group__head")
            .el(crate::ui::parts::icon(icondata_lu::LuChevronRight))
            .text(w.un_paste()))
        .el(block("div", "flow")
            .el(field(
                "notice",
                w.un_paste_label(),
                Some(w.un_paste_hint().to_owned()),
                textarea("4", "").on("input", move |event| pasted.set(browser::value(&event))),
            ))
            .el(el("p").el(button(w.un_paste_do()).click(read)))
            .kid(live(move || block("p", "small").attr("role", "status").text(told.get()).view())));
    let fields = live(move || draft.with(|draft| fields(w, draft, year)));
    let remove = own.then(|| {
        let control = el("input").attr("type", "checkbox").attr("name", "remove");
        choice(control, w.un_table_remove(), Some(w.un_table_remove_note().to_owned()))
    });
    let mut body = vec![block("p", "muted").text(w.un_table_what()).view(), paste.view(), fields];
    body.extend(remove.map(El::view));
    open(state, w.un_table_title(number), true, body, w.save(), move |form| {
        if form.ticked("remove") {
            return done(change(state, |unit| unit.calendar.remove_table(year)));
        }
        let table = filled(state.words(), form, year)?;
        done(change(state, |unit| unit.calendar.put_table(table)))
    })
}

/// The two names of a festival's fields.
fn names(festival: Festival) -> (&'static str, &'static str) {
    match festival {
        Festival::NewYear => ("new_year-1", "new_year-2"),
        Festival::SpringFestival => ("spring_festival-1", "spring_festival-2"),
        Festival::Qingming => ("qingming-1", "qingming-2"),
        Festival::Labour => ("labour-1", "labour-2"),
        Festival::DragonBoat => ("dragon_boat-1", "dragon_boat-2"),
        Festival::MidAutumn => ("mid_autumn-1", "mid_autumn-2"),
        Festival::National => ("national-1", "national-2"),
    }
}

fn fields(w: Words, draft: &Draft, year: i16) -> View {
    let rows = Festival::ALL.map(|festival| {
        let days = draft.off.iter().find(|(known, _)| *known == festival).map(|(_, days)| *days);
        let (first, last) = names(festival);
        let word = w.occasion(festival.code());
        let control = |name: &'static str, label: String, day: Option<Date>| {
            day_input(day).attr("name", name).attr("aria-label", label)
        };
        block("li", "year-form__row")
            .el(el("b").text(word))
            .el(control(first, w.un_first_of(word), days.map(Span::first)))
            .el(control(last, w.un_last_of(word), days.map(Span::last)))
    });
    let worked: Vec<String> = draft.worked.iter().map(|day| short(w, *day, year)).collect();
    block("div", "flow")
        .el(field(
            "source",
            w.un_source(),
            Some(w.un_source_hint().to_owned()),
            input(draft.source.clone()).attr("maxlength", "60"),
        ))
        .el(block("fieldset", "fieldset").el(block("legend", "field__label").text(w.un_days_off())).el(block(
            "ul",
            "year-form",
        )
        .els(rows)))
        .el(field(
            "worked",
            w.un_days_worked(),
            Some(w.un_days_worked_hint().to_owned()),
            textarea("2", worked.join(w.list_comma())),
        ))
        .view()
}

/// A day as it can be typed.
fn short(w: Words, day: Date, year: i16) -> String {
    match w.0 {
        crate::base::lang::Lang::Zh => w.day(day, Date::new(year, 1, 1).unwrap_or(day)),
        crate::base::lang::Lang::En => day.to_string(),
    }
}

fn filled(w: Words, form: &Form, year: i16) -> Result<crate::base::calendar::Year, String> {
    let mut off = Vec::new();
    for festival in Festival::ALL {
        let (first, last) = names(festival);
        let word = w.occasion(festival.code());
        match (form.day(first), form.day(last)) {
            (None, None) => {}
            (Some(first), Some(last)) => match Span::new(first, last) {
                Some(days) => off.push((festival, days)),
                None => return Err(w.un_reversed_of(word)),
            },
            _ => return Err(w.un_half(word)),
        }
    }
    let worked = notice::days(&form.text("worked"), year).map_err(|piece| w.un_no_day(piece))?;
    notice::table(year, &form.text("source"), &off, &worked).map_err(|why| not_a_table(w, why, year))
}

fn not_a_table(w: Words, why: NotATable, year: i16) -> String {
    let name = |festival: Festival| w.occasion(festival.code());
    let day = |day| short(w, day, year);
    let number = usize::from(year.unsigned_abs());
    match why {
        NotATable::Missing(festival) => w.un_missing(name(festival)),
        NotATable::OtherYear(festival) => w.un_other_year(name(festival), number),
        NotATable::TooLong(festival) => w.un_long(name(festival)),
        NotATable::Overlap(one, other) => w.un_overlap(name(one), name(other)),
        NotATable::NotAWeekend(found) => w.un_not_weekend(day(found), w.weekday(&found.weekday().to_string())),
        NotATable::WorkedElsewhere(found) => w.un_worked_elsewhere(day(found), number),
        NotATable::WorkedOff(found) => w.un_worked_off(day(found)),
    }
}
