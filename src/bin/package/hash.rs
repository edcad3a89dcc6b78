//! Hashes and the two ways they are written down.

use sha2::{Digest, Sha256};

use crate::site::Site;

pub use luoshi::base::hash::{hex, sha256};

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// The name of a build: changes when any file of the site changes, in name or content.
pub fn of_site(site: &Site) -> String {
    let mut all = Sha256::new();
    for (name, bytes) in site.files() {
        all.update(name.as_bytes());
        all.update([0]);
        all.update(sha256(bytes));
    }
    hex(&all.finalize())[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn sha256_as_in_the_standard() {
        assert!(hex(&sha256(b"abc")).starts_with("ba7816bf8f01cfea"));
    }
}
