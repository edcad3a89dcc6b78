#!/usr/bin/env bash
# Runs the browser tests on dist/. Arguments go to Playwright: scripts/e2e.sh offline --project phone
. "$(dirname "$0")/env.sh"

[ -f dist/sw.js ] || fail "dist/ is not built: run 'make build'"
CHROMIUM="$(find_chromium)"
[ -n "$CHROMIUM" ] || fail "no Chromium found: run 'make setup'"
export CHROMIUM
cd tests
exec playwright test --config e2e/playwright.config.mjs "$@"
