//! SHA-256, for the chained log, for the id of a text, and for checking a snapshot.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        // FIPS 180-2, appendix B.1
        assert_eq!(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256_bits("abc"), 0xba78_16bf_8f01_cfea);
    }
}
