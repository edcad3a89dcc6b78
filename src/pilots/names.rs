//! Names of people: masked where a list leaves the office, erased when their time is over. A candidate has no other
//! personal data: no number of an identity card, no telephone, no address, nothing of a medical check.

use super::candidate::{Candidate, Person};
use crate::base::{day::Date, id::CandidateId};

/// A name as a public list may show it: `张*`, `张*明`, `欧**明`; of one character `*`; of a Latin name the first letter
/// and `…`.
pub fn masked(name: &str) -> String {
    let letters: Vec<char> = name.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return String::new() };
    if letters.len() == 1 {
        return "*".to_owned();
    }
    let mut masked = String::from(*first);
    if *first < '\u{2e80}' {
        masked.push('…');
    } else if letters.len() == 2 {
        masked.push('*');
    } else {
        (2..letters.len()).for_each(|_| masked.push('*'));
        masked.push(*last);
    }
    masked
}

/// The candidate without the name. What happened to the person stays, under the code.
pub fn erase(candidate: &Candidate, on: Date) -> Candidate {
    Candidate { name: String::new(), erased: Some(candidate.erased.unwrap_or(on)), ..candidate.clone() }
}

/// Whose name is still there although the day up to which it may be kept is over.
pub fn overdue_names(people: &[Person], today: Date) -> Vec<CandidateId> {
    let overdue = |candidate: &Candidate| {
        !candidate.name.trim().is_empty() && candidate.keep_until.is_some_and(|until| until < today)
    };
    people.iter().filter(|(_, candidate)| overdue(candidate)).map(|(id, _)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{day::date, id::Id};
    use proptest::prelude::*;

    #[test]
    fn names_are_masked_as_public_lists_mask_them() {
        let names = [
            ("", ""),
            ("张", "*"),
            ("张三", "张*"),
            ("张 三", "张*"),
            ("张晓明", "张*明"),
            ("欧阳晓明", "欧**明"),
            ("扎西·顿珠", "扎***珠"),
            ("J", "*"),
            ("John Smith", "J…"),
        ];
        for (name, expected) in names {
            assert_eq!(masked(name), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_between_the_first_and_the_last_character_shows(name in "[张李王明晓]{2,6}|[A-Za-z ]{2,9}") {
            let shown = masked(&name);
            let kept = shown.chars().filter(|letter| !matches!(letter, '*' | '…')).count();
            let most = if name.is_ascii() { 1 } else { 2 };
            prop_assert!(kept <= most);
            prop_assert!(name.trim().is_empty() || shown.contains(['*', '…']));
        }
    }

    #[test]
    fn a_name_is_overdue_the_day_after_and_gone_once_erased() {
        let until = date(2026, 6, 30);
        let person = Candidate {
            name: "张三".into(),
            keep_until: Some(until),
            ..Candidate::new(Id::new(9), "A001", date(2026, 1, 1))
        };
        let overdue = |person: &Candidate, today| overdue_names(&[(Id::new(1), person)], today);
        assert_eq!(overdue(&person, until), []);
        assert_eq!(overdue(&person, date(2026, 7, 1)), [Id::new(1)]);
        let erased = erase(&person, date(2026, 7, 1));
        assert_eq!((erased.name.as_str(), erased.erased), ("", Some(date(2026, 7, 1))));
        assert_eq!(overdue(&erased, date(2026, 7, 2)), []);
        // The day on which it was erased first stays.
        assert_eq!(erase(&erased, date(2026, 8, 1)), erased);
    }
}
