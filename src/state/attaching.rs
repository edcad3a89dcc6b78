//! Files named as evidence: their hash is worked out here, their content is not kept.

use super::AppState;
use crate::{
    base::{attachment::Attachment, hash},
    platform::files,
};

/// A file is read whole to work its hash out; above so many bytes only its name and size are kept.
const LIMIT_BYTES: usize = 200 * 1024 * 1024;

impl AppState {
    /// The name, size and SHA-256 of a file; without the hash where it cannot be read or is very large.
    pub async fn attach(self, file: &web_sys::File) -> Attachment {
        let (name, bytes) = (file.name(), file.size() as u64);
        let read = files::bytes(file, LIMIT_BYTES).await;
        let whole = read.filter(|(_, size, content)| content.len() == *size);
        let sha256 = whole.map(|(_, _, content)| hash::hex(&hash::sha256(&content)));
        Attachment { name, sha256, bytes: Some(bytes) }
    }
}
