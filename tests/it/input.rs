//! Files, folders, standard input; text, JSON Lines, JSON, CSV; compression; what cannot be read.

use std::io::Write;

use crate::program::{Folder, NEWS, dateline, run, run_on};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn text_on_standard_input_gives_one_record() {
    for args in [&["extract"][..], &["extract", "-"]] {
        let run = run_on(dateline(args), NEWS);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let records = run.records();
        assert_eq!(records.len(), 1);
        assert_eq!((records[0]["id"].as_str(), records[0]["source"].as_str()), (Some("-"), Some("-")));
        assert_eq!(records[0]["coverage"]["chars"], NEWS.chars().count());
        assert_eq!(records[0]["events"][0]["type"], "attack");
    }
}

#[test]
fn json_lines_keep_order_and_ids() {
    let lines: String = (0..300).map(|i| format!("{{\"id\":{i},\"text\":\"Bomb {i} killed nine people in Kabul.\"}}\n\n")).collect();
    let run = run_on(dateline(&["extract", "--from", "jsonl", "-j", "4"]), lines);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.ids(), (0..300).map(|i| i.to_string()).collect::<Vec<_>>());
}

#[test]
fn fields_by_other_names() {
    let line = "{\"key\":\"k1\",\"head\":\"Blast in Kabul\",\"body\":\"Nine people died.\",\"day\":\"2024-03-03\"}";
    let args = ["extract", "--id-field", "key", "--text-field", "body", "--title-field", "head", "--date-field", "day"];
    let run = run_on(dateline(&args), line);
    let record = &run.records()[0];
    assert_eq!((record["id"].as_str(), record["title"].as_str()), (Some("k1"), Some("Blast in Kabul")));
    assert_eq!((record["published"]["value"].as_str(), record["published"]["basis"].as_str()), (Some("2024-03-03"), Some("metadata")));
}

#[test]
fn a_published_option_is_for_documents_without_a_date() {
    let lines = "{\"id\":\"a\",\"text\":\"Nine died.\"}\n{\"id\":\"b\",\"text\":\"Nine died.\",\"date\":\"2020-01-01\"}\n{\"id\":\"c\",\"text\":\"Nine died.\",\"date\":\"soon\"}\n";
    let run = run_on(dateline(&["extract", "--published", "31 March 2024"]), lines);
    let published: Vec<String> = run
        .records()
        .iter()
        .map(|r| format!("{} {}", r["published"]["value"].as_str().unwrap(), r["published"]["basis"].as_str().unwrap()))
        .collect();
    assert_eq!(published, ["2024-03-31 option", "2020-01-01 metadata", "2024-03-31 option"]);
    assert!(run.err.contains("1 date field"), "{}", run.err);
}

#[test]
fn a_folder_is_read_in_order_with_paths_as_ids() {
    let folder = Folder::new();
    for name in ["news/b.txt", "news/a/2.md", "news/a.txt", "news/.hidden.txt", "news/picture.png"] {
        folder.file(name, NEWS);
    }
    folder.file("news/c.txt.gz", gzip(NEWS.as_bytes()));
    folder.file("news/d.jsonl.zst", zstd::encode_all(&b"{\"id\":\"d1\",\"text\":\"Nine died.\"}\n"[..], 0).unwrap());
    let run = run(folder.dateline(&["extract", "news"]));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.ids(), ["a.txt", "a/2.md", "b.txt", "c.txt.gz", "d1"]);
    assert_eq!(run.records()[1]["source"], "news/a/2.md");
}

#[test]
fn json_arrays_and_objects() {
    let folder = Folder::new();
    folder.file("array.json", "[{\"id\":1,\"text\":\"x\"},\n{\"id\":2,\"text\":\"y\"}]");
    folder.file("one.json", "{\n \"id\": 3,\n \"text\": \"z\"\n}\n");
    assert_eq!(run(folder.dateline(&["extract", "array.json", "one.json"])).ids(), ["1", "2", "3"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = Folder::new();
    folder.file("a.txt", NEWS);
    folder.file("z.txt", NEWS);
    let run = run(folder.dateline(&["extract", "a.txt", "gone.txt", "z.txt"]));
    assert_eq!(run.code, Some(1));
    assert_eq!(run.ids(), ["a.txt", "z.txt"]);
    assert!(run.err.contains("gone.txt: no such file"), "{}", run.err);
}

#[test]
fn strict_stops_at_the_first_bad_document() {
    let lines = "{\"id\":1,\"text\":\"x\"}\nnonsense\n{\"id\":3,\"text\":\"y\"}\n";
    let lenient = run_on(dateline(&["extract", "--from", "jsonl"]), lines);
    assert_eq!((lenient.code, lenient.ids()), (Some(0), vec!["1".to_owned(), "-:2!invalid_json".to_owned(), "3".to_owned()]));
    assert!(lenient.err.contains("1 of 3 documents"), "{}", lenient.err);
    let strict = run_on(dateline(&["extract", "--from", "jsonl", "--strict"]), lines);
    assert_eq!((strict.code, strict.ids()), (Some(1), vec!["1".to_owned()]));
    assert!(strict.err.contains("-:2: invalid_json"), "{}", strict.err);
    let quiet = run_on(dateline(&["extract", "--from", "jsonl", "--quiet"]), lines);
    assert_eq!((quiet.code, quiet.err.as_str()), (Some(0), ""));
}

#[test]
fn a_header_line_gives_the_day_of_publication() {
    let run =
        run_on(dateline(&["extract", "--published", "2020-01-01"]), "Published: March 4, 2024\n\nNine people died in Kabul on Sunday.");
    let published = &run.records()[0]["published"];
    assert_eq!((published["value"].as_str(), published["basis"].as_str()), (Some("2024-03-04"), Some("header")));
    assert_eq!((published["start"].as_u64(), published["end"].as_u64()), (Some(0), Some(24)));
}
