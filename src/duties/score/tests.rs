//! The score: a table worked out by hand.

mod properties;
mod speed;

use super::*;
use crate::{
    base::{
        day::date,
        id::{Id, RecordId},
    },
    duties::{
        Duty, Extension, Off,
        cadence::Cadence,
        deed::Deed,
        evidence::{Evidence, EvidenceKind},
        lookback::{self, Draw, Looked, Outcome, Pick, Subject},
        record::{Record, Reopened, Served},
    },
};

/// Duties, records and draws of one test.
#[derive(Debug, Clone, Default)]
struct World {
    duties: Duties,
    records: Records,
    draws: Draws,
    scoring: Scoring,
}

impl World {
    fn score_for(&self, today: Date, me: Option<Role>, (from, to): (Date, Date)) -> Score {
        let journal = Journal::of(&self.records);
        let sources = Sources {
            duties: &self.duties,
            records: &self.records,
            draws: &self.draws,
            journal: &journal,
            calendar: Calendar::builtin(),
            scoring: &self.scoring,
            today,
            me,
        };
        Score::of(sources, from, to)
    }

    fn score(&self, today: Date, days: (Date, Date)) -> Score {
        self.score_for(today, None, days)
    }
}

fn monthly(aspect: u8, first: Date) -> Duty {
    Duty { aspect: Some(aspect), cadence: Cadence::Monthly, first_due: Some(first), ..Duty::new("月查", first) }
}

fn paper() -> Vec<Evidence> {
    vec![Evidence::words(EvidenceKind::Document, "8号")]
}

/// A record of a duty for a due day, done on a day.
fn done(duty: u64, due: Date, on: Date, evidence: Vec<Evidence>) -> Record {
    Record { serves: vec![Served::new(Id::new(duty), Some(due))], evidence, ..Record::new("做了", on) }
}

fn turned(record: Record, on: Date) -> Record {
    let reopened = || Reopened { on, why: "反弹".into(), came_back: true };
    let serves = record.serves.iter().map(|served| Served { reopened: Some(reopened()), ..served.clone() }).collect();
    Record { serves, ..record }
}

const YEAR: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));
const TODAY: Date = date(2026, 7, 10);

/// Worked out by hand, on 10 July 2026, for the year.
///
/// | duty | aspect | what happened | lost | kept |
/// |---|---|---|---|---|
/// | 1 | 1 | 15th of each month from January; Jan–June over. Jan, Feb in time with a paper; Mar late (1); Apr bare (2); May, June open (4) | 7 | 3 of 10 |
/// | 2 | 1 | once on 1 March, done in time | 0 | 10 of 10 |
/// | 3 | 4 | end of April, May, June: all open (6), worth 5 of its own: clamped | 6 | 0 of 5 |
/// | 4 | 4 | end of May not applicable, June done; July (not over) closed without anything to show: waits | 0 | 10 of 10 |
/// | 5 | – | once on 1 June: done, came back (2), done again in time of its extension to 30 June | 2 | 8 of 10 |
/// | 6 | 2 | once on 20 July, not over: not counted | – | – |
/// | 7 | 2 | switched off | – | – |
/// | 8 | 3 | on demand, done twice | – | – |
/// | 9 | 5 | once on 1 May, judged to be on paper only by a draw (2) and open (2) | 4 | 6 of 10 |
fn by_hand() -> World {
    let day = |month, day| date(2026, month, day);
    let once = |aspect, due| Duty { cadence: Cadence::Once, ..monthly(aspect, due) };
    let put_off = Extension { due: day(6, 1), to: day(6, 30), why: "汛情".into(), on: day(5, 20) };
    let duties = [
        monthly(1, day(1, 15)),
        once(1, day(3, 1)),
        Duty { points: Some(5), ..monthly(4, day(4, 30)) },
        monthly(4, day(5, 31)),
        Duty { aspect: None, extensions: vec![put_off], ..once(1, day(6, 1)) },
        once(2, day(7, 20)),
        Duty { off: Some(Off { why: "县里统一做".into(), on: day(6, 1) }), ..monthly(2, day(1, 1)) },
        Duty { first_due: None, cadence: Cadence::OnDemand, ..monthly(3, day(1, 1)) },
        once(5, day(5, 1)),
    ];
    let on_demand = Record { serves: vec![Served::new(Id::new(8), None)], ..Record::new("传达", day(2, 1)) };
    let records = [
        done(1, day(1, 15), day(1, 15), paper()),
        done(1, day(2, 15), day(2, 10), paper()),
        done(1, day(3, 15), day(3, 18), paper()),
        done(1, day(4, 15), day(4, 15), Vec::new()),
        done(2, day(3, 1), day(3, 1), paper()),
        Record { deed: Deed::NotApplicable, ..done(4, day(5, 31), day(5, 31), Vec::new()) },
        done(4, day(6, 30), day(6, 30), paper()),
        done(4, day(7, 31), day(7, 5), Vec::new()),
        turned(done(5, day(6, 1), day(5, 30), paper()), day(6, 10)),
        done(5, day(6, 1), day(6, 30), paper()),
        on_demand.clone(),
        on_demand,
        // A look-back found it on paper only, and opened it again: not as one that came back.
        Record {
            serves: vec![Served {
                reopened: Some(Reopened { on: day(6, 5), why: "没有这回事".into(), came_back: false }),
                ..Served::new(Id::new(9), Some(day(5, 1)))
            }],
            ..done(9, day(5, 1), day(5, 1), paper())
        },
    ];
    let looked =
        Looked { outcome: Outcome::OnPaper, on: day(6, 5), by: "安办".into(), note: "没有这回事".into() };
    let key = Subject::Served { record: Id::new(13), nth: 0 };
    let draw = Draw { picks: vec![Pick { key, result: Some(looked) }], ..a_draw() };
    World {
        duties: duties.into_iter().zip(1..).map(|(duty, n)| (Id::new(n), duty)).collect(),
        records: records.into_iter().zip(1..).map(|(record, n)| (Id::new(n), record)).collect(),
        // In two draws: the service is lost once.
        draws: [(Id::new(1), draw.clone()), (Id::new(2), draw)].into_iter().collect(),
        scoring: Scoring::default(),
    }
}

fn a_draw() -> Draw {
    let ask = lookback::Ask {
        name: "半年回头看".into(),
        from: YEAR.0,
        to: TODAY,
        on: date(2026, 6, 2),
        by: String::new(),
        seed: "种子".into(),
        size: 1,
        of: lookback::Of::Both,
    };
    Draw::make(ask, &[Subject::Served { record: Id::new(13), nth: 0 }]).unwrap()
}

#[test]
fn a_year_is_what_the_table_says() {
    let score = by_hand().score(TODAY, YEAR);
    let kept: Vec<(u64, u32, u32)> =
        score.items.iter().map(|item| (item.duty.bits(), item.got(), item.points)).collect();
    assert_eq!(kept, [(1, 3, 10), (2, 10, 10), (3, 0, 5), (4, 10, 10), (9, 6, 10), (5, 8, 10)]);
    let figures = [
        (Part::Total, 37, 55, Some(673)),
        (Part::Aspect(1), 13, 20, Some(650)),
        (Part::Aspect(2), 0, 0, None),
        (Part::Aspect(3), 0, 0, None),
        (Part::Aspect(4), 10, 15, Some(667)),
        (Part::Aspect(5), 6, 10, Some(600)),
        (Part::Other, 8, 10, Some(800)),
    ];
    for (part, got, available, tenths) in figures {
        let figure = score.figure(part);
        assert_eq!((figure.got, figure.available, figure.tenths()), (got, available, tenths), "{part:?}");
    }
    // Six of duty 1, one of 2, three of 3, one of 4, one of 5, one of 9.
    assert_eq!(score.figure(Part::Total).occurrences, 13);
}

#[test]
fn every_loss_says_why_and_names_its_record() {
    let score = by_hand().score(TODAY, YEAR);
    let losses = |duty: u64| {
        let item = score.items.iter().find(|item| item.duty == Id::new(duty)).unwrap();
        let all = item.occurrences.iter().flat_map(|counted| counted.losses.iter().map(|loss| (counted.due, *loss)));
        all.map(|(due, loss)| (due, loss.why, loss.points, loss.record.map(RecordId::bits))).collect::<Vec<_>>()
    };
    let day = |month, day| date(2026, month, day);
    assert_eq!(
        losses(1),
        [
            (day(3, 15), Why::Late { days: 3 }, 1, Some(3)),
            (day(4, 15), Why::Bare, 2, Some(4)),
            (day(5, 15), Why::Missing, 2, None),
            (day(6, 15), Why::Missing, 2, None),
        ]
    );
    assert_eq!(losses(5), [(day(6, 1), Why::CameBack, 2, Some(9))]);
    assert_eq!(losses(9), [(day(5, 1), Why::OnPaper, 2, Some(13)), (day(5, 1), Why::Missing, 2, None)]);
    assert_eq!(losses(4), []);
}

#[test]
fn the_months_are_what_each_month_alone_is() {
    let world = by_hand();
    let months = world.score(TODAY, YEAR).months();
    assert_eq!(months.len(), 12);
    for month in &months {
        let first = Date::new(2026, month.end.month(), 1).unwrap();
        assert_eq!(month.figure, world.score(TODAY, (first, month.end)).figure(Part::Total), "{}", month.end);
    }
    // May: duty 1 lost 2, duty 3 lost 2 of 5, duty 9 lost 4.
    assert_eq!((months[4].figure.got, months[4].figure.available), (17, 25));
    // June: duty 1 lost 2, duty 3 lost 2 of 5, duty 4 nothing, and duty 5 on the day to which it was put off.
    assert_eq!((months[5].figure.got, months[5].figure.available), (29, 35));
    assert_eq!(months[7].figure.tenths(), None);
}

#[test]
fn only_mine_counts_for_me() {
    let mut world = by_hand();
    let mut mine = Duty::clone(world.duties.get(Id::new(2)).unwrap());
    mine.roles = vec![Role::Head];
    let mut theirs = Duty::clone(world.duties.get(Id::new(1)).unwrap());
    theirs.roles = vec![Role::Villages];
    world.duties.set(Id::new(2), Some(mine.into()));
    world.duties.set(Id::new(1), Some(theirs.into()));
    let score = world.score_for(TODAY, Some(Role::Head), YEAR);
    assert_eq!(score.rows(Part::Aspect(1)).map(|item| item.duty.bits()).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_bare_closing_never_costs_less_than_none_and_a_late_one_never_more() {
    let mut world = by_hand();
    world.scoring = Scoring { missing: 3, bare: 0, late: 9, ..Scoring::default() };
    let score = world.score(TODAY, YEAR);
    let lost: Vec<u32> = score.items[0].occurrences.iter().map(Counted::lost).collect();
    assert_eq!(lost, [0, 0, 3, 3, 3, 3]);
}

#[test]
fn of_two_records_for_one_day_the_better_counts() {
    let due = date(2026, 3, 1);
    let duties: Duties = [(Id::new(1), Duty { cadence: Cadence::Once, ..monthly(1, due) })].into_iter().collect();
    let record = |n: u64, on, evidence| (Id::new(n), done(1, due, on, evidence));
    let late = date(2026, 3, 9);
    let lost = |records: Vec<(RecordId, Record)>| {
        let world = World { duties: duties.clone(), records: records.into_iter().collect(), ..World::default() };
        world.score(TODAY, YEAR).items[0].lost()
    };
    assert_eq!(lost(vec![record(1, due, Vec::new()), record(2, late, paper())]), 1);
    assert_eq!(lost(vec![record(1, late, paper()), record(2, due, paper())]), 0);
    let not_applicable = Record { deed: Deed::NotApplicable, ..done(1, due, due, Vec::new()) };
    assert_eq!(lost(vec![(Id::new(1), not_applicable), record(2, due, Vec::new())]), 2);
}

#[test]
fn a_share_is_whole_only_where_nothing_is_lost() {
    let tenths = |got, available| Figure { got, available, ..Figure::default() }.tenths();
    let table = [
        (0, 0, None),
        (10, 10, Some(1000)),
        (9_999, 10_000, Some(999)),
        (1, 3, Some(333)),
        (2, 3, Some(667)),
        (1, 2000, Some(1)),
        (1, 2001, Some(0)),
        (u64::MAX - 1, u64::MAX, Some(999)),
    ];
    for (got, available, expected) in table {
        assert_eq!(tenths(got, available), expected, "{got} of {available}");
    }
}
