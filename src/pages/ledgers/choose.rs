//! Choosing what is shown: the period, and which rows in which order.

use crate::{
    base::{day::Date, sheet::Direction},
    duties::{Role, SourceKind},
    ledgers::{
        Group, Lines, Only, View as Wanted,
        period::{Length, Period},
    },
    platform::page::{self as browser, Form},
    state::AppState,
    ui::{
        el::{El, View, block, el, live},
        parts::{button, day_input, field, icon, icon_button, quiet, search_field, seg, seg_button, select, span},
    },
};
use leptos::prelude::*;
use std::sync::Mutex;

/// A period, and how it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The period.
    pub period: Period,
    /// `None`: days of one's own.
    length: Option<Length>,
    /// What is wrong with the days that were typed.
    wrong: bool,
}

/// What was chosen last: another ledger begins with it. It is not worth keeping longer than the program runs.
static LAST: Mutex<Option<Chosen>> = Mutex::new(None);

impl Chosen {
    /// What was chosen last, or this quarter.
    pub fn last(today: Date) -> Chosen {
        let last = LAST.lock().ok().and_then(|last| last.clone());
        last.unwrap_or(Chosen {
            period: Period::of(Length::Quarter, today),
            length: Some(Length::Quarter),
            wrong: false,
        })
    }

    fn choose(signal: RwSignal<Chosen>, period: Period, length: Option<Length>) {
        let chosen = Chosen { period, length, wrong: false };
        if let Ok(mut last) = LAST.lock() {
            *last = Some(chosen.clone());
        }
        signal.set(chosen);
    }
}

/// Month, quarter, year, or days of one's own.
pub fn period_chooser(state: AppState, chosen: RwSignal<Chosen>) -> El {
    let (w, now) = (state.words(), chosen.get());
    let (period, length) = (now.period, now.length);
    let mut lengths: Vec<El> = Length::ALL
        .iter()
        .map(|one| {
            let one = *one;
            seg_button(w.le_length(one.code()), length == Some(one))
                .click(move || Chosen::choose(chosen, Period::of(one, state.today()), Some(one)))
        })
        .collect();
    lengths.push(seg_button(w.le_length("own"), length.is_none()).click(move || Chosen::choose(chosen, period, None)));
    let row = block("div", "period cluster no-print").el(seg(w.le_length_label(), lengths));
    match length {
        Some(length) => {
            let step = move |after| move || Chosen::choose(chosen, period.next_to(length, after), Some(length));
            row.el(block("div", "period__steps")
                .el(icon_button(icondata_lu::LuChevronLeft, w.le_earlier()).click(step(false)))
                .el(block("b", "period__name").attr("role", "status").text(period.words(w)))
                .el(icon_button(icondata_lu::LuChevronRight, w.le_later()).click(step(true))))
        }
        None => {
            let take = move |event| {
                let form = Form::of(&event);
                match form.day("from").zip(form.day("to")).and_then(|(from, to)| Period::new(from, to)) {
                    Some(period) => Chosen::choose(chosen, period, None),
                    None => chosen.update(|chosen| chosen.wrong = true),
                }
            };
            let wrong = now.wrong.then(|| {
                let line = block("p", "field__error").attr("role", "alert");
                line.el(icon(icondata_lu::LuCircleAlert)).el(span(w.le_period_wrong()))
            });
            let form = block("form", "period__own cluster")
                .flag("novalidate", true)
                .on("submit", take)
                .el(field("from", w.le_from(), None, day_input(Some(period.from()))))
                .el(field("to", w.le_to(), None, day_input(Some(period.to()))))
                .el(button(w.le_period_do()).attr("type", "submit"));
            row.el(form).maybe(wrong)
        }
    }
}

/// Which rows, in which order, under which headings.
pub fn controls(state: AppState, lines: &Lines, wanted: RwSignal<Wanted>) -> El {
    let w = state.words();
    let now = wanted.get_untracked();
    let find = search_field(now.text.clone(), w.le_find(), move |text| wanted.update(|wanted| wanted.text = text));
    let mut more: Vec<El> = Vec::new();
    if lines.of_duties() {
        let roles = Role::ALL.iter().map(|role| (role.code(), w.role(role.code())));
        more.push(chooser(state, "role", Some(w.nobody_yet()), roles.collect(), move |code| {
            wanted.update(|wanted| wanted.role = only(code, Role::of_code));
        }));
        let aspects = ["1", "2", "3", "4", "5"].map(|n| (n, w.le_aspect(n)));
        more.push(chooser(state, "aspect", Some(w.le_aspect("0")), aspects.into(), move |code| {
            wanted.update(|wanted| wanted.aspect = only(code, |code| code.parse().ok()));
        }));
        let kinds =
            ["law", "sichuan", "bulletin", "comparable", "suggestion", "own"].map(|code| (code, w.source(code)));
        more.push(chooser(state, "kind", Some(w.not_given()), kinds.into(), move |code| {
            wanted.update(|wanted| wanted.kind = only(code, SourceKind::of_code));
        }));
    }
    let groups: Vec<(&str, &str)> = lines.groups().map(|group| (group.code(), w.le_group(group.code()))).collect();
    more.push(chooser(state, "group", None, groups, move |code| {
        wanted.update(|wanted| wanted.group = Group::of_code(code));
    }));
    let clear = quiet(w.le_clear()).attr("type", "reset");
    // A reset empties the fields; what they said is forgotten with them.
    block("form", "ledger-tools no-print")
        .on("submit", |event| event.prevent_default())
        .on("reset", move |_| wanted.set(Wanted::default()))
        .el(block("div", "ledger-tools__find").el(find))
        .el(el("details")
            .attr("class", "ledger-tools__more")
            .el(block("summary", "ledger-tools__open").el(icon(icondata_lu::LuListFilter)).text(w.le_controls()))
            .el(block("div", "pair").els(more).kid(sorter(state, lines, wanted)))
            .el(clear))
}

fn only<T>(code: &str, read: impl Fn(&str) -> Option<T>) -> Only<T> {
    match code {
        "" => Only::All,
        "-" => Only::Without,
        code => read(code).map_or(Only::All, Only::One),
    }
}

/// One of the choices, by its code; `-` for what has none.
fn chooser(
    state: AppState,
    what: &'static str,
    without: Option<&'static str>,
    options: Vec<(&str, &str)>,
    choose: impl Fn(&str) + Send + Sync + 'static,
) -> El {
    let w = state.words();
    let mut all = vec![(String::new(), w.le_any(what).to_owned())];
    all.extend(options.into_iter().map(|(code, words)| (code.to_owned(), words.to_owned())));
    all.extend(without.map(|words| ("-".to_owned(), words.to_owned())));
    let control = select(all, "").on("change", move |event| choose(&browser::value(&event)));
    field(what, w.le_by(what), None, control)
}

/// The order, for those who do not see the heads of the columns: on a phone rows are cards.
fn sorter(state: AppState, lines: &Lines, wanted: RwSignal<Wanted>) -> View {
    let titles: Vec<String> = lines.columns().iter().map(|column| column.title.clone()).collect();
    let sort = Memo::new(move |_| {
        wanted.with(|wanted| wanted.sort.map(|(column, way)| (column, way == Direction::Descending)))
    });
    live(move || {
        let w = state.words();
        let mut options = vec![(String::new(), w.le_any("sort").to_owned())];
        for (at, title) in titles.iter().enumerate() {
            options.push((format!("{at}a"), w.le_upwards(title.as_str())));
            options.push((format!("{at}d"), w.le_downwards(title.as_str())));
        }
        let now = sort.get().map_or(String::new(), |(at, down)| format!("{at}{}", if down { 'd' } else { 'a' }));
        let control = select(options, now).on("change", move |event| {
            let code = browser::value(&event);
            let direction = if code.ends_with('d') { Direction::Descending } else { Direction::Ascending };
            let column = code.trim_end_matches(['a', 'd']).parse().ok();
            wanted.update(|wanted| wanted.sort = column.map(|column| (column, direction)));
        });
        field("sort", w.le_by("sort"), None, control).view()
    })
}
