//! From bytes to text: byte order marks, UTF-8, UTF-16, and a guess for the rest.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the start of a file by which its encoding is guessed.
const SAMPLE: usize = 64 * 1024;

/// Decodes bytes. The second value names the encoding where it was guessed and not stated by a mark.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Plain ASCII with a NUL at every other place is UTF-16 without a mark.
        return match utf16(bytes) {
            Some(encoding) => (encoding.decode_without_bom_handling(bytes).0, Some(encoding.name())),
            None => (Cow::Borrowed(text), None),
        };
    }
    if let Some(encoding) = utf16(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, Some(encoding.name()));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    // A UTF-8 text with a few broken bytes is still UTF-8.
    let (as_utf8, _) = UTF_8.decode_without_bom_handling(bytes);
    let broken = as_utf8.matches('\u{FFFD}').count();
    let sequences = as_utf8.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    if broken * 10 < sequences {
        return (Cow::Owned(as_utf8.into_owned()), Some(UTF_8.name()));
    }
    (Cow::Owned(guess.decode_without_bom_handling(bytes).0.into_owned()), Some(guess.name()))
}

/// UTF-16 without a mark, by the zero bytes of its ASCII letters.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count() * 10;
    let pairs = sample.len() / 2;
    match (zeros(0) > pairs * 7, zeros(1) > pairs * 7) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let utf16: Vec<u8> = "Bogotá, 3 May".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], &str, bool); 5] = [
            ("Bogotá".as_bytes(), "Bogotá", false),
            (b"\xEF\xBB\xBFKabul", "Kabul", false),
            (b"The caf\xe9 in Montr\xe9al was closed after the blast, witnesses said.", "The café in Montréal was closed after the blast, witnesses said.", true),
            (&utf16, "Bogotá, 3 May", true),
            (b"\xFF\xFEK\0a\0", "Ka", false),
        ];
        for (bytes, text, guessed) in cases {
            let (decoded, guess) = decode(bytes);
            assert_eq!((decoded.as_ref(), guess.is_some()), (text, guessed));
        }
    }
}
