//! Documents of one source: a text, lines of JSON, rows of CSV, perhaps compressed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use super::walk::kind_of;
use super::{Fields, Item, Kind, Source, decode};
use crate::dates;
use crate::text::{Document, PublicationBasis, Published};

/// Longest line of JSON that is read, in bytes.
const LONGEST_LINE: usize = 256 << 20;
/// Longest text, in bytes: offsets are 32-bit.
const LONGEST_TEXT: usize = 1 << 31;

/// Reads a source and hands out its documents in order. Stops early when `each` returns false.
pub fn read_source(source: &Source, fields: &Fields, each: &mut dyn FnMut(Item) -> bool) {
    let name = source.path.as_ref().map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    if let Err(error) = read(source, &name, fields, each) {
        each(Item::Source { name, message: error.to_string() });
    }
}

fn read(source: &Source, name: &str, fields: &Fields, each: &mut dyn FnMut(Item) -> bool) -> io::Result<()> {
    let raw: Box<dyn Read> = match &source.path {
        Some(path) => Box::new(File::open(path)?),
        None => Box::new(io::stdin().lock()),
    };
    let mut reader = decompress(BufReader::with_capacity(1 << 16, raw))?;
    let kind = match source.kind.or_else(|| source.path.as_deref().and_then(kind_of)) {
        Some(kind) => kind,
        None => guess(reader.fill_buf()?),
    };
    match kind {
        Kind::Text => read_text(reader, source, name, each),
        Kind::JsonLines => read_json_lines(reader, name, fields, each),
        Kind::Csv(separator) => read_csv(reader, name, separator, fields, each),
    }
}

/// Opens gzip and Zstandard by their first bytes.
fn decompress(mut reader: BufReader<Box<dyn Read>>) -> io::Result<Box<dyn BufRead>> {
    let start = reader.fill_buf()?;
    if start.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(reader))));
    }
    if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(reader)?)));
    }
    Ok(Box::new(reader))
}

/// JSON Lines where the first line opens an object with a quoted key, text otherwise.
fn guess(start: &[u8]) -> Kind {
    let trimmed = start.trim_ascii_start();
    let object = trimmed.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    if object { Kind::JsonLines } else { Kind::Text }
}

fn read_text(mut reader: Box<dyn BufRead>, source: &Source, name: &str, each: &mut dyn FnMut(Item) -> bool) -> io::Result<()> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let (text, guessed) = decode::decode(&bytes);
    each(document(source.id.clone(), name, None, &text, None).map_or_else(
        |(code, message)| Item::Bad { id: source.id.clone(), source: Some(name.to_owned()), code, message },
        |mut document| {
            document.guessed_encoding = guessed;
            Item::Document(Box::new(document))
        },
    ));
    Ok(())
}

type Problem = (&'static str, String);

fn document(id: String, source: &str, title: Option<&str>, text: &str, date: Option<&str>) -> Result<Document, Problem> {
    if text.len() >= LONGEST_TEXT {
        return Err(("text_too_long", format!("the text has {} bytes; the most is {LONGEST_TEXT}", text.len())));
    }
    let mut document = match title.filter(|title| !title.trim().is_empty()) {
        Some(title) => Document::with_title(id, title, text),
        None => Document::new(id, text),
    };
    document.source = Some(source.to_owned());
    document.published = date.and_then(dates::parse_day).map(|date| Published { date, basis: PublicationBasis::Metadata, span: None });
    Ok(document)
}

fn read_json_lines(mut reader: Box<dyn BufRead>, name: &str, fields: &Fields, each: &mut dyn FnMut(Item) -> bool) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1u64.. {
        line.clear();
        let mut limited = (&mut reader).take(LONGEST_LINE as u64 + 1);
        if limited.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() > LONGEST_LINE {
            // The rest of an overlong line is skipped, not read as a line of its own.
            while !line.ends_with(b"\n") {
                line.clear();
                if (&mut reader).take(1 << 20).read_until(b'\n', &mut line)? == 0 {
                    break;
                }
            }
            let bad = Item::Bad { id: format!("{name}:{number}"), source: Some(name.to_owned()), code: "line_too_long", message: format!("line {number} has more than {LONGEST_LINE} bytes") };
            if !each(bad) {
                break;
            }
            continue;
        }
        let start = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        if start.trim_ascii().is_empty() {
            continue;
        }
        if !each(json_document(start, name, number, fields)) {
            break;
        }
    }
    Ok(())
}

fn json_document(line: &[u8], name: &str, number: u64, fields: &Fields) -> Item {
    let bad = |id: Option<String>, code: &'static str, message: String| Item::Bad { id: id.unwrap_or_else(|| format!("{name}:{number}")), source: Some(name.to_owned()), code, message };
    let value: serde_json::Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return bad(None, "invalid_json", format!("line {number}: {error}")),
    };
    let Some(object) = value.as_object() else { return bad(None, "not_an_object", format!("line {number} is no JSON object")) };
    let string = |field: &str| object.get(field).and_then(serde_json::Value::as_str);
    let id = match object.get(&fields.id) {
        Some(serde_json::Value::String(id)) => Some(id.clone()),
        Some(serde_json::Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let Some(text) = string(&fields.text) else {
        return bad(id, "no_text", format!("line {number} has no string field \"{}\"; name the field with --text-field", fields.text));
    };
    match document(id.clone().unwrap_or_else(|| format!("{name}:{number}")), name, string(&fields.title), text, string(&fields.date)) {
        Ok(document) => Item::Document(Box::new(document)),
        Err((code, message)) => bad(id, code, message),
    }
}

fn read_csv(reader: Box<dyn BufRead>, name: &str, separator: u8, fields: &Fields, each: &mut dyn FnMut(Item) -> bool) -> io::Result<()> {
    let mut rows = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(reader);
    let headers = rows.byte_headers().map_err(io::Error::other)?.clone();
    let column = |field: &str| headers.iter().position(|header| header.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(header) == field.as_bytes());
    let Some(text_column) = column(&fields.text) else {
        return Err(io::Error::other(format!("there is no column \"{}\"; name the column with --text-field", fields.text)));
    };
    let (id_column, title_column, date_column) = (column(&fields.id), column(&fields.title), column(&fields.date));
    let mut record = csv::ByteRecord::new();
    for number in 1u64.. {
        if !rows.read_byte_record(&mut record).map_err(io::Error::other)? {
            break;
        }
        let line = record.position().map_or(number + 1, csv::Position::line);
        let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).map(|cell| decode::decode(cell).0);
        let id = cell(id_column).filter(|id| !id.is_empty()).map_or_else(|| format!("{name}:{line}"), std::borrow::Cow::into_owned);
        let item = match cell(Some(text_column)) {
            None => Item::Bad { id, source: Some(name.to_owned()), code: "no_text", message: format!("the row at line {line} has no cell in the column \"{}\"", fields.text) },
            Some(text) => match document(id.clone(), name, cell(title_column).as_deref(), &text, cell(date_column).as_deref()) {
                Ok(document) => Item::Document(Box::new(document)),
                Err((code, message)) => Item::Bad { id, source: Some(name.to_owned()), code, message },
            },
        };
        if !each(item) {
            break;
        }
    }
    Ok(())
}
