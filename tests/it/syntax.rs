//! The Markdown spec of clauses, against the syntax stage.

use std::collections::BTreeSet;

use dateline::syntax::{Clause, GroupId, Hedge, Syntax};
use dateline::text::TokenRange;
use dateline::tokenize::Tokens;

use crate::support::{Ratchet, extractor, published, rows};

/// Per cent of the clauses of each section, and of each kind of check, that are right at least. These may only go up.
const MINIMUMS: &[(&str, usize)] = &[
    ("Active", 95),
    ("Clauses of time and reason", 100),
    ("Coordination", 92),
    ("Headlines and capitals", 100),
    ("Infinitives", 100),
    ("Insertions and order", 100),
    ("Negation and modals", 100),
    ("Participles", 100),
    ("Passive", 100),
    ("Relative clauses", 94),
    ("Sentences as papers print them", 90),
    ("Speech and content clauses", 100),
    ("Verb and particle", 85),
    ("Words of two classes", 87),
    ("all", 95),
    ("marks", 99),
    ("no extra clause", 98),
    ("object", 98),
    ("phrase", 99),
    ("subject", 98),
    ("verb", 98),
];

struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    syntax: &'a Syntax<'a>,
}

impl Reader<'_> {
    fn words(&self, range: TokenRange) -> &str {
        self.tokens.span(range).of(self.text)
    }

    /// Head of a noun group: the whole name, or the word.
    fn head(&self, group: GroupId) -> &str {
        let Some(noun) = self.syntax.groups[group].noun() else { return "" };
        let name = noun.name.and_then(|_| self.syntax.units.iter().find(|unit| unit.tokens.contains(noun.head)));
        self.words(name.map_or(TokenRange::new(noun.head, noun.head + 1), |unit| unit.tokens))
    }

    fn verb(&self, clause: &Clause) -> String {
        let verb = self.syntax.verb(clause);
        let particle = verb.particle.or(clause.particle).map(|at| format!(" {}", self.tokens.folded(at)));
        format!("{}{}", verb.lemma, particle.unwrap_or_default())
    }

    fn marks(&self, clause: &Clause) -> BTreeSet<&str> {
        let verb = self.syntax.verb(clause);
        let hedge = verb.hedge.map(|hedge| match hedge {
            Hedge::Possible => "possible",
            Hedge::Conditional => "conditional",
            Hedge::Future => "future",
            Hedge::Obligation => "obligation",
        });
        hedge.into_iter().chain(clause.passive.then_some("passive")).chain(verb.negated.then_some("negated")).collect()
    }

    fn has_phrase(&self, clause: &Clause, wanted: &str) -> bool {
        clause.phrases.iter().any(|phrase| {
            let preposition = self.words(TokenRange::new(phrase.preposition, phrase.preposition + 1));
            format!("{preposition} {}", self.head(phrase.group)).eq_ignore_ascii_case(wanted)
        })
    }
}

#[test]
fn clauses() {
    let rows = rows("syntax.md");
    let mut ratchet = Ratchet::default();
    for sentence in rows.chunk_by(|_, next| next.cells[0].is_empty()) {
        let text = sentence[0].cells[0].as_str();
        extractor().analyze(&published(text), |analysis, syntax| {
            let reader = Reader { text, tokens: analysis.tokens, syntax };
            let mut left: Vec<&Clause> = syntax.clauses.iter().collect();
            for row in sentence {
                let [_, subject, verb, object, marks, phrases] = &row.cells[..] else { panic!("{:?}", row.cells) };
                let clause = left.iter().position(|clause| reader.verb(clause) == *verb).map(|at| left.remove(at));
                let mut wrong = Vec::new();
                let mut check = |kind: &'static str, wanted: &str, found: &str| {
                    let holds = wanted == "*" || wanted.eq_ignore_ascii_case(found);
                    ratchet.check(kind, holds, || format!("\"{found}\" for \"{wanted}\" of {verb} in: {text}"));
                    if !holds {
                        wrong.push(kind);
                    }
                };
                check("verb", verb, &clause.map(|clause| reader.verb(clause)).unwrap_or_default());
                if let Some(clause) = clause {
                    check("subject", subject, clause.subject.map_or("", |group| reader.head(group)));
                    let first = clause.objects.iter().find(|&&group| syntax.groups[group].noun().is_some());
                    check("object", object, first.map_or("", |&group| reader.head(group)));
                    let wanted = marks.split_whitespace().collect::<BTreeSet<_>>();
                    let joined = |marks: &BTreeSet<&str>| marks.iter().copied().collect::<Vec<_>>().join(" ");
                    check("marks", &joined(&wanted), &joined(&reader.marks(clause)));
                    for phrase in phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                        check("phrase", phrase, if reader.has_phrase(clause, phrase) { phrase } else { "" });
                    }
                }
                for kind in ["all", &row.section] {
                    ratchet.check(kind, wrong.is_empty(), || format!("{} of {verb} in: {text}", wrong.join(", ")));
                }
            }
            let extra: Vec<String> = left.iter().map(|clause| reader.verb(clause)).collect();
            ratchet.check("no extra clause", extra.is_empty(), || format!("{} in: {text}", extra.join(", ")));
        });
    }
    ratchet.assert(MINIMUMS);
}
