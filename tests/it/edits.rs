//! What edits on bulletins do, refuse and take back.

use luoshi::{
    base::{
        day::date,
        id::{BulletinId, Id},
    },
    bulletin::{
        anchor::Anchor,
        correction::{Correction, Fix},
        facts::Said,
        note::{Note, NoteKind},
        verdict::{Mark, Verdict},
    },
    duties::Duty,
    workspace::{
        Edit, Refused, Workspace,
        history::Stamp,
        shelf::{self, Kept},
    },
};
use std::sync::Arc;

fn kept() -> Kept {
    Kept::new("某县简报第3期".into(), shelf::Origin::Pasted, date(2026, 1, 1), None)
}

fn mark(quote: &str) -> Mark {
    Mark { item: 0, quote: quote.into(), nth: 0 }
}

fn duty(name: &str) -> Arc<Duty> {
    Arc::new(Duty::new(name, date(2026, 1, 1)))
}

fn note(bulletin: BulletinId) -> Arc<Note> {
    let anchor = Anchor::of("各镇要值班", 0..6).unwrap();
    let (title, words) = (String::new(), "谁来".into());
    let kind = NoteKind::Highlight;
    Arc::new(Note { bulletin, title, anchor, line: 0, kind, words, on: date(2026, 1, 2), lost: false })
}

/// A workspace with the first text of an issue, one requirement of it taken over, and a note on it.
fn before() -> (Workspace, BulletinId) {
    let mut workspace = Workspace::default();
    let old = shelf::id_of("旧文本");
    for edit in [
        Edit::Keep { id: old, kept: kept().into() },
        Edit::Adopt {
            bulletin: old,
            mark: mark("各镇要值班"),
            id: Id::new(1),
            duty: duty("值班"),
            on: date(2026, 1, 2),
        },
        Edit::Note { id: Id::new(7), note: note(old) },
    ] {
        workspace.apply(&edit, &Stamp::default()).unwrap();
    }
    (workspace, old)
}

fn new_version(old: BulletinId) -> (BulletinId, Edit) {
    let new = shelf::id_of("新文本");
    let verdict = Verdict::Adopted { duty: Id::new(1) };
    let mut kept = kept().decided(&mark("各镇要值班"), Some((verdict, date(2026, 1, 2))));
    kept.replaces = Some(old);
    (new, Edit::Succeed { id: new, kept: kept.into(), notes: vec![(Id::new(7), note(new))] })
}

#[test]
fn whatever_is_done_to_a_bulletin_can_be_taken_back() {
    let (mut workspace, old) = before();
    let (_, succeed) = new_version(old);
    let on = date(2026, 1, 3);
    let missed = Fix::Missed { item: 0, block: 0, start: 0, quote: "各镇".into() };
    for edit in [
        Edit::AdoptAll {
            bulletin: old,
            duties: vec![(mark("甲"), (Id::new(2), duty("甲"))), (mark("乙"), (Id::new(3), duty("乙")))],
            on,
        },
        Edit::NoneOurs { bulletin: old, marks: vec![mark("丙"), mark("丁")], reason: "县里的事".into(), on },
        Edit::Fill { bulletin: old, said: Said { year: Some(2026), ..Said::default() } },
        Edit::Correct { bulletin: old, corrections: vec![Correction { fix: missed, on }] },
        Edit::Note { id: Id::new(8), note: note(old) },
        Edit::DropNote { id: Id::new(8) },
        succeed,
    ] {
        let as_it_was = workspace.clone();
        let puts = workspace.apply(&edit, &Stamp::default()).unwrap();
        let after = workspace.clone();
        assert_ne!(after, as_it_was, "{edit:?}");
        workspace.apply(&Edit::Undo { puts }, &Stamp::default()).unwrap();
        // The history goes on: it tells of the undo too.
        workspace.history = as_it_was.history.clone();
        assert_eq!(workspace, as_it_was, "{edit:?}");
        workspace = after;
    }
}

#[test]
fn several_are_decided_all_or_none() {
    let (mut workspace, old) = before();
    let as_it_was = workspace.clone();
    let on = date(2026, 1, 3);
    let with_empty = vec![(mark("甲"), (Id::new(2), duty("甲"))), (mark("乙"), (Id::new(3), duty(" ")))];
    assert_eq!(
        workspace.apply(&Edit::AdoptAll { bulletin: old, duties: with_empty, on }, &Stamp::default()),
        Err(Refused::Empty)
    );
    let adopted = vec![mark("甲"), mark("各镇要值班")];
    let refused = Edit::NoneOurs { bulletin: old, marks: adopted, reason: "县里的事".into(), on };
    assert_eq!(workspace.apply(&refused, &Stamp::default()), Err(Refused::AlreadyAdopted));
    assert_eq!(workspace, as_it_was);
}

#[test]
fn what_is_decided_on_an_older_text_stays_as_it_is() {
    let (mut workspace, old) = before();
    let (new, succeed) = new_version(old);
    workspace.apply(&succeed, &Stamp::default()).unwrap();
    let on = date(2026, 1, 3);
    for edit in [
        Edit::Undecide { bulletin: old, mark: mark("各镇要值班") },
        Edit::NotOurs { bulletin: old, mark: mark("甲"), reason: "县里的事".into(), on },
        Edit::Correct { bulletin: old, corrections: Vec::new() },
    ] {
        assert_eq!(workspace.apply(&edit, &Stamp::default()), Err(Refused::Replaced), "{edit:?}");
    }
    assert_eq!(workspace.apply(&Edit::Discard { id: old }, &Stamp::default()), Err(Refused::InUse));
    assert_eq!(workspace.notes.get(Id::new(7)).unwrap().bulletin, new);
    workspace.apply(&Edit::Undecide { bulletin: new, mark: mark("各镇要值班") }, &Stamp::default()).unwrap();
}

#[test]
fn a_bulletin_with_a_note_is_not_taken_off_the_shelf() {
    let mut workspace = Workspace::default();
    let id = shelf::id_of("文本");
    workspace.apply(&Edit::Keep { id, kept: kept().into() }, &Stamp::default()).unwrap();
    workspace.apply(&Edit::Note { id: Id::new(7), note: note(id) }, &Stamp::default()).unwrap();
    assert_eq!(workspace.apply(&Edit::Discard { id }, &Stamp::default()), Err(Refused::InUse));
    workspace.apply(&Edit::DropNote { id: Id::new(7) }, &Stamp::default()).unwrap();
    workspace.apply(&Edit::Discard { id }, &Stamp::default()).unwrap();
    assert_eq!(workspace.apply(&Edit::Note { id: Id::new(9), note: note(id) }, &Stamp::default()), Err(Refused::Gone));
}
