//! What was filled in by pen on a printed form, typed back row by row.

use crate::{
    base::{
        day::{Date, days_after},
        id::{DutyId, RecordId},
    },
    duties::{
        Duty,
        deed::{Deed, DeedKind},
        evidence::{Evidence, EvidenceKind},
        record::{Record, Served},
    },
    ledgers::printed,
    platform::page::{self as browser, Form},
    route::{Book, Route},
    share::pencode::{Found, find},
    state::{AppState, Shown},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{
            button, day_input, field, icon, input, link, link_button, notice, para, primary, section, select, span,
            textarea,
        },
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;

use super::ledgers::Desk;

/// So far around today forms are looked for first, in days; then everywhere.
const NEAR: i32 = 400;
/// So far ahead forms may have been printed, in days.
const FAR: i32 = 1200;

/// What a typed code led to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Look {
    /// Nothing was typed yet.
    Nothing,
    /// It cannot be used, and why.
    Told(String),
    /// Several rows have it.
    Choose(Vec<(DutyId, Option<Date>)>),
    /// This row.
    Row(DutyId, Option<Date>),
}

/// What was entered in this sitting, the last first: the code as typed and the record.
type Entered = Vec<(String, RecordId)>;

/// The page.
#[derive(Clone, Copy)]
struct Page {
    state: AppState,
    look: RwSignal<Look>,
    typed: RwSignal<String>,
    entered: RwSignal<Entered>,
    by: RwSignal<String>,
}

/// The page.
pub fn page(state: AppState) -> View {
    let w = state.words();
    let page = Page {
        state,
        look: RwSignal::new(Look::Nothing),
        typed: RwSignal::new(String::new()),
        entered: RwSignal::new(Vec::new()),
        by: RwSignal::new(state.by()),
    };
    block("div", "page page--narrow flow flow--wide pen")
        .el(block("header", "flow flow--tight")
            .el(el("p").el(link(Route::Ledgers.href(), w.le_back()).attr("class", "ledger-head__back")))
            .el(el("h1").text(w.le_pen()))
            .el(block("p", "muted").text(w.le_pen_intro())))
        .el(page.code())
        .kid(live(move || page.found()))
        .kid(live(move || page.list()))
        .view()
}

impl Page {
    fn w(self) -> Words {
        self.state.words()
    }

    /// The field for a code.
    fn code(self) -> El {
        let w = self.w();
        let field = field(
            "code",
            w.le_pen_code(),
            Some(w.le_pen_code_hint().to_owned()),
            input("")
                .attr("class", "input pen__code")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "characters")
                .attr("spellcheck", "false"),
        );
        block("form", "pen__form")
            .flag("novalidate", true)
            .on("submit", move |event| self.search(&Form::of(&event).text("code")))
            .el(field)
            .el(button(w.le_pen_find()).attr("type", "submit"))
    }

    fn search(self, code: &str) {
        self.typed.set(code.to_owned());
        let w = self.w();
        let look = if code.is_empty() {
            Look::Told(w.le_pen_missing().to_owned())
        } else {
            match self.find(code) {
                Found::BadCode => Look::Told(w.le_pen_bad().to_owned()),
                Found::None => Look::Told(w.le_pen_none().to_owned()),
                Found::Several(rows) => Look::Choose(rows),
                Found::One(duty, due) => Look::Row(duty, due),
            }
        };
        // The form of another row goes first: what was typed for it must not become this one's.
        self.look.set(Look::Nothing);
        browser::later(move || {
            let is_row = matches!(look, Look::Row(..));
            self.look.set(look);
            if is_row {
                browser::later(|| browser::focus_on("f-on"));
            }
        });
    }

    fn find(self, code: &str) -> Found {
        let desk = untrack(|| Desk::of(self.state, false));
        let today = self.state.today();
        let among = |before: i32, after: i32| {
            let from = days_after(today, -before).unwrap_or(Date::MIN);
            let to = days_after(today, after).unwrap_or(Date::MAX);
            desk.ask(|sources| find(code, printed(sources, from, to)))
        };
        match among(NEAR, NEAR) {
            Found::None => among(i32::MAX, FAR),
            found => found,
        }
    }

    /// What the code led to.
    fn found(self) -> View {
        let (w, shown) = (self.w(), self.state.now());
        match self.look.get() {
            Look::Nothing => none(),
            Look::Told(words) => block("p", "field__error pen__told")
                .attr("role", "alert")
                .el(icon(icondata_lu::LuCircleAlert))
                .el(span(words))
                .view(),
            Look::Choose(rows) => {
                let choice = |(duty, due): (DutyId, Option<Date>)| {
                    let words = [name(w, &shown, duty), due_words(w, &shown, duty, due)].join(" ");
                    el("li").el(button(words).click(move || self.look.set(Look::Row(duty, due))))
                };
                block("div", "flow")
                    .el(para(w.le_pen_several()))
                    .el(block("ul", "flow").els(rows.into_iter().map(choice)))
                    .view()
            }
            Look::Row(id, due) => self.row(&shown, id, due).view(),
        }
    }

    /// The row that was found, with its form.
    fn row(self, shown: &Shown, id: DutyId, due: Option<Date>) -> El {
        let w = self.w();
        let Some(duty) = shown.workspace.duties.get(id).cloned() else { return para(w.le_pen_none()) };
        let title = block("p", "pen__duty").el(el("b").text(name(w, shown, id))).el(span(due_words(w, shown, id, due)));
        let closed =
            shown.desk.journal.closing(id, due).and_then(|closing| shown.workspace.records.get(closing.record));
        let told = match closed {
            // What has no due day is done again and again.
            Some(record) if due.is_some() => {
                Some(w.le_pen_closed(w.day(record.stands_for, shown.today), record.what.as_str()))
            }
            _ if duty.off.is_some() => Some(w.le_pen_off().to_owned()),
            _ => None,
        };
        if let Some(told) = told {
            let to = link_button("btn", Route::Duty(id).href(), w.what_is_it());
            return notice("notice notice--soon", icondata_lu::LuInfo, told, vec![title], vec![to])
                .attr("role", "alert");
        }
        let locked = due.is_some_and(|due| shown.workspace.unit.is_locked(due));
        self.form(&duty, title, shown.today, (id, due), locked)
    }

    fn form(self, duty: &Duty, title: El, today: Date, row: (DutyId, Option<Date>), locked: bool) -> El {
        let w = self.w();
        let wrong = RwSignal::new(String::new());
        let kinds = DeedKind::ALL.map(|kind| (kind.code().to_owned(), w.deed(kind.code()).to_owned()));
        let proposed = DeedKind::propose(&duty.name, &duty.evidence);
        let usual = (!duty.evidence.is_empty()).then(|| w.usual_evidence(duty.evidence.as_str()));
        let late = locked.then(|| field("late", w.late_why(), Some(w.late_hint().to_owned()), textarea("2", "")));
        let told = live(move || {
            let words = wrong.get();
            if words.is_empty() {
                return none();
            }
            let line = block("p", "field__error").attr("role", "alert");
            line.el(icon(icondata_lu::LuCircleAlert)).el(span(words)).view()
        });
        block("form", "pen__row flow")
            .flag("novalidate", true)
            .on("submit", move |event| match self.save(&Form::of(&event), row, locked) {
                Ok(()) => wrong.set(String::new()),
                Err(words) => wrong.set(words),
            })
            .el(title)
            .el(block("div", "pair")
                .el(field("on", w.stands_for(), None, day_input(None).attr("max", today.to_string())))
                .el(field("deed", w.deed_label(), None, select(kinds, proposed.code()))))
            .el(field("what", w.what_done(), None, textarea("3", "")))
            .el(field("by", w.done_by(), None, input(self.by.get_untracked())))
            .el(field(
                "evidence",
                w.le_pen_evidence(),
                Some(usual.unwrap_or_else(|| w.le_pen_evidence_hint().to_owned())),
                input(""),
            ))
            .maybe(late)
            .kid(told)
            .el(primary(w.le_pen_save()).attr("type", "submit"))
    }

    fn save(self, form: &Form, (id, due): (DutyId, Option<Date>), locked: bool) -> Result<(), String> {
        let w = self.w();
        let Some(stands_for) = form.day("on") else { return Err(w.day_missing().to_owned()) };
        let what = form.text("what");
        if what.is_empty() {
            return Err(w.what_missing().to_owned());
        }
        let late = form.text("late");
        if locked && late.is_empty() {
            return Err(w.late_missing().to_owned());
        }
        let shown = self.state.peek();
        let (by, shows) = (form.text("by"), form.text("evidence"));
        let evidence = (!shows.is_empty()).then(|| Evidence::words(EvidenceKind::Note, shows));
        let record = Record {
            serves: vec![Served::new(id, due)],
            by: by.clone(),
            stands_for,
            deed: plain(&form.text("deed")),
            evidence: evidence.into_iter().collect(),
            doubtful: shown.doubtful.is_some(),
            late,
            ..Record::new(what, shown.today)
        };
        let record_id = self.state.mint();
        if !self.state.edit(Edit::Close { id: record_id, record: record.into() }) {
            return Err(String::new());
        }
        self.by.set(by);
        self.entered.update(|entered| entered.insert(0, (self.typed.get_untracked(), record_id)));
        self.state.done(w.le_pen_saved(name(w, &shown, id)));
        self.look.set(Look::Nothing);
        browser::fill("f-code", "");
        Ok(())
    }

    /// What was entered in this sitting; what was taken back goes.
    fn list(self) -> View {
        let (w, shown) = (self.w(), self.state.now());
        let rows: Vec<El> = self
            .entered
            .get()
            .into_iter()
            .filter_map(|(code, id)| {
                let record = shown.workspace.records.get(id)?;
                let served = record.serves.first()?;
                let duty = link(Route::Duty(served.duty).href(), name(w, &shown, served.duty));
                let words = format!("{} {}", w.day(record.stands_for, shown.today), record.what);
                let line = block("li", "pen__entered").el(block("code", "pen__typed").text(code.to_uppercase()));
                Some(line.el(el("p").el(duty).el(block("span", "note").text(words))))
            })
            .collect();
        if rows.is_empty() {
            return para("").el(link(Route::Ledger(Book::Blank).href(), w.le_pen_blank())).view();
        }
        section("h-entered", w.le_pen_list(), Some(w.le_rows(rows.len())), None)
            .el(block("ul", "pen__list").els(rows))
            .view()
    }
}

fn name(w: Words, shown: &Shown, id: DutyId) -> String {
    shown.workspace.duties.get(id).map_or_else(String::new, |duty| w.of(&duty.name, duty.name_en.as_deref()))
}

/// The day by which a row stands on paper: the one on which it is due now.
fn due_words(w: Words, shown: &Shown, id: DutyId, due: Option<Date>) -> String {
    let Some(due) = due else { return w.close_without_day().to_owned() };
    let now = shown.workspace.duties.get(id).map_or(due, |duty| duty.due_now(due));
    w.le_pen_due(w.day(now, shown.today))
}

/// The kind of deed without particulars: the form on paper has none.
fn plain(code: &str) -> Deed {
    let words = String::new;
    match DeedKind::of_code(code) {
        None | Some(DeedKind::Plain) => Deed::Plain,
        Some(DeedKind::Meeting) => Deed::Meeting { place: words(), chair: words(), present: None, decisions: words() },
        Some(DeedKind::Inspection) => {
            Deed::Inspection { place: words(), inspectors: Default::default(), problems: words() }
        }
        Some(DeedKind::Drill) => Deed::Drill { place: words(), present: None, scenario: words(), lessons: words() },
        Some(DeedKind::Training) => Deed::Training { place: words(), audience: words(), present: None, passed: None },
    }
}
