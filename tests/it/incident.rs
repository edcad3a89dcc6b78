//! Reports of an accident: what the log shows, what is due by when, what has changed.

use luoshi::{
    base::{
        day::date,
        doc,
        id::Id,
        minute::{Minute, minutes_after},
    },
    duties::incident::{
        AccidentKind, Count, Incident, IncidentError, Numbers,
        call::{Call, CallError, CallKind, Callee, Caller, Odd},
        content::{Has, Item},
        deadline::{Deadline, Due, Start, State, Step},
        supplement::supplement,
        timetable::deadlines,
    },
    workspace::{Edit, Refused, Workspace, history::Stamp},
};
use proptest::prelude::*;
use std::sync::Arc;

fn at(text: &str) -> Minute {
    text.parse().unwrap()
}

/// A minute of 24 November 2026.
fn clock(time: &str) -> Minute {
    at(&format!("2026-11-24T{time}"))
}

/// Happened at nine, known at 9:10, and nothing more.
fn incident() -> Incident {
    Incident {
        what: "石料厂坍塌".into(),
        kind: AccidentKind::General,
        unit: String::new(),
        place: String::new(),
        scene: String::new(),
        course: String::new(),
        measures: String::new(),
        other: String::new(),
        happened: Some(clock("09:00")),
        known: clock("09:10"),
        numbers: Numbers::default(),
        calls: Vec::new(),
    }
}

fn call(from: Caller, to: Callee, when: Minute) -> Call {
    Call {
        at: when,
        from,
        to,
        name: String::new(),
        by: "王".into(),
        said: String::new(),
        kind: CallKind::First,
        numbers: None,
        entered: when,
        corrects: None,
        void: false,
    }
}

fn with(calls: &[(Caller, Callee, &str)]) -> Incident {
    let calls = calls.iter().map(|(from, to, time)| call(*from, *to, clock(time))).collect();
    Incident { calls, ..incident() }
}

#[track_caller]
fn step(list: &[Deadline], step: Step) -> &Deadline {
    list.iter().find(|deadline| deadline.step == step).unwrap()
}

fn dead(dead: u32) -> Numbers {
    Numbers { dead: Some(dead), ..Numbers::default() }
}

#[test]
fn without_a_local_number_the_township_reports_at_once() {
    let list = deadlines(&incident(), None, clock("23:00"));
    let own = step(&list, Step::TownshipToCounty);
    assert_eq!((own.due, own.minutes, own.state), (Due::AtOnce, None, State::Open { left: None }));
    let told = with(&[(Caller::Township, Callee::CountyEmergency, "09:25")]);
    let list = deadlines(&told, None, clock("23:00"));
    assert_eq!(step(&list, Step::TownshipToCounty).state, State::Done { at: clock("09:25"), after: Some(15) });
}

#[test]
fn one_minute_too_late_is_late() {
    let cases = [
        ("09:29", State::Met { at: clock("09:29") }),
        ("09:30", State::Met { at: clock("09:30") }),
        ("09:31", State::Late { at: clock("09:31"), by: 1 }),
    ];
    for (time, state) in cases {
        let told = with(&[(Caller::Township, Callee::CountyGovernment, time)]);
        let list = deadlines(&told, Some(20), clock("12:00"));
        assert_eq!(step(&list, Step::TownshipToCounty).state, state, "{time}");
    }
    let waiting = [
        ("09:10", State::Open { left: Some(20) }),
        ("09:30", State::Open { left: Some(0) }),
        ("09:31", State::Overdue { by: 1 }),
    ];
    for (now, state) in waiting {
        let list = deadlines(&incident(), Some(20), clock(now));
        assert_eq!(step(&list, Step::TownshipToCounty).state, state, "{now}");
    }
}

#[test]
fn who_else_was_called_does_not_count_as_a_report_to_the_county() {
    let calls = [Callee::Leader, Callee::Police122, Callee::Fire119, Callee::Medical120, Callee::Unit, Callee::Other];
    for to in calls {
        let told = with(&[(Caller::Township, to, "09:12"), (Caller::Unit, Callee::CountyEmergency, "09:13")]);
        let list = deadlines(&told, Some(20), clock("10:00"));
        assert_eq!(step(&list, Step::TownshipToCounty).state, State::Overdue { by: 30 }, "{to:?}");
    }
}

#[test]
fn the_hour_of_the_unit_runs_from_when_its_head_was_told() {
    let told = (Caller::Scene, Callee::Unit, "09:05");
    let cases = [("10:05", State::Met { at: clock("10:05") }), ("10:06", State::Late { at: clock("10:06"), by: 1 })];
    for (time, state) in cases {
        let list = deadlines(&with(&[told, (Caller::Unit, Callee::CountyEmergency, time)]), None, clock("12:00"));
        let unit = step(&list, Step::UnitToCounty);
        assert_eq!((unit.due, unit.since), (Due::By(clock("10:05")), Some(clock("09:05"))));
        assert_eq!(unit.state, state);
        let scene = step(&list, Step::SceneToHead);
        assert_eq!((scene.due, scene.state), (Due::AtOnce, State::Done { at: clock("09:05"), after: Some(5) }));
    }
}

#[test]
fn where_the_log_does_not_show_when_the_head_was_told_nobody_is_called_late() {
    let silent = deadlines(&incident(), None, clock("23:00"));
    let unit = step(&silent, Step::UnitToCounty);
    assert_eq!((unit.due, unit.state), (Due::NotBefore(clock("10:00")), State::NotShown));
    let cases =
        [("10:00", State::Met { at: clock("10:00") }), ("10:01", State::Done { at: clock("10:01"), after: None })];
    for (time, state) in cases {
        let list = deadlines(&with(&[(Caller::Unit, Callee::CountyEmergency, time)]), None, clock("12:00"));
        assert_eq!(step(&list, Step::UnitToCounty).state, state, "{time}");
    }
    let unknown = Incident { happened: None, ..incident() };
    assert_eq!(step(&deadlines(&unknown, None, clock("12:00")), Step::UnitToCounty).due, Due::Unset);
}

#[test]
fn each_level_has_two_hours_and_the_grade_says_how_far_up() {
    let told = with(&[(Caller::Unit, Callee::CountyEmergency, "22:30")]);
    let night = at("2026-11-25T08:00");
    let county = (Step::CountyToCity, Due::By(at("2026-11-25T00:30")));
    let city = (Step::CityToProvince, Due::NotAfter(at("2026-11-25T02:30")));
    let province = (Step::ProvinceToState, Due::NotAfter(at("2026-11-25T04:30")));
    let cases = [
        (Numbers::default(), vec![county]),
        (dead(2), vec![county]),
        (dead(3), vec![county, city]),
        (dead(10), vec![county, city, province]),
        (dead(30), vec![county, city, province]),
    ];
    for (numbers, expect) in cases {
        let list = deadlines(&Incident { numbers, ..told.clone() }, None, night);
        let levels: Vec<_> = list.iter().skip(3).map(|deadline| (deadline.step, deadline.due)).collect();
        assert_eq!(levels, expect, "{numbers:?}");
        assert!(list.iter().skip(3).all(|deadline| deadline.state == State::NotShown));
    }
    let silent = deadlines(&Incident { numbers: dead(3), ..incident() }, None, night);
    let above: Vec<_> = silent.iter().skip(3).map(|deadline| (deadline.start, deadline.due)).collect();
    assert_eq!(above, [(Start::CountyTold, Due::Unset), (Start::LevelTold, Due::Unset)]);
}

#[test]
fn sichuan_may_except_what_hurt_nobody_and_cost_little() {
    let nobody = Numbers { dead: Some(0), injured: Some(0), missing: Some(0), loss: Some(9) };
    let cases = [
        (nobody, true),
        (Numbers { loss: Some(10), ..nobody }, false),
        (Numbers { loss: None, ..nobody }, false),
        (Numbers { injured: Some(1), ..nobody }, false),
        (Numbers { missing: None, ..nobody }, false),
    ];
    for (numbers, may_lapse) in cases {
        let list = deadlines(&Incident { numbers, ..incident() }, None, clock("12:00"));
        assert_eq!(step(&list, Step::CountyToCity).may_lapse, may_lapse, "{numbers:?}");
    }
}

#[test]
fn a_wrong_entry_stays_and_the_one_that_names_it_counts() {
    let mut told = with(&[(Caller::Township, Callee::CountyEmergency, "09:20")]);
    let before = told.clone();
    let right = Call { corrects: Some(0), ..call(Caller::Township, Callee::CountyEmergency, clock("09:40")) };
    assert_eq!(told.add(right.clone()), Ok(()));
    assert_eq!((told.calls.len(), told.standing().count()), (2, 1));
    assert_eq!(told.calls.first(), before.calls.first());
    let list = deadlines(&told, Some(20), clock("12:00"));
    assert_eq!(step(&list, Step::TownshipToCounty).state, State::Late { at: clock("09:40"), by: 10 });

    assert_eq!(told.add(right.clone()), Err(CallError::Corrected { by: 1 }));
    assert_eq!(told.add(Call { corrects: Some(2), ..right.clone() }), Err(CallError::NoSuchEntry));
    assert_eq!(told.add(Call { corrects: None, void: true, ..right.clone() }), Err(CallError::NothingToTakeBack));
    assert_eq!(told.add(Call { corrects: Some(1), void: true, ..right }), Ok(()));
    assert_eq!(told.standing().count(), 0);
    let list = deadlines(&told, Some(20), clock("12:00"));
    assert_eq!(step(&list, Step::TownshipToCounty).state, State::Overdue { by: 150 });
    assert_eq!(told.check(), Ok(()));
}

#[test]
fn an_entry_that_cannot_be_right_is_named_and_shows_nothing_as_done() {
    let told = with(&[
        (Caller::Township, Callee::CountyEmergency, "09:09"),
        (Caller::Scene, Callee::Unit, "08:59"),
        (Caller::Township, Callee::CountyEmergency, "12:01"),
        (Caller::Township, Callee::Leader, "09:10"),
    ]);
    assert_eq!(told.odd(clock("12:00")), [(0, Odd::BeforeKnown), (1, Odd::BeforeHappened), (2, Odd::Ahead)]);
    let list = deadlines(&told, Some(20), clock("12:00"));
    assert_eq!(step(&list, Step::TownshipToCounty).state, State::Overdue { by: 150 });
    assert_eq!(step(&list, Step::SceneToHead).state, State::NotShown);
}

#[test]
fn what_cannot_be_kept_says_why() {
    assert_eq!(Incident { what: " ".into(), ..incident() }.check(), Err(IncidentError::NoName));
    assert_eq!(Incident { known: clock("08:59"), ..incident() }.check(), Err(IncidentError::KnownBefore));
    let mut odd = incident();
    odd.calls.push(Call { corrects: Some(0), ..call(Caller::Township, Callee::Leader, clock("09:20")) });
    let error = CallError::NoSuchEntry;
    assert_eq!(odd.check(), Err(IncidentError::Call { entry: 0, error }));
}

#[test]
fn changed_casualties_are_owed_for_thirty_days_and_on_roads_and_at_fires_for_seven() {
    let report = Call { numbers: Some(dead(1)), ..call(Caller::Township, Callee::CountyEmergency, clock("09:20")) };
    let changed = Incident { numbers: dead(2), calls: vec![report], ..incident() };
    let cases = [
        (AccidentKind::General, "2026-12-24T23:59", true),
        (AccidentKind::General, "2026-12-25T00:00", false),
        (AccidentKind::Other, "2026-12-24T23:59", true),
        (AccidentKind::Traffic, "2026-12-01T23:59", true),
        (AccidentKind::Traffic, "2026-12-02T00:00", false),
        (AccidentKind::Fire, "2026-12-01T23:59", true),
        (AccidentKind::Fire, "2026-12-02T00:00", false),
    ];
    for (kind, now, owed) in cases {
        let found = supplement(&Incident { kind, ..changed.clone() }, at(now));
        assert_eq!((found.is_owed(), found.over), (owed, Some(!owed)), "{kind:?} {now}");
        assert_eq!(found.changed, [Count::Dead]);
    }
    let undated = supplement(&Incident { happened: None, ..changed }, at("2027-12-01T00:00"));
    assert_eq!((undated.last_day, undated.over, undated.is_owed()), (None, None, true));
}

#[test]
fn a_later_report_is_laid_over_the_earlier_ones() {
    let first = Numbers { dead: Some(1), injured: Some(4), ..Numbers::default() };
    let second = Numbers { dead: Some(2), loss: Some(30), ..Numbers::default() };
    let report = |numbers, time: &str| Call {
        numbers: Some(numbers),
        ..call(Caller::Township, Callee::CountyEmergency, clock(time))
    };
    let given = Numbers { dead: Some(2), injured: Some(4), missing: None, loss: Some(30) };
    // Entered in the wrong order: the time of the call decides.
    let calls = vec![report(second, "10:00"), report(first, "09:20")];
    let told = Incident { numbers: given, calls, ..incident() };
    let found = supplement(&told, clock("12:00"));
    assert_eq!((found.reported, found.changed.as_slice()), (Some((clock("10:00"), given)), &[][..]));
    let found = supplement(&told, clock("09:30"));
    assert_eq!(found.changed, [Count::Dead, Count::Loss]);

    let dearer = Numbers { loss: Some(31), ..given };
    let found = supplement(&Incident { numbers: dearer, ..told.clone() }, clock("12:00"));
    assert_eq!((found.changed.as_slice(), found.is_owed()), (&[Count::Loss][..], false));
    let nothing = supplement(&Incident { calls: Vec::new(), ..told }, clock("12:00"));
    assert_eq!((nothing.reported, nothing.changed.is_empty()), (None, true));
}

#[test]
fn what_a_report_lacks_is_listed() {
    let mut told = incident();
    let rest = [Item::Unit, Item::Place, Item::Scene, Item::Course, Item::Casualties, Item::Loss, Item::Measures];
    assert_eq!(told.lacks(), rest);
    told.numbers = dead(0);
    assert_eq!(told.has(Item::Casualties), Has::Partly);
    told.numbers = Numbers { dead: Some(0), injured: Some(0), missing: Some(0), loss: Some(0) };
    for text in [&mut told.unit, &mut told.place, &mut told.scene, &mut told.course, &mut told.measures] {
        *text = "有".into();
    }
    assert_eq!(told.lacks(), []);
    assert_eq!(told.has(Item::Other), Has::No);
    told.place = " ".into();
    told.happened = None;
    assert_eq!(told.lacks(), [Item::Time, Item::Place]);
}

#[test]
fn an_incident_of_which_little_is_known_is_kept_briefly() {
    let json = doc::print(&incident());
    let expect = r#"{"what":"石料厂坍塌","kind":"general","happened":"2026-11-24T09:00","known":"2026-11-24T09:10","numbers":{}}"#;
    assert_eq!(json, expect);
    assert_eq!(doc::read(&json), Ok(incident()));
}

fn any_minute() -> impl Strategy<Value = Minute> {
    (0i64..3_000).prop_map(|minutes| minutes_after(clock("09:00"), minutes).unwrap())
}

fn any_numbers() -> impl Strategy<Value = Numbers> {
    let number = || prop::option::of(0u32..120);
    (number(), number(), number(), number()).prop_map(|(dead, injured, missing, loss)| Numbers {
        dead,
        injured,
        missing,
        loss,
    })
}

prop_compose! {
    fn any_call()(
        at in any_minute(), later in 0i64..500, from in 0usize..4, to in 0usize..8, kind in 0usize..4,
        numbers in prop::option::of(any_numbers()), corrects in prop::option::weighted(0.3, 0u32..12), void: bool,
        said in ".{0,8}",
    ) -> Call {
        let entered = minutes_after(at, later).unwrap();
        let (from, to, kind) = (Caller::ALL[from], Callee::ALL[to], CallKind::ALL[kind]);
        Call { at, from, to, name: String::new(), by: "李".into(), said, kind, numbers, entered, corrects, void }
    }
}

prop_compose! {
    fn any_incident()(
        calls in prop::collection::vec(any_call(), 0..12), numbers in any_numbers(), kind in 0usize..4, dated: bool,
    ) -> Incident {
        let happened = dated.then(|| clock("09:00"));
        let mut incident = Incident { kind: AccidentKind::ALL[kind], numbers, happened, ..incident() };
        for call in calls {
            let before = incident.calls.len();
            let added = incident.add(call).is_ok();
            assert_eq!(incident.calls.len(), before + usize::from(added));
        }
        incident
    }
}

proptest! {
    #[test]
    fn what_is_kept_is_read_back(incident in any_incident()) {
        prop_assert_eq!(incident.check(), Ok(()));
        prop_assert_eq!(doc::read(&doc::print(&incident)), Ok(incident));
    }

    #[test]
    fn an_entry_stands_until_one_later_entry_names_it(incident in any_incident()) {
        let standing: Vec<_> = incident.standing().map(|(entry, _)| entry).collect();
        for (entry, call) in incident.calls.iter().enumerate() {
            let named = incident.calls.iter().filter(|later| later.corrects == Some(entry as u32)).count();
            prop_assert!(named <= 1);
            prop_assert_eq!(standing.contains(&entry), named == 0 && !call.void);
        }
    }

    #[test]
    fn what_was_called_later_does_not_change_how_it_stood(incident in any_incident(), now in any_minute()) {
        // Entries that lie ahead of `now`, moved further away.
        let mut moved = incident.clone();
        for call in moved.calls.iter_mut().filter(|call| call.at > now) {
            call.at = minutes_after(call.at, 777).unwrap();
        }
        prop_assert_eq!(deadlines(&incident, Some(30), now), deadlines(&moved, Some(30), now));
        prop_assert_eq!(supplement(&incident, now), supplement(&moved, now));
    }

    #[test]
    fn a_report_is_late_by_what_lies_between(local in 0u16..400, took in 0i64..800, waited in 0i64..800) {
        let made = minutes_after(incident().known, took).unwrap();
        let now = minutes_after(incident().known, waited).unwrap();
        let told = Incident { calls: vec![call(Caller::Township, Callee::CountyEmergency, made)], ..incident() };
        let list = deadlines(&told, Some(local), now);
        let over = took - i64::from(local);
        let expect = match (took <= waited, i64::from(local) - waited) {
            (true, _) if over > 0 => State::Late { at: made, by: over },
            (true, _) => State::Met { at: made },
            (false, left @ 0..) => State::Open { left: Some(left) },
            (false, left) => State::Overdue { by: -left },
        };
        prop_assert_eq!(step(&list, Step::TownshipToCounty).state, expect);
    }

    #[test]
    fn of_others_nobody_is_overdue(incident in any_incident(), now in any_minute()) {
        for deadline in deadlines(&incident, None, now) {
            if deadline.step != Step::TownshipToCounty {
                let waiting = matches!(deadline.state, State::Open { .. } | State::Overdue { .. });
                prop_assert!(!waiting, "{:?}", deadline);
            }
            prop_assert!(!deadline.sources.is_empty());
        }
    }
}

#[test]
fn the_last_day_of_supplements_crosses_new_year_and_leap_days() {
    let cases = [
        (AccidentKind::General, "2026-12-05T10:00", date(2027, 1, 4)),
        (AccidentKind::General, "2028-01-31T10:00", date(2028, 3, 1)),
        (AccidentKind::Fire, "2028-02-25T23:59", date(2028, 3, 3)),
        (AccidentKind::Traffic, "2026-12-28T00:00", date(2027, 1, 4)),
    ];
    for (kind, happened, last) in cases {
        let dated = Incident { kind, happened: Some(at(happened)), ..incident() };
        assert_eq!(supplement(&dated, at("2029-01-01T00:00")).last_day, Some(last), "{happened}");
    }
}

/// Whoever corrects the facts takes no call away that was logged meanwhile, and a log is only added to.
#[test]
fn the_facts_and_the_log_have_edits_of_their_own() {
    let (id, mut workspace) = (Id::new(7), Workspace::default());
    let mut apply = |edit| workspace.apply(&edit, &Stamp::default()).map(|back| (back, workspace.clone()));
    let (_, before) = apply(Edit::AddIncident { id, incident: Arc::new(incident()) }).unwrap();
    let told = call(Caller::Township, Callee::CountyEmergency, clock("09:20"));
    let (back, _) = apply(Edit::LogCall { id, call: told.clone() }).unwrap();
    let (_, undone) = apply(Edit::Undo { puts: back }).unwrap();
    assert_eq!(undone.incidents.get(id), before.incidents.get(id));
    let (_, after) = apply(Edit::LogCall { id, call: told.clone() }).unwrap();
    assert_eq!(after.incidents.get(id).unwrap().calls, std::slice::from_ref(&told));

    let changed = Incident { place: "三村".into(), ..incident() };
    assert!(changed.calls.is_empty());
    let (_, after) = apply(Edit::ChangeIncident { id, incident: Arc::new(changed) }).unwrap();
    let kept = after.incidents.get(id).unwrap();
    assert_eq!((kept.place.as_str(), &kept.calls), ("三村", &vec![told.clone()]));

    let nothing = Call { corrects: Some(4), ..told.clone() };
    let refused = apply(Edit::LogCall { id, call: nothing }).unwrap_err();
    assert_eq!(refused.code(), "wrong_entry");
    assert_eq!(apply(Edit::LogCall { id: Id::new(8), call: told }).unwrap_err(), Refused::Gone);
}
