//! The only code that touches the browser beyond the page itself. Knows no domain.

pub mod clock;
pub mod content;
pub mod files;
pub mod ids;
pub mod locks;
pub mod office;
pub mod page;
mod program;
pub mod reader;
pub mod storage;
pub mod styles;
pub mod update;
