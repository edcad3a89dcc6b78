//! Notes as files: Markdown to read and to paste, CSV for a table.

use super::csv;
use crate::bulletin::note::{Note, NoteKind};

/// The notes as Markdown, those of a bulletin under its name, each with the words it stands on. `lost` is said of a note
/// whose sentence is gone.
pub fn markdown(notes: &[&Note], lost: &str) -> String {
    let mut out = String::new();
    let mut bulletins: Vec<&str> = Vec::new();
    for note in notes {
        if !bulletins.contains(&note.title.as_str()) {
            bulletins.push(&note.title);
        }
    }
    for title in bulletins {
        out += &format!("## {}\n\n", escaped(title));
        for note in notes.iter().filter(|note| note.title == title) {
            for line in note.anchor.quote.lines() {
                out += &format!("> {}\n", escaped(line));
            }
            out.push('\n');
            if !note.words.is_empty() {
                out += &format!("{}\n\n", escaped(&note.words));
            }
            let lost = if note.lost { format!(" ({lost})") } else { String::new() };
            out += &format!("{}{lost}\n\n", note.on);
        }
    }
    out
}

/// What would be a sign of Markdown stands for itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for mark in text.chars() {
        if matches!(mark, '\\' | '*' | '_' | '`' | '#' | '<' | '>' | '[' | ']' | '|') {
            out.push('\\');
        }
        out.push(mark);
    }
    out
}

/// The notes as CSV: bulletin, kind, words of the text, note, day, line of the text (empty where it is lost).
pub fn csv(head: &[&str; 6], notes: &[&Note], kind: impl Fn(NoteKind) -> &'static str) -> String {
    let row = |note: &&Note| {
        let place = if note.lost { String::new() } else { (note.line + 1).to_string() };
        vec![
            note.title.clone(),
            kind(note.kind).to_owned(),
            note.anchor.quote.clone(),
            note.words.clone(),
            note.on.to_string(),
            place,
        ]
    };
    csv::table(head, notes.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, id::Id},
        bulletin::anchor::Anchor,
    };

    fn note(title: &str, quote: &str, words: &str) -> Note {
        let text = format!("前{quote}后");
        Note {
            bulletin: Id::new(1),
            title: title.into(),
            anchor: Anchor::of(&text, 3..3 + quote.len()).unwrap(),
            kind: NoteKind::Highlight,
            words: words.into(),
            line: 4,
            on: date(2026, 1, 2),
            lost: false,
        }
    }

    #[test]
    fn notes_stand_under_their_bulletin() {
        let notes = [note("甲简报", "要值班", "谁来?"), note("乙简报", "要报数", ""), note("甲简报", "要*查", "")];
        let notes: Vec<&Note> = notes.iter().collect();
        let expected = "## 甲简报\n\n> 要值班\n\n谁来?\n\n2026-01-02\n\n> 要\\*查\n\n2026-01-02\n\n## 乙简报\n\n> 要报数\n\n2026-01-02\n\n";
        assert_eq!(markdown(&notes, "lost"), expected);
        let head = ["简报", "种类", "原文", "批注", "日期", "行"];
        let csv = csv(&head, &notes[..1], |_| "高亮");
        assert_eq!(csv, "\u{feff}简报,种类,原文,批注,日期,行\r\n甲简报,高亮,要值班,谁来?,2026-01-02,5\r\n");
    }
}
