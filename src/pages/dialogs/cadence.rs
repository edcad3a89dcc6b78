//! How often a duty falls due, in a form: the plain ones from a list, and what the others need said.

use crate::{
    duties::{
        Duty,
        cadence::{Before, Cadence, Count, DayKind, Nth, Period, Unit, Weekday},
    },
    platform::page::{Form, value},
    ui::{
        el::{El, View, block, el, live, none},
        parts::{field, input, select},
    },
    words::Words,
};
use leptos::prelude::*;

/// The kinds that need more said, after the plain ones.
const KINDS: [&str; 5] = ["every", "weekday", "last_day", "before", "within"];
/// So many days before an occasion, or after an event, are proposed.
const PROPOSED: &str = "3";

/// The choice, and the fields of the chosen kind.
pub fn fields(w: Words, duty: &Duty, hint: Option<String>) -> View {
    let now = duty.cadence;
    let kind = RwSignal::new(now.code().to_owned());
    let plain = Cadence::PLAIN.into_iter().map(|cadence| (cadence.code().to_owned(), w.how_often_is(cadence)));
    let more = KINDS.map(|kind| (kind.to_owned(), w.cadence_kind(kind).to_owned()));
    let choose = select(plain.chain(more), now.code()).on("change", move |event| kind.set(value(&event)));
    let binding = duty.binding.map(|binding| block("p", "field__hint").text(w.cadence_bound(w.how_often_is(binding))));
    let asked = live(move || asked(w, &kind.get(), now));
    block("div", "flow flow--tight").el(field("cadence", w.how_often(), hint, choose)).maybe(binding).kid(asked).view()
}

fn number(name: &'static str, label: &'static str, now: Option<Count>, proposed: &'static str) -> El {
    let now = now.map_or_else(|| proposed.to_owned(), |now| now.get().to_string());
    field(name, label, None, input(now).attr("inputmode", "numeric"))
}

fn one_of<'w>(
    name: &'static str,
    label: &'static str,
    options: impl IntoIterator<Item = (&'w str, &'static str)>,
    now: &'static str,
) -> El {
    let options = options.into_iter().map(|(code, word)| (code.to_owned(), word.to_owned()));
    field(name, label, None, select(options, now))
}

/// What a kind needs said; `now` fills in what it says already.
fn asked(w: Words, kind: &str, now: Cadence) -> View {
    let units = [Unit::Days, Unit::Weeks, Unit::Months];
    let pair = |fields: Vec<El>| block("div", "pair").els(fields).view();
    match kind {
        "every" => {
            let (n, unit) = match now {
                Cadence::Every { n, unit } => (Some(n), unit),
                _ => (None, Unit::Days),
            };
            let options = units.map(|unit| (unit.code(), w.many_of(unit.code())));
            pair(vec![number("c-n", w.cadence_n(), n, "10"), one_of("c-unit", w.cadence_unit(), options, unit.code())])
        }
        "weekday" => {
            let (nth, weekday, months) = match now {
                Cadence::Weekday { nth, weekday, months } => (nth, weekday, months),
                _ => (Nth::First, Weekday::Monday, Count::ONE),
            };
            let days = Weekday::ALL.map(|day| (day.code(), w.weekday(&day.number().to_string())));
            pair(vec![
                one_of("c-nth", w.cadence_nth(), Nth::ALL.map(|nth| (nth.code(), w.nth(nth.code()))), nth.code()),
                one_of("c-day", w.cadence_weekday(), days, weekday.code()),
                number("c-n", w.cadence_months(), Some(months), "1"),
            ])
        }
        "last_day" => {
            let period = if let Cadence::LastDay { period } = now { period } else { Period::Month };
            let options = Period::ALL.map(|period| (period.code(), w.last_day(period.code())));
            pair(vec![one_of("c-period", w.cadence_period(), options, period.code())])
        }
        "before" => {
            let (what, days) = match now {
                Cadence::Before { what, days } => (what, Some(days)),
                _ => (Before::EveryFestival, None),
            };
            let options: Vec<_> = Before::all().map(|what| (what.code(), w.occasion(what.code()))).collect();
            pair(vec![
                one_of("c-what", w.cadence_before(), options, what.code()),
                number("c-n", w.cadence_days(), days, PROPOSED),
            ])
        }
        "within" => {
            let (n, days) = match now {
                Cadence::Within { n, days } => (Some(n), days),
                _ => (None, DayKind::Working),
            };
            let options =
                [(DayKind::Working.code(), w.many_of("working_days")), (DayKind::All.code(), w.many_of("days"))];
            el("div")
                .kid(pair(vec![
                    number("c-n", w.cadence_within(), n, PROPOSED),
                    one_of("c-days", w.cadence_unit(), options, days.code()),
                ]))
                .el(block("p", "field__hint").text(w.cadence_within_hint()))
                .view()
        }
        _ => none(),
    }
}

/// The cadence that a form says; a sentence, where a number in it is none.
pub fn given(w: Words, form: &Form) -> Result<Cadence, String> {
    let count = || {
        let text = form.text("c-n");
        text.parse().ok().and_then(Count::new).ok_or_else(|| w.cadence_number(text.as_str(), usize::from(Count::MAX)))
    };
    let code = |name: &str| form.text(name);
    let kind = code("cadence");
    Ok(match kind.as_str() {
        "every" => Cadence::every(count()?, Unit::of_code(&code("c-unit")).unwrap_or(Unit::Days)),
        "weekday" => Cadence::Weekday {
            nth: Nth::of_code(&code("c-nth")).unwrap_or(Nth::First),
            weekday: Weekday::of_code(&code("c-day")).unwrap_or(Weekday::Monday),
            months: count()?,
        },
        "last_day" => Cadence::LastDay { period: Period::of_code(&code("c-period")).unwrap_or(Period::Month) },
        "before" => {
            Cadence::Before { what: Before::of_code(&code("c-what")).unwrap_or(Before::EveryFestival), days: count()? }
        }
        "within" => {
            Cadence::Within { n: count()?, days: DayKind::of_code(&code("c-days")).unwrap_or(DayKind::Working) }
        }
        plain => Cadence::of_code(plain).unwrap_or(Cadence::Once),
    })
}
