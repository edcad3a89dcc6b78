//! Ledgers: what they hold, how they read in both languages, and that their numbers are those of their rows.

mod fixture;
mod properties;

use fixture::{TEXT, TODAY, workspace};
use luoshi::{
    base::{
        day::{Date, date},
        id::Id,
        lang::Lang,
        sheet::{Direction, Row, Sheet},
    },
    bulletin::Bulletin,
    duties::{Role, SourceKind, record::Stand},
    ledgers::{
        Group, Ledger, Made, Only, Reading, Sources, Thing, View, coming, completion, count, lines, overdue,
        period::{Length, Period},
        printed,
    },
    route::Book,
    share::{
        csv,
        pencode::{Found, PenCode, find},
        xlsx,
    },
    words::Words,
    workspace::{Workspace, desk::Desk, shelf::id_of},
};
use std::{fs, path::Path};

/// Lets a test ask ledgers of a workspace as a page does.
pub fn with<T>(
    lang: Lang,
    today: Date,
    workspace: &Workspace,
    bulletin: &Bulletin,
    ask: impl FnOnce(&Sources) -> T,
) -> T {
    let desk = Desk::of(workspace, today);
    let readings = [Reading { id: id_of(TEXT), title: "某县应急简报第3期", bulletin }];
    let not_read = ["某市简报第1期".to_owned()];
    ask(&Sources {
        words: Words(lang),
        workspace,
        journal: &desk.journal,
        board: &desk.board,
        calendar: &desk.calendar,
        readings: &readings,
        not_read: &not_read,
        pen_code: |duty, due| PenCode::of(duty, due).to_string(),
        today,
    })
}

pub const NOVEMBER: fn() -> Period = || Period::of(Length::Month, date(2026, 11, 1));

pub fn made(words: Words) -> Made<'static> {
    Made { words, today: TODAY, chain: ("3F9A-C201", 42) }
}

fn ledger(book: Book, view: &View) -> Ledger {
    let (workspace, bulletin) = workspace();
    with(Lang::Zh, TODAY, &workspace, &bulletin, |sources| {
        lines(book, sources, NOVEMBER()).arrange(view, &made(sources.words))
    })
}

/// A ledger as one reads it.
fn print(ledger: &Ledger) -> String {
    let sheet = &ledger.sheet;
    let mut out = format!("# {} [{}]\n", sheet.title, sheet.code);
    out += &sheet.subtitle.iter().map(|line| format!("{line}\n")).collect::<String>();
    out += csv::sheet(sheet).trim_start_matches('\u{feff}').replace("\r\n", "\n").as_str();
    out += &sheet.notes.iter().map(|line| format!("- {line}\n")).collect::<String>();
    out + &format!("{}\n\n", sheet.signatures.join(" ____ "))
}

/// To take a changed text over: `GOLDEN=write cargo test ledgers`, and read the difference.
#[test]
fn every_ledger_reads_as_it_is_kept_in_both_languages() {
    let (workspace, bulletin) = workspace();
    for lang in [Lang::Zh, Lang::En] {
        let text: String = with(lang, TODAY, &workspace, &bulletin, |sources| {
            let show = |book| print(&lines(book, sources, NOVEMBER()).arrange(&View::default(), &made(sources.words)));
            Book::ALL.into_iter().map(show).collect()
        });
        let file = format!("tests/fixtures/ledgers/{}.txt", lang.code());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::env::var_os("GOLDEN").is_some() {
            fs::write(&file, &text).unwrap();
        }
        assert_eq!(text, fs::read_to_string(&file).unwrap(), "{}", file.display());
    }
}

fn column(ledger: &Ledger, title: &str) -> Vec<String> {
    let at = ledger.sheet.columns.iter().position(|column| column.title == title).unwrap();
    ledger.sheet.body().map(|cells| cells[at].to_string()).collect()
}

#[test]
fn a_meeting_for_two_duties_is_one_row_in_every_ledger_that_it_belongs_to() {
    for book in [Book::Records, Book::Meetings] {
        let ledger = ledger(book, &View::default());
        let rows: Vec<String> =
            column(&ledger, "职责").into_iter().filter(|duties| duties.contains("安委会例会")).collect();
        assert_eq!(rows, ["安委会例会\n安办例会"], "{book:?}");
    }
    // In the ledger of duties it counts for each of them.
    let duties = ledger(Book::Duties, &View::default());
    assert_eq!(column(&duties, "已办")[..2], ["0", "2"]);
}

#[test]
fn rows_are_chosen_by_role_aspect_kind_and_words() {
    let rows = |view: View| ledger(Book::Records, &view).things.len();
    let all = rows(View::default());
    assert_eq!(all, 7);
    assert_eq!(rows(View { role: Only::One(Role::Head), ..View::default() }), 2);
    assert_eq!(rows(View { role: Only::Without, ..View::default() }), 2);
    assert_eq!(rows(View { aspect: Only::One(3), ..View::default() }), 1);
    assert_eq!(rows(View { kind: Only::One(SourceKind::Comparable), ..View::default() }), 1);
    assert_eq!(rows(View { kind: Only::Without, ..View::default() }), 2);
    assert_eq!(rows(View { text: "王五  演练".into(), ..View::default() }), 1);
    assert_eq!(rows(View { text: "没有这样的字".into(), ..View::default() }), 0);
    // What is left out is said.
    let ledger = ledger(Book::Records, &View { role: Only::One(Role::Head), text: "演练".into(), ..View::default() });
    let subtitle = ledger.sheet.subtitle.join("\n");
    assert!(subtitle.contains("筛选：岗位：镇长（主任）；含有：演练"), "{subtitle}");
    assert!(subtitle.contains("1 条（全部 7 条，其余没有列出）"), "{subtitle}");
}

#[test]
fn rows_are_sorted_within_their_groups_and_numbered_as_they_stand() {
    let view = View { sort: Some((0, Direction::Descending)), group: Some(Group::Kind), ..View::default() };
    let ledger = ledger(Book::Records, &view);
    let headings: Vec<&str> = ledger
        .sheet
        .rows
        .iter()
        .filter_map(|row| if let Row::Group { title } = row { Some(title.as_str()) } else { None })
        .collect();
    assert_eq!(
        headings,
        ["会议（2 条）", "未填（1 条）", "检查（1 条）", "演练（1 条）", "一般工作（1 条）", "培训（1 条）"]
    );
    assert_eq!(column(&ledger, "序号"), ["1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(column(&ledger, "日期")[..2], ["2026-11-13", "2026-11-06"]);
}

#[test]
fn requirements_of_texts_that_are_not_at_hand_are_named() {
    let notes = ledger(Book::Coverage, &View::default()).sheet.notes.join("\n");
    assert!(notes.contains("某市简报第1期"), "{notes}");
    assert!(notes.contains("未读 2 条"), "{notes}");
}

#[test]
fn the_codes_on_the_blank_form_find_their_rows() {
    let ledger = ledger(Book::Blank, &View::default());
    let codes = column(&ledger, "编码");
    // The inspection was opened again; the meeting of the month was put off into December.
    assert_eq!(column(&ledger, "到期日"), ["2026-11-10", "2026-11-20", "2026-11-27"]);
    let (workspace, bulletin) = workspace();
    with(Lang::Zh, TODAY, &workspace, &bulletin, |sources| {
        let (from, to) = (date(2026, 1, 1), date(2027, 1, 1));
        for (code, thing) in codes.iter().zip(&ledger.things) {
            let Found::One(duty, Some(due)) = find(code, printed(sources, from, to)) else { panic!("{code}") };
            assert_eq!(*thing, Some(Thing::Duty(duty)));
            assert_eq!(sources.journal.stand(duty, Some(due)), Stand::Open);
        }
        // What was closed meanwhile, put off or switched off is found as well, to be told.
        for (duty, due) in
            [(2, Some(date(2026, 11, 13))), (1, Some(date(2026, 11, 30))), (6, Some(date(2026, 11, 20))), (5, None)]
        {
            let code = PenCode::of(Id::new(duty), due).to_string();
            assert_eq!(find(&code, printed(sources, from, to)), Found::One(Id::new(duty), due));
        }
    });
}

#[test]
fn all_ledgers_fit_into_one_workbook() {
    let sheets: Vec<Sheet> = Book::ALL.into_iter().map(|book| ledger(book, &View::default()).sheet).collect();
    assert!(xlsx::workbook(&sheets, TODAY).is_ok());
}

#[test]
fn what_comes_is_open_and_lies_within_twelve_months() {
    let (workspace, bulletin) = workspace();
    with(Lang::Zh, TODAY, &workspace, &bulletin, |sources| {
        let coming = coming(sources);
        let put_off = coming.iter().find(|one| one.due == date(2026, 11, 30)).unwrap();
        assert_eq!((put_off.now, put_off.put_off), (date(2026, 12, 4), 1));
        assert!(coming.iter().all(|one| (TODAY..=date(2027, 11, 23)).contains(&one.now)));
        // Weekly from 27 November on, monthly twice, the yearly drill a year from now.
        assert_eq!(coming.iter().filter(|one| one.duty.bits() == 2).count(), 52);
        assert_eq!(
            coming.iter().filter(|one| one.duty.bits() == 4).map(|one| one.due).next(),
            Some(date(2027, 11, 18))
        );
    });
}

#[test]
fn the_numbers_of_the_pictures() {
    let (workspace, bulletin) = workspace();
    with(Lang::Zh, TODAY, &workspace, &bulletin, |sources| {
        let done: Vec<(u8, usize, usize, usize)> = completion(sources, NOVEMBER())
            .iter()
            .map(|one| (one.aspect, one.tally.due, one.tally.done, one.tally.missing))
            .collect();
        assert_eq!(done, [(3, 1, 0, 1), (4, 8, 3, 3)]);
        let months = overdue(sources);
        assert_eq!(months.len(), 12);
        // On 31 October the meeting of that month (due on the 30th) was open; it was held on 6 November. Yesterday the
        // inspection and the office's meeting of the 20th were.
        let last: Vec<usize> = months.iter().rev().take(3).map(|month| month.count).collect();
        assert_eq!(last, [2, 1, 1]);
    });
}

#[test]
fn counting_is_making_them() {
    let (workspace, bulletin) = workspace();
    with(Lang::Zh, TODAY, &workspace, &bulletin, |sources| {
        for book in Book::ALL {
            for length in Length::ALL {
                let period = Period::of(length, TODAY);
                assert_eq!(count(book, sources, period), lines(book, sources, period).len(), "{book:?} {length:?}");
            }
        }
    });
}
