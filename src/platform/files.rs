//! Files the user opens and files the user gets.

use super::page;
use crate::base::hash::Pieces;
use leptos::{
    prelude::document,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, TextDecoder, TextDecoderOptions, Url};

/// The name and the bytes of a file; `None` where the browser may not read it. Nothing is read of a file larger
/// than `limit` bytes: then the bytes are an empty list and the size tells.
pub async fn bytes(file: &File, limit: usize) -> Option<(String, usize, Vec<u8>)> {
    let size = file.size() as usize;
    if size > limit {
        return Some((file.name(), size, Vec::new()));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some((file.name(), size, js_sys::Uint8Array::new(&buffer).to_vec()))
}

/// So many bytes are read at a time where only the hash is wanted.
const PIECE: f64 = 512.0 * 1024.0;

/// The SHA-256 of a file, as 64 hexadecimal characters; `None` where the browser may not read it. It is read in pieces
/// and the page gets its turn after each. It is worked out by the program itself: the browser's own function is missing
/// on a page that an office's server gives by plain HTTP.
pub async fn sha256(file: &File) -> Option<String> {
    let (mut pieces, mut from, size) = (Pieces::default(), 0.0, file.size());
    while from < size {
        let to = size.min(from + PIECE);
        let piece = file.slice_with_f64_and_f64(from, to).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        pieces.add(&js_sys::Uint8Array::new(&buffer).to_vec());
        from = to;
        page::pause().await;
    }
    Some(pieces.hex())
}

/// Decodes GB18030 (and with it GBK and GB2312); `None` where the bytes are not of it.
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Gives the user a text as a file to keep.
pub fn save(name: &str, text: &str) -> Option<()> {
    offer(name, &Blob::new_with_str_sequence(&js_sys::Array::of1(&JsValue::from_str(text))).ok()?)
}

/// Gives the user the bytes of a file to keep. `kind` is its MIME type, by which a phone chooses what opens it.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    offer(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?)
}

/// The MIME type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn offer(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser has begun to read by then; an address kept for ever would keep the text in memory.
    leptos::prelude::set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_secs(60));
    Some(())
}
