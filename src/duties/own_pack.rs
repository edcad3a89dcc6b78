//! Packs of one's own: duties that are handed on to others as a file.

use super::{
    CadenceFrom, Confidence, Duties, Duty, Origin, SourceKind,
    pack::{Aspect, Pack, PackRow},
};
use crate::{
    base::{day::Date, id::DutyId, order},
    document,
};
use std::sync::Arc;

/// A pack of one's own as it was handed on last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnPack {
    /// Its id, made once.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How often it was handed on.
    pub version: u32,
    /// The number that each duty has in it. A number once given is never given to another duty, so that whoever took
    /// an earlier version over is shown what changed, and not something else.
    pub rows: Vec<(u32, DutyId)>,
}

document!(struct OwnPack { id, name, version, rows });

impl OwnPack {
    /// A new one.
    pub fn new(id: String) -> OwnPack {
        OwnPack { id, ..OwnPack::default() }
    }

    /// The pack's next version with these duties, and what is to be remembered of it. A duty that was in it keeps its
    /// number, and so does one that was taken over from this pack; the others get the next free ones.
    pub fn hand_on(
        &self,
        name: &str,
        by: &str,
        made: Date,
        duties: &[(DutyId, Arc<Duty>)],
        aspects: &[Aspect],
    ) -> (Pack, OwnPack) {
        let mut own = OwnPack { name: name.to_owned(), version: self.version.saturating_add(1), ..self.clone() };
        let rows = duties.iter().map(|(id, duty)| PackRow::of(own.number(*id, duty), duty)).collect();
        let pack = Pack {
            id: own.id.clone(),
            version: own.version,
            name: own.name.clone(),
            name_en: String::new(),
            note: String::new(),
            note_en: String::new(),
            aspects: aspects.to_vec(),
            mechanisms: Vec::new(),
            by: by.to_owned(),
            made: Some(made),
            rows,
        };
        (pack, own)
    }

    /// The number of a duty; a new one is remembered.
    fn number(&mut self, id: DutyId, duty: &Duty) -> u32 {
        if let Some((number, _)) = self.rows.iter().find(|(_, known)| *known == id) {
            return *number;
        }
        let from_here = match &duty.origin {
            Origin::Pack { pack, row } if *pack == self.id => Some(*row),
            _ => None,
        };
        let next = self.rows.iter().map(|(number, _)| number.saturating_add(1)).max().unwrap_or(1);
        let free = |row: &u32| self.rows.iter().all(|(number, _)| number != row);
        let number = from_here.filter(free).unwrap_or(next);
        self.rows.push((number, id));
        number
    }
}

/// Duties in the order in which they stand in a pack: by aspect, as their own pack had them, then by age and name.
pub fn in_order(duties: &Duties) -> Vec<(DutyId, Arc<Duty>)> {
    let mut list: Vec<(DutyId, Arc<Duty>)> = duties.iter().map(|(id, duty)| (id, duty.clone())).collect();
    order::sort(&mut list, |(_, one), (_, other)| {
        fn key(duty: &Duty) -> (u8, u32, Date, &str) {
            let row = if let Origin::Pack { row, .. } = duty.origin { row } else { u32::MAX };
            (duty.aspect.unwrap_or(u8::MAX), row, duty.added, &duty.name)
        }
        key(one).cmp(&key(other))
    });
    list
}

impl PackRow {
    /// The row that a duty makes in a pack of one's own.
    fn of(number: u32, duty: &Duty) -> PackRow {
        let words = |words: &String| (!words.is_empty()).then(|| words.clone());
        PackRow {
            row: number,
            aspect: duty.aspect.unwrap_or(0),
            name: duty.name.clone(),
            name_en: duty.name_en.clone().unwrap_or_default(),
            cadence: duty.cadence,
            cadence_note: None,
            cadence_note_en: None,
            cadence_from: duty.cadence_from.unwrap_or(CadenceFrom::Local),
            fixed: duty.binding.is_some(),
            binding: duty.binding.filter(|binding| *binding != duty.cadence),
            roles: duty.roles.clone(),
            evidence: duty.evidence.clone(),
            evidence_en: duty.evidence_en.clone().unwrap_or_default(),
            basis: duty.basis.clone(),
            kinds: if duty.kinds.is_empty() { vec![SourceKind::Own] } else { duty.kinds.clone() },
            confidence: duty.confidence.unwrap_or(Confidence::D),
            note: words(&duty.note),
            note_en: duty.note_en.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{calendar::Calendar, day::date, doc, id::Id},
        duties::{
            Role,
            cadence::Cadence,
            pack,
            pack_update::{Here, beside},
        },
    };

    fn hand(id: u64, name: &str) -> (DutyId, Arc<Duty>) {
        (Id::new(id), Arc::new(Duty { roles: vec![Role::Head], ..Duty::new(name, date(2026, 1, 1)) }))
    }

    fn first() -> OwnPack {
        OwnPack::new("own-1".into())
    }

    /// What somebody else has who took a pack over.
    fn taken(pack: &Pack) -> Duties {
        let duty =
            |row: &PackRow| (Id::new(u64::from(row.row)), row.duty(&pack.id, Calendar::builtin(), date(2026, 1, 5)));
        pack.rows.iter().map(duty).collect()
    }

    fn numbers(pack: &Pack) -> Vec<(u32, &str)> {
        pack.rows.iter().map(|row| (row.row, row.name.as_str())).collect()
    }

    #[test]
    fn a_pack_of_ones_own_is_read_back() {
        let (pack, own) = first().hand_on("本镇清单", "某镇", date(2026, 11, 24), &[hand(7, "甲"), hand(8, "乙")], &[]);
        assert_eq!(pack::read(&doc::print(&pack)), Ok(pack.clone()));
        assert_eq!(doc::read(&doc::print(&own)), Ok(own.clone()));
        assert_eq!((pack.version, pack.by.as_str(), pack.made), (1, "某镇", Some(date(2026, 11, 24))));
        assert_eq!(numbers(&pack), [(1, "甲"), (2, "乙")]);
    }

    #[test]
    fn a_duty_keeps_its_number_whatever_else_is_handed_on() {
        let on = date(2026, 11, 24);
        let (old, own) = first().hand_on("清单", "", on, &[hand(7, "甲"), hand(8, "乙")], &[]);
        let there = taken(&old);
        let (new, own) = own.hand_on("清单", "", on, &[hand(9, "丙"), hand(8, "乙")], &[]);
        assert_eq!(new.version, 2);
        assert_eq!(numbers(&new), [(3, "丙"), (2, "乙")]);
        let found: Vec<Here> = beside(&new, &there).into_iter().map(|beside| beside.here).collect();
        assert_eq!(found, [Here::Nothing, Here::Same(Id::new(2))]);
        // The first comes back under the number it had.
        let (again, _) = own.hand_on("清单", "", on, &[hand(7, "甲")], &[]);
        assert_eq!(numbers(&again), [(1, "甲")]);
    }

    #[test]
    fn a_pack_has_an_order_that_does_not_hang_on_ids() {
        let on = date(2026, 1, 1);
        let aspect = |aspect, name| Duty { aspect, ..Duty::new(name, on) };
        let duties: Duties = [
            (Id::new(3), aspect(Some(1), "乙")),
            (Id::new(1), aspect(None, "丙")),
            (Id::new(4), aspect(Some(2), "甲")),
            (Id::new(2), Duty { added: date(2025, 1, 1), ..aspect(Some(2), "丁") }),
        ]
        .into_iter()
        .collect();
        let names: Vec<String> = in_order(&duties).iter().map(|(_, duty)| duty.name.clone()).collect();
        assert_eq!(names, ["乙", "丁", "甲", "丙"]);
    }

    #[test]
    fn what_came_from_the_pack_goes_back_under_its_number() {
        let on = date(2026, 11, 24);
        let (old, _) = first().hand_on("清单", "", on, &[hand(7, "甲"), hand(8, "乙")], &[]);
        let there = taken(&old);
        let second = (Id::new(2), there.get(Id::new(2)).unwrap().clone());
        let (again, _) = first().hand_on("清单", "", on, &[second, hand(9, "丙")], &[]);
        assert_eq!(numbers(&again), [(2, "乙"), (3, "丙")]);
        assert_eq!(beside(&again, &there)[0].here, Here::Same(Id::new(2)));
        let named: Duties = [(Id::new(9), Duty::new("丙 ", date(2026, 1, 1)))].into_iter().collect();
        assert_eq!(beside(&again, &named)[1].here, Here::SameName(Id::new(9)));
    }

    #[test]
    fn a_closer_cadence_of_ones_own_is_not_handed_on_as_the_rule() {
        let township = pack::read(include_str!("../../public/packs/township.json")).unwrap();
        let drill = township.rows.iter().find(|row| row.fixed).unwrap();
        let duty = drill.duty(&township.id, Calendar::builtin(), date(2026, 1, 5));
        let closer = Duty { cadence: Cadence::Yearly, ..duty.clone() };
        let (pack, _) = first().hand_on("清单", "", date(2026, 2, 1), &[(Id::new(1), Arc::new(closer))], &[]);
        let there = pack.rows[0].duty(&pack.id, Calendar::builtin(), date(2026, 3, 1));
        assert_eq!((there.cadence, there.binding), (Cadence::Yearly, Some(Cadence::EveryTwoYears)));
        assert_eq!((there.evidence_en, there.note_en), (duty.evidence_en, duty.note_en));
    }
}
