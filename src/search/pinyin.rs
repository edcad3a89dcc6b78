//! Search by pinyin: `aqsc` or `anquan` for 安全生产.
//!
//! Every folded character has a class: the characters with the same set of readings, all readings of a character
//! counting alike (重 is zhong, chong and tong), or one ASCII letter or digit. An entry keeps the classes of its
//! characters; a query becomes a [`Spelling`], which scans them for characters whose initials give the query
//! (`aqsc`), or whose whole syllables do, the last one as far as it is typed (`anquansh`). Letters and digits of the
//! text are spelled as they are: `24xs` is 24小时.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

/// The table that `build/pinyin.rs` writes, which also says how.
const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/readings.bin"));
const SYLLABLES: &str = include_str!(concat!(env!("OUT_DIR"), "/syllables.txt"));
const NONE: u16 = 0x1ff;
const MORE: u16 = 0x200;

const FIRST: char = '\u{4e00}';
/// Letters and digits are syllables of one letter, after those of pinyin.
const PLAIN: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Room for the classes; the table has fewer.
const CLASSES: usize = 4096;
/// The class of what cannot be spelled.
const SILENT: u16 = 0;

/// A query has at most this many letters; more are no abbreviation any more, and would not fit a bit each.
const LONGEST: usize = 63;

/// The readings of the characters, unpacked when first needed.
static READINGS: LazyLock<Readings> = LazyLock::new(Readings::unpack);

/// The class of a folded character.
pub fn class(c: char) -> u16 {
    READINGS.class(c)
}

struct Readings {
    syllables: Vec<&'static [u8]>,
    /// The class of every character from [`FIRST`] on.
    classes: Vec<u16>,
    /// The classes of [`PLAIN`].
    plain: Vec<u16>,
    /// For each class, the numbers of its syllables.
    sets: Vec<Vec<u16>>,
}

impl Readings {
    fn unpack() -> Readings {
        let mut syllables: Vec<&[u8]> = SYLLABLES.split(' ').map(str::as_bytes).collect();
        let mut sets = vec![Vec::new()];
        let mut plain = Vec::new();
        for letter in PLAIN.chunks(1) {
            plain.push(sets.len() as u16);
            sets.push(vec![syllables.len() as u16]);
            syllables.push(letter);
        }
        let (low, high) = TABLE.split_at(TABLE.len() / 2);
        let mut known: BTreeMap<Vec<u16>, u16> = BTreeMap::new();
        let mut classes = Vec::new();
        let mut set = Vec::new();
        for (low, high) in low.iter().zip(high) {
            let entry = u16::from_le_bytes([*low, *high]);
            if entry & !MORE != NONE {
                set.push(entry & !MORE);
            }
            if entry & MORE == 0 {
                set.sort_unstable();
                let class = if set.is_empty() {
                    SILENT
                } else {
                    *known.entry(std::mem::take(&mut set)).or_insert_with_key(|set| {
                        sets.push(set.clone());
                        (sets.len() - 1) as u16
                    })
                };
                classes.push(class);
            }
        }
        Readings { syllables, classes, plain, sets }
    }

    fn class(&self, c: char) -> u16 {
        let found = match c {
            '0'..='9' => self.plain.get(c as usize - '0' as usize),
            'a'..='z' => self.plain.get(c as usize - 'a' as usize + 10),
            '〇' => self.classes.get('零' as usize - FIRST as usize),
            _ => (c as usize).checked_sub(FIRST as usize).and_then(|at| self.classes.get(at)),
        };
        found.copied().unwrap_or(SILENT)
    }

    fn set(&self, class: u16) -> &[u16] {
        self.sets.get(usize::from(class)).map_or(&[], Vec::as_slice)
    }
}

/// A query that may be pinyin. Bit `n` of every mask is the query's letter `n`.
pub struct Spelling {
    letters: usize,
    /// For each class, the letters that may come next when it is first; a syllable has at most six.
    next: Box<[u8; CLASSES]>,
    /// For each class, at which of the first letters a reading of it begins.
    heads: Box<[u8; CLASSES]>,
    /// For each class, at which letters a reading of it begins.
    initials: Vec<u64>,
    /// For each syllable, at which letters the whole of it stands, at which the query ends within it, and its length.
    syllables: Vec<(u64, u64, u32)>,
}

impl Spelling {
    /// Of a folded query; `None` where it cannot be pinyin: it is not of ASCII letters and digits, or too short or long.
    pub fn new(query: &str) -> Option<Spelling> {
        // 西安 may be typed xi'an.
        let letters: Vec<u8> = query.bytes().filter(|byte| *byte != b'\'').collect();
        let fits = (2..=LONGEST).contains(&letters.len())
            && letters.iter().all(u8::is_ascii_alphanumeric)
            && letters.iter().any(u8::is_ascii_alphabetic);
        if !fits {
            return None;
        }
        let at = |holds: &dyn Fn(&[u8]) -> bool| -> u64 {
            let rests = (0..letters.len()).filter(|at| letters.get(*at..).is_some_and(holds));
            rests.fold(0, |mask, at| mask | 1 << at)
        };
        let readings = &*READINGS;
        let syllables: Vec<(u64, u64, u32)> = readings
            .syllables
            .iter()
            .map(|syllable| {
                let whole = at(&|rest| rest.starts_with(syllable));
                let within = at(&|rest| rest.len() < syllable.len() && syllable.starts_with(rest));
                (whole, within, syllable.len() as u32)
            })
            .collect();
        let first: Vec<u64> =
            readings.syllables.iter().map(|syllable| at(&|rest| rest.first() == syllable.first())).collect();
        let mask = |number: &u16| first.get(usize::from(*number)).copied().unwrap_or(0);
        let initials: Vec<u64> =
            readings.sets.iter().map(|set| set.iter().fold(0, |all, number| all | mask(number))).collect();
        let (mut next, mut heads) = (Box::new([0; CLASSES]), Box::new([0; CLASSES]));
        for ((next, heads), (set, mask)) in
            next.iter_mut().zip(heads.iter_mut()).zip(readings.sets.iter().zip(&initials))
        {
            let whole = set.iter().filter_map(|number| syllables.get(usize::from(*number)));
            let whole = whole.fold(0, |all, (whole, _, length)| all | (whole & 1) << length);
            *next = (whole | (mask & 1) << 1) as u8;
            *heads = *mask as u8;
        }
        Some(Spelling { letters: letters.len(), next, heads, initials, syllables })
    }

    /// The first characters at or after `from` that the query spells.
    pub fn find(&self, classes: &[u16], from: usize) -> Option<Range<usize>> {
        // Two characters decide nearly always, with a table for each and no branch.
        let of = |table: &[u8; CLASSES], class: u16| table[usize::from(class) % CLASSES];
        let mut at = from;
        loop {
            let fits = |pair: &[u16]| match pair {
                [first, second] => of(&self.next, *first) & of(&self.heads, *second) != 0,
                _ => false,
            };
            at += classes.get(at..)?.windows(2).position(fits)?;
            let rest = classes.get(at..)?;
            if let Some(length) = self.by_initials(rest).or_else(|| self.by_syllables(rest)) {
                return Some(at..at + length);
            }
            at += 1;
        }
    }

    /// How many characters, when their initials give the query.
    fn by_initials(&self, classes: &[u16]) -> Option<usize> {
        let first = classes.get(..self.letters)?;
        let fits =
            |(at, class): (usize, &u16)| self.initials.get(usize::from(*class)).is_some_and(|m| m >> at & 1 != 0);
        first.iter().enumerate().all(fits).then_some(self.letters)
    }

    /// How many characters, at least two, when their syllables give the query.
    fn by_syllables(&self, classes: &[u16]) -> Option<usize> {
        // The letters that may come next: several ways at once, as a character has several readings.
        let mut next: u64 = 1;
        for (before, class) in classes.iter().enumerate() {
            let mut after = 0;
            for number in READINGS.set(*class) {
                let (whole, within, length) = self.syllables.get(usize::from(*number))?;
                if before > 0 && next & within != 0 {
                    return Some(before + 1);
                }
                after |= (next & whole) << length;
            }
            if before > 0 && after >> self.letters & 1 != 0 {
                return Some(before + 1);
            }
            if after == 0 {
                return None;
            }
            next = after;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spelled(query: &str, text: &str) -> Option<String> {
        let classes: Vec<u16> = text.chars().map(class).collect();
        let found = Spelling::new(query)?.find(&classes, 0)?;
        Some(text.chars().skip(found.start).take(found.len()).collect())
    }

    #[test]
    fn initials_and_syllables_find_the_characters() {
        for (query, text, found) in [
            ("aqsc", "抓好安全生产工作", "安全生产"),
            ("anquan", "抓好安全生产工作", "安全"),
            ("anquanshengchan", "抓好安全生产工作", "安全生产"),
            ("anquansh", "抓好安全生产工作", "安全生"),
            ("anqu", "抓好安全生产工作", "安全"),
            ("yjglt", "省应急管理厅", "应急管理厅"),
            ("24xs", "实行24小时值班", "24小时"),
            ("aedpb", "aed配备", "aed配备"),
            ("xian", "先到西安", "西安"),
            ("xi'an", "先到西安", "西安"),
            ("lvxing", "旅行社", "旅行"),
            ("elels", "二〇二六年", ""),
            ("elel", "二〇二〇年", "二〇二〇"),
        ] {
            assert_eq!(spelled(query, text).unwrap_or_default(), found, "{query}");
        }
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        for (query, text) in [
            ("zd", "重点"),
            ("cf", "重复"),
            ("yh", "银行"),
            ("xz", "行政"),
            ("zd", "长大"),
            ("cq", "长期"),
            ("chongfu", "重复"),
            ("zhongdian", "重点"),
            ("yinhang", "银行"),
            ("xingzheng", "行政"),
        ] {
            assert_eq!(spelled(query, text).as_deref(), Some(text), "{query}");
        }
    }

    #[test]
    fn what_cannot_be_pinyin_is_not_tried() {
        for query in ["", "a", "24", "安全", "aq-sc", &"a".repeat(64)] {
            assert!(Spelling::new(query).is_none(), "{query}");
        }
        assert!(Spelling::new(&"a".repeat(63)).is_some());
        assert_eq!(spelled("an", "安"), None, "one character is no abbreviation");
        assert_eq!(spelled("aq", "安，全"), None, "a run is not interrupted");
        assert_eq!(spelled("aqsc", ""), None);
    }

    #[test]
    fn nearly_every_character_of_the_block_has_readings() {
        assert_eq!(READINGS.classes.len(), 0x9fff - 0x4e00 + 1);
        assert!(READINGS.classes.iter().filter(|class| **class == SILENT).count() < 100);
        assert!(READINGS.sets.len() < CLASSES && READINGS.syllables.len() < 512);
        assert_eq!(class('，'), SILENT);
        assert_eq!(class('\u{0}'), SILENT);
    }

    proptest! {
        #[test]
        fn any_run_is_found_by_the_initials_of_any_of_its_readings(
            run in prop::collection::vec((0x4e00u32..0x9fa0, any::<prop::sample::Index>()), 2..8),
            before in "[一-龥，a]{0,5}",
        ) {
            let run: Vec<(char, prop::sample::Index)> =
                run.into_iter().filter_map(|(c, at)| Some((char::from_u32(c)?, at))).collect();
            prop_assume!(run.iter().all(|(c, _)| class(*c) != SILENT));
            let syllables: Vec<&[u8]> = run.iter().map(|(c, at)| {
                READINGS.syllables[usize::from(*at.get(READINGS.set(class(*c))))]
            }).collect();
            let initials: String = syllables.iter().map(|syllable| char::from(syllable[0])).collect();
            let whole = String::from_utf8(syllables.concat()).unwrap();
            let text: String = before.chars().chain(run.iter().map(|(c, _)| *c)).collect();
            prop_assert!(spelled(&initials, &text).is_some());
            prop_assert!(spelled(&whole, &text).is_some());
        }
    }
}
