//! One JSON object to one document: picks the fields that matter and skips the rest.
//!
//! Fields that no option names are not decoded, so nothing wrong in them can hurt the document. Of a field that
//! comes twice the last counts.

use std::fmt;

use chrono::{DateTime, NaiveDate};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{BadDocument, Config, Fields, Item};
use crate::dates::parse_day;
use crate::text::{Document, PublicationBasis, Published};

/// Turns the bytes of one JSON object into a document. `place` stands for a missing id.
pub(super) fn document(bytes: &[u8], place: &str, source: &str, config: &Config) -> Item {
    let bad = |id: Option<String>, code, message| Item::Bad(BadDocument { id: id.unwrap_or_else(|| place.to_owned()), source: source.to_owned(), code, message });
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return bad(None, "invalid_utf8", format!("not UTF-8 from byte {} on", error.valid_up_to() + 1)),
    };
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Object { fields: &config.fields, found: &mut found }.deserialize(&mut reader).and_then(|()| reader.end());
    let id = found.id.take().and_then(Scalar::name);
    if let Err(error) = read {
        let message = error.to_string();
        // serde_json has no kinds of its own for these.
        let code = if message.contains("surrogate") || message.contains("end of hex escape") {
            "lone_surrogate"
        } else if error.is_data() {
            "not_an_object"
        } else {
            "invalid_json"
        };
        return bad(id, code, message);
    }
    let body = match found.text {
        Some(Scalar::Text(body)) => body,
        None | Some(Scalar::Null) => return bad(id, "missing_text", format!("no field \"{}\"", config.fields.text)),
        Some(Scalar::Number(_) | Scalar::Other) => return bad(id, "text_not_a_string", format!("the field \"{}\" is no string", config.fields.text)),
    };
    let title = found.title.and_then(Scalar::name);
    let date = found.date.and_then(Scalar::name);
    assemble(id.unwrap_or_else(|| place.to_owned()), title.as_deref(), body, date.as_deref(), source, config)
}

/// Makes a document of its fields.
pub(super) fn assemble(id: String, title: Option<&str>, body: String, date: Option<&str>, source: &str, config: &Config) -> Item {
    let mut document = match title {
        Some(title) if !title.trim().is_empty() => Document::with_title(id, title, &body),
        _ => Document::new(id, body),
    };
    document.source = Some(source.to_owned());
    let date = date.map(str::trim).filter(|date| !date.is_empty());
    let day = date.and_then(field_day);
    document.published = day
        .map(|date| Published { date, basis: PublicationBasis::Metadata, span: None })
        .or_else(|| config.published.map(|date| Published { date, basis: PublicationBasis::Option, span: None }));
    let unread_date = date.filter(|_| day.is_none()).map(str::to_owned);
    Item::Document { document, unread_date }
}

/// The day that a date field names: a written date, or seconds or milliseconds since 1970.
fn field_day(text: &str) -> Option<NaiveDate> {
    let head = text.get(..10).unwrap_or_default();
    let rest = text.get(10..).unwrap_or_default();
    if head.as_bytes().get(4) == Some(&b'-') && (rest.is_empty() || rest.starts_with(['T', ' ', 't'])) && let Ok(day) = NaiveDate::parse_from_str(head, "%Y-%m-%d") {
        return Some(day);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = match text.len() {
        10 if digits => text.parse::<i64>().ok(),
        13 if digits => text.parse::<i64>().ok().map(|millis| millis / 1000),
        _ => return parse_day(text),
    };
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).map(|moment| moment.date_naive())
}

/// A value as far as a field can use it.
#[derive(Debug, Clone)]
enum Scalar {
    Text(String),
    Number(String),
    Null,
    Other,
}

impl Scalar {
    /// The value as a name: text and numbers have one.
    fn name(self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Null | Self::Other => None,
        }
    }
}

#[derive(Debug, Default)]
struct Found {
    id: Option<Scalar>,
    text: Option<Scalar>,
    title: Option<Scalar>,
    date: Option<Scalar>,
}

/// Which fields a key stands for; one key may serve several.
#[derive(Clone, Copy)]
struct Wanted {
    id: bool,
    text: bool,
    title: bool,
    date: bool,
}

struct Object<'a> {
    fields: &'a Fields,
    found: &'a mut Found,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(wanted) = map.next_key_seed(Key(self.fields))? {
            if !(wanted.id || wanted.text || wanted.title || wanted.date) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value_seed(Value)?;
            if wanted.id {
                self.found.id = Some(value.clone());
            }
            if wanted.title {
                self.found.title = Some(value.clone());
            }
            if wanted.date {
                self.found.date = Some(value.clone());
            }
            if wanted.text {
                self.found.text = Some(value);
            }
        }
        Ok(())
    }
}

struct Key<'a>(&'a Fields);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Wanted;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Wanted, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Wanted;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Wanted, E> {
        let fields = self.0;
        Ok(Wanted { id: key == fields.id, text: key == fields.text, title: key == fields.title, date: key == fields.date })
    }
}

struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Scalar;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
    type Value = Scalar;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Scalar::Other, |number| Scalar::Number(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Item {
        document(line.as_bytes(), "x.jsonl:7", "x.jsonl", &Config::default())
    }

    #[test]
    fn table_of_good_lines() {
        for (line, id, text, title) in [
            (r#"{"id":"a","text":"Hi"}"#, "a", "Hi", None),
            (r#"{"text":"Hi","id":17,"extra":{"deep":[1,{"a":null}]}}"#, "17", "Hi", None),
            (r#"{"text":"Hi","id":1.5}"#, "1.5", "Hi", None),
            (r#"{"text":"Hi","id":null}"#, "x.jsonl:7", "Hi", None),
            (r#"{"text":"Hi","title":"T"}"#, "x.jsonl:7", "T\n\nHi", Some("T")),
            (r#"{"text":"Hi","title":"  "}"#, "x.jsonl:7", "Hi", None),
            (r#"{"text":"one","text":"two"}"#, "x.jsonl:7", "two", None),
            (r#"{"text":"","other":"\ud800"}"#, "x.jsonl:7", "", None),
            (r#"{"text":"\u0000\ud83d\ude00"}"#, "x.jsonl:7", "\0\u{1F600}", None),
        ] {
            let Item::Document { document, .. } = read(line) else { panic!("{line}") };
            assert_eq!((document.id.as_str(), document.text.as_str(), document.title()), (id, text, title), "{line}");
        }
    }

    #[test]
    fn table_of_bad_lines() {
        for (line, id, code) in [
            (r#"{"id":"a","text":"\ud800"}"#, "a", "lone_surrogate"),
            (r#"{"id":"a","text":"\udc00 x"}"#, "a", "lone_surrogate"),
            (r#"{"id":"a","text":"cut"#, "a", "invalid_json"),
            (r#"{"id":"a","text":"x"} tail"#, "a", "invalid_json"),
            (r#"["text"]"#, "x.jsonl:7", "not_an_object"),
            ("\"text\"", "x.jsonl:7", "not_an_object"),
            (r#"{"id":"a"}"#, "a", "missing_text"),
            (r#"{"id":"a","text":null}"#, "a", "missing_text"),
            (r#"{"id":"a","text":["x"]}"#, "a", "text_not_a_string"),
        ] {
            let Item::Bad(bad) = read(line) else { panic!("{line}") };
            assert_eq!((bad.id.as_str(), bad.code), (id, code), "{line}: {}", bad.message);
        }
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        let Item::Bad(_) = read(&deep) else { panic!("deep") };
        let Item::Document { .. } = read(&format!("{{\"x\":{deep},\"text\":\"a\"}}")) else { panic!("deep and unused") };
        let Item::Bad(bad) = document(b"{\"text\":\"\xff\"}", "p", "s", &Config::default()) else { panic!("bytes") };
        assert_eq!(bad.code, "invalid_utf8");
    }

    #[test]
    fn table_of_date_fields() {
        for (date, day) in [
            ("\"2024-03-31\"", Some("2024-03-31")),
            ("\"2024-03-31T22:10:00.000Z\"", Some("2024-03-31")),
            ("\"Sun, 31 Mar 2024 10:00:00 +0000\"", Some("2024-03-31")),
            ("20240331", Some("2024-03-31")),
            ("1711879200", Some("2024-03-31")),
            ("1711879200000", Some("2024-03-31")),
            ("\"2024-02-30\"", None),
            ("\"soon\"", None),
        ] {
            let Item::Document { document, unread_date } = read(&format!("{{\"text\":\"x\",\"date\":{date}}}")) else { panic!("{date}") };
            assert_eq!(document.published.map(|p| p.date.to_string()).as_deref(), day, "{date}");
            assert_eq!(unread_date.is_none(), day.is_some(), "{date}");
        }
    }
}
