//! `dateline explain`: for every sentence its groups and clauses, the frames that held on which words, the
//! counts, and how mentions became events; with `--why-not`, the frames that were tried and failed.

use std::fmt::Write as _;
use std::io::Read;

use super::args::ExplainArgs;
use super::{Ending, Failure, print};
use crate::counts::VaguePolicy;
use crate::events::find::rejections;
use crate::extractor::{Analysis, Extractor};
use crate::syntax::{Clause, GroupId, GroupKind, Syntax};
use crate::text::{Document, TokenRange};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Ending, Failure> {
    let extractor = Extractor::new(&args.data.options(VaguePolicy::Minimum)?).map_err(|error| Failure::Data(error.problems))?;
    let bytes = match &args.path {
        Some(path) => std::fs::read(path).map_err(|error| Failure::Read(path.display().to_string(), error))?,
        None => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::Read("standard input".to_owned(), error))?;
            bytes
        }
    };
    let document = Document::new("-", crate::input::decode(bytes).text);
    let out = extractor.analyze(&document, |analysis, syntax| explain(analysis, syntax, &extractor, args.why_not));
    print(out.as_bytes())
}

/// The explanation of one document.
fn explain(analysis: &Analysis<'_>, syntax: &Syntax<'_>, extractor: &Extractor, why_not: bool) -> String {
    let mut out = String::new();
    let words = |range: TokenRange| analysis.tokens.span(range).of(&analysis.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    for (number, sentence) in analysis.tokens.sentences.iter().enumerate() {
        let _ = writeln!(out, "── {} ── {}", number + 1, words(sentence.tokens));
        let groups: Vec<String> = syntax.sentence_groups[number].clone().filter_map(|id| group(syntax, id, &words)).collect();
        let _ = writeln!(out, "   groups   {}", groups.join(" "));
        for clause in &syntax.clauses[syntax.sentence_clauses[number].clone()] {
            let _ = writeln!(out, "   clause   {}", describe(syntax, analysis, clause, &words));
        }
        for mention in analysis.mentions.iter().filter(|mention| mention.sentence == number) {
            let frame = &analysis.rules.set.frames[mention.frame as usize];
            let slots: Vec<String> = mention.arguments.iter().map(|argument| format!("{:?} = {}", argument.slot, words(argument.tokens))).collect();
            let generic = if mention.generic { ", generic" } else { "" };
            let _ = writeln!(out, "   frame    {} on \"{}\" ({:?}{generic}) {}", frame.id, words(mention.trigger), mention.modality, slots.join("; "));
        }
        for harm in analysis.harms.iter().filter(|harm| harm.sentence == number) {
            let _ = writeln!(out, "   count    {:?} {} = low {:?} best {:?} high {:?} by {}", harm.kind, words(harm.tokens), harm.low, harm.best, harm.high, harm.rule);
        }
        if why_not && !analysis.mentions.iter().any(|mention| mention.sentence == number) {
            for (trigger, frame, reason) in rejections(extractor.source(analysis, syntax), number) {
                let _ = writeln!(out, "   why not  {frame} on \"{}\": {reason}", words(trigger));
            }
        }
    }
    for (number, event) in analysis.events.iter().enumerate() {
        let kind = &analysis.rules.set.types[event.kind as usize];
        let mentions: Vec<String> = event.mentions.iter().map(|&at| format!("\"{}\" (sentence {})", words(analysis.mentions[at].trigger), analysis.mentions[at].sentence + 1)).collect();
        let _ = writeln!(out, "══ V{} {} {} {:?}, weight {:.1}: {}", number + 1, kind.name, kind.subtype, event.modality, event.weight, mentions.join(", "));
    }
    out
}

fn group(syntax: &Syntax<'_>, id: GroupId, words: &dyn Fn(TokenRange) -> String) -> Option<String> {
    let group = &syntax.groups[id];
    let text = words(group.tokens);
    Some(match &group.kind {
        GroupKind::Noun(noun) => format!("[{text}]{}{}", if noun.joined.is_some() { "+" } else { "" }, if noun.apposition.is_some() { "=" } else { "" }),
        GroupKind::Verb(verb) => format!("<{text}:{}>", verb.lemma),
        GroupKind::Date => format!("@{text}@"),
        GroupKind::Quote | GroupKind::Bracket | GroupKind::Other => return None,
        _ => text,
    })
}

fn describe(syntax: &Syntax<'_>, analysis: &Analysis<'_>, clause: &Clause, words: &dyn Fn(TokenRange) -> String) -> String {
    let of = |id: GroupId| words(syntax.groups[id].tokens);
    let mut text = format!("{:?}{} {}", clause.kind, if clause.passive { " passive" } else { "" }, of(clause.verb));
    if let Some(subject) = clause.subject {
        let _ = write!(text, " | subject: {}", of(subject));
    }
    for &object in &clause.objects {
        let _ = write!(text, " | object: {}", of(object));
    }
    for phrase in &clause.phrases {
        let _ = write!(text, " | {}: {}", analysis.tokens.folded(phrase.preposition), of(phrase.group));
    }
    text
}
