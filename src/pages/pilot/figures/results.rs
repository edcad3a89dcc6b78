//! What follows from the counts, and what was to be reached.

use super::Figures;
use crate::{
    pages::{
        dialogs::pilot::Ask,
        pilot::said::{indicator, many, month, share},
    },
    pilots::{
        figure::Paired,
        indicators::{Excess, Grade, Indicator, PerPerson, Target, targets},
    },
    ui::{
        chart::{Progress, progress},
        el::{El, block, text},
        parts::{button, fact, notice, para, section},
    },
};

impl Figures {
    /// The rates: worked out, never typed, each with its numerator, its denominator and over how many months.
    pub(super) fn results(&self) -> El {
        let w = self.w;
        let rates = Grade::ALL.map(|grade| {
            let said = self.months.rectification(grade).map(|rate| self.paired(rate, share(w, rate.share)));
            fact(w.pq_rectified(grade.code()), text(said.unwrap_or_else(|| w.pq_rate_unknown().to_owned())))
        });
        let each = [Indicator::Cost, Indicator::Enterprises].map(|what| {
            let said = self.months.per_person(what.code(), self.in_service);
            let said = said.map(|each| self.each(each)).unwrap_or_else(|| w.pq_each_unknown().to_owned());
            fact(w.pq_each(what.code()), text(said))
        });
        section("h-results", w.pq_results(), None, None)
            .el(para(w.pq_results_what()))
            .els(Grade::ALL.into_iter().filter_map(|grade| Some(self.excess(grade, self.months.excess(grade)?))))
            .el(block("dl", "facts").els(rates).els(each))
    }

    fn paired(&self, paired: Paired, said: String) -> String {
        format!("{said}{}{}", self.w.hz_comma(), self.w.pq_over_months(many(paired.of), many(paired.known)))
    }

    /// What falls to one person and month, in tenths.
    fn each(&self, each: PerPerson) -> String {
        let (w, amount) = (self.w, each.paired.share);
        let tenths = amount.each_tenths().map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
        let said = w.pq_divided(many(amount.part), many(amount.whole), tenths.unwrap_or_default());
        let said = self.paired(each.paired, said);
        match (each.assumed, self.in_service) {
            (1.., Some(once)) => format!("{said}{}{}", w.hz_comma(), w.pq_assumed(many(each.assumed), many(once))),
            _ => said,
        }
    }

    /// More put right than found: what may be the reason, and what to do.
    fn excess(&self, grade: Grade, excess: Excess) -> El {
        let w = self.w;
        let title =
            w.pq_excess(month(w, excess.month), w.pq_grade(grade.code()), many(excess.rectified), many(excess.found));
        let why = match excess.unknown {
            0 => w.pq_excess_check().to_owned(),
            unknown => w.pq_excess_unknown(many(unknown)),
        };
        notice("notice notice--soon", icondata_lu::LuTriangleAlert, title, vec![para(why)], vec![])
    }

    /// Targets beside what was reached, with a bar each.
    pub(super) fn targets(&self) -> El {
        let w = self.w;
        let rows: Vec<Progress> =
            targets(&self.pilot, &self.months).into_iter().map(|target| self.target(&target)).collect();
        let change = button(w.pq_targets_change()).click(self.ask(Ask::Targets(self.id)));
        let part = section("h-targets", w.pq_targets(), None, None);
        let part = match rows.is_empty() {
            true => part.el(para(w.pq_targets_none()).attr("class", "muted")),
            false => part.el(progress(rows)),
        };
        part.el(block("p", "cluster").el(change))
    }

    fn target(&self, target: &Target) -> Progress {
        let w = self.w;
        let label = indicator(w, &self.pilot, &target.code);
        let Some((reached, left)) = target.share().zip(target.remaining()) else {
            // Nothing is known: a dashed track, not a bar of nought.
            return Progress { label, value: 0, of: 0, said: w.pq_target_unknown(many(target.target)) };
        };
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let (known, of) = (target.actual.known, target.actual.of);
        let over = match target.code == Indicator::InService.code() {
            true => w.pq_latest().to_owned(),
            false => w.pq_of_months(many(of), many(known)),
        };
        let left = match left {
            0 => w.pq_target_reached().to_owned(),
            left => w.pq_target_left(many(left)),
        };
        let said = [share(w, reached), left, over].join(w.hz_comma());
        Progress { label, value: number(reached.part), of: number(reached.whole), said }
    }
}
