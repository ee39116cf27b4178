"""English inflection by rule for english.py: plurals, verb forms, comparison.

A rule offers every spelling it could be; the caller's set of real words says
which of them exist. Irregular verbs come from english_tables.py.
"""

import re

import english_tables as tables


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
