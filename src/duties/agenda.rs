//! What is due: for each duty the occurrence that wants attention now.

use super::{Duty, cadence::Cadence, journal::Journal, record::Stand, rule::Schedule};
use crate::base::{
    calendar::Calendar,
    day::{Date, days_between},
    id::DutyId,
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
    /// The due day by which the occurrence shown is known: the oldest open one, else the next.
    pub due: Option<Date>,
    /// The day on which it is due now: that day, or the one to which it was put off.
    pub now: Option<Date>,
    /// How many occurrences are overdue.
    pub missed: u32,
}

/// The lines of one duty: what is overdue, as one line with a count, and what comes next. A daily duty of which one
/// day was missed has both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The oldest open occurrence whose day is over.
    pub overdue: Option<Row>,
    /// What comes next, or why nothing does.
    pub next: Row,
    /// How many closings wait to be struck off.
    pub reported: u32,
    /// Whether anything was closed.
    pub any_done: bool,
}

impl Lines {
    /// The overdue line where there is one, else the next.
    pub fn first(&self) -> Row {
        self.overdue.unwrap_or(self.next)
    }
}

/// The lines of one duty on `today`.
pub fn lines(id: DutyId, duty: &Duty, journal: &Journal, calendar: &Calendar, today: Date) -> Lines {
    let reported = journal.closings(id).filter(|closing| closing.stand == Stand::Reported).count() as u32;
    let (overdue, next) = rows(id, duty, journal, calendar, today);
    Lines { overdue, next, reported, any_done: journal.any(id) }
}

fn rows(id: DutyId, duty: &Duty, journal: &Journal, calendar: &Calendar, today: Date) -> (Option<Row>, Row) {
    let without = |status| Row { duty: id, status, due: None, now: None, missed: 0 };
    if duty.off.is_some() {
        return (None, without(Status::Off));
    }
    if !duty.has_days() {
        let done = duty.cadence == Cadence::Once && journal.has(id, None);
        return (
            None,
            without(match (duty.cadence.has_first(), done) {
                (false, _) => Status::OnDemand,
                (true, true) => Status::Done,
                (true, false) => Status::NoDay,
            }),
        );
    }
    let schedule = duty.schedule(calendar);
    let line = |due: Date, missed| {
        let now = duty.due_now(due);
        Row { duty: id, status: light(now, today), due: Some(due), now: Some(now), missed }
    };
    let open = |due: &Date| !journal.has(id, Some(*due));
    let missed = missed(id, duty, &schedule, journal, today);
    let over = |due: &Date| duty.due_now(*due) < today && open(due);
    let overdue = if missed == 0 { None } else { schedule.first_from(Date::MIN, over) };
    // One that was put off may come after a later one that was not.
    let put_off =
        duty.extensions.iter().map(|extension| extension.due).filter(|due| schedule.falls_on(*due) && open(due));
    let as_ever = schedule.first_from(today, |due| open(due) && duty.due_now(*due) == *due);
    let next = put_off.filter(|due| duty.due_now(*due) >= today).chain(as_ever).min_by_key(|due| duty.due_now(*due));
    // What has not been dated, or has not happened yet, is not done.
    let none = match duty.cadence {
        Cadence::Before { .. } => Status::NoDay,
        Cadence::Within { .. } => Status::OnDemand,
        _ => Status::Done,
    };
    (overdue.map(|due| line(due, missed)), next.map_or(without(none), |due| line(due, 0)))
}

/// How many occurrences are overdue: those before today, less the closed ones and those that were put off.
fn missed(id: DutyId, duty: &Duty, schedule: &Schedule, journal: &Journal, today: Date) -> u32 {
    let Some(yesterday) = today.yesterday() else { return 0 };
    let past = |due: &Date| *due <= yesterday && schedule.falls_on(*due);
    let mut last = None;
    // Several records may name one occurrence; it is closed once.
    let closed = journal
        .closings(id)
        .filter_map(|closing| closing.due)
        .filter(past)
        .filter(|due| last.replace(*due) != Some(*due));
    let mut put_off: Vec<Date> = duty.extensions.iter().map(|extension| extension.due).collect();
    put_off.sort_unstable();
    put_off.dedup();
    let waits = |due: &&Date| past(due) && duty.due_now(**due) >= today && !journal.has(id, Some(**due));
    let settled = closed.count() + put_off.iter().filter(waits).count();
    schedule.count_until(yesterday).saturating_sub(u32::try_from(settled).unwrap_or(u32::MAX))
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::base::day::{date, days_after};
    use crate::base::id::Id;
    use crate::duties::{
        Event, Extension, Role,
        cadence::{Count, DayKind},
        record::{Record, Records, Served},
    };
    use proptest::prelude::*;

    /// A duty entered by hand.
    pub(crate) fn duty(cadence: Cadence, first_due: Option<Date>) -> Duty {
        Duty { roles: vec![Role::Head], cadence, first_due, ..Duty::new("值班", date(2026, 1, 1)) }
    }

    fn closed(days: &[Date]) -> Journal {
        let record =
            |day: &Date| Record { serves: vec![Served::new(Id::new(1), Some(*day))], ..Record::new("做了", *day) };
        let records: Records = days.iter().zip(1..).map(|(day, n)| (Id::new(n), record(day))).collect();
        Journal::of(&records)
    }

    fn first(duty: &Duty, journal: &Journal, today: Date) -> Row {
        lines(Id::new(1), duty, journal, Calendar::builtin(), today).first()
    }

    #[test]
    fn forty_days_away_and_every_missed_day_is_there() {
        let daily = duty(Cadence::Daily, Some(date(2026, 1, 1)));
        let row = first(&daily, &closed(&[date(2026, 1, 1), date(2026, 1, 3)]), date(2026, 2, 10));
        assert_eq!((row.status, row.due, row.missed), (Status::Overdue, Some(date(2026, 1, 2)), 38));
    }

    #[test]
    fn the_lights() {
        let today = date(2026, 11, 24);
        let expect =
            [(23, Status::Overdue), (24, Status::Today), (25, Status::Soon), (27, Status::Soon), (28, Status::Later)];
        for (day, status) in expect {
            let once = duty(Cadence::Once, Some(date(2026, 11, day)));
            assert_eq!(first(&once, &Journal::default(), today).status, status, "{day}");
        }
    }

    #[test]
    fn a_closed_month_shows_the_next() {
        let monthly = duty(Cadence::Monthly, Some(date(2026, 10, 31)));
        let row = first(&monthly, &closed(&[date(2026, 10, 31)]), date(2026, 11, 24));
        assert_eq!((row.status, row.due, row.missed), (Status::Later, Some(date(2026, 11, 30)), 0));
    }

    #[test]
    fn without_a_day_nothing_is_invented() {
        let (today, none) = (date(2026, 11, 24), Journal::default());
        assert_eq!(first(&duty(Cadence::Once, None), &none, today).status, Status::NoDay);
        assert_eq!(first(&duty(Cadence::OnDemand, None), &none, today).status, Status::OnDemand);
    }

    #[test]
    fn what_was_put_off_is_due_on_its_new_day_and_known_by_the_old_one() {
        let extension = |due, to| Extension { due, to, why: "大雪封山".into(), on: date(2026, 11, 1) };
        let monthly = Duty {
            extensions: vec![extension(date(2026, 11, 20), date(2026, 11, 26))],
            ..duty(Cadence::Monthly, Some(date(2026, 11, 20)))
        };
        let (none, known) = (Journal::default(), Some(date(2026, 11, 20)));
        let before = first(&monthly, &none, date(2026, 11, 24));
        assert_eq!((before.status, before.due, before.now), (Status::Soon, known, Some(date(2026, 11, 26))));
        let after = first(&monthly, &none, date(2026, 11, 27));
        assert_eq!((after.status, after.due, after.missed), (Status::Overdue, known, 1));
        let closed = closed(&[date(2026, 11, 20)]);
        assert_eq!(first(&monthly, &closed, date(2026, 11, 27)).due, Some(date(2026, 12, 20)));
    }

    #[test]
    fn what_happened_gives_a_due_day() {
        let five = Count::new(5).unwrap();
        let within = duty(Cadence::Within { n: five, days: DayKind::Working }, None);
        let today = date(2026, 9, 24);
        assert_eq!(first(&within, &Journal::default(), today).status, Status::OnDemand);
        let event = Event { on: today, what: "收到督办单".into() };
        let within = Duty { events: vec![event], ..within };
        // The Mid-Autumn days off and the weekend of 20 September do not count; 27 September is off too.
        assert_eq!(first(&within, &Journal::default(), today).due, Some(date(2026, 10, 9)));
    }

    proptest! {
        /// The lines agree with looking at every due day: which are open, which of them are over.
        #[test]
        fn counting_agrees_with_looking_at_every_day(
            which in 0usize..9,
            begin in 0i32..60,
            done in prop::collection::btree_set(0i32..80, 0..40),
            put_off in prop::collection::vec((0i32..80, 1i32..30), 0..6),
            now in 0i32..90,
        ) {
            let day = |n: i32| days_after(date(2026, 1, 20), n).unwrap();
            let extension = |(due, days): (i32, i32)| Extension { due: day(due), to: day(due + days), why: "原因".into(), on: day(due) };
            let duty = Duty {
                extensions: put_off.into_iter().map(extension).collect(),
                ..duty(Cadence::PLAIN[which], Some(day(begin)))
            };
            let (done, today): (Vec<Date>, Date) = (done.into_iter().map(day).collect(), day(now));
            let lines = lines(Id::new(1), &duty, &closed(&done), Calendar::builtin(), today);
            let schedule = duty.schedule(Calendar::builtin());
            let open: Vec<Date> = schedule.days(Date::MIN, day(800)).filter(|due| !done.contains(due)).collect();
            let over: Vec<&Date> = open.iter().filter(|due| duty.due_now(**due) < today).collect();
            prop_assert_eq!(lines.overdue.map_or(0, |row| row.missed) as usize, over.len());
            prop_assert_eq!(lines.overdue.and_then(|row| row.due), over.first().map(|due| **due));
            let next = open.iter().filter(|due| duty.due_now(**due) >= today).map(|due| duty.due_now(*due)).min();
            prop_assert_eq!(lines.next.now, next);
        }
    }
}
