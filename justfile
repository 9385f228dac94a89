# Tasks for development: `just` lists them. https://just.systems

_default:
    @just --list

# Type-check everything.
check:
    cargo check --workspace --all-targets

# Run the unit tests whose path contains FILTER, for a short edit-to-test loop.
unit FILTER='':
    cargo test -p onrecord --lib {{FILTER}}

# Run all tests.
test:
    cargo test --workspace

# Format the code.
fmt:
    cargo fmt --all

# Run the linter as CI does.
lint:
    cargo clippy --workspace --all-targets -- -D warnings

# Build the documentation of the library and open it.
doc:
    cargo doc --workspace --no-deps --open

# Review changed snapshots.
snapshots:
    cargo insta review

# Rewrite the rule pages in docs/rules from src/rules. The first run fails if a page changed.
rules:
    cargo test --test rules || cargo test --test rules

# Rewrite the console blocks of README.md and docs/ from the current output.
readme:
    TRYCMD=overwrite cargo test --test readme

# Check licences, advisories, duplicates and sources of dependencies (cargo install cargo-deny).
deny:
    cargo deny check

# Run everything that must pass before a change is merged.
ci:
    .ci/run
