//! Rules that look beyond one duty or record: calendars, files used twice, duties that want the same.

use super::*;
use crate::{
    base::{
        attachment::Attachment,
        calendar::{Dated, Festival, Span},
    },
    duties::{
        Event,
        cadence::{Before, Count, DayKind},
    },
};

#[test]
fn what_hangs_on_a_calendar() {
    let days = Count::new(3).unwrap();
    let before = |what| Duty { cadence: Cadence::Before { what, days }, ..sound() };
    let only = |duty: Duty, today| {
        found(|world| {
            world.records.clear();
            world.hazards.clear();
            world.duties = vec![Duty { first_due: Some(today), ..duty }];
            world.today = today;
        })
    };
    let festivals = before(Before::EveryFestival);
    // In July this year is looked at, which has its table; in November the coming one, which has none yet.
    assert_eq!(only(festivals.clone(), TODAY), []);
    assert_eq!(only(festivals.clone(), date(2026, 11, 3)), [Finding::NoTable { year: 2027, duties: 1 }]);
    let flood = before(Before::One(Occasion::FloodSeason));
    let undated = Finding::Undated { year: 2026, occasion: Occasion::FloodSeason, duties: 1 };
    assert_eq!(only(flood.clone(), TODAY), [undated]);
    let dated = found(|world| {
        world.records.clear();
        world.duties = vec![Duty { first_due: Some(TODAY), ..flood }];
        let days = Span::new(date(2026, 5, 1), date(2026, 9, 30)).unwrap();
        world.unit.calendar.put(Dated { occasion: Occasion::FloodSeason, days });
    });
    assert_eq!(dated, []);
    let national = before(Before::One(Occasion::Festival(Festival::National)));
    assert_eq!(only(national, date(2026, 11, 3)), [Finding::NoTable { year: 2027, duties: 1 }]);

    let within = |on| Duty {
        cadence: Cadence::Within { n: days, days: DayKind::Working },
        first_due: None,
        events: vec![Event { on, what: "收到督办单".into() }],
        ..sound()
    };
    assert_eq!(only(within(date(2026, 9, 24)), date(2026, 9, 24)), []);
    let over_new_year = date(2026, 12, 30);
    assert_eq!(only(within(over_new_year), over_new_year), [Finding::NoTable { year: 2027, duties: 1 }]);
}

#[test]
fn one_photo_for_two_days() {
    let photo = |dated| Evidence {
        file: Some(Attachment { name: "现场.jpg".into(), sha256: Some("0".repeat(64)), bytes: None }),
        dated,
        ..Evidence::words(EvidenceKind::Photo, "")
    };
    let of = |dated| {
        found(|world| {
            world.duties[0].first_due = Some(date(2026, 5, 31));
            let may = vec![Served { due: Some(date(2026, 5, 31)), ..done().serves[0].clone() }];
            let earlier = date(2026, 5, 20);
            let second = Record { serves: may, stands_for: earlier, entered: earlier, ..done() };
            world.records[0].evidence.push(photo(None));
            world.records.push(Record { evidence: vec![photo(dated)], ..second });
        })
    };
    let second = OfDuty { record: Id::new(2), duty: Id::new(1) };
    assert_eq!(of(None), [Finding::SameFile { name: "现场.jpg".into(), records: vec![second, FIRST] }]);
    // The photo of the one day belongs to both.
    assert_eq!(of(Some(date(2026, 6, 29))), []);
}

#[test]
fn two_duties_that_want_the_same_and_the_record_that_could_serve_both() {
    let mut world = clean();
    world.duties = vec![
        Duty { evidence: "检查记录、现场照片".into(), ..sound() },
        Duty { evidence: "现场照片，检查记录".into(), ..sound() },
        Duty { evidence: "检查记录".into(), ..sound() },
    ];
    let mut third = done();
    third.serves[0].duty = Id::new(3);
    world.records.push(third);
    let same =
        Finding::SameEvidence { evidence: "检查记录、现场照片".into(), duties: vec![Id::new(1), Id::new(2)] };
    let overdue = Finding::Overdue { duty: Id::new(2), due: date(2026, 6, 30), missed: 1 };
    assert_eq!(world.check(), [overdue, same.clone()]);
    // The June record of the one could serve June of the other; nothing of the other could serve the one.
    let offers = world.with(|sources| reuse(sources, &same));
    assert_eq!(offers, [Reuse { record: Id::new(1), duty: Id::new(2), due: date(2026, 6, 30) }]);
    // What was done in July is for July, though June is open.
    world.records[0].stands_for = date(2026, 7, 2);
    let july = date(2026, 7, 30);
    assert_eq!(world.with(|sources| reuse(sources, &same)).first().map(|offer| offer.due), Some(july));
    world.records[0].evidence.clear();
    assert_eq!(world.with(|sources| reuse(sources, &same)), []);
}
