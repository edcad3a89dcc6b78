//! Lists of words, packed: each word after its length, with no pointer to it.
//!
//! A list of 3,000 words as string slices takes 24 kB of pointers and lengths, which compress badly; packed they are
//! their letters and one byte each.

/// A list of words, in the order in which they are tried.
#[derive(Clone, Copy)]
pub struct Words(pub &'static [u8]);

/// Packs a list when the program is compiled: `words!["乡", "镇"]`.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::bulletin::words::packed_length(LIST)] = $crate::bulletin::words::packed(LIST);
        $crate::bulletin::words::Words(&PACKED)
    }};
}
pub(super) use words;

/// Bytes of a packed list.
pub const fn packed_length(list: &[&str]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < list.len() {
        assert!(list[at].len() < 256, "a word of a list is shorter than 256 bytes");
        length += 1 + list[at].len();
        at += 1;
    }
    length
}

/// The packed list; only ever evaluated by the compiler.
pub const fn packed<const N: usize>(list: &[&str]) -> [u8; N] {
    let mut out = [0; N];
    let (mut to, mut at) = (0, 0);
    while at < list.len() {
        let word = list[at].as_bytes();
        out[to] = word.len() as u8;
        let mut byte = 0;
        while byte < word.len() {
            out[to + 1 + byte] = word[byte];
            byte += 1;
        }
        to += 1 + word.len();
        at += 1;
    }
    out
}

impl Words {
    /// The words as bytes: cheap to compare.
    pub fn bytes(self) -> impl Iterator<Item = &'static [u8]> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (&length, after) = rest.split_first()?;
            let (word, next) = after.split_at_checked(usize::from(length))?;
            rest = next;
            Some(word)
        })
    }

    /// The words.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.bytes().map(word)
    }

    /// Whether `text` is one of the words.
    pub fn contains(self, text: &str) -> bool {
        self.bytes().any(|word| word == text.as_bytes())
    }
}

/// A word of a list as text.
pub fn word(bytes: &'static [u8]) -> &'static str {
    // It was text when it was packed.
    std::str::from_utf8(bytes).unwrap_or("")
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_packed_comes_out_in_order() {
        let list = words!["乡", "", "镇街", "ab"];
        assert_eq!(list.iter().collect::<Vec<_>>(), ["乡", "", "镇街", "ab"]);
        assert!(list.contains("镇街") && !list.contains("镇"));
    }
}
