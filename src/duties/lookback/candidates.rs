//! What can be drawn: everything that was closed in a period.

use super::Subject;
use crate::{
    base::day::Date,
    document,
    duties::{hazard::Hazards, record::Records},
};

/// From what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Of {
    /// Closed occurrences of duties and closed hazards.
    #[default]
    Both,
    /// Closed occurrences of duties.
    Records,
    /// Closed hazards.
    Hazards,
}

document!(codes Of or default { "both" => Both, "records" => Records, "hazards" => Hazards });

impl Of {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Of; 3] = [Of::Both, Of::Records, Of::Hazards];
}

/// What was closed from `from` to `to` and is closed still: services of records by the day the deed stands for, hazards
/// by the day on which they were closed last. What did not apply is none: there is nothing to look at again.
pub fn candidates(records: &Records, hazards: &Hazards, of: Of, from: Date, to: Date) -> Vec<Subject> {
    let within = |day: Date| from <= day && day <= to;
    let mut found = Vec::new();
    if of != Of::Hazards {
        for (id, record) in records.iter().filter(|(_, record)| within(record.stands_for)) {
            let services = record.serves.iter().zip(0..).filter(|(served, _)| served.stands());
            let services = services.filter(|_| !record.is_not_applicable());
            found.extend(services.map(|(_, nth)| Subject::Served { record: id, nth }));
        }
    }
    if of != Of::Records {
        let closed = hazards.iter().filter(|(_, hazard)| {
            let standing = hazard.standing();
            !standing.state.is_open() && within(standing.since)
        });
        found.extend(closed.map(|(id, _)| Subject::Hazard(id)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{
            day::date,
            id::{HazardId, Id, RecordId},
        },
        duties::{
            deed::Deed,
            hazard::{Finding, Grade, Hazard, event},
            record::{Record, Reopened, Served},
        },
    };

    fn record(day: u8) -> Record {
        let served = |duty| Served::new(Id::new(duty), Some(date(2026, 6, 30)));
        Record { serves: vec![served(1), served(2)], ..Record::new("查了", date(2026, 6, day)) }
    }

    fn hazard(closed: &[u8]) -> Hazard {
        let on = |day| date(2026, 6, day);
        let event = |(deed, day): (event::Deed, u8)| event::Event {
            on: on(day),
            entered: on(day),
            by: "安办".into(),
            note: "看过".into(),
            attachments: Vec::new(),
            deed,
        };
        let turns = [event::Deed::Closed, event::Deed::CameBack { limit: None }].into_iter().cycle();
        Hazard {
            what: "线路老化".into(),
            place: String::new(),
            unit: String::new(),
            grade: Grade::General,
            finding: Finding::Told { by: String::new() },
            found: on(1),
            entered: on(1),
            measures: String::new(),
            person: String::new(),
            funds: String::new(),
            limit: None,
            plan: String::new(),
            attachments: Vec::new(),
            events: turns.zip(closed.iter().copied()).map(event).collect(),
        }
    }

    #[test]
    fn what_was_closed_in_the_period_and_is_closed_still() {
        let mut back = record(10);
        back.serves[1].reopened = Some(Reopened { on: date(2026, 6, 20), why: "反弹".into(), came_back: true });
        let records: Records = [record(9), back, record(21), Record { deed: Deed::NotApplicable, ..record(12) }]
            .into_iter()
            .zip(1..)
            .map(|(record, n)| (RecordId::new(n), record))
            .collect();
        // Open, closed in it, closed too late, came back and closed again in it, came back.
        let hazards: Hazards = [&[][..], &[15], &[25], &[5, 8, 20], &[12, 13]]
            .into_iter()
            .zip(1..)
            .map(|(closed, n)| (HazardId::new(n), hazard(closed)))
            .collect();
        let keys = |of| {
            let found = candidates(&records, &hazards, of, date(2026, 6, 10), date(2026, 6, 20));
            found.iter().map(Subject::to_string).collect::<Vec<_>>()
        };
        assert_eq!(keys(Of::Records), ["r:0000000000002:0"]);
        assert_eq!(keys(Of::Hazards), ["h:0000000000002", "h:0000000000004"]);
        assert_eq!(keys(Of::Both), ["r:0000000000002:0", "h:0000000000002", "h:0000000000004"]);
    }
}
