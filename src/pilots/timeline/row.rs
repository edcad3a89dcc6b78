//! A row of the timeline: how it stands, by how much it slips, what it waits for.

use crate::{
    base::{
        day::{Date, days_between},
        id::{ItemId, PilotId},
    },
    pilots::{
        item::{Item, Items, Milestone, What, leads_back},
        stage::Stage,
    },
};

/// A stage or a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// By which a baseline knows it: `stage interview`, `milestone 0000000000001`.
    pub key: String,
    /// What it is of.
    pub source: Source,
    /// Its name.
    pub title: String,
    /// Who sees to it; empty for a stage.
    pub owner: String,
    /// As planned.
    pub plan: Span,
    /// As it was. Days after today are kept here too, but nothing follows from them except a warning.
    pub actual: Span,
    /// How it stands.
    pub state: State,
    /// How late it began.
    pub slip_from: Option<Slip>,
    /// How late it was reached.
    pub slip: Option<Slip>,
    /// What has to be reached before it begins.
    pub after: Vec<Dependency>,
    /// What is to be marked.
    pub warnings: Vec<Warning>,
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A stage.
    Stage {
        /// Which, counted from 0.
        at: usize,
    },
    /// A milestone.
    Milestone {
        /// Which.
        id: ItemId,
    },
}

/// A stretch of days; a point has only its last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Span {
    /// The first day that is known.
    pub fn start(self) -> Option<Date> {
        self.from.or(self.to)
    }

    /// The last day that is known.
    pub fn last(self) -> Option<Date> {
        self.to.or(self.from)
    }

    /// Without the days after `today`.
    pub(super) fn until(self, today: Date) -> Span {
        let come = |day: &Date| *day <= today;
        Span { from: self.from.filter(come), to: self.to.filter(come) }
    }
}

/// How a row stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has set a day.
    NotPlanned,
    /// Its day has not come.
    ToCome,
    /// Has begun.
    Running,
    /// Is reached.
    Done,
    /// Should have begun.
    LateBegin,
    /// Should have been reached.
    LateEnd,
    /// A stage that lies behind those that people have reached, and nobody entered its days: over, but nobody knows when.
    Undated,
}

impl State {
    /// The code by which its word is found.
    pub fn code(self) -> &'static str {
        match self {
            State::NotPlanned => "not_planned",
            State::ToCome => "to_come",
            State::Running => "running",
            State::Done => "done",
            State::LateBegin => "late_begin",
            State::LateEnd => "late_end",
            State::Undated => "undated",
        }
    }

    /// Whether a planned day is over without what was planned for it.
    pub fn is_late(self) -> bool {
        matches!(self, State::LateBegin | State::LateEnd)
    }
}

/// Days by which the plan was missed; negative is earlier than planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// So many.
    pub days: i32,
    /// Not there yet: counted to today, and growing.
    pub open: bool,
}

/// Something that has to be reached before a row begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The milestone.
    pub id: ItemId,
    /// Its name; `None` where it was taken away.
    pub title: Option<String>,
    /// The day on which it was reached.
    pub reached: Option<Date>,
}

/// What is to be marked about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Began before what it depends on was reached.
    BeganBefore {
        /// What it depends on.
        on: ItemId,
    },
    /// Is to begin before what it depends on is to be reached.
    PlannedBefore {
        /// What it depends on.
        on: ItemId,
    },
    /// What it depends on was taken away.
    Gone {
        /// What it depended on.
        on: ItemId,
    },
    /// Depends on itself over others, as two files put together may: it can never begin.
    Circle,
    /// A day on which it is said to have begun or been reached is still to come.
    Ahead,
    /// Ends before it begins, by plan or by what was entered.
    Reversed,
}

impl Warning {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Warning::BeganBefore { .. } => "began_before",
            Warning::PlannedBefore { .. } => "planned_before",
            Warning::Gone { .. } => "gone",
            Warning::Circle => "circle",
            Warning::Ahead => "ahead",
            Warning::Reversed => "reversed",
        }
    }
}

/// The milestones of a pilot.
pub(super) fn milestones(id: PilotId, items: &Items) -> impl Iterator<Item = (ItemId, &Milestone)> {
    items.iter().filter_map(move |(item, value)| Some((item, milestone(id, value)?)))
}

/// The milestone that an item is, if it is one of this pilot.
fn milestone(id: PilotId, item: &Item) -> Option<&Milestone> {
    match &item.what {
        What::Milestone { milestone } if item.pilot == id => Some(milestone),
        _ => None,
    }
}

/// The day by which a row stands among the others.
pub(super) fn place(row: &Row) -> Option<Date> {
    row.plan.from.or(row.actual.from).or(row.plan.to).or(row.actual.to)
}

pub(super) fn of_stage(at: usize, stage: &Stage, reached: Option<usize>, today: Date) -> Row {
    let plan = Span { from: stage.plan_from, to: stage.plan_to };
    let actual = Span { from: stage.from, to: stage.to };
    let known = actual.until(today);
    let state = if reached.is_some_and(|reached| at < reached) && known == Span::default() {
        State::Undated
    } else {
        // The furthest one has begun even where nobody entered on which day.
        standing(plan, actual, today, reached == Some(at))
    };
    let mut row =
        row(format!("stage {}", stage.code), Source::Stage { at }, &stage.name, "", plan, actual, state, today);
    if reached.is_some_and(|reached| at <= reached) && known.from.is_none() {
        row.slip_from = None;
    }
    row
}

pub(super) fn of_milestone(id: ItemId, milestone: &Milestone, pilot: PilotId, items: &Items, today: Date) -> Row {
    let plan = Span { from: milestone.plan_from, to: milestone.plan_to };
    let actual = Span { from: milestone.from, to: milestone.to };
    let state = standing(plan, actual, today, false);
    let source = Source::Milestone { id };
    let mut row =
        row(format!("milestone {id}"), source, &milestone.title, &milestone.owner, plan, actual, state, today);
    let began = actual.until(today).start();
    for on in milestone.after.iter().copied() {
        let before = items.get(on).and_then(|item| self::milestone(pilot, item));
        let reached = before.and_then(|before| before.to).filter(|day| *day <= today);
        row.after.push(Dependency { id: on, title: before.map(|before| before.title.clone()), reached });
        let Some(before) = before else {
            row.warnings.push(Warning::Gone { on });
            continue;
        };
        if began.is_some_and(|began| reached.is_none_or(|reached| began < reached)) {
            row.warnings.push(Warning::BeganBefore { on });
        }
        if matches!((plan.start(), before.plan_to), (Some(begin), Some(reach)) if begin < reach) {
            row.warnings.push(Warning::PlannedBefore { on });
        }
    }
    if leads_back(id, &milestone.after, items) {
        row.warnings.push(Warning::Circle);
    }
    row
}

/// How something with these days stands; `begun` where it is known to have begun without a day.
fn standing(plan: Span, actual: Span, today: Date, begun: bool) -> State {
    let known = actual.until(today);
    let over = |day: Option<Date>| day.is_some_and(|day| day < today);
    let begun = begun || known.from.is_some();
    match () {
        () if known.to.is_some() => State::Done,
        () if over(plan.to) => State::LateEnd,
        () if begun => State::Running,
        () if over(plan.from) => State::LateBegin,
        () if plan.start().or(actual.start()).is_some() => State::ToCome,
        () => State::NotPlanned,
    }
}

#[allow(clippy::too_many_arguments)] // one call for each kind of row
fn row(
    key: String,
    source: Source,
    title: &str,
    owner: &str,
    plan: Span,
    actual: Span,
    state: State,
    today: Date,
) -> Row {
    let known = actual.until(today);
    let mut warnings = Vec::new();
    if known != actual {
        warnings.push(Warning::Ahead);
    }
    if [plan, actual].iter().any(|span| matches!((span.from, span.to), (Some(from), Some(to)) if to < from)) {
        warnings.push(Warning::Reversed);
    }
    let slip_from = match known.from {
        None if !state.is_late() => None,
        from => slip(plan.from, from, today),
    };
    let slip_to = if state == State::Undated { None } else { slip(plan.to, known.to, today) };
    let (title, owner, after) = (title.to_owned(), owner.to_owned(), Vec::new());
    Row { key, source, title, owner, plan, actual, state, slip_from, slip: slip_to, after, warnings }
}

/// How far from its planned day something happened, or today is where it has not and that day is over.
fn slip(planned: Option<Date>, happened: Option<Date>, today: Date) -> Option<Slip> {
    let planned = planned?;
    match happened {
        Some(day) => Some(Slip { days: days_between(planned, day), open: false }),
        None if planned < today => Some(Slip { days: days_between(planned, today), open: true }),
        None => None,
    }
}
