//! The promise of the record: a span's text is its slice, in code points, and every id that is named exists.

use dateline::{Document, Record};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::support::{articles, extractor};

/// Checks everything that holds for the record of any document. Gives the number of spans with text.
fn verify(document: &Document, record: &Record) -> Result<usize, String> {
    let body: Vec<char> = document.body().chars().collect();
    let title: Vec<char> = document.title().unwrap_or_default().chars().collect();
    if record.title.as_deref() != document.title() {
        return Err(format!("title {:?}", record.title));
    }
    if record.coverage.chars as usize != body.len() && record.coverage.chars as usize != document.text.chars().count() {
        return Err(format!("{} code points for {}", record.coverage.chars, body.len()));
    }
    let value = serde_json::to_value(record).map_err(|error| error.to_string())?;
    let mut spans = 0;
    walk(&value, &mut |object| {
        let (Some(start), Some(end)) = (object.get("start").and_then(Value::as_u64), object.get("end").and_then(Value::as_u64)) else {
            return Ok(());
        };
        let in_title = [object.get("field"), object.get("in")].into_iter().flatten().any(|field| field == "title");
        let chars = if in_title { &title } else { &body };
        let Some(slice) = chars.get(start as usize..end as usize) else { return Err(format!("outside the text: {object:?}")) };
        if let Some(text) = object.get("text").and_then(Value::as_str) {
            spans += 1;
            if start == end || !text.chars().eq(slice.iter().copied()) {
                return Err(format!("{object:?} is {:?}", slice.iter().collect::<String>()));
            }
        }
        Ok(())
    })?;
    references(record)?;
    days(&value)?;
    Ok(spans)
}

/// What is done with each object of a record.
type Visit<'a> = dyn FnMut(&serde_json::Map<String, Value>) -> Result<(), String> + 'a;

/// Calls `each` on every object of a value.
fn walk(value: &Value, each: &mut Visit<'_>) -> Result<(), String> {
    match value {
        Value::Object(object) => {
            each(object)?;
            object.values().try_for_each(|value| walk(value, each))
        }
        Value::Array(list) => list.iter().try_for_each(|value| walk(value, each)),
        _ => Ok(()),
    }
}

/// The ids, unless one stands twice.
fn distinct<'a>(what: &str, ids: Vec<&'a str>) -> Result<Vec<&'a str>, String> {
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() == ids.len() { Ok(ids) } else { Err(format!("{what}: {ids:?}")) }
}

/// Every id that is named exists, and no id exists twice.
fn references(record: &Record) -> Result<(), String> {
    let entities = distinct("entities", record.entities.iter().map(|x| x.id.as_str()).collect())?;
    let dates = distinct("dates", record.dates.iter().map(|x| x.id.as_str()).collect())?;
    let counts = distinct("counts", record.counts.iter().map(|x| x.id.as_str()).collect())?;
    let events = distinct("events", record.events.iter().map(|x| x.id.as_str()).collect())?;
    distinct("uids", record.events.iter().map(|x| x.uid.as_str()).collect())?;
    let known = |list: &[&str], what: &str, id: Option<&smol_str::SmolStr>| match id {
        Some(id) if !list.contains(&id.as_str()) => Err(format!("{what} {id} does not exist")),
        _ => Ok(()),
    };
    for entity in &record.entities {
        known(&entities, "affiliation", entity.affiliation.as_ref())?;
        for id in entity.related.iter().filter(|id| !id.contains('/')) {
            known(&entities, "related", Some(id))?;
        }
        if entity.mentions.is_empty() {
            return Err(format!("{} has no mention", entity.id));
        }
    }
    for count in &record.counts {
        known(&events, "event", count.event.as_ref())?;
        known(&entities, "place", count.place.as_ref())?;
        if matches!((count.low, count.best, count.high), (Some(low), Some(best), _) if low > best)
            || matches!((count.best, count.high), (Some(best), Some(high)) if best > high)
        {
            return Err(format!("bounds of {count:?}"));
        }
    }
    for event in &record.events {
        known(&entities, "place", event.place.as_ref().and_then(|place| place.entity.as_ref()))?;
        known(&dates, "date", event.date.as_ref().and_then(|date| date.date.as_ref()))?;
        for id in event
            .perpetrators
            .iter()
            .map(|x| x.entity.as_ref())
            .chain(event.targets.iter().map(|x| x.entity.as_ref()))
            .chain(event.sources.iter().map(|x| x.entity.as_ref()))
        {
            known(&entities, "entity", id)?;
        }
        for id in event
            .casualties
            .values()
            .flat_map(|figure| &figure.counts)
            .chain(event.tolls.iter().flat_map(|toll| std::iter::once(&toll.count).chain(&toll.superseded_by)))
        {
            known(&counts, "count", Some(id))?;
        }
        if !(0.0..=1.0).contains(&event.confidence) || event.triggers.is_empty() {
            return Err(format!("{}: confidence {}, {} triggers", event.id, event.confidence, event.triggers.len()));
        }
    }
    Ok(())
}

/// Wherever days stand, they are days, the earliest no later than the latest.
fn days(value: &Value) -> Result<(), String> {
    walk(value, &mut |object| {
        let day = |key: &str| match object.get(key).and_then(Value::as_str) {
            Some(text) => chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some).map_err(|error| format!("{key} {text}: {error}")),
            None => Ok(None),
        };
        match (day("earliest")?, day("latest")?) {
            (Some(earliest), Some(latest)) if earliest > latest => Err(format!("{earliest} is after {latest}: {object:?}")),
            (Some(_), None) | (None, Some(_)) => Err(format!("one day without the other: {object:?}")),
            _ => Ok(()),
        }
    })
}

#[track_caller]
fn holds(document: &Document) -> usize {
    verify(document, &extractor().record(document)).unwrap_or_else(|error| panic!("{}: {error}", document.id))
}

#[test]
fn every_story_keeps_the_promise() {
    for article in articles() {
        let document = Document::new(article.name.clone(), article.text.clone());
        let spans = holds(&document);
        assert!(spans >= 15, "{}: {spans} spans", article.name);
    }
}

#[test]
fn every_story_keeps_the_promise_with_a_title_of_its_own() {
    let mut in_title = 0;
    for article in articles() {
        let title = article.text.split_once(". ").map_or("Blast kills 3 in Córdoba", |(first, _)| first);
        let document = Document::with_title(article.name.clone(), title, &format!("\u{1F6D1} Zoë — {}", article.text));
        let record = extractor().record(&document);
        verify(&document, &record).unwrap_or_else(|error| panic!("{}: {error}", article.name));
        in_title +=
            record.entities.iter().flat_map(|entity| &entity.mentions).filter(|mention| mention.field.as_deref() == Some("title")).count();
    }
    assert!(in_title > articles().len(), "{in_title} mentions in titles");
}

#[test]
fn tokens_and_gaps_make_the_text() {
    for article in articles() {
        token_promise(&article.text).unwrap_or_else(|error| panic!("{}: {error}", article.name));
    }
}

/// Tokens stand in order, without overlap, with nothing but blanks between them, and each in one sentence.
fn token_promise(text: &str) -> Result<(), String> {
    let tokens = dateline::tokenize::tokenize(text);
    let mut end = 0;
    let mut whole = String::new();
    for token in tokens.iter() {
        let gap = text.get(end..token.span.start as usize).ok_or_else(|| format!("a token before {end}"))?;
        if token.span.is_empty() || gap.chars().any(char::is_alphanumeric) {
            return Err(format!("between the tokens: {gap:?}"));
        }
        whole.push_str(gap);
        whole.push_str(token.span.of(text));
        end = token.span.end as usize;
    }
    whole.push_str(&text[end..]);
    if whole != text || text[end..].chars().any(char::is_alphanumeric) {
        return Err(format!("left after the tokens: {:?}", &text[end..]));
    }
    let mut next = 0;
    for sentence in &tokens.sentences {
        if sentence.tokens.first() != next || sentence.tokens.is_empty() {
            return Err(format!("sentence {sentence:?} after token {next}"));
        }
        next = sentence.tokens.end as usize;
    }
    if next == tokens.len() { Ok(()) } else { Err(format!("{} tokens, {next} in sentences", tokens.len())) }
}

/// Words of news, and what breaks programs.
const WORDS: &[&str] = &[
    "killed",
    "at least",
    "143",
    "two dozen",
    "people",
    "Kabul",
    "in",
    "Paris",
    ",",
    "Texas",
    "on",
    "Monday",
    "March 3",
    "1,000",
    "0",
    "30 February 2024",
    "(",
    ")",
    "\"",
    "’s",
    "'s",
    "U.S.",
    "Gen.",
    "the",
    "ISIS",
    "K",
    "bomb",
    "exploded",
    "kidnapped",
    "was",
    "were",
    "not",
    "no one",
    "Michael",
    "Kugelman",
    "said",
    ".",
    "--",
    "…",
    "\n",
    "\n\n",
    "\u{0}",
    "\u{7}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{1F6D1}",
    "Zoë",
    "ÎLE",
    "ﬁre",
    "İstanbul",
    "ß",
    "९",
    "١٢",
    "date 2024-03-31",
    "KABUL (Reuters) -",
    "injuring",
    "and",
    "including",
    "99999999999999999999",
    "1/2",
    "last",
    "week",
    "2021",
    "between",
    "to",
    "30",
    "percent",
    "$",
    "£5m",
];

/// Text of any kind: characters at random, control characters, and news torn to pieces.
fn any_text() -> impl Strategy<Value = String> {
    let salad = prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(&[" ", "", " ", "\n", "\u{a0}"])), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect::<String>());
    let controls = prop::collection::vec(prop::char::range('\0', '\u{ff}'), 0..120).prop_map(String::from_iter);
    prop_oneof![4 => salad, 1 => any::<String>(), 1 => "[ -~\n]{0,200}", 1 => "\\PC{0,120}", 1 => controls]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_promise(text in any_text()) {
        let document = Document::new("any", text);
        let verified = verify(&document, &extractor().record(&document));
        prop_assert!(verified.is_ok(), "{verified:?}");
    }

    #[test]
    fn any_title_and_text_keep_the_promise(title in any_text(), text in any_text()) {
        let document = Document::with_title("any", &title, &text);
        let verified = verify(&document, &extractor().record(&document));
        prop_assert!(verified.is_ok(), "{verified:?}");
    }

    #[test]
    fn any_text_is_tokens_and_gaps(text in any_text()) {
        let promise = token_promise(&text);
        prop_assert!(promise.is_ok(), "{promise:?}");
    }
}
