//! A bulletin with its requirements marked, and beside it what was decided about each.

use crate::{
    bulletin::{
        Block, Bulletin, Requirement, parse,
        verdict::{Claim, Coverage, Verdict, claims},
    },
    duties::{Duty, Origin as DutyOrigin, SourceKind, cadence::Cadence},
    state::AppState,
    workspace::{
        Edit,
        shelf::{self, Kept, Origin},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// A text with everything that is known about it.
#[derive(Clone)]
pub struct Opened {
    /// Its file.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
    /// What was read.
    pub bulletin: Arc<Bulletin>,
}

impl Opened {
    /// Reads a text of the site.
    pub fn new(file: String, text: String) -> Self {
        let bulletin = Arc::new(parse(&text));
        Opened { file, text: text.into(), bulletin }
    }
}

/// The page.
#[component]
pub fn Reader(
    /// What to show.
    opened: Opened,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let id = shelf::id_of(&opened.text);
    let title = shelf::title_of(&opened.bulletin, &opened.file);
    let bulletin = opened.bulletin.clone();
    let decided = Memo::new(move |_| {
        let decisions = state.shelf.with(|shelf| shelf.get(id).map(|kept| kept.decisions.clone()));
        claims(&bulletin, &decisions.unwrap_or_default())
    });
    let here = Here { state, id, title: title.clone(), opened: opened.clone() };
    let bulletin = opened.bulletin.clone();
    view! {
        <div class="reader">
            <article class="reader__col"><div class="reader__sheet reader__text">
                <header class="masthead">
                    <h1 class="masthead__name">{title}</h1>
                    <p class="masthead__no">{year_line(&bulletin)}</p>
                    <div class="masthead__line"></div>
                </header>
                {items(&bulletin)}
            </div></article>
            <aside class="reader__panel" aria-label="要求">
                <div class="reader__panel-head"><h2>"要求"</h2><Meter decided /></div>
                <ol class="reader__panel-body">
                    {move || {
                        let rows = decided.get();
                        rows.into_iter().enumerate().map(|(n, claim)| here.row(n, claim)).collect_view()
                    }}
                </ol>
            </aside>
        </div>
    }
}

fn year_line(bulletin: &Bulletin) -> String {
    bulletin.year.map_or_else(|| "年份原文未注明".to_owned(), |year| format!("{year} 年"))
}

/// One cell a requirement, in the order of the text, and the sum in words.
#[component]
fn Meter(decided: Memo<Vec<Claim>>) -> impl IntoView {
    let cells = move || {
        decided
            .get()
            .iter()
            .enumerate()
            .map(|(n, claim)| {
                let (code, word) = words(claim.verdict.as_ref());
                let label = format!("第 {} 项，{word}", n + 1);
                let spoken = label.clone();
                view! {
                    <li><a class=format!("meter__cell meter__cell--{code}") href=format!("#q{}", n + 1) title=label>
                        <span class="visually-hidden">{spoken}</span>
                    </a></li>
                }
            })
            .collect_view()
    };
    let sum = move || {
        let sum = Coverage::of(&decided.get());
        format!("{} 项要求：已认领 {} · 非本级 {} · 未读 {}", sum.total(), sum.adopted, sum.not_ours, sum.unread)
    };
    view! { <div class="meter"><ol class="meter__cells">{cells}</ol><p class="meter__sum" role="status">{sum}</p></div> }
}

fn words(verdict: Option<&Verdict>) -> (&'static str, &'static str) {
    match verdict {
        Some(Verdict::Adopted { .. }) => ("adopted", "已认领"),
        Some(Verdict::NotOurs { .. }) => ("not-ours", "非本级"),
        None => ("unread", "未读"),
    }
}

/// The items with their requirements marked; numbers run through the whole bulletin.
fn items(bulletin: &Bulletin) -> impl IntoView + use<> {
    let mut number = 0;
    bulletin
        .items
        .iter()
        .map(|item| {
            let blocks = item.blocks.iter().enumerate().map(|(at, block)| {
                let found: Vec<&Requirement> = item.requirements.iter().filter(|found| found.block == at).collect();
                let first = number;
                number += found.len();
                marked(block, &found, first)
            });
            let blocks = blocks.collect_view();
            view! { <section class="reader__item"><h2 class="reader__headline">{item.headline.clone()}</h2>{blocks}</section> }
        })
        .collect_view()
}

/// A paragraph: every byte of it, the requirements in marks.
fn marked(block: &Block, found: &[&Requirement], first: usize) -> impl IntoView + use<> {
    let mut at = 0;
    let mut pieces = Vec::new();
    let plain = |from: usize, to: usize| block.text.get(from..to).unwrap_or_default().to_owned();
    for (k, requirement) in found.iter().enumerate() {
        let n = first + k + 1;
        pieces.push(plain(at, requirement.span.start).into_any());
        let text = requirement.text.clone();
        let mark = view! {
            <span class="req" id=format!("r{n}")>
                <a class="req__no" href=format!("#q{n}") aria-label=format!("第 {n} 项")>{n}</a>{text}
            </span>
        };
        pieces.push(mark.into_any());
        at = requirement.span.end;
    }
    pieces.push(plain(at, block.text.len()).into_any());
    view! { <p>{pieces}</p> }
}

/// What a row needs to send an edit.
#[derive(Clone)]
struct Here {
    state: AppState,
    id: crate::base::id::BulletinId,
    title: String,
    opened: Opened,
}

impl Here {
    fn keep(&self) {
        let kept = Kept {
            title: self.title.clone(),
            origin: Origin::BuiltIn { file: self.opened.file.clone() },
            added: self.state.today(),
            decisions: vec![],
        };
        self.state.keep(self.id, &self.opened.text, kept);
    }

    /// Takes the requirement over; what the text leaves open (the day, who) stays open.
    fn adopt(&self, claim: &Claim) {
        self.keep();
        let mark = claim.mark.clone();
        let duty = Duty {
            name: mark.quote.clone(),
            name_en: None,
            roles: vec![],
            cadence: Cadence::Once,
            first_due: None,
            aspect: None,
            evidence: String::new(),
            basis: format!("{}第{}则", self.title, mark.item + 1),
            kinds: vec![SourceKind::Bulletin],
            confidence: None,
            origin: DutyOrigin::Requirement {
                bulletin: self.id,
                title: self.title.clone(),
                item: mark.item,
                quote: mark.quote.clone(),
                nth: mark.nth,
            },
            note: String::new(),
            added: self.state.today(),
            off: None,
        };
        let id = self.state.mint();
        self.state.edit(Edit::Adopt { bulletin: self.id, mark, id, duty: duty.into(), on: self.state.today() });
    }

    fn not_ours(&self, claim: &Claim, reason: String) {
        self.keep();
        let on = self.state.today();
        self.state.edit(Edit::NotOurs { bulletin: self.id, mark: claim.mark.clone(), reason, on });
    }

    fn undecide(&self, claim: &Claim) {
        self.state.edit(Edit::Undecide { bulletin: self.id, mark: claim.mark.clone() });
    }

    /// One row of the panel.
    fn row(&self, n: usize, claim: Claim) -> impl IntoView + use<> {
        let (code, word) = words(claim.verdict.as_ref());
        let reason = match &claim.verdict {
            Some(Verdict::NotOurs { reason }) => Some(format!("原因：{reason}")),
            _ => None,
        };
        let why = RwSignal::new(String::new());
        let open = claim.verdict.is_none();
        let (adopt, refuse, back) = (self.clone(), self.clone(), self.clone());
        let (for_adopt, for_refuse, for_back) = (claim.clone(), claim.clone(), claim.clone());
        let number = format!("第 {} 项", n + 1);
        view! {
            <li class="req-row" id=format!("q{}", n + 1)>
                <p class="req-row__head">
                    <span class="req-row__no">{number.clone()}</span>
                    <i class=format!("meter__key meter__key--{code}") aria-hidden="true"></i><span>{word}</span>
                </p>
                <p class="req-row__text"><a href=format!("#r{}", n + 1)>{claim.mark.quote}</a></p>
                {reason.map(|reason| view! { <p class="req-row__duty muted">{reason}</p> })}
                {if open {
                    view! {
                        <div class="cluster">
                            <button class="btn" type="button" on:click=move |_| adopt.adopt(&for_adopt)>"认领"</button>
                            <form class="cluster" on:submit=move |event| {
                                event.prevent_default();
                                refuse.not_ours(&for_refuse, why.get_untracked());
                            }>
                                <input class="input" aria-label=format!("{number}非本级的原因") placeholder="非本级的原因" required bind:value=why/>
                                <button class="btn" type="submit">"非本级"</button>
                            </form>
                        </div>
                    }.into_any()
                } else {
                    view! { <button class="btn btn--quiet" type="button" on:click=move |_| back.undecide(&for_back)>"改回未读"</button> }.into_any()
                }}
            </li>
        }
    }
}
