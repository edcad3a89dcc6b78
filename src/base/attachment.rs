//! A file that shows something, by its name: the file itself stays where it is.

use crate::document;

/// A photo, scan or document, known by its name and, where it was read here, by its hash. Its content is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name, never empty.
    pub name: String,
    /// SHA-256 of the content as 64 hexadecimal characters, worked out on this device.
    pub sha256: Option<String>,
    /// How many bytes it has.
    pub bytes: Option<u64>,
}

document!(struct Attachment { name, sha256, bytes });
