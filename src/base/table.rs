//! A table: entities by id, cheap to copy and to change.

use super::{
    columns,
    doc::{Doc, Document, Wrong},
    id::Id,
    order,
};
use std::{cmp::Ordering, sync::Arc};

/// Entities by id, in the order of the ids. A copy shares the entities; changing one entity of a shared table
/// of 20,000 copies 20,000 pointers, not their texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Table<K, V> {
    rows: Vec<(Id<K>, Arc<V>)>,
}

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Table { rows: self.rows.clone() }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Table { rows: Vec::new() }
    }
}

impl<K, V> Table<K, V> {
    fn find(&self, id: Id<K>) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&id.bits(), |(id, _)| id.bits())
    }

    /// The entity of an id.
    pub fn get(&self, id: Id<K>) -> Option<&Arc<V>> {
        let at = self.find(id).ok()?;
        self.rows.get(at).map(|(_, value)| value)
    }

    /// Whether the id is taken.
    pub fn has(&self, id: Id<K>) -> bool {
        self.find(id).is_ok()
    }

    /// Sets or (with `None`) removes an entity; gives back what was there.
    pub fn set(&mut self, id: Id<K>, value: Option<Arc<V>>) -> Option<Arc<V>> {
        match (self.find(id), value) {
            (Ok(at), Some(value)) => self.rows.get_mut(at).map(|row| std::mem::replace(&mut row.1, value)),
            (Ok(at), None) => Some(self.rows.remove(at).1),
            (Err(at), Some(value)) => {
                self.rows.insert(at, (id, value));
                None
            }
            (Err(_), None) => None,
        }
    }

    /// All entities with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Id<K>, &Arc<V>)> {
        self.rows.iter().map(|(id, value)| (*id, value))
    }

    /// All entities.
    pub fn values(&self) -> impl Iterator<Item = &Arc<V>> {
        self.rows.iter().map(|(_, value)| value)
    }

    /// Tells each entity that is not the same pointer in both: its id, what it was, what it is.
    pub fn differences<'t>(
        &'t self,
        new: &'t Self,
        mut tell: impl FnMut(Id<K>, Option<&'t Arc<V>>, Option<&'t Arc<V>>),
    ) {
        let (mut old, mut new) = (self.iter().peekable(), new.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((a, _)), Some((b, _))) => a.cmp(b),
            };
            let before = old.next_if(|_| order.is_le());
            let after = new.next_if(|_| order.is_ge());
            let Some((id, _)) = before.or(after) else { return };
            let (before, after) = (before.map(|(_, value)| value), after.map(|(_, value)| value));
            if !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after)) {
                tell(id, before, after);
            }
        }
    }

    /// Takes in all entities of another table. Under an id that both have, the other's counts.
    pub fn merge(&mut self, other: Table<K, V>) {
        if self.rows.is_empty() {
            *self = other;
            return;
        }
        let ours = std::mem::take(&mut self.rows);
        self.rows.reserve(ours.len() + other.rows.len());
        let mut others = other.rows.into_iter().peekable();
        for (id, value) in ours {
            while let Some(before) = others.next_if(|(other, _)| *other < id) {
                self.rows.push(before);
            }
            self.rows.push(others.next_if(|(other, _)| *other == id).unwrap_or((id, value)));
        }
        self.rows.extend(others);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<K, V> FromIterator<(Id<K>, V)> for Table<K, V> {
    /// Of several entities under one id the last counts.
    fn from_iter<I: IntoIterator<Item = (Id<K>, V)>>(entries: I) -> Self {
        let mut rows: Vec<_> = entries.into_iter().map(|(id, value)| (id, Arc::new(value))).collect();
        // Stable, so that the last of several stays last; then it goes to the front and the others go.
        rows.reverse();
        order::sort_by_key(&mut rows, |(id, _): &(Id<K>, Arc<V>)| id.bits());
        rows.dedup_by_key(|(id, _)| id.bits());
        Table { rows }
    }
}

impl<K, V: Document> Document for Table<K, V> {
    fn to_doc(&self) -> Doc {
        Doc::Map(self.rows.iter().map(|(id, value)| (id.to_string(), value.to_doc())).collect())
    }
    /// Reads columns too.
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let entries = columns::entries(doc)?;
        let mut rows = Vec::with_capacity(entries.len());
        for (id, value) in entries {
            rows.push((id.parse().map_err(|_| Wrong("id"))?, V::from_doc(value)?));
        }
        Ok(rows.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_is_a_map(steps in prop::collection::vec((0u64..20, prop::option::of(any::<bool>())), 0..60)) {
            let (mut table, mut map) = (Table::<(), bool>::default(), BTreeMap::new());
            for (id, value) in steps {
                let before = table.set(Id::new(id), value.map(Arc::new)).map(|value| *value);
                let expected = match value { Some(value) => map.insert(id, value), None => map.remove(&id) };
                prop_assert_eq!(before, expected);
            }
            let same: Vec<_> = table.iter().map(|(id, value)| (id.bits(), **value)).collect();
            prop_assert_eq!(same, map.into_iter().collect::<Vec<_>>());
            let json = crate::base::doc::print(&table);
            prop_assert_eq!(crate::base::doc::read(&json), Ok(table));
        }

        #[test]
        fn the_differences_lead_from_one_to_the_other(
            before in prop::collection::vec((0u64..20, any::<u8>()), 0..20),
            steps in prop::collection::vec((0u64..20, prop::option::of(any::<u8>())), 0..20),
        ) {
            let old: Table<(), u8> = before.into_iter().map(|(id, value)| (Id::new(id), value)).collect();
            let mut new = old.clone();
            for (id, value) in steps {
                new.set(Id::new(id), value.map(Arc::new));
            }
            let mut led = old.clone();
            old.differences(&new, |id, before, after| {
                assert_eq!(led.set(id, after.cloned()).as_ref(), before);
            });
            prop_assert_eq!(&led, &new);
            let mut told = 0;
            new.differences(&led, |_, _, _| told += 1);
            prop_assert_eq!(told, 0);
        }

        #[test]
        fn merged_tables_are_merged_maps(
            ours in prop::collection::btree_map(0u64..20, any::<u8>(), 0..20),
            theirs in prop::collection::btree_map(0u64..20, any::<u8>(), 0..20),
        ) {
            let table = |map: &BTreeMap<u64, u8>| -> Table<(), u8> {
                map.iter().map(|(id, value)| (Id::new(*id), *value)).collect()
            };
            let mut merged = table(&ours);
            merged.merge(table(&theirs));
            prop_assert_eq!(merged, table(&ours.into_iter().chain(theirs).collect()));
        }

        #[test]
        fn of_several_the_last_counts(entries in prop::collection::vec((0u64..6, any::<u8>()), 0..20)) {
            let table: Table<(), u8> = entries.iter().map(|(id, value)| (Id::new(*id), *value)).collect();
            let map: BTreeMap<u64, u8> = entries.into_iter().collect();
            let same: Vec<_> = table.iter().map(|(id, value)| (id.bits(), **value)).collect();
            prop_assert_eq!(same, map.into_iter().collect::<Vec<_>>());
        }
    }
}
