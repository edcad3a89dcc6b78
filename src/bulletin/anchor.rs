//! stub
use crate::document;
/// stub
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub start: u32,
    pub end: u32,
    pub quote: String,
    pub before: String,
    pub after: String,
}
document!(struct Anchor { start, end, quote, before, after });
