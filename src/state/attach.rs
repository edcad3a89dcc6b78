//! Files that show something: what is kept of them.

use super::AppState;
use crate::{base::attachment::Attachment, platform::files};

impl AppState {
    /// What is kept of a file: its name, its size and the SHA-256 of its content. The content is read here and stays
    /// where it is. `None` where the browser may not read it.
    pub async fn fingerprint(self, file: &web_sys::File) -> Option<Attachment> {
        let sha256 = files::sha256(file).await?;
        Some(Attachment { name: file.name(), sha256: Some(sha256), bytes: Some(file.size() as u64) })
    }
}
