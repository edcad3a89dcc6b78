//! Reading aloud with the device's voice, sentence by sentence; the page follows.

use super::{Hand, Page};
use crate::{
    bulletin::flat_text::sentences,
    platform::page::{self as browser, selection, speech},
    ui::{
        el::El,
        parts::{button_with, quiet},
    },
};
use leptos::prelude::*;
use std::{ops::Range, sync::Arc};

/// The style that the sentence being read has.
const SPOKEN: &str = "spoken";

impl Page {
    /// The button; there is none where the device has no Chinese voice.
    pub(super) fn read_aloud(&self) -> Option<El> {
        let (w, hand) = (self.w, self.hand);
        // Asked for again when the device has told its voices.
        self.state.voices.get();
        if !speech::has_voice() {
            return None;
        }
        if hand.spoken.get().is_some() {
            return Some(quiet(w.stop_reading()).attr("aria-pressed", "true").click(move || stop(hand)));
        }
        let text = Arc::new(self.flat.text().to_owned());
        let starts: Vec<usize> =
            (0..).map_while(|line| self.flat.line(line)).filter_map(|at| Some(self.flat.find(at)?.1)).collect();
        Some(button_with(icondata_lu::LuVolume2, w.read_aloud()).attr("class", "btn btn--quiet").click(move || {
            let from = browser::lines_on_screen().and_then(|(line, _)| starts.get(line).copied()).unwrap_or(0);
            let all: Arc<Vec<Range<usize>>> = Arc::new(sentences(&text));
            let first = all.iter().position(|sentence| sentence.end > from).unwrap_or(0);
            speak(hand, text.clone(), all, first);
        }))
    }
}

/// Reads sentence `at` and those after it.
fn speak(hand: Hand, text: Arc<String>, all: Arc<Vec<Range<usize>>>, at: usize) {
    let Some(words) = all.get(at).and_then(|sentence| text.get(sentence.clone())) else { return stop(hand) };
    hand.spoken.set(Some(at));
    if let Some(sentence) = all.get(at) {
        selection::paint(SPOKEN, sentence.start, sentence.end);
        browser::keep_in_sight(sentence.start);
    }
    let words = words.to_owned();
    speech::speak(&words, move || {
        // Stopping ends the sentence too.
        if hand.spoken.try_get_untracked() == Some(Some(at)) {
            speak(hand, text, all, at + 1);
        }
    });
}

/// Stops reading.
pub(super) fn stop(hand: Hand) {
    if hand.spoken.try_get_untracked().flatten().is_some() {
        hand.spoken.set(None);
        speech::stop();
        selection::paint(SPOKEN, 0, 0);
    }
}
