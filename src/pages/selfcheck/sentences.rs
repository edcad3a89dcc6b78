//! What is said about a finding: whose it is, and what is wanting.

use crate::{
    base::{
        day::Date,
        id::{DutyId, HazardId, RecordId},
    },
    duties::selfcheck::{Finding, Inspection},
    state::Shown,
    words::Words,
};

/// The name of what it is about, and the rest of the sentence.
pub fn said(w: Words, shown: &Shown, finding: &Finding) -> (String, String) {
    let day = |day: Date| w.day(day, shown.today);
    let duty = |id: DutyId| name(w, shown, id);
    let hazard = |id: HazardId| shown.workspace.hazards.get(id).map(|hazard| hazard.what.clone()).unwrap_or_default();
    let deed = |id: RecordId| {
        let record = shown.workspace.records.get(id);
        record.map(|record| w.sc_deed(day(record.stands_for), record.what.as_str())).unwrap_or_default()
    };
    let whose = |whose: &Inspection| match whose {
        Inspection::Record(of) => (duty(of.duty), deed(of.record)),
        Inspection::Hazard(id) => (hazard(*id), String::new()),
    };
    let year = |year: i16| usize::from(year.unsigned_abs());
    match finding {
        Finding::Overdue { duty: id, due, missed } => (duty(*id), w.sc_f_overdue(day(*due), *missed as usize)),
        Finding::Bare(of) => (duty(of.duty), deed(of.record)),
        Finding::HazardOverdue { hazard: id, days } => (hazard(*id), w.sc_f_hazard_overdue(*days as usize)),
        Finding::Inspectors { whose: place, warning } => {
            let (name, deed) = whose(place);
            (name, [deed.as_str(), w.sc_inspectors(warning.code())].join(" "))
        }
        Finding::HazardNoLimit(id) => (hazard(*id), String::new()),
        Finding::HazardUnsettled { hazard: id, parts } => {
            let parts = parts.iter().map(|part| w.sc_part(part.code())).collect::<Vec<_>>().join(w.list_comma());
            (hazard(*id), w.sc_f_unsettled(parts))
        }
        Finding::Expired { of, until } => (duty(of.duty), w.sc_f_expired(deed(of.record), day(*until))),
        Finding::NoOwner(id) | Finding::NoFirstDay(id) | Finding::NoSource(id) => (duty(*id), String::new()),
        Finding::Vacant { role, duties } => (w.role(role.code()).to_owned(), w.sc_f_vacant(*duties as usize)),
        Finding::NoTable { year: y, duties } => (w.year(year(*y)), w.sc_f_no_table(*duties as usize)),
        Finding::Undated { year: y, occasion, duties } => {
            let name = [w.year(year(*y)).as_str(), w.occasion(occasion.code())].join(" ");
            (name, w.sc_f_undated(*duties as usize))
        }
        Finding::LongExtension { duty: id, due, to } => (duty(*id), w.sc_f_long(day(*due), day(*to))),
        Finding::CertificateUnknown { whose: place, unknown } => {
            let (name, deed) = whose(place);
            (name, [deed, w.sc_f_unknown(*unknown as usize)].join(" "))
        }
        Finding::DoubtfulClock(of) => (duty(of.duty), deed(of.record)),
        Finding::NotStruckOff { duty: id, closings, oldest } => {
            (duty(*id), w.sc_f_not_struck_off(*closings as usize, day(*oldest)))
        }
        Finding::ListUnchecked { duties } => (w.sc_f_list(*duties as usize), String::new()),
        Finding::SameFile { name, records } => (name.clone(), w.sc_f_same_file(records.len())),
        Finding::SameEvidence { evidence, duties } => {
            let first = duties.first().map(|id| duty(*id)).unwrap_or_default();
            (first, w.sc_f_same_evidence(evidence.as_str(), duties.len()))
        }
    }
}

/// The name of a duty.
pub fn name(w: Words, shown: &Shown, id: DutyId) -> String {
    let duty = shown.workspace.duties.get(id);
    duty.map(|duty| w.of(&duty.name, duty.name_en.as_deref())).unwrap_or_default()
}
