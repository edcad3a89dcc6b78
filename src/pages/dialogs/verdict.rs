//! Deciding about a requirement.

use super::{done, duty, open};
use crate::{
    base::id::BulletinId,
    bulletin::{DueDate, Requirement, facts::Facts, verdict::Mark},
    duties::{Duty, Origin, SourceKind, cadence::Cadence, propose},
    state::{AppState, Loaded},
    ui::{
        el::{El, View, block},
        parts::{field, notice, para, radio, textarea},
    },
    workspace::Edit,
};
use std::sync::Arc;

fn quote(mark: &Mark, from: Option<String>) -> El {
    let from = from.map(|from| block("cite", "quote__from note").text(from));
    block("blockquote", "quote").attr("lang", "zh-CN").text(mark.quote.clone()).maybe(from)
}

/// Taking a requirement over. What its words say of who, when and how often is proposed; everything can be changed.
pub fn adopt(state: AppState, bulletin: BulletinId, mark: Mark) -> Option<View> {
    let w = state.words();
    let loaded = state.loaded(bulletin)?;
    let Proposal { duty: draft, hints, guessed_year } = proposal(state, bulletin, &loaded, &mark);
    let mut body = vec![quote(&mark, Some(draft.basis.clone())).view()];
    body.extend(duty::fields(state, &draft, hints, false));
    if guessed_year {
        body.push(
            notice("notice", icondata_lu::LuInfo, w.no_year_given(), vec![para(w.no_year_given_more())], vec![]).view(),
        );
    }
    Some(open(state, w.adopt_title().to_owned(), true, body, w.adopt_do(), move |form| {
        let duty = duty::filled(state, form, &draft)?;
        if !state.keep(bulletin) {
            return Err(String::new());
        }
        let said = state.words().adopted(duty.name.as_str());
        let edit =
            Edit::Adopt { bulletin, mark: mark.clone(), id: state.mint(), duty: Arc::new(duty), on: state.today() };
        let was = state.edit(edit);
        if was {
            state.done(said);
        }
        done(was)
    }))
}

/// What the words of a requirement propose for a duty.
pub struct Proposal {
    /// The duty.
    pub duty: Duty,
    /// What the text says, beside the fields.
    pub hints: duty::Hints,
    /// Its day is in this year only because the text names none.
    pub guessed_year: bool,
}

/// The proposal for a requirement.
pub fn proposal(state: AppState, bulletin: BulletinId, loaded: &Loaded, mark: &Mark) -> Proposal {
    let (w, today) = (state.words(), state.today());
    let item = loaded.bulletin.items.get(mark.item as usize);
    let found: Option<&Requirement> =
        item.and_then(|item| item.requirements.iter().filter(|found| found.text == mark.quote).nth(mark.nth as usize));
    let said = state.peek().workspace.shelf.get(bulletin).and_then(|kept| kept.said.clone());
    let year = Facts::of(&loaded.bulletin).with(said.as_ref()).year;
    let basis = w.basis_of(loaded.title.as_str(), mark.item as usize + 1);
    let due = found.and_then(|found| found.due.clone());
    let actor = found.and_then(|found| found.actor.clone());
    let often = found.and_then(|found| found.cadence.clone());
    let cadence = often.as_deref().and_then(propose::cadence).unwrap_or(Cadence::Once);
    // Where the text gives no year, this year is proposed, and that is said.
    let day = found.and_then(|found| found.due_on).and_then(|due| due.in_year(year.unwrap_or(today.year())));
    let hints = duty::Hints {
        who: actor.as_ref().map(|actor| w.text_says(actor.as_str())),
        cadence: Some(
            often.as_ref().map_or_else(|| w.text_says_no_cadence().to_owned(), |often| w.text_says(often.as_str())),
        ),
        day: Some(match &due {
            None => w.text_says_no_day().to_owned(),
            Some(due) if day.is_some_and(|day| day < today) => w.text_says_past(due.as_str()),
            Some(due) => w.text_says(due.as_str()),
        }),
    };
    let duty = Duty {
        roles: actor.as_deref().map(propose::roles).unwrap_or_default(),
        cadence,
        first_due: day.or_else(|| cadence.propose_first(today, &state.peek().desk.calendar)),
        basis,
        kinds: vec![SourceKind::Bulletin],
        origin: Origin::Requirement {
            bulletin,
            title: loaded.title.clone(),
            item: mark.item,
            quote: mark.quote.clone(),
            nth: mark.nth,
        },
        ..Duty::new(propose::name(&mark.quote), today)
    };
    Proposal {
        duty,
        hints,
        guessed_year: matches!(found.and_then(|found| found.due_on), Some(DueDate::OpenYear { .. })) && year.is_none(),
    }
}

/// Saying that requirements are not ours, and why.
pub fn not_ours(state: AppState, bulletin: BulletinId, marks: Vec<Mark>) -> View {
    let w = state.words();
    let reasons = ["higher", "county", "nothing_here", "other"];
    let reason = |code: &'static str| radio("why", code, false, w.reason_words(code), w.reason_note(code));
    let choices = block("fieldset", "fieldset")
        .el(block("legend", "field__label").text(w.why_not_ours()))
        .els(reasons.map(reason));
    let more = field("more", w.reason_more(), Some(w.reason_more_hint().to_owned()), textarea("2", ""));
    let quotes = block("div", "flow flow--tight").els(marks.iter().map(|mark| quote(mark, None)));
    let body = vec![quotes.view(), choices.view(), more.view()];
    open(state, w.not_ours_title().to_owned(), false, body, w.not_ours_do(), move |form| {
        let w = state.words();
        let (code, more) = (form.text("why"), form.text("more"));
        let reason = match (code.as_str(), more.is_empty()) {
            ("" | "other", true) => return Err(w.reason_missing().to_owned()),
            ("" | "other", false) => more,
            (code, true) => w.reason_words(code).to_owned(),
            (code, false) => format!("{}：{more}", w.reason_words(code)),
        };
        if !state.keep(bulletin) {
            return Err(String::new());
        }
        let was = state.edit(Edit::NoneOurs { bulletin, marks: marks.clone(), reason, on: state.today() });
        if was {
            state.done(w.noted_not_ours());
        }
        done(was)
    })
}
