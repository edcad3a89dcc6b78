//! Who inspected, and whether those people may.
//!
//! What was done is kept as it was, whoever did it: nothing here refuses, it only warns. A record that names nobody
//! with a certificate is better marked than improved.
//!
//! The sources (domain.md §4.2), and what each of them says:
//! - 行政处罚法(2021) art. 42: a penalty is imposed by officers with the qualification, not fewer than two. The number
//!   stands there for penalties; we hold every inspection to it, because what is found may end in one.
//! - 行政处罚法(2021) art. 55 and 安全生产法(2021) art. 67: whoever inspects shows the certificate; without it the
//!   inspection may be refused.
//! - 国办发〔2024〕54号: assistants, grid workers and temporary staff without a certificate do not inspect enterprises
//!   (seen in several reports that agree, not in the original).

use crate::document;

/// Whether somebody has the certificate of law enforcement (执法证).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Certified {
    /// He has one.
    Yes,
    /// He has none.
    No,
    /// Nobody has noted it. It counts neither as a certificate nor as the lack of one: it is a warning of its own.
    #[default]
    Unknown,
}

document!(codes Certified or default { "yes" => Yes, "no" => No, "unknown" => Unknown });

impl Certified {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Certified; 3] = [Certified::Yes, Certified::No, Certified::Unknown];
}

/// Somebody who led an inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The name, or what stands for it.
    pub name: String,
    /// The certificate.
    pub certified: Certified,
}

document!(struct Officer { name, certified });

/// The people of an inspection or a re-check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inspectors {
    /// Who led it.
    pub officers: Vec<Officer>,
    /// Auxiliary staff (辅助人员) who helped, by name or what stands for it. They never count as officers.
    pub assistants: Vec<String>,
}

document!(struct Inspectors { officers, assistants });

impl Inspectors {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.officers.is_empty() && self.assistants.is_empty()
    }

    /// Whether an entry has no name.
    pub fn has_blank(&self) -> bool {
        self.names().any(|name| name.trim().is_empty())
    }

    /// The warnings that these people call for.
    pub fn warnings(&self) -> Vec<Warning> {
        warnings(&self.officers, &self.assistants)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let officers = self.officers.iter().map(|officer| officer.name.as_str());
        officers.chain(self.assistants.iter().map(String::as_str))
    }
}

/// What is to be marked about the people of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Assistants are named, and no officer who has a certificate or may have one.
    AssistantsAlone {
        /// How many assistants.
        assistants: u32,
    },
    /// Fewer than two officers, even if every certificate that nobody noted exists.
    TooFew {
        /// How many have a certificate or may have one: 0 or 1.
        officers: u32,
    },
    /// Somebody is named as an officer who has no certificate: he may assist only.
    WithoutCertificate {
        /// How many.
        officers: u32,
    },
    /// Of somebody named as an officer nobody noted whether he has a certificate.
    CertificateUnknown {
        /// Of how many.
        unknown: u32,
        /// How many certainly have one: below two, it hangs on the unknown ones whether there were enough.
        certified: u32,
    },
}

/// The rule behind a warning, as a code; its name and number are worded by the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// 行政处罚法(2021) art. 42: qualified officers, not fewer than two.
    TwoOfficers,
    /// 行政处罚法(2021) art. 55: the certificate is shown when inspecting.
    ShownCertificate,
    /// 安全生产法(2021) art. 67: the certificate is shown when supervising work safety.
    SafetyCertificate,
    /// 国办发〔2024〕54号: no inspection of enterprises by people without a certificate.
    NoAssistants,
}

impl Rule {
    /// The code by which its words are found.
    pub fn code(self) -> &'static str {
        match self {
            Rule::TwoOfficers => "two_officers",
            Rule::ShownCertificate => "shown_certificate",
            Rule::SafetyCertificate => "safety_certificate",
            Rule::NoAssistants => "no_assistants",
        }
    }
}

impl Warning {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Warning::AssistantsAlone { .. } => "assistants_alone",
            Warning::TooFew { .. } => "too_few",
            Warning::WithoutCertificate { .. } => "without_certificate",
            Warning::CertificateUnknown { .. } => "certificate_unknown",
        }
    }

    /// The rules it rests on, the nearest first.
    pub fn rules(self) -> &'static [Rule] {
        match self {
            Warning::AssistantsAlone { .. } => &[Rule::NoAssistants, Rule::ShownCertificate, Rule::SafetyCertificate],
            Warning::TooFew { .. } => &[Rule::TwoOfficers],
            Warning::WithoutCertificate { .. } => {
                &[Rule::ShownCertificate, Rule::SafetyCertificate, Rule::NoAssistants]
            }
            Warning::CertificateUnknown { .. } => &[Rule::ShownCertificate, Rule::SafetyCertificate],
        }
    }
}

/// The warnings that the people of an inspection call for, the gravest first; none where two certified officers led it
/// and nobody else is called an officer. A name given twice is one person, and an entry without a name is nobody.
pub fn warnings(officers: &[Officer], assistants: &[String]) -> Vec<Warning> {
    let count = |wanted: &[Certified]| {
        let chosen = officers.iter().filter(|officer| wanted.contains(&officer.certified));
        people(chosen.map(|officer| officer.name.as_str()))
    };
    let certified = count(&[Certified::Yes]);
    let possible = count(&[Certified::Yes, Certified::Unknown]);
    let (without, unknown) = (count(&[Certified::No]), count(&[Certified::Unknown]));
    let assistants = people(assistants.iter().map(String::as_str));
    let raised = [
        (possible == 0 && assistants > 0, Warning::AssistantsAlone { assistants }),
        (possible < 2, Warning::TooFew { officers: possible }),
        (without > 0, Warning::WithoutCertificate { officers: without }),
        (unknown > 0, Warning::CertificateUnknown { unknown, certified }),
    ];
    raised.into_iter().filter_map(|(raised, warning)| raised.then_some(warning)).collect()
}

/// How many people these names are.
fn people<'a>(names: impl Iterator<Item = &'a str>) -> u32 {
    let mut seen: Vec<&str> = Vec::new();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    u32::try_from(seen.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::doc;

    fn of(officers: &[(&str, Certified)], assistants: &[&str]) -> Inspectors {
        let officer = |(name, certified): &(&str, Certified)| Officer { name: (*name).into(), certified: *certified };
        Inspectors {
            officers: officers.iter().map(officer).collect(),
            assistants: assistants.iter().map(|name| (*name).into()).collect(),
        }
    }

    #[test]
    fn who_may_inspect() {
        use Certified::{No, Unknown, Yes};
        use Warning::{AssistantsAlone, CertificateUnknown, TooFew, WithoutCertificate};
        let table: &[(Inspectors, &[Warning])] = &[
            (of(&[("甲", Yes), ("乙", Yes)], &[]), &[]),
            // Any number of assistants beside two certified officers is as it should be.
            (of(&[("甲", Yes), ("乙", Yes)], &["丙", "丁", "戊"]), &[]),
            (of(&[("甲", Yes)], &["丙"]), &[TooFew { officers: 1 }]),
            (of(&[], &[]), &[TooFew { officers: 0 }]),
            (of(&[("甲", Yes), ("乙", No)], &[]), &[TooFew { officers: 1 }, WithoutCertificate { officers: 1 }]),
            (of(&[("甲", Yes), ("乙", Yes), ("丙", No)], &[]), &[WithoutCertificate { officers: 1 }]),
            // What nobody noted is neither: there may have been two.
            (of(&[("甲", Yes), ("乙", Unknown)], &[]), &[CertificateUnknown { unknown: 1, certified: 1 }]),
            (of(&[("甲", Unknown), ("乙", Unknown)], &["丙"]), &[CertificateUnknown { unknown: 2, certified: 0 }]),
            (
                of(&[("甲", Unknown)], &["丙"]),
                &[TooFew { officers: 1 }, CertificateUnknown { unknown: 1, certified: 0 }],
            ),
            // An officer without a certificate does not make it better that only assistants went.
            (
                of(&[("甲", No)], &["丙"]),
                &[AssistantsAlone { assistants: 1 }, TooFew { officers: 0 }, WithoutCertificate { officers: 1 }],
            ),
            // One person named twice is one; an empty line is nobody.
            (of(&[("甲", Yes), (" 甲", Yes)], &[]), &[TooFew { officers: 1 }]),
            (of(&[("甲", Yes), (" ", Yes)], &[""]), &[TooFew { officers: 1 }]),
        ];
        for (inspectors, expected) in table {
            assert_eq!(inspectors.warnings(), *expected, "{inspectors:?}");
        }
    }

    /// As the bulletin of 2018 tells it, auxiliary staff go along with officers. A sheet of that time on which only
    /// they stand is kept and marked.
    #[test]
    fn the_practice_of_2018_is_marked() {
        let alone = of(&[], &["辅安一", "辅安二", "辅安三", "辅安四", "辅安五"]);
        let raised = alone.warnings();
        assert_eq!(raised, [Warning::AssistantsAlone { assistants: 5 }, Warning::TooFew { officers: 0 }]);
        assert_eq!(raised[0].rules()[0].code(), "no_assistants");
        assert_eq!(raised[1].rules(), [Rule::TwoOfficers]);
        assert_eq!(doc::read(&doc::print(&alone)), Ok(alone));
    }

    #[test]
    fn a_certificate_that_is_not_written_is_unknown_and_never_yes() {
        let read: Result<Officer, _> = doc::read(r#"{"name":"甲"}"#);
        assert_eq!(read, Ok(Officer { name: "甲".into(), certified: Certified::Unknown }));
    }
}
