//! The only code that touches the browser beyond the page itself. Knows no domain.

pub mod clock;
pub mod content;
pub mod ids;
pub mod storage;
