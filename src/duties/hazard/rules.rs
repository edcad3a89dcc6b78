//! What may happen to a hazard and what may not, and what every kept hazard fulfils.

use super::{
    Finding, Hazard, blank,
    event::{Deed, DeedKind, Event},
    standing::{Standing, State},
};
use crate::base::{
    attachment::{Attachment, AttachmentError},
    day::Date,
};

/// A text that must say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// What is wrong.
    What,
    /// Who did it.
    By,
    /// The reason or what was seen.
    Note,
    /// To whom.
    To,
    /// The name of an officer or assistant.
    Inspector,
}

/// Why something about a hazard was refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HazardError {
    /// A text that must be given is empty.
    Empty(Text),
    /// A file named as evidence cannot be.
    Attachment(AttachmentError),
    /// The day lies after the day it was entered, or that one after today.
    InTheFuture,
    /// The day lies before what is the last that happened.
    BeforeLast {
        /// The day of the last event, or the day it was found.
        last: Date,
    },
    /// A time limit lies before the day on which it was set.
    LimitBeforeDay,
    /// It is closed: it can come back or be reported upward, nothing else.
    AlreadyClosed,
    /// It is reported as put right already.
    AlreadyRectified,
    /// A re-check cannot pass what nobody has reported as put right since it was found, came back or failed.
    NotRectified,
    /// It cannot be closed: no re-check was passed.
    NotPassed,
    /// It cannot be closed while it is listed for supervision.
    StillListed,
    /// It is not closed, so it cannot come back.
    NotClosed,
    /// It has no time limit to extend.
    NoLimit,
    /// It has a time limit already: that is extended, not set anew.
    HasLimit,
    /// The time limit was over when its extension was granted.
    LimitOver {
        /// The last day of the limit.
        limit: Date,
    },
    /// The extension does not end later than the limit.
    NotLater {
        /// The last day of the limit.
        limit: Date,
    },
    /// It is listed for supervision already.
    AlreadyListed,
    /// It is not listed for supervision.
    NotListed,
    /// What is only added to was changed: the history, or the day of entry.
    Fixed,
    /// The first time limit was moved to a later day or taken away; an extension does that, with its reason.
    LimitMoved,
}

impl HazardError {
    /// The code by which its sentence is found.
    pub fn code(self) -> &'static str {
        match self {
            HazardError::Empty(Text::What) => "empty_what",
            HazardError::Empty(Text::By) => "empty_by",
            HazardError::Empty(Text::Note) => "empty_note",
            HazardError::Empty(Text::To) => "empty_to",
            HazardError::Empty(Text::Inspector) => "empty_inspector",
            HazardError::Attachment(AttachmentError::NoName) => "attachment_name",
            HazardError::Attachment(AttachmentError::NoSha256) => "attachment_sha256",
            HazardError::InTheFuture => "in_the_future",
            HazardError::BeforeLast { .. } => "before_last",
            HazardError::LimitBeforeDay => "limit_before_day",
            HazardError::AlreadyClosed => "already_closed",
            HazardError::AlreadyRectified => "already_rectified",
            HazardError::NotRectified => "not_rectified",
            HazardError::NotPassed => "not_passed",
            HazardError::StillListed => "still_listed",
            HazardError::NotClosed => "not_closed",
            HazardError::NoLimit => "no_limit",
            HazardError::HasLimit => "has_limit",
            HazardError::LimitOver { .. } => "limit_over",
            HazardError::NotLater { .. } => "not_later",
            HazardError::AlreadyListed => "already_listed",
            HazardError::NotListed => "not_listed",
            HazardError::Fixed => "fixed",
            HazardError::LimitMoved => "limit_moved",
        }
    }
}

impl Standing {
    /// Whether a step of this kind may be taken on the day `on`, as far as that does not depend on what the user says
    /// about it. What can be chosen at all is asked here.
    pub fn may(&self, kind: DeedKind, on: Date) -> Result<(), HazardError> {
        let reported = matches!(self.state, State::Rectified | State::Passed);
        let refused = match kind {
            DeedKind::Reported => return Ok(()),
            DeedKind::CameBack => (self.state.is_open(), HazardError::NotClosed),
            _ if !self.state.is_open() => (true, HazardError::AlreadyClosed),
            DeedKind::Begun | DeedKind::Rectified => (reported, HazardError::AlreadyRectified),
            DeedKind::RecheckPassed => (!reported, HazardError::NotRectified),
            DeedKind::RecheckFailed | DeedKind::HandedOver => return Ok(()),
            DeedKind::Closed if self.state != State::Passed => (true, HazardError::NotPassed),
            DeedKind::Closed => (self.listed.is_some(), HazardError::StillListed),
            DeedKind::LimitSet => (self.limit.is_some(), HazardError::HasLimit),
            DeedKind::Extended => match self.limit {
                None => (true, HazardError::NoLimit),
                Some(limit) => (on > limit, HazardError::LimitOver { limit }),
            },
            DeedKind::Listed => (self.listed.is_some(), HazardError::AlreadyListed),
            DeedKind::Delisted => (self.listed.is_none(), HazardError::NotListed),
        };
        if refused.0 { Err(refused.1) } else { Ok(()) }
    }
}

impl Hazard {
    /// The day of the last thing that happened: of the last event, else the day it was found.
    pub fn last_day(&self) -> Date {
        self.events.iter().map(|event| event.on).fold(self.found, Date::max)
    }

    /// Which steps can be taken on the day `on`: today, or an earlier one for what is entered later. An extension is
    /// among them as long as the limit is not over on that day.
    pub fn possible(&self, on: Date) -> Vec<DeedKind> {
        let standing = self.standing();
        DeedKind::ALL.into_iter().filter(|kind| standing.may(*kind, on).is_ok()).collect()
    }

    /// Whether `event` may be added on `today`.
    pub fn may(&self, event: &Event, today: Date) -> Result<(), HazardError> {
        if event.entered > today { Err(HazardError::InTheFuture) } else { self.may_follow(event) }
    }

    /// Whether `event` may follow the history, whatever day it is today: another device's clock may be ahead.
    fn may_follow(&self, event: &Event) -> Result<(), HazardError> {
        if event.on > event.entered {
            return Err(HazardError::InTheFuture);
        }
        let last = self.last_day();
        if event.on < last {
            return Err(HazardError::BeforeLast { last });
        }
        let standing = self.standing();
        standing.may(event.deed.kind(), event.on)?;
        texts(event)?;
        attachments(&event.attachments)?;
        match event.deed {
            Deed::Extended { until } => match standing.limit {
                Some(limit) if until <= limit => Err(HazardError::NotLater { limit }),
                _ => Ok(()),
            },
            Deed::LimitSet { limit } => not_before(Some(limit), event.on),
            Deed::CameBack { limit } => not_before(limit, event.on),
            Deed::Listed { until, .. } => not_before(until, event.on),
            _ => Ok(()),
        }
    }

    /// Checks what every kept hazard fulfils: what was found, and that each event could follow those before it.
    pub fn check(&self) -> Result<(), HazardError> {
        if blank(&self.what) {
            return Err(HazardError::Empty(Text::What));
        }
        if matches!(&self.finding, Finding::Inspection { inspectors, .. } if inspectors.has_blank()) {
            return Err(HazardError::Empty(Text::Inspector));
        }
        if self.found > self.entered {
            return Err(HazardError::InTheFuture);
        }
        not_before(self.limit, self.found)?;
        attachments(&self.attachments)?;
        let mut so_far = Hazard { events: Vec::new(), ..self.clone() };
        for event in &self.events {
            so_far.may_follow(event)?;
            so_far.events.push(event.clone());
        }
        Ok(())
    }

    /// Whether the facts of this hazard may be changed to those of `to`. What was entered wrongly can be put right; the
    /// history is added to by events only, and a time limit once set gets later only by an extension.
    pub fn may_become(&self, to: &Hazard) -> Result<(), HazardError> {
        if self.events != to.events || self.entered != to.entered {
            return Err(HazardError::Fixed);
        }
        if self.limit.is_some_and(|old| to.limit.is_none_or(|new| new > old)) {
            return Err(HazardError::LimitMoved);
        }
        to.check()
    }
}

/// Whether the texts that a step needs are given.
fn texts(event: &Event) -> Result<(), HazardError> {
    let (by, note) = (blank(&event.by), blank(&event.note));
    let refused = match &event.deed {
        Deed::Rechecked { inspectors, .. } if inspectors.has_blank() => Some(Text::Inspector),
        Deed::Rechecked { inspectors, .. } if by && inspectors.is_empty() => Some(Text::By),
        Deed::Rechecked { passed: false, .. } if note => Some(Text::Note),
        Deed::Rechecked { .. } => None,
        _ if by => Some(Text::By),
        Deed::Extended { .. } | Deed::CameBack { .. } if note => Some(Text::Note),
        Deed::Reported { to, .. } | Deed::HandedOver { to } if blank(to) => Some(Text::To),
        _ => None,
    };
    refused.map_or(Ok(()), |text| Err(HazardError::Empty(text)))
}

fn attachments(attachments: &[Attachment]) -> Result<(), HazardError> {
    attachments.iter().try_for_each(|file| file.check().map_err(HazardError::Attachment))
}

fn not_before(limit: Option<Date>, day: Date) -> Result<(), HazardError> {
    if limit.is_some_and(|limit| limit < day) { Err(HazardError::LimitBeforeDay) } else { Ok(()) }
}
