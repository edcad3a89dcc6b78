//! Codes of people as they are typed, one a line or as a range: `A001–A040`.

use super::{candidate::Person, roster_csv::cells};

/// No range has more codes than this: one longer is a slip of the finger.
const LONGEST_RANGE: u32 = 2_000;

/// What was typed, line by line. Every line that is not empty is in one of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    /// Codes that nobody has yet, in the order in which they were typed.
    pub new: Vec<String>,
    /// Codes that somebody of the pilot has.
    pub taken: Vec<String>,
    /// Codes that were typed more than once; they are among the others once.
    pub repeated: Vec<String>,
    /// Lines that are no code and no range: the line, from 1, and what stands there.
    pub wrong: Vec<(usize, String)>,
}

/// Reads what was typed. Codes are the same in capital and small letters, as in lists that are brought in.
pub fn read(text: &str, people: &[Person]) -> Codes {
    let taken: Vec<String> = sorted(people.iter().map(|(_, candidate)| key(&candidate.code)).collect());
    let mut codes = Codes::default();
    let mut typed: Vec<(String, String)> = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        for piece in line.split(['、', '，', ',', '；', ';', '\t']).map(cells::plain).filter(|piece| !piece.is_empty())
        {
            match range(&piece).map_or_else(|| cells::code(&piece).map(|code| vec![code]).ok(), Some) {
                Some(some) => typed.extend(some.into_iter().map(|code| (key(&code), code))),
                None => codes.wrong.push((nth + 1, piece)),
            }
        }
    }
    let mut seen: Vec<String> = sorted(typed.iter().map(|(key, _)| key.clone()).collect());
    seen.dedup();
    let mut told = vec![0_u8; seen.len()];
    for (key, code) in typed {
        let times = seen.binary_search(&key).ok().and_then(|at| told.get_mut(at));
        let nth = times.map_or(0, |times| {
            *times = times.saturating_add(1);
            *times
        });
        match nth {
            0 | 1 if taken.binary_search(&key).is_ok() => codes.taken.push(code),
            0 | 1 => codes.new.push(code),
            2 => codes.repeated.push(code),
            _ => {}
        }
    }
    codes
}

fn key(code: &str) -> String {
    cells::plain(code).to_ascii_uppercase()
}

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    crate::base::order::sort(&mut keys, String::cmp);
    keys
}

/// The codes of a range: both ends with the same letters and as many digits, upwards. Anything else is none, so that
/// `2026-03-01` stays the code that it may be.
fn range(text: &str) -> Option<Vec<String>> {
    let (from, to) = ends(text)?;
    let digits = |code: &str| code.bytes().rev().take_while(u8::is_ascii_digit).count();
    let count = digits(from);
    let (head, first) = from.split_at_checked(from.len().checked_sub(count)?)?;
    let (other, last) = to.split_at_checked(to.len().checked_sub(digits(to))?)?;
    if count == 0 || last.len() != count || !other.eq_ignore_ascii_case(head) {
        return None;
    }
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    if last < first || last - first >= LONGEST_RANGE {
        return None;
    }
    Some((first..=last).map(|number| format!("{head}{number:0count$}")).collect())
}

/// What stands on the two sides of a sign for a range. A plain hyphen comes last: it is part of codes too.
fn ends(text: &str) -> Option<(&str, &str)> {
    for sign in ["——", "—", "–", "～", "~", "至", "到", "..", "-"] {
        if let Some((from, to)) = text.split_once(sign) {
            let (from, to) = (from.trim(), to.trim());
            return (!from.is_empty() && !to.is_empty()).then_some((from, to));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        pilots::candidate::Candidate,
    };
    use proptest::prelude::*;

    fn read_alone(text: &str) -> Codes {
        read(text, &[])
    }

    #[test]
    fn codes_stand_one_a_line_or_as_a_range() {
        for sign in ["–", "—", "-", "~", "～", "至", "到", " – "] {
            assert_eq!(read_alone(&format!("A008{sign}A011\n")).new, ["A008", "A009", "A010", "A011"], "{sign}");
        }
        assert_eq!(read_alone("A1、A2，Ｂ００３\n\n 甲一 ").new, ["A1", "A2", "B003", "甲一"]);
        assert_eq!(read_alone("001-003").new, ["001", "002", "003"]);
        assert_eq!(read_alone("2026-001–2026-002").new, ["2026-001", "2026-002"]);
    }

    #[test]
    fn what_may_be_a_code_is_not_taken_for_a_range() {
        for code in ["2026-03-01", "2026-031", "A-B", "A2-A1", "A1-A02", "甲-1", "01-02-03"] {
            assert_eq!(read_alone(code).new, [code]);
        }
    }

    #[test]
    fn nothing_typed_is_left_out_in_silence() {
        let somebody = Candidate::new(Id::new(9), "a002", date(2026, 1, 1));
        let codes = read("A001-A003\nA003\nA003\n513321199001011234\n合计", &[(Id::new(1), &somebody)]);
        assert_eq!(codes.new, ["A001", "A003"]);
        assert_eq!((codes.taken, codes.repeated), (vec!["A002".to_owned()], vec!["A003".to_owned()]));
        assert_eq!(codes.wrong, [(4, "513321199001011234".to_owned()), (5, "合计".to_owned())]);
        // A slip of the finger makes no million people.
        assert_eq!(read_alone("A0000001–A9000000").wrong.len(), 1);
    }

    proptest! {
        #[test]
        fn a_range_has_every_code_once(first in 0u32..900, count in 0u32..99) {
            let codes = read_alone(&format!("K{first:04}–K{:04}", first + count));
            let expected: Vec<String> = (first..=first + count).map(|number| format!("K{number:04}")).collect();
            prop_assert_eq!(codes, Codes { new: expected, ..Codes::default() });
        }

        #[test]
        fn any_text_is_read(text in "[A-C0-9\\-–至\n ,、]{0,40}") {
            let codes = read_alone(&text);
            let mut all = codes.new.clone();
            all.sort();
            all.dedup();
            prop_assert_eq!(all.len(), codes.new.len());
        }
    }
}
