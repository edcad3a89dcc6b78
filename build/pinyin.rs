//! The readings of the Chinese characters U+4E00 to U+9FFF without their tones, as a small table for `src/search`.
//!
//! Two files. `syllables.txt`: every syllable once, sorted, a space between; ü is written v, as it is typed.
//! `readings.bin`: an entry for every reading, the characters in order, the usual reading of each first; the low bytes
//! of all entries, then the high bytes (apart they compress better). An entry's low nine bits are the number of the
//! syllable, `MORE` says that the next entry is another reading of the same character; a character without any
//! reading has one entry `NONE`.

use pinyin::ToPinyinMulti;
use std::{collections::BTreeSet, fs, path::Path};

const NONE: u16 = 0x1ff;
const MORE: u16 = 0x200;

/// Writes both files into `folder`.
pub fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let readings: Vec<Vec<String>> = ('\u{4e00}'..='\u{9fff}').map(readings).collect();
    let syllables: BTreeSet<&String> = readings.iter().flatten().collect();
    let syllables: Vec<&String> = syllables.into_iter().collect();
    if syllables.len() >= usize::from(NONE) {
        return Err("pinyin: more syllables than nine bits can tell apart".into());
    }
    let mut entries: Vec<u16> = Vec::new();
    for readings in &readings {
        for (at, reading) in readings.iter().enumerate() {
            let number = u16::try_from(syllables.binary_search(&reading).map_err(|_| "pinyin: a lost syllable")?)?;
            entries.push(if at + 1 < readings.len() { number | MORE } else { number });
        }
        if readings.is_empty() {
            entries.push(NONE);
        }
    }
    let low = entries.iter().map(|entry| entry.to_le_bytes()[0]);
    let high = entries.iter().map(|entry| entry.to_le_bytes()[1]);
    fs::write(folder.join("readings.bin"), low.chain(high).collect::<Vec<u8>>())?;
    let syllables: Vec<&str> = syllables.iter().map(|syllable| syllable.as_str()).collect();
    fs::write(folder.join("syllables.txt"), syllables.join(" "))?;
    Ok(())
}

/// The readings of a character, the usual one first, each once when the tone is left away.
fn readings(c: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ü', "v").replace('ê', "e");
        if !found.contains(&plain) {
            found.push(plain);
        }
    }
    found
}
