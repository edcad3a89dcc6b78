//! Today. A clock that was set back cannot hide what is overdue: the latest day that this device has shown is
//! remembered, and no earlier one is taken for today. A clock that was wrong the other way is set right by the user,
//! with a reason that the history keeps.

use super::{AppState, keeper::Ask};
use crate::{
    base::{day::Date, minute::Minute, storage::Storage},
    platform::{clock, storage::Local},
    workspace::Edit,
};
use leptos::prelude::*;

/// The latest day that this device has shown. Beside the workspace: it is of this device, and changes every day.
pub(super) const KEY: &str = "luoshi/seen";

/// Today, and where the clock is in doubt what it says and which day it has shown before.
pub(super) fn look() -> (Date, Option<(Date, Date)>) {
    let now = clock::today();
    let seen = Local.get(KEY).ok().flatten().and_then(|day| day.parse().ok());
    match seen {
        Some(seen) if seen > now => (seen, Some((now, seen))),
        Some(seen) if seen == now => (now, None),
        _ => {
            remember(now);
            (now, None)
        }
    }
}

/// Failing to remember does no harm but that the next day is not compared with this one.
fn remember(day: Date) {
    let _ = Local.set(KEY, &day.to_string());
}

impl AppState {
    /// This minute, as the device says; a view that calls this is made again when another one has begun.
    pub fn minute(self) -> Minute {
        self.minute.get();
        clock::minute()
    }

    /// This minute, without being told of the next.
    pub fn minute_now(self) -> Minute {
        clock::minute()
    }

    /// Looks whether another minute, and with it perhaps another day, has begun.
    pub(super) fn look_at_the_clock(self) {
        let minute = clock::minute();
        if self.minute.get_untracked() != minute {
            self.minute.set(minute);
        }
        let (today, doubtful) = look();
        let before = self.peek();
        if (before.today, before.doubtful) == (today, doubtful) {
            return;
        }
        self.ask(Ask::Clock);
    }

    /// Takes the day that the device says now for today, because the later one was wrong.
    pub fn trust_clock(self, why: String) -> bool {
        let Some((now, seen)) = self.peek().doubtful else { return false };
        let done = self.edit(Edit::TrustClock { seen, now, why });
        if done {
            remember(now);
            self.look_at_the_clock();
        }
        done
    }
}
