//! Whatever was entered: nothing stands twice, nothing is lost, and every number is that of its rows.

use super::{NOVEMBER, fixture, made, with};
use luoshi::{
    base::{
        day::{Date, date, days_after},
        id::Id,
        lang::Lang,
        sheet::{Cell, Direction, Kind, Row},
    },
    duties::{
        Duty, Event, Extension, Off, Role,
        cadence::Cadence,
        deed::Deed,
        evidence::{Evidence, EvidenceKind},
        record::{Record, Reopened, Served},
    },
    ledgers::{Group, Ledger, Only, View, count, lines},
    route::Book,
    workspace::Workspace,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

fn day(n: i32) -> Date {
    days_after(date(2026, 10, 20), n).unwrap()
}

fn any_duty() -> impl Strategy<Value = Duty> {
    (0usize..9, 0i32..40, prop::option::of(0i32..60), prop::collection::vec((0i32..60, 1i32..20), 0..3), 0usize..18)
        .prop_map(|(which, first, off, put_off, role)| {
            let extension = |(due, by): (i32, i32)| Extension {
                due: day(due),
                to: day(due + by),
                why: "原因".into(),
                on: day(due),
            };
            Duty {
                roles: Role::ALL.get(role).copied().into_iter().collect(),
                cadence: Cadence::PLAIN[which],
                first_due: Some(day(first)),
                off: off.map(|off| Off { why: "不用".into(), on: day(off) }),
                extensions: put_off.into_iter().map(extension).collect(),
                events: vec![Event { on: day(first), what: "有事".into() }],
                ..Duty::new(format!("第{which}种"), day(0))
            }
        })
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let words = String::new;
    prop_oneof![
        Just(Deed::Plain),
        Just(Deed::NotApplicable),
        prop::option::of(0u32..50).prop_map(move |present| Deed::Meeting {
            place: words(),
            chair: words(),
            present,
            decisions: words()
        }),
        Just(Deed::Inspection { place: words(), inspectors: Default::default(), problems: words() }),
        Just(Deed::Drill { place: words(), present: Some(3), scenario: words(), lessons: words() }),
        Just(Deed::Training { place: words(), audience: words(), present: None, passed: None }),
    ]
}

/// Records of occurrences that there are, and of some that there are not (any more).
fn any_record() -> impl Strategy<Value = (Vec<(u64, i32, bool)>, i32, Deed, bool)> {
    (prop::collection::vec((1u64..5, 0i32..60, any::<bool>()), 1..3), 0i32..60, any_deed(), any::<bool>())
}

prop_compose! {
    fn any_workspace()(
        duties in prop::collection::vec(any_duty(), 4),
        records in prop::collection::vec(any_record(), 0..30),
    ) -> Workspace {
        let record = |(at, (serves, on, deed, shown)): (usize, Told)| {
            let served = |(duty, due, stands): (u64, i32, bool)| {
                let reopened = (!stands).then(|| Reopened { on: day(due), why: "反弹".into(), came_back: false });
                Served { reopened, ..Served::new(Id::new(duty), Some(day(due))) }
            };
            let evidence = if shown { vec![Evidence::words(EvidenceKind::Note, "有")] } else { vec![] };
            // The words tell which record it is.
            let record = Record::new(format!("第{at}条"), day(on));
            Record { serves: serves.into_iter().map(served).collect(), deed, evidence, ..record }
        };
        Workspace {
            duties: Arc::new((1..).map(Id::new).zip(duties).collect()),
            records: Arc::new(records.into_iter().enumerate().map(|(at, given)| (Id::new(at as u64 + 1), record((at, given)))).collect()),
            ..fixture::workspace().0
        }
    }
}

fn any_view() -> impl Strategy<Value = View> {
    let role = prop_oneof![
        3 => Just(Only::All),
        1 => Just(Only::Without),
        1 => (0usize..17).prop_map(|at| Only::One(Role::ALL[at])),
    ];
    let groups = [Group::Duty, Group::Role, Group::Aspect, Group::Month, Group::Kind, Group::State, Group::Place];
    let group = prop::option::of(prop::sample::select(groups.to_vec()));
    (role, prop::option::of((0usize..14, any::<bool>())), group, prop::option::of(0usize..9)).prop_map(
        |(role, sort, group, text)| View {
            role,
            sort: sort.map(|(at, up)| (at, if up { Direction::Ascending } else { Direction::Descending })),
            group,
            text: text.map(|n| format!("第{n}")).unwrap_or_default(),
            ..View::default()
        },
    )
}

fn at(ledger: &Ledger, title: &str) -> usize {
    ledger.sheet.columns.iter().position(|column| column.title == title).unwrap()
}

fn number(cell: &Cell) -> i64 {
    if let Cell::Number(number) = cell { *number } else { 0 }
}

/// The number before 条 in a text.
fn rows_said(text: &str) -> usize {
    let digits: String = text[..text.find(" 条").unwrap()].chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap()
}

/// Of a record: what it serves (duty, days back, whether it stands), when it was, what it was, whether it shows anything.
type Told = (Vec<(u64, i32, bool)>, i32, Deed, bool);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_record_of_the_period_stands_once_in_the_ledger_of_records(workspace in any_workspace(), view in any_view()) {
        let (_, bulletin) = fixture::workspace();
        let view = View { sort: view.sort, group: view.group, ..View::default() };
        let ledger = with(Lang::Zh, day(40), &workspace, &bulletin, |sources| {
            lines(Book::Records, sources, NOVEMBER()).arrange(&view, &made(sources.words))
        });
        let what = at(&ledger, "做了什么");
        let mut found: Vec<String> = ledger.sheet.body().map(|cells| cells[what].to_string()).collect();
        let of_period = workspace.records.values().filter(|record| NOVEMBER().holds(record.stands_for));
        let mut expected: Vec<String> = of_period.map(|record| record.what.clone()).collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_number_is_that_of_its_rows(workspace in any_workspace(), view in any_view()) {
        let (_, bulletin) = fixture::workspace();
        with(Lang::Zh, day(40), &workspace, &bulletin, |sources| {
            for book in Book::ALL {
                let all = lines(book, sources, NOVEMBER());
                let ledger = all.arrange(&view, &made(sources.words));
                let body: Vec<&[Cell]> = ledger.sheet.body().collect();
                prop_assert_eq!(count(book, sources, NOVEMBER()), ledger.all, "{:?}", book);
                prop_assert_eq!((body.len(), body.len()), (ledger.things.len(), ledger.found));
                prop_assert_eq!(rows_said(ledger.sheet.subtitle.last().unwrap()), body.len());
                // Rows are numbered, and as wide as the head.
                for (row, cells) in body.iter().enumerate() {
                    prop_assert_eq!(number(&cells[0]), row as i64 + 1);
                    prop_assert_eq!(cells.len(), ledger.sheet.columns.len(), "{:?}", book);
                }
                // A heading says how many rows follow it.
                for part in ledger.sheet.rows.split(|row| matches!(row, Row::Total { .. })).take(1) {
                    let mut under = 0;
                    for row in part.iter().rev() {
                        match row {
                            Row::Group { title } => {
                                prop_assert_eq!(rows_said(title), under, "{}", title);
                                under = 0;
                            }
                            _ => under += 1,
                        }
                    }
                }
                // A total is the sum of what stands above it.
                if let Some(Row::Total { cells }) = ledger.sheet.rows.last() {
                    for (column, total) in cells.iter().enumerate().skip(1) {
                        if ledger.sheet.columns[column].kind == Kind::Number {
                            let sum: i64 = body.iter().map(|cells| number(&cells[column])).sum();
                            prop_assert_eq!(number(total), sum);
                        }
                    }
                }
            }
            Ok(())
        })?;
    }

    /// A page shows the first rows and says what all of them come to.
    #[test]
    fn the_first_rows_are_those_of_the_whole(workspace in any_workspace(), view in any_view(), upto in 0usize..20) {
        let (_, bulletin) = fixture::workspace();
        with(Lang::Zh, day(40), &workspace, &bulletin, |sources| {
            for book in [Book::Records, Book::Duties, Book::Roster] {
                let all = lines(book, sources, NOVEMBER());
                let whole = all.arrange(&view, &made(sources.words));
                let first = all.arrange_first(upto, &view, &made(sources.words));
                let shown = |ledger: &Ledger| ledger.sheet.body().take(upto).map(<[Cell]>::to_vec).collect::<Vec<_>>();
                prop_assert_eq!(first.sheet.body().count(), upto.min(whole.found));
                prop_assert_eq!(shown(&first), shown(&whole));
                prop_assert_eq!(&first.things[..], &whole.things[..upto.min(whole.found)]);
                let under = |ledger: &Ledger| (ledger.sheet.notes.clone(), ledger.sheet.subtitle.clone(), ledger.found);
                prop_assert_eq!(under(&first), under(&whole));
                let total = |ledger: &Ledger| ledger.sheet.rows.last().filter(|row| matches!(row, Row::Total { .. })).cloned();
                prop_assert_eq!(total(&first), total(&whole));
                // No heading without a row under it.
                let mut pairs = first.sheet.rows.windows(2);
                let bare = pairs.any(|pair| matches!(pair, [Row::Group { .. }, Row::Group { .. } | Row::Total { .. }]));
                prop_assert!(!bare);
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_due_is_done_or_missing_or_still_to_come(workspace in any_workspace(), today in 0i32..70) {
        let (_, bulletin) = fixture::workspace();
        with(Lang::Zh, day(today), &workspace, &bulletin, |sources| {
            let view = View::default();
            let duties = lines(Book::Duties, sources, NOVEMBER()).arrange(&view, &made(sources.words));
            let blank = lines(Book::Blank, sources, NOVEMBER()).arrange(&view, &made(sources.words));
            let columns = ["应办", "已办", "不适用", "逾期未办", "未到期"].map(|title| at(&duties, title));
            let mut open = 0;
            for (cells, duty) in duties.sheet.body().zip(workspace.duties.values()) {
                let [due, done, skipped, missing, coming] = columns.map(|at| number(&cells[at]));
                prop_assert_eq!(due, done + skipped + missing + coming);
                open += if duty.off.is_none() { missing + coming } else { 0 };
            }
            // What is open stands on the blank form, each with its own code.
            let codes: BTreeSet<String> = blank.sheet.body().map(|cells| cells[1].to_string()).collect();
            prop_assert_eq!(codes.len() as i64, open);
            prop_assert_eq!(blank.things.len() as i64, open);
            Ok(())
        })?;
    }

    #[test]
    fn what_lacks_evidence_is_counted_under_the_table(workspace in any_workspace(), view in any_view()) {
        let (_, bulletin) = fixture::workspace();
        let ledger = with(Lang::Zh, day(40), &workspace, &bulletin, |sources| {
            lines(Book::Records, sources, NOVEMBER()).arrange(&view, &made(sources.words))
        });
        let shown = at(&ledger, "佐证");
        let bare = ledger.sheet.body().filter(|cells| cells[shown].to_string() == "无佐证").count();
        let notes = ledger.sheet.notes.join("\n");
        prop_assert_eq!(notes.contains(&format!("无佐证 {bare} 条")), bare > 0, "{}", notes);
    }
}
