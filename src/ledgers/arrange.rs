//! Which lines are shown, in which order, under which headings: the sheet that is seen, printed and given as a file.

use super::{
    line::{By, KINDS, Lack, Line, Lines, Thing, bit},
    period::{Length, Period},
};
use crate::{
    base::{
        day::Date,
        order,
        sheet::{Cell, Column, Direction, Kind, Row, Sheet, compare},
    },
    document,
    duties::{Role, SourceKind},
    route::Book,
    words::Words,
};
use std::collections::BTreeMap;

/// What is wanted of a property: everything, only what has none, or one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only<T> {
    /// All lines.
    #[default]
    All,
    /// Those without any.
    Without,
    /// Those with this one.
    One(T),
}

/// By what lines are put under headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded once, in `words`
pub enum Group {
    Duty,
    Role,
    Aspect,
    Month,
    Unit,
    Place,
    Kind,
    State,
    Bulletin,
    Draw,
}

document!(codes Group {
    "duty" => Duty,
    "role" => Role,
    "aspect" => Aspect,
    "month" => Month,
    "unit" => Unit,
    "place" => Place,
    "kind" => Kind,
    "state" => State,
    "bulletin" => Bulletin,
    "draw" => Draw,
});

/// What somebody wants to see of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Whose.
    pub role: Only<Role>,
    /// Of which aspect of the Chengdu norm.
    pub aspect: Only<u8>,
    /// On which kind of source.
    pub kind: Only<SourceKind>,
    /// Words that a line has to hold, all of them, in any column.
    pub text: String,
    /// By which column, counted without the number of the row.
    pub sort: Option<(usize, Direction)>,
    /// Under which headings.
    pub group: Option<Group>,
}

/// When a ledger is made, and what the history was then.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// In whose words.
    pub words: Words,
    /// The day.
    pub today: Date,
    /// The short code of the last line of the log, and its number.
    pub chain: (&'a str, u64),
}

/// A ledger as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The table. Its first column numbers the rows.
    pub sheet: Sheet,
    /// What each line of it is about.
    pub things: Vec<Option<Thing>>,
    /// How many lines were chosen. There are fewer in the table where it was cut off.
    pub found: usize,
    /// How many lines there are before any was left out.
    pub all: usize,
}

/// The columns before those of the ledger: the number of the row.
const BEFORE: usize = 1;

impl Lines {
    /// The ledger as `view` wants it.
    pub fn arrange(&self, view: &View, made: &Made) -> Ledger {
        self.arrange_first(usize::MAX, view, made)
    }

    /// The same with the first `upto` rows only. What is counted and summed up is that of all rows that were chosen.
    pub fn arrange_first(&self, upto: usize, view: &View, made: &Made) -> Ledger {
        let wanted = Wanted::of(view);
        let mut chosen: Vec<&Line> = self.lines.iter().filter(|line| wanted.takes(line)).collect();
        // Groups stand in the order in which the ledger has them, however their lines are sorted.
        let by = view.group.and_then(|group| self.groups.iter().find(|(other, _)| *other == group)).map(|(_, by)| *by);
        let headings = by.map(|by| self.headings(by, &chosen, made.words));
        let mut sorted: Vec<(usize, &Line)> = match &headings {
            Some(headings) => headings.of.iter().copied().zip(chosen).collect(),
            None => chosen.drain(..).map(|line| (0, line)).collect(),
        };
        if let Some((column, direction)) = view.sort {
            order::sort(&mut sorted, |(_, one), (_, two)| compare(cell(one, column), cell(two, column), direction));
        }
        order::sort_by_key(&mut sorted, |(group, _)| *group);

        let mut sheet = Sheet {
            title: made.words.le_book(self.book.code()).to_owned(),
            subtitle: self.subtitle(view, sorted.len(), made.words),
            code: code(made),
            columns: self.numbered(made.words),
            signatures: made.words.le_signs().split('|').map(str::to_owned).collect(),
            ..Sheet::default()
        };
        let (mut numbers, mut things) = (1.., Vec::new());
        for lines in sorted.chunk_by(|(one, _), (two, _)| one == two) {
            if things.len() == upto {
                break;
            }
            if let (Some(headings), Some((group, _))) = (&headings, lines.first()) {
                let lines = lines.iter().map(|(_, line)| *line).collect();
                let title = self.heading(headings.names.get(*group), lines, made.words);
                sheet.rows.push(Row::Group { title });
            }
            for ((_, line), number) in lines.iter().take(upto - things.len()).zip(&mut numbers) {
                let cells = std::iter::once(Cell::Number(number)).chain(line.cells.iter().cloned()).collect();
                sheet.rows.push(Row::Cells { cells });
                things.push(line.thing);
            }
        }
        let lines: Vec<&Line> = sorted.iter().map(|(_, line)| *line).collect();
        if self.adds_up && !lines.is_empty() {
            sheet.rows.push(self.total(&lines, made.words));
        }
        sheet.notes = self.notes(&lines, made);
        Ledger { sheet, things, found: lines.len(), all: self.lines.len() }
    }

    fn numbered(&self, w: Words) -> Vec<Column> {
        let number = Column { title: w.le_col("no").to_owned(), width: 5, kind: Kind::Number };
        std::iter::once(number).chain(self.columns.iter().cloned()).collect()
    }

    /// Unit and period, what was chosen, how many lines.
    fn subtitle(&self, view: &View, shown: usize, w: Words) -> Vec<String> {
        let mut lines = vec![self.unit.clone()];
        // Requirements belong to bulletins and to no period.
        if self.book != Book::Coverage {
            lines.push(w.le_period_is(self.period.words(w)));
        }
        let chosen = chosen(view, w);
        if !chosen.is_empty() {
            lines.push(w.le_chosen(chosen.join(w.le_semicolon())));
        }
        let all = self.lines.len();
        lines.push(if shown == all { w.le_rows(all) } else { w.le_rows_of(shown, all) });
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Which heading each line stands under, and the headings.
    fn headings(&self, by: By, lines: &[&Line], w: Words) -> Headings {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut headings = Headings { of: Vec::with_capacity(lines.len()), names: Vec::new() };
        for line in lines {
            let name = match by {
                By::Column(column) => cell(line, column).to_string().replace('\n', w.list_comma()),
                By::Roles => named(&Role::ALL, line.marks.roles, |role| w.role(role.code()), w.nobody_yet(), w),
                By::Aspects => named(
                    &[1, 2, 3, 4, 5],
                    line.marks.aspects.into(),
                    |n| w.le_aspect(&n.to_string()),
                    w.le_aspect("0"),
                    w,
                ),
                By::Month => line.day.map_or_else(String::new, |day| Period::of(Length::Month, day).words(w)),
            };
            let next = known.len();
            let at = *known.entry(name.clone()).or_insert(next);
            if at == next {
                headings.names.push(name);
            }
            headings.of.push(at);
        }
        headings
    }

    /// What the lines under a heading have in common, how many they are, and what they come to.
    fn heading(&self, name: Option<&String>, lines: Vec<&Line>, w: Words) -> String {
        let name = name.filter(|name| !name.is_empty()).map_or(w.not_given(), String::as_str);
        let mut told = w.le_rows(lines.len());
        if self.adds_up {
            for (column, sum) in self.sums(&lines) {
                told += &format!("{}{} {sum}", w.list_comma(), column.title);
            }
        }
        w.le_heading(name, told)
    }

    /// The columns whose numbers add up, each with its sum.
    fn sums(&self, lines: &[&Line]) -> Vec<(&Column, i64)> {
        let numbers = self.columns.iter().enumerate().filter(|(_, column)| column.kind == Kind::Number);
        numbers.map(|(at, column)| (column, sum(lines, at))).collect()
    }

    fn total(&self, lines: &[&Line], w: Words) -> Row {
        let mut cells = vec![Cell::Empty; BEFORE];
        cells.extend(self.columns.iter().enumerate().map(|(at, column)| match column.kind {
            _ if at == 0 => w.le_total().into(),
            Kind::Number => Cell::Number(sum(lines, at)),
            _ => Cell::Empty,
        }));
        Row::Total { cells }
    }

    /// What is missing in the lines that are shown, what is not in the table, when it was made.
    fn notes(&self, lines: &[&Line], made: &Made) -> Vec<String> {
        let w = made.words;
        let lacks = Lack::ALL.into_iter().filter_map(|lack| {
            let count = lines.iter().filter(|line| line.lacks(lack)).count();
            (count > 0).then(|| w.le_lack_is(w.le_lack(lack.code()), count))
        });
        let lacks: Vec<String> = lacks.collect();
        let mut notes = Vec::new();
        if !lacks.is_empty() {
            notes.push(w.le_lacks(lacks.join(w.le_semicolon())));
        }
        notes.extend(self.notes.iter().cloned());
        notes.push(if made.chain.0.is_empty() {
            w.le_made_bare(made.today.to_string())
        } else {
            w.le_made(made.today.to_string(), seq(made), made.chain.0)
        });
        notes
    }
}

struct Headings {
    of: Vec<usize>,
    names: Vec<String>,
}

/// The short code as it stands on paper; nothing while nothing was entered.
fn code(made: &Made) -> String {
    if made.chain.0.is_empty() { String::new() } else { made.words.le_code(made.chain.0, seq(made)) }
}

fn seq(made: &Made) -> usize {
    usize::try_from(made.chain.1).unwrap_or(usize::MAX)
}

fn cell(line: &Line, column: usize) -> &Cell {
    static NOTHING: Cell = Cell::Empty;
    line.cells.get(column).unwrap_or(&NOTHING)
}

fn sum(lines: &[&Line], column: usize) -> i64 {
    let numbers = lines.iter().map(|line| if let Cell::Number(number) = cell(line, column) { *number } else { 0 });
    numbers.fold(0, i64::saturating_add)
}

/// The names of the bits that are set, the first of them for none.
fn named<T: Copy>(list: &[T], bits: u32, name: impl Fn(T) -> &'static str, none: &'static str, w: Words) -> String {
    let mut names: Vec<&str> = (bits & 1 == 1).then_some(none).into_iter().collect();
    names.extend((1..).zip(list).filter(|(at, _)| bits >> at & 1 == 1).map(|(_, one)| name(*one)));
    names.join(w.list_comma())
}

/// What was chosen, in words.
fn chosen(view: &View, w: Words) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |code: &str, words: Option<&str>| {
        told.extend(words.map(|words| format!("{}{}{words}", w.le_filter(code), w.colon())));
    };
    tell(
        "role",
        match view.role {
            Only::All => None,
            Only::Without => Some(w.nobody_yet()),
            Only::One(role) => Some(w.role(role.code())),
        },
    );
    tell(
        "aspect",
        match view.aspect {
            Only::All => None,
            Only::Without => Some(w.le_aspect("0")),
            Only::One(n) => Some(w.le_aspect(&n.to_string())),
        },
    );
    tell(
        "kind",
        match view.kind {
            Only::All => None,
            Only::Without => Some(w.not_given()),
            Only::One(kind) => Some(w.source(kind.code())),
        },
    );
    let text = view.text.trim();
    tell("text", (!text.is_empty()).then_some(text));
    told
}

/// What a line must have, one bit of each property that is asked for.
struct Wanted {
    roles: u32,
    aspects: u32,
    kinds: u32,
    words: Vec<String>,
}

impl Wanted {
    fn of(view: &View) -> Wanted {
        fn bits<T: PartialEq>(list: &[T], only: &Only<T>) -> u32 {
            match only {
                Only::All => u32::MAX,
                Only::Without => 1,
                Only::One(one) => bit(list, Some(one)),
            }
        }
        Wanted {
            roles: bits(&Role::ALL, &view.role),
            aspects: bits(&[1, 2, 3, 4, 5], &view.aspect),
            kinds: bits(&KINDS, &view.kind),
            words: view.text.split_whitespace().map(str::to_lowercase).collect(),
        }
    }

    fn takes(&self, line: &Line) -> bool {
        let has = |wanted: u32, bits: u32| wanted == u32::MAX || bits & wanted != 0;
        has(self.roles, line.marks.roles)
            && has(self.aspects, line.marks.aspects.into())
            && has(self.kinds, line.marks.kinds.into())
            && self.words.iter().all(|word| line.cells.iter().any(|cell| holds(cell, word)))
    }
}

/// Whether a word stands in a cell; large and small letters are the same.
fn holds(cell: &Cell, word: &str) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) => text.contains(word) || text.to_lowercase().contains(word),
        other => other.to_string().contains(word),
    }
}
