//! What follows from a ranking: who is passed, put on the reserve list, called up, or out.

use super::RankView;
use crate::{
    base::id::CandidateId,
    pages::{
        dialogs::{
            Dialog,
            pilot::{Ask, Preset},
        },
        pilot::people::said::many,
    },
    pilots::{
        Reserve,
        funnel::How,
        rank::{Fate, Row},
    },
    ui::{
        el::{El, block},
        parts::{button, para},
    },
    words::Words,
};
use leptos::prelude::*;

impl RankView {
    /// Those with this fate who stand so in the stage.
    fn those(&self, fits: impl Fn(&Row, How) -> bool) -> Vec<CandidateId> {
        let fits = |row: &&Row| self.how(row).is_some_and(|how| fits(row, how));
        self.ranking.rows.iter().filter(fits).map(|row| row.candidate).collect()
    }

    /// Those on the reserve for whom `fits`, as many as `most` from the top of its order; `None` where somebody shares
    /// the last place with others who would be too many.
    fn next(&self, most: usize, fits: impl Fn(How) -> bool) -> Option<Vec<CandidateId>> {
        let mut next: Vec<(u32, CandidateId)> = Vec::new();
        for row in &self.ranking.rows {
            if let (Fate::Reserve { nth }, Some(true)) = (row.fate, self.how(row).map(&fits)) {
                next.push((nth, row.candidate));
            }
        }
        // Rows stand in the order of rank, so these do too.
        let cut = next.get(most).map(|(nth, _)| *nth);
        next.truncate(most);
        let shared = cut.is_some_and(|cut| next.last().is_some_and(|(nth, _)| *nth == cut));
        (!shared).then(|| next.into_iter().map(|(_, id)| id).collect())
    }

    /// What follows from the ranking, for those for whom it is still to be done.
    pub(super) fn acts(&self) -> El {
        let (w, rules) = (self.w, &self.people.pilot.rules);
        let waits = |how: How| how == How::Waiting;
        let act = |ids: Vec<CandidateId>, preset: Preset, words: fn(Words, usize) -> String| {
            (!ids.is_empty()).then(|| self.act(words(w, ids.len()), ids, preset))
        };
        let mut buttons = vec![
            act(self.those(|row, how| row.fate == Fate::In && waits(how)), Preset::Passed, |w, n| w.pp_pass_in(n)),
            act(self.those(|row, how| row.fate == Fate::BelowMark && how.is_open()), Preset::BelowMark, |w, n| {
                w.pp_fail_below(n)
            }),
        ];
        let mut told = None;
        if rules.reserve == Reserve::Allowed {
            let all = self.those(|row, how| matches!(row.fate, Fate::Reserve { .. }) && waits(how));
            let one = self.next(1, waits);
            buttons.push(act(one.unwrap_or_default(), Preset::Reserved, |w, _| w.pp_reserve_next().to_owned()));
            buttons.push(act(all, Preset::Reserved, |w, n| w.pp_reserve_all(n)));
            let free = many(self.ranking.to_call_up.unwrap_or(0));
            match self.next(free, |how| how == How::Reserved) {
                Some(ids) => buttons.push(act(ids, Preset::CalledUp, |w, n| w.pp_call_up(n))),
                None => told = Some(para(w.pp_call_up_shared())),
            }
        } else {
            let outside = self.those(|row, how| row.fate == Fate::Outside && waits(how));
            buttons.push(act(outside, Preset::OutsidePlaces, |w, n| w.pp_fail_outside(n)));
        }
        block("div", "flow flow--tight").el(block("p", "cluster").els(buttons.into_iter().flatten())).maybe(told)
    }

    fn act(&self, words: String, ids: Vec<CandidateId>, preset: Preset) -> El {
        let (state, pilot) = (self.state, self.screen.id);
        let stage = self.people.pilot.stages.get(self.at).map(|stage| stage.code.clone()).unwrap_or_default();
        button(words).click(move || {
            let ask = Ask::MoveTo { pilot, people: ids.clone(), stage: stage.clone(), preset };
            state.dialog.set(Some(Dialog::Pilot(ask)));
        })
    }
}
