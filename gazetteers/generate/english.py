#!/usr/bin/env python3
"""Write rules/lexicons/english.tsv: the English word forms dateline knows.

Sources
  WordNet 3.0 (Princeton University; BSD-like licence; Debian package
  wordnet-base): lemmas, parts of speech, noun classes, sense counts.
  SCOWL (Kevin Atkinson and others; permissive licence; Debian packages
  wamerican, wbritish, wamerican-small, wbritish-small): which spellings exist.
  english_tables.py beside this file: everything written by hand.

Columns: form lemma pos nclass rank, one row per (form, pos, lemma).
  form    lower case
  lemma   base form; a British spelling has the American lemma where WordNet
          holds both as one word ("organised" -> "organize",
          "defence" -> "defense"), so look a rule's word up before comparing
  pos     n np v vz vd vn vg a r det pron prep conj sub modal aux neg num ord
          wh part intj poss
  nclass  nouns only: person group place building vehicle weapon body event
          time measure animal substance artifact communication money abstract
  rank    order of likelihood of the pos for this form; 0 = dominant

Run by hand, never at build: python3 gazetteers/generate/english.py
"""

import collections
import pathlib
import re

import english_tables as tables
from english_inflection import comparisons, irregular_verbs, plural_forms, s_forms, suffixed, verb_forms

WORDNET = pathlib.Path("/usr/share/wordnet")
SCOWL = pathlib.Path("/usr/share/dict")
OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "rules/lexicons/english.tsv"

POS_OF_FILE = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
POS_OF_SENSE = {"1": "n", "2": "v", "3": "a", "5": "a", "4": "r"}

# Share of a lemma's uses that a form of it gets, for ranking only.
FORM_SHARE = {
    "n": 0.70, "np": 0.30, "v": 0.35, "vz": 0.15, "vd": 0.28, "vn": 0.25,
    "vg": 0.20, "a": 1.0, "r": 1.0,
}
# Order between equals.
TIE = ["n", "np", "v", "vz", "vd", "vn", "vg", "a", "r"]

CLASS_OF_LEXNAME = {
    4: "event", 5: "animal", 6: "artifact", 7: "abstract", 8: "body",
    9: "abstract", 10: "communication", 11: "event", 12: "abstract",
    13: "substance", 14: "group", 15: "place", 16: "abstract", 17: "place",
    18: "person", 19: "event", 20: "substance", 21: "money", 22: "event",
    23: "measure", 24: "abstract", 25: "abstract", 26: "abstract",
    27: "substance", 28: "time",
}
# Classes that a hypernym decides before the lexname does: (word, sense number).
CLASS_OF_HYPERNYM = [
    ("weapon", 1, "weapon"), ("weaponry", 1, "weapon"), ("ammunition", 1, "weapon"),
    ("explosive_device", 1, "weapon"), ("explosive", 1, "weapon"),
    ("projectile", 1, "weapon"),
    ("vehicle", 1, "vehicle"), ("craft", 2, "vehicle"), ("public_transport", 1, "vehicle"),
    ("building", 1, "building"), ("structure", 1, "building"),
    ("establishment", 4, "building"), ("facility", 1, "building"),
    ("room", 1, "building"), ("way", 6, "place"),
    ("monetary_unit", 1, "money"), ("medium_of_exchange", 1, "money"),
    ("time_unit", 1, "time"),
]
# Classes whose rarer nouns are kept too.
RARE_CLASSES = {"person", "group", "place", "building", "vehicle", "weapon", "event"}


def read_words(*names):
    """Lower-case words of SCOWL lists, possessives left out."""
    words = set()
    for name in names:
        for line in (SCOWL / name).read_text(encoding="utf-8").splitlines():
            if re.fullmatch(r"[a-z]+", line):
                words.add(line)
    return words


class WordNet:
    """The lemmas, senses and counts of the WordNet database files."""

    def __init__(self):
        self.senses = {}          # (lemma, pos) -> [synset]
        self.synset_words = {}    # (pos, offset) -> [word as written]
        self.lexname = {}         # (pos, offset) -> lexicographer file number
        self.hypernyms = {}       # (pos, offset) -> [(pos, offset)]
        self.counts = collections.Counter()  # (lemma, pos) -> tagged uses
        for file, pos in POS_OF_FILE.items():
            self._read_data(file, pos)
            self._read_index(file, pos)
        for line in (WORDNET / "cntlist.rev").read_text().splitlines():
            key, _number, count = line.split()
            lemma, rest = key.split("%")
            self.counts[lemma, POS_OF_SENSE[rest.split(":")[0]]] += int(count)

    def _read_data(self, file, pos):
        for line in (WORDNET / f"data.{file}").open(encoding="utf-8"):
            if line.startswith(" "):
                continue
            f = line.split(" | ")[0].split()
            key = (pos, f[0])
            n = int(f[3], 16)
            words = [re.sub(r"\(\w+\)$", "", f[4 + 2 * i]) for i in range(n)]
            self.synset_words[key] = words
            self.lexname[key] = int(f[1])
            p = 4 + 2 * n
            ups = []
            for i in range(int(f[p])):
                symbol, offset, target, _ = f[p + 1 + 4 * i: p + 5 + 4 * i]
                if symbol in ("@", "@i"):
                    ups.append((target, offset))
            self.hypernyms[key] = ups

    def _read_index(self, file, pos):
        for line in (WORDNET / f"index.{file}").open(encoding="utf-8"):
            if line.startswith(" "):
                continue
            f = line.split()
            n = int(f[2])
            self.senses[f[0], pos] = [(pos, o) for o in f[-n:]]

    def is_common(self, lemma, pos):
        """True if the lemma is written in lower case in some sense."""
        return any(lemma in self.synset_words[s] for s in self.senses.get((lemma, pos), ()))

    def common_count(self, lemma, pos):
        """Tagged uses; the number of senses breaks ties."""
        return self.counts[lemma, pos] + 0.01 * len(self.senses.get((lemma, pos), ()))

    def ancestors(self, synset):
        """The synset and everything above it."""
        seen, todo = set(), [synset]
        while todo:
            s = todo.pop()
            if s not in seen:
                seen.add(s)
                todo += self.hypernyms.get(s, [])
        return seen


def noun_classes(wn):
    """Return a function lemma -> class by its most frequent lower-case sense."""
    roots = []
    for word, number, cls in CLASS_OF_HYPERNYM:
        roots.append((wn.senses[word, "n"][number - 1], cls))

    def classify(lemma):
        senses = wn.senses.get((lemma, "n"), [])
        senses = [s for s in senses if lemma in wn.synset_words[s]] or senses
        if not senses:
            return ""
        first = senses[0]
        up = wn.ancestors(first)
        for root, cls in roots:
            if root in up:
                return cls
        return CLASS_OF_LEXNAME.get(wn.lexname[first], "abstract")

    return classify


SPELLINGS = [
    (r"isation(s?)$", r"ization\1"), (r"is(e|es|ed|ing|er|ers|able)$", r"iz\1"),
    (r"ys(e|es|ed|ing|er|ers)$", r"yz\1"), (r"our", "or"), (r"tre(s?)$", r"ter\1"),
    (r"bre(s?)$", r"ber\1"), (r"ence(s?)$", r"ense\1"), (r"ogue(s?)$", r"og\1"),
    (r"amme(s?)$", r"am\1"), (r"ll(er|ers|or|ors|ery|ing|ment)$", r"l\1"), (r"l$", "ll"),
    (r"lment$", "llment"), (r"ae", "e"), (r"oe", "e"), (r"ough$", "ow"),
    (r"lful$", "llful"), (r"gement$", "gment"), (r"que(s?)$", r"ck\1"),
]


def american(wn, lemma, pos, american_words):
    """The American spelling that WordNet holds as the same word, or the lemma."""
    if lemma in tables.SPELLING:
        return tables.SPELLING[lemma]
    if lemma in american_words:
        return lemma
    own = set(wn.senses.get((lemma, pos), ()))
    for pattern, new in SPELLINGS:
        other = re.sub(pattern, new, lemma)
        if other != lemma and other in american_words:
            if own & set(wn.senses.get((other, pos), ())):
                return other
    return lemma


def exceptions(name):
    """form -> [lemma] of a WordNet exception list, single words only."""
    result = collections.defaultdict(list)
    for line in (WORDNET / f"{name}.exc").read_text().splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            if re.fullmatch(r"[a-z]+", form) and re.fullmatch(r"[a-z]+", lemma):
                result[lemma].append(form)
    return result


class Lexicon:
    """Rows under construction."""

    def __init__(self):
        self.weights = {}  # (form, pos, lemma) -> how likely
        self.classes = {}  # (form, pos, lemma) -> noun class

    def add(self, form, pos, lemma, weight, cls=""):
        key = (form, pos, lemma)
        self.weights[key] = max(self.weights.get(key, 0), weight)
        if cls:
            self.classes[key] = cls


class Builder:
    """Fills a Lexicon from WordNet, SCOWL and the hand tables."""

    def __init__(self):
        self.wn = WordNet()
        self.american_words = read_words("american-english")
        self.real = self.american_words | read_words("british-english")
        self.classify = noun_classes(self.wn)
        self.hand_classes = tables.noun_classes()
        self.lexicon = Lexicon()
        self.wanted = self._wanted_lemmas()

    def _wanted_lemmas(self):
        """pos -> lemmas to keep."""
        core = read_words("american-english-small", "british-english-small") | set(tables.KEEP.split())
        wanted = {
            "v": set(tables.VERBS.split()),
            "a": set(tables.ADJECTIVES.split()),
            "r": set(tables.ADVERBS.split()),
            "n": set(self.hand_classes),
        }
        for lemma, pos in self.wn.senses:
            if lemma not in self.real or len(lemma) < 2 or (lemma, pos) in tables.DROP:
                continue
            if not self.wn.is_common(lemma, pos):
                continue
            if self.wn.counts[lemma, pos] or lemma in core or pos == "v" \
                    or pos == "n" and self.classify(lemma) in RARE_CLASSES:
                wanted[pos].add(lemma)
        wanted["v"] -= tables.NOT_VERBS
        wanted["n"] -= tables.PLURAL_ONLY
        return {pos: sorted(lemmas) for pos, lemmas in wanted.items()}

    def head(self, lemma, pos):
        return american(self.wn, lemma, pos, self.american_words)

    def weight(self, lemma, pos):
        """Uses of a lemma; a British spelling counts as the American one."""
        return max(self.wn.common_count(lemma, pos),
                   self.wn.common_count(self.head(lemma, pos), pos), 0.01)

    def build(self):
        self.verbs()
        self.nouns()
        self.plural_lemmas()
        self.adjectives_and_adverbs()
        for form, pos, lemma in tables.closed_rows():
            self.lexicon.add(form, pos, lemma, tables.CLOSED_WEIGHT)
        return rank(self.lexicon)

    def verbs(self):
        irregular = irregular_verbs()
        for lemma in self.wanted["v"]:
            real = self.real
            if lemma not in real:  # hand-written: its plainest forms are taken as they are
                real = real | {suffixed(lemma, "ed")[0], suffixed(lemma, "ing")[0], s_forms(lemma)[0]}
            for form, pos in verb_forms(lemma, real, irregular):
                self.lexicon.add(form, pos, self.head(lemma, "v"),
                                 self.weight(lemma, "v") * FORM_SHARE[pos])

    def nouns(self):
        exc = exceptions("noun")
        for lemma in self.wanted["n"]:
            head = self.head(lemma, "n")
            cls = self.hand_classes.get(lemma) or self.hand_classes.get(head) \
                or self.classify(lemma) or "abstract"
            weight = self.weight(lemma, "n")
            share = FORM_SHARE["n"]
            if lemma.endswith("ing") and not self.wn.counts[lemma, "n"]:
                share /= 10  # an uncounted gerund is the verb first
            self.lexicon.add(lemma, "n", head, weight * share, cls)
            for form in self.plurals(lemma, exc):
                self.lexicon.add(form, "np", head, weight * FORM_SHARE["np"], cls)
        for form, pos, lemma, cls in tables.extra_rows():
            self.lexicon.add(form, pos, lemma, 0.5, cls)

    def plurals(self, lemma, exc):
        if lemma in tables.NO_PLURAL:
            return []
        if lemma in tables.IRREGULAR_PLURALS:
            forms = tables.IRREGULAR_PLURALS[lemma]
        else:
            men = [lemma[:-2] + "en"] if lemma.endswith("man") else []
            forms = [f for f in men + plural_forms(lemma) if f in self.real]
            forms += [f for f in exc.get(lemma, ()) if f in self.real and f != lemma]
            if not forms and lemma in self.hand_classes and lemma not in tables.MASS:
                forms = (men + plural_forms(lemma))[:1]
        return [f for f in dict.fromkeys(forms)
                if (lemma, f) not in tables.NOT_A_FORM and f not in tables.PLURAL_ONLY]

    def plural_lemmas(self):
        """Plurals that WordNet holds as lemmas ("eyes", "alms"), and the hand-written ones."""
        lexicon = self.lexicon
        plurals = {form for form, pos, lemma in lexicon.weights if pos == "np" and form != lemma}
        for key in list(lexicon.weights):
            form, pos, lemma = key
            if pos != "n" or not form.endswith("s") or form != lemma:
                continue
            if form in tables.PLURAL_NOUNS:
                lexicon.add(form, "np", lemma, lexicon.weights.pop(key), lexicon.classes[key])
            elif form in plurals and form not in tables.SINGULAR_IN_S:
                del lexicon.weights[key]
        for form, lemma, cls in tables.plural_rows():
            count = self.wn.common_count
            lexicon.add(form, "np", lemma, max(count(form, "n"), count(lemma, "n") * 0.3, 1.0), cls)

    def adjectives_and_adverbs(self):
        lexicon = self.lexicon
        derived = set()
        for pos, file in (("a", "adj"), ("r", "adv")):
            exc = exceptions(file)
            adverbs = set(self.wanted["r"])
            for lemma in self.wanted[pos]:
                head, weight = self.head(lemma, pos), self.weight(lemma, pos)
                lexicon.add(lemma, pos, head, weight)
                if not self.wn.counts[lemma, pos] or lemma in tables.NO_COMPARISON:
                    continue
                if pos == "r" and lemma not in tables.COMPARED_ADVERBS:
                    continue
                for form in comparisons(lemma, self.real, exc):
                    if (lemma, form) in tables.NOT_A_FORM or pos == "r" and form in adverbs:
                        continue  # "later", "further" stand for themselves
                    lexicon.add(form, pos, head, weight * 0.1)
                    derived.add((form, pos))
        # A comparative that WordNet holds as a lemma too lends its count.
        lemmas = collections.defaultdict(list)
        for key in lexicon.weights:
            lemmas[key[:2]].append(key)
        for form, pos in derived:
            own = lexicon.weights.pop((form, pos, form), 0)
            for key in lemmas[form, pos]:
                if own and key in lexicon.weights:
                    lexicon.weights[key] = max(lexicon.weights[key], own)


def rank(lexicon):
    """Rows with ranks: the hand-written order first, then the weights."""
    by_form = collections.defaultdict(list)
    for (form, pos, lemma), weight in lexicon.weights.items():
        by_form[form].append((pos, lemma, weight))
    orders, preferred = tables.orders(), tables.preferred()
    follow = {"n": "np", "v": "vz"}
    for form, pos, lemma in lexicon.weights:
        if follow.get(preferred.get(lemma)) == pos:
            preferred.setdefault(form, pos)
    closed = {row: i for i, row in enumerate(tables.closed_rows())}

    def position(form, pos, lemma, weight):
        order = orders.get(form, [])
        for i, (p, l) in enumerate(order):
            if p == pos and l in (None, lemma):
                return (0, i, 0, 0, lemma)
        if preferred.get(form) == pos:
            return (0, len(order), 0, 0, lemma)
        return (1, -weight, closed.get((form, pos, lemma), len(closed)),
                TIE.index(pos) if pos in TIE else -1, lemma)

    out = []
    for form in sorted(by_form):
        ranks = {}
        for pos, lemma, _ in sorted(by_form[form], key=lambda row: position(form, *row)):
            cls = lexicon.classes.get((form, pos, lemma), "")
            out.append((form, lemma, pos, cls, ranks.setdefault(pos, len(ranks))))
    return out


def main():
    rows = Builder().build()
    with OUTPUT.open("w", encoding="utf-8", newline="\n") as f:
        f.write("form\tlemma\tpos\tnclass\trank\n")
        for row in rows:
            f.write("\t".join(map(str, row)) + "\n")
    print(f"{len(rows)} rows, {len({r[0] for r in rows})} forms, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
