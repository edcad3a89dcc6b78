//! Printing: on the screen a part of the rows is enough, on paper all of them stand.

use crate::platform::page as browser;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use std::time::Duration;

/// Some phones say that they have printed before they have.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs something when the browser is about to print, whoever asked it to. What that puts on the page is there in time.
pub fn before(run: impl Fn() + 'static) {
    let heard = window_event_listener_untyped("beforeprint", move |_| run());
    on_cleanup(move || heard.remove());
}

/// Runs something when the browser has printed.
pub fn after(run: impl Fn() + Copy + 'static) {
    let heard = window_event_listener_untyped("afterprint", move |_| set_timeout(run, PATIENCE));
    on_cleanup(move || heard.remove());
}

/// Prints what will then stand on the page.
pub fn print() {
    browser::later(browser::print);
}
