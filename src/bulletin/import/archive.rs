//! A zip archive and the few parts of it that are wanted, with a limit on what they may unpack to.

use crate::{base::hash::crc32, bulletin::Unreadable};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// The most bytes that all parts read from one archive unpack to: the text of a bulletin is far below it, and an
/// archive made to unpack to gigabytes stops here.
pub const MAX_UNPACKED: usize = 20 << 20;
/// The most parts an archive may list; a document with every picture a part of its own has some hundred.
pub const MAX_PARTS: usize = 10_000;

/// An open archive.
pub struct Archive<'b> {
    zip: ZipSliceArchive<&'b [u8]>,
    parts: Vec<Part>,
    left: usize,
}

struct Part {
    name: String,
    packing: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
    locked: bool,
}

impl<'b> Archive<'b> {
    /// Reads the list of an archive. Fails with `Damaged` where there is no complete list, as in a file cut off.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::from_slice(bytes).map_err(|_| Unreadable::Damaged)?;
        let mut parts = Vec::new();
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| Unreadable::Damaged)? {
            if parts.len() == MAX_PARTS {
                return Err(Unreadable::Damaged);
            }
            // Some programs write the names with backslashes.
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).replace('\\', "/");
            parts.push(Part {
                name,
                packing: entry.compression_method(),
                place: entry.wayfinder(),
                locked: entry.flags().is_encrypted(),
            });
        }
        if zip.entries_hint() != parts.len() as u64 {
            return Err(Unreadable::Damaged);
        }
        Ok(Archive { zip, parts, left: MAX_UNPACKED })
    }

    /// The names of the parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// Whether there is a part of this name. Case does not count, as in Office.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|part| part.eq_ignore_ascii_case(name))
    }

    /// The text of a part; `None` where there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(part) = self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if part.locked {
            return Err(Unreadable::Locked);
        }
        let entry = self.zip.get_entry(part.place).map_err(|_| Unreadable::Damaged)?;
        let expected = entry.claim_verifier();
        let size = usize::try_from(expected.uncompressed_size).unwrap_or(usize::MAX);
        let too_large = Unreadable::TooLarge { bytes: size.max(MAX_UNPACKED + 1), limit: MAX_UNPACKED };
        if size > self.left {
            return Err(too_large);
        }
        let bytes = match part.packing {
            CompressionMethod::STORE => entry.data().to_vec(),
            CompressionMethod::DEFLATE => match decompress_to_vec_with_limit(entry.data(), self.left) {
                Ok(bytes) => bytes,
                // The list told a smaller size than there is.
                Err(error) if error.status == TINFLStatus::HasMoreOutput => return Err(too_large),
                Err(_) => return Err(Unreadable::Damaged),
            },
            _ => return Err(Unreadable::Damaged),
        };
        if bytes.len() != size || crc32(&bytes) != expected.crc {
            return Err(Unreadable::Damaged);
        }
        self.left -= size;
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?;
        Ok(Some(text))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::io::Write;

    /// An archive of these parts, packed.
    pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut zip = rawzip::ZipArchiveWriter::new(&mut bytes);
        for (name, text) in parts {
            let (mut entry, _) = zip.new_file(*name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
            entry.write_all(&miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6)).unwrap();
            let size = text.len() as u64;
            entry.finish(rawzip::DataDescriptorOutput::new(rawzip::crc32(text.as_bytes()), size)).unwrap();
        }
        zip.finish().unwrap();
        bytes
    }
}
