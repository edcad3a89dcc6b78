# What a developer types. The work is in scripts/; each of them can be run by itself.

.PHONY: setup build serve test test-pure test-web test-e2e lint fmt icons

setup: ## put all tools in place (quick when they are)
	@scripts/setup.sh

build: setup ## make dist/
	@scripts/build.sh

serve: build ## make dist/ and serve it on this machine
	@node scripts/serve.mjs

test: lint test-pure test-web test-e2e ## everything

test-pure: ## the pure rooms, without the browser
	@scripts/cargo-test.sh --no-default-features

test-web: ## all features, natively: state, exports, packaging
	@scripts/cargo-test.sh --all-features

test-e2e: build ## the built site in a real browser
	@scripts/e2e.sh

lint: setup ## format and clippy, warnings as errors
	@scripts/lint.sh

fmt: ## format the sources
	@scripts/fmt.sh

icons: ## draw the pictures from public/icons/icon.svg again
	@scripts/icons.sh
