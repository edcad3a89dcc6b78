//! The live workspace: the only writer, and the pages' only way to the platform.

mod attach;
mod bulletins;
mod days;
mod import;
mod keeper;
mod keeping;
mod language;
mod ledgers;
mod loading;
mod places;
mod search;
mod table_file;
mod tabs;
mod texts;
mod versions;

use crate::{
    base::{
        day::Date,
        id::{BulletinId, BulletinTag, Id},
        lang::Lang,
        minute::Minute,
        table::Table,
    },
    part::Have,
    platform::{clock, ids, page, storage::Local, update},
    route::Route,
    workspace::{
        Edit, Put, Refused, Workspace,
        desk::Desk,
        vault::{Problem, ReadOnly, SaveError, Vault},
    },
};
pub use bulletins::{Content, Loaded, Row};
pub use import::{NotTaken, Taken};
pub use ledgers::{AtHand, Written};
use leptos::prelude::*;
pub use places::Reached;
pub use search::Indexed;
use std::{cell::RefCell, rc::Rc, sync::Arc};
pub use table_file::NotATable;

/// Everything that the pages show of the workspace.
#[derive(Clone)]
pub struct Shown {
    /// The rooms.
    pub workspace: Workspace,
    /// What is worked out from them for today.
    pub desk: Desk,
    /// Today: as the device says, but never before a day that it has shown before.
    pub today: Date,
    /// The device's clock is behind a day that it has shown before: what it says now, and that day.
    pub doubtful: Option<(Date, Date)>,
    /// How many edits can be taken back.
    pub undoable: usize,
}

/// Whether everything on screen is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Written and read back.
    Yes,
    /// On screen only, and why.
    No(SaveError),
    /// Nothing may be written here.
    ReadOnly(ReadOnly),
    /// Another window writes.
    Follower,
}

/// A sentence for a moment, at the edge of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// It says that something was not done.
    pub bad: bool,
    /// What it tells can be taken back.
    pub undo: bool,
    /// It was said for the page that comes next.
    pub there: bool,
}

/// The state of the app; a handle that costs nothing to copy.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The workspace as shown.
    pub shown: RwSignal<Arc<Shown>>,
    /// Whether everything is saved.
    pub saved: RwSignal<Saved>,
    /// The page.
    pub route: RwSignal<Route>,
    /// The sentence of the moment.
    pub toast: RwSignal<Option<Toast>>,
    /// The open dialog.
    pub dialog: RwSignal<Option<crate::pages::dialogs::Dialog>>,
    /// The bulletins read so far.
    bulletins: RwSignal<Arc<Table<BulletinTag, Loaded>>>,
    /// The bulletins that come with the site.
    content: RwSignal<Arc<Content>>,
    /// The minute that the clock showed when it was last looked at.
    minute: RwSignal<Minute>,
    /// Whether a newer build waits.
    pub newer: RwSignal<bool>,
    /// The bulletins that are being read now (`false`), or could not be read (`true`).
    reading: RwSignal<Vec<(BulletinId, bool)>>,
    /// Those with corrections, as they were last made.
    corrected: StoredValue<Arc<Table<BulletinTag, loading::Corrected>>>,
    /// How far the search's index is, and what is in it.
    index: RwSignal<search::Indexed>,
    in_index: StoredValue<search::InIndex>,
    /// The device has told its voices.
    pub voices: RwSignal<bool>,
    /// What was searched for last.
    pub searched: RwSignal<String>,
    /// The language of the pages; `None` until there are words for the first.
    lang: RwSignal<Option<Lang>>,
    /// The language that was asked for last.
    asked: StoredValue<Lang>,
    /// How far the part is that keeps the workspace.
    pub keeper: RwSignal<Have>,
    /// Whether it is known which window writes, and what waits for that.
    turned: StoredValue<bool>,
    queued: StoredValue<Vec<keeper::Ask>, LocalStorage>,
    /// Whether the workspace can be shown: it was opened, or there is none.
    shows: RwSignal<bool>,
    /// How far each was read.
    places: StoredValue<places::Places>,
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
}

struct Inner {
    workspace: Workspace,
    vault: Vault<Local>,
    undo: Vec<Vec<Put>>,
    /// Edits that are on screen but not saved, the oldest first.
    unsaved: Vec<Edit>,
    read_only: Option<ReadOnly>,
    problems: Vec<Problem>,
    writer: bool,
    /// Nothing has happened since it was opened: the window that may write need not open again.
    fresh: bool,
    /// The last edit changed something: only then there is something to take back.
    changed: bool,
}

impl AppState {
    /// Begins: opens what is kept, and follows the clock, the address and the other windows.
    pub fn open() -> Self {
        let (today, doubtful) = days::look();
        let (workspace, desk) = (Workspace::default(), Desk::empty(today));
        let shown = Shown { desk, workspace: workspace.clone(), today, doubtful, undoable: 0 };
        let inner = Inner {
            workspace,
            vault: Vault::unopened(Local),
            undo: Vec::new(),
            unsaved: Vec::new(),
            read_only: None,
            problems: Vec::new(),
            writer: false,
            fresh: true,
            changed: false,
        };
        let lang = Lang::default();
        let state = AppState {
            shown: RwSignal::new(Arc::new(shown)),
            saved: RwSignal::new(Saved::Yes),
            route: RwSignal::new(Route::parse(&page::hash())),
            toast: RwSignal::new(None),
            dialog: RwSignal::new(None),
            bulletins: RwSignal::new(Arc::default()),
            content: RwSignal::new(Arc::new(Content::Loading)),
            minute: RwSignal::new(clock::minute()),
            newer: RwSignal::new(false),
            reading: RwSignal::new(Vec::new()),
            corrected: StoredValue::new(Arc::default()),
            index: RwSignal::new(search::Indexed::Nothing),
            in_index: StoredValue::new(Vec::new()),
            voices: RwSignal::new(false),
            searched: RwSignal::new(String::new()),
            lang: RwSignal::new(language::at_once(lang)),
            asked: StoredValue::new(lang),
            keeper: RwSignal::new(Have::NotYet),
            turned: StoredValue::new(false),
            queued: StoredValue::new_local(Vec::new()),
            shows: RwSignal::new(false),
            places: StoredValue::new(places::open()),
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
        };
        state.begin();
        state.follow_page();
        state.follow_language();
        state.load_content();
        page::speech::on_voices(move || state.voices.set(true));
        state
    }

    /// The workspace as shown; a view that calls this is made again when it changes.
    pub fn now(self) -> Arc<Shown> {
        self.shown.get()
    }

    /// The workspace as shown, without being told of changes.
    pub fn peek(self) -> Arc<Shown> {
        self.shown.get_untracked()
    }

    /// Today, as it is shown: never before a day that the device has shown before.
    pub fn today(self) -> Date {
        self.peek().today
    }

    /// Changes over to the newer build that waits; the page is loaded again.
    pub fn change_over(self) {
        update::change_over();
    }

    /// A new id.
    pub fn mint<T>(self) -> Id<T> {
        ids::mint()
    }

    /// Gives the whole workspace as a file. Where names of candidates are in it, it is asked each time whether they
    /// leave with it.
    pub fn export(self) {
        if self.peek().workspace.names() > 0 {
            self.dialog.set(Some(crate::pages::dialogs::Dialog::Export));
        } else {
            self.export_as(true);
        }
    }

    /// Says something for a moment.
    pub fn say(self, text: impl Into<String>, bad: bool) {
        self.tell(Toast { text: text.into(), bad, undo: false, there: false });
    }

    /// Says what was done, with the way to take it back.
    pub fn done(self, text: impl Into<String>) {
        self.tell(Toast { text: text.into(), bad: false, undo: self.changed(), there: false });
    }

    /// Says what was done on the page to which one is going, with the way to take it back.
    pub fn done_there(self, text: impl Into<String>) {
        self.tell(Toast { text: text.into(), bad: false, undo: self.changed(), there: true });
    }

    /// Whether the last edit changed something: only then there is something to take back.
    fn changed(self) -> bool {
        self.inner.get_value().borrow().changed
    }

    /// Says something on the page to which one is going.
    pub fn say_there(self, text: impl Into<String>) {
        self.tell(Toast { text: text.into(), bad: false, undo: false, there: true });
    }

    fn tell(self, toast: Toast) {
        self.toast.set(Some(toast.clone()));
        let seconds = if toast.bad { 12 } else { 6 };
        let end = move || {
            if self.toast.get_untracked().is_some_and(|now| now.text == toast.text) {
                self.toast.set(None);
            }
        };
        set_timeout(end, std::time::Duration::from_secs(seconds));
    }

    /// Says why an edit was refused.
    fn refuse(self, why: Refused) {
        let w = self.words();
        self.say(
            match why {
                Refused::Hazard(why) => w.hz_error(why.code()),
                Refused::Move(why) => w.pt_move_error(why.code()),
                Refused::Item(why) => w.pt_fault(why.fault.code()),
                why => w.refused(why.code()),
            },
            true,
        );
    }

    fn follow_page(self) {
        window_event_listener(leptos::ev::hashchange, move |_| self.route.set(Route::parse(&page::hash())));
        update::watch(move || self.newer.set(true));
        // A page may stay open for days; and a phone that slept wakes on another day.
        set_interval(move || self.look_at_the_clock(), std::time::Duration::from_secs(30));
        window_event_listener(leptos::ev::focus, move |_| self.look_at_the_clock());
    }
}
