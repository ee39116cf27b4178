//! A document as the extractor sees it: decoded text, title, and what the reader knew of its date.

use chrono::NaiveDate;

use super::Span;

/// How the publication date became known, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicationBasis {
    /// A field beside the text (JSON, CSV).
    Metadata,
    /// A header line in the text (`Published: …`, `date 2024-03-31 …`).
    Header,
    /// The dateline of an agency report (`SAN SALVADOR, 3 JAN 90 -- …`).
    Dateline,
    /// The user's `--published`.
    Option,
}

/// The day a document was published, and the words that say so when the text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Calendar day.
    pub date: NaiveDate,
    /// Where it was found.
    pub basis: PublicationBasis,
    /// The words in [`Document::text`], when they stand there.
    pub span: Option<Span>,
}

/// One document, decoded. Any text is valid.
///
/// Where the title came as a field of its own, `text` holds the title, a blank line, and the body, and
/// `body_start` says where the body begins; otherwise `body_start` is 0.
///
/// ```
/// use dateline::Document;
///
/// let document = Document::with_title("a.txt", "Two die in blast", "KABUL (AP) -- A bomb went off.");
/// assert_eq!(document.title(), Some("Two die in blast"));
/// assert_eq!(&document.text[document.body_start as usize..][..5], "KABUL");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The document's name in its source: a file name, a JSON Lines id.
    pub id: String,
    /// The file or stream that it came from.
    pub source: Option<String>,
    /// Title field, blank line, body; or the body alone.
    pub text: String,
    /// First byte of the body in `text`.
    pub body_start: u32,
    /// Publication date given beside the text, by a field or an option. A date that stands in the text is
    /// found by the header reader of the input stage.
    pub published: Option<Published>,
    /// Character encoding that the bytes were in, when it was guessed rather than stated.
    pub guessed_encoding: Option<&'static str>,
}

/// What stands between a title field and the body.
const TITLE_GAP: &str = "\n\n";

impl Document {
    /// A document without a title field.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// A document whose title came apart from its body.
    #[must_use]
    pub fn with_title(id: impl Into<String>, title: &str, body: &str) -> Self {
        let mut text = String::with_capacity(title.len() + TITLE_GAP.len() + body.len());
        text.push_str(title);
        text.push_str(TITLE_GAP);
        let body_start = text.len() as u32;
        text.push_str(body);
        Self { id: id.into(), text, body_start, ..Self::default() }
    }

    /// The title field, where there was one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        (self.body_start > 0).then(|| &self.text[..self.body_start as usize - TITLE_GAP.len()])
    }

    /// The text without the title field.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.text[self.body_start as usize..]
    }
}
