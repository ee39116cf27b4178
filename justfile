# Recipes for people who work on dateline. `just` lists them.

default:
    @just --list

# Everything CI checks.
ci:
    bash .ci/run

# Build the tool and read a shipped article.
demo:
    cargo run --release -- extract fixtures/articles/moscow-concert-hall.txt

# All tests.
test:
    cargo test

# Rewrite the committed JSON Schema from the types.
schema:
    cargo run --release -- schema > docs/schema.json

# Regenerate the manifest after a change of data.
manifest:
    python3 gazetteers/generate/manifest.py

# Measure every stage.
bench:
    cargo bench
