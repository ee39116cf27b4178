//! The same bytes however many threads read, and time that grows with the text alone.

use std::time::{Duration, Instant};

use dateline::Document;

use crate::support::{articles, extractor, run};

/// Every story, so many times, as JSON Lines. Each copy has an id of its own.
pub fn json_lines(times: usize) -> String {
    let mut lines = String::new();
    for time in 0..times {
        for article in articles() {
            let line = serde_json::json!({"id": format!("{}-{time}", article.name), "text": article.text});
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
    }
    lines
}

#[test]
fn threads_do_not_change_the_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("stories.jsonl");
    std::fs::write(&input, json_lines(40)).expect("written");
    let input = input.to_str().expect("UTF-8");
    let one = run(["extract", "-t", "jsonl", "-j", "1", input], "").code(0).stdout;
    assert_eq!(one.lines().count(), 40 * articles().len());
    for threads in ["2", "8"] {
        let many = run(["extract", "-t", "jsonl", "-j", threads, input], "").code(0).stdout;
        assert!(one == many, "{threads} threads give other bytes");
    }
}

/// Reads a text of one size and of four times that size: the second may take a little more than four times as
/// long. A method that looks at every pair would take sixteen times as long.
#[track_caller]
fn linear(what: &str, make: impl Fn(usize) -> String, size: usize) {
    let time = |size: usize| {
        let document = Document::new(what, make(size));
        // The best of two: other programs run on the machine too.
        let once = || {
            let start = Instant::now();
            let record = extractor().record(&document);
            assert!(record.coverage.chars as usize >= size);
            start.elapsed()
        };
        once().min(once())
    };
    let (small, large) = (time(size), time(4 * size));
    println!("{what}: {small:?} and {large:?}");
    assert!(large < 9 * small + Duration::from_millis(200), "{what}: {small:?} for {size}, {large:?} for four times as much");
    assert!(large < Duration::from_secs(15), "{what}: {large:?}");
}

#[test]
fn one_sentence_without_end_takes_linear_time() {
    // Five tokens a turn: 200,000 in the large text.
    linear("a sentence without end", |size| "the bomb killed soldiers and ".repeat(size), 10_000);
}

#[test]
fn names_without_end_take_linear_time() {
    linear("names without end", |size| "Michael Kugelman Moscow NATO 143 ".repeat(size), 5_000);
}

#[test]
fn deep_brackets_take_linear_time() {
    linear("opening brackets", |size| "(".repeat(size), 25_000);
    linear("nested brackets", |size| format!("{}killed{}", "(a ".repeat(size / 2), ") ".repeat(size / 2)), 25_000);
}

#[test]
fn one_word_without_end_takes_linear_time() {
    linear("a word without end", |size| "a".repeat(size), 250_000);
}
