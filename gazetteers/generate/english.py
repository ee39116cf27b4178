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
import sys

import english_tables as tables

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
    ("phenomenon", 1, None),
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
        self.counts = collections.Counter()
        self.sense_counts = collections.Counter()  # (lemma, pos, lexname number)
        for file, pos in POS_OF_FILE.items():
            self._read_data(file, pos)
            self._read_index(file, pos)
        for line in (WORDNET / "cntlist.rev").read_text().splitlines():
            key, _number, count = line.split()
            lemma, rest = key.split("%")
            fields = rest.split(":")
            pos = POS_OF_SENSE[fields[0]]
            self.counts[lemma, pos] += int(count)
            self.sense_counts[lemma, pos, int(fields[1])] += int(count)

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
                    ups.append(("n" if target == "n" else target, offset))
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
        return self.counts[lemma, pos] + 0.01 * len(self.senses.get((lemma, pos), ()))

    def ancestors(self, synset):
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
        if cls:
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


# ---------------------------------------------------------------- inflection

VOWEL = "aeiou"


def s_forms(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return [word + "es", word + "ses"] if re.search(r"[^s]s$", word) else \
               [word + "es", word + "zes"] if re.search(r"[^z]z$", word) else [word + "es"]
    if re.search(r"[^aeiou]y$", word) or word.endswith("quy"):
        return [word[:-1] + "ies"]
    if word.endswith("o"):
        return [word + "s", word + "es"]
    return [word + "s"]


def plural_forms(word):
    forms = s_forms(word)
    if word.endswith("ch"):
        forms.append(word + "s")
    return [f for f in forms if not f.endswith(("sses", "zzes")) or word.endswith(("s", "z"))]


def suffixed(word, suffix):
    """Regular -ed/-ing spellings, likelier first, doubled consonant too."""
    if word.endswith("ie") and suffix == "ing":
        return [word[:-2] + "ying"]
    if word.endswith("e"):
        if suffix == "ed":
            return [word + "d"]
        if word.endswith(("ee", "oe", "ye")):
            return [word + "ing"]
        return [word[:-1] + "ing", word + "ing"]
    if suffix == "ed" and re.search(r"[^aeiou]y$", word):
        return [word[:-1] + "ied"]
    forms = [word + suffix]
    if re.search(r"(?:[^aeiou]|^|qu)[aeiou][bcdfgklmnprstvz]$", word):
        doubled = word + word[-1] + suffix
        if len(re.findall(r"[aeiouy]+", word.replace("qu", "q"))) == 1 and word[-1] != "s":
            return [doubled]
        forms.append(doubled)
    elif re.search(r"[aeiou]{2}[lpst]$", word):
        forms.append(word + word[-1] + suffix)
    if word.endswith("c"):
        forms.append(word + "k" + suffix)
    return forms


def irregular_verbs():
    """base -> (pasts, participles), prefixed verbs included on demand."""
    table = {}
    for line in tables.IRREGULAR_VERBS.split("\n"):
        if line.strip():
            base, past, part = line.split()
            table[base] = (past.split("/"), part.split("/"))
    return table


PREFIXES = ["under", "over", "out", "inter", "mis", "fore", "with", "re", "un", "up",
            "be", "for", "off", "down", "broad", "tele", "co", "side", "back"]
NOT_PREFIXED = {
    "beget", "behold", "becomes", "bereave", "reset", "relay", "belay", "regrind",
    "outlay", "inlay", "delay", "bewet", "refit", "unit", "remit", "return", "reland",
    "underlet", "outwork", "rewed", "prebend", "resound", "rebind", "rend", "bebite",
}


def irregular_of(base, table):
    if base in table:
        return table[base]
    for prefix in PREFIXES:
        rest = base[len(prefix):]
        if base.startswith(prefix) and len(rest) > 2 and rest in table \
                and base not in tables.REGULAR_VERBS:
            past, part = table[rest]
            return [prefix + f for f in past], [prefix + f for f in part]
    return None


def verb_forms(base, real, table):
    """Yield (form, pos) of one verb; only spellings that exist."""
    yield base, "v"
    if base not in tables.IRREGULAR_PRESENT:
        for form in s_forms(base):
            if form in real:
                yield form, "vz"
    for form in suffixed(base, "ing"):
        if form in real and (base, form) not in tables.NOT_A_FORM:
            yield form, "vg"
    irregular = irregular_of(base, table)
    if irregular:
        for form in irregular[0]:
            yield form, "vd"
        for form in irregular[1]:
            yield form, "vn"
        return
    for form in suffixed(base, "ed"):
        if form in real and (base, form) not in tables.NOT_A_FORM:
            yield form, "vd"
            yield form, "vn"


def exceptions(name):
    """form -> [lemma] of a WordNet exception list, single words only."""
    result = collections.defaultdict(list)
    for line in (WORDNET / f"{name}.exc").read_text().splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            if re.fullmatch(r"[a-z]+", form) and re.fullmatch(r"[a-z]+", lemma):
                result[lemma].append(form)
    return result


def comparisons(lemma, real, irregular):
    """Comparative and superlative, only if both exist."""
    if lemma in irregular:
        return [f for f in irregular[lemma] if f in real and f != lemma]
    if lemma.endswith("e"):
        stem = lemma[:-1]
    elif re.search(r"[^aeiou]y$", lemma):
        stem = lemma[:-1] + "i"
    elif re.search(r"(?:[^aeiou]|^)[aeiou][bdgmnpt]$", lemma):
        stem = lemma + lemma[-1]
    else:
        stem = lemma
    pair = [stem + "er", stem + "est"]
    return pair if all(f in real for f in pair) else []


# ------------------------------------------------------------------- the rows


class Lexicon:
    def __init__(self):
        self.rows = {}      # (form, pos, lemma) -> weight
        self.nclass = {}    # noun lemma -> class
        self.form_class = {}  # (form, pos) -> class, from the hand tables

    def add(self, form, pos, lemma, weight):
        key = (form, pos, lemma)
        self.rows[key] = max(self.rows.get(key, 0), weight)


def build():
    wn = WordNet()
    us_full = read_words("american-english")
    real = us_full | read_words("british-english")
    core = read_words("american-english-small", "british-english-small")
    lexicon = Lexicon()
    classify = noun_classes(wn)
    irregular = irregular_verbs()
    noun_exc, adj_exc = exceptions("noun"), exceptions("adj")
    adv_exc = exceptions("adv")
    hand_verbs = set(tables.VERBS.split())
    hand_adjs = set(tables.ADJECTIVES.split())
    hand_advs = set(tables.ADVERBS.split())
    hand_nouns = {w for w in tables.noun_classes()}

    keep = set(tables.KEEP.split())
    wanted = collections.defaultdict(set)
    for (lemma, pos) in wn.senses:
        if not re.fullmatch(r"[a-z]+", lemma) or len(lemma) < 2:
            continue
        if (lemma, pos) in tables.DROP or not wn.is_common(lemma, pos):
            continue
        if lemma in real and (wn.counts[lemma, pos] > 0 or lemma in core or lemma in keep
                              or pos == "v" or pos == "n" and classify(lemma) in RARE_CLASSES):
            wanted[pos].add(lemma)
    wanted["v"] |= hand_verbs
    wanted["a"] |= hand_adjs
    wanted["r"] |= hand_advs
    wanted["n"] |= hand_nouns - tables.plural_only()

    def weight(lemma, pos):
        best = wn.common_count(lemma, pos)
        return max(best, wn.common_count(american(wn, lemma, pos, us_full), pos), 0.01)

    for lemma in sorted(wanted["v"]):
        if lemma in tables.NOT_VERBS:
            continue
        head = american(wn, lemma, "v", us_full)
        known = real
        if lemma not in real:  # hand-written: its plainest forms are taken as they are
            known = real | {suffixed(lemma, x)[0] for x in ("ed", "ing")} | {s_forms(lemma)[0]}
        for form, pos in verb_forms(lemma, known, irregular):
            lexicon.add(form, pos, head, weight(lemma, "v") * FORM_SHARE[pos])

    classes = tables.noun_classes()
    for lemma in sorted(wanted["n"]):
        if lemma in tables.plural_only():
            continue
        head = american(wn, lemma, "n", us_full)
        cls = classes.get(lemma) or classes.get(head) or classify(lemma) or "abstract"
        share = FORM_SHARE["n"]
        if lemma.endswith("ing") and not wn.counts[lemma, "n"]:
            share /= 10  # an uncounted gerund is the verb first
        lexicon.add(lemma, "n", head, weight(lemma, "n") * share)
        lexicon.form_class[lemma, "n", head] = cls
        if lemma in tables.NO_PLURAL:
            continue
        if lemma in tables.IRREGULAR_PLURALS:
            plurals = tables.IRREGULAR_PLURALS[lemma]
        else:
            men = [lemma[:-2] + "en"] if lemma.endswith("man") else []
            plurals = [f for f in men + plural_forms(lemma) if f in real]
            if men and not plurals and lemma in hand_nouns:
                plurals = men
            plurals += [f for f in noun_exc.get(lemma, ()) if f in real and f != lemma]
            if lemma in hand_nouns and not plurals and lemma not in tables.MASS:
                plurals = plural_forms(lemma)[:1]
        for form in dict.fromkeys(plurals):
            if (lemma, form) in tables.NOT_A_FORM or form in tables.plural_only():
                continue
            lexicon.add(form, "np", head, weight(lemma, "n") * FORM_SHARE["np"])
            lexicon.form_class[form, "np", head] = cls

    plurals = {(form, pos) for (form, pos, lemma) in lexicon.rows if pos == "np" and form != lemma}
    # "eyes", "losses": WordNet has the plural as a lemma of its own.
    for (form, pos, lemma) in list(lexicon.rows):
        if pos != "n" or not form.endswith("s") or form != lemma:
            continue
        if form in tables.PLURAL_NOUNS:
            lexicon.add(form, "np", lemma, lexicon.rows.pop((form, pos, lemma)))
            lexicon.form_class[form, "np", lemma] = lexicon.form_class[form, pos, lemma]
        elif (form, "np") in plurals and form not in tables.SINGULAR_IN_S:
            del lexicon.rows[form, pos, lemma]

    for form, pos, lemma, cls in tables.extra_rows():
        lexicon.add(form, pos, lemma, 0.5)
        lexicon.form_class[form, pos, lemma] = cls

    for form, lemma, cls in tables.plural_rows():
        lexicon.add(form, "np", lemma, max(wn.common_count(form, "n"), wn.common_count(lemma, "n") * 0.3, 1.0))
        lexicon.form_class[form, "np", lemma] = cls

    derived = set()
    for pos, exc in (("a", adj_exc), ("r", adv_exc)):
        for lemma in sorted(wanted[pos]):
            head = american(wn, lemma, pos, us_full)
            lexicon.add(lemma, pos, head, weight(lemma, pos))
            for form in comparisons(lemma, real, exc) if wn.counts[lemma, pos] else ():
                if lemma in tables.NO_COMPARISON or pos == "r" and lemma not in tables.COMPARED_ADVERBS:
                    continue
                if (lemma, form) in tables.NOT_A_FORM:
                    continue
                if pos == "r" and form in wanted["r"]:
                    continue  # "later", "further" stand for themselves
                lexicon.add(form, pos, head, weight(lemma, pos) * 0.1)
                derived.add((form, pos))

    for form, pos in derived:
        own = lexicon.rows.pop((form, pos, form), 0)
        for key in [k for k in lexicon.rows if k[:2] == (form, pos)] if own else ():
            lexicon.rows[key] = max(lexicon.rows[key], own)

    for form, pos, lemma, nclass in tables.closed_rows():
        lexicon.add(form, pos, lemma, tables.CLOSED_WEIGHT)
        if nclass:
            lexicon.form_class[form, pos, lemma] = nclass

    return rank(lexicon)


def rank(lexicon):
    """Turn weights into ranks; a hand-written order comes first."""
    by_form = collections.defaultdict(list)
    for (form, pos, lemma), weight in lexicon.rows.items():
        by_form[form].append((pos, lemma, weight))
    orders = tables.orders()
    preferred = tables.preferred()
    follow = {"n": ("np", "vz"), "v": ("vz", "np")}
    for (form, pos, lemma) in lexicon.rows:
        wanted = follow.get(preferred.get(lemma))
        if wanted and pos == wanted[0]:
            preferred.setdefault(form, pos)
    closed = {}
    for i, (form, pos, lemma, _) in enumerate(tables.closed_rows()):
        closed[form, pos, lemma] = i
    out = []
    for form in sorted(by_form):
        order = orders.get(form, [])
        def key(item):
            pos, lemma, weight = item
            for i, (p, l) in enumerate(order):
                if p == pos and l in (None, lemma):
                    return (0, i, 0, 0, lemma)
            if preferred.get(form) == pos:
                return (0, len(order), 0, 0, lemma)
            c = closed.get((form, pos, lemma))
            return (1, -weight, c if c is not None else 1 << 20,
                    TIE.index(pos) if pos in TIE else -1, lemma)
        rows = sorted(by_form[form], key=key)
        drop = tables.dropped(form)
        rows = [r for r in rows if r[0] not in drop]
        seen = {}
        for pos, lemma, _ in rows:
            r = seen.setdefault(pos, len(seen))
            cls = lexicon.form_class.get((form, pos, lemma), "") if pos in ("n", "np") else ""
            out.append((form, lemma, pos, cls, r))
    return out


def main():
    sys.dont_write_bytecode = True
    rows = build()
    with OUTPUT.open("w", encoding="utf-8", newline="\n") as f:
        f.write("form\tlemma\tpos\tnclass\trank\n")
        for row in rows:
            f.write("\t".join(map(str, row)) + "\n")
    print(f"{len(rows)} rows, {len({r[0] for r in rows})} forms, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
