//! The law exam: what the sittings gave.

use super::{
    figure::{Paired, Share, Sum},
    item::{Items, Sitting, What},
};
use crate::base::{
    id::{ItemId, PilotId},
    order,
};

/// A sitting of the law exam with what follows from its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its id.
    pub id: ItemId,
    /// What was entered.
    pub sitting: &'a Sitting,
    /// Sat of due.
    pub attendance: Option<Share>,
    /// Passed of sat.
    pub rate: Option<Share>,
    /// Were due and did not sit.
    pub absent: Option<u32>,
    /// Sat and did not pass.
    pub failed: Option<u32>,
}

/// The sittings of a pilot added up. Who sits twice is counted twice: these are sittings of people, not people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many sittings.
    pub sittings: u32,
    /// Were to sit.
    pub due: Sum,
    /// Sat.
    pub sat: Sum,
    /// Passed.
    pub passed: Sum,
    /// Sat of due, over the sittings of which both are known.
    pub attendance: Option<Paired>,
    /// Passed of sat, over the sittings of which both are known.
    pub rate: Option<Paired>,
}

/// The sittings of a pilot, the oldest first.
pub fn sittings(pilot: PilotId, items: &Items) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for (id, item) in items.iter().filter(|(_, item)| item.pilot == pilot) {
        let What::Sitting { sitting } = &item.what else { continue };
        let less = |whole: Option<u32>, part: Option<u32>| whole?.checked_sub(part?);
        rows.push(Row {
            id,
            sitting,
            attendance: Share::of(sitting.sat, sitting.due),
            rate: Share::of(sitting.passed, sitting.sat),
            absent: less(sitting.due, sitting.sat),
            failed: less(sitting.sat, sitting.passed),
        });
    }
    order::sort_by_key(&mut rows, |row| (row.sitting.on, row.id));
    rows
}

/// Adds sittings up. What is unknown is not counted as zero: each sum says over how many sittings it goes.
pub fn totals(rows: &[Row<'_>]) -> Totals {
    let mut totals = Totals::default();
    for Row { sitting, .. } in rows {
        totals.sittings += 1;
        totals.due.add(sitting.due);
        totals.sat.add(sitting.sat);
        totals.passed.add(sitting.passed);
    }
    totals.attendance = Paired::over(rows.iter().map(|row| (row.sitting.sat, row.sitting.due)));
    totals.rate = Paired::over(rows.iter().map(|row| (row.sitting.passed, row.sitting.sat)));
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::item::Item,
    };
    use proptest::prelude::*;

    type Case = (u8, Option<u32>, Option<u32>, Option<u32>);

    fn items(sittings: &[Case]) -> Items {
        let item = |(day, due, sat, passed): &Case| {
            let (on, subject) = (date(2026, 3, *day), String::new());
            let sitting = Sitting { on, subject, due: *due, sat: *sat, passed: *passed };
            Item { pilot: Id::new(1), what: What::Sitting { sitting }, entered: on }
        };
        (1..).map(Id::new).zip(sittings.iter().map(item)).collect()
    }

    #[test]
    fn a_rate_is_over_the_sittings_of_which_both_counts_are_known() {
        let items = items(&[(20, Some(3), Some(3), None), (1, Some(6), Some(5), Some(3)), (9, None, Some(2), Some(2))]);
        let rows = sittings(Id::new(1), &items);
        let first: Vec<_> = rows.iter().map(|row| (row.sitting.on.day(), row.absent, row.failed)).collect();
        assert_eq!(first, [(1, Some(1), Some(2)), (9, None, Some(0)), (20, Some(0), None)]);
        let totals = totals(&rows);
        assert_eq!((totals.sat.total(), totals.sat.is_whole()), (Some(10), true));
        // Not 5 of 10: of the third nobody knows who passed.
        assert_eq!(totals.passed, Sum { total: 5, known: 2, of: 3 });
        let rate = totals.rate.unwrap();
        assert_eq!((rate.share, rate.known, rate.of), (Share { part: 5, whole: 7 }, 2, 3));
        assert_eq!(rate.share.tenths(), Some(714));
        assert_eq!(totals.attendance.map(|paired| paired.share), Some(Share { part: 8, whole: 9 }));
        assert_eq!(super::totals(&[]), Totals::default());
    }

    proptest! {
        /// Filling in what was not known never lowers a sum, and a rate never goes over what it leaves out.
        #[test]
        fn unknown_is_never_zero(counts in prop::collection::vec(prop::array::uniform3(prop::option::of(0u32..100)), 0..8)) {
            let table: Vec<_> = counts.iter().map(|[due, sat, passed]| (1, *due, *sat, *passed)).collect();
            let items = items(&table);
            let totals = totals(&sittings(Id::new(1), &items));
            for (sum, column) in [(totals.due, 0), (totals.sat, 1), (totals.passed, 2)] {
                let known: Vec<_> = counts.iter().filter_map(|row| row[column]).collect();
                prop_assert_eq!((sum.known as usize, sum.of as usize), (known.len(), counts.len()));
                prop_assert_eq!(sum.total() , (!known.is_empty()).then(|| known.iter().map(|n| u64::from(*n)).sum()));
            }
            let both: Vec<_> = counts.iter().filter_map(|row| Some((u64::from(row[2]?), u64::from(row[1]?)))).collect();
            let expected = Share { part: both.iter().map(|pair| pair.0).sum(), whole: both.iter().map(|pair| pair.1).sum() };
            prop_assert_eq!(totals.rate.map(|rate| rate.share), (!both.is_empty()).then_some(expected));
        }
    }
}
