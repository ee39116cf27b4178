//! The token, the sentence, and the arrays that hold them.

use super::fold::WordSet;
use crate::text::{Span, TokenRange};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, perhaps with apostrophes or dots inside (`N'Djamena`, `U.S.`).
    Word,
    /// Digits, perhaps grouped (`1,200`, `3.5`).
    Number,
    /// Digits followed by letters (`22nd`, `1990s`, `5pm`) or letters and digits mixed (`G20`).
    Mixed,
    /// The clitic of a possessive: `'s`, or `'` after s.
    Possessive,
    /// Any other character, one at a time, save that `--` and `...` hold together.
    Punctuation,
}

/// How a word's letters are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `village`
    Lower,
    /// `Kabul`, and a single capital letter
    Title,
    /// `NATO`, `U.S.`: two or more letters, all capital
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
    /// No letters at all.
    None,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing.
    None,
    /// Spaces or tabs.
    Space,
    /// One line end among the spaces.
    Line,
    /// A blank line, or the beginning of the text.
    Paragraph,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// Hash of the folded form.
    pub hash: u64,
    /// Flags of the word, as far as the lexicon was asked ([`crate::lexicon::Lexicon::annotate`]).
    pub(crate) flags: u64,
    /// Number of the word in the lexicon, from 1; 0 if it is not listed, [`Token::UNKNOWN`] if nobody has asked.
    pub(crate) word: u32,
    /// Bytes of [`Tokens::folded`]'s buffer.
    folded_start: u32,
    folded_len: u16,
    /// What it is made of.
    pub kind: Kind,
    /// How it is cased.
    pub shape: Shape,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// A word that the lexicon was not asked for.
    pub(crate) const UNKNOWN: u32 = u32::MAX;

    /// Whether it is of plain ASCII letters and digits, or one mark.
    #[inline]
    pub(super) const fn is_plain(&self) -> bool {
        self.folded_start == self.span.start
    }

    /// Length of the folded form in bytes.
    #[inline]
    pub(crate) const fn folded_len(&self) -> usize {
        self.folded_len as usize
    }

    /// Bytes of the folded form in its buffer.
    #[inline]
    const fn folded_range(&self) -> std::ops::Range<usize> {
        let start = self.folded_start as usize;
        start..start + self.folded_len as usize
    }
}

/// One sentence (or heading, or table line).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Whether it opens a paragraph.
    pub opens_paragraph: bool,
}

/// The tokens and sentences of one text.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    list: Vec<Token>,
    folded: String,
    /// Sentences in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Whether the text is written in capitals throughout, so that case tells nothing.
    pub all_capitals: bool,
}

impl std::ops::Deref for Tokens {
    type Target = [Token];

    #[inline]
    fn deref(&self) -> &[Token] {
        &self.list
    }
}

impl Tokens {
    /// No tokens yet of this text. The buffer of folded forms begins with the text in small letters, so that a
    /// plain word lies there already.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len() + text.len() / 8);
        folded.push_str(text);
        folded.make_ascii_lowercase();
        Self { list: Vec::with_capacity(text.len() / 5 + 8), folded, ..Self::default() }
    }

    /// Adds a token of plain ASCII, whose folded form is its small letters and has this hash.
    #[inline]
    pub(super) fn push_plain(&mut self, span: Span, kind: Kind, shape: Shape, gap: Gap, hash: u64) {
        self.add(span, kind, shape, gap, hash, (span.start, span.len() as u16));
    }

    pub(super) fn push(&mut self, span: Span, kind: Kind, shape: Shape, gap: Gap, word: &str) {
        let folded_start = self.folded.len();
        super::fold::fold_into(word, &mut self.folded);
        if self.folded.len() - folded_start > usize::from(u16::MAX) {
            // A "word" of more than 64 KB is no word; it keeps its span and loses its folded form.
            self.folded.truncate(folded_start);
        }
        let hash = super::fold::hash(&self.folded[folded_start..]);
        self.add(span, kind, shape, gap, hash, (folded_start as u32, (self.folded.len() - folded_start) as u16));
    }

    #[inline]
    fn add(&mut self, span: Span, kind: Kind, shape: Shape, gap: Gap, hash: u64, (folded_start, folded_len): (u32, u16)) {
        self.list.push(Token { span, hash, flags: 0, word: Token::UNKNOWN, folded_start, folded_len, kind, shape, gap });
    }

    /// All tokens, for the lexicon to note in them what it knows.
    pub(crate) fn list_mut(&mut self) -> &mut [Token] {
        &mut self.list
    }

    /// The folded form of token `index`: lower case, without diacritics, dots and apostrophes. Punctuation is
    /// kept as it is, with typographic quotes and dashes made plain. Empty past the end.
    #[inline]
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        match self.list.get(index) {
            Some(token) => &self.folded[token.folded_range()],
            None => "",
        }
    }

    /// Hash of the folded form of token `index`; 0 past the end.
    #[inline]
    #[must_use]
    pub fn hash(&self, index: usize) -> u64 {
        self.list.get(index).map_or(0, |token| token.hash)
    }

    /// Whether token `index` exists and its folded form is `word`.
    #[inline]
    #[must_use]
    pub fn is(&self, index: usize, word: &str) -> bool {
        // Nearly always the length alone says no.
        self.list.get(index).is_some_and(|token| {
            usize::from(token.folded_len) == word.len() && &self.folded.as_bytes()[token.folded_range()] == word.as_bytes()
        })
    }

    /// Whether token `index` exists and its folded form is one of `words`.
    #[inline]
    #[must_use]
    pub fn among<const N: usize>(&self, index: usize, words: &WordSet<N>) -> bool {
        self.list.get(index).is_some_and(|token| words.contains(token.hash))
    }

    /// The byte span of a token range; an empty range gives an empty span at its start.
    #[must_use]
    pub fn span(&self, range: TokenRange) -> Span {
        if range.is_empty() {
            let at = self.list.get(range.first()).map_or_else(|| self.list.last().map_or(0, |t| t.span.end), |t| t.span.start);
            return Span::new(at, at);
        }
        Span::new(self.list[range.first()].span.start, self.list[range.last()].span.end)
    }

    /// Index of the sentence that holds token `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= index).min(self.sentences.len().saturating_sub(1))
    }

    /// Ends a sentence before byte `offset`: what stands before it is a header or a dateline, which says so only
    /// by its form. Does nothing where a sentence begins there already.
    pub fn break_at(&mut self, offset: u32) {
        let at = self.list.partition_point(|token| token.span.start < offset);
        let index = self.sentence_of(at);
        let Some(sentence) =
            self.sentences.get(index).copied().filter(|sentence| sentence.tokens.first() < at && at < sentence.tokens.end as usize)
        else {
            return;
        };
        self.sentences[index].tokens.end = at as u32;
        let rest = Sentence { tokens: TokenRange::new(at, sentence.tokens.end as usize), opens_paragraph: true };
        self.sentences.insert(index + 1, rest);
    }

    /// Whether token `index` is the first word of its sentence (quotes and brackets before it aside).
    #[must_use]
    pub fn starts_sentence(&self, index: usize) -> bool {
        let Some(sentence) = self.sentences.get(self.sentence_of(index)) else { return false };
        (sentence.tokens.first()..index).all(|before| self.list[before].kind == Kind::Punctuation)
    }
}
