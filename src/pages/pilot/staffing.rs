//! Posts and people: what was typed, what follows, and what is to be pointed out.

use super::glance::{Page, STAFFING};
use crate::{
    pilots::{
        Pilot,
        staffing::{Flag, RatioCheck},
    },
    platform::page as browser,
    ui::{
        el::{El, View, block, none},
        parts::{field, notice, number_input, para, section},
    },
};

impl Page {
    pub(super) fn staffing(&self) -> El {
        let w = self.w;
        let (typed, figures) = (self.pilot.staffing, &self.whole.staffing);
        let number = |name: &'static str,
                      value: Option<u32>,
                      words: &'static str,
                      hint: &'static str,
                      set: fn(&mut Pilot, Option<u32>)| {
            let page = self.clone();
            let input = number_input(value, w.not_given_short())
                .on("change", move |event| page.number(STAFFING, &browser::value(&event), set));
            field(name, words, Some(hint.to_owned()), input)
        };
        let fields = block("div", "pair").els([
            number("planned", typed.planned, w.pt_planned(), w.pt_planned_hint(), |pilot, value| {
                pilot.staffing.planned = value;
            }),
            number("hired", typed.hired, w.hired(), w.hired_hint(), |pilot, value| pilot.staffing.hired = value),
            number("in_service", typed.in_service, w.pt_in_service(), w.pt_in_service_hint(), |pilot, value| {
                pilot.staffing.in_service = value;
            }),
            number("posts", typed.posts, w.posts(), w.posts_hint(), |pilot, value| pilot.staffing.posts = value),
            number(
                "percent",
                typed.reported_percent,
                w.reported_percent(),
                w.reported_percent_hint(),
                |pilot, value| pilot.staffing.reported_percent = value,
            ),
        ]);
        let computed = figures
            .computed_tenths
            .zip(figures.hired.zip(figures.posts))
            .map(|(tenths, (hired, posts))| para(w.computed(hired as usize, posts as usize, w.percent(tenths))));
        let left = figures.to_hire.map(|left| para(w.pt_to_hire(left as usize)));
        let vacant = figures.vacant.map(|vacant| para(w.pt_vacant(vacant as usize)));
        section("h-staffing", w.staffing(), None, None)
            .el(fields)
            .maybe(self.wrong_at(STAFFING))
            .maybe(computed)
            .maybe(left)
            .maybe(vacant)
            .els(figures.flags.iter().filter_map(|flag| self.flag(*flag)))
            .kid(self.possible())
    }

    /// Something about the figures that does not fit.
    fn flag(&self, flag: Flag) -> Option<El> {
        let w = self.w;
        let (title, words) = match flag {
            Flag::NoWholeNumber { above, below } => {
                let (hired, percent) = (self.whole.staffing.hired?, self.pilot.staffing.reported_percent?);
                let words = w.ratio_not_more(
                    above.posts as usize,
                    hired as usize,
                    w.percent(above.tenths),
                    below.posts as usize,
                    w.percent(below.tenths),
                );
                (w.ratio_not(percent as usize), words)
            }
            Flag::RatioDiffers { reported_tenths, tenths } => {
                (w.pt_flag(flag.code()).to_owned(), w.pt_ratio_differs(w.percent(reported_tenths), w.percent(tenths)))
            }
            Flag::HiredOverPlanned { hired: one, planned: other }
            | Flag::ServiceOverHired { in_service: one, hired: other }
            | Flag::HiredDiffers { typed: one, people: other }
            | Flag::ServiceDiffers { typed: one, people: other } => {
                (w.pt_flag(flag.code()).to_owned(), w.pt_two_numbers(one as usize, other as usize))
            }
        };
        let sign = icondata_lu::LuTriangleAlert;
        Some(notice("notice notice--soon", sign, title, vec![para(words)], vec![]))
    }

    /// That a whole number of posts can give the reported share.
    fn possible(&self) -> View {
        match (self.pilot.staffing.check(), self.pilot.staffing.reported_percent) {
            (RatioCheck::Possible, Some(percent)) => {
                block("p", "small muted").text(self.w.ratio_possible(percent as usize)).view()
            }
            _ => none(),
        }
    }
}
