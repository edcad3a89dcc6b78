//! Which occurrences are closed, by which record: the index that the agenda, the score and the ledgers read.

use super::record::{Record, Records, Stand};
use crate::base::{
    day::Date,
    id::{DutyId, DutyTag, RecordId},
    table::Table,
};
use std::{collections::BTreeMap, sync::Arc};

/// What closes an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The due day; `None` for what has none.
    pub due: Option<Date>,
    /// By which record.
    pub record: RecordId,
    /// Which of the occurrences that the record serves, from 0.
    pub nth: u32,
    /// How it stands by that; never open.
    pub stand: Stand,
}

/// All closings of one duty, by due day and record.
type Closings = BTreeMap<(Option<Date>, RecordId), (u32, Stand)>;

/// The index. A copy shares what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    by_duty: Table<DutyTag, Closings>,
}

impl Journal {
    /// Reads all records once.
    pub fn of(records: &Records) -> Journal {
        let mut journal = Journal::default();
        journal.follow(&Records::default(), records);
        journal
    }

    /// Brings the index of `old` up to `new`, and says of which duties closings have changed. Only the records that
    /// are not the same pointer are looked into.
    pub fn follow(&mut self, old: &Records, new: &Records) -> Vec<DutyId> {
        let mut touched = Vec::new();
        old.differences(new, |id, before, after| {
            before.into_iter().for_each(|record| self.take_out(id, record, &mut touched));
            after.into_iter().for_each(|record| self.put_in(id, record, &mut touched));
        });
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    fn take_out(&mut self, id: RecordId, record: &Record, touched: &mut Vec<DutyId>) {
        for served in record.serves.iter().filter(|served| served.stands()) {
            self.change(served.duty, |closings| {
                closings.remove(&(served.due, id));
            });
            touched.push(served.duty);
        }
    }

    fn put_in(&mut self, id: RecordId, record: &Record, touched: &mut Vec<DutyId>) {
        for (served, nth) in record.serves.iter().zip(0..).filter(|(served, _)| served.stands()) {
            self.change(served.duty, |closings| {
                closings.insert((served.due, id), (nth, record.stand(served)));
            });
            touched.push(served.duty);
        }
    }

    /// Changes what closes a duty. It is taken out meanwhile, so that it is not copied where nobody shares it.
    fn change(&mut self, duty: DutyId, change: impl FnOnce(&mut Closings)) {
        let mut closings = self.by_duty.set(duty, None).unwrap_or_default();
        change(Arc::make_mut(&mut closings));
        self.by_duty.set(duty, Some(closings).filter(|closings| !closings.is_empty()));
    }

    /// Whether this occurrence is closed.
    pub fn has(&self, duty: DutyId, due: Option<Date>) -> bool {
        self.closing(duty, due).is_some()
    }

    /// What closes an occurrence; where several records do, the first by id.
    pub fn closing(&self, duty: DutyId, due: Option<Date>) -> Option<Closing> {
        self.closings_of(duty, due).next()
    }

    /// Everything that closes an occurrence: one record as a rule, several where two files were put together.
    pub fn closings_of(&self, duty: DutyId, due: Option<Date>) -> impl Iterator<Item = Closing> {
        let range = (due, RecordId::new(0))..=(due, RecordId::new(u64::MAX));
        self.by_duty.get(duty).into_iter().flat_map(move |closings| closings.range(range.clone())).map(closing)
    }

    /// All closings of a duty, by day.
    pub fn closings(&self, duty: DutyId) -> impl Iterator<Item = Closing> {
        self.by_duty.get(duty).into_iter().flat_map(|closings| closings.iter()).map(closing)
    }

    /// Whether anything of the duty is closed.
    pub fn any(&self, duty: DutyId) -> bool {
        self.by_duty.has(duty)
    }

    /// How an occurrence stands by its record.
    pub fn stand(&self, duty: DutyId, due: Option<Date>) -> Stand {
        self.closing(duty, due).map_or(Stand::Open, |closing| closing.stand)
    }
}

fn closing(((due, record), (nth, stand)): (&(Option<Date>, RecordId), &(u32, Stand))) -> Closing {
    Closing { due: *due, record: *record, nth: *nth, stand: *stand }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        duties::record::{Reopened, Served},
    };
    use proptest::prelude::*;

    fn any_record() -> impl Strategy<Value = Record> {
        let served = (0u64..4, prop::option::of(1u8..4), any::<bool>()).prop_map(|(duty, day, stands)| {
            let due = day.map(|day| date(2026, 11, day));
            let reopened =
                (!stands).then(|| Reopened { on: date(2026, 11, 9), why: "反弹".into(), came_back: false });
            Served { reopened, ..Served::new(Id::new(duty), due) }
        });
        prop::collection::vec(served, 0..4).prop_map(|mut serves| {
            // A record serves an occurrence once.
            serves.sort_by_key(|served| (served.duty, served.due));
            serves.dedup_by_key(|served| (served.duty, served.due));
            Record { serves, ..Record::new("做了", date(2026, 11, 1)) }
        })
    }

    proptest! {
        /// Step by step gives the same index as reading everything.
        #[test]
        fn following_is_reading_again(steps in prop::collection::vec((0u64..6, prop::option::of(any_record())), 0..30)) {
            let (mut records, mut journal) = (Records::default(), Journal::default());
            for (id, record) in steps {
                let old = records.clone();
                let before = records.set(Id::new(id), record.map(Arc::new));
                let touched = journal.follow(&old, &records);
                prop_assert_eq!(&journal, &Journal::of(&records));
                let now = records.get(Id::new(id));
                for record in before.iter().chain(now) {
                    let stands = |served: &&Served| served.stands();
                    prop_assert!(record.serves.iter().filter(stands).all(|served| touched.contains(&served.duty)));
                }
            }
        }
    }
}
