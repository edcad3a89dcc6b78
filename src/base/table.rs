//! A table: entities by id, cheap to copy and to change.

use super::{
    columns,
    doc::{Doc, Document, Wrong},
    id::Id,
    order,
};
use std::{cmp::Ordering, sync::Arc};

/// Entities by id, in the order of the ids. A copy shares the entities, and changing one entity of a shared table of
/// 20,000 copies the pointers of its chunk and one pointer a chunk, not all of them.
#[derive(Debug)]
pub struct Table<K, V> {
    /// In the order of the ids; none is empty.
    chunks: Vec<Arc<Chunk<K, V>>>,
    len: usize,
}

type Chunk<K, V> = Vec<(Id<K>, Arc<V>)>;

/// So many entities a chunk has at most. (Few in the tests, so that they cross chunks.)
const MOST: usize = if cfg!(test) { 4 } else { 128 };

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Table { chunks: self.chunks.clone(), len: self.len }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Table { chunks: Vec::new(), len: 0 }
    }
}

impl<K, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Arc<V>, b: &Arc<V>| Arc::ptr_eq(a, b) || a == b;
        self.len == other.len && self.iter().zip(other.iter()).all(|((a, one), (b, two))| a == b && same(one, two))
    }
}

impl<K, V: Eq> Eq for Table<K, V> {}

fn find<K, V>(chunk: &Chunk<K, V>, id: Id<K>) -> Result<usize, usize> {
    chunk.binary_search_by_key(&id.bits(), |(id, _)| id.bits())
}

impl<K, V> Table<K, V> {
    /// Of entities in the order of their ids, each once.
    fn of_sorted(rows: Vec<(Id<K>, Arc<V>)>) -> Self {
        // Half full: there is room for what is added.
        Table { len: rows.len(), chunks: rows.chunks(MOST / 2).map(|rows| Arc::new(rows.to_vec())).collect() }
    }

    /// Which chunk an id is in or would be put into.
    fn place(&self, id: Id<K>) -> usize {
        self.chunks.partition_point(|chunk| chunk.first().is_some_and(|(first, _)| *first <= id)).saturating_sub(1)
    }

    /// The entity of an id.
    pub fn get(&self, id: Id<K>) -> Option<&Arc<V>> {
        let chunk = self.chunks.get(self.place(id))?;
        chunk.get(find(chunk, id).ok()?).map(|(_, value)| value)
    }

    /// Whether the id is taken.
    pub fn has(&self, id: Id<K>) -> bool {
        self.get(id).is_some()
    }

    /// Sets or (with `None`) removes an entity; gives back what was there.
    pub fn set(&mut self, id: Id<K>, value: Option<Arc<V>>) -> Option<Arc<V>> {
        let place = self.place(id);
        let Some(chunk) = self.chunks.get_mut(place) else {
            *self = Table::of_sorted(value.map(|value| (id, value)).into_iter().collect());
            return None;
        };
        match (find(chunk, id), value) {
            (Ok(at), Some(value)) => {
                Arc::make_mut(chunk).get_mut(at).map(|(_, before)| std::mem::replace(before, value))
            }
            (Ok(at), None) => {
                let (_, before) = Arc::make_mut(chunk).remove(at);
                self.len -= 1;
                if chunk.is_empty() {
                    self.chunks.remove(place);
                }
                Some(before)
            }
            (Err(at), Some(value)) => {
                let rows = Arc::make_mut(chunk);
                rows.insert(at, (id, value));
                self.len += 1;
                if rows.len() > MOST {
                    let rest = rows.split_off(rows.len() / 2);
                    self.chunks.insert(place + 1, Arc::new(rest));
                }
                None
            }
            (Err(_), None) => None,
        }
    }

    /// All entities with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Id<K>, &Arc<V>)> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).map(|(id, value)| (*id, value))
    }

    /// All entities.
    pub fn values(&self) -> impl Iterator<Item = &Arc<V>> {
        self.iter().map(|(_, value)| value)
    }

    /// Tells each entity that is not the same pointer in both: its id, what it was, what it is. Chunks that both share
    /// are not looked into.
    pub fn differences<'t>(
        &'t self,
        new: &'t Self,
        mut tell: impl FnMut(Id<K>, Option<&'t Arc<V>>, Option<&'t Arc<V>>),
    ) {
        let (mut old, mut new) = (Walk { chunks: &self.chunks, at: 0 }, Walk { chunks: &new.chunks, at: 0 });
        loop {
            if old.at == 0
                && new.at == 0
                && let ([a, olds @ ..], [b, news @ ..]) = (old.chunks, new.chunks)
                && Arc::ptr_eq(a, b)
            {
                (old.chunks, new.chunks) = (olds, news);
                continue;
            }
            let order = match (old.row(), new.row()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((a, _)), Some((b, _))) => a.cmp(b),
            };
            let before = if order.is_le() { old.step() } else { None };
            let after = if order.is_ge() { new.step() } else { None };
            let Some((id, _)) = before.or(after) else { return };
            let (before, after) = (before.map(|(_, value)| value), after.map(|(_, value)| value));
            if !matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after)) {
                tell(*id, before, after);
            }
        }
    }

    /// Takes in all entities of another table. Under an id that both have, the other's counts.
    pub fn merge(&mut self, other: Table<K, V>) {
        if self.is_empty() {
            *self = other;
            return;
        }
        let mut merged = Vec::with_capacity(self.len + other.len);
        let mut others = other.iter().peekable();
        for (id, value) in self.iter() {
            while let Some(before) = others.next_if(|(other, _)| *other < id) {
                merged.push(before);
            }
            merged.push(others.next_if(|(other, _)| *other == id).unwrap_or((id, value)));
        }
        merged.extend(others);
        *self = Table::of_sorted(merged.into_iter().map(|(id, value)| (id, value.clone())).collect());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// A way through the entities that knows where chunks begin.
struct Walk<'t, K, V> {
    chunks: &'t [Arc<Chunk<K, V>>],
    at: usize,
}

impl<'t, K, V> Walk<'t, K, V> {
    fn row(&self) -> Option<&'t (Id<K>, Arc<V>)> {
        self.chunks.first()?.get(self.at)
    }

    fn step(&mut self) -> Option<&'t (Id<K>, Arc<V>)> {
        let (chunk, rest) = self.chunks.split_first()?;
        let row = chunk.get(self.at);
        self.at += 1;
        if self.at >= chunk.len() {
            (self.chunks, self.at) = (rest, 0);
        }
        row
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
        Table::of_sorted(rows)
    }
}

impl<K, V: Document> Document for Table<K, V> {
    fn to_doc(&self) -> Doc {
        Doc::Map(self.iter().map(|(id, value)| (id.to_string(), value.to_doc())).collect())
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
        fn no_chunk_is_empty_or_too_full(steps in prop::collection::vec((0u64..40, any::<bool>()), 0..200)) {
            let mut table = Table::<(), u8>::default();
            for (id, there) in steps {
                table.set(Id::new(id), there.then(|| Arc::new(1)));
                prop_assert!(table.chunks.iter().all(|chunk| (1..=MOST).contains(&chunk.len())));
                prop_assert_eq!(table.len(), table.iter().count());
            }
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
