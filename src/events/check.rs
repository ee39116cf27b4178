//! Runs the examples and counterexamples that frames carry.

use super::frame::{Frame, Slot};
use crate::extractor::Extractor;
use crate::text::Document;

/// Every example that a frame does not hold in, or holds in with other words, and every counterexample in which
/// it does. Only frames that `wanted` picks are checked.
#[must_use]
pub fn check_frames(extractor: &Extractor, wanted: impl Fn(&Frame) -> bool) -> Vec<String> {
    let mut problems = Vec::new();
    for (index, frame) in extractor.rules().set.frames.iter().enumerate().filter(|(_, frame)| wanted(frame)) {
        for example in &frame.examples {
            let document = Document::new("example", example.text.as_str());
            let failure = extractor.analyze(&document, |analysis, _| {
                let words = |range| analysis.tokens.span(range).of(&analysis.document.text).to_owned();
                let found: Vec<_> = analysis.mentions.iter().filter(|mention| mention.frame as usize == index).collect();
                if found.is_empty() {
                    let others: Vec<&str> =
                        analysis.mentions.iter().map(|mention| analysis.rules.set.frames[mention.frame as usize].id.as_str()).collect();
                    return Some(format!(
                        "does not fire (fired: {})",
                        if others.is_empty() { "nothing".to_owned() } else { others.join(", ") }
                    ));
                }
                example.slots.iter().find_map(|(slot, wanted)| {
                    let fillers: Vec<String> = found
                        .iter()
                        .flat_map(|mention| &mention.arguments)
                        .filter(|argument| argument.slot == *slot || (*slot == Slot::Target && argument.slot == Slot::Participant))
                        .map(|argument| words(argument.tokens))
                        .collect();
                    let bare = wanted
                        .trim_start_matches("the ")
                        .trim_start_matches("The ")
                        .trim_start_matches("a ")
                        .trim_start_matches("A ")
                        .trim_start_matches("an ")
                        .trim_start_matches("An ");
                    let good = fillers.iter().any(|filler| filler.contains(bare) || bare.contains(filler.as_str()));
                    (!good).then(|| format!("gives {fillers:?} for {slot:?}, not \"{wanted}\""))
                })
            });
            if let Some(failure) = failure {
                problems.push(format!("{}: example \"{}\": {failure}", frame.id, example.text));
            }
        }
        for text in &frame.counterexamples {
            let document = Document::new("counterexample", text.as_str());
            if extractor.analyze(&document, |analysis, _| {
                analysis.mentions.iter().any(|mention| mention.frame as usize == index && !mention.generic)
            }) {
                problems.push(format!("{}: fires in the counterexample \"{text}\"", frame.id));
            }
        }
    }
    problems
}
