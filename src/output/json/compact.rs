//! A record as compact JSON, to the byte as `serde_json` writes it, in a third of the instructions.
//!
//! Half of a record's bytes are the names of its fields. `serde_json` looks at each of their bytes again for
//! something to escape; a field's name here is known to have nothing, and a string is looked at eight bytes at a
//! time. Numbers and strings with something to escape are left to `serde_json`.

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
    fn plain(self, text: &str) {
        self.0.push(b'"');
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(b'"');
    }
}

/// Whether JSON escapes a byte of `text`: quotes, backslashes and control characters.
fn has_escape(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is zero; a borrow reaches bytes above a zero only, which is found by then.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let escapes = |word: u64| {
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        control | zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5C))
    };
    let (words, rest) = text.as_chunks::<8>();
    words.iter().any(|word| escapes(u64::from_le_bytes(*word)) != 0)
        || rest.iter().any(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\')
}

/// Writes the members of an object or the elements of an array, and its end.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
    end: u8,
}

impl<'o> Members<'o> {
    fn new(out: &'o mut Vec<u8>, begin: u8, end: u8) -> Self {
        out.push(begin);
        Self { out, first: true, end }
    }

    fn next(&mut self) -> Json<'_> {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(b',');
        }
        Json(self.out)
    }

    #[allow(clippy::unnecessary_wraps, reason = "the traits want a result")]
    fn finish(self) -> Result<(), Error> {
        self.out.push(self.end);
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.next().plain(key);
        self.out.push(b':');
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.next())
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
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64, serialize_char: char
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if has_escape(value.as_bytes()) {
            return self.with_serde_json(value);
        }
        self.plain(value);
        Ok(())
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
        self.plain(variant);
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
        fn every_byte_in_every_place(byte in 0u8..128, at in 0usize..20) {
            let mut text = "nineteen characters".to_owned();
            text.insert(at.min(text.len()), char::from(byte));
            as_serde_json(&text);
        }

        #[test]
        fn numbers(whole: i64, broken: f64, list: Vec<Option<bool>>) {
            as_serde_json(&whole);
            as_serde_json(&broken);
            as_serde_json(&list);
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
