//! What is selected in a text whose pieces say at which byte they begin (`data-at`).

use super::{
    call, property,
    sight::{begins, pieces},
};
use js_sys::{Array, Function, Reflect};
use leptos::{
    prelude::{document, window},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Element, Node, Range, Selection},
};

/// The selected bytes; `None` where nothing is selected, or nothing of the text.
pub fn bytes() -> Option<(usize, usize)> {
    let range = selection()?.get_range_at(0).ok().filter(|range| !range.collapsed())?;
    // Selecting a whole paragraph ends in front of the next one, outside of every piece of text.
    let touched: Vec<Element> =
        pieces().into_iter().filter(|piece| range.intersects_node(piece).unwrap_or(false)).collect();
    let (first, last) = (touched.first()?, touched.last()?);
    let start = match (range.start_container(), range.start_offset()) {
        (Ok(node), Ok(offset)) if first.contains(Some(&node)) => within(first, &node, offset)?,
        _ => begins(first)?,
    };
    let end = match (range.end_container(), range.end_offset()) {
        (Ok(node), Ok(offset)) if last.contains(Some(&node)) => within(last, &node, offset)?,
        _ => begins(last)? + last.text_content()?.len(),
    };
    (start < end).then_some((start, end))
}

fn selection() -> Option<Selection> {
    window().get_selection().ok()?.filter(|selection| selection.range_count() > 0)
}

/// The byte of a point in a piece.
fn within(piece: &Element, node: &Node, offset: u32) -> Option<usize> {
    let before: Range = document().create_range().ok()?;
    before.set_start(piece, 0).ok()?;
    before.set_end(node, offset).ok()?;
    Some(begins(piece)? + String::from(before.to_string()).len())
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Colours the bytes from `start` to `end` under the style `::highlight(name)`, where the browser can; nothing with an
/// empty range.
pub fn paint(name: &str, start: usize, end: usize) {
    let highlights = property(&property(&window(), "CSS"), "highlights");
    let Ok(maker) = property(&window(), "Highlight").dyn_into::<Function>() else { return };
    let given: Array = range(start, end).into_iter().map(JsValue::from).collect();
    let Ok(highlight) = Reflect::construct(&maker, &given) else { return };
    call(&highlights, "set", &Array::of2(&JsValue::from_str(name), &highlight));
}

/// The range of bytes of one piece.
fn range(start: usize, end: usize) -> Option<Range> {
    let holds = |piece: &Element| {
        let from = begins(piece)?;
        (from <= start && start < from + piece.text_content()?.len()).then_some(from)
    };
    let (piece, from) = pieces().into_iter().filter_map(|piece| holds(&piece).map(|from| (piece, from))).next_back()?;
    let range = document().create_range().ok()?;
    let (node, offset) = point(&piece, start - from)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = point(&piece, end.checked_sub(from)?)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node at a byte of a piece, and the place in it as the browser counts.
fn point(of: &Node, mut byte: usize) -> Option<(Node, u32)> {
    let kids = of.child_nodes();
    for at in 0..kids.length() {
        let kid = kids.get(at)?;
        let text = kid.text_content().unwrap_or_default();
        if byte > text.len() {
            byte -= text.len();
        } else if kid.node_type() == Node::TEXT_NODE {
            let before = text.get(..byte)?;
            return Some((kid, u32::try_from(before.encode_utf16().count()).ok()?));
        } else if !text.is_empty() {
            return point(&kid, byte);
        }
    }
    None
}
