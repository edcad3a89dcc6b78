#!/usr/bin/env bash
# Format and clippy, warnings as errors.
. "$(dirname "$0")/env.sh"

cargo fmt --check || fail "not formatted: run 'make fmt'"
cargo clippy --locked --all-targets --all-features --quiet -- -D warnings
