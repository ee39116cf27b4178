//! CSV and TSV: a header, then one document a row.

use std::io::{self, BufRead};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::decode::decode;
use super::object::assemble;
use super::{BadDocument, Config, Fields, Item, MAX_LINE};

/// Separators that are looked for, in order.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// The separator of a header line that names the text field; `None` if no separator makes it do so.
pub(super) fn separator(header: &[u8], fields: &Fields) -> Option<u8> {
    let line = header.split(|&byte| byte == b'\n' || byte == b'\r').next().unwrap_or_default();
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    SEPARATORS.into_iter().find(|separator| {
        let mut cells = line.split(|byte| byte == separator);
        cells.clone().count() > 1 && cells.any(|cell| is_name(cell, &fields.text))
    })
}

/// Whether a header cell is this name, quotes, white space and ASCII case aside.
fn is_name(cell: &[u8], name: &str) -> bool {
    unquoted(cell.trim_ascii()).eq_ignore_ascii_case(name.as_bytes())
}

fn unquoted(cell: &[u8]) -> &[u8] {
    match cell {
        [b'"', inner @ .., b'"'] => inner,
        _ => cell,
    }
}

/// The rows of one file.
pub(super) struct Rows {
    reader: Reader<Box<dyn BufRead + Send>>,
    id: Option<usize>,
    text: usize,
    title: Option<usize>,
    date: Option<usize>,
    row: ByteRecord,
    /// Number of the row, as a spreadsheet counts: the header is row 1.
    number: usize,
}

impl Rows {
    /// Reads the header.
    ///
    /// # Errors
    /// When the header cannot be read or has no column for the text.
    pub(super) fn new(reader: Box<dyn BufRead + Send>, separator: u8, fields: &Fields) -> io::Result<Self> {
        let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(reader);
        let header = reader.byte_headers().map_err(into_io)?;
        let column = |name: &str| header.iter().position(|cell| is_name(cell, name));
        let Some(text) = column(&fields.text) else {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("the header has no column \"{}\"", fields.text)));
        };
        Ok(Self { id: column(&fields.id), text, title: column(&fields.title), date: column(&fields.date), reader, row: ByteRecord::new(), number: 1 })
    }

    /// The next row as a document.
    pub(super) fn next(&mut self, source: &str, config: &Config) -> io::Result<Option<Item>> {
        if !self.reader.read_byte_record(&mut self.row).map_err(into_io)? {
            return Ok(None);
        }
        self.number += 1;
        let mut guessed = None;
        let mut cell = |column: Option<usize>| {
            let decoded = decode(self.row.get(column?)?.to_vec());
            guessed = guessed.or(decoded.guessed);
            Some(decoded.text)
        };
        let id = cell(self.id).filter(|id| !id.is_empty()).unwrap_or_else(|| format!("{source}:{}", self.number));
        let bad = |id, code, message| Ok(Some(Item::Bad(BadDocument { id, source: source.to_owned(), code, message })));
        if self.row.as_slice().len() > MAX_LINE {
            return bad(id, "too_large", format!("the row is longer than {} MB", MAX_LINE >> 20));
        }
        let (title, date) = (cell(self.title), cell(self.date));
        let Some(text) = cell(Some(self.text)) else {
            return bad(id, "missing_text", format!("the row ends before its column \"{}\"", config.fields.text));
        };
        let mut item = assemble(id, title.as_deref(), text, date.as_deref(), source, config);
        if let Item::Document { document, .. } = &mut item {
            document.guessed_encoding = guessed;
        }
        Ok(Some(item))
    }
}

fn into_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::new(io::ErrorKind::InvalidData, format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn rows(text: &[u8]) -> Vec<Item> {
        let config = Config::default();
        let separator = separator(text, &config.fields).unwrap();
        let mut rows = Rows::new(Box::new(Cursor::new(text.to_vec())), separator, &config.fields).unwrap();
        std::iter::from_fn(|| rows.next("x.csv", &config).unwrap()).collect()
    }

    #[test]
    fn table_of_headers() {
        let fields = Fields::default();
        for (header, separator_found) in [
            ("id,text", Some(b',')),
            ("\"ID\",\"Text\"\r\nx,y", Some(b',')),
            ("id\ttitle\ttext\n", Some(b'\t')),
            ("text;date", Some(b';')),
            ("text", None),
            ("A text, with a comma", None),
        ] {
            assert_eq!(separator(header.as_bytes(), &fields), separator_found, "{header}");
        }
    }

    #[test]
    fn rows_become_documents() {
        let items = rows(b"id,title,text,date\r\n7,T,\"a, \"\"b\"\"\nc\",2024-03-31\r\n\r\n,,Bogot\xe1,\r\nshort,T\r\n");
        let Item::Document { document, .. } = &items[0] else { panic!() };
        assert_eq!((document.id.as_str(), document.body(), document.title()), ("7", "a, \"b\"\nc", Some("T")));
        assert_eq!(document.published.unwrap().date.to_string(), "2024-03-31");
        let Item::Document { document, .. } = &items[1] else { panic!() };
        assert_eq!((document.id.as_str(), document.text.as_str()), ("x.csv:3", "Bogot\u{e1}"));
        assert_eq!(document.guessed_encoding, Some("windows-1252"));
        let Item::Bad(bad) = &items[2] else { panic!() };
        assert_eq!((bad.id.as_str(), bad.code), ("short", "missing_text"));
        assert_eq!(items.len(), 3);
    }

    #[test]
    fn a_header_without_text_is_an_error() {
        assert!(Rows::new(Box::new(Cursor::new(b"id,body\n1,x\n".to_vec())), b',', &Fields::default()).is_err());
    }
}
