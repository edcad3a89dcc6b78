//! The one door to randomness.

use crate::base::id::Id;

/// A new id.
pub fn mint<T>() -> Id<T> {
    let mut bytes = [0u8; 8];
    let filled =
        leptos::prelude::window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        // A browser without crypto: two halves of a random number each.
        #[expect(clippy::disallowed_methods, reason = "this is the door")]
        bytes.iter_mut().for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
    }
    Id::new(u64::from_be_bytes(bytes))
}
