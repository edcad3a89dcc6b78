//! The mechanisms of the Chengdu norm: those that the bulletin names, and the places that no source names.

use crate::{
    duties::{pack::Pack, unit::Unit},
    pages::dialogs::{Dialog, opens},
    state::{AppState, Shown},
    ui::{
        el::{El, block, el},
        parts::{button_with, para, section as part, tag},
    },
    words::Words,
};
use std::sync::Arc;

/// The section of the page.
pub fn section(state: AppState, shown: &Shown, pack: &Arc<Pack>) -> El {
    let w = state.words();
    let free = pack.mechanisms.iter().filter(|mechanism| !mechanism.known).count();
    let change = button_with(icondata_lu::LuPencil, w.un_mechanisms_change(free))
        .click(opens(state, Dialog::Mechanisms(pack.clone())));
    part("h-mechanisms", w.mechanisms(), None, None)
        .el(para(w.un_mechanisms_what(pack.mechanisms.len() - free, free)))
        .el(list(w, pack, &shown.workspace.unit))
        .el(el("p").el(change))
}

/// All of them in their order; each says whose name it is.
pub fn list(w: Words, pack: &Pack, unit: &Unit) -> El {
    let mut nth = 0;
    let lines: Vec<El> = pack
        .mechanisms
        .iter()
        .map(|mechanism| {
            let own = if mechanism.known { None } else { unit.mechanism(nth) };
            nth += usize::from(!mechanism.known);
            let name = own.map_or_else(|| w.of(&mechanism.name, Some(&mechanism.name_en)), str::to_owned);
            let whose = match (mechanism.known, own) {
                (true, _) => tag("tag tag--firm", w.un_named_in_bulletin()),
                (false, Some(_)) => tag("tag tag--weak", w.un_own_name()),
                (false, None) => tag("tag tag--weak", w.suggested_name()),
            };
            block("li", "cluster").text(format!("{}. {name}", mechanism.n)).el(whose)
        })
        .collect();
    block("ul", "mechanisms flow flow--tight").els(lines)
}
