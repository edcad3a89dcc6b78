//! What was changed of a pilot and of what belongs to it: who, when, what it was, what it is.

use super::{people::said::stage_of_code, said::indicator};
use crate::{
    base::{
        day::Date,
        id::{Id, ItemTag, PilotId},
        points,
    },
    pages::history_list::{Wording, list},
    pilots::{
        Filled, Pilot, Reserve, Status,
        item::{Items, What},
    },
    state::AppState,
    ui::{
        el::{El, View, live},
        parts::{button, para, section},
    },
    words::Words,
    workspace::history::{self, Change, Field},
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many changes are shown at first, and with each further step.
pub(super) const STEP: usize = 10;

/// The part of the page with the newest changes of a pilot; `most` of them are shown.
pub(super) fn section_of(state: AppState, id: PilotId, pilot: Arc<Pilot>, most: RwSignal<usize>) -> View {
    // More of it is made without the rest of the page.
    live(move || changes(state, id, &pilot, most).view())
}

fn changes(state: AppState, id: PilotId, pilot: &Pilot, most: RwSignal<usize>) -> El {
    let (w, shown) = (state.words(), state.now());
    let about = format!("{} ", history::about("pilot", id));
    let all = history::newest_first(&shown.workspace.history, |change| change.about.starts_with(&about));
    let part = section("h-history", w.ph_title(), Some(w.entries(all.len())), None).el(para(w.ph_what()));
    if all.is_empty() {
        return part.el(para(w.ph_none()));
    }
    let said = Said { w, pilot, items: &shown.workspace.items, today: shown.today };
    let act = |change: &Change| said.act(change, &about);
    let field = |change: &Change, field: &Field| said.field(split(change, &about).0, field);
    let wording = Wording { act: &act, field: &field };
    let left = all.len().saturating_sub(most.get());
    let older = (left > 0).then(|| button(w.ph_older(left)).click(move || most.update(|most| *most += STEP * 5)));
    part.el(list(w, all.into_iter().take(most.get()), shown.today, &wording)).maybe(older)
}

/// Kind and name of what was changed.
fn split<'c>(change: &'c Change, about: &str) -> (&'c str, &'c str) {
    let rest = change.about.strip_prefix(about).unwrap_or_default();
    rest.split_once(' ').unwrap_or((rest, ""))
}

struct Said<'a> {
    w: Words,
    pilot: &'a Pilot,
    items: &'a Items,
    today: Date,
}

impl Said<'_> {
    fn act(&self, change: &Change, about: &str) -> String {
        let w = self.w;
        let act = match w.ph_act(&change.act) {
            "" => w.ph_act("other"),
            act => act,
        };
        let (kind, name) = split(change, about);
        if kind == "things" {
            return act.to_owned();
        }
        let act = if change.is_back() { w.ph_back() } else { act };
        let name = match (kind, name.parse::<Date>()) {
            ("month", Ok(month)) => super::said::month(w, month),
            _ => name.to_owned(),
        };
        w.ph_of(act, w.ph_kind(kind), name)
    }

    /// A field by its place in the document: its name, what it was and what it is.
    fn field(&self, kind: &str, field: &Field) -> [String; 3] {
        let place: Vec<&str> = field.name.split(' ').collect();
        let value = |text: &str| self.value(kind, &place, text);
        [self.label(kind, &place), value(&field.old), value(&field.new)]
    }

    fn label(&self, kind: &str, place: &[&str]) -> String {
        let (w, pilot) = (self.w, self.pilot);
        match place {
            [room] if kind == "things" => w.ph_kind(room).to_owned(),
            // One that came or went: its name is the value.
            ["stages", _] => w.stage().to_owned(),
            ["stages", stage, .., leaf] => {
                format!("{} · {}", stage_of_code(w, pilot, stage), self.leaf("stage", leaf))
            }
            ["counts", code] => indicator(w, pilot, code),
            ["targets", code] => w.ph_target(indicator(w, pilot, code)),
            ["indicators", _] => w.ph_own().to_owned(),
            [part @ ("shadow" | "probation"), leaf] => format!("{} · {}", w.ph_field(part), self.leaf(part, leaf)),
            [.., part, leaf] => self.leaf(part, leaf),
            [leaf] => self.leaf(kind, leaf),
            [] => String::new(),
        }
    }

    /// The name of a field: that of its own kind where another kind has one of the same code.
    fn leaf(&self, kind: &str, leaf: &str) -> String {
        let w = self.w;
        match (w.ph_field(&format!("{kind}_{leaf}")), w.ph_field(leaf)) {
            ("", "") => leaf.to_owned(),
            ("", name) | (name, _) => name.to_owned(),
        }
    }

    /// A value in words. What is kept as usual is not written, so nothing there is the usual.
    fn value(&self, kind: &str, place: &[&str], text: &str) -> String {
        let (w, pilot) = (self.w, self.pilot);
        let usual = |code: &'static str| if text.is_empty() { code } else { text }.to_owned();
        let stages = |codes: &str| {
            codes.split_whitespace().map(|code| stage_of_code(w, pilot, code)).collect::<Vec<_>>().join(w.list_comma())
        };
        let leaf = place.last().copied().unwrap_or_default();
        let known = match (place.first().copied().unwrap_or_default(), leaf) {
            (_, "status") => w.pt_status(&usual(Status::default().code())).to_owned(),
            (_, "filled") => w.pt_filled(&usual(Filled::default().code())).to_owned(),
            (_, "reserve") => w.pt_reserve(&usual(Reserve::default().code())).to_owned(),
            (_, "ties") => self.ties(text),
            (_, "advice") => w.pt_advice(text).to_owned(),
            ("stages", "kind") => w.pt_kind(text).to_owned(),
            (_, "kind") if kind == "task" => w.pq_task_kind(text).to_owned(),
            (_, "kind") => w.pq_entry_kind(text).to_owned(),
            (_, "led_by_auxiliary") => w.ph_led(if text.is_empty() { "no" } else { "yes" }).to_owned(),
            (_, "stages" | "first") => stages(text),
            (_, "pass_mark" | "rate" | "hundredths") => text.parse().map(points::write).unwrap_or_default(),
            (_, "after") => self.words(text, |token| self.item(token)),
            (_, "officers") => self.words(text, |token| Some(w.hz_certified(token).to_owned())),
            (_, "reviews") => {
                let good = format!(" {}", w.pp_good("yes"));
                let one = |review: &str| match review.strip_suffix(" good") {
                    Some(review) => format!("{review}{good}"),
                    None if review.is_empty() => String::new(),
                    None => format!("{review} {}", w.pp_good("no")),
                };
                text.split("; ").map(one).collect::<Vec<_>>().join("; ")
            }
            _ => match text.parse::<Date>() {
                Ok(day) => w.day(day, self.today),
                Err(_) => text.to_owned(),
            },
        };
        if known.is_empty() { text.to_owned() } else { known }
    }

    fn ties(&self, text: &str) -> String {
        let w = self.w;
        match text.split_once(": ") {
            Some((_, stage)) => w.pt_ties_by(stage_of_code(w, self.pilot, stage.trim_start_matches("stage: "))),
            None if text.is_empty() => w.pt_ties("not_said").to_owned(),
            None => w.pt_ties("all").to_owned(),
        }
    }

    /// Words of a list, each of which may have a better one.
    fn words(&self, text: &str, better: impl Fn(&str) -> Option<String>) -> String {
        let word = |token: &str| {
            let bare = token.trim_end_matches([',', ';']);
            let end = token.get(bare.len()..).unwrap_or_default();
            match better(bare).filter(|word| !word.is_empty()) {
                Some(word) => format!("{word}{end}"),
                None => token.to_owned(),
            }
        };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// The name of a milestone that another one waits for.
    fn item(&self, token: &str) -> Option<String> {
        let id: Id<ItemTag> = token.parse().ok()?;
        match self.items.get(id).map(|item| &item.what) {
            Some(What::Milestone { milestone }) => Some(milestone.title.clone()),
            _ => Some(self.w.hz_entry().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{day::date, lang::Lang, table::Table},
        pilots::stage::{Stage, StageKind},
    };

    /// What a change is told as: `name: old → new`.
    fn told(kind: &str, name: &str, old: &str, new: &str) -> String {
        let mut pilot = Pilot::new("试点", date(2026, 1, 1));
        pilot.stages = vec![Stage::new("written", StageKind::Written, "笔试")];
        pilot.indicators = vec![("own1".into(), "扫码入企".into())];
        let items = Table::default();
        let said = Said { w: Words(Lang::Zh), pilot: &pilot, items: &items, today: date(2026, 11, 20) };
        let field = Field { name: name.into(), old: old.into(), new: new.into() };
        let [name, old, new] = said.field(kind, &field);
        format!("{name}：{old} → {new}")
    }

    #[test]
    fn a_change_is_told_in_words() {
        let table = [
            ("pilot", "status", "", "ended", "状态：进行中 → 结束"),
            ("pilot", "from", "2026-03-01", "", "开始：3 月 1 日 → "),
            ("pilot", "stages written counts entered", "", "102", "笔试 · 进入： → 102"),
            ("pilot", "stages written pass_mark", "6000", "5950", "笔试 · 合格线（分）：60 → 59.5"),
            ("pilot", "stages gone", "面试", "", "环节：面试 → "),
            ("pilot", "rules ties", "", "by_stage: written", "最后一名总分相同怎么办：公告没写 → 同分的比“笔试”的成绩"),
            ("pilot", "targets own1", "", "40", "目标：扫码入企： → 40"),
            ("month", "counts cases", "3", "4", "立案：3 → 4"),
            ("published", "places", "2", "1", "公布到几位小数：2 → 1"),
            ("published", "rate", "9534", "9540", "公布的比率（%）：95.34 → 95.4"),
            ("sitting", "due", "5", "6", "应考：5 → 6"),
            ("entry", "due", "", "2026-12-01", "最迟： → 12 月 1 日"),
            ("task", "people officers", "", "甲 yes, 乙 no", "执法人员： → 甲 有执法证, 乙 没有执法证"),
            ("task", "led_by_auxiliary", "", "true", "辅助人员带队：否 → 是"),
            ("person", "shadow to", "2026-10-01", "2026-10-08", "跟班学习 · 计划到：10 月 1 日 → 10 月 8 日"),
            (
                "person",
                "probation reviews",
                "2026-11-01 王队 good",
                "2026-11-01 王队",
                "试用期 · 试用考核：2026-11-01 王队 合格 → 2026-11-01 王队 不合格",
            ),
            ("things", "person", "150", "", "人员：150 → "),
            ("person", "shadow from", "2026-09-01", "2026-09-02", "跟班学习 · 开始：9 月 1 日 → 9 月 2 日"),
        ];
        for (kind, name, old, new, words) in table {
            assert_eq!(told(kind, name, old, new), words);
        }
    }
}
