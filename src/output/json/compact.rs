//! A record as compact JSON, to the byte as `serde_json` writes it, in a quarter of the instructions.
//!
//! Half of a record's bytes are the names of its fields. `serde_json` looks at each of their bytes again for
//! something to escape; a field's name here is known to have nothing, and the compiler knows how long it is. A short
//! string is read in words of eight bytes, looked at and written in one. Every member ends with a comma, and what
//! closes an object or an array takes the place of the last one. Strings with something to escape and numbers with more
//! than four decimals are left to `serde_json`.

use serde::ser::{Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// Appends `value` to `out`.
///
/// # Errors
///
/// Shapes that no record has: tuples, bytes, and variants that hold values.
pub(super) fn append(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Json(out))
}

/// Writes one value.
struct Json<'o>(&'o mut Vec<u8>);

impl Json<'_> {
    fn with_serde_json(self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        serde_json::to_writer(self.0, value)
    }

    /// A string that is known to have nothing to escape.
    #[inline]
    fn plain(self, text: &[u8]) {
        self.0.push(b'"');
        self.0.extend_from_slice(text);
        self.0.push(b'"');
    }

    /// A whole number.
    #[inline]
    fn whole(self, value: u64) {
        self.digits(value, value.checked_ilog10().unwrap_or(0) as usize + 1);
    }

    /// The last digits of a number.
    #[inline]
    fn digits(self, value: u64, length: usize) {
        let start = self.0.len();
        // Room for all, as for a string that is short.
        self.0.extend_from_slice(&[b'0'; 20]);
        let mut left = value;
        for digit in self.0[start..start + length].iter_mut().rev() {
            *digit = b'0' + (left % 10) as u8;
            left /= 10;
        }
        self.0.truncate(start + length);
    }

    /// A broken number. Of one with at most four decimals, as degrees and shares are, and fifteen digits no shorter
    /// form is the same number: it is written as it is.
    fn broken(self, value: f64) -> Result<(), Error> {
        const SCALE: u64 = 10_000;
        let size = value.abs();
        let scaled = (size * SCALE as f64 + 0.5) as u64;
        if size >= 1e6 || scaled as f64 / SCALE as f64 != size {
            return self.with_serde_json(&value);
        }
        if value.is_sign_negative() {
            self.0.push(b'-');
        }
        let (mut decimals, mut places) = (scaled % SCALE, 4);
        while places > 1 && decimals % 10 == 0 {
            decimals /= 10;
            places -= 1;
        }
        Json(self.0).whole(scaled / SCALE);
        self.0.push(b'.');
        self.digits(decimals, places);
        Ok(())
    }
}

/// The high bit of each byte of `word` that JSON escapes: quotes, backslashes and control characters. Of the bytes
/// above one of those it may say too much.
#[inline]
const fn escapes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero; a borrow reaches bytes above a zero only, which is found by then.
    const fn zero(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word & HIGH
    }
    let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
    control | zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5C))
}

/// Whether JSON escapes a byte of `text`, of eight bytes or more.
fn has_escape(text: &[u8]) -> bool {
    let (words, _) = text.as_chunks::<8>();
    let last = text.last_chunk().map_or(0, |word| u64::from_le_bytes(*word));
    words.iter().any(|word| escapes(u64::from_le_bytes(*word)) != 0) || escapes(last) != 0
}

/// The longest string that [`short`] writes.
const SHORT: usize = 24;

/// Appends a string of at most [`SHORT`] bytes if it has nothing to escape. The words that it is read in overlap where
/// its length is no multiple of theirs.
#[inline]
fn short(text: &[u8], out: &mut Vec<u8>) -> bool {
    let length = text.len();
    let start = out.len();
    // Room for all, of which what is not needed is taken back: so no length is looked at twice.
    out.extend_from_slice(&[b'"'; SHORT + 2]);
    let Some(room) = out[start..].first_chunk_mut::<{ SHORT + 2 }>() else { return false };
    let escaped = if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        // The middle of more than sixteen; else the first ones again.
        let at = if length > 16 { 8 } else { 0 };
        let middle = text[at..].first_chunk::<8>().unwrap_or(first);
        room[1..9].copy_from_slice(first);
        room[1 + at..9 + at].copy_from_slice(middle);
        room[length - 7..=length].copy_from_slice(last);
        escapes(u64::from_le_bytes(*first)) | escapes(u64::from_le_bytes(*middle)) | escapes(u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        room[1..5].copy_from_slice(first);
        room[length - 3..=length].copy_from_slice(last);
        escapes(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32)
    } else if let (Some(&first), Some(&last)) = (text.first(), text.last()) {
        let middle = text[length / 2];
        room[1] = first;
        room[1 + length / 2] = middle;
        room[length] = last;
        escapes(u64::from_le_bytes([first, middle, last, b' ', b' ', b' ', b' ', b' ']))
    } else {
        0
    };
    if escaped == 0 {
        out.truncate(start + length + 2);
        true
    } else {
        out.truncate(start);
        false
    }
}

/// Writes the members of an object or the elements of an array, and its end.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    end: u8,
}

impl<'o> Members<'o> {
    #[inline]
    fn new(out: &'o mut Vec<u8>, begin: u8, end: u8) -> Self {
        out.push(begin);
        Self { out, end }
    }

    #[inline]
    #[allow(clippy::unnecessary_wraps, reason = "the traits want a result")]
    fn finish(self) -> Result<(), Error> {
        match self.out.last_mut() {
            Some(last) if *last == b',' => *last = self.end,
            _ => self.out.push(self.end),
        }
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    #[allow(clippy::inline_always, reason = "where it is called, the name and its length are constants")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        Json(self.out).plain(key.as_bytes());
        self.out.push(b':');
        value.serialize(Json(self.out))?;
        self.out.push(b',');
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(Json(self.out))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(Json(self.out))?;
        self.out.push(b',');
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Json(self.out))?;
        self.out.push(b',');
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

macro_rules! left_to_serde_json {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.with_serde_json(&value)
        })*
    };
}

macro_rules! whole {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.whole(value.into());
            Ok(())
        })*
    };
}

fn no_such_shape<T>() -> Result<T, Error> {
    Err(Error::custom("a shape that no record has"))
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    left_to_serde_json! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_f32: f32, serialize_char: char
    }

    whole! { serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64 }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.broken(value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        let text = value.as_bytes();
        if text.len() <= SHORT {
            if short(text, self.0) {
                return Ok(());
            }
        } else if !has_escape(text) {
            self.plain(text);
            return Ok(());
        }
        self.with_serde_json(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.plain(variant.as_bytes());
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        Ok(Members::new(self.0, b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        Ok(Members::new(self.0, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>, Error> {
        Ok(Members::new(self.0, b'{', b'}'))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        no_such_shape()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        no_such_shape()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Error> {
        no_such_shape()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        no_such_shape()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        no_such_shape()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Error> {
        no_such_shape()
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Error> {
        no_such_shape()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn as_serde_json(value: &impl Serialize) {
        let mut out = Vec::new();
        append(value, &mut out).expect("a shape that records have");
        assert_eq!(String::from_utf8(out).expect("text"), serde_json::to_string(value).expect("JSON"));
    }

    proptest! {
        #[test]
        fn strings(text: String) {
            as_serde_json(&text);
        }

        #[test]
        fn every_byte_in_every_place(byte in 0u8..128, at in 0usize..40, length in 0usize..40) {
            let mut text = "forty characters that need no escape ...".to_owned();
            text.truncate(length);
            text.insert(at.min(length), char::from(byte));
            as_serde_json(&text);
        }

        #[test]
        fn numbers(whole: i64, natural: u64, short: u32, broken: f64, list: Vec<Option<bool>>) {
            as_serde_json(&whole);
            as_serde_json(&natural);
            as_serde_json(&(short % 1000));
            as_serde_json(&broken);
            as_serde_json(&list);
        }

        #[test]
        fn decimals(scaled in -20_000_000i32..20_000_000, power in 0u32..7) {
            let number = f64::from(scaled) / 10f64.powi(power as i32);
            as_serde_json(&number);
            as_serde_json(&number.trunc());
            as_serde_json(&(number / 1e5));
        }

        #[test]
        fn objects(map: BTreeMap<String, BTreeMap<String, Option<u64>>>) {
            as_serde_json(&map);
        }
    }

    #[test]
    fn a_record() {
        let extractor = crate::Extractor::new(&crate::Options::default()).expect("built-in data");
        let text = "BOGOTÁ, March 3 (\"AP\") -- A bomb\\mine killed at least 12 soldiers, police said.\u{1}";
        let document = crate::text::Document::new("a \"name\"", text);
        let record = extractor.record(&document);
        assert!(!record.events.is_empty());
        as_serde_json(&record);
    }
}
