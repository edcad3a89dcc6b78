//! Two versions of one bulletin: whether they are, what is different, and what carries over.

pub use super::difference::{Change, How, Piece, difference};
use super::{
    Bulletin, Unreadable, accept,
    anchor::Anchor,
    facts::{self, Facts},
    flat_text::FlatText,
    relocate::{Place, Versions},
    verdict::{self, Mark},
};

/// What became of the marks and anchors of the old version, each in the order in which it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The same requirement in the new version; `None`: look again.
    pub marks: Vec<Option<Mark>>,
    /// Where the anchor stands in the new flat text.
    pub anchors: Vec<Place>,
}

/// Whether two bulletins are the same issue; see [`facts::same_issue`].
pub fn same_issue(a: &Bulletin, b: &Bulletin) -> bool {
    facts::same_issue(&Facts::of(a), &Facts::of(b))
}

/// Carries marks and anchors of the old version over to the new one; see [`super::relocate`] for what is guaranteed.
pub fn carry_over(old: &Bulletin, new: &Bulletin, marks: &[Mark], anchors: &[Anchor]) -> Carried {
    let [old_flat, new_flat] = [FlatText::of(old), FlatText::of(new)];
    let versions = Versions::new(old_flat.text(), new_flat.text());
    let carried = |mark| verdict::carried([old, new], [&old_flat, &new_flat], &versions, mark);
    Carried {
        marks: marks.iter().map(carried).collect(),
        anchors: anchors.iter().map(|anchor| versions.relocate(anchor)).collect(),
    }
}

/// Reads two texts: what the new one changed, line by line.
///
/// # Errors
/// Where one of them is not taken for a bulletin.
pub fn changes(old: &str, new: &str) -> Result<Vec<Change>, Unreadable> {
    let flat = |text| accept(text).map(|read| FlatText::of(&read));
    Ok(difference(flat(old)?.text(), flat(new)?.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::doc,
        bulletin::{parse, verdict::claims},
    };

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
    fn two_texts_are_compared() {
        let (old, new) = (parse(OLD), parse(NEW));
        let flat = FlatText::of(&old);
        let start = flat.text().find("各镇要值班").unwrap();
        let anchors = [Anchor::of(flat.text(), start..start + 15).unwrap()];
        let marks: Vec<Mark> = claims(&old, &[]).into_iter().map(|claim| claim.mark).collect();
        let carried = carry_over(&old, &new, &marks, &anchors);
        assert!(same_issue(&old, &new));
        assert_eq!(carried.marks.iter().flatten().count(), 3);
        assert!(matches!(&carried.anchors[..], [Place::Moved { .. }]));
        let all = changes(OLD, NEW).unwrap();
        let same = all.iter().filter(|change| matches!(change, Change::Same { .. })).count();
        assert_eq!((same, all.len()), (3, 5));
        assert_eq!(doc::read(&doc::print(&all)), Ok(all));
        assert_eq!(changes(OLD, ""), Err(Unreadable::Empty));
    }
}
