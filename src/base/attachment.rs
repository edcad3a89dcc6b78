//! A file named as evidence. Its content stays where it is; what is kept is enough to recognise it again.

use crate::document;

/// A photo or another file that shows something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attachment {
    /// The file's name, or in words what it is and where it lies; never empty.
    pub name: String,
    /// SHA-256 of its content: 64 lower-case hexadecimal characters. `None` where the file was only named.
    pub sha256: Option<String>,
    /// Its size in bytes, where it was seen.
    pub bytes: Option<u64>,
}

document!(struct Attachment { name, sha256, bytes });

/// Why a file cannot be kept as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentError {
    /// It has no name.
    NoName,
    /// What stands for its SHA-256 is none.
    NoSha256,
}

impl Attachment {
    /// Checks what every kept attachment must fulfil.
    pub fn check(&self) -> Result<(), AttachmentError> {
        let is_hex = |hash: &String| hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if self.name.trim().is_empty() {
            return Err(AttachmentError::NoName);
        }
        if !self.sha256.as_ref().is_none_or(is_hex) {
            return Err(AttachmentError::NoSha256);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{doc, hash};

    fn photo(name: &str, sha256: Option<&str>) -> Attachment {
        Attachment { name: name.into(), sha256: sha256.map(Into::into), bytes: None }
    }

    #[test]
    fn a_file_has_a_name_and_a_whole_checksum_or_none() {
        let whole = hash::sha256_hex("照片");
        assert_eq!(photo("整改前.jpg", None).check(), Ok(()));
        assert_eq!(photo("整改前.jpg", Some(&whole)).check(), Ok(()));
        assert_eq!(photo(" ", Some(&whole)).check(), Err(AttachmentError::NoName));
        for wrong in ["", &whole[1..], &whole.to_uppercase(), &whole.replace(|c: char| c.is_ascii_digit(), "x")] {
            assert_eq!(photo("整改前.jpg", Some(wrong)).check(), Err(AttachmentError::NoSha256), "{wrong:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        let named = photo("整改前.jpg", None);
        assert_eq!(doc::print(&named), r#"{"name":"整改前.jpg"}"#);
        let seen = Attachment { bytes: Some(0), ..photo("整改前.jpg", Some(&hash::sha256_hex(""))) };
        for kept in [named, seen] {
            assert_eq!(doc::read(&doc::print(&kept)), Ok(kept));
        }
    }
}
