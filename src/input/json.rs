//! Cuts a JSON file into the objects it holds: one object, an array of objects, or one object after the other.
//!
//! Only brackets and strings are looked at, so that an array of any length is read an object at a time.

use std::io::{self, BufRead};

/// A piece of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A value is in the buffer; it began on this line.
    Value(usize),
    /// A value that began on this line is longer than the limit; it was passed over.
    TooLong(usize),
    /// There is no more.
    End,
}

/// Where the cutter stands.
#[derive(Debug)]
pub(super) struct Cutter {
    line: usize,
}

impl Cutter {
    /// A cutter at the beginning of a file.
    pub(super) const fn new() -> Self {
        Self { line: 1 }
    }

    /// Reads the next value into `buffer`, of at most `limit` bytes.
    pub(super) fn next(&mut self, reader: &mut dyn BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Piece> {
        buffer.clear();
        let mut value = Scan { started: None, depth: 0, in_string: false, escaped: false, done: false };
        let mut too_long = false;
        loop {
            let available = match reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                break;
            }
            let mut used = 0;
            let mut from = value.started.is_some().then_some(0);
            for &byte in available {
                let before = value.started;
                let take = value.step(byte, self.line);
                if before.is_none() && value.started.is_some() {
                    from = Some(used);
                }
                if !take && value.done {
                    break;
                }
                self.line += usize::from(byte == b'\n');
                used += 1;
                if value.done {
                    break;
                }
            }
            if let Some(from) = from {
                too_long |= buffer.len() + (used - from) > limit;
                if !too_long {
                    buffer.extend_from_slice(&available[from..used]);
                }
            }
            reader.consume(used);
            if value.done {
                break;
            }
        }
        let Some(line) = value.started else { return Ok(Piece::End) };
        if value.depth > 0 || value.in_string {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("ends inside the JSON value that begins on line {line}")));
        }
        Ok(if too_long { Piece::TooLong(line) } else { Piece::Value(line) })
    }
}

/// What is known of the value being read.
struct Scan {
    /// Line on which it began.
    started: Option<usize>,
    depth: usize,
    in_string: bool,
    escaped: bool,
    done: bool,
}

impl Scan {
    /// Looks at one byte; returns whether it belongs to the value, or to what stands between values.
    fn step(&mut self, byte: u8, line: usize) -> bool {
        if self.started.is_none() {
            // The brackets of the outer array, its commas and white space stand between values.
            if byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',') {
                return true;
            }
            self.started = Some(line);
        }
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    self.done = self.depth == 0;
                }
                _ => {}
            }
            return true;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                self.done = self.depth == 0;
            }
            b',' | b']' | b'}' | b'\n' if self.depth == 0 => {
                self.done = true;
                // A bracket that closes nothing is a value by itself, so that it is reported and passed.
                return byte == b'}';
            }
            _ => {}
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Cursor};

    fn cut(text: &str, capacity: usize) -> Vec<(usize, String)> {
        let mut reader = BufReader::with_capacity(capacity, Cursor::new(text.as_bytes().to_vec()));
        let mut cutter = Cutter::new();
        let mut buffer = Vec::new();
        let mut pieces = Vec::new();
        while let Piece::Value(line) = cutter.next(&mut reader, &mut buffer, 1000).unwrap() {
            pieces.push((line, String::from_utf8(buffer.clone()).unwrap()));
        }
        pieces
    }

    #[test]
    fn table_of_files() {
        for (text, expected) in [
            ("", vec![]),
            (" \n", vec![]),
            ("{\"a\": \"}]\\\"\"}", vec![(1, "{\"a\": \"}]\\\"\"}")]),
            ("[\n {\"a\":1},\n {\"b\":[2]}\n]\n", vec![(2, "{\"a\":1}"), (3, "{\"b\":[2]}")]),
            ("{\"a\":\n1}\n{\"b\":2}", vec![(1, "{\"a\":\n1}"), (3, "{\"b\":2}")]),
            ("[1, \"x\"]", vec![(1, "1"), (1, "\"x\"")]),
            ("} {\"a\":1}", vec![(1, "}"), (1, "{\"a\":1}")]),
        ] {
            for capacity in [1, 3, 100] {
                let pieces = cut(text, capacity);
                let pieces: Vec<(usize, &str)> = pieces.iter().map(|(line, piece)| (*line, piece.as_str())).collect();
                assert_eq!(pieces, expected, "{text:?} {capacity}");
            }
        }
    }

    #[test]
    fn a_file_that_is_cut_off() {
        let mut reader = Cursor::new(b"[{\"a\":1},\n{\"b\"".to_vec());
        let mut cutter = Cutter::new();
        let mut buffer = Vec::new();
        assert_eq!(cutter.next(&mut reader, &mut buffer, 1000).unwrap(), Piece::Value(1));
        assert!(cutter.next(&mut reader, &mut buffer, 1000).unwrap_err().to_string().contains("line 2"));
    }
}
