//! How long a score takes.

use super::*;
use crate::base::{attachment::Attachment, day::months_after};

/// `cargo test --release --no-default-features --lib duties::score -- --ignored --nocapture`
#[test]
#[ignore = "prints how long it takes"]
fn two_thousand_duties_and_twenty_thousand_records() {
    let first = date(2025, 1, 20);
    let duties: Duties = (1..=2000).map(|n| (Id::new(n), monthly((n % 6) as u8, first))).collect();
    let records: Records = (0..20_000u64)
        .map(|n| {
            let due = months_after(first, (n / 2000) as i32).unwrap();
            let file = Attachment { name: "照片.jpg".into(), ..Attachment::default() };
            let piece = Evidence { file: Some(file), ..Evidence::words(EvidenceKind::Photo, "") };
            (Id::new(n + 1), done(n % 2000 + 1, due, due, if n % 7 == 0 { Vec::new() } else { vec![piece] }))
        })
        .collect();
    let world = World { duties, records, ..World::default() };
    let journal = Journal::of(&world.records);
    let sources = Sources {
        duties: &world.duties,
        records: &world.records,
        draws: &world.draws,
        journal: &journal,
        calendar: Calendar::builtin(),
        scoring: &world.scoring,
        today: date(2025, 12, 31),
        me: None,
    };
    let clock = std::time::Instant::now();
    let score = Score::of(sources, date(2025, 1, 1), date(2025, 12, 31));
    let made = clock.elapsed();
    let months = score.months();
    println!(
        "{:?} for {} occurrences, months {:?}",
        made,
        score.figure(Part::Total).occurrences,
        clock.elapsed() - made
    );
    assert_eq!(months.len(), 12);
}
