#!/usr/bin/env python3
"""Check gazetteers/names, sort them and fill their column `common`.

    python3 gazetteers/generate/names.py          # write
    python3 gazetteers/generate/names.py --check  # compare; exit status 1 if a list would change

`common` is 1 for a name that is also an ordinary word: a form of
rules/lexicons/english.tsv, a month, a weekday, a country, its capital or
demonym, or a city of more than a million people. All other cells are written by
hand. Needs the standard library only.
"""

import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTS = {
    "given.tsv": ["name", "gender", "culture", "common"],
    "surnames.tsv": ["name", "culture", "common"],
}
MILLION = 1_000_000
CALENDAR = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
).split()
# Letters without a decomposition, as the tokenizer folds them.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "ə": "a"}
)
WRITTEN = re.compile(r"(?:al-|el-)?[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+)*")


def fold(name):
    """Lower case without diacritics, apostrophes and dots; hyphens and spaces are one."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\s-]+", " ", re.sub(r"['’‘ʼʻ`´.]", "", letters.translate(LETTERS)))


def rows(path):
    """The rows of a table as dictionaries."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


def ordinary():
    """Folded words that a name may be mistaken for."""
    words = set(CALENDAR)
    words.update(fold(row["form"]) for row in rows(ROOT / "rules/lexicons/english.tsv"))
    places = ROOT / "gazetteers/places"
    for row in rows(places / "countries.tsv"):
        for column in ("name", "aliases", "adjectives", "capital"):
            words.update(fold(item) for item in row[column].split("|") if item)
    for row in rows(places / "cities.tsv"):
        if int(row["population"] or 0) > MILLION:
            words.add(fold(row["name"]))
    return words


def table(path, header, words):
    """The text of a list with its column `common` filled, and its problems."""
    lines = path.read_text(encoding="utf-8").split("\n")
    problems, seen, out = [], {}, []
    if lines[0].split("\t") != header:
        problems.append(f"{path.name}:1: columns {' '.join(header)} expected")
    if lines.pop() != "":
        problems.append(f"{path.name}: no line end at the end")
    for number, line in enumerate(lines[1:], 2):
        where = f"{path.name}:{number}"
        cells = line.split("\t")
        if len(cells) != len(header):
            problems.append(f"{where}: {len(header)} cells expected")
            continue
        row = dict(zip(header, cells))
        name, key = row["name"], fold(row["name"])
        if not WRITTEN.fullmatch(name) or not re.search(r"[^\W\d_]", name) or name.islower():
            problems.append(f"{where}: {name!r} is not written as a name")
        if key in seen:
            problems.append(f"{where}: {name} stands in line {seen[key]} too")
        if row.get("gender", "") not in ("m", "f", ""):
            problems.append(f"{where}: gender {row['gender']!r}")
        cultures = row["culture"].split("|")
        if cultures != sorted(set(cultures)) or not all(re.fullmatch(r"[a-z]+(-[a-z]+)*", item) for item in cultures):
            problems.append(f"{where}: culture {row['culture']!r}")
        seen[key] = number
        row["common"] = "1" if key in words else ""
        out.append((key, "\t".join(row[column] for column in header)))
    out.sort()
    return "\n".join(["\t".join(header), *(line for _, line in out)]) + "\n", problems


def main():
    words = ordinary()
    failed = []
    for file, header in LISTS.items():
        path = ROOT / "gazetteers/names" / file
        text, problems = table(path, header, words)
        failed += problems
        if not problems and text != path.read_text(encoding="utf-8"):
            if "--check" in sys.argv[1:]:
                failed.append(f"{file} is out of date: run gazetteers/generate/names.py")
            else:
                path.write_text(text, encoding="utf-8")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
