//! What may not happen to a hazard, and how each refusal is named.

use super::*;
use crate::base::attachment::AttachmentError;
use crate::duties::hazard::rules::{HazardError, Text};

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
