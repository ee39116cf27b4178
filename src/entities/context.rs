//! What every token is, as far as names are concerned.

use crate::gazetteer::{AliasKind, Gazetteer, NameMatch, Sense};
use crate::lexicon::{Flag, Lexicon};
use crate::text::TokenRange;
use crate::tokenize::{Gap, Kind, Shape, Tokens};

/// How the letters of a sentence are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// A capital letter means a name.
    Mixed,
    /// Most words are capitalized: a headline. Only uncommon words tell.
    Headline,
    /// Everything is in capitals.
    Shouted,
}

/// The tokens of a document with their flags, their gazetteer matches and their sentences' writing.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub lexicon: &'a Lexicon,
    pub gazetteer: &'a Gazetteer,
    pub matches: &'a [NameMatch],
    /// For every token, one more than the index of the match that begins there.
    begins: Vec<u32>,
    /// For every sentence.
    writing: Vec<Writing>,
    /// For every sentence, whether it is a line of a table of results.
    table: Vec<bool>,
    sentence: Vec<u32>,
}

impl<'a> Context<'a> {
    pub fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon, gazetteer: &'a Gazetteer, matches: &'a [NameMatch]) -> Self {
        let mut begins = vec![0; tokens.len()];
        for (index, found) in matches.iter().enumerate() {
            begins[found.tokens.first()] = index as u32 + 1;
        }
        let mut sentence = vec![0; tokens.len()];
        for (number, range) in tokens.sentences.iter().enumerate() {
            sentence[range.tokens.indices()].fill(number as u32);
        }
        let table = tokens.sentences.iter().map(|sentence| is_table(tokens, sentence.tokens)).collect();
        let mut context = Self { text, tokens, lexicon, gazetteer, matches, begins, writing: Vec::new(), table, sentence };
        context.writing = tokens.sentences.iter().map(|sentence| writing(&context, sentence.tokens)).collect();
        context
    }

    /// Whether token `at` exists and has `flag`.
    pub fn has(&self, at: usize, flag: Flag) -> bool {
        self.lexicon.has(self.tokens, at, flag)
    }

    /// Whether token `at` is a word that begins with a capital letter.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            matches!(token.kind, Kind::Word | Kind::Mixed)
                && matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed)
                && (token.shape != Shape::Mixed || token.span.of(self.text).starts_with(char::is_uppercase))
        })
    }

    pub fn lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
    }

    pub fn folded(&self, at: usize) -> &'a str {
        self.tokens.folded(at)
    }

    /// The folded word before token `at` in the same sentence; empty at its start.
    pub fn before(&self, at: usize) -> &'a str {
        if at == 0 || self.sentence[at] != self.sentence[at - 1] { "" } else { self.tokens.folded(at - 1) }
    }

    pub fn sentence(&self, at: usize) -> usize {
        self.sentence.get(at).map_or(0, |&number| number as usize)
    }

    pub fn sentence_range(&self, at: usize) -> TokenRange {
        self.tokens.sentences.get(self.sentence(at)).map_or_else(TokenRange::default, |sentence| sentence.tokens)
    }

    pub fn writing(&self, at: usize) -> Writing {
        self.writing.get(self.sentence(at)).copied().unwrap_or(Writing::Mixed)
    }

    /// Whether the sentence of token `at` is a line of a table: names and figures, no sentence.
    pub fn table(&self, at: usize) -> bool {
        self.table.get(self.sentence(at)).copied().unwrap_or(false)
    }

    /// Whether only punctuation stands before token `at` in its sentence, or an opening quotation mark does.
    pub fn opens(&self, at: usize) -> bool {
        let first = self.sentence_range(at).first();
        (first..at).rev().all(|before| self.tokens[before].kind == Kind::Punctuation)
            || (at > first && matches!(self.folded(at - 1), "\"" | "''" | "``" | ":"))
    }

    /// The gazetteer match that begins at token `at`.
    pub fn begins(&self, at: usize) -> Option<&'a NameMatch> {
        let index = *self.begins.get(at)?;
        self.matches.get((index as usize).checked_sub(1)?)
    }

    /// The gazetteer match of exactly these tokens.
    pub fn exact(&self, range: TokenRange) -> Option<&'a NameMatch> {
        self.begins(range.first()).filter(|found| found.tokens == range)
    }

    /// The place whose adjective the match is.
    pub fn demonym(&self, found: &NameMatch) -> Option<Sense> {
        let best = self.gazetteer.best_sense(found.name)?;
        (best.alias == AliasKind::Adjective).then_some(best)
    }

    /// Whether tokens `at` and `at + 1` hang together: nothing or spaces between them, in one sentence.
    pub fn joined(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| matches!(next.gap, Gap::None | Gap::Space | Gap::Line))
            && self.sentence[at] == self.sentence[at + 1]
    }

    /// Whether a hyphen without spaces stands at `at`.
    pub fn hyphen(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Punctuation && token.gap == Gap::None)
            && self.folded(at) == "-"
            && self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None)
    }

    /// Length of the title that begins at token `at`, in tokens; 0 if none does.
    pub fn title(&self, at: usize) -> usize {
        if !self.capital(at) {
            return 0;
        }
        // "BP" is the company, not the bishop.
        let acronym = |found: &NameMatch| {
            found.tokens.len() == 1 && self.gazetteer.best_sense(found.name).is_some_and(|best| best.kind.is_organization())
        };
        if self.tokens[at].shape == Shape::Upper
            && self.writing.get(self.sentence(at)) == Some(&Writing::Mixed)
            && !(self.joined(at) && self.capital(at + 1))
            && self.begins(at).is_some_and(acronym)
        {
            return 0;
        }
        let single = self.has(at, Flag::PersonTitle);
        let phrase =
            if single || self.has(at, Flag::TitleWord) { self.lexicon.phrase_with(self.tokens, at, Flag::PersonTitle) } else { None };
        // "Foreign Ministry spokesman" is an organization and a role, "Foreign Ministry Spokesman" a title.
        let phrase = phrase.filter(|(length, _)| self.capital(at + length - 1));
        phrase.map_or(0, |(length, _)| length).max(usize::from(single))
    }

    /// Length of the phrase with `flag` that ends before token `end` and begins at `at`.
    pub fn phrase(&self, at: usize, flag: Flag) -> usize {
        let phrase = self.lexicon.phrase_with(self.tokens, at, flag).map_or(0, |(length, _)| length);
        phrase.max(usize::from(self.has(at, flag)))
    }
}

fn is_table(tokens: &Tokens, range: TokenRange) -> bool {
    let (mut numbers, mut names, mut words) = (0, 0, 0);
    for token in &tokens[range.indices()] {
        match (token.kind, token.shape) {
            (Kind::Number, _) => numbers += 1,
            (Kind::Word, Shape::Lower) => words += usize::from(token.span.len() > 3),
            (Kind::Word, _) => names += 1,
            _ => {}
        }
    }
    words == 0 && names > 0 && names <= 8 && numbers >= 2
}

fn writing(context: &Context<'_>, range: TokenRange) -> Writing {
    let tokens = context.tokens;
    let (mut upper, mut title, mut common, mut lower) = (0, 0, 0, 0);
    for at in range.indices() {
        let token = tokens[at];
        match (token.kind, token.shape) {
            (Kind::Word, Shape::Upper) => upper += 1,
            (Kind::Word, Shape::Title | Shape::Mixed) if token.span.len() > 1 => {
                title += 1;
                common += usize::from(at > range.first() && context.has(at, Flag::CommonWord));
            }
            // Small words stay small in headlines.
            (Kind::Word, Shape::Lower) if token.span.len() > 3 => lower += 1,
            _ => {}
        }
    }
    if tokens.all_capitals || (upper >= 3 && lower + title == 0) {
        return Writing::Shouted;
    }
    if title + upper >= 4 && common >= 2 && (lower == 0 || title + upper >= 6 * lower) { Writing::Headline } else { Writing::Mixed }
}
