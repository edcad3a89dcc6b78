//! Reading aloud with the device's voice, sentence by sentence; the page follows.

use super::{Hand, Page};
use crate::{
    bulletin::flat_text::{FlatText, sentences},
    platform::page::{self as browser, selection, speech},
    state::AppState,
    ui::{
        el::{View, live, none},
        parts::{button_with, quiet},
    },
    words::Words,
};
use leptos::prelude::*;
use std::{ops::Range, sync::Arc};

/// The style that the sentence being read has.
const SPOKEN: &str = "spoken";

impl Page {
    /// The button; there is none where the device has no Chinese voice.
    pub(super) fn read_aloud(&self) -> View {
        let (state, w, hand, flat) = (self.state, self.w, self.hand, self.flat.clone());
        live(move || button(state, w, hand, &flat))
    }
}

fn button(state: AppState, w: Words, hand: Hand, flat: &Arc<FlatText>) -> View {
    // Asked for again when the device has told its voices.
    state.voices.get();
    if !speech::has_voice() {
        return none();
    }
    if hand.spoken.get().is_some() {
        return quiet(w.stop_reading()).attr("aria-pressed", "true").click(move || stop(hand)).view();
    }
    let flat = flat.clone();
    let begin = move || {
        let line = browser::sight::in_sight().map_or(0, |sight| sight.begins);
        let from = flat.line(line).and_then(|at| flat.find(at)).map_or(0, |(_, start)| start);
        let all = Arc::new(sentences(flat.text()));
        let first = all.iter().position(|sentence| sentence.end > from).unwrap_or(0);
        speak(state, hand, flat.clone(), all, first);
    };
    button_with(icondata_lu::LuVolume2, w.read_aloud()).attr("class", "btn btn--quiet").click(begin).view()
}

/// Reads sentence `at` and those after it.
fn speak(state: AppState, hand: Hand, flat: Arc<FlatText>, all: Arc<Vec<Range<usize>>>, at: usize) {
    let Some(words) = all.get(at).and_then(|sentence| flat.text().get(sentence.clone())) else { return stop(hand) };
    hand.spoken.set(Some(at));
    if let Some(sentence) = all.get(at) {
        selection::paint(SPOKEN, sentence.start, sentence.end);
        browser::sight::keep_in_sight(sentence.start);
    }
    let words = words.to_owned();
    let (next, rest) = (flat.clone(), all.clone());
    let begun = speech::speak(&words, move |well| {
        // Stopping ends the sentence too.
        if hand.spoken.try_get_untracked() == Some(Some(at)) {
            if well {
                speak(state, hand, next.clone(), rest.clone(), at + 1);
            } else {
                stop(hand);
                state.say(state.words().voice_failed(), true);
            }
        }
    });
    if begun.is_none() {
        stop(hand);
        state.say(state.words().voice_failed(), true);
    }
}

/// Stops reading.
pub(super) fn stop(hand: Hand) {
    if hand.spoken.try_get_untracked().flatten().is_some() {
        hand.spoken.set(None);
        speech::stop();
        selection::paint(SPOKEN, 0, 0);
    }
}
