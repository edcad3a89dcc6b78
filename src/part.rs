//! A part of the program: functions that are fetched when they are first needed, or before that, when the browser has
//! nothing better to do. A function belongs to a part by being called from the part's own function and from nowhere
//! else: what only it can reach is what `bin/split` takes out of the first program. Without the feature `parts` it is
//! all one program, and every part is simply there.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

/// A part: what fetches it, answering whether it is there, and what calls it once it is.
#[macro_export]
macro_rules! part {
    ($name:ident, $fetch:ident, $part:ident, ($($arg:ident: $kind:ty),*) -> $gives:ty, $body:expr) => {
        #[cfg(feature = "parts")]
        // The functions of a part are found by their names, which the macro has to keep from being changed.
        #[allow(unsafe_code)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible, preload($fetch))]
        fn $name($($arg: $kind),*) -> Result<$gives, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(feature = "parts"))]
        async fn $fetch() -> Result<(), ()> {
            Ok(())
        }

        #[cfg(not(feature = "parts"))]
        async fn $name($($arg: $kind),*) -> Result<$gives, ()> {
            Ok($body)
        }
    };
}

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Have {
    /// Not yet, or on its way.
    NotYet,
    /// It can be called at once.
    Here,
    /// It was wanted and did not come.
    Failed,
}

/// What a part that is here answers: there is nothing to wait for.
pub fn at_once<T, E>(called: impl Future<Output = Result<T, E>>) -> Option<T> {
    match pin!(called).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(answer)) => Some(answer),
        _ => None,
    }
}
