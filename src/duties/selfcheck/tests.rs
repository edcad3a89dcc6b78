//! One small workspace for each rule, and one in which there is nothing to find.

mod wider;

use super::*;
use crate::{
    base::{day::date, id::Id},
    duties::{
        Duty, Extension, Off, Origin, ReformList,
        agenda::tests::duty,
        cadence::Cadence,
        deed::Deed,
        evidence::{Evidence, EvidenceKind},
        hazard::{Finding as Found, Grade, Hazard, event},
        inspectors::{Certified, Inspectors, Officer},
        record::{Addendum, Record, Reopened, Served, Verified},
        unit::Holder,
    },
};

const TODAY: Date = date(2026, 7, 10);

/// A duty of which nothing is wanting: monthly, closed for June, of a role that is held.
fn sound() -> Duty {
    Duty {
        list: ReformList::Basic,
        basis: "责任书".into(),
        evidence: "检查记录".into(),
        ..duty(Cadence::Monthly, Some(date(2026, 6, 30)))
    }
}

fn paper() -> Evidence {
    Evidence::words(EvidenceKind::Document, "8号")
}

/// What closes the sound duty for June, struck off.
fn done() -> Record {
    let verified = Verified { on: date(2026, 7, 1), by: "县应急局".into(), note: String::new() };
    let served = Served { verified: Some(verified), ..Served::new(Id::new(1), Some(date(2026, 6, 30))) };
    Record { serves: vec![served], evidence: vec![paper()], ..Record::new("查了三家", date(2026, 6, 29)) }
}

fn certified() -> Inspectors {
    let officer = |name: &str| Officer { name: name.into(), certified: Certified::Yes };
    Inspectors { officers: vec![officer("甲"), officer("乙")], assistants: Vec::new() }
}

fn hazard() -> Hazard {
    Hazard {
        what: "线路老化".into(),
        place: "粮油店".into(),
        unit: "粮油店".into(),
        grade: Grade::General,
        finding: Found::Inspection { record: None, inspectors: certified() },
        found: date(2026, 7, 1),
        entered: date(2026, 7, 1),
        measures: "换线".into(),
        person: "店主".into(),
        funds: "自筹".into(),
        limit: Some(date(2026, 8, 1)),
        plan: "断电".into(),
        attachments: Vec::new(),
        events: Vec::new(),
    }
}

/// The parts of a workspace that are checked.
#[derive(Clone)]
struct World {
    duties: Vec<Duty>,
    records: Vec<Record>,
    hazards: Vec<Hazard>,
    unit: Unit,
    today: Date,
}

/// Nothing is wanting.
fn clean() -> World {
    let holder = Holder { role: Role::Head, name: "张三".into(), since: None, until: None };
    World {
        duties: vec![sound()],
        records: vec![done()],
        hazards: vec![hazard()],
        unit: Unit { holders: vec![holder], ..Unit::default() },
        today: TODAY,
    }
}

fn table<K, V: Clone>(values: &[V]) -> crate::base::table::Table<K, V> {
    values.iter().cloned().zip(1..).map(|(value, n)| (Id::new(n), value)).collect()
}

impl World {
    fn with<T>(&self, run: impl FnOnce(&Sources) -> T) -> T {
        let (duties, records, hazards) = (table(&self.duties), table(&self.records), table(&self.hazards));
        let calendar = Calendar::merged(Calendar::builtin(), &self.unit.calendar);
        let journal = Journal::of(&records);
        let board = Board::of(&duties, &journal, &calendar, self.today);
        run(&Sources {
            duties: &duties,
            records: &records,
            hazards: &hazards,
            unit: &self.unit,
            journal: &journal,
            board: &board,
            calendar: &calendar,
            today: self.today,
        })
    }

    fn check(&self) -> Vec<Finding> {
        self.with(check)
    }
}

/// What is found in the clean world with one thing changed.
fn found(change: impl FnOnce(&mut World)) -> Vec<Finding> {
    let mut world = clean();
    change(&mut world);
    world.check()
}

const FIRST: OfDuty = OfDuty { record: Id::new(1), duty: Id::new(1) };

#[test]
fn where_nothing_is_wanting_nothing_is_found() {
    assert_eq!(clean().check(), []);
    let empty = World { duties: vec![], records: vec![], hazards: vec![], ..clean() };
    assert_eq!(empty.check(), []);
}

#[test]
fn duties() {
    let id = Id::new(1);
    let of = |change: fn(&mut Duty)| found(|world| change(&mut world.duties[0]));
    assert_eq!(of(|duty| duty.roles.clear()), [Finding::NoOwner(id)]);
    assert_eq!(of(|duty| duty.basis = " ".into()), [Finding::NoSource(id)]);
    assert_eq!(of(|duty| duty.list = ReformList::Unchecked), [Finding::ListUnchecked { duties: 1 }]);
    assert_eq!(of(|duty| duty.roles = vec![Role::Finance]), [Finding::Vacant { role: Role::Finance, duties: 1 }]);
    // A body is held by nobody.
    assert_eq!(of(|duty| duty.roles = vec![Role::Villages]), []);
    // The sentence of a bulletin is a source.
    let sentence =
        Origin::Requirement { bulletin: Id::new(7), title: "2期".into(), item: 0, quote: "要查".into(), nth: 0 };
    assert_eq!(found(|world| world.duties[0] = Duty { basis: String::new(), origin: sentence, ..sound() }), []);
    let no_day = found(|world| {
        world.records.clear();
        world.duties[0].first_due = None;
    });
    assert_eq!(no_day, [Finding::NoFirstDay(id)]);
    let past = found(|world| world.unit.holders[0].until = Some(date(2026, 7, 9)));
    assert_eq!(past, [Finding::Vacant { role: Role::Head, duties: 1 }]);
    // Of a duty that is switched off nothing is told.
    let off = Off { why: "县里做".into(), on: TODAY };
    assert_eq!(
        found(|world| {
            let wanting = Duty { basis: String::new(), roles: vec![], off: Some(off), ..sound() };
            world.duties[0] = wanting;
            world.records[0].evidence.clear();
        }),
        []
    );
}

#[test]
fn overdue_and_put_off() {
    let (id, due) = (Id::new(1), date(2026, 6, 30));
    assert_eq!(found(|world| world.records.clear()), [Finding::Overdue { duty: id, due, missed: 1 }]);
    let put_off = |to| {
        found(|world| {
            world.records.clear();
            world.duties[0].extensions = vec![Extension { due, to, why: "汛情".into(), on: date(2026, 6, 1) }];
        })
    };
    assert_eq!(put_off(date(2026, 7, 10)), []);
    assert_eq!(put_off(date(2026, 7, 9)), [Finding::Overdue { duty: id, due, missed: 1 }]);
    assert_eq!(put_off(date(2027, 6, 30)), []);
    assert_eq!(put_off(date(2027, 7, 1)), [Finding::LongExtension { duty: id, due, to: date(2027, 7, 1) }]);
}

#[test]
fn records() {
    let of = |change: fn(&mut Record)| found(|world| change(&mut world.records[0]));
    assert_eq!(of(|record| record.evidence.clear()), [Finding::Bare(FIRST)]);
    assert_eq!(
        of(|record| {
            record.evidence.clear();
            record.deed = Deed::NotApplicable;
        }),
        []
    );
    assert_eq!(of(|record| record.doubtful = true), [Finding::DoubtfulClock(FIRST)]);
    let explained = of(|record| {
        record.doubtful = true;
        let what = "实为 6 月 29 日".into();
        record.addenda.push(Addendum { on: TODAY, what, why: "手机没电".into() });
    });
    assert_eq!(explained, []);
    let reported = |entered| {
        found(|world| {
            world.records[0].entered = entered;
            world.records[0].stands_for = entered;
            world.records[0].serves[0].verified = None;
        })
    };
    assert_eq!(reported(date(2026, 6, 10)), []);
    let oldest = date(2026, 6, 9);
    assert_eq!(reported(oldest), [Finding::NotStruckOff { duty: Id::new(1), closings: 1, oldest }]);
}

#[test]
fn only_the_latest_evidence_expires() {
    let until = date(2026, 7, 9);
    let expired = Evidence { until: Some(until), ..paper() };
    let of = |good: bool| {
        found(|world| {
            world.duties[0].first_due = Some(date(2026, 5, 31));
            let may = vec![Served { due: Some(date(2026, 5, 31)), ..done().serves[0].clone() }];
            world.records.push(Record { serves: may, evidence: vec![expired.clone()], ..done() });
            if !good {
                world.records[0].evidence.push(expired.clone());
            }
        })
    };
    assert_eq!(of(true), []);
    assert_eq!(of(false), [Finding::Expired { of: FIRST, until }]);
    let last_day = found(|world| world.records[0].evidence[0].until = Some(TODAY));
    assert_eq!(last_day, []);
}

#[test]
fn inspections() {
    let inspected = |inspectors: Inspectors| {
        found(|world| {
            world.records[0].deed = Deed::Inspection { place: "粮油店".into(), inspectors, problems: String::new() };
        })
    };
    assert_eq!(inspected(certified()), []);
    let whose = Inspection::Record(FIRST);
    let alone = Inspectors { assistants: vec!["丙".into()], ..Inspectors::default() };
    assert_eq!(
        inspected(alone.clone()),
        [
            Finding::Inspectors { whose, warning: Warning::AssistantsAlone { assistants: 1 } },
            Finding::Inspectors { whose, warning: Warning::TooFew { officers: 0 } },
        ]
    );
    let mut one = certified();
    one.officers[1].certified = Certified::Unknown;
    assert_eq!(inspected(one), [Finding::CertificateUnknown { whose, unknown: 1 }]);
    let in_hazard = found(|world| world.hazards[0].finding = Found::Inspection { record: None, inspectors: alone });
    assert_eq!(in_hazard.len(), 2);
    assert_eq!(in_hazard[0].place(), Place::Hazard(Id::new(1)));
}

#[test]
fn hazards() {
    let id = Id::new(1);
    let of = |change: fn(&mut Hazard)| found(|world| change(&mut world.hazards[0]));
    assert_eq!(of(|hazard| hazard.limit = Some(date(2026, 7, 7))), [Finding::HazardOverdue { hazard: id, days: 3 }]);
    assert_eq!(of(|hazard| hazard.limit = None), [Finding::HazardNoLimit(id)]);
    let parts = vec![Part::Funds, Part::Plan];
    assert_eq!(
        of(|hazard| {
            hazard.funds.clear();
            hazard.plan.clear();
        }),
        [Finding::HazardUnsettled { hazard: id, parts }]
    );
    let closed = of(|hazard| {
        hazard.limit = Some(date(2026, 7, 2));
        hazard.plan.clear();
        hazard.events.push(event::Event {
            on: date(2026, 7, 5),
            entered: date(2026, 7, 5),
            by: "安办".into(),
            note: String::new(),
            attachments: Vec::new(),
            deed: event::Deed::Closed,
        });
    });
    assert_eq!(closed, []);
}

#[test]
fn what_was_taken_back_is_not_told() {
    let back = found(|world| {
        world.records[0].evidence.clear();
        world.records[0].serves[0].reopened = Some(Reopened { on: TODAY, why: "没到位".into(), came_back: false });
    });
    assert_eq!(back, [Finding::Overdue { duty: Id::new(1), due: date(2026, 6, 30), missed: 1 }]);
}

#[test]
fn the_rules_are_in_the_order_of_their_gravity() {
    assert!(Rule::ALL.is_sorted_by_key(|rule| (rule.severity(), *rule)));
    let all = found(|world| {
        world.records[0].evidence.clear();
        world.duties[0].list = ReformList::Unchecked;
        world.hazards[0].limit = None;
    });
    let rules: Vec<Rule> = all.iter().map(Finding::rule).collect();
    assert_eq!(rules, [Rule::Bare, Rule::HazardNoLimit, Rule::ListUnchecked]);
}
