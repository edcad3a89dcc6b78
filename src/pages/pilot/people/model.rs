//! The people of a pilot and what is worked out of them.

use crate::{
    base::{
        day::Date,
        id::{CandidateId, PilotId},
        order,
    },
    pilots::{
        Pilot,
        candidate::{self, Candidate, Candidates, Person},
        funnel::{Funnel, State, times},
        rank::{Ranking, ranking},
    },
    state::AppState,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The people of a pilot and what is worked out of them: made once for each change, and shared by all that shows it.
pub struct People {
    /// The pilot.
    pub pilot: Arc<Pilot>,
    table: Arc<Candidates>,
    /// Everybody, in the order of the codes.
    pub all: Vec<(CandidateId, Arc<Candidate>)>,
    /// How they stand, in the same order.
    pub funnel: Funnel,
    /// How long they wait, in the same order; `None` for who does not.
    pub waits: Vec<Option<times::Wait>>,
    /// Places in `all`, by id.
    places: Vec<(CandidateId, usize)>,
    /// The last stage up to which anybody has a total, counted from 0, and its ranking.
    pub ranks: Option<(usize, Ranking)>,
    /// Total and rank in it, in the order of `all`.
    totals: Vec<(Option<u32>, Option<u32>)>,
    /// Today.
    pub today: Date,
}

impl People {
    fn of(pilot: Arc<Pilot>, id: PilotId, table: Arc<Candidates>, today: Date) -> People {
        let people = candidate::people(&table, id);
        let funnel = Funnel::of(&pilot.stages, &people);
        let mut places: Vec<(CandidateId, usize)> = people.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        order::sort_by_key(&mut places, |(id, _)| *id);
        let all = people.iter().filter_map(|(id, _)| Some((*id, table.get(*id)?.clone()))).collect::<Vec<_>>();
        let place = |id: CandidateId| {
            let at = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            places.get(at).map(|(_, place)| *place)
        };
        let mut waits = vec![None; all.len()];
        for wait in times::waits(&pilot.stages, &funnel, today) {
            if let Some(slot) = place(wait.candidate).and_then(|at| waits.get_mut(at)) {
                *slot = Some(wait);
            }
        }
        let weighted = pilot.stages.iter().enumerate().rev().filter(|(_, stage)| stage.weight.is_some_and(|w| w > 0));
        let ranks = weighted
            .map(|(at, _)| (at, ranking(&pilot, &funnel, at)))
            .find(|(_, ranking)| ranking.rows.iter().any(|row| row.total.is_some()));
        let mut totals = vec![(None, None); all.len()];
        for row in ranks.iter().flat_map(|(_, ranking)| &ranking.rows) {
            if let Some(slot) = place(row.candidate).and_then(|at| totals.get_mut(at)) {
                *slot = (row.total, row.rank);
            }
        }
        People { pilot, table, all, funnel, waits, places, ranks, totals, today }
    }

    /// Where in `all` somebody is.
    pub fn place(&self, id: CandidateId) -> Option<usize> {
        let at = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.places.get(at).map(|(_, place)| *place)
    }

    /// Somebody, by the place in `all`.
    pub fn one(&self, at: usize) -> Option<(CandidateId, &Arc<Candidate>, &State)> {
        let (id, candidate) = self.all.get(at)?;
        Some((*id, candidate, self.funnel.people.get(at).map(|(_, state)| state)?))
    }

    /// The total and the rank of somebody, by the place in `all`.
    pub fn total(&self, at: usize) -> (Option<u32>, Option<u32>) {
        self.totals.get(at).copied().unwrap_or_default()
    }

    /// As the rules of pilots want them.
    pub fn borrowed(&self) -> Vec<Person<'_>> {
        self.all.iter().map(|(id, candidate)| (*id, &**candidate)).collect()
    }

    /// How many have a name.
    pub fn names(&self) -> usize {
        self.all.iter().filter(|(_, candidate)| !candidate.name.is_empty()).count()
    }
}

/// The people of this moment. Two are the same where they are one.
#[derive(Clone)]
pub struct Now(pub Arc<People>);

impl PartialEq for Now {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The people of a pilot, worked out anew when they, the pilot or the day change, and only then.
pub(super) fn follow(state: AppState, id: PilotId) -> Memo<Option<Now>> {
    Memo::new(move |before: Option<&Option<Now>>| {
        let shown = state.now();
        let (pilot, table) = (shown.workspace.pilots.get(id)?.clone(), shown.workspace.candidates.clone());
        if let Some(Some(Now(before))) = before
            && Arc::ptr_eq(&before.pilot, &pilot)
            && Arc::ptr_eq(&before.table, &table)
            && before.today == shown.today
        {
            return Some(Now(before.clone()));
        }
        Some(Now(Arc::new(People::of(pilot, id, table, shown.today))))
    })
}
