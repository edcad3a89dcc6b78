//! A pack beside the duties that are here: what is new in it, what differs, what it no longer has.
//!
//! Taking over touches what the pack says of a duty, never what was done for it, nor what the user settled: the first
//! due day, the points, the remark, the reform list, whether it is switched off.

use super::{
    Duties, Duty, Origin,
    pack::{Pack, PackRow, english},
};
use crate::base::id::DutyId;

/// A row of a pack beside what is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The row's number.
    pub row: u32,
    /// What is here.
    pub here: Here,
}

/// What is here of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Here {
    /// Nothing.
    Nothing,
    /// A duty of another origin with the same name.
    SameName(DutyId),
    /// The duty that came from it, as the pack has it.
    Same(DutyId),
    /// The duty that came from it, and in what the two differ.
    Differs(DutyId, Vec<Part>),
}

/// What a pack says of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is a field of [`Duty`]
pub enum Part {
    Name,
    Cadence,
    Roles,
    Aspect,
    Evidence,
    Basis,
    Kinds,
    Confidence,
}

impl Part {
    /// The name of the field, as kept and as worded.
    pub fn code(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Cadence => "cadence",
            Part::Roles => "roles",
            Part::Aspect => "aspect",
            Part::Evidence => "evidence",
            Part::Basis => "basis",
            Part::Kinds => "kinds",
            Part::Confidence => "confidence",
        }
    }
}

/// Every row of a pack beside what is here, in the order of the pack.
pub fn beside(pack: &Pack, duties: &Duties) -> Vec<Beside> {
    let from_here = |row: &PackRow| duties.iter().find(|(_, duty)| row.is_origin_of(&pack.id, duty));
    let same_name = |row: &PackRow| duties.iter().find(|(_, duty)| duty.name.trim() == row.name.trim());
    let here = |row: &PackRow| match from_here(row) {
        Some((id, duty)) => {
            let parts = differing(row, duty);
            if parts.is_empty() { Here::Same(id) } else { Here::Differs(id, parts) }
        }
        None => same_name(row).map_or(Here::Nothing, |(id, _)| Here::SameName(id)),
    };
    pack.rows.iter().map(|row| Beside { row: row.row, here: here(row) }).collect()
}

/// The duties that came from a pack and are no longer in it. They stay; that is only told.
pub fn no_longer(pack: &Pack, duties: &Duties) -> Vec<DutyId> {
    let from = |duty: &Duty| matches!(&duty.origin, Origin::Pack { pack: id, .. } if *id == pack.id);
    let gone = |duty: &Duty| from(duty) && !pack.rows.iter().any(|row| row.is_origin_of(&pack.id, duty));
    duties.iter().filter(|(_, duty)| gone(duty)).map(|(id, _)| id).collect()
}

/// In what a duty differs from its row.
pub fn differing(row: &PackRow, duty: &Duty) -> Vec<Part> {
    let same = [
        (Part::Name, row.name == duty.name),
        (Part::Cadence, row.cadence == duty.cadence),
        (Part::Roles, row.roles == duty.roles),
        (Part::Aspect, Some(row.aspect) == duty.aspect),
        (Part::Evidence, row.evidence == duty.evidence),
        (Part::Basis, row.basis == duty.basis),
        (Part::Kinds, row.kinds == duty.kinds),
        (Part::Confidence, Some(row.confidence) == duty.confidence),
    ];
    same.into_iter().filter(|(_, same)| !same).map(|(part, _)| part).collect()
}

impl PackRow {
    /// The duty with what the row says in the named parts. Nothing else of it is touched, except that a new cadence
    /// keeps the first due day only where there is one.
    pub fn bring(&self, duty: &Duty, parts: &[Part]) -> Duty {
        let mut duty = duty.clone();
        for part in parts {
            match part {
                Part::Name => {
                    duty.name = self.name.clone();
                    duty.name_en = english(&self.name_en);
                }
                Part::Cadence => {
                    duty.cadence = self.cadence;
                    duty.cadence_from = Some(self.cadence_from);
                    duty.binding = self.binding();
                }
                Part::Roles => duty.roles = self.roles.clone(),
                Part::Aspect => duty.aspect = Some(self.aspect),
                Part::Evidence => {
                    duty.evidence = self.evidence.clone();
                    duty.evidence_en = english(&self.evidence_en);
                }
                Part::Basis => duty.basis = self.basis.clone(),
                Part::Kinds => duty.kinds = self.kinds.clone(),
                Part::Confidence => duty.confidence = Some(self.confidence),
            }
        }
        duty
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{calendar::Calendar, day::date, id::Id},
        duties::{Off, cadence::Cadence, pack},
    };

    fn township() -> Pack {
        pack::read(include_str!("../../public/packs/township.json")).unwrap()
    }

    fn taken(pack: &Pack) -> Duties {
        let duty =
            |row: &PackRow| (Id::new(u64::from(row.row)), row.duty(&pack.id, Calendar::builtin(), date(2026, 1, 5)));
        pack.rows.iter().map(duty).collect()
    }

    #[test]
    fn a_pack_that_was_taken_over_is_here_row_by_row() {
        let pack = township();
        let duties = taken(&pack);
        assert!(beside(&pack, &duties).iter().all(|beside| matches!(beside.here, Here::Same(_))));
        assert!(beside(&pack, &Duties::default()).iter().all(|beside| beside.here == Here::Nothing));
    }

    #[test]
    fn what_differs_is_told_and_taking_it_over_leaves_the_rest() {
        let mut newer = township();
        let duties = taken(&newer);
        newer.rows[0].evidence = "新的佐证".into();
        newer.rows[1].cadence = Cadence::Monthly;
        newer.rows.remove(67);
        let found = beside(&newer, &duties);
        assert_eq!(found[0].here, Here::Differs(Id::new(1), vec![Part::Evidence]));
        assert_eq!(found[1].here, Here::Differs(Id::new(2), vec![Part::Cadence]));
        assert_eq!(no_longer(&newer, &duties), [Id::new(68)]);

        let mut mine = Duty::clone(duties.get(Id::new(1)).unwrap());
        mine.note = "我的话".into();
        mine.points = Some(20);
        mine.first_due = Some(date(2026, 2, 1));
        mine.off = Some(Off { why: "县里做".into(), on: date(2026, 3, 1) });
        let brought = newer.rows[0].bring(&mine, &[Part::Evidence]);
        assert_eq!(brought, Duty { evidence: "新的佐证".into(), ..mine });
        assert_eq!(differing(&newer.rows[0], &brought), []);
    }
}
