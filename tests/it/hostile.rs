//! Input that nobody should send: `fixtures/hostile`, and what is too large to be kept there.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::program::{Folder, Run, dateline, run, run_on};

fn hostile(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile").join(name).display().to_string()
}

/// Every span of a record is the slice of the text that it says it is.
fn check_spans(run: &Run) {
    for record in run.records().iter().filter(|record| record.get("error").is_none()) {
        let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
        let title: Vec<char> = record["title"].as_str().unwrap_or_default().chars().collect();
        let mut spans: Vec<&serde_json::Value> = Vec::new();
        for list in ["dates", "counts"] {
            spans.extend(record[list].as_array().unwrap());
        }
        spans.extend(record["entities"].as_array().unwrap().iter().flat_map(|entity| entity["mentions"].as_array().unwrap()));
        spans.extend(record["events"].as_array().unwrap().iter().flat_map(|event| event["triggers"].as_array().unwrap()));
        for span in spans {
            let of = if span["field"] == "title" { &title } else { &text };
            let slice: String = of[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize].iter().collect();
            assert_eq!(span["text"].as_str().unwrap(), slice, "{}", record["id"]);
        }
    }
}

#[test]
fn every_encoding_is_read_and_a_guess_is_said() {
    for (name, words, encoding) in [
        ("utf16le-mark.txt", "Bogot\u{e1}", None),
        ("utf16be-no-mark.txt", "Bogot\u{e1}", Some("UTF-16BE")),
        ("utf8-mark-crlf.txt", "Kabul.\r\n\r\nThe mayor", None),
        ("windows-1252.txt", "Medell\u{ed}n said \u{201c}no one\u{201d}", Some("windows-1252")),
        ("broken-utf8.txt", "na\u{ef}ve", Some("UTF-8")),
        ("nul.txt", "Kabul.\0\0 Nine", None),
        ("empty.txt", "", None),
        ("blank.txt", "\r\n", None),
    ] {
        let run = run(dateline(&["extract", "--with-text", &hostile(name)]));
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{name}");
        let record = &run.records()[0];
        assert!(record["text"].as_str().unwrap().contains(words), "{name}: {}", record["text"]);
        assert_eq!(record.get("encoding").and_then(|encoding| encoding.as_str()), encoding, "{name}");
        check_spans(&run);
    }
}

#[test]
fn lines_of_every_kind_get_an_answer() {
    let run = run(dateline(&["extract", &hostile("mixed.jsonl")]));
    assert_eq!(run.code, Some(0));
    let source = hostile("mixed.jsonl");
    let expected = [
        "1".to_owned(),
        "surrogate!lone_surrogate".to_owned(),
        "unused".to_owned(),
        "cut!invalid_json".to_owned(),
        format!("{source}:7!not_an_object"),
        "no text!missing_text".to_owned(),
        "number!text_not_a_string".to_owned(),
        format!("{source}:10!invalid_utf8"),
        "deep".to_owned(),
        format!("{source}:12"),
        "last".to_owned(),
    ];
    assert_eq!(run.ids(), expected);
}

#[test]
fn the_whole_folder_is_read_but_for_the_cut_off_file() {
    let run = run(dateline(&["extract", "--with-text", &hostile("")]));
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("cut-off.jsonl.gz: the compressed data end too early"), "{}", run.err);
    let ids = run.ids();
    for id in ["control.txt", "deep-brackets.txt", "combining.txt", "one", "two", "last"] {
        assert!(ids.contains(&id.to_owned()), "{id}: {ids:?}");
    }
    // The lines before the cut were read.
    assert!(ids.contains(&"0".to_owned()) && ids.contains(&"100".to_owned()) && !ids.contains(&"399".to_owned()));
    check_spans(&run);
}

#[test]
fn control_characters_never_reach_a_terminal() {
    for to in ["text", "csv"] {
        let run = run(dateline(&["extract", "-t", to, &hostile("control.txt")]));
        assert!(!run.text().contains(['\u{1b}', '\u{7}', '\u{8}']), "{to}");
    }
}

#[test]
fn random_bytes() {
    let folder = Folder::new();
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    for file in 0..12 {
        let bytes: Vec<u8> = (0..20_000)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                // Some files are all bytes, some are mostly ASCII signs.
                if file % 2 == 0 { (state >> 32) as u8 } else { (state >> 32) as u8 & 0x7f }
            })
            .collect();
        folder.file(&format!("r/{file:02}.txt"), &bytes);
        folder.file(&format!("r/{file:02}.jsonl"), &bytes);
    }
    let run = run(folder.dateline(&["extract", "--with-text", "r"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(run.ids().iter().filter(|id| id.ends_with(".txt")).count(), 12);
    check_spans(&run);
}

/// Seconds that a text takes.
fn time(text: &str, to: &str) -> Duration {
    let folder = Folder::new();
    folder.file("in.txt", text);
    let started = Instant::now();
    let run = run(folder.dateline(&["extract", "in.txt", "-t", to, "-o", "out"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    started.elapsed()
}

/// Four times the text may take a little more than four times as long, and not sixteen times.
fn check_linear(name: &str, text: &str, to: &str) {
    let quarter = &text[..text.floor_char_boundary(text.len() / 4)];
    let (small, large) = (time(quarter, to), time(text, to));
    assert!(large < small * 9 + Duration::from_millis(500), "{name}: {small:?} for a quarter, {large:?} for all");
}

#[test]
fn long_lines_take_linear_time() {
    check_linear("one line", &"A bomb killed nine people in Kabul, and the mayor of Lima said nothing. ".repeat(6000), "jsonl");
}

#[test]
fn a_text_without_a_full_stop_takes_linear_time() {
    let mut text = String::new();
    for i in 0..40_000 {
        let _ = write!(text, "word{} and bombs killed {i} people in Kabul ", i % 97);
    }
    check_linear("no full stop, records", &text[..400_000], "jsonl");
    check_linear("no full stop, table", &text[..400_000], "csv");
}

#[test]
fn one_long_token_and_deep_brackets_take_linear_time() {
    check_linear("one token", &"a".repeat(2_000_000), "jsonl");
    check_linear("brackets", &"(".repeat(200_000), "jsonl");
    check_linear("quotes", &"\"A ".repeat(100_000), "jsonl");
    check_linear("capitals", &"KABUL ".repeat(60_000), "jsonl");
    check_linear("digits", &"9".repeat(1_000_000), "jsonl");
    check_linear("dashes", &"\u{2014}-".repeat(200_000), "jsonl");
    check_linear("blank", &"\n".repeat(2_000_000), "jsonl");
}

#[test]
fn a_line_beyond_the_limit_is_an_error_record_and_the_next_is_read() {
    let mut lines = b"{\"id\":\"huge\",\"text\":\"".to_vec();
    lines.resize(65 << 20, b' ');
    lines.extend(b"\"}\n{\"id\":\"next\",\"text\":\"x\"}\n");
    let run = run_on(dateline(&["extract", "--from", "jsonl"]), lines);
    assert_eq!((run.code, run.ids()), (Some(0), vec!["-:1!too_large".to_owned(), "next".to_owned()]));
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.file("news/a.txt", "Nine died.");
    folder.file("news/deep/b.txt", "Nine died.");
    symlink("../..", folder.path().join("news/deep/up")).unwrap();
    let loops = run(folder.dateline(&["extract", "news"]));
    assert_eq!(loops.code, Some(0), "{}", loops.err);
    assert!(loops.ids().contains(&"a.txt".to_owned()) && loops.ids().contains(&"deep/b.txt".to_owned()));
    symlink("nowhere.txt", folder.path().join("news/gone.txt")).unwrap();
    let gone = run(folder.dateline(&["extract", "news"]));
    assert_eq!(gone.code, Some(1));
    assert!(gone.err.contains("gone.txt"), "{}", gone.err);
    assert!(gone.ids().contains(&"a.txt".to_owned()));
}

#[test]
fn a_folder_named_like_a_file_is_a_folder() {
    let folder = Folder::new();
    folder.file("news/x.txt/inner.txt", "Nine died.");
    assert_eq!(run(folder.dateline(&["extract", "news"])).ids(), ["x.txt/inner.txt"]);
    let empty = run(folder.dateline(&["extract", "--from", "text", "gone"]));
    assert_eq!(empty.code, Some(1));
}
