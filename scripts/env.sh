# Sourced by the other scripts: where things are, which versions are wanted, how to speak.
# shellcheck shell=bash

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

say() { printf '%s\n' "luoshi: $*"; }
fail() { printf '%s\n' "luoshi: $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Our own copies come first, so that a wrong version elsewhere on PATH does no harm.
# tests/node_modules/.bin has wasm-opt and playwright.
export PATH="$root/.tools/bin:$root/tests/node_modules/.bin:$PATH"
export TRUNK_SKIP_VERSION_CHECK=true

wanted_rust() { sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml; }
wanted_trunk() { sed -n 's/^ *"trunk": "\(.*\)".*/\1/p' tests/package.json; }
# The command line tool and the library must be of one version.
wanted_wasm_bindgen() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

# rustup knows toolchains by name: one of the wanted version may be there as "stable". Use it then,
# instead of downloading the same compiler under another name.
use_installed_rust() {
  have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
  local wanted name
  wanted="$(wanted_rust)"
  if rustup toolchain list | grep "^$wanted" >/dev/null; then return 0; fi
  for name in $(rustup toolchain list | grep -v nightly | sed 's/ .*//'); do
    if [[ "$(RUSTUP_TOOLCHAIN=$name rustc --version 2>/dev/null)" == "rustc $wanted "* ]]; then
      export RUSTUP_TOOLCHAIN="$name"
      return 0
    fi
  done
}
use_installed_rust

# Prints the path of a Chromium, or nothing. The browser tests get it as $CHROMIUM.
find_chromium() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then printf '%s\n' "$CHROMIUM"; return 0; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name"; then command -v "$name"; return 0; fi
  done
  # the one that Playwright keeps for itself
  (cd tests && node --input-type=module -e '
    import { existsSync } from "node:fs";
    import { chromium } from "@playwright/test";
    if (existsSync(chromium.executablePath())) console.log(chromium.executablePath());
  ' 2>/dev/null) || true
}
