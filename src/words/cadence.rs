//! How often, in words: 每月第二个星期二, 每季度最后一天, 节前 3 天（春节）, 事发后 5 个工作日内.

use super::Words;
use crate::{
    base::calendar::Occasion,
    duties::cadence::{Before, Cadence, Count, DayKind, Nth},
};

impl Words {
    /// Any cadence.
    pub fn how_often_is(self, cadence: Cadence) -> String {
        match cadence {
            Cadence::Every { n, unit } => match Cadence::every(n, unit) {
                Cadence::Every { .. } => self.every(number(n), self.counted(unit.code(), n)),
                plain => self.cadence(plain.code()).to_owned(),
            },
            Cadence::Weekday { nth, weekday, months } => {
                let (which, day) = (self.nth(nth.code()), self.weekday(&weekday.number().to_string()));
                let words = if months == Count::ONE {
                    self.on_weekday(which, day)
                } else {
                    self.on_weekday_of(number(months), which, day)
                };
                if nth == Nth::Fifth { self.only_with_five(words) } else { words }
            }
            Cadence::LastDay { period } => self.last_day(period.code()).to_owned(),
            Cadence::Before { what, days } => {
                let (n, unit, name) = (number(days), self.counted("days", days), self.occasion(what.code()));
                match what {
                    Before::EveryFestival | Before::One(Occasion::Festival(_)) => self.before_festival(n, unit, name),
                    Before::One(Occasion::FloodSeason | Occasion::FireSeason) => self.before_season(name, n, unit),
                }
            }
            Cadence::Within { n, days } => {
                let unit = match days {
                    DayKind::All => "days",
                    DayKind::Working => "working_days",
                };
                self.after_event(number(n), self.counted(unit, n))
            }
            plain => self.cadence(plain.code()).to_owned(),
        }
    }

    /// The name of what is counted: one, or several.
    fn counted(self, unit: &str, n: Count) -> &'static str {
        if n == Count::ONE { self.one_of(unit) } else { self.many_of(unit) }
    }
}

fn number(n: Count) -> usize {
    usize::from(n.get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{calendar::Festival, lang::Lang},
        duties::cadence::{Period, Unit, Weekday},
    };

    #[test]
    fn every_cadence_has_words_in_both_languages() {
        let n = |n| Count::new(n).unwrap();
        let weekday = |nth, weekday, months| Cadence::Weekday { nth, weekday, months: n(months) };
        let before = |what, days| Cadence::Before { what, days: n(days) };
        let festival = |festival| Before::One(Occasion::Festival(festival));
        let last = |period| Cadence::LastDay { period };
        let within = |count, days| Cadence::Within { n: n(count), days };
        let expect = [
            (Cadence::Once, "只做一次", "Once"),
            (Cadence::EveryTwoYears, "每两年", "Every two years"),
            (Cadence::every(n(15), Unit::Days), "每 15 天", "Every 15 days"),
            (Cadence::every(n(2), Unit::Weeks), "每 2 周", "Every 2 weeks"),
            (Cadence::every(n(2), Unit::Months), "每 2 个月", "Every 2 months"),
            (Cadence::Every { n: n(3), unit: Unit::Months }, "每季度", "Quarterly"),
            (weekday(Nth::Second, Weekday::Tuesday, 1), "每月第二个星期二", "Second Tuesday of every month"),
            (weekday(Nth::Last, Weekday::Friday, 3), "每 3 个月最后一个星期五", "Last Friday, every 3 months"),
            (
                weekday(Nth::Fifth, Weekday::Monday, 1),
                "每月第五个星期一（没有的月份跳过）",
                "Fifth Monday of every month (months without one are skipped)",
            ),
            (last(Period::Month), "每月最后一天", "Last day of every month"),
            (last(Period::Quarter), "每季度最后一天", "Last day of every quarter"),
            (last(Period::HalfYear), "每半年最后一天", "Last day of every half-year"),
            (last(Period::Year), "每年最后一天", "Last day of every year"),
            (before(festival(Festival::SpringFestival), 3), "节前 3 天（春节）", "3 days before Spring Festival"),
            (before(Before::EveryFestival, 1), "节前 1 天（每个节日）", "1 day before every public holiday"),
            (before(Before::One(Occasion::FloodSeason), 7), "汛期前 7 天", "7 days before the flood season"),
            (before(Before::One(Occasion::FireSeason), 1), "森林防火期前 1 天", "1 day before the forest fire season"),
            (within(5, DayKind::Working), "事发后 5 个工作日内", "Within 5 working days of the event"),
            (within(1, DayKind::All), "事发后 1 天内", "Within 1 day of the event"),
        ];
        for (cadence, zh, en) in expect {
            assert_eq!(Words(Lang::Zh).how_often_is(cadence), zh);
            assert_eq!(Words(Lang::En).how_often_is(cadence), en);
        }
    }

    #[test]
    fn no_code_is_without_its_word() {
        for words in [Words(Lang::Zh), Words(Lang::En)] {
            assert!(Cadence::PLAIN.iter().all(|plain| !words.how_often_is(*plain).is_empty()));
            assert!(Before::all().all(|what| !words.occasion(what.code()).is_empty()));
            assert!(Nth::ALL.iter().all(|nth| !words.nth(nth.code()).is_empty()));
            assert!(Period::ALL.iter().all(|period| !words.last_day(period.code()).is_empty()));
            assert!(Weekday::ALL.iter().all(|day| !words.weekday(&day.number().to_string()).is_empty()));
        }
    }
}
