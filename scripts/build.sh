#!/usr/bin/env bash
# Makes dist/: Trunk compiles and bundles the app, the reader is compiled beside it, the packaging step finishes.
. "$(dirname "$0")/env.sh"

tool() { cargo run --quiet --locked --profile tools --no-default-features --features tools --bin "$@"; }
target="${CARGO_TARGET_DIR:-target}"

# Compiled first: Trunk's call of wasm-bindgen goes through it (see scripts/bin/wasm-bindgen).
cargo build --quiet --locked --profile tools --no-default-features --features tools --bin split
SPLIT="$(cd "$target/tools" && pwd)/split"
PARTS="$(cd "$target" && pwd)/parts"
export SPLIT PARTS

say "compiling the app"
PATH="$root/scripts/bin:$PATH" trunk build --release --locked --features parts

# The flags that index.html gives Trunk for the first program. wasm-opt does not know all the names that a part carries.
params="$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)"
cp "$PARTS/parts.js" dist
for part in "$PARTS"/*.wasm; do
  [ "$part" != "$PARTS/luoshi.wasm" ] || continue
  # shellcheck disable=SC2086 # several words
  wasm-opt -Oz $params "$part" -o "dist/$(basename "$part")" 2> >(grep -v 'unknown name subsection' >&2)
done

# The reader is a program of its own, loaded when a text is brought in (see src/bin/reader.rs).
say "compiling the reader"
cargo build --quiet --profile reader --locked --target wasm32-unknown-unknown --no-default-features --features reader --bin reader
wasm-bindgen --target web --no-typescript --out-dir dist "$target/wasm32-unknown-unknown/reader/reader.wasm"
# shellcheck disable=SC2086 # several words
wasm-opt -O3 $params dist/reader_bg.wasm -o dist/reader_bg.wasm

say "packaging"
tool package -- dist
