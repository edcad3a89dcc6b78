//! Two versions of one bulletin: whether they are, what is different, and what carries over.

use super::{
    Bulletin, Unreadable, accept,
    anchor::Anchor,
    facts::{self, Facts},
    flat_text::FlatText,
    relocate::{Place, Versions},
    verdict::{self, Mark},
};
use crate::{
    base::doc::{self, Doc, Document, Unread, Wrong, tagged, untag},
    document,
};

pub use super::difference::{Change, How, Piece, difference};

/// What became of the marks and anchors of the old version, each in the order in which it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The same requirement in the new version; `None`: look again.
    pub marks: Vec<Option<Mark>>,
    /// Where the anchor stands in the new flat text.
    pub anchors: Vec<Place>,
}

document!(struct Carried { marks, anchors });

/// Two versions beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Whether both are the same issue ([`same_issue`]).
    pub same_issue: bool,
    /// The lines of both flat texts.
    pub changes: Vec<Change>,
    /// What carries over.
    pub carried: Carried,
}

document!(struct Compared { same_issue, changes, carried });

/// Two texts to compare, and what was noted in the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The old text, as it was brought in.
    pub old: String,
    /// The new text.
    pub new: String,
    /// Requirements of the old one on which something was decided.
    pub marks: Vec<Mark>,
    /// Anchors in the old flat text.
    pub anchors: Vec<Anchor>,
}

document!(struct Question { old, new, marks, anchors });

/// What two texts were compared to, or why they were not.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison(pub Result<Compared, Unreadable>);

impl Document for Comparison {
    fn to_doc(&self) -> Doc {
        match &self.0 {
            Ok(compared) => tagged("compared", compared.to_doc()),
            Err(why) => tagged("unreadable", why.to_doc()),
        }
    }
    fn from_doc(doc: Doc) -> Result<Self, Wrong> {
        let (code, doc) = untag(doc)?;
        match code.as_str() {
            "compared" => Compared::from_doc(doc).map(|compared| Comparison(Ok(compared))),
            "unreadable" => Unreadable::from_doc(doc).map(|why| Comparison(Err(why))),
            _ => Err(Wrong("Comparison")),
        }
    }
}

/// Whether two bulletins are the same issue; see [`facts::same_issue`].
pub fn same_issue(a: &Bulletin, b: &Bulletin) -> bool {
    facts::same_issue(&Facts::of(a), &Facts::of(b))
}

/// Carries marks and anchors of the old version over to the new one; see [`super::relocate`] for what is guaranteed.
pub fn carry_over(old: &Bulletin, new: &Bulletin, marks: &[Mark], anchors: &[Anchor]) -> Carried {
    let flat = [FlatText::of(old), FlatText::of(new)];
    carried([old, new], [&flat[0], &flat[1]], marks, anchors)
}

fn carried(bulletins: [&Bulletin; 2], flat: [&FlatText; 2], marks: &[Mark], anchors: &[Anchor]) -> Carried {
    let [old, new] = flat;
    let versions = Versions::new(old.text(), new.text());
    Carried {
        marks: marks.iter().map(|mark| verdict::carried(bulletins, flat, &versions, mark)).collect(),
        anchors: anchors.iter().map(|anchor| versions.relocate(anchor)).collect(),
    }
}

/// Reads two texts and compares them.
///
/// # Errors
/// Where one of them is not taken for a bulletin.
pub fn compare(old: &str, new: &str, marks: &[Mark], anchors: &[Anchor]) -> Result<Compared, Unreadable> {
    let (old, new) = (accept(old)?, accept(new)?);
    let (old_flat, new_flat) = (FlatText::of(&old), FlatText::of(&new));
    Ok(Compared {
        same_issue: same_issue(&old, &new),
        changes: difference(old_flat.text(), new_flat.text()),
        carried: carried([&old, &new], [&old_flat, &new_flat], marks, anchors),
    })
}

/// The same from a [`Question`] to a [`Comparison`], both as JSON.
///
/// # Errors
/// Where the question is none.
pub fn compare_json(question: &str) -> Result<String, Unread> {
    let Question { old, new, marks, anchors } = doc::read(question)?;
    Ok(doc::print(&Comparison(compare(&old, &new, &marks, &anchors))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::{parse, verdict::claims};

    const OLD: &str = "某县应急管理工作简报\n2026年第3期\n开会部署值班。会议要求,各镇要值班;不得漏报。\n另一则。各镇要报数;不得漏报。\n";
    const NEW: &str = "某县应急管理工作简报\n2026年第3期\n又一则。大家开了会。\n开会部署值班。会议要求,各镇要值班;不得漏报。\n另一则。各镇要报数字;不得漏报。\n";

    #[test]
    fn the_same_issue_whatever_the_width_of_its_letters() {
        let issue = |head: &str| parse(&format!("{head}\n开会。各镇要值班。\n"));
        let a = issue("某县应急管理工作简报\n2026年第3期");
        for (head, same) in [
            ("某县应急管理 工作简报\n２０２６年第３期", true),
            ("某县应急管理工作简报\n第3期", true),
            ("某县应急管理工作简报\n2026年第4期", false),
            ("某县应急管理工作简报\n2025年第3期", false),
            ("某县防汛工作简报\n2026年第3期", false),
            ("某县应急管理工作简报", false),
        ] {
            assert_eq!(same_issue(&a, &issue(head)), same, "{head}");
            assert_eq!(same_issue(&issue(head), &a), same, "{head}");
        }
        let no_number = issue("某县应急管理工作简报");
        assert!(!same_issue(&no_number, &no_number));
        let of = |issuer: &str| Bulletin { issuer: Some(issuer.into()), ..a.clone() };
        assert!(same_issue(&of("某县应急管理局"), &of("某县应急管理局办公室")));
        assert!(!same_issue(&of("某县应急管理局"), &of("某县水利局")));
    }

    #[test]
    fn a_decision_goes_with_its_sentence_or_is_to_be_looked_at_again() {
        let (old, new) = (parse(OLD), parse(NEW));
        let marks: Vec<Mark> = claims(&old, &[]).into_iter().map(|claim| claim.mark).collect();
        let quotes: Vec<&str> = marks.iter().map(|mark| mark.quote.as_str()).collect();
        assert_eq!(quotes, ["各镇要值班", "不得漏报", "各镇要报数", "不得漏报"]);
        let carried = carry_over(&old, &new, &marks, &[]).marks;
        let at = |item, quote: &str| Some(Mark { item, quote: quote.into(), nth: 0 });
        assert_eq!(carried, [at(1, "各镇要值班"), at(1, "不得漏报"), None, at(2, "不得漏报")]);
        for (mark, carried) in marks.iter().zip(carried) {
            assert_eq!(verdict::carry(&old, &new, mark), carried);
        }
        // A decision whose sentence the old version does not have is not carried anywhere.
        let foreign = Mark { item: 0, quote: "各镇要报数".into(), nth: 0 };
        assert_eq!(verdict::carry(&old, &new, &foreign), None);
        let far = Mark { item: u32::MAX, quote: "各镇要值班".into(), nth: u32::MAX };
        assert_eq!(verdict::carry(&old, &new, &far), None);
    }

    #[test]
    fn a_comparison_comes_back_whole_as_json() {
        let flat = FlatText::of(&parse(OLD));
        let start = flat.text().find("各镇要值班").unwrap();
        let anchors = vec![Anchor::of(flat.text(), start..start + 15).unwrap()];
        let marks: Vec<Mark> = claims(&parse(OLD), &[]).into_iter().map(|claim| claim.mark).collect();
        let question = Question { old: OLD.into(), new: NEW.into(), marks, anchors };
        let answer = compare_json(&doc::print(&question)).unwrap();
        let Ok(Comparison(Ok(compared))) = doc::read(&answer) else { panic!("{answer}") };
        assert!(compared.same_issue);
        assert_eq!(compared.carried.marks.iter().flatten().count(), 3);
        assert!(matches!(&compared.carried.anchors[..], [Place::Moved { .. }]));
        let same = compared.changes.iter().filter(|change| matches!(change, Change::Same { .. })).count();
        assert_eq!((same, compared.changes.len()), (3, 5));
        let nothing = Question { new: String::new(), ..question };
        let answer = compare_json(&doc::print(&nothing)).unwrap();
        assert_eq!(doc::read(&answer), Ok(Comparison(Err(Unreadable::Empty))));
        assert!(compare_json("{").is_err());
    }
}
