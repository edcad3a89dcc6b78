//! Any sequence of steps of which only those are taken that are allowed.

use super::*;
use crate::duties::hazard::rules::HazardError;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

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

pub(super) fn any_hazard() -> impl Strategy<Value = (Hazard, Vec<Event>)> {
    let first = (any::<bool>(), prop::option::of(1u8..31)).prop_map(|(all, limit)| {
        let limit = limit.map(day);
        if all { Hazard { limit, ..settled() } } else { Hazard { limit, ..hazard() } }
    });
    (first, any_events())
}

/// The events that are allowed one after the other, on the days on which they are entered.
pub(super) fn live((mut hazard, events): (Hazard, Vec<Event>)) -> Hazard {
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

/// The properties below say something only if the lives tried get anywhere.
#[test]
fn the_lives_that_are_tried_get_everywhere() {
    let mut runner = TestRunner::deterministic();
    let lives: Vec<Hazard> = (0..256).map(|_| live(any_hazard().new_tree(&mut runner).unwrap().current())).collect();
    for state in State::ALL {
        assert!(lives.iter().any(|hazard| hazard.standing().state == state), "{state:?}");
    }
    for kind in DeedKind::ALL {
        assert!(lives.iter().any(|hazard| hazard.events.iter().any(|event| event.deed.kind() == kind)), "{kind:?}");
    }
    assert!(lives.iter().any(|hazard| hazard.standing().returns > 1));
    assert!(lives.iter().any(|hazard| hazard.standing().late_extensions > 0));
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
}
