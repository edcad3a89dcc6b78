//! The lines of a long list: each is made once, and made again only when what it shows has changed.
//!
//! Making sixty lines again to change one costs tens of milliseconds on an old office PC. A line is known by its key;
//! while it shows the same it is not even described again, only moved where its place has changed.

use super::el::{El, Standing};
use leptos::tachys::{
    renderer::types::Element,
    view::{Mountable, Render},
};
use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
    sync::Arc,
};

/// A line that is still to be made. It must hold no signal of its own: it outlives the moment in which it is made.
pub struct Line {
    key: u64,
    shows: Box<dyn Shows>,
    make: Box<dyn FnOnce() -> El + Send>,
    /// The kind of line: another page may show the same things in lines of another make.
    kind: TypeId,
}

/// What a line shows, to be compared with what it showed before.
trait Shows: Send {
    fn is(&self, other: &dyn Shows) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + 'static> Shows for T {
    fn is(&self, other: &dyn Shows) -> bool {
        other.as_any().downcast_ref::<T>() == Some(self)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Something shared, of which the same pointer is the same thing: an edit puts another one in its place.
pub struct Same<T>(pub Arc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Line {
    /// A line known by `key` among its neighbours; `make` depends on nothing but what it `shows`.
    pub fn new<M: FnOnce() -> El + Send + 'static>(key: u64, shows: impl PartialEq + Send + 'static, make: M) -> Line {
        Line { key, shows: Box::new(shows), make: Box::new(make), kind: TypeId::of::<M>() }
    }
}

/// A line on the page.
struct Placed {
    key: u64,
    shows: Box<dyn Shows>,
    kind: TypeId,
    standing: Standing,
}

/// The lines of one element, in their order on the page.
#[derive(Default)]
pub(super) struct Lines(Vec<Placed>);

impl Lines {
    /// Puts the lines at the end of an element.
    pub fn build(lines: Vec<Line>, into: &Element) -> Lines {
        let place = |line: Line| {
            let mut placed = Placed::new(line);
            placed.standing.mount(into, None);
            placed
        };
        Lines(lines.into_iter().map(place).collect())
    }

    /// Makes what stands in an element these lines.
    pub fn rebuild(&mut self, lines: Vec<Line>, within: &Element) {
        let mut old: BTreeMap<u64, (usize, Placed)> = BTreeMap::new();
        for (at, placed) in std::mem::take(&mut self.0).into_iter().enumerate() {
            if let Some((_, mut twice)) = old.insert(placed.key, (at, placed)) {
                twice.standing.unmount();
            }
        }
        let mut was = Vec::with_capacity(lines.len());
        for line in lines {
            let (at, placed) = match old.remove(&line.key) {
                Some((at, placed)) => (Some(at), placed.again(line)),
                None => (None, Placed::new(line)),
            };
            was.push(at);
            self.0.push(placed);
        }
        old.into_values().for_each(|(_, mut gone)| gone.standing.unmount());
        self.settle(&was, within);
    }

    /// Brings the lines into their order, from the last to the first; `was` says where each stood, `None` for a new
    /// one. A line that stood before all that follow it stays where it is.
    fn settle(&mut self, was: &[Option<usize>], within: &Element) {
        let mut bound = usize::MAX;
        let mut next: Option<Element> = None;
        for (placed, was) in self.0.iter_mut().zip(was).rev() {
            match was {
                Some(at) if *at < bound => bound = *at,
                _ => placed.standing.mount(within, next.as_deref()),
            }
            next = Some(placed.standing.element().clone());
        }
    }
}

impl Placed {
    fn new(line: Line) -> Placed {
        Placed { key: line.key, shows: line.shows, kind: line.kind, standing: (line.make)().build() }
    }

    fn again(mut self, line: Line) -> Placed {
        if self.kind != line.kind || !line.shows.is(&*self.shows) {
            (line.make)().rebuild(&mut self.standing);
            (self.shows, self.kind) = (line.shows, line.kind);
        }
        self
    }
}
