//! Hazards: lives as they happen, what is refused, the lights, the numbers, and any sequence of steps.

use super::{
    count::{by_month, counts},
    event::{DeedKind, Level},
    rules::{HazardError, Text},
    standing::{Light, State},
    *,
};
use crate::base::{
    attachment::AttachmentError,
    day::{date, days_after, months_after, period_end},
    doc,
    id::Id,
};
use crate::duties::inspectors::{Certified, Officer};
use proptest::prelude::*;

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
fn what_is_refused() {
    let rectified = || after(hazard(), [Deed::Rectified]);
    let passed = || after(hazard(), [Deed::Rectified, recheck(true)]);
    let major = || Hazard { grade: Grade::Major, ..hazard() };
    let passed_but_listed = after(major(), [listed(), Deed::Rectified, recheck(true)]);
    let back = |limit| Deed::CameBack { limit };
    let table = [
        (hazard(), Deed::Closed, HazardError::NotPassed),
        (rectified(), Deed::Closed, HazardError::NotPassed),
        (hazard(), recheck(true), HazardError::NotRectified),
        (after(hazard(), [Deed::Rectified, recheck(false)]), recheck(true), HazardError::NotRectified),
        (after(hazard(), [Deed::Rectified, recheck(false)]), Deed::Closed, HazardError::NotPassed),
        (passed_but_listed, Deed::Closed, HazardError::StillListed),
        (rectified(), Deed::Rectified, HazardError::AlreadyRectified),
        (passed(), Deed::Begun, HazardError::AlreadyRectified),
        (hazard(), back(None), HazardError::NotClosed),
        (passed(), back(None), HazardError::NotClosed),
        (closed(), back(Some(day(9))), HazardError::LimitBeforeDay),
        (closed(), Deed::Rectified, HazardError::AlreadyClosed),
        (closed(), recheck(false), HazardError::AlreadyClosed),
        (closed(), listed(), HazardError::AlreadyClosed),
        (closed(), Deed::Extended { until: day(25) }, HazardError::AlreadyClosed),
        (closed(), Deed::HandedOver { to: "县局".into() }, HazardError::AlreadyClosed),
        (after(major(), [listed()]), listed(), HazardError::AlreadyListed),
        (major(), Deed::Delisted, HazardError::NotListed),
        (major(), Deed::Listed { level: Level::City, until: Some(day(9)) }, HazardError::LimitBeforeDay),
        (hazard(), Deed::LimitSet { limit: day(12) }, HazardError::HasLimit),
        (Hazard { limit: None, ..hazard() }, Deed::LimitSet { limit: day(9) }, HazardError::LimitBeforeDay),
        (Hazard { limit: None, ..hazard() }, Deed::Extended { until: day(12) }, HazardError::NoLimit),
        (hazard(), Deed::Extended { until: day(20) }, HazardError::NotLater { limit: day(20) }),
        (hazard(), Deed::Reported { to: " ".into(), number: "1号".into() }, HazardError::Empty(Text::To)),
        (hazard(), Deed::HandedOver { to: String::new() }, HazardError::Empty(Text::To)),
    ];
    for (hazard, deed, error) in table {
        let event = event(day(10), deed);
        assert_eq!(hazard.may(&event, day(10)), Err(error), "{event:?}");
    }
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
fn who_and_why_are_said() {
    let bare = |deed| Event { by: " ".into(), ..event(day(10), deed) };
    let silent = |deed| Event { note: String::new(), ..event(day(10), deed) };
    let nobody = Deed::Rechecked { passed: false, inspectors: Inspectors::default() };
    let nameless = Inspectors { officers: vec![], assistants: vec![" ".into()] };
    let table = [
        (hazard(), bare(Deed::Rectified), Err(HazardError::Empty(Text::By))),
        (hazard(), bare(nobody.clone()), Err(HazardError::Empty(Text::By))),
        // A re-check is signed by its inspectors.
        (hazard(), bare(recheck(false)), Ok(())),
        (
            hazard(),
            event(day(10), Deed::Rechecked { passed: false, inspectors: nameless }),
            Err(HazardError::Empty(Text::Inspector)),
        ),
        (hazard(), silent(Deed::Extended { until: day(30) }), Err(HazardError::Empty(Text::Note))),
        (hazard(), silent(recheck(false)), Err(HazardError::Empty(Text::Note))),
        (hazard(), silent(Deed::Begun), Ok(())),
        (closed(), silent(Deed::CameBack { limit: None }), Err(HazardError::Empty(Text::Note))),
        (
            hazard(),
            Event { attachments: vec![Attachment::default()], ..event(day(10), Deed::Begun) },
            Err(HazardError::Attachment(AttachmentError::NoName)),
        ),
    ];
    for (hazard, event, expected) in table {
        assert_eq!(hazard.may(&event, day(10)), expected, "{event:?}");
    }
}

#[test]
fn days_run_forward_and_not_ahead_of_today() {
    let begun = after(hazard(), [Deed::HandedOver { to: "县局".into() }, Deed::Begun]);
    let at = |on: u8, entered: u8| Event { entered: day(entered), ..event(day(on), Deed::Rectified) };
    assert_eq!(begun.last_day(), day(3));
    assert_eq!(begun.may(&at(2, 2), day(9)), Err(HazardError::BeforeLast { last: day(3) }));
    assert_eq!(begun.may(&at(3, 9), day(9)), Ok(()));
    assert_eq!(begun.may(&at(9, 8), day(9)), Err(HazardError::InTheFuture));
    assert_eq!(begun.may(&at(9, 10), day(9)), Err(HazardError::InTheFuture));
    let early = Event { on: date(2026, 2, 28), ..at(1, 9) };
    assert_eq!(hazard().may(&early, day(9)), Err(HazardError::BeforeLast { last: day(1) }));
}

#[test]
fn a_limit_is_extended_before_it_is_over_and_never_after() {
    let extend =
        |on: u8, entered: u8| Event { entered: day(entered), ..event(day(on), Deed::Extended { until: day(28) }) };
    assert_eq!(hazard().may(&extend(20, 20), day(20)), Ok(()));
    assert_eq!(hazard().may(&extend(21, 21), day(21)), Err(HazardError::LimitOver { limit: day(20) }));
    // What was granted in time and typed in late is a fact, and it shows.
    for (entered, late) in [(20, 0), (21, 1)] {
        let mut extended = hazard();
        assert_eq!(extended.may(&extend(15, entered), day(30)), Ok(()));
        extended.events.push(extend(15, entered));
        let standing = extended.standing();
        assert_eq!((standing.limit, standing.extensions, standing.late_extensions), (Some(day(28)), 1, late));
        assert_eq!(extended.light(day(28)), Light::Yellow { left: 0 });
        assert_eq!(extended.light(day(29)), Light::Red { over: 1 });
    }
    assert!(hazard().possible(day(20)).contains(&DeedKind::Extended));
    assert!(!hazard().possible(day(21)).contains(&DeedKind::Extended));
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
fn facts_can_be_put_right_but_not_the_history_nor_a_limit_made_later() {
    let kept = after(hazard(), [Deed::Begun]);
    let change = |changed: Hazard| kept.may_become(&changed);
    let base = || kept.clone();
    assert_eq!(change(Hazard { unit: "另一家厂".into(), grade: Grade::Major, ..base() }), Ok(()));
    assert_eq!(change(Hazard { limit: Some(day(19)), ..base() }), Ok(()));
    assert_eq!(change(Hazard { limit: Some(day(21)), ..base() }), Err(HazardError::LimitMoved));
    assert_eq!(change(Hazard { limit: None, ..base() }), Err(HazardError::LimitMoved));
    assert_eq!(change(Hazard { events: vec![], ..base() }), Err(HazardError::Fixed));
    assert_eq!(change(Hazard { entered: day(2), ..base() }), Err(HazardError::Fixed));
    assert_eq!(change(Hazard { what: " ".into(), ..base() }), Err(HazardError::Empty(Text::What)));
    // The day it was found cannot be moved past what happened, nor the limit before the day it was found.
    let late = Hazard { found: day(3), entered: day(1), ..base() };
    assert_eq!(change(late), Err(HazardError::InTheFuture));
    assert_eq!(change(Hazard { limit: Some(date(2026, 2, 1)), ..base() }), Err(HazardError::LimitBeforeDay));
    let unlimited = Hazard { limit: None, ..hazard() };
    assert_eq!(unlimited.may_become(&hazard()), Ok(()));
    let set = after(unlimited.clone(), [Deed::LimitSet { limit: day(12) }]);
    // A first limit put before one that was set later would make that one impossible.
    assert_eq!(set.may_become(&Hazard { limit: Some(day(9)), ..set.clone() }), Err(HazardError::HasLimit));
}

#[test]
fn a_history_put_together_wrongly_is_noticed() {
    let mut odd = hazard();
    odd.events = vec![event(day(5), Deed::Rectified), event(day(4), recheck(true))];
    assert_eq!(odd.check(), Err(HazardError::BeforeLast { last: day(5) }));
    odd.events = vec![event(day(5), Deed::Closed)];
    assert_eq!(odd.check(), Err(HazardError::NotPassed));
    odd = Hazard { found: day(2), ..hazard() };
    assert_eq!(odd.check(), Err(HazardError::InTheFuture));
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

#[test]
fn the_months_of_a_hazard_that_came_back() {
    let mut back = closed();
    back.events.push(event(date(2026, 5, 4), Deed::CameBack { limit: None }));
    let told = Hazard { found: date(2026, 4, 30), entered: date(2026, 5, 6), ..hazard() };
    let rows = |from, to| {
        let months = by_month(&[&back, &told], from, to);
        let row = |m: &count::Month| (m.end.month(), m.before, m.opened, m.came_back, m.closed, m.open);
        months.iter().map(row).collect::<Vec<_>>()
    };
    let expected = [(2, 0, 0, 0, 0, 0), (3, 0, 1, 0, 1, 0), (4, 0, 1, 0, 0, 1), (5, 1, 0, 1, 0, 2), (6, 2, 0, 0, 0, 2)];
    assert_eq!(rows(date(2026, 2, 28), date(2026, 6, 1)), expected);
    assert_eq!(rows(date(2026, 5, 31), date(2026, 5, 1)), expected[3..4]);
    assert_eq!(rows(date(2026, 6, 1), date(2026, 5, 31)), []);
}

#[test]
fn how_many_there_are() {
    let major = Hazard { grade: Grade::Major, ..settled() };
    let listed = after(major.clone(), [listed()]);
    let unlimited = Hazard { limit: None, ..hazard() };
    let done = closed();
    let counted = counts(&[&hazard(), &major, &listed, &unlimited, &done], day(18));
    let expected = count::Counts {
        all: 5,
        open: 4,
        closed: 1,
        major: 2,
        major_open: 2,
        overdue: 0,
        soon: 3,
        no_limit: 1,
        unsettled: 2,
        listed: 1,
        returns: 0,
    };
    assert_eq!(counted, expected);
    assert_eq!(counts(&[&hazard(), &done], day(21)).overdue, 1);
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let limit = || (0u8..20).prop_map(|n| days_after(day(1), i32::from(n) * 9).unwrap());
    prop_oneof![
        1 => Just(Deed::Begun),
        4 => Just(Deed::Rectified),
        4 => Just(recheck(true)),
        1 => Just(recheck(false)),
        4 => Just(Deed::Closed),
        2 => prop::option::of(limit()).prop_map(|limit| Deed::CameBack { limit }),
        1 => limit().prop_map(|limit| Deed::LimitSet { limit }),
        1 => limit().prop_map(|until| Deed::Extended { until }),
        1 => Just(listed()),
        2 => Just(Deed::Delisted),
        1 => Just(Deed::HandedOver { to: "县局".into() }),
        1 => Just(Deed::Reported { to: "县局".into(), number: String::new() }),
    ]
}

/// Events some of which lie before the one before, or are entered before they happened.
fn any_events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((-3i32..12, 0i32..15, any_deed()), 0..40).prop_map(|steps| {
        let mut on = day(1);
        let event = |(gap, delay, deed): (i32, i32, Deed)| {
            on = days_after(on, gap).unwrap();
            Event { entered: days_after(on, delay - 1).unwrap(), ..event(on, deed) }
        };
        steps.into_iter().map(event).collect()
    })
}

fn any_hazard() -> impl Strategy<Value = (Hazard, Vec<Event>)> {
    let first = (any::<bool>(), prop::option::of(1u8..31)).prop_map(|(all, limit)| {
        let limit = limit.map(day);
        if all { Hazard { limit, ..settled() } } else { Hazard { limit, ..hazard() } }
    });
    (first, any_events())
}

/// The events that are allowed one after the other, on the days on which they are entered.
fn live((mut hazard, events): (Hazard, Vec<Event>)) -> Hazard {
    for event in events {
        if hazard.may(&event, event.entered).is_ok() {
            hazard.events.push(event);
        }
    }
    hazard
}

/// The same rules told another way: what was said last of these decides.
fn expected_state(hazard: &Hazard) -> State {
    let last = hazard.events.iter().rev().find_map(|event| match event.deed.kind() {
        DeedKind::Closed => Some(State::Closed),
        DeedKind::RecheckPassed => Some(State::Passed),
        DeedKind::RecheckFailed => Some(State::RecheckFailed),
        DeedKind::Rectified => Some(State::Rectified),
        DeedKind::Begun => Some(State::Rectifying),
        DeedKind::CameBack => Some(State::Found),
        _ => None,
    });
    match last.unwrap_or(State::Found) {
        State::Found if hazard.missing().is_empty() => State::Rectifying,
        state => state,
    }
}

proptest! {
    #[test]
    fn whatever_is_allowed_makes_a_life_that_holds_together(start in any_hazard(), later in 0i32..400) {
        let hazard = live(start);
        let count = |kind| hazard.events.iter().filter(|event| event.deed.kind() == kind).count();
        let standing = hazard.standing();
        prop_assert_eq!(hazard.check(), Ok(()));
        prop_assert_eq!(standing.state, expected_state(&hazard));
        prop_assert_eq!(standing.returns as usize, count(DeedKind::CameBack));
        prop_assert_eq!(standing.extensions as usize, count(DeedKind::Extended));
        prop_assert!(standing.late_extensions <= standing.extensions);
        prop_assert_eq!(standing.state.is_open(), count(DeedKind::Closed) == count(DeedKind::CameBack));
        let today = days_after(hazard.last_day(), later).unwrap();
        let light = hazard.light(today);
        match (standing.state.is_open(), standing.limit) {
            (false, _) => prop_assert_eq!(light, Light::Closed),
            (true, None) => prop_assert_eq!(light, Light::NoLimit),
            (true, Some(limit)) => prop_assert_eq!(light.days_over() > 0, today > limit),
        }
        // Every beginning of a history is a history.
        for end in 0..hazard.events.len() {
            let begun = Hazard { events: hazard.events[..end].to_vec(), ..hazard.clone() };
            prop_assert_eq!(begun.may(&hazard.events[end], hazard.events[end].entered), Ok(()));
        }
        prop_assert_eq!(doc::read(&doc::print(&hazard)), Ok(hazard));
    }

    /// Before every closing lies a passed re-check, and before that a report, with no failed one after it.
    #[test]
    fn nothing_is_closed_unseen(start in any_hazard()) {
        let hazard = live(start);
        let mut round: Vec<DeedKind> = Vec::new();
        for event in &hazard.events {
            match event.deed.kind() {
                DeedKind::Closed => {
                    let said = |kind| round.iter().rposition(|other| *other == kind);
                    prop_assert!(said(DeedKind::Rectified).is_some());
                    prop_assert!(said(DeedKind::RecheckPassed) > said(DeedKind::Rectified));
                    prop_assert!(said(DeedKind::RecheckPassed) > said(DeedKind::RecheckFailed));
                    prop_assert!(said(DeedKind::Listed).is_none() || said(DeedKind::Delisted) > said(DeedKind::Listed));
                    round.clear();
                }
                kind => round.push(kind),
            }
        }
    }

    #[test]
    fn what_can_be_chosen_is_what_is_allowed(start in any_hazard(), deed in any_deed(), later in 0i32..40) {
        let hazard = live(start);
        let on = days_after(hazard.last_day(), later).unwrap();
        let kind = deed.kind();
        let chosen = hazard.possible(on).contains(&kind);
        match hazard.may(&event(on, deed), on) {
            Ok(()) => prop_assert!(chosen),
            // What the user says about a step can be wrong although the step is possible.
            Err(HazardError::NotLater { .. } | HazardError::LimitBeforeDay) => prop_assert!(chosen),
            Err(error) => prop_assert!(!chosen, "{error:?}"),
        }
    }

    /// Also of histories that nobody checked.
    #[test]
    fn the_months_add_up(lives in prop::collection::vec((any_hazard(), any::<bool>()), 0..6), from in -2i32..4, length in 0i32..14) {
        let lives = lives.into_iter().map(|((hazard, events), checked)| {
            if checked { live((hazard, events)) } else { Hazard { events, ..hazard } }
        });
        let hazards: Vec<Hazard> = lives.collect();
        let all: Vec<&Hazard> = hazards.iter().collect();
        let from = months_after(day(31), from).unwrap();
        let to = months_after(from, length).unwrap();
        let months = by_month(&all, from, to);
        prop_assert_eq!(months.len(), length as usize + 1);
        let open_on = |day: Date| {
            let open = |hazard: &&Hazard| hazard.standing_on(day).is_some_and(|standing| standing.state.is_open());
            all.iter().filter(|hazard| open(hazard)).count() as u32
        };
        let mut before = open_on(Date::new(from.year(), from.month(), 1).and_then(Date::yesterday).unwrap());
        for (n, month) in months.iter().enumerate() {
            prop_assert_eq!(month.end, period_end(months_after(from, n as i32).unwrap(), 1));
            prop_assert_eq!(month.before, before);
            prop_assert_eq!(month.open, before + month.opened + month.came_back - month.closed);
            prop_assert_eq!(month.open, open_on(month.end));
            before = month.open;
        }
    }
}
