#!/usr/bin/env bash
# Draws the pictures in public/icons/ from icon.svg.
. "$(dirname "$0")/env.sh"

CHROMIUM="$(find_chromium)"
export CHROMIUM
node tests/icons.mjs
