//! Opens files and standard input as streams of uncompressed bytes.
//!
//! gzip and Zstandard are told by their first bytes, not by the file's name. What was read, before decompression,
//! is counted for the progress bar.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use flate2::read::MultiGzDecoder;

use super::decode::utf16_by_zeros;

/// A stream that can move to another thread.
pub(super) type Stream = Box<dyn Read + Send>;

/// Bytes read from a stream at a time.
const BUFFER: usize = 1 << 16;

/// Opens a file, or standard input for `None`, and undoes its compression.
pub(super) fn open(path: Option<&Path>, read: &Arc<AtomicU64>) -> io::Result<Stream> {
    let raw: Stream = match path {
        Some(path) => {
            let file = File::open(path)?;
            if file.metadata()?.is_dir() {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
            }
            Box::new(file)
        }
        None => Box::new(io::stdin()),
    };
    let counted = Counted { inner: raw, read: Arc::clone(read) };
    let (head, stream) = peek(Box::new(counted), |head| head.len() >= 4)?;
    Ok(match head.as_slice() {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, stream))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(zstd::stream::read::Decoder::new(stream)?),
        _ => stream,
    })
}

/// The first bytes of a stream, until `enough` of them are there or the stream ends, and the whole stream.
pub(super) fn peek(mut stream: Stream, enough: impl Fn(&[u8]) -> bool) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::new();
    let mut buffer = vec![0; 4096];
    while !enough(&head) {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // What came before the error is still read; the error comes again when the stream is.
            Err(error) if head.is_empty() => return Err(error),
            Err(error) => {
                let rest = Failing(Some(error));
                return Ok((head.clone(), Box::new(Cursor::new(head).chain(rest))));
            }
        }
    }
    Ok((head.clone(), Box::new(Cursor::new(head).chain(stream))))
}

/// A stream of UTF-8, from one of UTF-8 or UTF-16 that begins with `head`; a byte-order mark is taken away.
pub(super) fn as_utf8(head: &[u8], mut stream: Stream) -> io::Result<Box<dyn BufRead + Send>> {
    let (encoding, mark) = match Encoding::for_bom(head) {
        Some(found) => found,
        None => (utf16_by_zeros(head).unwrap_or(UTF_8), 0),
    };
    io::copy(&mut stream.by_ref().take(mark as u64), &mut io::sink())?;
    if encoding == UTF_8 {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, stream)));
    }
    let recoded = Recoded { inner: stream, decoder: encoding.new_decoder_without_bom_handling(), pending: Vec::new(), output: Vec::new(), at: 0, ended: false };
    Ok(Box::new(BufReader::with_capacity(BUFFER, recoded)))
}

/// Counts what passes.
struct Counted {
    inner: Stream,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Gives an error, once.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Turns a stream of another encoding into UTF-8.
struct Recoded {
    inner: Stream,
    decoder: Decoder,
    /// Bytes read and not decoded.
    pending: Vec<u8>,
    /// Bytes decoded and, from `at` on, not given out.
    output: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Recoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.output.len() && !self.ended {
            self.pending.resize(BUFFER, 0);
            let count = self.inner.read(&mut self.pending)?;
            self.ended = count == 0;
            self.output.resize(BUFFER * 3 + 16, 0);
            let (result, _, written, _) = self.decoder.decode_to_utf8(&self.pending[..count], &mut self.output, self.ended);
            debug_assert_eq!(result, CoderResult::InputEmpty, "the output is as large as it can become");
            self.output.truncate(written);
            self.at = 0;
        }
        let count = buffer.len().min(self.output.len() - self.at);
        buffer[..count].copy_from_slice(&self.output[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_becomes_utf8() {
        let text = "{\"text\": \"Bogot\u{e1}\"}\n".repeat(9000);
        let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (head, stream) = peek(Box::new(Cursor::new(bytes)), |head| head.len() >= 4).unwrap();
        let mut read = String::new();
        as_utf8(&head, stream).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn an_error_after_the_head_comes_later() {
        let stream = Cursor::new(b"abc".to_vec()).chain(Failing(Some(io::Error::other("cut"))));
        let (head, mut stream) = peek(Box::new(stream), |head| head.len() >= 100).unwrap();
        assert_eq!(head, b"abc");
        let mut read = Vec::new();
        assert_eq!(stream.read_to_end(&mut read).unwrap_err().to_string(), "cut");
        assert_eq!(read, b"abc");
    }
}
