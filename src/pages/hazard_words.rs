//! What the pages of hazards and their dialogs say in the same words.

use crate::{
    base::day::Date,
    duties::{
        hazard::{
            Grade, Hazard, Part,
            event::Deed,
            rules::HazardError,
            standing::{Light, Standing},
        },
        inspectors::{Inspectors, Warning},
    },
    ui::{
        el::{El, block, el},
        parts::{icon, icon_small, para, tag},
    },
    words::Words,
};

/// A number of things in a phrase.
pub fn many(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// How the time limit looks: picture, colour and words.
pub fn light(w: Words, light: Light) -> El {
    let (class, picture, words) = match light {
        Light::Red { over } => ("status status--late", icondata_lu::LuTriangleAlert, w.hz_over(many(over))),
        Light::Yellow { left: 0 } => ("status status--soon", icondata_lu::LuClockAlert, w.hz_last_day().to_owned()),
        Light::Yellow { left } => ("status status--soon", icondata_lu::LuClock, w.days_left(many(left))),
        Light::Green { left } => ("status status--done", icondata_lu::LuClock, w.days_left(many(left))),
        Light::NoLimit => ("status status--open", icondata_lu::LuCircleAlert, w.hz_no_limit().to_owned()),
        Light::Closed => ("status status--open", icondata_lu::LuCircleCheck, w.hz_state("closed").to_owned()),
    };
    block("span", class).el(icon_small(picture)).text(words)
}

/// What is to be seen of a hazard at a glance: how grave, supervised by whom, how often it came back, what is missing.
pub fn tags(w: Words, hazard: &Hazard, standing: &Standing) -> Vec<El> {
    let mut tags = Vec::new();
    if hazard.grade == Grade::Major {
        tags.push(tag("tag tag--late", w.hz_grade(Grade::Major.code())));
    }
    if let Some(listing) = standing.listed {
        tags.push(tag("tag tag--firm", w.hz_listed_by(w.hz_level(listing.level.code()))));
    }
    if standing.returns > 0 {
        tags.push(tag("tag tag--late", w.hz_returned(many(standing.returns))));
    }
    let missing = hazard.missing().len();
    if standing.state.is_open() && missing > 0 {
        tags.push(tag("tag tag--soon", w.hz_missing(missing)));
    }
    tags
}

/// The five by their names.
pub fn parts(w: Words, parts: &[Part]) -> String {
    parts.iter().map(|part| w.hz_part(part.code())).collect::<Vec<_>>().join(w.list_comma())
}

/// Why something was refused, with the day where one says more.
pub fn why_not(w: Words, why: HazardError, today: Date) -> String {
    match why {
        HazardError::BeforeLast { last } => w.hz_before_last(w.day(last, today)),
        HazardError::LimitOver { limit } => w.hz_limit_over(w.day(limit, today)),
        HazardError::NotLater { limit } => w.hz_not_later(w.day(limit, today)),
        why => w.hz_error(why.code()).to_owned(),
    }
}

/// What a step says beside its name.
pub fn particulars(w: Words, deed: &Deed, today: Date) -> Option<String> {
    Some(match deed {
        Deed::LimitSet { limit } | Deed::Extended { until: limit } => w.hz_until(w.day(*limit, today)),
        Deed::CameBack { limit } => w.hz_new_limit(w.day((*limit)?, today)),
        Deed::Rechecked { inspectors, .. } if inspectors.is_empty() => return None,
        Deed::Rechecked { inspectors, .. } => people(w, inspectors),
        Deed::Reported { to, number } if number.is_empty() => w.hz_reported_to(to.as_str()),
        Deed::Reported { to, number } => format!("{}{}{number}", w.hz_reported_to(to.as_str()), w.hz_comma()),
        Deed::Listed { level, until: None } => w.hz_level(level.code()).to_owned(),
        Deed::Listed { level, until: Some(until) } => {
            format!("{}{}{}", w.hz_level(level.code()), w.hz_comma(), w.hz_watched_until(w.day(*until, today)))
        }
        Deed::HandedOver { to } => w.hz_handed_to(to.as_str()),
        Deed::Begun | Deed::Rectified | Deed::Closed | Deed::Delisted => return None,
    })
}

/// Who inspected, with what is known of each certificate, and who helped.
pub fn people(w: Words, inspectors: &Inspectors) -> String {
    let officers: Vec<String> = inspectors
        .officers
        .iter()
        .map(|officer| w.hz_officer(officer.name.as_str(), w.hz_certified(officer.certified.code())))
        .collect();
    let mut said = officers.join(w.list_comma());
    if !inspectors.assistants.is_empty() {
        if !said.is_empty() {
            said += w.hz_comma();
        }
        said += &w.hz_assisted(inspectors.assistants.join(w.list_comma()));
    }
    if said.is_empty() { w.hz_nobody_named().to_owned() } else { said }
}

/// A warning about the people of an inspection: what is to be looked at, and on which rules that rests. It reminds; it
/// does not judge.
pub fn warning(w: Words, warning: Warning) -> El {
    let said = match warning {
        Warning::AssistantsAlone { assistants } => w.hz_assistants_alone(many(assistants)),
        Warning::TooFew { officers } => w.hz_too_few(many(officers)),
        Warning::WithoutCertificate { officers } => w.hz_without(many(officers)),
        Warning::CertificateUnknown { unknown, certified } => w.hz_unknown(many(unknown), many(certified)),
    };
    let rules = warning.rules().iter().map(|rule| el("li").text(w.hz_rule(rule.code())));
    block("div", "warning")
        .el(block("p", "warning__said").el(icon_small(icondata_lu::LuUserCheck)).text(said))
        .el(block("ul", "warning__rules note").els(rules))
}

/// Several warnings under one head.
pub fn warnings(w: Words, found: &[Warning]) -> Option<El> {
    if found.is_empty() {
        return None;
    }
    let body = block("div", "notice__body")
        .el(block("p", "notice__title").text(w.hz_warning()))
        .els(found.iter().map(|one| warning(w, *one)))
        .el(para(w.hz_warning_is()).attr("class", "small"));
    Some(block("div", "notice notice--soon").attr("role", "note").el(icon(icondata_lu::LuInfo)).el(body))
}
