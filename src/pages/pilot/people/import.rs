//! Bringing a list in: a file or a pasted table, what its columns mean, what it would do row by row, and only then the
//! one edit that does it. Whatever goes wrong stays on the page with its line.

mod columns;
mod outcome;

use super::{Screen, said};
use crate::{
    base::day::Date,
    pilots::{
        candidate::Candidate,
        roster_csv::{
            Meaning,
            grid::{self, Grid},
            heads,
            import::{Import, Order, SheetError, prepare},
        },
    },
    platform::page as browser,
    state::{AppState, NotATable},
    ui::{
        el::{El, View, all, block, el, live, none},
        parts::{button, choice, day_input, field, file_button, icon, notice, para, select, textarea},
    },
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A table that was opened, and nothing done with it yet.
struct Opened {
    name: String,
    grid: Grid,
}

/// What is said about the whole list.
#[derive(Debug, Clone, PartialEq)]
struct Options {
    /// The stage in which new people come in, by code; empty: the first.
    first: String,
    /// The day of what the list tells.
    on: Option<Date>,
    /// Whoever has a result in a later stage passed those before it.
    carry: bool,
    /// The day up to which names are kept.
    keep_until: Option<Date>,
}

/// What a list would do. Two are the same where they are one.
#[derive(Clone)]
struct Plan(Arc<Result<Import, SheetError>>);

impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A list on its way in. It stays while other parts of the page are looked at.
#[derive(Clone, Copy)]
pub(super) struct Incoming {
    state: AppState,
    screen: Screen,
    opened: RwSignal<Option<Arc<Opened>>>,
    meanings: RwSignal<Vec<Meaning>>,
    options: RwSignal<Options>,
    plan: Memo<Option<Plan>>,
    /// So many rows more could be taken if what comes before a result were passed too. Worked out where it is asked.
    carried: Memo<usize>,
    pasted: StoredValue<String>,
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<NotATable>>,
    /// So many errors and so many rows are shown.
    errors: RwSignal<usize>,
    rows: RwSignal<usize>,
}

impl Incoming {
    pub(super) fn new(state: AppState, screen: Screen) -> Incoming {
        let opened = RwSignal::new(None::<Arc<Opened>>);
        let meanings = RwSignal::new(Vec::new());
        let options = Options { first: String::new(), on: Some(state.today()), carry: false, keep_until: None };
        let options = RwSignal::new(options);
        let planned = move |options: &Options| {
            let (opened, people) = (opened.get()?, screen.people.get()?.0);
            let borrowed = people.borrowed();
            let order = Order {
                id: screen.id,
                pilot: &people.pilot,
                people: &borrowed,
                first: &options.first,
                on: options.on?,
                today: Some(people.today),
                carry: options.carry,
            };
            Some(prepare(&opened.grid, &meanings.get(), &order))
        };
        let plan = Memo::new(move |_| Some(Plan(Arc::new(planned(&options.get())?))));
        let carried = Memo::new(move |_| {
            let options = options.get();
            if options.carry {
                return 0;
            }
            let Some(Ok(import)) = planned(&Options { carry: true, ..options.clone() }) else { return 0 };
            let now = plan.get().map_or(0, |plan| plan.0.as_ref().as_ref().map_or(0, |import| import.ready.len()));
            import.ready.len().saturating_sub(now)
        });
        Incoming {
            state,
            screen,
            opened,
            meanings,
            options,
            plan,
            carried,
            pasted: StoredValue::new(String::new()),
            busy: RwSignal::new(false),
            wrong: RwSignal::new(None),
            errors: RwSignal::new(super::STEP),
            rows: RwSignal::new(super::STEP),
        }
    }

    pub(super) fn view(self) -> View {
        all(vec![
            self.bring().view(),
            live(move || self.told()),
            live(move || match self.opened.get() {
                Some(opened) => self.opened_view(&opened).view(),
                None => none(),
            }),
        ])
    }

    /// Picking a file, pasting a table.
    fn bring(self) -> El {
        let w = self.state.words();
        let label = block("span", "cluster").el(icon(icondata_lu::LuUpload)).text(w.choose_file());
        let pick = file_button(label, ".csv,.tsv,.txt,text/csv,text/plain", false, move |event| {
            let file = browser::files(&event).into_iter().next();
            browser::clear(&event);
            if let Some(file) = file {
                self.open(async move { self.state.read_table(&file).await });
            }
        });
        let paste = textarea("6", self.pasted.get_value())
            .on("input", move |event| self.pasted.set_value(browser::value(&event)));
        let read = button(w.pp_paste_do()).click(move || {
            let text = self.pasted.get_value();
            let name = self.state.words().pp_pasted().to_owned();
            let empty = text.trim().is_empty();
            self.open(async move { if empty { Err(NotATable::Empty) } else { Ok((name, text)) } });
        });
        block("div", "flow")
            .el(para(w.pp_import_what()))
            .el(para(w.pp_import_never()))
            .el(block("p", "cluster").el(pick))
            .el(block("details", "fold")
                .el(el("summary").text(w.pp_paste()))
                .el(field("list-pasted", w.pp_paste_label(), Some(w.pp_paste_hint().to_owned()), paste))
                .el(block("p", "cluster").el(read)))
    }

    /// Takes a table apart, once the page has said that it does.
    fn open(self, text: impl Future<Output = Result<(String, String), NotATable>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let text = text.await;
            browser::pause().await;
            // The person may have gone elsewhere meanwhile.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match text {
                // What was opened before stays, until something else was read.
                Err(why) => self.wrong.set(Some(why)),
                Ok((name, text)) => {
                    let grid = grid::read(&text);
                    let people = self.screen.people.get_untracked();
                    let stages = people.as_ref().map(|now| now.0.pilot.stages.as_slice()).unwrap_or_default();
                    self.wrong.set(None);
                    self.errors.set(super::STEP);
                    self.rows.set(super::STEP);
                    self.meanings.set(heads::guess(&grid, stages));
                    self.opened.set(Some(Arc::new(Opened { name, grid })));
                }
            }
        });
    }

    fn told(self) -> View {
        let w = self.state.words();
        if self.busy.get() {
            return block("p", "muted").attr("role", "status").text(w.pp_reading()).view();
        }
        let Some(why) = self.wrong.get() else { return none() };
        let class = "notice notice--soon";
        notice(class, icondata_lu::LuTriangleAlert, w.pp_not_read(), vec![para(w.pp_not_a_table(why.code()))], vec![])
            .attr("role", "alert")
            .view()
    }

    fn opened_view(self, opened: &Arc<Opened>) -> El {
        let w = self.state.words();
        let (rows, broken) = (opened.grid.rows.len(), opened.grid.broken.len());
        let away = button(w.pp_put_away()).click(move || self.opened.set(None));
        let (columns, outcome) = (opened.clone(), opened.clone());
        block("div", "flow flow--wide")
            .el(block("p", "cluster")
                .attr("role", "status")
                .text(w.pp_opened(opened.name.as_str(), rows + broken))
                .el(away))
            .kid(live(move || columns::columns(self, &columns).view()))
            .el(self.about())
            .kid(live(move || outcome::outcome(self, &outcome)))
    }

    /// What is said about the whole list.
    fn about(self) -> El {
        let w = self.state.words();
        let Some(people) = self.screen.people.get_untracked() else { return el("div") };
        let now = self.options.get_untracked();
        let first =
            std::iter::once((String::new(), w.pp_first_stage().to_owned())).chain(said::stages(w, &people.0.pilot));
        let first = select(first, now.first).on("change", move |event| {
            let first = browser::value(&event);
            self.options.update(|options| options.first = first);
        });
        let on = day_input(now.on).attr("max", people.0.today.to_string()).on("change", move |event| {
            let on = browser::value(&event).parse().ok();
            self.options.update(|options| options.on = on);
        });
        let until = day_input(now.keep_until).on("change", move |event| {
            let until = browser::value(&event).parse().ok();
            self.options.update(|options| options.keep_until = until);
        });
        let carry = el("input").attr("type", "checkbox").flag("checked", now.carry).on("change", move |event| {
            let carry = browser::ticked(&event);
            self.options.update(|options| options.carry = carry);
        });
        block("fieldset", "fieldset form-part flow")
            .el(block("legend", "field__label").text(w.pp_about_list()))
            .el(block("div", "pair")
                .el(field("list-on", w.pp_list_day(), Some(w.pp_list_day_hint().to_owned()), on))
                .el(field("list-first", w.pp_first(), Some(w.pp_first_hint().to_owned()), first)))
            .el(field("list-until", w.pp_keep_until(), Some(w.pp_keep_until_hint().to_owned()), until))
            .el(choice(carry, w.pp_carry(), Some(w.pp_carry_note().to_owned())))
    }

    /// Takes over what may be taken over: one edit, which can be taken back.
    fn take(self) {
        let Some(Plan(plan)) = self.plan.get_untracked() else { return };
        let Ok(import) = &*plan else { return };
        let until = self.options.get_untracked().keep_until;
        let people = import.clone().write(&mut || self.state.mint());
        let kept = |mut candidate: Candidate| {
            if !candidate.name.is_empty() && candidate.keep_until.is_none() {
                candidate.keep_until = until;
            }
            Arc::new(candidate)
        };
        let people: Vec<_> = people.into_iter().map(|(id, candidate)| (id, kept(candidate))).collect();
        let count = people.len();
        if self.state.edit(Edit::PutPeople { people }) {
            self.state.done(self.state.words().pp_taken(count));
        }
    }
}
