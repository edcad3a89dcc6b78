#!/usr/bin/env bash
# Makes dist/: Trunk compiles and bundles the app, the programs beside it are compiled, the packaging step finishes.
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

# Programs of their own, each with what only it can do, loaded when they are first needed (public/boot.js).
# beside <name> <profile> <level of wasm-opt>
beside() {
  say "compiling the program $1"
  cargo build --quiet --profile "$2" --locked --target wasm32-unknown-unknown --no-default-features --features "$1" --bin "$1"
  wasm-bindgen --target web --no-typescript --out-dir dist "$target/wasm32-unknown-unknown/$2/$1.wasm"
  # shellcheck disable=SC2086 # several words
  wasm-opt "$3" $params "dist/$1_bg.wasm" -o "dist/$1_bg.wasm"
}
# Somebody waits for a text: quick before small.
beside reader reader -O3
beside office release -Oz

say "packaging"
tool package -- dist
