//! The register of decisions, risks and issues: what is open, what is overdue, in which order, how many.

use super::item::{Entry, EntryKind, Items, What};
use crate::base::{
    day::{Date, days_between},
    id::{ItemId, PilotId},
    order,
};

/// An entry and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its id.
    pub id: ItemId,
    /// What was entered.
    pub entry: &'a Entry,
    /// How it stands.
    pub state: State,
    /// Days until its day, where it has one and is not settled; negative where the day is over.
    pub days: Option<i32>,
}

/// How an entry stands, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Open, and its day is over.
    Overdue,
    /// Open.
    Open,
    /// A decision to which no day is set: there is nothing left to be done about it, and it stands.
    Stands,
    /// Settled.
    Closed,
}

impl State {
    /// All, the most urgent first.
    pub const ALL: [State; 4] = [State::Overdue, State::Open, State::Stands, State::Closed];

    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Open => "open",
            State::Stands => "stands",
            State::Closed => "closed",
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, State::Overdue | State::Open)
    }
}

/// How an entry stands on a day. One that is said to be settled on a later day is not settled yet.
pub fn state(entry: &Entry, today: Date) -> State {
    match entry.due {
        _ if entry.closed.is_some_and(|closed| closed <= today) => State::Closed,
        Some(due) if due < today => State::Overdue,
        None if entry.kind == EntryKind::Decision => State::Stands,
        _ => State::Open,
    }
}

/// The register of a pilot: overdue first, the longest first; then what is open by its day, without one last; then
/// decisions that stand and what is settled, the latest first. With the same day by id.
pub fn lines(pilot: PilotId, items: &Items, today: Date) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    for (id, item) in items.iter().filter(|(_, item)| item.pilot == pilot) {
        let What::Entry { entry } = &item.what else { continue };
        let state = state(entry, today);
        let days = entry.due.filter(|_| state != State::Closed).map(|due| days_between(today, due));
        lines.push(Line { id, entry, state, days });
    }
    order::sort_by_key(&mut lines, |line| {
        let day = match line.state {
            State::Overdue | State::Open => days_between(Date::MIN, line.entry.due.unwrap_or(Date::MAX)),
            State::Stands => -days_between(Date::MIN, line.entry.on),
            State::Closed => -days_between(Date::MIN, line.entry.closed.unwrap_or(line.entry.on)),
        };
        (line.state, day, line.id)
    });
    lines
}

/// How many entries of a kind stand how, in the order of [`State::ALL`]; of all kinds for `None`.
pub fn counts(lines: &[Line<'_>], kind: Option<EntryKind>) -> [u32; State::ALL.len()] {
    let mut counts = [0; State::ALL.len()];
    for line in lines.iter().filter(|line| kind.is_none_or(|kind| line.entry.kind == kind)) {
        for (count, state) in counts.iter_mut().zip(State::ALL) {
            *count += u32::from(line.state == state);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::item::Item,
    };
    use proptest::prelude::*;

    /// Days of March; 0 is none.
    fn item(kind: EntryKind, text: &str, on: u8, due: u8, closed: u8) -> Item {
        let day = |day| Date::new(2026, 3, day);
        let on = date(2026, 3, on);
        let (owner, answer, text) = (String::new(), String::new(), text.into());
        let entry = Entry { kind, text, on, owner, due: day(due), answer, closed: day(closed) };
        Item { pilot: Id::new(1), what: What::Entry { entry }, entered: on }
    }

    #[test]
    fn what_is_overdue_stands_first_and_what_is_settled_last() {
        use EntryKind::{Decision, Issue, Risk};
        let all = [
            item(Risk, "经费未到", 1, 0, 0),
            item(Issue, "无执法证", 1, 9, 0),
            item(Issue, "合同到期", 1, 10, 0),
            item(Decision, "由县局购买", 3, 0, 0),
            item(Decision, "先试一年", 4, 0, 0),
            item(Decision, "月底前发证", 1, 31, 0),
            item(Risk, "流失", 1, 5, 6),
            item(Risk, "天气", 1, 0, 8),
            item(Issue, "漏报", 1, 8, 11),
            item(Issue, "早已逾期", 1, 2, 0),
        ];
        let items: Items = (1..).map(Id::new).zip(all).collect();
        let lines = lines(Id::new(1), &items, date(2026, 3, 10));
        let told: Vec<_> = lines.iter().map(|line| (line.entry.text.as_str(), line.state.code(), line.days)).collect();
        let expected = [
            ("早已逾期", "overdue", Some(-8)),
            // Said to be settled tomorrow.
            ("漏报", "overdue", Some(-2)),
            ("无执法证", "overdue", Some(-1)),
            ("合同到期", "open", Some(0)),
            ("月底前发证", "open", Some(21)),
            ("经费未到", "open", None),
            ("先试一年", "stands", None),
            ("由县局购买", "stands", None),
            ("天气", "closed", None),
            ("流失", "closed", None),
        ];
        assert_eq!(told, expected);
        assert_eq!(counts(&lines, None), [3, 3, 2, 2]);
        assert_eq!(counts(&lines, Some(Issue)), [3, 1, 0, 0]);
        assert_eq!(counts(&lines, Some(Decision)), [0, 1, 2, 0]);
    }

    proptest! {
        #[test]
        fn every_entry_is_counted_once(entries in prop::collection::vec((0usize..3, 1u8..20, 0u8..32, 0u8..32), 0..12), today in 1u8..=31) {
            let all = entries.iter().map(|(kind, on, due, closed)| item(EntryKind::ALL[*kind], "甲", *on, *due, *closed));
            let items: Items = (1..).map(Id::new).zip(all).collect();
            let lines = lines(Id::new(1), &items, date(2026, 3, today));
            prop_assert_eq!(counts(&lines, None).iter().sum::<u32>() as usize, entries.len());
            let by_kind: Vec<_> = EntryKind::ALL.iter().map(|kind| counts(&lines, Some(*kind))).collect();
            for (at, count) in counts(&lines, None).into_iter().enumerate() {
                prop_assert_eq!(by_kind.iter().map(|counts| counts[at]).sum::<u32>(), count);
            }
            prop_assert!(lines.windows(2).all(|pair| pair[0].state <= pair[1].state));
            let late = |line: &&Line| line.state == State::Overdue;
            prop_assert!(lines.iter().filter(late).all(|line| line.days.is_some_and(|days| days < 0)));
        }
    }
}
