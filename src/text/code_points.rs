//! From byte offsets to code-point offsets, for output.

use super::Span;

/// Bytes between two remembered positions.
const STRIDE: usize = 64;

/// Maps byte offsets of one text to code-point offsets, in constant time for plain ASCII and in time
/// bounded by a short scan otherwise.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STRIDE`; empty for a text that is all ASCII.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Prepares the map for `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut count = 0u32;
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += count_starts(chunk);
        }
        Self { text, before }
    }

    /// Number of code points before byte `offset`.
    #[must_use]
    pub fn offset(&self, offset: u32) -> u32 {
        if self.before.is_empty() {
            return offset;
        }
        let offset = offset as usize;
        let block = (offset / STRIDE).min(self.before.len() - 1);
        self.before[block] + count_starts(&self.text.as_bytes()[block * STRIDE..offset])
    }

    /// Both ends of a span, in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (u32, u32) {
        if self.before.is_empty() {
            return (span.start, span.end);
        }
        let start = self.offset(span.start);
        let inside = &self.text.as_bytes()[span.start as usize..span.end as usize];
        (start, if inside.len() < STRIDE { start + count_starts(inside) } else { self.offset(span.end) })
    }
}

/// Code points that begin in `bytes`: every byte but the continuation bytes of UTF-8.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting_chars() {
        let text = "Bogotá — \u{1F6D1} ".repeat(200) + "fin";
        let map = CodePoints::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(map.offset(byte as u32), index as u32);
        }
        assert_eq!(map.offset(text.len() as u32), text.chars().count() as u32);
    }
}
