//! What of a text is on the screen. Each piece of it says at which byte of the flat text it begins (`data-at`) and to
//! which line it belongs (`data-line`).

use super::{elements, property};
use leptos::{
    prelude::{document, window},
    web_sys::{self, Element},
};

/// The pieces of the text, in their order.
pub(super) fn pieces() -> Vec<Element> {
    elements("[data-at]")
}

/// The byte at which a piece begins.
pub(super) fn begins(piece: &Element) -> Option<usize> {
    piece.get_attribute("data-at")?.parse().ok()
}

/// What is on the screen of a text whose lines say their number (`data-line`).
#[derive(Debug, Clone, Copy)]
pub struct InSight {
    /// The byte (`data-at`) of the piece of text at the top of the screen; a line may be shown in several pieces.
    pub top: u32,
    /// How much of that piece lies above the screen, in thousandths of its height.
    pub above: u32,
    /// The first line that begins on the screen; where none does, the one at the top.
    pub begins: usize,
    /// The last line.
    pub last: usize,
}

/// The part of the screen that the bars at its top cover.
const COVERED: f64 = 0.12;

fn height() -> f64 {
    property(&window(), "innerHeight").as_f64().unwrap_or(0.0)
}

/// The lines on the screen; `None` where there is none.
pub fn in_sight() -> Option<InSight> {
    let (height, top) = (height(), height() * COVERED);
    let mut seen: Option<InSight> = None;
    let mut begun = false;
    for line in pieces() {
        let place = line.get_bounding_client_rect();
        if place.bottom() <= top || place.top() >= height {
            continue;
        }
        let Some(number) = line.get_attribute("data-line").and_then(|number| number.parse().ok()) else { continue };
        let is_begun = place.top() >= top * 0.5;
        let above = ((top - place.top()).max(0.0) * 1000.0 / place.height().max(1.0)) as u32;
        let top = begins(&line).and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
        let sight = seen.get_or_insert(InSight { top, above, begins: number, last: number });
        if is_begun && !begun {
            (sight.begins, begun) = (number, true);
        }
        sight.last = number;
    }
    seen
}

/// Scrolls to a place in a piece of the text, without moving the keyboard.
pub fn scroll_to_piece(at: u32, above: u32) {
    if let Ok(Some(element)) = document().query_selector(&format!("[data-at=\"{at}\"]")) {
        let place = element.get_bounding_client_rect();
        let by = place.top() + place.height() * f64::from(above) / 1000.0 - height() * COVERED;
        window().scroll_by_with_x_and_y(0.0, by);
    }
}

/// Scrolls so that the piece of text that begins at or before a byte is on the screen, if it is not.
pub fn keep_in_sight(byte: usize) {
    let Some(piece) = pieces().into_iter().rfind(|piece| begins(piece).is_some_and(|at| at <= byte)) else { return };
    let place = piece.get_bounding_client_rect();
    let height = height();
    if place.top() < height * 0.1 || place.bottom() > height * 0.85 {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        piece.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
