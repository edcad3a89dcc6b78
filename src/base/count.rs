//! Whole numbers as people type them: with full-width digits, as a Chinese keyboard writes them, and with commas between
//! thousands, as tables have them.

/// Why something typed is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCount {
    /// Below nought.
    Negative,
    /// Digits, but more than there can be of anything here.
    TooLarge,
    /// A number with a fraction.
    Fraction,
    /// No number.
    NoNumber,
}

/// A full-width letter, digit or sign, as a Chinese keyboard writes them, as the half-width one.
pub fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Text without spaces around it, its full-width digits and marks as plain ones.
pub fn plain(text: &str) -> String {
    let plain = |letter: char| if letter == '−' { '-' } else { half_width(letter) };
    text.trim().chars().map(plain).collect()
}

/// Reads a count: `1200`, `１２００`, `1,200`.
pub fn read(text: &str) -> Result<u32, NoCount> {
    let text = plain(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| {
        let text = together(text);
        let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        (digits(whole) && rest.is_none_or(digits)).then(|| (whole.to_owned(), rest.is_some()))
    };
    match number(&text) {
        Some((whole, false)) => whole.parse().map_err(|_| NoCount::TooLarge),
        Some((_, true)) => Err(NoCount::Fraction),
        None if text.strip_prefix('-').is_some_and(|rest| number(rest).is_some()) => Err(NoCount::Negative),
        None => Err(NoCount::NoNumber),
    }
}

/// Without the commas between thousands; as it is where they stand elsewhere.
fn together(text: &str) -> String {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let last_of = |group: &str| group.split('.').next().map_or(0, str::len);
    let thousands = (1..=3).contains(&first.len())
        && rest.iter().enumerate().all(|(at, group)| match at + 1 == rest.len() {
            true => last_of(group) == 3,
            false => group.len() == 3,
        });
    if thousands { text.replace(',', "") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_people_type_them() {
        let table = [
            ("12", Ok(12)),
            (" 0 ", Ok(0)),
            ("１２０", Ok(120)),
            ("1,200", Ok(1200)),
            ("1，234，567", Ok(1_234_567)),
            ("-3", Err(NoCount::Negative)),
            ("－３", Err(NoCount::Negative)),
            ("-1,200", Err(NoCount::Negative)),
            ("3.5", Err(NoCount::Fraction)),
            ("1,200.50", Err(NoCount::Fraction)),
            ("99999999999999", Err(NoCount::TooLarge)),
            ("12,34", Err(NoCount::NoNumber)),
            ("1,2000", Err(NoCount::NoNumber)),
            (",200", Err(NoCount::NoNumber)),
            ("三人", Err(NoCount::NoNumber)),
            ("3人", Err(NoCount::NoNumber)),
            ("1e3", Err(NoCount::NoNumber)),
            ("3.", Err(NoCount::NoNumber)),
            ("-", Err(NoCount::NoNumber)),
            ("", Err(NoCount::NoNumber)),
        ];
        for (typed, read_as) in table {
            assert_eq!(read(typed), read_as, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_count_is_read_back(count in any::<u32>()) {
            prop_assert_eq!(read(&count.to_string()), Ok(count));
        }

        #[test]
        fn nothing_typed_breaks_it(text in ".{0,12}") {
            let _ = read(&text);
        }
    }
}
