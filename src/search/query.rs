//! What was typed, made ready to look for.

use super::{fold::folded, pinyin::Spelling, sieve::Grams};
use crate::bulletin::fold::is_space;
use memchr::memmem::Finder;

/// More words than this are a pasted passage, not a list of words: it is looked for as a whole only.
const MOST_WORDS: usize = 16;

/// A query.
pub struct Query {
    /// Everything typed, without the spaces; `None` when that is nothing.
    pub whole: Option<Word>,
    /// The words between the spaces, each once; empty when there are fewer than two.
    pub words: Vec<Word>,
}

/// Something to look for.
pub struct Word {
    /// The folded characters, never empty.
    pub text: String,
    /// Finds them in a folded text.
    pub finder: Finder<'static>,
    /// What a text must have in which they occur.
    pub grams: Grams,
    /// Finds the characters that they spell, if they may be pinyin.
    pub spelling: Option<Spelling>,
}

impl Query {
    /// Of what was typed.
    pub fn new(typed: &str) -> Query {
        let mut words: Vec<String> = Vec::new();
        for word in typed.split(is_space).map(folded).filter(|word| !word.is_empty()) {
            if words.len() <= MOST_WORDS && !words.contains(&word) {
                words.push(word);
            }
        }
        if words.len() < 2 || words.len() > MOST_WORDS {
            words.clear();
        }
        // The longest word is the rarest as a rule: an entry without it is done with.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Query { whole: Word::new(folded(typed)), words: words.into_iter().filter_map(Word::new).collect() }
    }
}

impl Word {
    fn new(text: String) -> Option<Word> {
        let finder = Finder::new(text.as_bytes()).into_owned();
        let (grams, spelling) = (Grams::new(&text), Spelling::new(&text));
        (!text.is_empty()).then_some(Word { text, finder, grams, spelling })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_looked_for_whole_and_by_its_words() {
        for (typed, whole, words) in [
            ("", "", ""),
            (" \u{3000}\n", "", ""),
            ("安全", "安全", ""),
            (" 安全 ", "安全", ""),
            ("安全 安全", "安全安全", ""),
            ("镇 ＡＥＤ\u{3000}安全生产 镇", "镇aed安全生产镇", "安全生产 镇 aed"),
            ("a b c d e f g h i j k l m n o p q", "abcdefghijklmnopq", ""),
        ] {
            let query = Query::new(typed);
            assert_eq!(query.whole.map(|word| word.text).unwrap_or_default(), whole);
            let found: Vec<String> = query.words.into_iter().map(|word| word.text).collect();
            assert_eq!(found.join(" "), words, "{typed}");
        }
    }
}
