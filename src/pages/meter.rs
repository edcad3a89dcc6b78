//! The coverage meter: one cell a requirement, in the order of the text, the sum in words beside it.

use crate::{
    base::id::BulletinId,
    bulletin::verdict::{Claim, Coverage, Verdict, claims},
    duties::agenda::Status,
    route::{Place, Route},
    state::{AppState, Loaded, Shown},
    ui::{
        el::{El, block, el},
        parts::{hidden, link_button},
    },
    words::Words,
};

/// How a requirement stands: `unread`, `not-ours`, `adopted`, `done` or `late`. A code for styles and words.
pub fn standing(claim: &Claim, shown: &Shown) -> &'static str {
    match &claim.verdict {
        None => "unread",
        Some(Verdict::NotOurs { .. }) => "not-ours",
        Some(Verdict::Adopted { duty }) => match shown.workspace.duties.get(*duty) {
            None => "adopted",
            Some(_) => match shown.desk.board.lines(*duty).map(|lines| lines.first().status) {
                Some(Status::Overdue) => "late",
                Some(Status::Done) => "done",
                _ => "adopted",
            },
        },
    }
}

/// The requirements of a bulletin with what was decided about each.
pub fn claims_of(loaded: &Loaded, id: BulletinId, shown: &Shown) -> Vec<Claim> {
    let kept = shown.workspace.shelf.get(id);
    claims(&loaded.bulletin, kept.map(|kept| kept.decisions.as_slice()).unwrap_or_default())
}

/// A requirement's number and standing in words.
pub fn label(w: Words, number: usize, standing: &'static str) -> String {
    w.requirement_is(number, w.standing(standing))
}

/// The meter. `class` is `meter`, or `meter meter--still` for the small one.
pub fn meter(state: AppState, id: BulletinId, claims: &[Claim], class: &'static str, selected: Option<usize>) -> El {
    let (w, shown) = (state.words(), state.now());
    let cells = claims.iter().enumerate().map(|(at, claim)| {
        let standing = standing(claim, &shown);
        let label = label(w, at + 1, standing);
        let mut cell = link_button("", Route::Bulletin(id, Place::requirement(at)).href(), "")
            .attr("class", format!("meter__cell meter__cell--{standing}"))
            .attr("title", label.clone())
            .el(hidden(label));
        if selected == Some(at) {
            cell = cell.attr("aria-current", "true");
        }
        el("li").el(cell)
    });
    let dense = if claims.len() > 40 { " meter--dense" } else { "" };
    el("div")
        .attr("class", format!("{class}{dense}"))
        .el(block("ol", "meter__cells").attr("aria-label", w.requirements_in_order(claims.len())).els(cells))
        .el(sum(w, claims, &shown))
}

fn sum(w: Words, claims: &[Claim], shown: &Shown) -> El {
    let sum = Coverage::of(claims);
    let count = |code: &str| claims.iter().filter(|claim| standing(claim, shown) == code).count();
    let part = |code: &'static str, words: String| {
        let key = el("i").attr("class", format!("meter__key meter__key--{code}")).attr("aria-hidden", "true");
        block("span", "meter__part").el(key).text(words)
    };
    // Adopted, not ours and unread are always said and sum to the total; done and late are part of adopted.
    let mut parts = vec![part("adopted", w.sum_adopted(sum.adopted))];
    let (done, late) = (count("done"), count("late"));
    if done > 0 {
        parts.push(part("done", w.sum_done(done)));
    }
    if late > 0 {
        parts.push(part("late", w.sum_late(late)));
    }
    parts.push(part("not-ours", w.sum_not_ours(sum.not_ours)));
    parts.push(part("unread", w.sum_unread(sum.unread)));
    block("p", "meter__sum").el(el("b").text(w.requirements(sum.total()))).els(parts)
}
