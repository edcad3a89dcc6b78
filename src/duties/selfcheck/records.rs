//! What is wanting in the records.

use super::{Finding, Inspection, OfDuty, Sources};
use crate::base::{day::Date, id::RecordId, order};
use crate::duties::{
    deed::Deed,
    inspectors::{Inspectors, Warning},
    record::Record,
};

/// Looks at every record that still closes something of a duty that is not switched off.
pub(super) fn check(sources: &Sources, found: &mut Vec<Finding>) {
    let mut files: Vec<(&str, Date, OfDuty, &str)> = Vec::new();
    for (id, record) in sources.records.iter() {
        let Some(of) = of_duty(sources, id, record) else { continue };
        if record.lacks_evidence() {
            found.push(Finding::Bare(of));
        }
        if record.doubtful && record.addenda.is_empty() {
            found.push(Finding::DoubtfulClock(of));
        }
        if let Deed::Inspection { inspectors: people, .. } = &record.deed {
            inspectors(Inspection::Record(of), people, found);
        }
        for piece in &record.evidence {
            let hash = piece.file.as_ref().and_then(|file| Some((file.sha256.as_deref()?, file.name.as_str())));
            files.extend(hash.map(|(hash, name)| (hash, piece.dated.unwrap_or(record.stands_for), of, name)));
        }
    }
    same_files(files, found);
}

fn of_duty(sources: &Sources, id: RecordId, record: &Record) -> Option<OfDuty> {
    let standing = record.serves.iter().filter(|served| served.stands());
    let on = |duty| sources.duties.get(duty).is_some_and(|duty| duty.off.is_none());
    let duty = standing.map(|served| served.duty).find(|duty| on(*duty))?;
    Some(OfDuty { record: id, duty })
}

/// The warnings about the people of an inspection.
pub(super) fn inspectors(whose: Inspection, people: &Inspectors, found: &mut Vec<Finding>) {
    people.warnings().into_iter().for_each(|warning| warn(whose, warning, found));
}

/// One warning.
pub(super) fn warn(whose: Inspection, warning: Warning, found: &mut Vec<Finding>) {
    found.push(match warning {
        Warning::CertificateUnknown { unknown, .. } => Finding::CertificateUnknown { whose, unknown },
        warning => Finding::Inspectors { whose, warning },
    });
}

/// Files that show deeds of more than one day, each told once.
fn same_files(mut files: Vec<(&str, Date, OfDuty, &str)>, found: &mut Vec<Finding>) {
    order::sort(&mut files, |a, b| (a.0, a.1, a.2.record).cmp(&(b.0, b.1, b.2.record)));
    for same in files.chunk_by(|a, b| a.0 == b.0) {
        let (Some(first), Some(last)) = (same.first(), same.last()) else { continue };
        if first.1 != last.1 {
            let mut records: Vec<OfDuty> = same.iter().map(|(_, _, of, _)| *of).collect();
            records.dedup();
            found.push(Finding::SameFile { name: first.3.to_owned(), records });
        }
    }
}
