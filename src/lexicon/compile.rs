//! Compiles the word lists to the blob that [`super::Lexicon`] reads in place. Used by the build script only,
//! which is why the library does not name this file as a module.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::lexicon::classes::{Closed, Flag, NounClass, Outline, Pos, VerbTrait, VerbTraits};
use crate::lexicon::layout::{HAS_LONGER, HEADER, MAGIC, VERSION, slot_of};
use crate::lexicon::words;
use crate::tokenize::fold::{chain, hash};

/// The word lists as text.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sources<'a> {
    /// `english.tsv`: form, lemma, pos, nclass, rank.
    pub english: &'a str,
    /// `common.txt`: the words that news is made of, the most frequent first.
    pub common: &'a str,
    /// The `.toml` files: name, text.
    pub lists: &'a [(String, String)],
    /// `given.tsv`: name, gender, culture.
    pub given: &'a str,
    /// `surnames.tsv`: name, culture.
    pub surnames: &'a str,
}

/// A compiled lexicon: its tables, and the text that holds its strings.
#[derive(Debug)]
pub struct Compiled {
    /// Tables.
    pub data: Vec<u8>,
    /// Strings.
    pub pool: String,
}

/// Lists of abbreviations that stand for ordinary words and never for a name.
const ABBREVIATIONS: [&str; 5] = ["titles", "ranks", "months_and_days", "measures", "latin_and_reference"];

/// Names of the calendar, which the list of English words leaves out.
const CALENDAR: [&str; 32] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "christmas",
    "easter",
    "ramadan",
    "eid",
    "passover",
    "diwali",
];

/// Pronouns with their verb, where the folded form is no other word.
const CONTRACTIONS: [&str; 19] = [
    "youd", "youll", "youve", "youre", "weve", "theyd", "theyll", "theyve", "theyre", "hed", "ive", "im", "itll", "itd", "whod", "wholl",
    "thatll", "therell", "thered",
];

#[derive(Default)]
struct Record {
    flags: u64,
    readings: Vec<(u32, Pos, NounClass, String)>,
    closed: Option<Closed>,
    classes: Vec<(Flag, String)>,
}

/// Compiles the word lists.
///
/// # Errors
/// Every row that cannot be read, with its file and line.
pub fn compile(sources: Sources<'_>) -> Result<Compiled, Vec<String>> {
    let mut errors = Vec::new();
    let mut records: BTreeMap<Vec<String>, Record> = BTreeMap::new();
    read_english(sources.english, &mut records, &mut errors);
    let forms = forms_by_lemma(&records);
    let mut verbs = HashMap::new();
    for (file, text) in sources.lists {
        match text.parse::<toml::Table>() {
            Ok(mut table) => {
                for section in ["verbs", "verbs_with"] {
                    read_verbs(file, section, table.remove(section), &forms, &mut verbs, &mut errors);
                }
                read_closed(file, table.remove(CLOSED), &mut records, &mut errors);
                read_lists(file, &table, &forms, &mut records, &mut errors);
            }
            Err(error) => errors.push(format!("{file}: {error}")),
        }
    }
    for word in CALENDAR {
        records.entry(vec![word.to_owned()]).or_default().flags |= Flag::CommonWord.bit();
    }
    for word in CONTRACTIONS {
        records.entry(vec![word.to_owned()]).or_default().flags |= Flag::CommonWord.bit() | Flag::FunctionWord.bit();
    }
    read_names(sources.given, "given.tsv", Flag::GivenName, &mut records, &mut errors);
    read_names(sources.surnames, "surnames.tsv", Flag::Surname, &mut records, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(write(&in_order(&records, sources.common), &verbs))
}

fn read_english(text: &str, records: &mut BTreeMap<Vec<String>, Record>, errors: &mut Vec<String>) {
    for (number, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [form, lemma, pos, class, rank] = cells[..] else {
            errors.push(format!("english.tsv:{}: five cells expected", number + 1));
            continue;
        };
        let (Some(pos), Some(class), Ok(rank)) = (Pos::parse(pos), NounClass::parse(class), rank.parse::<u32>()) else {
            errors.push(format!("english.tsv:{}: unknown class or rank", number + 1));
            continue;
        };
        let key = key(form);
        if key.is_empty() {
            continue;
        }
        let record = records.entry(key).or_default();
        record.flags |= Flag::CommonWord.bit();
        if record.readings.iter().all(|(_, p, c, l)| (*p, *c, l.as_str()) != (pos, class, lemma)) {
            record.readings.push((rank, pos, class, lemma.to_owned()));
        }
    }
    for record in records.values_mut() {
        record.readings.sort_by_key(|reading| reading.0);
        if record.readings.first().is_some_and(|reading| reading.1.is_function()) {
            record.flags |= Flag::FunctionWord.bit();
        }
    }
}

/// Words of a form: those of the first way to cut it, else the form itself (a mark such as `&`).
fn key(form: &str) -> Vec<String> {
    match words::split(form).pop() {
        Some(words) if form != "&" => words.into_iter().map(|word| word.folded).collect(),
        _ => {
            let folded = words::folded(form);
            if folded.is_empty() { Vec::new() } else { vec![folded] }
        }
    }
}

type Forms = HashMap<String, Vec<(Pos, Vec<String>)>>;

fn forms_by_lemma(records: &BTreeMap<Vec<String>, Record>) -> Forms {
    let mut forms: Forms = HashMap::new();
    for (key, record) in records {
        for (_, pos, _, lemma) in &record.readings {
            forms.entry(lemma.clone()).or_default().push((*pos, key.clone()));
        }
    }
    forms
}

/// Section of the words of closed classes.
const CLOSED: &str = "closed_classes";

/// The lists of a section, each with its name; anything else is an error.
fn lists(file: &str, section: &str, value: Option<toml::Value>, errors: &mut Vec<String>) -> Vec<(String, Vec<String>)> {
    match value.map(toml::Value::try_into::<BTreeMap<String, Vec<String>>>) {
        None => Vec::new(),
        Some(Ok(lists)) => lists.into_iter().collect(),
        Some(Err(error)) => {
            errors.push(format!("{file}: [{section}] {error}"));
            Vec::new()
        }
    }
}

/// Reads what the grammar must know of verbs, by their base forms.
fn read_verbs(
    file: &str,
    section: &str,
    value: Option<toml::Value>,
    forms: &Forms,
    verbs: &mut HashMap<String, VerbTraits>,
    errors: &mut Vec<String>,
) {
    for (name, lemmas) in lists(file, section, value, errors) {
        let Some(one) = VerbTrait::parse(&name) else {
            errors.push(format!("{file}: [{section}] unknown list {name}"));
            continue;
        };
        for lemma in lemmas {
            if !forms.contains_key(&lemma) {
                errors.push(format!("{file}: [{section}] {name}: no word has the base form {lemma:?}"));
            }
            verbs.entry(lemma).or_default().insert(one);
        }
    }
}

/// Reads the words of closed classes.
fn read_closed(file: &str, value: Option<toml::Value>, records: &mut BTreeMap<Vec<String>, Record>, errors: &mut Vec<String>) {
    for (name, words) in lists(file, CLOSED, value, errors) {
        let Some(closed) = Closed::parse(&name) else {
            errors.push(format!("{file}: [{CLOSED}] unknown class {name}"));
            continue;
        };
        for word in words {
            match records.get_mut(&key(&word)) {
                Some(record) => record.closed = Some(closed),
                None => errors.push(format!("{file}: [{CLOSED}] {name}: no word {word:?}")),
            }
        }
    }
}

fn read_lists(file: &str, table: &toml::Table, forms: &Forms, records: &mut BTreeMap<Vec<String>, Record>, errors: &mut Vec<String>) {
    for (section, lists) in table {
        let (flag, default) = match section.as_str() {
            "person_titles" => (Flag::PersonTitle, ""),
            "title_gender" => (Flag::TitleMale, ""),
            "role_nouns" => (Flag::RoleNoun, ""),
            "person_suffixes" => (Flag::PersonSuffix, ""),
            "name_particles" => (Flag::NameParticle, ""),
            "org_suffixes" => (Flag::OrgSuffix, ""),
            "org_heads_armed" => (Flag::OrgHead, "armed_group"),
            "org_heads_education" => (Flag::OrgHead, "university"),
            "place_heads" => (Flag::PlaceHead, ""),
            "place_heads_before" => (Flag::PlaceHeadBefore, ""),
            "facility_heads" => (Flag::FacilityHead, ""),
            "place_cues" => (Flag::PlaceCue, ""),
            "compass" => (Flag::Compass, ""),
            "speech_verbs" => (Flag::Speech, ""),
            // The tokenizer has its own list of these; here they are words that no name is made of alone.
            name if name.starts_with("abbreviations") => (Flag::CommonWord, ""),
            name => {
                let Some(kind) = name.strip_prefix("org_heads_") else {
                    errors.push(format!("{file}: unknown section [{name}]"));
                    continue;
                };
                (Flag::OrgHead, kind)
            }
        };
        let Some(lists) = lists.as_table() else {
            errors.push(format!("{file}: [{section}] is not a table"));
            continue;
        };
        for (list, items) in lists {
            if flag == Flag::CommonWord && !ABBREVIATIONS.contains(&list.as_str()) {
                continue;
            }
            let kind = if list == "words" || flag == Flag::CommonWord { default } else { list.as_str() };
            let flag = if flag == Flag::TitleMale && list == "female" { Flag::TitleFemale } else { flag };
            let Some(items) = items.as_array() else {
                errors.push(format!("{file}: [{section}] {list} is not a list"));
                continue;
            };
            for item in items {
                let Some(item) = item.as_str() else {
                    errors.push(format!("{file}: [{section}] {list} holds something that is not text"));
                    continue;
                };
                for key in inflected(item, flag, forms) {
                    let single = key.len() == 1;
                    if !single && flag == Flag::PersonTitle {
                        for word in &key {
                            records.entry(vec![word.clone()]).or_default().flags |= Flag::TitleWord.bit();
                        }
                    }
                    let record = records.entry(key).or_default();
                    record.flags |= flag.bit();
                    if !kind.is_empty() && !record.classes.iter().any(|class| class.0 == flag && class.1 == kind) {
                        record.classes.push((flag, kind.to_owned()));
                    }
                }
            }
        }
    }
}

/// The word lists hold lemmas of verbs of saying and of role nouns; texts hold their forms.
fn inflected(item: &str, flag: Flag, forms: &Forms) -> Vec<Vec<String>> {
    let own = key(item);
    if own.is_empty() {
        return Vec::new();
    }
    let mut out = vec![own.clone()];
    let (changing, rest, at_end): (&str, Vec<String>, bool) = match flag {
        Flag::Speech => (item.split(' ').next().unwrap_or(item), own[1..].to_vec(), false),
        Flag::RoleNoun | Flag::TitleMale | Flag::TitleFemale => {
            (own.last().map_or(item, String::as_str), own[..own.len() - 1].to_vec(), true)
        }
        _ => return out,
    };
    for (pos, form) in forms.get(changing).into_iter().flatten() {
        let wanted = match flag {
            Flag::Speech => matches!(pos, Pos::Verb | Pos::VerbZ | Pos::VerbPast | Pos::Participle | Pos::Gerund),
            _ => *pos == Pos::PluralNoun,
        };
        if wanted {
            out.push(if at_end { rest.iter().chain(form).cloned().collect() } else { form.iter().chain(&rest).cloned().collect() });
        }
    }
    out.sort();
    out.dedup();
    out
}

fn read_names(text: &str, file: &str, flag: Flag, records: &mut BTreeMap<Vec<String>, Record>, errors: &mut Vec<String>) {
    let mut lines = text.lines().enumerate();
    let Some((_, header)) = lines.next() else { return };
    let column = |name: &str| header.split('\t').position(|cell| cell == name);
    let (Some(name), gender) = (column("name"), column("gender")) else {
        errors.push(format!("{file}:1: no column \"name\""));
        return;
    };
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let Some(word) = cells.get(name).filter(|cell| !cell.is_empty()) else {
            errors.push(format!("{file}:{}: no name", number + 1));
            continue;
        };
        let key = key(word);
        if key.is_empty() {
            continue;
        }
        let record = records.entry(key).or_default();
        record.flags |= flag.bit();
        if flag == Flag::GivenName {
            record.flags |= match gender.and_then(|column| cells.get(column)).copied().unwrap_or_default() {
                "m" => Flag::GivenMale.bit(),
                "f" => Flag::GivenFemale.bit(),
                "" => 0,
                _ => Flag::GivenMale.bit() | Flag::GivenFemale.bit(),
            };
        }
    }
}

/// A reference to `length` bytes at `start` of the pool; `None` where they do not fit.
fn text_at(start: usize, length: usize) -> Option<u32> {
    (start < 1 << 24 && length < 1 << 8).then_some((start as u32) << 8 | length as u32)
}

#[derive(Default)]
struct Pool {
    text: String,
    seen: HashMap<String, u32>,
}

impl Pool {
    fn add(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.seen.get(text) {
            return at;
        }
        let at = text_at(self.text.len(), text.len()).unwrap_or_else(|| panic!("no room in the pool for {text:?}"));
        self.text.push_str(text);
        self.seen.insert(text.to_owned(), at);
        at
    }
}

/// The records in the order in which they are stored: common words first, then short ones, then what is only a name or
/// a phrase. A text is made of few thousand words; so ordered, all that is looked up of them lies close together.
fn in_order<'a>(records: &'a BTreeMap<Vec<String>, Record>, common: &str) -> Vec<(&'a Vec<String>, &'a Record)> {
    let places: HashMap<&str, usize> = common.lines().enumerate().map(|(place, word)| (word, place)).collect();
    let mut order: Vec<_> = records.iter().collect();
    order.sort_by_key(|(key, record)| {
        let place = if key.len() == 1 { places.get(key[0].as_str()).copied() } else { None };
        (place.unwrap_or(usize::MAX), key.len() > 1, record.readings.is_empty(), key[0].len())
    });
    order
}

fn write(records: &[(&Vec<String>, &Record)], verbs: &HashMap<String, VerbTraits>) -> Compiled {
    let mut pool = Pool::default();
    let mut kinds: Vec<String> = records.iter().flat_map(|(_, record)| record.classes.iter().map(|class| class.1.clone())).collect();
    kinds.sort();
    kinds.dedup();
    let (mut record_bytes, mut reading_bytes, mut class_bytes) = (Vec::new(), Vec::new(), Vec::new());
    let mut values: BTreeMap<u64, u32> = BTreeMap::new();
    let mut forms = HashSet::new();
    let (mut reading_count, mut class_count) = (0_u32, 0_u32);
    for (index, (key, record)) in records.iter().enumerate() {
        let mut total = 0;
        for (position, word) in key.iter().enumerate() {
            total = if position == 0 { hash(word) } else { chain(total, hash(word)) };
            let value = values.entry(total).or_default();
            if position + 1 < key.len() {
                *value |= HAS_LONGER;
            } else {
                *value = (*value & HAS_LONGER) | (index as u32 + 1);
            }
        }
        assert!(forms.insert(total), "two words share the hash of {key:?}");
        let readings: Vec<Pos> = record.readings.iter().map(|reading| reading.1).collect();
        let outline = Outline::new(record.flags, &readings, record.closed);
        record_bytes.extend_from_slice(&outline.bits().to_le_bytes());
        record_bytes.extend_from_slice(&pool.add(&key.join(" ")).to_le_bytes());
        record_bytes.extend_from_slice(&reading_count.to_le_bytes());
        record_bytes.extend_from_slice(&class_count.to_le_bytes());
        record_bytes.extend_from_slice(&(record.readings.len() as u16).to_le_bytes());
        record_bytes.extend_from_slice(&(record.classes.len() as u16).to_le_bytes());
        for (_, pos, class, lemma) in &record.readings {
            reading_bytes.extend_from_slice(&pool.add(lemma).to_le_bytes());
            reading_bytes.extend_from_slice(&[*pos as u8, *class as u8]);
            reading_bytes.extend_from_slice(&verbs.get(lemma).copied().unwrap_or_default().bits().to_le_bytes());
        }
        for (flag, kind) in &record.classes {
            let kind = kinds.binary_search(kind).expect("every kind was collected");
            class_bytes.extend_from_slice(&[*flag as u8, kind as u8]);
        }
        reading_count += record.readings.len() as u32;
        class_count += record.classes.len() as u32;
    }
    let slots = slots(&values);
    let kind_bytes: Vec<u8> = kinds.iter().flat_map(|kind| pool.add(kind).to_le_bytes()).collect();
    let sections = [slots, record_bytes, reading_bytes, class_bytes, kind_bytes];
    let mut out = Vec::new();
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&((HEADER + sections.iter().map(Vec::len).sum::<usize>()) as u32).to_le_bytes());
    let mut at = HEADER;
    for section in &sections {
        out.extend_from_slice(&(at as u32).to_le_bytes());
        out.extend_from_slice(&(section.len() as u32).to_le_bytes());
        at += section.len();
    }
    for section in sections {
        out.extend_from_slice(&section);
    }
    Compiled { data: out, pool: pool.text }
}

fn slots(values: &BTreeMap<u64, u32>) -> Vec<u8> {
    let count = (values.len() * 5 / 2).max(16);
    let mut table = vec![(0_u64, 0_u32); count];
    for (&hash, &value) in values {
        let mut at = slot_of(hash, count);
        while table[at].0 != 0 {
            at = (at + 1) % count;
        }
        table[at] = (hash, value);
    }
    table.iter().flat_map(|(hash, value)| hash.to_le_bytes().into_iter().chain(value.to_le_bytes())).collect()
}
