//! What edits on the unit's profile and on packs do, refuse and leave alone.

use luoshi::{
    base::{
        calendar::{Calendar, Dated, Festival, Occasion, Span},
        day::{Date, date},
        doc,
        id::{DutyId, Id},
        notice,
    },
    duties::{
        CadenceFrom, Duty, Role,
        cadence::{Before, Cadence, Count},
        own_pack::OwnPack,
        pack,
        pack_update::{Here, Part, beside},
        score::Scoring,
        unit::{Holder, Lock, Unit},
    },
    workspace::{Edit, Refused, Workspace, desk::Desk, history::Stamp},
};
use std::sync::Arc;

fn apply(ws: &mut Workspace, edit: Edit) -> Result<(), Refused> {
    ws.apply(&edit, &Stamp::default()).map(|_| ())
}

fn change(ws: &mut Workspace, change: impl FnOnce(&mut Unit)) -> Result<(), Refused> {
    let mut unit = Unit::clone(&ws.unit);
    change(&mut unit);
    apply(ws, Edit::ChangeUnit { unit: Arc::new(unit) })
}

fn lock(until: Date, on: Date) -> Edit {
    Edit::Lock { lock: Lock { until, on, by: "安办".into(), score: None, opened: None } }
}

#[test]
fn a_unit_of_before_opens_and_one_of_today_is_read_back() {
    let before = r#"{"name":"某镇","scoring":{"points":10,"missing":2,"bare":2,"late":1,"came_back":2}}"#;
    let unit: Unit = doc::read(before).unwrap();
    assert_eq!((unit.mechanisms.len(), unit.packs.len()), (0, 0));
    let own = OwnPack { id: "own-1".into(), name: "清单".into(), version: 2, rows: vec![(1, Id::new(5))] };
    let unit = Unit { mechanisms: vec![String::new(), "夜查".into()], packs: vec![own], ..unit };
    assert_eq!(doc::read(&doc::print(&unit)), Ok(unit.clone()));
    assert_eq!((unit.mechanism(0), unit.mechanism(1), unit.mechanism(2)), (None, Some("夜查"), None));
}

#[test]
fn points_that_make_papering_over_pay_are_refused() {
    let mut ws = Workspace::default();
    let set = |scoring| move |unit: &mut Unit| unit.scoring = scoring;
    assert_eq!(change(&mut ws, set(Scoring { bare: 1, ..Scoring::default() })), Err(Refused::Unsound));
    assert_eq!(change(&mut ws, set(Scoring { late: 3, ..Scoring::default() })), Err(Refused::Unsound));
    assert_eq!(change(&mut ws, set(Scoring { bare: 5, late: 2, ..Scoring::default() })), Ok(()));
}

#[test]
fn somebody_cannot_have_left_before_he_came_nor_be_without_a_name() {
    let mut ws = Workspace::default();
    let holder = |name: &str, since, until| Holder { role: Role::Head, name: name.into(), since, until };
    let reversed = holder("张三", Some(date(2026, 3, 1)), Some(date(2026, 2, 28)));
    assert_eq!(change(&mut ws, |unit| unit.holders = vec![reversed]), Err(Refused::DaysReversed));
    assert_eq!(change(&mut ws, |unit| unit.holders = vec![holder(" ", None, None)]), Err(Refused::Empty));
}

#[test]
fn a_change_of_person_is_told_in_the_history() {
    let mut ws = Workspace::default();
    change(&mut ws, |unit| *unit = unit.with_holder(Role::Head, "张三", Some(date(2025, 3, 1)), None)).unwrap();
    let again = |unit: &mut Unit| *unit = unit.with_holder(Role::Head, "李四", Some(date(2026, 7, 1)), Some(0));
    let stamp = Stamp { seq: 2, at: "2026-07-01T09:00:00".into(), by: "党政办".into() };
    let mut unit = Unit::clone(&ws.unit);
    again(&mut unit);
    ws.apply(&Edit::ChangeUnit { unit: Arc::new(unit) }, &stamp).unwrap();
    let told = ws.history.values().find(|change| change.seq == 2).unwrap();
    assert_eq!((told.about.as_str(), told.act.as_str(), told.by.as_str()), ("unit", "change_unit", "党政办"));
    assert_eq!(told.fields.len(), 1);
    assert_eq!(told.fields[0].old, "head 张三 2025-03-01");
    assert_eq!(told.fields[0].new, "head 张三 2025-03-01 2026-06-30; head 李四 2026-07-01");
}

#[test]
fn what_is_not_over_cannot_be_locked_and_the_latest_lock_opens_first() {
    let (mut ws, today) = (Workspace::default(), date(2026, 10, 8));
    assert_eq!(apply(&mut ws, lock(today, today)), Err(Refused::InTheFuture));
    apply(&mut ws, lock(date(2026, 6, 30), date(2026, 7, 2))).unwrap();
    apply(&mut ws, lock(date(2026, 9, 30), today)).unwrap();
    assert_eq!(apply(&mut ws, lock(date(2026, 6, 30), today)), Err(Refused::Locked));
    // Changing the profile leaves the locks alone.
    change(&mut ws, |unit| unit.locks.clear()).unwrap();
    assert_eq!(ws.unit.locked_until(), Some(date(2026, 9, 30)));
    let unlock = |why: &str| Edit::Unlock { why: why.into(), on: today };
    assert_eq!(apply(&mut ws, unlock(" ")), Err(Refused::Empty));
    apply(&mut ws, unlock("漏录一次会议")).unwrap();
    assert_eq!(ws.unit.locked_until(), Some(date(2026, 6, 30)));
    assert_eq!(ws.unit.locks.len(), 2);
}

#[test]
fn a_season_that_is_dated_gives_its_duties_their_days() {
    let (mut ws, today) = (Workspace::default(), date(2026, 11, 24));
    let cadence = Cadence::Before { what: Before::One(Occasion::FireSeason), days: Count::new(7).unwrap() };
    let first_due = cadence.propose_first(today, Calendar::builtin());
    let id: DutyId = Id::new(1);
    let duty = Duty { cadence, first_due, ..Duty::new("备好灭火器材", today) };
    apply(&mut ws, Edit::AddDuties { duties: vec![(id, Arc::new(duty))] }).unwrap();
    let mut desk = Desk::of(&ws, today);
    let due = |desk: &Desk, ws: &Workspace| ws.duties.get(id).unwrap().schedule(&desk.calendar).days_from(today).next();
    assert_eq!(due(&desk, &ws), None);
    let before = ws.clone();
    let days = Span::new(date(2027, 1, 1), date(2027, 5, 31)).unwrap();
    change(&mut ws, |unit| unit.calendar.put(Dated { occasion: Occasion::FireSeason, days })).unwrap();
    desk.follow(&before, &ws, today);
    assert_eq!(due(&desk, &ws), Some(date(2026, 12, 25)));
}

#[test]
fn a_year_of_ones_own_takes_the_place_of_the_built_in_one_and_gives_it_back() {
    let builtin = Calendar::builtin();
    let off: Vec<(Festival, Span)> =
        Festival::ALL.map(|festival| (festival, builtin.occasion(Occasion::Festival(festival), 2026).unwrap())).into();
    let table = notice::table(2026, "县府通知", &off, &[]).unwrap();
    let mut own = Calendar::default();
    own.put_table(table);
    assert!(!Calendar::merged(builtin, &own).works(date(2026, 10, 10)).answer);
    own.remove_table(2026);
    assert!(Calendar::merged(builtin, &own).works(date(2026, 10, 10)).answer);
}

#[test]
fn what_the_user_writes_has_no_gloss_of_the_packs_words() {
    let township = pack::read(include_str!("../../public/packs/township.json")).unwrap();
    let today = date(2026, 11, 24);
    let row = &township.rows[1];
    let duty = row.duty(&township.id, Calendar::builtin(), today);
    assert_eq!(
        duty.note_en.as_deref(),
        Some(
            "The frequency is our suggestion; none was seen in the source; The last two address higher levels or were seen only in part; township details are not known."
        )
    );
    let (mut ws, id) = (Workspace::default(), Id::new(1));
    apply(&mut ws, Edit::AddDuties { duties: vec![(id, Arc::new(duty.clone()))] }).unwrap();
    let edited = Duty { note: "我的话".into(), cadence: Cadence::HalfYearly, ..duty.clone() };
    apply(&mut ws, Edit::ChangeDuty { id, duty: Arc::new(edited) }).unwrap();
    let kept = ws.duties.get(id).unwrap();
    assert_eq!((kept.note_en.clone(), kept.evidence_en.clone()), (None, duty.evidence_en.clone()));
    assert_eq!(kept.cadence_from, Some(CadenceFrom::Local));
    // The pack offers its own cadence again, and that is a choice.
    assert_eq!(beside(&township, &ws.duties)[1].here, Here::Differs(id, vec![Part::Cadence]));
    let back = row.bring(kept, &[Part::Cadence]);
    apply(&mut ws, Edit::TakePack { added: Vec::new(), changed: vec![(id, Arc::new(back))] }).unwrap();
    assert_eq!(ws.duties.get(id).unwrap().cadence_from, Some(CadenceFrom::Suggestion));
    assert_eq!(ws.duties.get(id).unwrap().note, "我的话");
}
