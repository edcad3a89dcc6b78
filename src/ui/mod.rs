//! Parts of pages that know no domain: an element, and what is made of elements.

pub mod chart;
pub mod dialog;
pub mod el;
pub mod lines;
pub mod parts;
