//! Hazards as they live: the steps, the lights, the warnings, the form in which they are kept.

use super::{
    event::{DeedKind, Level},
    standing::{Light, State},
    *,
};
use crate::base::{
    day::{date, days_after},
    doc,
    id::Id,
};
use crate::duties::inspectors::{Certified, Officer};

mod any_life;
mod numbers;
mod refused;

fn two_officers() -> Inspectors {
    let officer = |name: &str| Officer { name: name.into(), certified: Certified::Yes };
    Inspectors { officers: vec![officer("甲"), officer("乙")], assistants: vec!["丙".into()] }
}

/// Found on 1 March 2026, to be put right by the 20th; nothing else is settled.
fn hazard() -> Hazard {
    Hazard {
        what: "疏散通道堆放杂物".into(),
        place: "二楼东侧".into(),
        unit: "某塑料制品厂".into(),
        grade: Grade::General,
        finding: Finding::Inspection { record: Some(Id::new(7)), inspectors: two_officers() },
        found: day(1),
        entered: day(1),
        measures: String::new(),
        person: String::new(),
        funds: String::new(),
        limit: Some(day(20)),
        plan: String::new(),
        attachments: vec![],
        events: vec![],
    }
}

fn settled() -> Hazard {
    let (measures, person, funds, plan) = ("清空并划线".into(), "厂长".into(), "无需".into(), "专人值守".into());
    Hazard { measures, person, funds, plan, ..hazard() }
}

/// A day of March 2026.
fn day(day: u8) -> Date {
    date(2026, 3, day)
}

fn event(on: Date, deed: Deed) -> Event {
    Event { on, entered: on, by: "安办".into(), note: "如实记录".into(), attachments: vec![], deed }
}

fn recheck(passed: bool) -> Deed {
    Deed::Rechecked { passed, inspectors: two_officers() }
}

fn listed() -> Deed {
    Deed::Listed { level: Level::County, until: None }
}

/// The hazard after these deeds, one a day from 2 March; each has to be allowed.
#[track_caller]
fn after(mut hazard: Hazard, deeds: impl IntoIterator<Item = Deed>) -> Hazard {
    for (n, deed) in deeds.into_iter().enumerate() {
        let event = event(days_after(day(2), n as i32).unwrap(), deed);
        assert_eq!(hazard.may(&event, event.on), Ok(()), "{event:?}");
        hazard.events.push(event);
    }
    hazard
}

fn closed() -> Hazard {
    after(hazard(), [Deed::Rectified, recheck(true), Deed::Closed])
}

#[test]
fn a_life_from_found_to_closed_and_back() {
    let deeds = [
        (Deed::HandedOver { to: "县消防大队".into() }, State::Found),
        (Deed::Begun, State::Rectifying),
        (Deed::Rectified, State::Rectified),
        (recheck(false), State::RecheckFailed),
        (Deed::Begun, State::Rectifying),
        (Deed::Rectified, State::Rectified),
        (recheck(true), State::Passed),
        (Deed::Closed, State::Closed),
        (Deed::Reported { to: "县安办".into(), number: String::new() }, State::Closed),
        (Deed::CameBack { limit: None }, State::Found),
        (Deed::Rectified, State::Rectified),
        (recheck(true), State::Passed),
        // Looked at again before it is closed.
        (recheck(false), State::RecheckFailed),
    ];
    let mut life = hazard();
    assert_eq!(life.standing().state, State::Found);
    for (n, (deed, state)) in deeds.into_iter().enumerate() {
        let event = event(day(2 + n as u8), deed);
        assert_eq!(life.may(&event, event.on), Ok(()), "{event:?}");
        life.events.push(event);
        assert_eq!(life.standing().state, state, "{n}");
    }
    assert_eq!(life.standing().returns, 1);
    assert_eq!(life.handed_to(), Some("县消防大队"));
    assert_eq!(life.check(), Ok(()));
}

#[test]
fn with_the_five_settled_it_is_being_rectified() {
    assert_eq!(hazard().missing(), [Part::Measures, Part::Person, Part::Funds, Part::Plan]);
    assert_eq!(Hazard { limit: None, funds: " ".into(), ..settled() }.missing(), [Part::Funds, Part::Limit]);
    assert_eq!((settled().missing(), settled().standing().state), (vec![], State::Rectifying));
    // Work may begin before everything is settled.
    assert_eq!(after(hazard(), [Deed::Begun]).standing().state, State::Rectifying);
}

#[test]
fn after_it_came_back_the_former_limit_no_longer_counts() {
    let round = [Deed::Rectified, recheck(true), Deed::Closed];
    let back = after(settled(), round.into_iter().chain([Deed::CameBack { limit: None }]));
    assert_eq!((back.missing(), back.standing().state), (vec![Part::Limit], State::Found));
    assert_eq!(back.light(day(31)), Light::NoLimit);
    let mut set = back;
    set.events.push(event(day(25), Deed::LimitSet { limit: day(30) }));
    assert_eq!((set.check(), set.standing().state), (Ok(()), State::Rectifying));
    assert_eq!(set.light(day(31)), Light::Red { over: 1 });
}

#[test]
fn a_major_hazard_is_closed_once_it_is_off_the_list() {
    let off = after(
        Hazard { grade: Grade::Major, ..hazard() },
        [listed(), Deed::Rectified, recheck(true), Deed::Delisted, Deed::Closed],
    );
    assert_eq!((off.standing().state, off.standing().listed), (State::Closed, None));
}

#[test]
fn the_lights() {
    let table = [
        (16, Light::Green { left: 4 }),
        (17, Light::Yellow { left: 3 }),
        (20, Light::Yellow { left: 0 }),
        (21, Light::Red { over: 1 }),
        (31, Light::Red { over: 11 }),
    ];
    for (on, light) in table {
        assert_eq!(hazard().light(day(on)), light, "{on}");
        // A report, and even a passed re-check, does not close it.
        assert_eq!(after(hazard(), [Deed::Rectified, recheck(true)]).light(day(on)), light, "{on}");
        assert_eq!(Hazard { limit: None, ..hazard() }.light(day(on)), Light::NoLimit);
        assert_eq!(closed().light(day(on)), Light::Closed);
        assert_eq!(Hazard { limit: None, ..closed() }.light(day(on)), Light::Closed);
    }
    assert_eq!(Light::Red { over: 11 }.days_over(), 11);
    assert_eq!(Light::Yellow { left: 0 }.days_over(), 0);
}

#[test]
fn how_it_stood_on_an_earlier_day() {
    let closed = closed();
    let state = |on| closed.standing_on(on).map(|standing| standing.state);
    assert_eq!(state(date(2026, 2, 28)), None);
    assert_eq!(state(day(1)), Some(State::Found));
    assert_eq!(state(day(3)), Some(State::Passed));
    assert_eq!(state(day(4)), Some(State::Closed));
    assert_eq!(closed.standing_on(day(31)), Some(closed.standing()));
    assert_eq!(closed.standing().since, day(4));
}

#[test]
fn inspections_and_rechecks_without_two_officers_are_marked_and_kept() {
    let alone = Inspectors { officers: vec![], assistants: vec!["丙".into()] };
    let marks = |hazard: &Hazard| {
        hazard.warnings().into_iter().map(|mark| (mark.event, mark.warning.code())).collect::<Vec<_>>()
    };
    let found_alone = Finding::Inspection { record: None, inspectors: alone.clone() };
    let kept = after(
        Hazard { finding: found_alone, ..hazard() },
        [Deed::Rectified, Deed::Rechecked { passed: true, inspectors: alone }],
    );
    assert_eq!(kept.check(), Ok(()));
    let both = [(None, "assistants_alone"), (None, "too_few"), (Some(1), "assistants_alone"), (Some(1), "too_few")];
    assert_eq!(marks(&kept), both);
    assert_eq!(marks(&closed()), []);
    // Told by a village: there was no inspection that anybody could have led.
    let told = Hazard { finding: Finding::Told { by: "某村".into() }, ..hazard() };
    assert_eq!(marks(&told), []);
}

#[test]
fn codes_are_one_for_each() {
    let kinds: Vec<_> = DeedKind::ALL.map(DeedKind::code).to_vec();
    let states: Vec<_> = State::ALL.map(State::code).to_vec();
    for mut codes in [kinds, states] {
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}

/// What is kept has to be read by every later program: this text does not change unless the schema does.
#[test]
fn how_a_hazard_is_kept() {
    let attachments = vec![Attachment { name: "整改前.jpg".into(), sha256: None, bytes: Some(1024) }];
    let inspectors = Inspectors { assistants: vec![], ..two_officers() };
    let finding = Finding::Inspection { record: Some(Id::new(7)), inspectors };
    let mut kept = Hazard { attachments, finding, ..hazard() };
    kept.events = vec![Event { note: String::new(), ..event(day(2), Deed::CameBack { limit: Some(day(9)) }) }];
    let json = concat!(
        r#"{"what":"疏散通道堆放杂物","place":"二楼东侧","unit":"某塑料制品厂","grade":"general","#,
        r#""finding":{"inspection":{"record":"0000000000007","inspectors":{"officers":[{"name":"甲","certified":"yes"},"#,
        r#"{"name":"乙","certified":"yes"}]}}},"found":"2026-03-01","entered":"2026-03-01","limit":"2026-03-20","#,
        r#""attachments":[{"name":"整改前.jpg","bytes":1024}],"#,
        r#""events":[{"on":"2026-03-02","entered":"2026-03-02","by":"安办","deed":{"came_back":{"limit":"2026-03-09"}}}]}"#,
    );
    assert_eq!(doc::print(&kept), json);
    assert_eq!(doc::read(json), Ok(kept));
}
