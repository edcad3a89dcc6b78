//! What is due: for each duty the occurrence that wants attention now.

use super::{Duties, Duty, Role, cadence::Cadence, record::Closed, rule::Schedule};
use crate::base::{
    calendar::Calendar,
    day::{Date, days_between, week_end},
    id::DutyId,
    order,
};

/// Within how many days a coming due day counts as "soon" (the yellow light of 督查督办 systems).
pub const SOON_DAYS: i32 = 3;

/// How the occurrence stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Due before today and open.
    Overdue,
    /// Due today and open.
    Today,
    /// Due within [`SOON_DAYS`].
    Soon,
    /// Due later.
    Later,
    /// Has a cadence or is to be done once, but nobody has set a day.
    NoDay,
    /// Done when something happens.
    OnDemand,
    /// Nothing more is open.
    Done,
    /// Switched off with a reason.
    Off,
}

/// One line of the duty list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which duty.
    pub duty: DutyId,
    /// How it stands.
    pub status: Status,
    /// The due day of the occurrence shown: the oldest open one, else the next.
    pub due: Option<Date>,
    /// How many occurrences before today are open.
    pub missed: u32,
}

/// The line of one duty on `today`: its overdue line where it has one, else the next.
pub fn row(id: DutyId, duty: &Duty, closed: &Closed, calendar: &Calendar, today: Date) -> Row {
    let (overdue, next) = rows(id, duty, closed, calendar, today);
    overdue.unwrap_or(next)
}

/// The lines of one duty on `today`: what is overdue, as one line with a count, and what comes next.
/// A daily duty of which one day was missed is in both lists.
pub fn rows(id: DutyId, duty: &Duty, closed: &Closed, calendar: &Calendar, today: Date) -> (Option<Row>, Row) {
    let line = |status, due, missed| Row { duty: id, status, due, missed };
    if duty.off.is_some() {
        return (None, line(Status::Off, None, 0));
    }
    let rule = duty.rule(&[], calendar);
    if !rule.cadence.has_first() {
        return (None, line(Status::OnDemand, None, 0));
    }
    if !rule.has_days() {
        let done = duty.cadence == Cadence::Once && closed.has(id, None);
        return (None, line(if done { Status::Done } else { Status::NoDay }, None, 0));
    }
    let schedule = rule.schedule();
    let open = |from| schedule.first_from(from, |due| !closed.has(id, Some(*due)));
    let missed = missed(id, &schedule, closed, today);
    let overdue = if missed == 0 { None } else { open(Date::MIN).map(|due| line(Status::Overdue, Some(due), missed)) };
    // A year that nobody has dated has no due day; that does not mean that it is done.
    let none = if matches!(duty.cadence, Cadence::Before { .. }) { Status::NoDay } else { Status::Done };
    let next = open(today).map_or(line(none, None, 0), |due| line(light(due, today), Some(due), 0));
    (overdue, next)
}

/// How many due days before today are open.
fn missed(id: DutyId, schedule: &Schedule, closed: &Closed, today: Date) -> u32 {
    today.yesterday().map_or(0, |yesterday| {
        schedule.count_until(yesterday).saturating_sub(closed.count_until(id, schedule, yesterday))
    })
}

/// How an open occurrence due on `due` stands on `today`.
pub fn light(due: Date, today: Date) -> Status {
    match days_between(today, due) {
        ..0 => Status::Overdue,
        0 => Status::Today,
        1..=SOON_DAYS => Status::Soon,
        _ => Status::Later,
    }
}

/// Which part of the list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Due today.
    Today,
    /// Due today or later this week (to Sunday).
    Week,
    /// Open and past its day.
    Overdue,
    /// With at least one closed occurrence.
    Done,
    /// Everything, switched-off duties last.
    All,
}

impl View {
    /// All views, in the order of the tabs.
    pub const ALL: [View; 5] = [View::All, View::Today, View::Week, View::Overdue, View::Done];

    /// Whether a line belongs to the view.
    pub fn shows(self, row: &Row, closed: &Closed, today: Date) -> bool {
        match self {
            View::Today => row.status == Status::Today,
            View::Week => matches!(row.due, Some(due) if due >= today && due <= week_end(today)),
            View::Overdue => row.status == Status::Overdue,
            View::Done => closed.any(row.duty),
            View::All => true,
        }
    }

    /// Whether the view shows a duty once, whatever it has open.
    fn once_per_duty(self) -> bool {
        matches!(self, View::Done | View::All)
    }
}

/// The lines of a view for `me`, the most urgent first, then by day, then by id (stable).
pub fn agenda(
    duties: &Duties,
    closed: &Closed,
    calendar: &Calendar,
    me: Option<Role>,
    view: View,
    today: Date,
) -> Vec<Row> {
    let mut lines = Vec::new();
    for (id, duty) in duties.iter().filter(|(_, duty)| duty.concerns(me)) {
        let (overdue, next) = rows(id, duty, closed, calendar, today);
        if view.once_per_duty() {
            lines.push(overdue.unwrap_or(next));
        } else {
            lines.extend(overdue.into_iter().chain([next]));
        }
    }
    lines.retain(|row| view.shows(row, closed, today));
    order::sort_by_key(&mut lines, |row| (row.status, row.due, row.duty));
    lines
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::base::day::date;
    use crate::base::id::Id;
    use crate::duties::{
        Origin,
        record::{Record, Records},
    };

    /// A duty entered by hand.
    pub(crate) fn duty(cadence: Cadence, first_due: Option<Date>) -> Duty {
        Duty {
            name: "值班".into(),
            name_en: None,
            roles: vec![Role::Head],
            cadence,
            first_due,
            aspect: None,
            evidence: String::new(),
            basis: String::new(),
            kinds: vec![],
            confidence: None,
            origin: Origin::Hand,
            note: String::new(),
            added: date(2026, 1, 1),
            off: None,
        }
    }

    fn closed(days: &[Date]) -> Closed {
        let records: Records = days
            .iter()
            .enumerate()
            .map(|(n, day)| {
                let record = Record {
                    duty: Id::new(1),
                    due: Some(*day),
                    what: "做了".into(),
                    by: String::new(),
                    stands_for: *day,
                    entered: *day,
                    evidence: vec![],
                    reopened: None,
                };
                (Id::new(n as u64), record)
            })
            .collect();
        Closed::of(&records)
    }

    #[test]
    fn forty_days_away_and_every_missed_day_is_there() {
        let daily = duty(Cadence::Daily, Some(date(2026, 1, 1)));
        let row = row(
            Id::new(1),
            &daily,
            &closed(&[date(2026, 1, 1), date(2026, 1, 3)]),
            Calendar::builtin(),
            date(2026, 2, 10),
        );
        assert_eq!((row.status, row.due, row.missed), (Status::Overdue, Some(date(2026, 1, 2)), 38));
    }

    #[test]
    fn a_missed_day_does_not_hide_the_one_due_today() {
        let duties: Duties = [(Id::new(1), duty(Cadence::Daily, Some(date(2026, 11, 20))))].into_iter().collect();
        let today = date(2026, 11, 24);
        let due = |view| {
            agenda(&duties, &Closed::default(), Calendar::builtin(), None, view, today).first().and_then(|row| row.due)
        };
        assert_eq!(due(View::Today), Some(today));
        assert_eq!(due(View::Overdue), Some(date(2026, 11, 20)));
        assert_eq!(agenda(&duties, &Closed::default(), Calendar::builtin(), None, View::All, today).len(), 1);
    }

    #[test]
    fn the_lights() {
        let today = date(2026, 11, 24);
        let expect =
            [(23, Status::Overdue), (24, Status::Today), (25, Status::Soon), (27, Status::Soon), (28, Status::Later)];
        for (day, status) in expect {
            let once = duty(Cadence::Once, Some(date(2026, 11, day)));
            assert_eq!(row(Id::new(1), &once, &Closed::default(), Calendar::builtin(), today).status, status, "{day}");
        }
    }

    #[test]
    fn a_closed_month_shows_the_next() {
        let monthly = duty(Cadence::Monthly, Some(date(2026, 10, 31)));
        let row = row(Id::new(1), &monthly, &closed(&[date(2026, 10, 31)]), Calendar::builtin(), date(2026, 11, 24));
        assert_eq!((row.status, row.due, row.missed), (Status::Later, Some(date(2026, 11, 30)), 0));
    }

    #[test]
    fn without_a_day_nothing_is_invented() {
        let today = date(2026, 11, 24);
        assert_eq!(
            row(Id::new(1), &duty(Cadence::Once, None), &Closed::default(), Calendar::builtin(), today).status,
            Status::NoDay
        );
        assert_eq!(
            row(Id::new(1), &duty(Cadence::OnDemand, None), &Closed::default(), Calendar::builtin(), today).status,
            Status::OnDemand
        );
    }
}
