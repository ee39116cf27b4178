//! From bytes to text: byte-order marks, UTF-8, UTF-16, and a guess for everything else.
//!
//! A guess is remembered, so that the record can say it. Line ends stay as they are; only a byte-order mark is
//! taken away. Every sequence of bytes decodes to some text, in linear time.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that the guesser is shown.
const GUESS_WINDOW: usize = 1 << 20;
/// Bytes beyond ASCII from which a guess of another code page than Western European is believed.
const FEW: usize = 16;
/// Bytes in which UTF-16 without a byte-order mark is looked for.
const ZERO_WINDOW: usize = 4096;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// Its encoding, where neither a mark nor validity tells it.
    pub guessed: Option<&'static str>,
}

/// Decodes the bytes of a whole document.
///
/// ```
/// use dateline::input::decode;
///
/// assert_eq!(decode(b"Bogot\xe1 said".to_vec()).text, "Bogotá said");
/// assert_eq!(decode(b"\xff\xfeH\0i\0".to_vec()).text, "Hi");
/// ```
#[must_use]
pub fn decode(mut bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            bytes.drain(..mark);
        } else {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
            return Decoded { text: text.into_owned(), guessed: None };
        }
    }
    if let Some(encoding) = utf16_by_zeros(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        return Decoded { text: text.into_owned(), guessed: Some(encoding.name()) };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, guessed: None },
        Err(error) => guess(error.as_bytes()),
    }
}

/// The UTF-16 that bytes without a byte-order mark are in, told by where the zero bytes of Latin letters stand.
pub(super) fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(ZERO_WINDOW) & !1];
    let pairs = window.len() / 2;
    let zeros = |from: usize| window.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // News in a Latin script: nearly every high byte is zero, and no low byte is.
    let wide = |high: usize, low: usize| pairs >= 2 && high * 10 >= pairs * 7 && low * 20 <= pairs;
    match (wide(first, second), wide(second, first)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Decodes bytes that are not valid UTF-8.
fn guess(bytes: &[u8]) -> Decoded {
    if mostly_utf8(bytes) {
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), guessed: Some(UTF_8.name()) };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let window = &bytes[..bytes.len().min(GUESS_WINDOW)];
    detector.feed(window, window.len() == bytes.len());
    let mut encoding = detector.guess(None, Utf8Detection::Deny);
    // A few accents or quotation marks in an English text tell too little of one language to tell its code page.
    if encoding.is_single_byte() && bytes.iter().filter(|byte| !byte.is_ascii()).take(FEW).count() < FEW {
        encoding = WINDOWS_1252;
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), guessed: Some(encoding.name()) }
}

/// Whether bytes are UTF-8 with a few broken places: far more whole characters beyond ASCII than broken ones,
/// or nothing broken but a character cut off at the end.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken, mut cut) = (0usize, 0usize, false);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
        cut = chunk.invalid().len() > 1;
    }
    whole >= 8 * broken || broken == 1 && cut && bytes.last().is_some_and(|&byte| byte >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn table_of_encodings() {
        let text = "Two people died in Bogot\u{e1} \u{2014} police said.\r\nMore later.";
        for (name, bytes, guessed) in [
            ("UTF-8", text.as_bytes().to_vec(), None),
            ("UTF-8 with mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
            ("UTF-16LE with mark", utf16(text, false, true), None),
            ("UTF-16BE with mark", utf16(text, true, true), None),
            ("UTF-16LE", utf16(text, false, false), Some("UTF-16LE")),
            ("UTF-16BE", utf16(text, true, false), Some("UTF-16BE")),
        ] {
            assert_eq!(decode(bytes), Decoded { text: text.to_owned(), guessed }, "{name}");
        }
    }

    #[test]
    fn one_byte_encodings_are_guessed() {
        let decoded = decode(b"The mayor of Medell\xedn said \x93no one\x94 was hurt.".to_vec());
        assert_eq!(decoded.text, "The mayor of Medell\u{ed}n said \u{201c}no one\u{201d} was hurt.");
        assert_eq!(decoded.guessed, Some("windows-1252"));
    }

    #[test]
    fn broken_utf8_stays_utf8() {
        let mut bytes = "caf\u{e9} ".repeat(20).into_bytes();
        bytes.extend(b"\xff end");
        let decoded = decode(bytes);
        assert!(decoded.text.ends_with("\u{fffd} end") && decoded.text.starts_with("caf\u{e9}"));
        assert_eq!(decode(b"one char cut: \xe2\x82".to_vec()).text, "one char cut: \u{fffd}");
    }

    #[test]
    fn every_byte_string_decodes() {
        assert_eq!(decode(Vec::new()), Decoded { text: String::new(), guessed: None });
        assert_eq!(decode(vec![0; 9]).text, "\0".repeat(9));
        for seed in 0u8..=255 {
            let bytes: Vec<u8> = (0..97u8).map(|i| i.wrapping_mul(seed).wrapping_add(seed ^ i)).collect();
            let _ = decode(bytes);
        }
    }
}
