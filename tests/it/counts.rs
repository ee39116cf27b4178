//! The Markdown spec of counts and of the figures of events.

use std::collections::BTreeMap;

use dateline::record::{CountRecord, Figure, Record};

use crate::support::{Ratchet, extractor, published, rows, word};

/// Per cent of the rows of each section, and of each kind of check, that are right at least. These may only go up.
const MINIMUMS: &[(&str, usize)] = &[
    ("Actors, names, other kinds", 100),
    ("Approximate", 93),
    ("At least, more than", 100),
    ("Attackers among the dead", 100),
    ("Bodies found", 100),
    ("Died later", 100),
    ("Dozen, couple, both, pair", 100),
    ("Dozens, scores, several", 100),
    ("Families", 100),
    ("Implied, in hospital, behind long subjects", 100),
    ("Including, among them", 100),
    ("Negation", 100),
    ("Number traps", 100),
    ("Number words", 100),
    ("Other events", 100),
    ("Others, another", 100),
    ("Range", 100),
    ("Several incidents in one text", 100),
    ("Sources differ", 100),
    ("To be summed", 100),
    ("Up to, as many as", 100),
    ("Updated tolls", 100),
    ("Whole leads", 90),
    ("all", 99),
    ("count found", 99),
    ("figures", 99),
    ("group", 100),
    ("no extra count", 99),
    ("qualifier", 100),
];

/// A bound of a number, or none; the outer option is empty where it is left open.
type Bound = Option<Option<u64>>;

/// Low, best, high.
#[derive(Debug, Clone, Copy)]
struct Number([Bound; 3]);

impl Number {
    fn read(text: &str) -> Self {
        let bound = |text: &str| match text {
            "*" => None,
            "-" => Some(None),
            digits => Some(Some(digits.parse().unwrap_or_else(|_| panic!("no bound: {text}")))),
        };
        match text.split('/').collect::<Vec<_>>()[..] {
            [low, best, high] => Self([bound(low), bound(best), bound(high)]),
            [one] => Self([bound(one); 3]),
            _ => panic!("no number: {text}"),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].zip(other.0[at]).map(|(a, b)| a.zip(b).map(|(a, b)| a + b))))
    }

    fn fits(self, low: Option<u64>, best: Option<u64>, high: Option<u64>) -> bool {
        self.0.iter().zip([low, best, high]).all(|(wanted, found)| wanted.is_none_or(|wanted| wanted == found))
    }
}

/// `9/9/- at_least (civilians)`, without its kind.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    number: Number,
    qualifier: &'a str,
    group: &'a str,
}

impl<'a> Part<'a> {
    fn read(text: &'a str) -> Self {
        let (text, group) = text.split_once('(').map_or((text, ""), |(before, group)| (before, group.trim_end_matches(')')));
        let (number, qualifier) = text.trim().split_once(' ').unwrap_or((text.trim(), "exact"));
        Self { number: Number::read(number), qualifier, group }
    }
}

/// One count that a row wants; several parts where a phrase lists them.
#[derive(Debug)]
struct Wanted<'a> {
    kind: &'a str,
    parts: Vec<Part<'a>>,
    optional: bool,
}

impl<'a> Wanted<'a> {
    fn list(cell: &'a str) -> Vec<Self> {
        let items = cell.split(';').map(str::trim).filter(|item| !matches!(*item, "" | "none"));
        items
            .map(|item| {
                let inner = item.strip_prefix('[').and_then(|item| item.strip_suffix(']'));
                let (kind, parts) = inner.unwrap_or(item).split_once(' ').unwrap_or_else(|| panic!("no count: {item}"));
                Self { kind, parts: parts.split(" + ").map(Part::read).collect(), optional: inner.is_some() }
            })
            .collect()
    }

    fn sum(&self) -> Number {
        self.parts.iter().map(|part| part.number).reduce(Number::plus).expect("a part at least")
    }
}

/// Takes the first count of that kind and number.
fn take<'r>(left: &mut Vec<&'r CountRecord>, kind: &str, number: Number) -> Option<&'r CountRecord> {
    let at = left.iter().position(|count| word(count.kind) == kind && number.fits(count.low, count.best, count.high))?;
    Some(left.remove(at))
}

fn shown(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> String {
    if low == best && best == high {
        return best.map_or_else(|| "?".to_owned(), |best| best.to_string());
    }
    [low, best, high].map(|bound| bound.map_or_else(|| "-".to_owned(), |bound| bound.to_string())).join("/")
}

/// A single attacker is counted or not.
fn listed(kind: &str, best: Option<u64>) -> bool {
    kind != "attackers" || best != Some(1)
}

/// Checks the counts of a row; whether all hold.
fn check_counts(text: &str, wanted: &[Wanted<'_>], record: &Record, ratchet: &mut Ratchet) -> bool {
    let mut left: Vec<&CountRecord> = record.counts.iter().collect();
    let stated: Vec<String> =
        left.iter().map(|count| format!("{} {}", word(count.kind), shown(count.low, count.best, count.high))).collect();
    let stated = stated.join("; ");
    let mut right = true;
    for count in wanted.iter().filter(|count| !count.optional) {
        let whole = if count.parts.len() > 1 { take(&mut left, count.kind, count.sum()) } else { None };
        if whole.is_some() {
            ratchet.check("count found", true, String::new);
            continue;
        }
        for part in &count.parts {
            let found = take(&mut left, count.kind, part.number);
            ratchet.check("count found", found.is_some(), || {
                let [low, best, high] = part.number.0.map(Option::flatten);
                format!("{} {} in [{stated}]: {text}", count.kind, shown(low, best, high))
            });
            right &= found.is_some();
            let Some(found) = found else { continue };
            let qualifier = word(found.qualifier);
            ratchet.check("qualifier", qualifier == part.qualifier, || format!("{qualifier} for {}: {text}", part.qualifier));
            let group = found.group.as_deref().unwrap_or_default();
            let same_group = part.group == "*" || part.group == group;
            ratchet.check("group", same_group, || format!("\"{group}\" for \"{}\": {text}", part.group));
            right &= qualifier == part.qualifier && same_group;
        }
    }
    for count in wanted.iter().filter(|count| count.optional) {
        take(&mut left, count.kind, count.sum());
    }
    left.retain(|count| listed(&word(count.kind), count.best));
    let extra: Vec<String> =
        left.iter().map(|count| format!("{} {} \"{}\"", word(count.kind), shown(count.low, count.best, count.high), count.text)).collect();
    ratchet.check("no extra count", extra.is_empty(), || format!("{} in: {text}", extra.join("; ")));
    right && extra.is_empty()
}

/// The wanted figures: kind, number, and parts by group.
type Figures<'a> = BTreeMap<&'a str, (Number, Vec<(&'a str, u64)>)>;

fn figures<'a>(cell: &'a str, counts: &[Wanted<'a>]) -> Option<Figures<'a>> {
    match cell {
        "" => None,
        "=" => {
            let stated: Vec<_> = counts.iter().filter(|count| !count.optional).collect();
            let figures: Figures<'_> = stated.iter().map(|count| (count.kind, (count.sum(), Vec::new()))).collect();
            assert_eq!(figures.len(), stated.len(), "= needs one count of each kind: {counts:?}");
            Some(figures)
        }
        _ => Some(
            cell.split(';')
                .map(|item| {
                    let (item, parts) = item.trim().split_once('(').map_or((item.trim(), ""), |(item, parts)| (item.trim(), parts));
                    let (kind, number) = item.split_once(' ').unwrap_or_else(|| panic!("no figure: {item}"));
                    let parts = parts.trim_end_matches(')').split(',').filter_map(|part| part.trim().split_once(' '));
                    (kind, (Number::read(number), parts.map(|(group, number)| (group, number.parse().expect("digits"))).collect()))
                })
                .collect(),
        ),
    }
}

/// Whether the first event that has figures has exactly the wanted ones; else what it has.
fn check_figures(wanted: &Figures<'_>, record: &Record) -> Result<(), String> {
    let found = record.events.iter().map(|event| {
        let figures = event.casualties.iter().map(|(&kind, figure)| (word(kind), figure));
        figures.filter(|(kind, figure)| wanted.contains_key(kind.as_str()) || listed(kind, figure.best)).collect()
    });
    let found: BTreeMap<String, &Figure> = found.into_iter().find(|found: &BTreeMap<_, _>| !found.is_empty()).unwrap_or_default();
    let same = found.len() == wanted.len()
        && wanted.iter().all(|(&kind, (number, parts))| {
            found.get(kind).is_some_and(|figure| {
                number.fits(figure.low, figure.best, figure.high)
                    && parts.iter().all(|(group, part)| figure.of_whom.get(*group) == Some(part))
            })
        });
    if same {
        return Ok(());
    }
    let figures = found.iter().map(|(kind, figure)| {
        let parts: Vec<String> = figure.of_whom.iter().map(|(group, part)| format!(", {group} {part}")).collect();
        format!("{kind} {}{}", shown(figure.low, figure.best, figure.high), parts.concat())
    });
    Err(figures.collect::<Vec<_>>().join("; "))
}

#[test]
fn counts() {
    let mut ratchet = Ratchet::default();
    for row in rows("counts.md") {
        let [text, counts, wanted] = &row.cells[..] else { panic!("{:?}", row.cells) };
        let record = extractor().record(&published(text));
        let counts_wanted = Wanted::list(counts);
        let mut right = check_counts(text, &counts_wanted, &record, &mut ratchet);
        if let Some(figures) = figures(wanted, &counts_wanted) {
            let checked = check_figures(&figures, &record);
            right &= checked.is_ok();
            let wanted = if wanted == "=" { counts } else { wanted };
            ratchet.check("figures", checked.is_ok(), || format!("[{}] for [{wanted}]: {text}", checked.unwrap_err()));
        }
        for kind in ["all", &row.section] {
            ratchet.check(kind, right, || text.clone());
        }
    }
    ratchet.assert(MINIMUMS);
}
