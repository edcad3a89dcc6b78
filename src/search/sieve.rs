//! A quick no: most entries lack a rare query, and need not be scanned to know it.
//!
//! Without vector instructions (WebAssembly has none unless it is asked for) a scan of two million characters takes
//! some 10 ms. A sieve has one bit for every character and every two neighbours of a text, at the place their hash
//! says; a query can only occur where all of its own bits are set. About half a byte for each character of the text.

/// Bits for each character of a text: as texts repeat themselves, most stay empty.
const ROOM: usize = 4;
/// More of a query is not looked at: it is rare enough by then.
const MOST: usize = 32;

/// Which characters and neighbours a text may have.
pub struct Sieve {
    bits: Box<[u64]>,
}

/// The characters and neighbours that a query has.
pub struct Grams(Vec<u32>);

impl Sieve {
    /// Of a folded text of about `chars` characters.
    pub fn new(folded: &str, chars: usize) -> Sieve {
        let mut bits = vec![0; (chars * ROOM / 64 + 1).next_power_of_two()].into_boxed_slice();
        let words = bits.len();
        grams(folded).for_each(|gram| {
            if let Some(word) = bits.get_mut(word(gram, words)) {
                *word |= bit(gram);
            }
        });
        Sieve { bits }
    }

    /// Whether the text may have all of `grams`; a no is certain.
    pub fn may_hold(&self, grams: &Grams) -> bool {
        let has = |gram: &u32| self.bits.get(word(*gram, self.bits.len())).is_some_and(|w| w & bit(*gram) != 0);
        grams.0.iter().all(has)
    }
}

impl Grams {
    /// Of a folded query.
    pub fn new(folded: &str) -> Grams {
        Grams(grams(folded).take(MOST).collect())
    }
}

/// Which of so many words, a power of two, and which bit in it.
fn word(gram: u32, words: usize) -> usize {
    (gram >> 6) as usize & (words - 1)
}

fn bit(gram: u32) -> u64 {
    1 << (gram & 63)
}

/// A number for each character, and for it with the one before.
fn grams(text: &str) -> impl Iterator<Item = u32> {
    let mut before = None;
    text.chars().flat_map(move |c| {
        let c = c as u32;
        let pair = before.replace(c).map(|before: u32| mix(before.wrapping_mul(0x0101_0193) ^ c.rotate_left(16)));
        [Some(mix(c)), pair].into_iter().flatten()
    })
}

/// Spreads the bits of a number over all of it.
fn mix(number: u32) -> u32 {
    let number = (number ^ (number >> 16)).wrapping_mul(0x7feb_352d);
    let number = (number ^ (number >> 15)).wrapping_mul(0x846c_a68b);
    number ^ (number >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_text_lacks_is_mostly_known() {
        let text: String = ('一'..).take(2000).collect();
        let sieve = Sieve::new(&text, 2000);
        let absent = ('丂'..).take(2000).zip(('七'..).skip(40)).map(|(a, b)| format!("{b}{a}"));
        let passed = absent.filter(|pair| sieve.may_hold(&Grams::new(pair))).count();
        assert!(passed < 1000, "{passed} of 2000 neighbours were not known to be absent");
        assert!(!sieve.may_hold(&Grams::new("安全生产")));
        assert!(!Sieve::new("", 0).may_hold(&Grams::new("安")));
    }

    proptest! {
        #[test]
        fn no_part_of_a_text_is_denied(before: String, part: String, after: String) {
            let text = format!("{before}{part}{after}");
            prop_assert!(Sieve::new(&text, text.chars().count()).may_hold(&Grams::new(&part)));
        }
    }
}
