//! Lines of JSON Lines, one at a time and none longer than a limit.

use std::io::{self, BufRead};

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line is in the buffer, without its end.
    Whole,
    /// A line was longer than the limit; it was passed over, and the buffer holds its beginning.
    TooLong,
    /// There is no more.
    End,
}

/// Reads the next line into `buffer`, of at most `limit` bytes. A last line needs no line end.
pub(super) fn read_line(reader: &mut dyn BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line> {
    buffer.clear();
    let mut any = false;
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
        any = true;
        let end = memchr::memchr(b'\n', available);
        let piece = &available[..end.unwrap_or(available.len())];
        if buffer.len() + piece.len() > limit {
            too_long = true;
        } else if !too_long {
            buffer.extend_from_slice(piece);
        }
        let used = piece.len() + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    if buffer.last() == Some(&b'\r') {
        buffer.pop();
    }
    Ok(if too_long {
        Line::TooLong
    } else if any {
        Line::Whole
    } else {
        Line::End
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Cursor};

    #[test]
    fn lines_of_any_size() {
        for capacity in [1, 2, 3, 64] {
            let mut reader = BufReader::with_capacity(capacity, Cursor::new(b"ab\r\n\n123456789\nlast".to_vec()));
            let mut buffer = Vec::new();
            let mut read = Vec::new();
            loop {
                let line = read_line(&mut reader, &mut buffer, 5).unwrap();
                if line == Line::End {
                    break;
                }
                read.push((line, String::from_utf8_lossy(&buffer).into_owned()));
            }
            assert_eq!(read.len(), 4, "capacity {capacity}");
            assert_eq!(read[0], (Line::Whole, "ab".to_owned()));
            assert_eq!(read[1], (Line::Whole, String::new()));
            assert_eq!(read[2].0, Line::TooLong);
            assert_eq!(read[3], (Line::Whole, "last".to_owned()));
        }
    }
}
