#!/usr/bin/env bash
# Runs the Rust tests with nextest where it is present, else with cargo itself. Arguments: as for both.
. "$(dirname "$0")/env.sh"

if have cargo-nextest; then
  cargo nextest run --locked "$@"
else
  cargo test --locked "$@"
fi
