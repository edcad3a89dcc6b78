//! What a requirement's own words propose for a duty. Proposals: the person who takes the requirement over sees
//! and changes them.

mod how_often;

use super::Role;
pub use how_often::cadence;

/// How many characters a proposed name has, as a rule.
const NAME_LENGTH: usize = 24;
/// Words that begin with whom or on which ground: alone they are no name.
const GROUNDS: &[&str] = &["对", "针对", "根据", "按照", "凡", "如"];

/// A short name for a duty: the words of the requirement up to the first pause that is far enough.
pub fn name(quote: &str) -> String {
    let words = quote.trim_start_matches(['要', '应', '须', '请', '，', ',']);
    let mut name = String::new();
    for piece in words.split_inclusive(['，', ',', '；', '、']) {
        let grounds = GROUNDS.iter().any(|word| name.starts_with(word)) && name.matches(['，', ',']).count() < 2;
        let long = name.chars().count() + piece.chars().count() > NAME_LENGTH;
        if long && !name.is_empty() && !grounds {
            break;
        }
        name.push_str(piece);
    }
    let name: String = name.chars().take(NAME_LENGTH * 2).collect();
    name.trim_end_matches(['，', ',', '；', '、', '。']).to_owned()
}

/// Words for those who act, the more special first.
const ROLES: &[(&[&str], &[Role])] = &[
    (
        &["主要负责人", "主要负责同志", "党政主要", "党政负责人", "第一责任人", "主要领导"],
        &[Role::Secretary, Role::Head],
    ),
    (&["书记"], &[Role::Secretary]),
    (&["镇长", "乡长", "街道主任", "办事处主任", "行政首长"], &[Role::Head]),
    (&["分管负责人", "分管领导", "分管负责同志"], &[Role::Deputy]),
    (&["带班领导", "带班"], &[Role::DutyLeader]),
    (&["值班员", "值班人员", "值守人员"], &[Role::DutyOfficer]),
    (&["领导班子", "班子成员", "领导干部"], &[Role::Leaders]),
    (&["安办", "应急办", "监管机构", "安监办", "安监站"], &[Role::SafetyOffice]),
    (&["村(社区)", "村（社区）", "村委会", "村组", "社区", "各村"], &[Role::Villages]),
    (&["站所"], &[Role::Stations]),
];

/// Who in a township the actor of a sentence could be; empty where the words do not say.
pub fn roles(actor: &str) -> Vec<Role> {
    let known = ROLES.iter().find(|(words, _)| words.iter().any(|word| actor.contains(word)));
    known.map(|(_, roles)| roles.to_vec()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_words_say_is_proposed_and_nothing_else() {
        assert_eq!(roles("乡镇（街道）党政主要负责人"), [Role::Secretary, Role::Head]);
        assert_eq!(roles("各村（社区）"), [Role::Villages]);
        assert_eq!(name("要抓好值班值守，落实带班制度，及时报告各类突发情况和处置进展"), "抓好值班值守，落实带班制度");
        let asked = "对新纳入台账的企业，由县级应急管理部门逐一上门告知法定义务";
        assert_eq!(name(asked), asked);
        assert_eq!(roles("省级有关部门"), []);
    }
}
