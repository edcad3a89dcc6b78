#!/usr/bin/env bash
# Puts every tool in place that the build and the tests need, in the pinned versions. Wants Rust (rustup)
# and Node; brings the rest. What is there in the right version is used and nothing is fetched.
. "$(dirname "$0")/env.sh"

have cargo || fail "Rust is missing: install rustup, then run 'make setup' again"
have node && have npm || fail "Node is missing: install Node 20 or newer with npm, then run 'make setup' again"
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
  fail "Node $(node --version) is too old: install Node 20 or newer"

# --- Rust with the wasm target -------------------------------------------------------------------
target=wasm32-unknown-unknown
wanted="$(wanted_rust)"
if have rustup; then
  toolchain="${RUSTUP_TOOLCHAIN:-$wanted}"
  if ! rustup toolchain list | grep "^$toolchain" >/dev/null; then
    say "installing Rust $wanted"
    rustup toolchain install "$wanted" --profile minimal ||
      fail "Rust $wanted could not be installed: check the network, or run 'rustup toolchain install $wanted' yourself"
  fi
  for component in rustfmt clippy; do
    rustup component list --installed --toolchain "$toolchain" | grep "^$component" >/dev/null ||
      rustup component add "$component" --toolchain "$toolchain" ||
      fail "$component could not be added: run 'rustup component add $component'"
  done
  if ! rustup target list --installed --toolchain "$toolchain" | grep -x "$target" >/dev/null; then
    say "adding the target $target"
    rustup target add "$target" --toolchain "$toolchain" ||
      fail "the target could not be added: run 'rustup target add $target'"
  fi
elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target" ]; then
  fail "this Rust has no $target and there is no rustup to add it: install rustup, or your system's package for it"
fi
say "rust $(rustc --version | cut -d' ' -f2)"

# --- npm: binaryen (wasm-opt), Playwright, axe ---------------------------------------------------
# npm leaves its own copy of the lock file; ours is copied beside it to see whether it has changed.
stamp=tests/node_modules/.luoshi-lock.json
if ! cmp -s tests/package-lock.json "$stamp"; then
  say "installing the npm tools into tests/node_modules"
  (cd tests && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-progress --loglevel=error) ||
    fail "npm ci failed in tests/: see the message above; check the network or the registry that npm is set up with"
  cp tests/package-lock.json "$stamp"
fi
# Run once, so that a binary that does not start here is found now and not in the middle of a build.
wasm_opt="$(wasm-opt --version 2>/dev/null)" ||
  fail "wasm-opt does not start: delete tests/node_modules and run 'make setup' again"
say "$wasm_opt"

# --- cargo tools ---------------------------------------------------------------------------------
version_of() { { "$1" --version 2>/dev/null || true; } | sed -n '1s/^[^ ]* \([^ ]*\).*/\1/p'; }

# cargo_tool <program> <crate> <version> [flags for cargo install]
cargo_tool() {
  local program=$1 crate=$2 version=$3
  shift 3
  [ -n "$version" ] || fail "no version is pinned for $crate"
  if [ "$(version_of "$program")" != "$version" ]; then
    if have cargo-binstall; then
      say "fetching $crate $version"
      cargo binstall --no-confirm --quiet --disable-strategies compile --root .tools "$crate@$version" || say "no ready-made $crate: compiling it"
      hash -r
    fi
    if [ "$(version_of "$program")" != "$version" ]; then
      say "compiling $crate $version (once, some minutes)"
      # Elsewhere than the project's own target folder, which it would fill for nothing.
      CARGO_TARGET_DIR="$root/.tools/build" cargo install --quiet --root .tools --version "$version" "$@" "$crate" ||
        fail "$crate $version could not be compiled: run 'cargo install $crate --version $version $*' to see why"
      rm -rf .tools/build
      hash -r
    fi
    [ "$(version_of "$program")" = "$version" ] ||
      fail "$program $version was installed but '$program --version' says '$(version_of "$program")': remove .tools and try again"
  fi
  say "$crate $version ($(command -v "$program"))"
}

[ -f Cargo.lock ] || cargo generate-lockfile || fail "Cargo.lock could not be made"
cargo_tool trunk trunk "$(wanted_trunk)" --locked
# Without --locked: the lock file inside that crate names a version that is no longer to be had.
cargo_tool wasm-bindgen wasm-bindgen-cli "$(wanted_wasm_bindgen)"

# --- a Chromium for the browser tests ------------------------------------------------------------
chromium="$(find_chromium)"
if [ -z "$chromium" ] && have apt-get; then
  sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo -n"; fi
  if [ -z "$sudo" ] || sudo -n true 2>/dev/null; then
    say "installing chromium and a Chinese font by apt"
    export DEBIAN_FRONTEND=noninteractive
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } ||
      say "apt could not install chromium"
    chromium="$(find_chromium)"
  fi
fi
if [ -z "$chromium" ]; then
  say "fetching Playwright's chromium"
  (cd tests && npx --no-install playwright install chromium) || true
  chromium="$(find_chromium)"
fi
[ -n "$chromium" ] || fail "no Chromium found: install the package 'chromium' (or Google Chrome), or set CHROMIUM=/path/to/it"
"$chromium" --version >/dev/null 2>&1 ||
  fail "$chromium does not start: install it anew, or set CHROMIUM=/path/to/another"
say "chromium ($chromium)"
say "all tools are in place"
