//! Posts and people: the ratio a text reports is kept apart from the one the numbers give.
//!
//! The authorised posts are those of the enforcement team (编制数), to which the text compares the number hired;
//! auxiliary staff do not hold them. What is to be filled is counted against the places planned.

use super::{
    Filled, Pilot,
    figure::Share,
    funnel::{Funnel, How, Place, State},
    stage::{Stage, StageKind, tenths},
};
use crate::document;

/// Who was hired, against which number of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Staffing {
    /// People hired or to be hired.
    pub hired: Option<u32>,
    /// Authorised posts, only where somebody knows the number: it is never worked out from a ratio.
    pub posts: Option<u32>,
    /// People to be hired by plan.
    pub planned: Option<u32>,
    /// People in service now.
    pub in_service: Option<u32>,
    /// The ratio of hired to posts that the text reports, in whole percents, as it was kept before `reported`.
    pub reported_percent: Option<u32>,
    /// The ratio of hired to posts that the text reports.
    pub reported: Option<Rate>,
}

document!(struct Staffing { hired, posts, planned, in_service, reported_percent, reported });

/// A rate as a text gives it: 83.3 and 83.30 are two claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// In hundredths of a percent.
    pub hundredths: u32,
    /// With so many decimals, 0 to 2.
    pub places: u8,
}

document!(struct Rate { hundredths, places });

impl Rate {
    /// Whole percents.
    pub fn whole(percent: u32) -> Rate {
        Rate { hundredths: percent.saturating_mul(100), places: 0 }
    }

    /// Whether two counts give it, rounded to its decimals.
    pub fn is_of(self, part: u32, whole: u32) -> bool {
        let share = Share { part: part.into(), whole: whole.into() };
        share.rounded(self.places) == Some(self.hundredths.into())
    }
}

/// A number of posts and the ratio it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// Posts.
    pub posts: u32,
    /// hired ÷ posts, in tenths of a percent.
    pub tenths: u32,
}

/// What the numbers say about the reported ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioCheck {
    /// Not enough numbers to say anything.
    Unknown,
    /// Some whole number of posts gives the reported ratio, rounded as the text rounds.
    Possible,
    /// No whole number of posts gives it: the nearest ones, the higher ratio first.
    NoWholeNumber {
        /// One post fewer than the ratio would need.
        above: Nearest,
        /// One post more.
        below: Nearest,
    },
}

impl Staffing {
    /// hired ÷ posts in tenths of a percent, where both are known.
    pub fn computed_tenths(self) -> Option<u32> {
        tenths(self.hired?, self.posts?)
    }

    /// The ratio that the text reports.
    pub fn reported(self) -> Option<Rate> {
        self.reported.or_else(|| self.reported_percent.map(Rate::whole))
    }

    /// Whether any whole number of posts gives the reported ratio, rounded as the text rounds.
    pub fn check(self) -> RatioCheck {
        let (Some(hired), Some(rate)) = (self.hired, self.reported()) else { return RatioCheck::Unknown };
        if hired == 0 || rate.hundredths == 0 {
            return RatioCheck::Unknown;
        }
        // The ratio falls as posts grow: only the two numbers around it can round to it.
        let whole = u64::from(hired) * 10_000 / u64::from(rate.hundredths);
        let gives = |posts: u64| u32::try_from(posts).is_ok_and(|posts| rate.is_of(hired, posts));
        if gives(whole) || gives(whole + 1) {
            return RatioCheck::Possible;
        }
        let nearest = |posts: u64| {
            let posts = u32::try_from(posts).ok()?;
            Some(Nearest { posts, tenths: tenths(hired, posts)? })
        };
        match (nearest(whole), nearest(whole + 1)) {
            (Some(above), Some(below)) => RatioCheck::NoWholeNumber { above, below },
            _ => RatioCheck::Unknown,
        }
    }
}

/// What the people of a pilot say about staffing. `None` where the pilot has no stage that would tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Hired or to be hired: came to the list of those to be hired and did not drop out there, or came further. Without
    /// such a list: came to shadowing or anything after it.
    pub hired: Option<u32>,
    /// Of these, those who have not dropped out, left or finished since.
    pub staying: Option<u32>,
    /// In service now.
    pub in_service: Option<u32>,
}

impl Seen {
    /// What these people say.
    pub fn of(stages: &[Stage], funnel: &Funnel) -> Seen {
        let hiring = hiring(stages).filter(|_| !funnel.people.is_empty());
        let Some((hired_at, listed)) = hiring else { return Seen::default() };
        let kind = |at: usize| stages.get(at).map(|stage| stage.kind);
        let serves = stages.iter().any(|stage| stage.kind == StageKind::Service);
        let (mut hired, mut staying, mut in_service) = (0, 0, 0);
        for (_, state) in &funnel.people {
            if !is_hired(state, hired_at, listed) {
                continue;
            }
            hired += 1;
            let here = state.waits_in().and_then(kind);
            let stays = match state.place {
                Place::At(_) => here.is_some_and(|kind| kind != StageKind::Left),
                // Whoever is through the service is no longer in it.
                Place::Through => !serves,
                Place::Nowhere { .. } => false,
            };
            staying += u32::from(stays);
            in_service += u32::from(here == Some(StageKind::Service));
        }
        Seen { hired: Some(hired), staying: Some(staying), in_service: serves.then_some(in_service) }
    }
}

/// The stage from which on people are hired, and whether that is the list of those to be hired.
fn hiring(stages: &[Stage]) -> Option<(usize, bool)> {
    let listed = stages.iter().position(|stage| stage.kind == StageKind::Proposed).map(|at| (at, true));
    let later = |stage: &Stage| stage.kind.is_with_the_team() || stage.kind == StageKind::Left;
    listed.or_else(|| stages.iter().position(later).map(|at| (at, false)))
}

fn is_hired(state: &State, hired_at: usize, listed: bool) -> bool {
    let reached = state.steps.iter().rposition(|step| step.standing.is_some());
    // Whoever is on the reserve list of the list is on neither.
    let dropped = matches!(state.how(hired_at), Some(How::Failed { .. } | How::Withdrew { .. } | How::Reserved));
    reached.is_some_and(|reached| reached >= hired_at) && !(listed && dropped)
}

/// Something about the figures that is to be pointed out; nothing of it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each number is what its name says
pub enum Flag {
    /// More hired than planned.
    HiredOverPlanned { hired: u32, planned: u32 },
    /// More in service than hired.
    ServiceOverHired { in_service: u32, hired: u32 },
    /// The number of hired as typed is not that of the people.
    HiredDiffers { typed: u32, people: u32 },
    /// The number in service as typed is not that of the people.
    ServiceDiffers { typed: u32, people: u32 },
    /// The ratio that the text reports is not the one that hired and posts give.
    RatioDiffers { reported: Rate, tenths: u32 },
    /// No whole number of posts gives the reported ratio with the number hired.
    NoWholeNumber { above: Nearest, below: Nearest },
}

impl Flag {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            Flag::HiredOverPlanned { .. } => "hired_over_planned",
            Flag::ServiceOverHired { .. } => "service_over_hired",
            Flag::HiredDiffers { .. } => "hired_differs",
            Flag::ServiceDiffers { .. } => "service_differs",
            Flag::RatioDiffers { .. } => "ratio_differs",
            Flag::NoWholeNumber { .. } => "no_whole_number",
        }
    }
}

/// All figures about staffing; what is not known is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Authorised posts, as typed.
    pub posts: Option<u32>,
    /// Planned places, as typed; else those that the notice gives.
    pub planned: Option<u32>,
    /// Hired: of people where the pilot is filled with them, else as typed.
    pub hired: Option<u32>,
    /// In service: the same.
    pub in_service: Option<u32>,
    /// Planned places for which nobody is hired (any more); never below 0.
    pub to_hire: Option<u32>,
    /// Planned places in which nobody serves now; never below 0.
    pub vacant: Option<u32>,
    /// hired ÷ posts, in tenths of a percent.
    pub computed_tenths: Option<u32>,
    /// The ratio that the text reports.
    pub reported: Option<Rate>,
    /// What is to be pointed out.
    pub flags: Vec<Flag>,
}

/// The figures of a pilot; the funnel is looked at only where the pilot is filled with people.
pub fn figures(pilot: &Pilot, funnel: &Funnel) -> Figures {
    let typed = pilot.staffing;
    let seen = match pilot.filled {
        Filled::People => Seen::of(&pilot.stages, funnel),
        Filled::Counts => Seen::default(),
    };
    let (hired, in_service) = (seen.hired.or(typed.hired), seen.in_service.or(typed.in_service));
    let planned = typed.planned.or(pilot.rules.places);
    let counted = Staffing { hired, planned, in_service, ..typed };
    let less = |from: Option<u32>, part: Option<u32>| Some(from?.saturating_sub(part?));
    let mut flags = Vec::new();
    match (hired, planned) {
        (Some(hired), Some(planned)) if hired > planned => flags.push(Flag::HiredOverPlanned { hired, planned }),
        _ => {}
    }
    match (in_service, hired) {
        (Some(in_service), Some(hired)) if in_service > hired => {
            flags.push(Flag::ServiceOverHired { in_service, hired });
        }
        _ => {}
    }
    match (typed.hired, seen.hired) {
        (Some(typed), Some(people)) if typed != people => flags.push(Flag::HiredDiffers { typed, people }),
        _ => {}
    }
    match (typed.in_service, seen.in_service) {
        (Some(typed), Some(people)) if typed != people => flags.push(Flag::ServiceDiffers { typed, people }),
        _ => {}
    }
    // What rounds to the reported ratio is no difference. Rounded once, from the numbers themselves.
    match (counted.reported(), hired.zip(typed.posts), counted.computed_tenths()) {
        (Some(reported), Some((hired, posts)), Some(tenths)) if !reported.is_of(hired, posts) => {
            flags.push(Flag::RatioDiffers { reported, tenths });
        }
        _ => {}
    }
    if let RatioCheck::NoWholeNumber { above, below } = counted.check() {
        flags.push(Flag::NoWholeNumber { above, below });
    }
    Figures {
        posts: typed.posts,
        planned,
        hired,
        in_service,
        to_hire: less(planned, seen.staying.or(hired)),
        vacant: less(planned, in_service),
        computed_tenths: counted.computed_tenths(),
        reported: typed.reported(),
        flags,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::id::Id,
        pilots::{
            candidate::{Candidate, Move, Person},
            funnel::tests::{PASSED, event, person, pilot, stages},
        },
    };
    use proptest::prelude::*;

    /// Somebody who passed everything before a stage.
    fn waiting_in(stage: usize) -> Candidate {
        let mut person = person("A");
        person.events.extend(stages().iter().take(stage).map(|stage| event(&stage.code, 1, PASSED)));
        person
    }

    fn figures_of(pilot: &Pilot, people: &[Candidate]) -> Figures {
        let people: Vec<Person> = people.iter().zip(0..).map(|(person, id)| (Id::new(id), person)).collect();
        figures(pilot, &Funnel::of(&pilot.stages, &people))
    }

    fn out(person: &Candidate, stage: &str) -> Candidate {
        person.with(event(stage, 2, Move::Withdrew { why: None }))
    }

    #[test]
    fn people_are_hired_from_the_list_on_and_leave_places_free() {
        let pilot = pilot();
        let people = [
            waiting_in(6),
            waiting_in(7),
            out(&waiting_in(7), "proposed"),
            out(&waiting_in(10), "probation"),
            waiting_in(11),
            waiting_in(12),
        ];
        let figures = figures_of(&pilot, &people);
        assert_eq!((figures.hired, figures.in_service), (Some(4), Some(1)));
        // Five places by the notice; one waits on the list, one serves.
        assert_eq!((figures.planned, figures.to_hire, figures.vacant), (Some(5), Some(3), Some(4)));
        assert_eq!(figures.flags, []);
        // One whose record began on probation was hired before.
        let late = Candidate { first: "probation".into(), ..person("B") };
        assert_eq!(figures_of(&pilot, &[late]).hired, Some(1));
    }

    #[test]
    fn a_pilot_that_cannot_tell_who_is_hired_says_what_was_typed() {
        let mut pilot = pilot();
        pilot.stages.truncate(6);
        pilot.staffing.hired = Some(3);
        assert_eq!(figures_of(&pilot, &[waiting_in(3)]).hired, Some(3));
        let none = Pilot { staffing: Staffing::default(), ..pilot };
        let figures = figures_of(&none, &[]);
        assert_eq!((figures.hired, figures.in_service, figures.to_hire, figures.vacant), (None, None, None, None));
    }

    #[test]
    fn odd_figures_are_flagged_and_kept() {
        let mut pilot = Pilot { filled: Filled::Counts, ..pilot() };
        pilot.staffing = Staffing {
            hired: Some(6),
            posts: Some(9),
            planned: Some(5),
            in_service: Some(7),
            reported: Some(Rate::whole(75)),
            ..Staffing::default()
        };
        let figures = figures_of(&pilot, &[waiting_in(11)]);
        let expected = [
            Flag::HiredOverPlanned { hired: 6, planned: 5 },
            Flag::ServiceOverHired { in_service: 7, hired: 6 },
            Flag::RatioDiffers { reported: Rate::whole(75), tenths: 667 },
        ];
        assert_eq!(figures.flags, expected);
        assert_eq!((figures.hired, figures.to_hire, figures.vacant), (Some(6), Some(0), Some(0)));
        pilot.staffing.reported = Some(Rate::whole(67));
        assert!(!figures_of(&pilot, &[]).flags.iter().any(|flag| flag.code() == "ratio_differs"));
        pilot.filled = Filled::People;
        let flags = figures_of(&pilot, &[waiting_in(11)]).flags;
        assert!(flags.contains(&Flag::HiredDiffers { typed: 6, people: 1 }));
        assert!(flags.contains(&Flag::ServiceDiffers { typed: 7, people: 1 }));
    }

    #[test]
    fn the_ratio_of_the_bulletin_has_no_whole_number_of_posts() {
        let mut pilot = Pilot { filled: Filled::Counts, ..pilot() };
        (pilot.staffing.hired, pilot.staffing.reported_percent) = (Some(5), Some(75));
        let figures = figures_of(&pilot, &[]);
        assert_eq!(figures.flags.iter().map(|flag| flag.code()).collect::<Vec<_>>(), ["no_whole_number"]);
        assert_eq!((figures.posts, figures.computed_tenths), (None, None));
    }

    fn staffing(hired: u32, percent: u32) -> Staffing {
        Staffing { hired: Some(hired), reported_percent: Some(percent), ..Staffing::default() }
    }

    #[test]
    fn five_people_are_not_three_quarters_of_any_number_of_posts() {
        let expect = RatioCheck::NoWholeNumber {
            above: Nearest { posts: 6, tenths: 833 },
            below: Nearest { posts: 7, tenths: 714 },
        };
        assert_eq!(staffing(5, 75).check(), expect);
        assert_eq!(staffing(6, 75).check(), RatioCheck::Possible);
        assert_eq!(Staffing::default().check(), RatioCheck::Unknown);
    }

    #[test]
    fn what_a_text_rounds_is_no_difference() {
        let reported = |hundredths, places| {
            let reported = Some(Rate { hundredths, places });
            Staffing { hired: Some(5), reported, ..Staffing::default() }.check() == RatioCheck::Possible
        };
        // 5 of 6 is 83.33… %, 5 of 7 is 71.42… %.
        let table =
            [(8300, 0, true), (8330, 1, true), (8340, 1, false), (7140, 1, true), (7143, 2, true), (7500, 0, false)];
        for (hundredths, places, possible) in table {
            assert_eq!(reported(hundredths, places), possible, "{hundredths} {places}");
        }
    }

    proptest! {
        #[test]
        fn possible_means_some_whole_number_of_posts(hired in 1u32..300, hundredths in 1u32..20_000, places in 0u8..=2) {
            let rate = Rate { hundredths: hundredths / 10u32.pow(2 - u32::from(places)) * 10u32.pow(2 - u32::from(places)), places };
            prop_assume!(rate.hundredths > 0);
            let some = (1..=hired * 10_001).any(|posts| rate.is_of(hired, posts));
            let staffing = Staffing { hired: Some(hired), reported: Some(rate), ..Staffing::default() };
            prop_assert_eq!(staffing.check() == RatioCheck::Possible, some);
        }
    }
}
