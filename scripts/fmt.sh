#!/usr/bin/env bash
# Formats the Rust sources.
. "$(dirname "$0")/env.sh"

cargo fmt
