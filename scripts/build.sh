#!/usr/bin/env bash
# Makes dist/: Trunk compiles and bundles the app, the reader is compiled beside it, the packaging step finishes.
. "$(dirname "$0")/env.sh"

say "compiling the app"
trunk build --release --locked

# The reader is a program of its own, loaded when a text is brought in (see src/bin/reader.rs).
say "compiling the reader"
cargo build --quiet --profile reader --locked --target wasm32-unknown-unknown --no-default-features --features reader --bin reader
wasm-bindgen --target web --no-typescript --out-dir dist "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/reader/reader.wasm"
# The flags that index.html gives Trunk for the app.
params="$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)"
# shellcheck disable=SC2086 # several words
wasm-opt -O3 $params dist/reader_bg.wasm -o dist/reader_bg.wasm

say "packaging"
cargo run --quiet --locked --profile tools --no-default-features --features tools --bin package -- dist
