//! Every built-in frame holds in its own examples, with the slots they name, and in none of its counterexamples.

use dateline::events::check::check_frames;
use dateline::{Extractor, Options};

#[test]
fn frames_hold_in_their_examples() {
    let extractor = Extractor::new(&Options::default()).unwrap();
    let frames = extractor.rules().set.frames.len();
    assert!(frames > 250, "{frames} frames");
    let problems = check_frames(&extractor, |_| true);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
