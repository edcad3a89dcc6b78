//! Posts and people: what was typed, what follows, and what is to be pointed out.

use super::glance::{Page, STAFFING};
use crate::{
    pilots::{
        Pilot,
        published::read_rate,
        staffing::{Flag, Rate, RatioCheck},
    },
    platform::page as browser,
    ui::{
        el::{El, View, block, none},
        parts::{field, input, notice, number_input, para, section},
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
            field("percent", w.reported_percent(), Some(w.reported_percent_hint().to_owned()), self.reported()),
        ]);
        let computed = figures
            .computed_tenths
            .zip(figures.hired.zip(figures.posts))
            .map(|(tenths, (hired, posts))| para(w.computed(hired as usize, posts as usize, w.percent(tenths))));
        let left = figures.to_hire.filter(|left| *left > 0).map(|left| para(w.pt_to_hire(left as usize)));
        let vacant = figures.vacant.filter(|vacant| *vacant > 0).map(|vacant| para(w.pt_vacant(vacant as usize)));
        section("h-staffing", w.staffing(), None, None)
            .el(fields)
            .maybe(self.wrong_at(STAFFING))
            .maybe(computed)
            .maybe(left)
            .maybe(vacant)
            .els(figures.flags.iter().filter_map(|flag| self.flag(*flag)))
            .kid(self.possible())
    }

    /// The ratio as the text gives it, with its decimals.
    fn reported(&self) -> El {
        let (w, page) = (self.w, self.clone());
        let now = self.pilot.staffing.reported().map(said).unwrap_or_default();
        input(now)
            .attr("class", "input input--num")
            .attr("inputmode", "decimal")
            .attr("placeholder", w.not_given_short())
            .on("change", move |event| {
                let typed = browser::value(&event);
                let rate = match typed.trim() {
                    "" => None,
                    typed => match read_rate(typed) {
                        Some((hundredths, places)) => Some(Rate { hundredths, places }),
                        None => return page.is_wrong(STAFFING, w.pq_rate_wrong(typed)),
                    },
                };
                page.change(STAFFING, |pilot| {
                    (pilot.staffing.reported, pilot.staffing.reported_percent) = (rate, None);
                });
            })
    }

    /// Something about the figures that does not fit.
    fn flag(&self, flag: Flag) -> Option<El> {
        let w = self.w;
        let (title, words) = match flag {
            Flag::NoWholeNumber { above, below } => {
                let (hired, reported) = (self.whole.staffing.hired?, self.pilot.staffing.reported()?);
                let words = w.ratio_not_more(
                    above.posts as usize,
                    hired as usize,
                    w.percent(above.tenths),
                    below.posts as usize,
                    w.percent(below.tenths),
                );
                (w.ratio_not(said(reported)), words)
            }
            Flag::RatioDiffers { reported, tenths } => {
                let reported = w.pr_percent(said(reported));
                (w.pt_flag(flag.code()).to_owned(), w.pt_ratio_differs(reported, w.percent(tenths)))
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
        match (self.pilot.staffing.check(), self.pilot.staffing.reported()) {
            (RatioCheck::Possible, Some(reported)) => {
                block("p", "small muted").text(self.w.ratio_possible(said(reported))).view()
            }
            _ => none(),
        }
    }
}

/// A reported ratio as the text gives it.
fn said(rate: Rate) -> String {
    super::said::rate(rate.hundredths, Some(rate.places))
}
