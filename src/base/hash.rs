//! SHA-256, for the chained log, for the id of a text, and for checking a snapshot; CRC-32, for zip archives.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 of something that comes in pieces: a photo of 12 MB need not lie in memory, nor stop the page.
#[derive(Default)]
pub struct Pieces(Sha256);

impl Pieces {
    /// Takes the next piece.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all pieces, as 64 lower-case hexadecimal characters.
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// SHA-256 of some text, as 64 lower-case hexadecimal characters.
pub fn sha256_hex(text: &str) -> String {
    hex(&sha256(text.as_bytes()))
}

/// The first 64 bits of the SHA-256 of some text: the id of an imported text, the same on every device.
pub fn sha256_bits(text: &str) -> u64 {
    sha256(text.as_bytes()).iter().take(8).fold(0, |bits, &byte| (bits << 8) | u64::from(byte))
}

/// Bytes as lower-case hexadecimal characters.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing into a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The CRC-32 of the zip format, four bits at a time: the table of 16 entries is made in place, where the usual one
/// would be 16 kB of a program that reads half a megabyte at most.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    let table: [u32; 16] = std::array::from_fn(|i| (0..4).fold(i as u32, |crc, _| step(crc)));
    let nibble = |crc: u32| (crc >> 4) ^ table.get((crc & 15) as usize).copied().unwrap_or(0);
    !bytes.iter().fold(!0, |crc, byte| nibble(nibble(crc ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_have_the_hash_of_the_whole(pieces: Vec<Vec<u8>>) {
            let mut so_far = Pieces::default();
            pieces.iter().for_each(|piece| so_far.add(piece));
            prop_assert_eq!(so_far.hex(), hex(&sha256(&pieces.concat())));
        }
    }

    #[test]
    fn known_values() {
        // FIPS 180-2, appendix B.1
        assert_eq!(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256_bits("abc"), 0xba78_16bf_8f01_cfea);
    }

    #[test]
    fn the_checksum_is_the_one_of_the_zip_format() {
        for text in ["", "123456789", "各镇要办。"] {
            assert_eq!(crc32(text.as_bytes()), rawzip::crc32(text.as_bytes()));
        }
    }
}
