//! What the pages of a pilot and their dialogs say in the same words: days, months, shares, sums, and the timeline.

use crate::{
    base::{day::Date, id::PilotId, lang::Lang, points},
    pilots::{
        Pilot,
        figure::Share,
        indicators::Indicator,
        timeline::{Row, Source, Span, State, Timeline},
        whole,
    },
    state::Shown,
    ui::{
        el::{El, block},
        parts::{icon_small, span as words_span},
    },
    words::Words,
};

/// A number of things in a phrase.
pub fn many(n: impl TryInto<usize>) -> usize {
    n.try_into().unwrap_or(usize::MAX)
}

/// A day, or that nobody has entered one.
pub fn day(w: Words, day: Option<Date>, today: Date) -> String {
    day.map_or_else(|| w.not_given().to_owned(), |day| w.day(day, today))
}

/// Words, or that nobody has entered any.
pub fn given(w: Words, words: &str) -> String {
    if words.is_empty() { w.not_given().to_owned() } else { words.to_owned() }
}

/// The time of a pilot, or that nobody has entered it.
pub fn period(w: Words, pilot: &Pilot, today: Date) -> String {
    match (pilot.from, pilot.to) {
        (None, None) => w.not_given().to_owned(),
        (from, to) => w.pq_span(day(w, from, today), day(w, to, today)),
    }
}

/// A stretch of days: both, a point, or that nobody has entered one.
pub fn span(w: Words, span: Span, today: Date) -> String {
    match (span.from, span.to) {
        (None, None) => w.not_given().to_owned(),
        (None, Some(to)) => w.day(to, today),
        (Some(from), Some(to)) if from == to => w.day(to, today),
        (from, to) => w.pq_span(day(w, from, today), day(w, to, today)),
    }
}

/// A month with its year.
pub fn month(w: Words, day: Date) -> String {
    w.hz_month_of(many(day.year()), w.month(&day.month().to_string()))
}

/// A share with its numerator and denominator.
pub fn share(w: Words, share: Share) -> String {
    let (part, whole) = (many(share.part), many(share.whole));
    match share.tenths() {
        Some(tenths) => w.hz_share(part, whole, w.percent(u32::try_from(tenths).unwrap_or(u32::MAX))),
        None => w.pq_no_share(part, whole),
    }
}

/// The label of a field as the head of a column: without what is said to whoever fills it in.
pub fn bare(label: &'static str) -> &'static str {
    label.split(['（', '(']).next().unwrap_or(label).trim_end()
}

/// The name of an indicator: a built-in one, one of the pilot's own, or one that it has no more.
pub fn indicator(w: Words, pilot: &Pilot, code: &str) -> String {
    if Indicator::of_code(code).is_some() {
        return w.pt_indicator(code).to_owned();
    }
    let own = pilot.indicators.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
    own.filter(|name| !name.is_empty()).unwrap_or_else(|| w.pq_indicator_gone(code))
}

/// The timeline of a pilot, with the furthest stage as its people or its typed counts have it.
pub fn timeline(shown: &Shown, id: PilotId) -> Option<Timeline> {
    let (rooms, today) = (&shown.workspace, shown.today);
    let pilot = rooms.pilots.get(id)?;
    Some(whole::timeline(id, pilot, &rooms.candidates, &rooms.items, today).1)
}

/// The name of a row of the timeline; a stage may have one in English.
pub fn row_name(w: Words, pilot: &Pilot, row: &Row) -> String {
    match row.source {
        Source::Stage { at } => {
            pilot.stages.get(at).map_or_else(|| row.title.clone(), |stage| w.of(&stage.name, stage.name_en.as_deref()))
        }
        Source::Milestone { .. } => row.title.clone(),
    }
}

/// A line with a name, marked as Chinese unless it is the English one of a stage: an English voice would read it wrongly.
pub fn named(name: String, title: &str) -> El {
    let line = block("span", "row-line");
    let line = if name == title { line.attr("lang", Lang::Zh.tag()) } else { line };
    line.text(name)
}

/// How a row of the timeline stands: picture and word.
pub fn row_state(w: Words, state: State) -> El {
    let (class, picture) = match state {
        State::LateBegin | State::LateEnd => ("status status--late", icondata_lu::LuTriangleAlert),
        State::Running => ("status status--today", icondata_lu::LuClock),
        State::Done => ("status status--done", icondata_lu::LuCircleCheck),
        _ => ("status status--open", icondata_lu::LuCircle),
    };
    block("span", class).el(icon_small(picture)).text(w.pq_row_state(state.code()))
}

/// Something that is to be looked at: a picture and a sentence.
pub fn mark(words: impl Into<crate::ui::el::Text>) -> El {
    block("p", "mark-line").el(icon_small(icondata_lu::LuTriangleAlert)).el(words_span(words))
}

/// A published rate as it was typed: with as many decimals, where somebody noted how many.
pub fn rate(hundredths: u32, places: Option<u8>) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match places {
        None => points::write(hundredths),
        Some(0) => whole.to_string(),
        Some(1) => format!("{whole}.{}", rest / 10),
        Some(_) => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pilots::{
        item::{EntryKind, TaskKind},
        register,
    };

    #[test]
    fn every_code_of_the_plan_the_work_the_figures_and_the_register_has_its_word() {
        for w in [Words(Lang::Zh), Words(Lang::En)] {
            let states = ["not_planned", "to_come", "running", "done", "late_begin", "late_end", "undated"];
            assert!(states.iter().all(|code| !w.pq_row_state(code).is_empty()));
            assert!(["gone", "circle", "ahead", "reversed"].iter().all(|code| !w.pq_warn(code).is_empty()));
            assert!(["same", "moved", "added", "deleted"].iter().all(|code| !w.pq_change(code).is_empty()));
            assert!(TaskKind::ALL.iter().all(|kind| !w.pq_task_kind(kind.code()).is_empty()));
            assert!(Indicator::ALL.iter().all(|one| !w.pt_indicator(one.code()).is_empty()));
            assert!(register::State::ALL.iter().all(|state| !w.pq_entry_state(state.code()).is_empty()));
            for kind in EntryKind::ALL.map(EntryKind::code) {
                let said =
                    [w.pq_entry_kind(kind), w.pq_entry_add(kind), w.pq_entry_change(kind), w.pq_entry_text(kind)];
                assert!(
                    said.into_iter().chain([w.pq_entry_on(kind), w.pq_due_hint(kind)]).all(|word| !word.is_empty())
                );
            }
            let items = ["milestone", "baseline", "sitting", "task", "month", "published", "entry"];
            assert!(items.iter().all(|code| !w.pq_drop(code).is_empty()));
            let warnings =
                ["led_by_auxiliary", "assistants_alone", "too_few", "without_certificate", "certificate_unknown"];
            assert!(warnings.iter().all(|code| !w.pq_warned(code).is_empty()));
        }
    }

    #[test]
    fn a_published_rate_stands_as_it_was_typed() {
        let table =
            [(9534, Some(2), "95.34"), (9540, Some(2), "95.40"), (9540, Some(1), "95.4"), (9500, Some(0), "95")];
        for (hundredths, places, typed) in table {
            assert_eq!(rate(hundredths, places), typed);
        }
        assert_eq!([rate(9540, None), rate(9505, None)], ["95.4", "95.05"]);
    }

    #[test]
    fn a_share_says_its_denominator_also_where_it_is_nought() {
        let w = Words(Lang::Zh);
        assert_eq!(share(w, Share { part: 6546, whole: 6862 }), "6546 / 6862（95.4 %）");
        assert_eq!(share(w, Share { part: 0, whole: 0 }), "0 / 0（算不出比率）");
    }
}
