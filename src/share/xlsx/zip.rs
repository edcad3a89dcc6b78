//! A zip archive in memory (APPNOTE 6.3). Sizes stand before each part, which every reader understands, and all parts
//! are of 1980-01-01, as Excel writes them.

use super::NotWritten;
use crate::base::hash::crc32;
use miniz_oxide::deflate::compress_to_vec;

/// How hard to pack, of 10.
const LEVEL: u8 = 6;
/// 1 January 1980, the first day of the format; the time before it is midnight.
const FIRST_DAY: u16 = 0x21;

/// An archive that is being written.
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
    /// What comes after the parts: the list of them.
    list: Vec<u8>,
    count: u16,
}

impl Writer {
    /// Adds a part under an ASCII name.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), NotWritten> {
        let packed = compress_to_vec(text.as_bytes(), LEVEL);
        let mut about = Vec::new();
        // Version 2.0, no flags, deflated.
        [20, 0, 8, 0, FIRST_DAY].iter().for_each(|field| put2(&mut about, *field));
        put4(&mut about, crc32(text.as_bytes()));
        put4(&mut about, size(packed.len())?);
        put4(&mut about, size(text.len())?);
        put2(&mut about, u16::try_from(name.len()).map_err(|_| NotWritten::TooLarge)?);
        put2(&mut about, 0);
        let place = size(self.out.len())?;

        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&about);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(&packed);

        self.list.extend_from_slice(b"PK\x01\x02");
        put2(&mut self.list, 20);
        self.list.extend_from_slice(&about);
        // No comment, first disk, no attributes.
        [0; 5].iter().for_each(|field| put2(&mut self.list, *field));
        put4(&mut self.list, place);
        self.list.extend_from_slice(name.as_bytes());
        self.count = self.count.checked_add(1).ok_or(NotWritten::TooLarge)?;
        Ok(())
    }

    /// The whole archive.
    pub fn finish(mut self) -> Result<Vec<u8>, NotWritten> {
        let (place, length) = (size(self.out.len())?, size(self.list.len())?);
        self.out.append(&mut self.list);
        self.out.extend_from_slice(b"PK\x05\x06");
        [0, 0, self.count, self.count].iter().for_each(|field| put2(&mut self.out, *field));
        put4(&mut self.out, length);
        put4(&mut self.out, place);
        put2(&mut self.out, 0);
        Ok(self.out)
    }
}

fn size(bytes: usize) -> Result<u32, NotWritten> {
    u32::try_from(bytes).map_err(|_| NotWritten::TooLarge)
}

fn put2(out: &mut Vec<u8>, field: u16) {
    out.extend_from_slice(&field.to_le_bytes());
}

fn put4(out: &mut Vec<u8>, field: u32) {
    out.extend_from_slice(&field.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use rawzip::{CompressionMethod, ZipArchive};

    #[test]
    fn another_reader_finds_every_part() {
        let parts = [("a.xml", "各镇要办。".repeat(500)), ("xl/b.xml", String::new())];
        let mut writer = Writer::default();
        parts.iter().for_each(|(name, text)| writer.add(name, text).unwrap());
        let bytes = writer.finish().unwrap();
        let archive = ZipArchive::from_slice(&bytes).unwrap();
        let mut entries = archive.entries();
        for (name, text) in parts {
            let entry = entries.next_entry().unwrap().unwrap();
            assert_eq!(entry.file_path().as_ref(), name.as_bytes());
            assert_eq!(entry.compression_method(), CompressionMethod::DEFLATE);
            let data = archive.get_entry(entry.wayfinder()).unwrap();
            let plain = miniz_oxide::inflate::decompress_to_vec(data.data()).unwrap();
            assert_eq!(data.claim_verifier().crc, rawzip::crc32(&plain));
            assert_eq!(String::from_utf8(plain).unwrap(), text);
        }
        assert!(entries.next_entry().unwrap().is_none());
    }
}
