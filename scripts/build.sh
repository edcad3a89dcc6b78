#!/usr/bin/env bash
# Makes dist/: Trunk compiles and bundles, then the packaging step finishes the site.
. "$(dirname "$0")/env.sh"

say "compiling"
trunk build --release --locked
say "packaging"
cargo run --quiet --locked --profile tools --no-default-features --features tools --bin package -- dist
