//! The documents of many files, one after the other.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::vec::IntoIter;

use super::decode::decode;
use super::delimited::{self, Rows};
use super::files::{FileEntry, extension};
use super::json::{Cutter, Piece};
use super::lines::{Line, read_line};
use super::source::{Stream, as_utf8, open, peek};
use super::{BadDocument, Config, Item, Kind, MAX_DOCUMENT, MAX_LINE, Unreadable, object};
use crate::text::{Document, PublicationBasis, Published};

/// Bytes of a file that are looked at to tell its kind.
const SNIFF: usize = 4096;

/// The documents of some files, in order. An error says that a file could not be read from some point on; the
/// documents of the next file follow.
pub struct Documents {
    files: IntoIter<FileEntry>,
    config: Config,
    read: Arc<AtomicU64>,
    current: Option<Current>,
}

/// The file being read.
struct Current {
    source: String,
    reader: Reader,
}

enum Reader {
    Lines { reader: Box<dyn BufRead + Send>, line: usize, buffer: Vec<u8> },
    Values { reader: Box<dyn BufRead + Send>, cutter: Cutter, buffer: Vec<u8> },
    Rows(Rows),
    Whole(Option<Item>),
}

impl Documents {
    /// The documents of `files`.
    #[must_use]
    pub fn new(files: Vec<FileEntry>, config: Config) -> Self {
        Self { files: files.into_iter(), config, read: Arc::default(), current: None }
    }

    /// Bytes read so far, before decompression; follows the iterator.
    #[must_use]
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn start(&self, file: &FileEntry) -> io::Result<Reader> {
        let stream = open(file.path.as_deref(), &self.read)?;
        let sniffed = |head: &[u8]| head.len() >= SNIFF || head.trim_ascii_start().contains(&b'\n');
        let (kind, head, stream) = match self.config.kind.or_else(|| by_extension(file.path.as_deref())) {
            Some(Kind::Text) => (Kind::Text, Vec::new(), stream),
            // JSON Lines may come from a program that waits for an answer to its first line: ask for no more.
            Some(kind) => {
                let (head, stream) = peek(stream, |head| if kind == Kind::Csv { sniffed(head) } else { head.len() >= 4 })?;
                (kind, head, stream)
            }
            None => {
                let (head, stream) = peek(stream, sniffed)?;
                (by_content(&head, &self.config), head, stream)
            }
        };
        Ok(match kind {
            Kind::Text => Reader::Whole(Some(self.whole(file, stream)?)),
            Kind::JsonLines => Reader::Lines { reader: as_utf8(&head, stream)?, line: 0, buffer: Vec::new() },
            Kind::Json => Reader::Values { reader: as_utf8(&head, stream)?, cutter: Cutter::new(), buffer: Vec::new() },
            Kind::Csv => {
                let mut reader = as_utf8(&head, stream)?;
                let tab = file.path.as_deref().and_then(extension).is_some_and(|extension| extension == "tsv");
                let separator = delimited::separator(reader.fill_buf()?, &self.config.fields).unwrap_or(if tab { b'\t' } else { b',' });
                Reader::Rows(Rows::new(reader, separator, &self.config.fields)?)
            }
        })
    }

    /// A file that is one document.
    fn whole(&self, file: &FileEntry, stream: Stream) -> io::Result<Item> {
        let mut bytes = Vec::with_capacity(file.bytes.map_or(0, |bytes| bytes.min(MAX_DOCUMENT as u64) as usize + 1));
        stream.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut bytes)?;
        let decoded = (bytes.len() <= MAX_DOCUMENT).then(|| decode(bytes)).filter(|decoded| decoded.text.len() <= MAX_DOCUMENT);
        let Some(decoded) = decoded else {
            let message = format!("the text is longer than {} MB", MAX_DOCUMENT >> 20);
            return Ok(Item::Bad(BadDocument { id: file.id.clone(), source: file.source.clone(), code: "too_large", message }));
        };
        let mut document = Document::new(file.id.clone(), decoded.text);
        document.source = Some(file.source.clone());
        document.guessed_encoding = decoded.guessed;
        document.published = self.config.published.map(|date| Published { date, basis: PublicationBasis::Option, span: None });
        Ok(Item::Document { document, unread_date: None })
    }
}

impl Iterator for Documents {
    type Item = Result<Item, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(current) = &mut self.current else {
                let file = self.files.next()?;
                match self.start(&file) {
                    Ok(reader) => self.current = Some(Current { source: file.source, reader }),
                    Err(error) => return Some(Err(unreadable(&file.source, &error))),
                }
                continue;
            };
            match current.next(&self.config) {
                Ok(Some(item)) => return Some(Ok(item)),
                Ok(None) => self.current = None,
                Err(error) => {
                    let error = unreadable(&current.source, &error);
                    self.current = None;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl Current {
    fn next(&mut self, config: &Config) -> io::Result<Option<Item>> {
        let source = self.source.as_str();
        let too_large = |line: usize| {
            let message = format!("longer than {} MB", MAX_LINE >> 20);
            Ok(Some(Item::Bad(BadDocument { id: format!("{source}:{line}"), source: source.to_owned(), code: "too_large", message })))
        };
        match &mut self.reader {
            Reader::Whole(item) => Ok(item.take()),
            Reader::Rows(rows) => rows.next(source, config),
            Reader::Values { reader, cutter, buffer } => match cutter.next(reader, buffer, MAX_LINE)? {
                Piece::End => Ok(None),
                Piece::TooLong(line) => too_large(line),
                Piece::Value(line) => Ok(Some(object::document(buffer, &format!("{source}:{line}"), source, config))),
            },
            Reader::Lines { reader, line, buffer } => loop {
                let read = read_line(reader, buffer, MAX_LINE)?;
                *line += 1;
                match read {
                    Line::End => return Ok(None),
                    Line::TooLong => return too_large(*line),
                    Line::Whole if buffer.trim_ascii().is_empty() => {}
                    Line::Whole => return Ok(Some(object::document(buffer, &format!("{source}:{line}"), source, config))),
                }
            },
        }
    }
}

fn unreadable(source: &str, error: &io::Error) -> Unreadable {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::UnexpectedEof if error.to_string().contains("JSON") => error.to_string(),
        io::ErrorKind::UnexpectedEof => "the compressed data end too early".to_owned(),
        _ => error.to_string(),
    };
    Unreadable { source: source.to_owned(), message }
}

/// The kind that a file's name tells.
fn by_extension(path: Option<&Path>) -> Option<Kind> {
    match extension(path?)?.as_str() {
        "txt" | "text" | "md" => Some(Kind::Text),
        "jsonl" | "ndjson" => Some(Kind::JsonLines),
        "json" => Some(Kind::Json),
        "csv" | "tsv" => Some(Kind::Csv),
        _ => None,
    }
}

/// The kind that the first bytes tell: an object that ends on its line is JSON Lines, another or an array of
/// objects is JSON, a header with the text field is CSV, everything else is text.
fn by_content(head: &[u8], config: &Config) -> Kind {
    let mut bytes = Vec::new();
    let taken = io::Cursor::new(head.to_vec());
    let utf8 = as_utf8(head, Box::new(taken)).and_then(|mut reader| reader.read_to_end(&mut bytes));
    if utf8.is_err() {
        return Kind::Text;
    }
    let text = bytes.trim_ascii_start();
    let opens_object = |text: &[u8]| matches!(text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start), Some([b'"' | b'}', ..]));
    if opens_object(text) {
        let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let cut = line.len() == text.len() && head.len() >= SNIFF;
        return if cut || line.trim_ascii_end().ends_with(b"}") { Kind::JsonLines } else { Kind::Json };
    }
    if text.strip_prefix(b"[").is_some_and(|inner| opens_object(inner.trim_ascii_start())) {
        return Kind::Json;
    }
    if delimited::separator(text, &config.fields).is_some() { Kind::Csv } else { Kind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_first_bytes() {
        for (head, kind) in [
            ("{\"id\":1,\"text\":\"x\"}\n{\"id\":2", Kind::JsonLines),
            ("\n {\"text\":\"x\"}\r\n", Kind::JsonLines),
            ("{\n  \"text\": \"x\"\n}", Kind::Json),
            ("[\n{\"text\":\"x\"}]", Kind::Json),
            ("[TEXT] A bomb went off.", Kind::Text),
            ("{sic} is what he wrote", Kind::Text),
            ("id,text\n1,x", Kind::Csv),
            ("In this text, a comma.", Kind::Text),
            ("", Kind::Text),
        ] {
            assert_eq!(by_content(head.as_bytes(), &Config::default()), kind, "{head:?}");
        }
        let long = format!("{{\"text\":\"{}", "x".repeat(SNIFF));
        assert_eq!(by_content(long.as_bytes(), &Config::default()), Kind::JsonLines);
    }

    #[test]
    fn every_file_in_order_and_errors_between() {
        let folder = tempfile::Builder::new().prefix("docs").tempdir().unwrap();
        let root = folder.path();
        std::fs::write(root.join("a.txt"), b"\xEF\xBB\xBFOne.\r\n").unwrap();
        std::fs::write(root.join("b.jsonl"), "{\"id\":1,\"text\":\"x\"}\n\n  \n{\"text\":\"y\"}").unwrap();
        std::fs::write(root.join("c.csv"), "body\nx\n").unwrap();
        std::fs::write(root.join("d.json"), "[{\"id\":\"z\",\"text\":\"z\"}, 4]").unwrap();
        let found = super::super::find(&[root.to_owned()], None);
        let read: Vec<String> = Documents::new(found.files, Config::default())
            .map(|item| match item {
                Ok(Item::Document { document, .. }) => format!("{}={}", document.id, document.text),
                Ok(Item::Bad(bad)) => format!("{} {}", bad.id.rsplit('/').next().unwrap(), bad.code),
                Err(error) => error.to_string().rsplit('/').next().unwrap().to_owned(),
            })
            .map(|line| line.rsplit_once('/').map_or(line.clone(), |(_, tail)| tail.to_owned()))
            .collect();
        assert_eq!(read, ["a.txt=One.\r\n", "1=x", "b.jsonl:4=y", "c.csv: the header has no column \"text\"", "z=z", "d.json:1 not_an_object"]);
    }
}
