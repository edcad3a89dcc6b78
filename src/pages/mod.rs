//! The pages: read a memo, print it, send an edit.

pub mod reader;
