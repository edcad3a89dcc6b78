//! Codes for what is filled in by pen: a short code on each row of a printed blank form, typed back to find the duty.
//!
//! Six characters come from the hash of the duty's id and its day, the seventh guards against mistakes in copying. The
//! characters are the 32 elements of a field, and the sum over all seven, each times another power of a generator, is
//! nothing. One wrong character changes the sum by a product of two elements that are not nothing; two characters that
//! changed places, by their difference times the difference of two powers. Neither is ever nothing, so both are always
//! noticed (a sum modulo 31 could not tell 32 characters apart).

use crate::base::{
    day::Date,
    hash,
    id::{ALPHABET, DutyId, digit},
};
use std::{fmt, str::FromStr};

/// How many characters a code has.
const LENGTH: usize = 7;

/// The code of a duty, or of one day on which it is due: 35 bits, printed as `7C2-F91E`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PenCode(u64);

impl PenCode {
    /// The code of a duty that is due on a day, or on none. The same on every device.
    pub fn of(duty: DutyId, due: Option<Date>) -> Self {
        let due = due.map_or(String::new(), |day| day.to_string());
        // What it is for is hashed too, so that it is not the beginning of another hash.
        let bits = hash::sha256_bits(&format!("luoshi pen code\n{duty}\n{due}")) >> 34;
        let whole = bits << 5;
        PenCode(whole | u64::from(sum(whole)))
    }
}

/// The characters of a code as elements, the last one first.
fn elements(bits: u64) -> impl Iterator<Item = u8> {
    (0..LENGTH).map(move |place| (bits >> (5 * place) & 31) as u8)
}

/// What the elements come to, the last of them taken once, each before it times one power more. Nothing for a code
/// without a mistake.
fn sum(bits: u64) -> u8 {
    let mut power = 1;
    elements(bits).fold(0, |sum, element| {
        let term = times(element, power);
        power = times(power, 2);
        sum ^ term
    })
}

/// The product in the field of 32 elements: polynomials over two, modulo x⁵ + x² + 1, of which x (written 2) is a
/// generator.
const fn times(one: u8, two: u8) -> u8 {
    let (mut product, mut shifted, mut left) = (0, one, two);
    while left > 0 {
        if left & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 32 != 0 {
            shifted ^= 0b10_0101;
        }
        left >>= 1;
    }
    product
}

impl fmt::Display for PenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..LENGTH).rev() {
            let letter = ALPHABET.get((self.0 >> (5 * place) & 31) as usize).copied().unwrap_or(b'0');
            write!(f, "{}", letter.to_ascii_uppercase() as char)?;
            if place == 4 {
                f.write_str("-")?;
            }
        }
        Ok(())
    }
}

/// A text that is not a code, or one with a mistake in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

impl FromStr for PenCode {
    type Err = NotACode;

    /// Reads what a person types: in either case, with spaces and dashes or without, in the full width that Chinese
    /// keyboards give, O for 0, I and L for 1 (Crockford's reading of his alphabet).
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (mut bits, mut count) = (0, 0);
        for letter in text.chars().filter(|letter| !letter.is_whitespace() && !is_dash(*letter)) {
            let value = value(letter).ok_or(NotACode)?;
            count += 1;
            if count > LENGTH {
                return Err(NotACode);
            }
            bits = bits << 5 | u64::from(value);
        }
        if count == LENGTH && sum(bits) == 0 { Ok(PenCode(bits)) } else { Err(NotACode) }
    }
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '_' | '·')
}

fn value(letter: char) -> Option<u8> {
    let wide = u32::from(letter);
    let plain = if (0xff01..=0xff5e).contains(&wide) { wide - 0xfee0 } else { wide };
    let letter = match u8::try_from(plain).ok()?.to_ascii_lowercase() {
        b'o' => b'0',
        b'i' | b'l' => b'1',
        letter => letter,
    };
    digit(letter)
}

/// What a typed code finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(DutyId, Option<Date>),
    /// A code without a mistake, of none of them: of another device, or of a duty that is gone.
    None,
    /// Two or more that share a code: one is to be chosen. Of a thousand candidates two share one in 2,000 cases.
    Several(Vec<(DutyId, Option<Date>)>),
    /// A mistake in copying, or no code at all.
    BadCode,
}

/// Finds what a typed code stands for among duties and their days.
pub fn find(code: &str, candidates: impl IntoIterator<Item = (DutyId, Option<Date>)>) -> Found {
    let Ok(code) = code.parse::<PenCode>() else { return Found::BadCode };
    let mut found: Vec<_> = Vec::new();
    for (duty, due) in candidates {
        if PenCode::of(duty, due) == code && !found.contains(&(duty, due)) {
            found.push((duty, due));
        }
    }
    match found.as_slice() {
        [] => Found::None,
        [(duty, due)] => Found::One(*duty, *due),
        _ => Found::Several(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, id::Id};
    use proptest::prelude::*;

    fn letters(code: PenCode) -> Vec<char> {
        code.to_string().chars().filter(|letter| *letter != '-').collect()
    }

    fn read(letters: &[char]) -> Result<PenCode, NotACode> {
        letters.iter().collect::<String>().parse()
    }

    /// Whether a mistake is noticed depends on what it changes only, not on the rest of the code: the sum is linear. So
    /// one code stands for all of them.
    #[test]
    fn no_wrong_character_and_no_two_that_changed_places_go_through() {
        let right = PenCode::of(Id::new(7), Some(date(2026, 11, 24)));
        let alphabet: Vec<char> = ALPHABET.iter().map(|letter| char::from(*letter).to_ascii_uppercase()).collect();
        let mut mistakes = 0;
        for place in 0..LENGTH {
            for wrong in &alphabet {
                let mut typed = letters(right);
                if *wrong != typed[place] {
                    typed[place] = *wrong;
                    assert_eq!(read(&typed), Err(NotACode), "{typed:?}");
                    mistakes += 1;
                }
            }
        }
        assert_eq!(mistakes, 7 * 31);
        // Any two places, any two characters there, the check character made to fit.
        for (one, two) in (0..LENGTH).flat_map(|one| (one + 1..LENGTH).map(move |two| (one, two))) {
            for (a, b) in (0..32u64).flat_map(|a| (0..32u64).map(move |b| (a, b))).filter(|(a, b)| a != b) {
                let typed = |a: u64, b: u64| sum(a << (5 * one) | b << (5 * two));
                assert_ne!(typed(a, b), typed(b, a), "{a} and {b} at {one} and {two}");
            }
        }
    }

    #[test]
    fn the_field_is_one() {
        let mut power = 1;
        let powers: std::collections::BTreeSet<u8> = (0..31)
            .map(|_| {
                power = times(power, 2);
                power
            })
            .collect();
        assert_eq!(powers.len(), 31, "2 reaches every element but nothing");
        for (a, b) in (0..32).flat_map(|a| (0..32).map(move |b| (a, b))) {
            assert_eq!(times(a, b), times(b, a));
            assert_eq!(times(a, b) == 0, a == 0 || b == 0);
            assert!((0..32).all(|c| times(a, b ^ c) == times(a, b) ^ times(a, c)));
        }
    }

    proptest! {
        #[test]
        fn a_code_is_read_back_and_a_mistake_is_refused(bits: u64, day in prop::option::of(1u8..=28), place in 0..LENGTH, other in 0usize..32, swap in 0..LENGTH - 1) {
            let right = PenCode::of(Id::new(bits), day.map(|day| date(2026, 2, day)));
            prop_assert_eq!(right.to_string().len(), 8);
            prop_assert_eq!(right.to_string().parse(), Ok(right));
            let mut typed = letters(right);
            typed[place] = char::from(ALPHABET[other]).to_ascii_uppercase();
            prop_assert_eq!(read(&typed).is_ok(), typed == letters(right));
            let mut typed = letters(right);
            typed.swap(swap, swap + 1);
            prop_assert_eq!(read(&typed).is_ok(), typed == letters(right));
        }

        #[test]
        fn any_text_is_a_code_or_refused(text in "[0-9A-Za-z０-９－ -]{0,10}|.{0,12}") {
            if let Ok(code) = text.parse::<PenCode>() {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
    }

    /// Printed codes must mean the same for ever: the paper is already out.
    #[test]
    fn codes_on_paper_stay() {
        assert_eq!(PenCode::of(Id::new(0), None).to_string(), "B81-5MRV");
        assert_eq!(PenCode::of(Id::new(u64::MAX), Some(date(2026, 11, 24))).to_string(), "M6M-SCYZ");
    }

    #[test]
    fn it_is_read_however_it_is_typed() {
        // One with a nought and a one in it.
        let code = (0..).map(|bits| PenCode::of(Id::new(bits), None)).find(|code| {
            let text = code.to_string();
            text.contains('0') && text.contains('1') && text.contains('A')
        });
        let code = code.unwrap();
        let text = code.to_string();
        let wide: String =
            text.chars().map(|c| if c == '-' { '－' } else { char::from_u32(c as u32 + 0xfee0).unwrap() }).collect();
        for typed in [
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', "\u{3000}"),
            text.replace('-', "—"),
            format!(" {text}\n"),
            text.replace('0', "O").replace('1', "l"),
            text.replace('0', "o").replace('1', "I"),
            wide,
        ] {
            assert_eq!(typed.parse(), Ok(code), "{typed:?}");
        }
        for typed in ["", "-", "U", &text[1..], &format!("{text}0"), &format!("{text}{text}"), "值班"] {
            assert_eq!(typed.parse::<PenCode>(), Err(NotACode), "{typed:?}");
        }
    }

    #[test]
    fn a_code_finds_one_duty_on_one_day() {
        let (a, b): (DutyId, DutyId) = (Id::new(1), Id::new(2));
        let day = Some(date(2026, 11, 24));
        let all = [(a, None), (a, day), (b, day), (b, day)];
        assert_eq!(find(&PenCode::of(b, day).to_string(), all), Found::One(b, day));
        assert_eq!(find(&PenCode::of(a, None).to_string(), all), Found::One(a, None));
        assert_eq!(find(&PenCode::of(b, None).to_string(), all), Found::None);
        assert_eq!(find("7C2-F91", all), Found::BadCode);
    }

    #[test]
    fn where_two_share_a_code_both_are_named() {
        let mut seen = std::collections::BTreeMap::new();
        let (one, two) = (0..200_000u64)
            .find_map(|bits| Some((seen.insert(PenCode::of(Id::new(bits), None), bits)?, bits)))
            .expect("30 bits are shared by two of 200,000");
        let all = [one, two].map(|bits| (DutyId::new(bits), None));
        assert_eq!(find(&PenCode::of(DutyId::new(one), None).to_string(), all), Found::Several(all.to_vec()));
    }
}
