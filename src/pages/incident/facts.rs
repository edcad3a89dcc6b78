//! What is known of an accident, how grave it is as far as that goes, whether changed numbers have to be reported, and
//! what the report still lacks.

use super::{Page, said};
use crate::{
    duties::incident::{
        Count,
        content::{Has, Item},
        supplement::{SOURCES, supplement},
    },
    ui::{
        el::{El, block, el, text},
        parts::{fact, icon_small, para, section, span, tag},
    },
};

impl Page {
    pub(super) fn facts(&self) -> El {
        let (w, incident) = (self.w, &self.incident);
        let given = |words: &str| text(if words.is_empty() { w.in_unknown().to_owned() } else { words.to_owned() });
        let happened = incident.happened.map(|at| self.moment(at));
        let mut facts = vec![
            fact(w.in_item("unit"), given(&incident.unit)),
            fact(w.in_item("time"), given(&happened.unwrap_or_default())),
            fact(w.in_item("place"), given(&incident.place)),
        ];
        facts.extend(Count::ALL.map(|count| {
            let number = said::number(w, count, incident.numbers.get(count), w.in_unknown());
            fact(w.in_count(count.code()), text(number))
        }));
        facts.extend([
            fact(w.in_item("scene"), given(&incident.scene)),
            fact(w.in_item("course"), given(&incident.course)),
            fact(w.in_item("measures"), given(&incident.measures)),
            fact(w.in_item("other"), given(&incident.other)),
        ]);
        section("h-facts", w.in_facts(), None, None).el(block("dl", "facts incident-facts").els(facts))
    }

    /// The grade of what is known. It is a reading of the numbers; the grade is set by whoever investigates.
    pub(super) fn grade(&self) -> El {
        let (w, grading) = (self.w, self.incident.numbers.grading());
        let title = match grading.at_least {
            None => w.in_grade_unknown().to_owned(),
            Some(grade) if grading.is_exact() => w.in_grade_is(w.in_grade(grade.code())),
            Some(grade) => w.in_grade_at_least(w.in_grade(grade.code())),
        };
        let unknown: Vec<&str> = grading.unknown.iter().map(|count| w.in_count(count.code())).collect();
        let unknown = (!unknown.is_empty()).then(|| para(w.in_grade_lacks(unknown.join(w.list_comma()))));
        let feared = grading.with_missing.map(|grade| para(w.in_grade_missing(w.in_grade(grade.code()))));
        section("h-grade", w.in_grade_title(), None, None)
            .el(block("p", "incident-grade").text(title))
            .maybe(unknown)
            .maybe(feared)
            .el(block("p", "note").text(w.in_grade_note()))
    }

    pub(super) fn supplement(&self) -> El {
        let (w, owed) = (self.w, supplement(&self.incident, self.now));
        let days = usize::from(owed.days);
        let period = match (owed.last_day, owed.over) {
            (Some(last), Some(true)) => w.in_supplement_over(days, w.day(last, self.shown.today)),
            (Some(last), _) => w.in_supplement_until(days, w.day(last, self.shown.today)),
            (None, _) => w.in_supplement_unknown(days),
        };
        let reported = match owed.reported {
            Some((at, numbers)) => w.in_reported(self.moment(at), said::numbers(w, numbers)),
            None => w.in_reported_none().to_owned(),
        };
        let changed = owed.changed.iter().map(|count| {
            let before = owed.reported.and_then(|(_, given)| given.get(*count));
            let now = self.incident.numbers.get(*count);
            let number = |number| said::number(w, *count, number, w.in_unknown());
            el("li").text(w.in_changed(w.in_count(count.code()), number(before), number(now)))
        });
        let owes = owed.is_owed().then(|| tag("tag tag--soon", w.in_owed()));
        section("h-supplement", w.in_supplement(), None, None)
            .el(para(period))
            .el(para(reported))
            .el(block("ul", "flow flow--tight").els(changed))
            .maybe(owes)
            .el(block("p", "note").text(w.in_source(said::sources(w, SOURCES))))
    }

    /// What a report has to contain, and what of it is there.
    pub(super) fn content(&self) -> El {
        let w = self.w;
        let rows = Item::ALL.map(|item| {
            let (class, picture, code) = match self.incident.has(item) {
                Has::Yes => ("status status--done", icondata_lu::LuCircleCheck, "yes"),
                Has::Partly => ("status status--soon", icondata_lu::LuCircleDashed, "partly"),
                Has::No if item == Item::Other => ("status status--open", icondata_lu::LuCircle, "may"),
                Has::No => ("status status--soon", icondata_lu::LuCircle, "no"),
            };
            let state = el("span").attr("class", class).el(icon_small(picture)).text(w.in_has(code));
            block("li", "content__row")
                .el(span(w.in_item(item.code())))
                .el(block("span", "note").text(w.in_point(usize::from(item.point()))))
                .el(state)
        });
        section("h-content", w.in_content(), None, None)
            .attr("class", "section flow no-print")
            .el(block("ul", "content").els(rows))
            .el(block("p", "note").text(w.in_content_source()))
    }
}
