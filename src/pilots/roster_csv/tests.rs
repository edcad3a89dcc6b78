use super::{
    cells::{Said, Scored, code, is_id_number, name, plain, result, score},
    grid::{Grid, read},
    heads::guess,
    import::{Change, Import, Order, Ready, SheetError, Totals, prepare},
    *,
};
use crate::{
    base::id::Id,
    pilots::{
        Pilot, Reserve,
        candidate::{Candidate, Event, Move, Person, Why},
        funnel::{
            Place,
            tests::{PASSED, day, event, person, pilot, stages},
        },
        stage::StageKind,
    },
};
use proptest::prelude::*;

fn rows(grid: &Grid) -> Vec<(u32, Vec<&str>)> {
    grid.rows.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect()
}

fn wrong(grid: &Grid) -> Vec<(u32, Wrong)> {
    grid.broken.iter().map(|error| (error.line, error.wrong)).collect()
}

#[test]
fn files_as_spreadsheets_write_them() {
    for text in [
        "编号,姓名\nA1,张三\nA2,李四\n",
        "\u{feff}编号,姓名\r\nA1,张三\r\nA2,李四",
        "编号\t姓名\rA1\t张三\rA2\t李四\r",
        "编号;姓名\nA1;张三\nA2; 李四 \n",
        "编号,姓名\nA1,张三\nA2,李四",
        "\"编号\",\"姓名\"\n\"A1\",\"张三\"\n\"A2\",\"李四\"\n",
        "编号,姓名,,\nA1,张三,,\nA2,李四,,,\n",
    ] {
        let grid = read(text);
        assert_eq!(grid.heads, ["编号", "姓名"], "{text}");
        assert_eq!(rows(&grid), [(2, vec!["A1", "张三"]), (3, vec!["A2", "李四"])], "{text}");
        assert_eq!((grid.head_line, wrong(&grid), grid.empty), (1, vec![], 0), "{text}");
    }
}

#[test]
fn quoted_cells_hold_marks_delimiters_and_line_breaks() {
    let grid = read("编号,姓名,备注\nA1,张三,\"他说\"\"好\"\",\r\n行\"\nA2,李四,\n\n , ,\nA3,王五,\"x\" \n");
    let expected =
        [(2, vec!["A1", "张三", "他说\"好\",\r\n行"]), (4, vec!["A2", "李四", ""]), (7, vec!["A3", "王五", "x"])];
    assert_eq!(rows(&grid), expected);
    assert_eq!((grid.empty, wrong(&grid)), (2, vec![]));
}

#[test]
fn a_title_stands_above_the_head() {
    let grid = read("甘孜县辅安招聘考生编号及笔试成绩表,,\n2026年3月,,\n编号,姓名,\"笔试\n成绩\"\nA1,张三,80\n");
    assert_eq!((grid.head_line, grid.heads.len(), grid.rows[0].line), (3, 3, 5));
    assert_eq!(guess(&grid, &stages()), [Meaning::Code, Meaning::Name, Meaning::Score { stage: 2 }]);
    // Where no head is recognised, the first row is taken for it.
    assert_eq!(read("甲,乙\n1,2\n").heads, ["甲", "乙"]);
    assert_eq!(read("").heads, [""; 0]);
    assert_eq!(read("\n\n").head_line, 0);
}

#[test]
fn an_unclosed_mark_breaks_its_own_row_and_no_other() {
    let head = "编号,姓名,笔试\nA1,甲,1\n";
    // To the end of the file; up to the next quoted cell; closed by chance in a later row, with as many cells or not.
    for (body, ok) in [
        ("A2,\"乙,2\nA3,丙,3\nA4,丁,4\n", vec!["A1", "A3", "A4"]),
        ("A2,\"乙,2\nA3,\"丙\",3\nA4,丁,4\n", vec!["A1", "A3", "A4"]),
        ("A2,\"乙,2\nA3,丙,3\nA4,丁\",4\n", vec!["A1", "A3", "A4"]),
        ("A2,\"乙,2\nA3,丙\",3\nA4,丁,4\n", vec!["A1", "A3", "A4"]),
        ("A2,\"乙\",\"2\nA3,丙,3\nA4,丁,\"4\"\n", vec!["A1", "A3", "A4"]),
        ("A2,\"乙\"x,2\nA3,丙,3\nA4,丁,4\n", vec!["A1", "A3", "A4"]),
    ] {
        let grid = read(&format!("{head}{body}"));
        let codes: Vec<&str> = grid
            .rows
            .iter()
            .map(|row| row.cells[0].as_str())
            .filter(|code| *code != "A4" || ok.contains(code))
            .collect();
        assert_eq!(codes, ok, "{body}");
        assert_eq!(wrong(&grid), [(3, Wrong::UnclosedQuote)], "{body}");
    }
    let grid = read("编号,\"姓名\nA1,甲\n");
    assert_eq!((wrong(&grid), grid.head_line), (vec![(1, Wrong::UnclosedQuote)], 2));
}

#[test]
fn rows_with_too_few_or_too_many_cells_are_named() {
    let grid = read("编号,姓名,笔试\nA1,甲\nA2,乙,2,\nA3,丙,3,4\nA4,丁,4\n");
    let (few, many) = (Wrong::TooFew { found: 2, expected: 3 }, Wrong::TooMany { found: 4, expected: 3 });
    assert_eq!(wrong(&grid), [(2, few), (4, many)]);
    assert_eq!(grid.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
}

#[test]
fn what_spreadsheets_do_to_codes_is_undone_or_said() {
    let ok = [
        ("A001", "A001"),
        (" A001 ", "A001"),
        ("001", "001"),
        ("20260301.0", "20260301"),
        ("2.026030100019E+12", "2026030100019"),
        ("2.02603010001E+11", "202603010001"),
        ("Ａ００１", "A001"),
        ("=\"00123\"", "00123"),
        ("'00123", "00123"),
        ("2026-03-01", "2026-03-01"),
        ("甲一", "甲一"),
    ];
    for (cell, expected) in ok {
        assert_eq!(code(cell), Ok(expected.to_owned()), "{cell}");
    }
    let refused = [
        ("", Wrong::NoCode),
        ("　", Wrong::NoCode),
        ("2.026E+11", Wrong::DigitsLost),
        ("2.02603E+11", Wrong::DigitsLost),
        ("1.5", Wrong::NotACode),
        ("合计", Wrong::NotACode),
        ("制表人:李", Wrong::NotACode),
        ("513321199001011234", Wrong::IdNumber),
        ("51332119900101123X", Wrong::IdNumber),
        ("５１３３２１１９９００１０１１２３Ｘ", Wrong::IdNumber),
        ("123456789012345678901234567890123", Wrong::NotACode),
    ];
    for (cell, expected) in refused {
        assert_eq!(code(cell), Err(expected), "{cell}");
    }
    assert_eq!(name("13800138000"), Err(Wrong::NotAName));
    assert_eq!(name("　扎西·顿珠 "), Ok("扎西·顿珠".to_owned()));
    // Eighteen digits without a day of birth in them are a number like any other.
    assert!(!is_id_number("202603010000000001"));
}

#[test]
fn scores_as_people_write_them() {
    let ok = [
        ("80.5", 80_50),
        ("80", 80_00),
        ("80.50分", 80_50),
        ("８０．５", 80_50),
        ("0", 0),
        ("80.500", 80_50),
        ("8.05E+1", 80_50),
        ("80.09999999999999", 80_10),
        ("80.10000000000001", 80_10),
        ("7.5e1", 75_00),
        ("100.00", 100 * 100),
    ];
    for (cell, expected) in ok {
        assert_eq!(score(cell), Ok(Scored::Score(expected)), "{cell}");
    }
    for (cell, expected) in
        [("", Scored::Nothing), ("-", Scored::Nothing), ("缺考", Scored::Absent), ("弃权", Scored::Withdrew)]
    {
        assert_eq!(score(cell), Ok(expected), "{cell}");
    }
    for (cell, expected) in [
        ("80.125", Wrong::TooFine),
        ("0.001", Wrong::TooFine),
        ("1E-9", Wrong::TooFine),
        ("-5", Wrong::NotAScore),
        ("80,5", Wrong::NotAScore),
        ("免考", Wrong::NotAScore),
        ("1E30", Wrong::NotAScore),
        ("99999999999", Wrong::NotAScore),
        ("80.5.1", Wrong::NotAScore),
        (".", Wrong::NotAScore),
    ] {
        assert_eq!(score(cell), Err(expected), "{cell}");
    }
    assert_eq!(
        [result("合格"), result("不合格"), result(""), result("缺考")],
        [Ok(Said::Passed), Ok(Said::Failed(None)), Ok(Said::Nothing), Ok(Said::Absent)]
    );
    assert_eq!(result("血压偏高"), Err(Wrong::NotAResult));
}

/// The meanings of these heads, over one row of these cells.
fn meanings(heads: &[&str], cells: &[&str]) -> Vec<Meaning> {
    guess(&read(&format!("{}\n{}\n", heads.join(","), cells.join(","))), &stages())
}

#[test]
fn heads_are_understood_in_both_languages() {
    use Meaning::{Code, Ignored, Name, Result, Score};
    let heads = [
        "序号",
        "准考证号",
        "姓名",
        "性别",
        "岗位代码",
        "笔试成绩",
        "面试成绩",
        "体能测试",
        "体检是否合格",
        "总成绩",
        "名次",
    ];
    let cells = ["1", "2026001", "张三", "男", "01", "80", "81", "合格", "合格", "80.6", "1"];
    let expected = [
        Ignored,
        Code,
        Name,
        Ignored,
        Ignored,
        Score { stage: 2 },
        Score { stage: 3 },
        Result { stage: 4 },
        Result { stage: 5 },
        Ignored,
        Ignored,
    ];
    assert_eq!(meanings(&heads, &cells), expected);
    let heads = ["No.", "Name", "Written test score", "Interview", "Medical result", "Total", "Rank"];
    let expected = [Code, Name, Score { stage: 2 }, Score { stage: 3 }, Result { stage: 5 }, Ignored, Ignored];
    assert_eq!(meanings(&heads, &["1", "Li", "80", "70", "pass", "75", "2"]), expected);
    // A stage's own name; a bare word for the only stage that is named; what is about another stage.
    let heads = ["报名序号", "法律知识考试", "结果", "是否进入面试", "笔试折合", "笔试是否弃权"];
    let cells = ["7", "88", "合格", "是", "32", "否"];
    assert_eq!(meanings(&heads, &cells)[..2], [Code, Score { stage: 9 }]);
    assert_eq!(meanings(&heads, &cells)[3..], [Ignored; 3]);
    assert_eq!(meanings(&["编号", "笔试", "结果"], &["1", "80", "合格"])[2], Result { stage: 2 });
    // Without a named stage nobody knows of which.
    assert_eq!(meanings(&["编号", "成绩"], &["1", "80"])[1], Ignored);
}

#[test]
fn what_may_not_be_kept_is_refused_and_gone() {
    use Refusal::{Address, Background, Bank, Health, IdNumber, Phone};
    let heads = [
        "编号",
        "身份证号",
        "联系电话",
        "家庭住址",
        "身高",
        "体检情况",
        "政审备注",
        "银行卡号",
        "号码",
        "其他",
        "证号",
    ];
    let cells = ["1", "x", "x", "x", "x", "x", "x", "x", "13800138000", "513321199001011234", "5.13321E+17"];
    let grid = read(&format!("{}\n{}\n", heads.join(","), cells.join(",")));
    let why = [IdNumber, Phone, Address, Health, Health, Background, Bank, Phone, IdNumber, IdNumber];
    assert_eq!(grid.refused[1..], why.map(Some));
    assert_eq!(rows(&grid)[0].1, ["1", "", "", "", "", "", "", "", "", "", ""]);
    assert_eq!(guess(&grid, &stages())[1..], why.map(|why| Meaning::Refused { why }));
    // Whatever the user says.
    let pilot = pilot();
    let meanings = [Meaning::Code, Meaning::Name];
    let order = order(&pilot, &[]);
    assert_eq!(prepare(&grid, &meanings, &order), Err(SheetError::Refused { column: 1, why: IdNumber }));
    // A code may look like a telephone number where it is called a code.
    assert_eq!(read("准考证号,姓名\n13800138000,张三\n").refused, [None, None]);
    // Nor is an identity number shown that stands among codes.
    let grid = read("编号,姓名\nA1,张三\nA2,李\nA3,王\n513321199001011234,李四\n");
    let import = prepare(&grid, &meanings, &order).unwrap();
    let error = RowError { line: 5, column: Some(0), wrong: Wrong::IdNumber, cell: String::new() };
    assert_eq!((import.errors, import.ready.len()), (vec![error], 3));
}

fn order<'a>(pilot: &'a Pilot, people: &'a [Person<'a>]) -> Order<'a> {
    Order { id: Id::new(1), pilot, people, first: "", on: day(9), today: None, carry: false }
}

fn import(text: &str, order: &Order) -> Import {
    let grid = read(text);
    let meanings = guess(&grid, &order.pilot.stages);
    prepare(&grid, &meanings, order).unwrap()
}

fn events(ready: &Ready) -> Vec<(&str, Move)> {
    ready.candidate.events.iter().map(|event| (event.stage.as_str(), event.what)).collect()
}

fn scored(score: u32) -> Move {
    Move::Scored { score }
}

#[test]
fn a_list_of_scores_makes_new_people_and_moves() {
    let mut pilot = pilot();
    pilot.rules.reserve = Reserve::Allowed;
    let order = Order { first: "written_test", ..order(&pilot, &[]) };
    let text = "准考证号,姓名,笔试成绩,笔试结果\nA1,张三,80.5,合格\nA2,李四,缺考,\nA3,王五,40,不合格\nA4,赵六,,弃权\nA5,孙七,60,递补\nA6,周八,,\nA7,吴九,101,合格\nA8,郑十,缺考,合格\n";
    let import = import(text, &order);
    let told: Vec<_> = import.ready.iter().map(|ready| (ready.line, events(ready))).collect();
    let failed = |why| Move::Failed { why };
    let at = |moves: &[Move]| moves.iter().map(|what| ("written_test", *what)).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (2, at(&[scored(80_50), PASSED])),
            (3, at(&[failed(Some(Why::Absent))])),
            (4, at(&[scored(40_00), failed(None)])),
            (5, at(&[Move::Withdrew { why: None }])),
            (6, at(&[scored(60_00), Move::Reserved {}])),
            (7, vec![]),
        ]
    );
    assert_eq!((&*import.ready[0].candidate.code, &*import.ready[0].candidate.name), ("A1", "张三"));
    assert_eq!((import.ready[0].candidate.added, import.ready[0].changes[0].clone()), (day(9), Change::New));
    let too_high = Wrong::Move { error: MoveError::ScoreTooHigh };
    let error = |line, column, wrong, cell: &str| RowError { line, column: Some(column), wrong, cell: cell.into() };
    assert_eq!(import.errors, [error(8, 2, too_high, "101"), error(9, 3, Wrong::NotAResult, "合格")]);
    let totals = Totals { rows: 8, new: 6, wrong: 2, ..Totals::default() };
    assert_eq!(import.totals(), totals);
    let mut next = 100;
    let written = import.write(&mut || {
        next += 1;
        Id::new(next)
    });
    assert_eq!(written.iter().map(|(id, _)| id.bits()).collect::<Vec<_>>(), [101, 102, 103, 104, 105, 106]);
}

#[test]
fn people_who_are_known_are_brought_up_to_date() {
    let pilot = pilot();
    let in_written = |code: &str| {
        let mut person = person(code);
        person.events = vec![event("application", 1, PASSED), event("screening", 2, PASSED)];
        person
    };
    let had = in_written("a1").with(event("written_test", 3, scored(70_00)));
    let done = Candidate { name: "李四".into(), ..in_written("A2") };
    let done = done.with(event("written_test", 3, scored(60_00))).with(event("written_test", 4, PASSED));
    let erased = Candidate { erased: Some(day(5)), ..in_written("A3") };
    let (twin, other) = (in_written("A4"), in_written("A4"));
    let people: Vec<Person> =
        [&had, &done, &erased, &twin, &other].into_iter().zip(1..).map(|(person, id)| (Id::new(id), person)).collect();
    let order = order(&pilot, &people);
    let import = import(
        "编号,姓名,笔试成绩,笔试结果\nA1,张三,71,合格\nA2,李四,60,合格\nA3,王五,50,\nA4,x,1,\nA3 ,,50,\n",
        &order,
    );
    let one = &import.ready[0];
    assert_eq!((import.ready.len(), one.id, &*one.candidate.code), (1, Some(Id::new(1)), "a1"));
    let told = |what| Change::Event(Event { on: day(9), stage: "written_test".into(), what });
    let changes = [
        Change::Name { from: String::new() },
        told(scored(71_00)),
        Change::Score { stage: 2, from: 70_00, to: 71_00 },
        told(PASSED),
    ];
    assert_eq!(one.changes, changes);
    assert_eq!(import.unchanged, [3]);
    // The two rows of A3 differ: nobody knows which is right.
    let wrongs: Vec<_> = import.errors.iter().map(|error| (error.line, error.wrong)).collect();
    assert_eq!(wrongs, [(4, Wrong::Twice { line: 6 }), (5, Wrong::CodeShared), (6, Wrong::Twice { line: 4 })]);
    let erased =
        prepare(&read("编号,姓名\nA3,王五\n"), &[Meaning::Code, Meaning::Name], &Order { people: &people, ..order });
    let error = RowError { line: 2, column: Some(1), wrong: Wrong::NameErased, cell: String::new() };
    assert_eq!(erased.unwrap().errors, [error]);
}

#[test]
fn a_row_that_says_the_same_again_is_counted_and_not_taken_twice() {
    let pilot = pilot();
    let import = import("编号,姓名,性别\nA1,张三,男\na1,张三,\nA2,李四,女\n", &order(&pilot, &[]));
    assert_eq!((import.ready.len(), import.repeated.as_slice()), (2, &[(3, 2)][..]));
    assert_eq!(import.totals(), Totals { rows: 3, new: 2, repeated: 1, ..Totals::default() });
}

#[test]
fn that_somebody_passed_is_not_made_up_unless_asked_for() {
    let pilot = pilot();
    let text = "编号,面试成绩\nA1,80\n";
    let refused = import(text, &order(&pilot, &[]));
    let not_there = Wrong::Move { error: MoveError::NotThere { place: Place::At(0) } };
    assert_eq!(refused.errors.iter().map(|error| error.wrong).collect::<Vec<_>>(), [not_there]);
    let carried = import(text, &Order { carry: true, ..order(&pilot, &[]) });
    let expected =
        [("application", PASSED), ("screening", PASSED), ("written_test", PASSED), ("interview", scored(80_00))];
    assert_eq!(events(&carried.ready[0]), expected);
}

#[test]
fn who_passes_below_the_mark_is_pointed_out() {
    let mut pilot = pilot();
    let written = pilot.stages.iter().position(|stage| stage.code == "written_test").unwrap();
    pilot.stages[written].pass_mark = Some(60_00);
    let text = "编号,笔试成绩,面试成绩\nA1,36,80\nA2,60,80\nA3,50,\n";
    let carried = import(text, &Order { carry: true, ..order(&pilot, &[]) });
    let below: Vec<_> = carried.ready.iter().map(|ready| ready.below_mark(&pilot.stages)).collect();
    assert_eq!(below, [vec![written], vec![], vec![]]);
}

#[test]
fn of_a_private_stage_only_the_result_is_read() {
    let mut pilot = pilot();
    pilot.stages[0].kind = StageKind::Medical;
    let grid = read("编号,甲\nA1,缺考\nA2,血压偏高\n");
    let order = order(&pilot, &[]);
    let import = prepare(&grid, &[Meaning::Code, Meaning::Result { stage: 0 }], &order).unwrap();
    assert_eq!(events(&import.ready[0]), [("application", Move::Failed { why: None })]);
    assert_eq!(import.errors[0].wrong, Wrong::NotAResult);
    let scores = prepare(&grid, &[Meaning::Code, Meaning::Score { stage: 0 }], &order);
    assert_eq!(scores, Err(SheetError::ScoreNotKept { column: 1 }));
}

#[test]
fn columns_that_make_no_sense_are_refused_before_any_row() {
    let pilot = pilot();
    let prepare = |text: &str, meanings: &[Meaning], first| {
        prepare(&read(text), meanings, &Order { first, ..order(&pilot, &[]) }).err()
    };
    use Meaning::{Code, Name, Score};
    assert_eq!(prepare("", &[], ""), Some(SheetError::NoHead));
    assert_eq!(prepare("甲,乙\n1,2\n", &[Name], ""), Some(SheetError::NoCode));
    assert_eq!(prepare("甲,乙\n1,2\n", &[Code, Code], ""), Some(SheetError::Same { first: 0, second: 1 }));
    assert_eq!(prepare("甲,乙\n1,2\n", &[Code, Score { stage: 12 }], ""), Some(SheetError::NoStage { column: 1 }));
    assert_eq!(prepare("甲,乙\n1,2\n", &[Code], "gone"), Some(SheetError::NoFirst));
    assert_eq!(prepare("甲,乙\n1,2\n", &[Code], "interview"), None);
}

/// A cell as a spreadsheet writes it.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    /// What a spreadsheet writes is read back, and one broken row takes no other with it.
    #[test]
    fn rows_are_read_back_and_a_broken_one_takes_no_other_with_it(
        cells in prop::collection::vec(prop::collection::vec("[a-z0-9\" ]{0,4}(\n[a-z]{1,3})?|[a-z,;\"]{0,5}", 3), 1..12),
        broken in prop::option::of((0usize..12, prop::sample::select(vec!["x,\"y,z", "\"x,y,z", "x,\"\"\"y,z", "x,y", "x,y,z,w"]))),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut text = format!("编号,姓名,甲{ending}");
        let (mut expected, mut line, mut broken_at) = (Vec::new(), 2, None);
        for (nth, row) in cells.iter().enumerate() {
            if let Some((_, piece)) = broken.filter(|(at, _)| *at == nth) {
                text += &format!("{piece}{ending}");
                broken_at = Some(line);
                line += 1;
            }
            // Row numbers keep rows from being empty.
            let mut row = row.clone();
            row[0] = format!("r{nth}");
            text += &row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
            text += ending;
            let breaks: usize = row.iter().map(|cell| cell.matches('\n').count()).sum();
            expected.push((line as u32, row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()));
            line += 1 + breaks;
        }
        let grid = read(&text);
        let found: Vec<(u32, Vec<String>)> = grid.rows.into_iter().map(|row| (row.line, row.cells)).collect();
        prop_assert_eq!(found, expected);
        let lines: Vec<usize> = grid.broken.iter().map(|error| error.line as usize).collect();
        prop_assert_eq!(lines, broken_at.into_iter().collect::<Vec<_>>());
    }

    /// Any text: no line is lost. Each is the head, above it, in a row, broken, or empty.
    #[test]
    fn no_line_is_lost_and_no_text_is_refused(text in "(编号|[a\"',\t\n\r;]){0,60}") {
        let grid = read(&text);
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").lines().count() as u32;
        let mut told: Vec<u32> = grid.rows.iter().map(|row| row.line).chain(grid.broken.iter().map(|e| e.line)).collect();
        told.sort_unstable();
        prop_assert!(told.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(told.iter().all(|line| (1..=lines).contains(line)));
        if !text.contains('"') && grid.head_line > 0 {
            prop_assert_eq!(told.len() as u32 + grid.empty + grid.head_line, lines);
        }
    }

    /// Every row comes out in one list, and what is taken in is a history that holds.
    #[test]
    fn every_row_comes_out_once(
        rows in prop::collection::vec(("[A-C]?[12]?", "|张三|13800138000", "|80|80[.]555|缺考|x", "|合格|不合格|弃权|[?]"), 0..12),
        carry: bool,
        first in prop::sample::select(vec!["", "written_test"]),
    ) {
        let pilot = pilot();
        let known = person("A1").with(event("application", 1, PASSED));
        let people = [(Id::new(7), &known)];
        let mut text = "编号,姓名,笔试成绩,笔试结果\n".to_owned();
        for (code, name, score, result) in &rows {
            text += &format!("{code},{name},{score},{result}\n");
        }
        let import = import(&text, &Order { carry, first, ..order(&pilot, &people) });
        let mut lines: Vec<u32> = import.ready.iter().map(|ready| ready.line).collect();
        lines.extend(import.repeated.iter().map(|(line, _)| *line));
        lines.extend(&import.unchanged);
        let mut wrong: Vec<u32> = import.errors.iter().map(|error| error.line).collect();
        wrong.dedup();
        lines.extend(wrong);
        lines.sort_unstable();
        let filled = rows.iter().zip(2u32..).filter(|((a, b, c, d), _)| [a, b, c, d].iter().any(|cell| !cell.is_empty()));
        prop_assert_eq!(lines, filled.map(|(_, line)| line).collect::<Vec<_>>());
        prop_assert_eq!(import.totals().rows + import.empty, rows.len() as u32);
        for ready in &import.ready {
            let mut so_far = ready.candidate.clone();
            so_far.events.clear();
            for event in &ready.candidate.events {
                prop_assert_eq!(crate::pilots::moves::check(&pilot, &so_far, event, None), Ok(()));
                so_far.events.push(event.clone());
            }
        }
    }

    #[test]
    fn any_cell_is_understood_or_refused(cell in ".{0,12}|[0-9.eE+-]{0,14}|[0-9]{15,19}") {
        let _ = (code(&cell), name(&cell), result(&cell));
        if let Ok(Scored::Score(score)) = score(&cell) {
            // What is read is what is written, to the hundredth.
            if let Ok(number) = plain(&cell).parse::<f64>() {
                prop_assert!((number * 100.0 - f64::from(score)).abs() < 0.01);
            }
        }
        if let Ok(code) = code(&cell) {
            prop_assert!(!is_id_number(&code) && !code.is_empty());
        }
    }
}

/// `cargo test --release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_long_five_thousand_rows_take() {
    let mut text = "准考证号,姓名,身份证号,笔试成绩,笔试结果,面试成绩,面试结果,备注\n".to_owned();
    for nth in 0..5_000 {
        text +=
            &format!("2026{nth:06},张三,513321199001011234,{}.5,合格,{},合格,\"无,\"\"无\"\"\"\n", nth % 100, nth % 90);
    }
    let pilot = pilot();
    let mut known: Vec<Candidate> = Vec::new();
    for nth in 0..2_500 {
        known.push(Candidate { first: "written_test".into(), ..person(&format!("2026{nth:06}")) });
    }
    let people: Vec<Person> = known.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
    let order = Order { first: "written_test", ..order(&pilot, &people) };
    let begun = std::time::Instant::now();
    let grid = read(&text);
    let parsed = begun.elapsed();
    let import = prepare(&grid, &guess(&grid, &pilot.stages), &order).unwrap();
    println!("5,000 rows: taken apart in {parsed:?}, all in {:?}; {:?}", begun.elapsed(), import.totals());
    assert_eq!(import.ready.len(), 5_000);
    // The worst that broken files do: every row opens a mark that nothing closes.
    let begun = std::time::Instant::now();
    let broken = read(&format!("编号,姓名\n{}", "A1,\"张三张三张三张三张三\n".repeat(5_000)));
    println!("5,000 broken rows: {:?} ({})", begun.elapsed(), broken.broken.len());
}
