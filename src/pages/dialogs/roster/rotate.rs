//! Filling a month by turns: what would come out, why, and what could not be done, before anything is changed.

use super::super::{done, open};
use crate::{
    base::{
        day::{Date, days_after, months_after},
        order,
    },
    duties::roster::{
        self, Month,
        kind::reckon,
        rotate::{Ask, Exception, Pick, Plan, Share, rotate},
        tally::{Counts, Tally},
        team::{DayKind, Post},
    },
    pages::roster::said,
    platform::page::ticked,
    state::{AppState, Shown},
    ui::{
        el::{El, View, all, block, el, live},
        parts::{choice, para, span, tag},
    },
    words::Words,
    workspace::Edit,
};
use leptos::prelude::*;
use std::sync::Arc;

/// For so many months before the shown one it is counted who was on duty how often.
const BEFORE: i32 = 12;

/// What would come out.
fn plan(shown: &Shown, first: Date, replace: bool) -> Plan {
    let (unit, rosters) = (&shown.workspace.unit, &shown.workspace.rosters);
    let kind = |day| reckon(&shown.desk.calendar, day).kind;
    let month = roster::month_of(rosters, first);
    let next = months_after(first, 1).map(|next| roster::month_of(rosters, next));
    let since = months_after(first, -BEFORE).unwrap_or(first);
    let before = days_after(first, -1).map_or_else(Tally::default, |last| Tally::of(rosters, since, last, kind));
    let ask = Ask {
        month: &month,
        next: next.as_deref(),
        team: &unit.team,
        away: &unit.away,
        before: &before,
        from: shown.today.max(first),
        replace,
    };
    rotate(&ask, kind)
}

/// The dialog.
pub fn dialog(state: AppState, first: Date) -> View {
    let w = state.words();
    let shown = state.peek();
    let name = w.ro_month(usize::from(first.year().unsigned_abs()), w.month(&first.month().to_string()));
    let again = RwSignal::new(false);
    let box_ =
        el("input").attr("type", "checkbox").attr("name", "again").on("change", move |event| again.set(ticked(&event)));
    let rules = ["rest", "kind", "all", "longest", "list"].map(|code| el("li").text(w.ro_rule(code)));
    let preview = live(move || preview(w, &shown, &plan(&shown, first, again.get())));
    let body = vec![
        para(w.ro_rotate_what()).view(),
        block("details", "fold")
            .el(el("summary").text(w.ro_rule_title()))
            .el(block("ol", "rules").els(rules))
            .el(para(w.ro_rule_more()).attr("class", "field__hint"))
            .view(),
        choice(box_, w.ro_again(), Some(w.ro_again_note().to_owned())).view(),
        preview,
    ];
    open(state, w.ro_rotate_title(name), true, body, w.ro_rotate_do(), move |form| {
        let w = state.words();
        // Worked out once more from what is kept now: the same question gets the same answer.
        let plan = plan(&state.peek(), first, form.ticked("again"));
        if plan.picks.is_empty() {
            return Err(w.ro_nothing_to_fill().to_owned());
        }
        let filled = plan.picks.len();
        let months = vec![(plan.month.id(), Arc::new(plan.month))];
        let was = state.edit(Edit::SetMonths { months, why: w.ro_rotate().to_owned() });
        if was {
            state.done(w.ro_rotated(filled));
        }
        done(was)
    })
}

fn preview(w: Words, shown: &Shown, plan: &Plan) -> View {
    let first = plan.month.first();
    let mut told = Vec::new();
    if Month::of(shown.today).last() > plan.month.last() {
        told.push(para(w.ro_month_is_over()).view());
    } else if first < shown.today {
        told.push(para(w.ro_from_today(w.day(shown.today, shown.today))).attr("class", "field__hint").view());
    }
    if plan.picks.is_empty() {
        told.push(para(w.ro_nothing_to_fill()).view());
    }
    told.push(table(w, plan).view());
    told.push(exceptions(w, shown, plan).view());
    told.push(para(w.ro_order(plan.order.code())).attr("class", "field__hint").view());
    if !plan.picks.is_empty() {
        let picks = plan.picks.iter().map(|pick| line(w, shown, pick));
        told.push(
            block("details", "fold")
                .el(el("summary").text(w.ro_picks(plan.picks.len())))
                .el(block("ol", "picks").els(picks))
                .view(),
        );
    }
    all(told)
}

fn line(w: Words, shown: &Shown, pick: &Pick) -> El {
    el("li")
        .el(span(said::day(w, pick.day, shown.today)))
        .el(el("b").text(w.ro_with_post(pick.name.as_str(), w.ro_post(pick.post.code()))))
        .el(block("span", "note").text(w.ro_why(pick.why.code())))
}

/// What could not be done, a line for each day and kind.
fn exceptions(w: Words, shown: &Shown, plan: &Plan) -> El {
    if plan.exceptions.is_empty() {
        return el("p").el(tag("tag", w.ro_no_exceptions()));
    }
    let mut running: Vec<(Date, Vec<String>)> = Vec::new();
    let mut lines: Vec<(Date, String)> = Vec::new();
    for exception in &plan.exceptions {
        match exception {
            Exception::TwoInARow { day, name } => match running.last_mut().filter(|(last, _)| last == day) {
                Some((_, names)) => names.push(name.clone()),
                None => running.push((*day, vec![name.clone()])),
            },
            Exception::Vacant { day, post, lacking, cause } => {
                let (post, cause) = (w.ro_post(post.code()), w.ro_cause(cause.code()));
                lines.push((*day, w.ro_stays_vacant(said::day(w, *day, shown.today), post, *lacking, cause)));
            }
        }
    }
    let two = |(day, names): &(Date, Vec<String>)| {
        (*day, w.ro_two_in_a_row(said::day(w, *day, shown.today), said::names(w, names)))
    };
    lines.extend(running.iter().map(two));
    order::sort_by_key(&mut lines, |(day, _)| *day);
    let title = block("p", "notice__title").text(w.ro_exceptions(lines.len()));
    let rows = lines.into_iter().map(|(_, line)| el("li").text(line));
    let list = block("ul", "exceptions").els(rows);
    block("div", "notice notice--soon").el(block("div", "notice__body").el(title).el(list))
}

/// What everybody has had before, in this month and after it, by kinds of days.
fn table(w: Words, plan: &Plan) -> El {
    let spans = [w.ro_col_before(), w.ro_col_here(), w.ro_col_after()];
    let wide = spans.map(|span| el("th").attr("scope", "colgroup").attr("colspan", "3").text(span));
    let kinds = [DayKind::Work, DayKind::Weekend, DayKind::Holiday];
    let narrow = spans.iter().flat_map(|_| kinds.map(|kind| th(w.ro_kind(kind.code()))));
    let head = el("thead")
        .el(el("tr").el(el("th").attr("rowspan", "2").attr("scope", "col").text(w.ro_col_who())).els(wide))
        .el(el("tr").els(narrow));
    let row = |share: &Share| {
        let counts =
            |counts: Counts| kinds.map(|kind| el("td").attr("class", "table__num").text(counts.of(kind).to_string()));
        let credit = (share.credit.all() > 0).then(|| block("span", "note").text(w.ro_credit()));
        el("tr")
            .el(el("th").attr("scope", "row").text(share.name.clone()).maybe(credit))
            .els(counts(share.before))
            .els(counts(share.here))
            .els(counts(share.after))
    };
    let bodies = Post::ALL.into_iter().filter_map(|post| {
        let rows: Vec<El> = plan.shares.iter().filter(|share| share.post == post).map(row).collect();
        let title = el("tr").el(el("th").attr("colspan", "10").attr("scope", "rowgroup").text(w.ro_post(post.code())));
        (!rows.is_empty()).then(|| el("tbody").el(title).els(rows))
    });
    block("div", "table__scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", w.ro_table()).el(
        block("table", "table shares")
            .el(el("caption").attr("class", "field__hint").text(w.ro_table_note()))
            .el(head)
            .els(bodies),
    )
}

fn th(words: &'static str) -> El {
    block("th", "table__num").attr("scope", "col").text(words)
}
