//! The real binary: what goes in, what comes out, and the exit code.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::Value;

use crate::determinism::json_lines;
use crate::support::{Article, articles, root, run};

const BLAST: &str = "QUETTA, Pakistan, May 4, 2021 (AP) -- A car bomb killed nine people outside a bank in Quetta on Tuesday.\n";

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("in the folder")).expect("a folder");
    fs::write(&file, bytes).expect("written");
    path(&file).to_owned()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("in memory")
}

fn csv_rows(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("RFC 4180, all rows of one width").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn standard_input_gives_one_record() {
    for args in [&["extract"][..], &["extract", "-"], &["extract", "-t", "jsonl"]] {
        let lines = run(args, BLAST).code(0).lines();
        assert_eq!(lines.len(), 1);
        let record = &lines[0];
        assert_eq!(
            (record["schema"].as_str(), record["id"].as_str(), record["source"].as_str()),
            (Some("dateline/1"), Some("-"), Some("-"))
        );
        assert_eq!(record["published"], serde_json::json!({"value": "2021-05-04", "basis": "dateline", "start": 18, "end": 29}));
        let event = &record["events"][0];
        assert_eq!((event["type"].as_str(), event["casualties"]["killed"]["best"].as_u64()), (Some("attack"), Some(9)));
        assert_eq!((event["place"]["name"].as_str(), event["place"]["country"].as_str()), (Some("Quetta"), Some("PK")));
    }
}

#[test]
fn empty_input_gives_a_record_without_events() {
    let lines = run(["extract"], "").code(0).lines();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["events"], serde_json::json!([]));
}

#[test]
fn a_folder_gives_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "b.txt", BLAST);
    write(folder.path(), "a/deep/er/c.txt", BLAST);
    write(folder.path(), "d.txt.gz", gzip(BLAST.as_bytes()));
    write(folder.path(), ".hidden.txt", BLAST);
    write(folder.path(), "picture.png", "no text");
    let ran = run(["extract", "-t", "csv", path(folder.path())], "").code(0);
    let rows = csv_rows(&ran.stdout, b',');
    assert_eq!(rows[0][..8], ["event_uid", "doc_id", "source", "published", "event_type", "event_subtype", "modality", "date"]);
    assert_eq!(rows[1..].iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["a/deep/er/c.txt", "b.txt", "d.txt.gz"]);
    let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"));
    for row in &rows[1..] {
        assert_eq!(
            (row[column("event_type")].as_str(), row[column("killed")].as_str(), row[column("country")].as_str()),
            ("attack", "9", "PK")
        );
        assert_eq!((row[column("date")].as_str(), row[column("city")].as_str()), ("2021-05-04", "Quetta"));
        assert!(row[column("sentence")].contains("A car bomb killed nine people"), "{}", row[column("sentence")]);
    }
}

#[test]
fn the_shipped_stories_give_one_record_each() {
    let ran = run(["extract", path(&root().join("fixtures/articles"))], "").code(0);
    let ids: Vec<String> = ran.lines().iter().map(|record| record["id"].as_str().expect("an id").to_owned()).collect();
    let mut expected: Vec<String> = articles().iter().map(|article| format!("{}.txt", article.name)).collect();
    expected.sort();
    assert_eq!(ids, expected);
}

#[test]
fn json_lines_give_a_line_for_each_line() {
    let input = concat!(
        r#"{"id":"a","text":"A bomb killed nine people in Quetta.","date":"2021-05-04"}"#,
        "\n\n   \n",
        r#"{"id":7,"text":"Nothing happened.","title":"Quiet in Oslo"}"#,
        "\n{\"id\": broken\n",
        r#"{"id":"no-text","body":"x"}"#,
        "\n[1, 2]\n",
        r#"{"text":""}"#,
        "\r\n",
        r#"{"id":"z","text":"Last line without an end."}"#,
    );
    let ran = run(["extract", "--from", "jsonl"], input).code(0);
    let lines = ran.lines();
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["a", "7", "-:5", "no-text", "-:7", "-:8", "z"]);
    let codes: Vec<Option<&str>> = lines.iter().map(|line| line["error"]["code"].as_str()).collect();
    assert_eq!(codes, [None, None, Some("invalid_json"), Some("missing_text"), Some("not_an_object"), None, None]);
    assert_eq!(lines[0]["published"], serde_json::json!({"value": "2021-05-04", "basis": "metadata"}));
    assert_eq!(lines[1]["title"], "Quiet in Oslo");
    let error = lines[2].as_object().expect("an object");
    assert_eq!(error.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), ["schema", "id", "source", "error"].into());
    assert!(error["error"]["message"].as_str().is_some_and(|message| message.contains("column 8")), "{error:?}");
    assert!(ran.stderr.contains("3 of 7 documents could not be read"), "{}", ran.stderr);
    assert_eq!(run(["extract", "--from", "jsonl", "--quiet"], input).code(0).stderr, "");
}

#[test]
fn json_lines_are_known_by_their_first_bytes() {
    let lines = run(["extract"], "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n").code(0).lines();
    assert_eq!(lines.iter().map(|line| line["id"].as_str()).collect::<Vec<_>>(), [Some("a"), Some("b")]);
}

#[test]
fn fields_have_the_names_that_the_user_says() {
    let input =
        r#"{"key":"k","body":"A bomb killed nine people in Quetta.","head":"Blast","day":"2021-05-04","id":"wrong","text":"wrong"}"#;
    let options = ["--id-field", "key", "--text-field", "body", "--title-field", "head", "--date-field", "day"];
    let lines = run(["extract", "--from", "jsonl"].iter().chain(&options), input).code(0).lines();
    assert_eq!(
        (&lines[0]["id"], &lines[0]["title"], &lines[0]["published"]["value"]),
        (&"k".into(), &"Blast".into(), &"2021-05-04".into())
    );
    assert_eq!(lines[0]["counts"][0]["best"], 9);
}

#[test]
fn csv_gives_a_record_for_each_row() {
    let input = "id,date,text\r\n1,2021-05-04,\"A bomb killed nine people\r\nin Quetta, police said.\"\r\n2,,\"Nothing.\"\r\n";
    let lines = run(["extract", "--from", "csv"], input).code(0).lines();
    assert_eq!(lines.iter().map(|line| line["id"].as_str()).collect::<Vec<_>>(), [Some("1"), Some("2")]);
    assert_eq!(lines[0]["counts"][0]["best"], 9);
    let ran = run(["extract", "--from", "csv", "--text-field", "body"], input).code(1);
    assert!(ran.stderr.contains("no column \"body\""), "{}", ran.stderr);
}

#[test]
fn compressed_input_is_opened() {
    let plain = run(["extract"], BLAST).code(0).stdout;
    assert_eq!(run(["extract"], gzip(BLAST.as_bytes())).code(0).stdout, plain);
    assert_eq!(run(["extract"], zstd::encode_all(BLAST.as_bytes(), 3).expect("in memory")).code(0).stdout, plain);
}

#[test]
fn encodings_give_the_same_facts() {
    let text = "Published: 4 May 2021\r\n\r\nA bomb killed nine people in Bogotá on Tuesday, “police” said.\r\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bom = format!("\u{feff}{text}");
    for bytes in [text.as_bytes(), &windows, &utf16, bom.as_bytes()] {
        let lines = run(["extract", "--with-text"], bytes).code(0).lines();
        assert_eq!(lines[0]["text"], text);
        assert_eq!(lines[0]["published"]["value"], "2021-05-04");
        assert_eq!(lines[0]["events"][0]["place"]["name"], "Bogotá");
        assert_eq!(lines[0]["events"][0]["casualties"]["killed"]["best"], 9);
    }
}

#[test]
fn strict_stops_at_the_first_bad_document() {
    let input = "{\"id\":\"a\",\"text\":\"x\"}\nbad\n{\"id\":\"c\",\"text\":\"z\"}\n";
    let ran = run(["extract", "--from", "jsonl", "--strict"], input).code(1);
    assert_eq!(ran.lines().iter().map(|line| line["id"].as_str()).collect::<Vec<_>>(), [Some("a")]);
    assert!(ran.stderr.contains("-:2: invalid_json"), "{}", ran.stderr);
    run(["extract", "--strict", "no-such-file.txt"], "").code(1);
}

#[test]
fn wrong_usage_ends_with_2() {
    for args in [
        &["extract", "--no-such-flag"][..],
        &["extract", "-t", "pdf"],
        &["extract", "--table", "people"],
        &["extract", "--from", "docx"],
        &["extract", "--modality", "certain"],
        &["extract", "--published", "the other day"],
        &["extract", "--country-hint", "Spain"],
        &["extract", "--min-confidence", "high"],
        &["extract", "--quiet", "--verbose"],
        &["no-such-command"],
        &[],
    ] {
        let ran = run(args, BLAST).code(2);
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn bad_rules_and_lists_end_with_2_and_every_problem() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = write(folder.path(), "bad.toml", "x = 1\n\n[[frame\n");
    let list = write(folder.path(), "bad.tsv", "id\tname\tkind\nplace/x\tXville\tno-such-kind\n");
    for command in ["extract", "explain"] {
        let ran = run([command, "--rules", &rules], BLAST).code(2);
        assert!(ran.stderr.contains(&format!("{rules}:3:")) && ran.stdout.is_empty(), "{}", ran.stderr);
    }
    let both = run(["extract", "--rules", &rules, "--gazetteer", &list, "--gazetteer", "no-such-list.tsv"], BLAST).code(2);
    for place in [format!("{rules}:3:"), format!("{list}:"), "no-such-list.tsv:1:1:".to_owned()] {
        assert!(both.stderr.contains(&place), "no {place} in {}", both.stderr);
    }
    assert!(both.stdout.is_empty());
    run(["rules", "check", &rules], "").code(2);
    run(["gazetteer", "check", &list], "").code(2);
}

#[test]
fn output_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "in/a.txt", BLAST);
    let bad = write(folder.path(), "in/bad.jsonl", format!("{}bad\n", json_lines(1)));
    let out = write(folder.path(), "out/out.jsonl", "old\n");
    // A failure leaves the old file.
    run(["extract", "--strict", "-o", &out, &bad], "").code(1);
    assert_eq!(fs::read_to_string(&out).expect("still there"), "old\n");
    run(["extract", "--no-such-flag", "-o", &out, &input], "").code(2);
    assert_eq!(fs::read_to_string(&out).expect("still there"), "old\n");
    // Success replaces it; nothing is left beside it.
    let ran = run(["extract", "-o", &out, &input], "").code(0);
    assert_eq!(ran.stdout, "");
    let written = fs::read_to_string(&out).expect("written");
    assert_eq!(written, run(["extract", &input], "").code(0).stdout);
    assert_eq!(fs::read_dir(folder.path().join("out")).expect("a folder").count(), 1);
    // The kind follows the extension.
    for (name, start) in [
        ("x.csv", "event_uid,doc_id,"),
        ("x.tsv", "event_uid\tdoc_id\t"),
        ("x.json", "[\n{\"schema\""),
        ("x.muc", "0.  MESSAGE: ID                     a.txt\n1.  MESSAGE: TEMPLATE               *"),
        ("x.txt", "a.txt · published 2021-05-04"),
    ] {
        let out = path(&folder.path().join(name)).to_owned();
        run(["extract", "-o", &out, &input], "").code(0);
        let text = fs::read_to_string(&out).expect("written");
        assert!(text.starts_with(start), "{name}: {text}");
    }
    let ran = run(["extract", "-o", path(&folder.path().join("no/such/folder.csv")), &input], "").code(1);
    assert!(ran.stderr.contains("folder.csv"), "{}", ran.stderr);
}

#[test]
fn a_source_that_cannot_be_read_takes_no_other_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (a, b) = (write(folder.path(), "a.txt", BLAST), write(folder.path(), "b.txt", BLAST));
    let out = path(&folder.path().join("out.jsonl")).to_owned();
    let ran = run(["extract", &a, "no-such-file.txt", &b], "").code(1);
    assert_eq!(ran.lines().iter().map(|line| line["id"].as_str()).collect::<Vec<_>>(), [Some("a.txt"), Some("b.txt")]);
    assert!(ran.stderr.contains("no-such-file.txt: "), "{}", ran.stderr);
    run(["extract", "-o", &out, &a, "no-such-file.txt", &b], "").code(1);
    assert_eq!(fs::read_to_string(&out).expect("written"), ran.stdout);
}

#[test]
fn truncated_gzip_keeps_the_lines_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = json_lines(3);
    let mut bytes = gzip(whole.as_bytes());
    bytes.truncate(bytes.len() * 2 / 3);
    let input = write(folder.path(), "stories.jsonl.gz", bytes);
    let ran = run(["extract", &input], "").code(1);
    assert!(ran.stderr.contains("stories.jsonl.gz: "), "{}", ran.stderr);
    let ids: Vec<String> = ran.lines().iter().map(|line| line["id"].as_str().expect("an id").to_owned()).collect();
    let all: Vec<String> =
        whole.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned()).collect();
    assert!(ids.len() > 5 && ids.len() < all.len() && all.starts_with(&ids), "{} of {}", ids.len(), all.len());
    assert!(ran.lines().iter().all(|line| line.get("error").is_none()));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "stories.jsonl", json_lines(4));
    for args in [&["extract", "-t", "jsonl", &input][..], &["extract", "-t", "csv", &input], &["schema"], &["man"], &["gazetteer", "stats"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let ran = run(["extract", "-o", "/dev/full"], BLAST).code(1);
    assert!(ran.stderr.contains("No space left"), "{}", ran.stderr);
    for args in [&["extract"][..], &["schema"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(args)
            .stdin(fs::File::open(Article::path("gulu-denial")).expect("a story"))
            .stdout(full)
            .output()
            .expect("the binary runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && stderr.contains("No space left") && !stderr.contains("panicked"), "{args:?}: {stderr}");
    }
}

#[test]
fn hostile_documents_get_a_record_each() {
    // A lone surrogate is no text.
    let ran = run(["extract", "--from", "jsonl"], "{\"id\":\"s\",\"text\":\"\\ud800 x\"}\n{\"id\":\"t\",\"text\":\"a\\u0000b\"}\n").code(0);
    let lines = ran.lines();
    assert_eq!((lines.len(), lines[0]["error"]["code"].as_str(), lines[1]["id"].as_str()), (2, Some("lone_surrogate"), Some("t")));
    // Bytes that are no text at all, from a generator of our own with a fixed start.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    })
    .take(100_000)
    .collect();
    for bytes in [&noise[..], &[0; 5000], b"\xff\xfe\xff", b"\xef\xbb\xbf", b"a\0b\0 killed 3 people\0", b"\x80"] {
        let lines = run(["extract", "--from", "text"], bytes).code(0).lines();
        assert_eq!((lines.len(), lines[0]["schema"].as_str(), lines[0].get("error")), (1, Some("dateline/1"), None));
    }
    let noisy = run(["extract", "--from", "jsonl"], &noise).code(0).lines();
    assert!(!noisy.is_empty() && noisy.iter().all(|line| line["error"]["code"].is_string()));
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "in/a.txt", BLAST);
    std::os::unix::fs::symlink("..", folder.path().join("in/loop")).expect("a link");
    let ran = run(["extract", path(&folder.path().join("in"))], "").code(0);
    assert!(ran.lines().iter().any(|line| line["id"] == "a.txt") && ran.lines().len() <= 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("in/loop: leads back"), "{}", ran.stderr);
}

#[test]
fn modalities_are_chosen() {
    let text = "A bomb killed nine people in Quetta on Tuesday. Officials fear that the rebels could attack the port of Gwadar.";
    let modalities = |options: &[&str]| {
        let lines = run(["extract"].iter().chain(options), text).code(0).lines();
        let events = lines[0]["events"].as_array().expect("a list").clone();
        let mut found: Vec<String> = events.iter().map(|event| event["modality"].as_str().expect("a word").to_owned()).collect();
        found.sort();
        found
    };
    assert_eq!(modalities(&[]), ["actual"]);
    assert_eq!(modalities(&["--modality", "all"]), ["actual", "hypothetical"]);
    assert_eq!(modalities(&["--modality", "hypothetical,denied"]), ["hypothetical"]);
    assert_eq!(modalities(&["--modality", "denied"]), [""; 0]);
}

#[test]
fn confidence_filters() {
    let input = path(&Article::path("moscow-concert-hall")).to_owned();
    let record = |least: &str| run(["extract", "-t", "jsonl", "--min-confidence", least, &input], "").code(0).lines()[0].clone();
    let ids = |record: &Value| -> Vec<String> {
        let events = record["events"].as_array().expect("a list");
        events.iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
    };
    let (all, sure) = (record("0"), record("0.8"));
    assert!(sure["events"].as_array().expect("a list").iter().all(|event| event["confidence"].as_f64() >= Some(0.8)));
    assert!(ids(&all).len() > ids(&sure).len() && !ids(&sure).is_empty());
    assert!(ids(&sure).iter().all(|id| ids(&all).contains(id)));
    // What belonged to an event that is left out stays, without it.
    assert_eq!(all["counts"].as_array().map(Vec::len), sure["counts"].as_array().map(Vec::len));
    for count in sure["counts"].as_array().expect("a list") {
        assert!(count["event"].as_str().is_none_or(|id| ids(&sure).iter().any(|kept| kept == id)), "{count}");
    }
    for wrong in ["1.1", "-0.1", "NaN"] {
        let option = format!("--min-confidence={wrong}");
        assert!(run(["extract", &option], BLAST).code(2).stdout.is_empty(), "{wrong}");
    }
}

#[test]
fn the_text_is_put_in_on_request() {
    assert_eq!(run(["extract", "--with-text"], BLAST).code(0).lines()[0]["text"], BLAST);
    assert_eq!(run(["extract"], BLAST).code(0).lines()[0].get("text"), None);
}

#[test]
fn published_is_for_documents_without_a_date() {
    let published = |text: &str| run(["extract", "--published", "2024-03-31"], text).code(0).lines()[0].clone();
    let record = published("A bomb killed nine people in Quetta on Friday.");
    assert_eq!(record["published"], serde_json::json!({"value": "2024-03-31", "basis": "option"}));
    assert_eq!(record["events"][0]["date"]["earliest"], "2024-03-29");
    assert_eq!(
        (&published(BLAST)["published"]["value"], &published(BLAST)["published"]["basis"]),
        (&"2021-05-04".into(), &"dateline".into())
    );
}

#[test]
fn every_kind_of_output() {
    let input = path(&Article::path("baghdad-car-bomb")).to_owned();
    let record = run(["extract", "-t", "jsonl", &input], "").code(0).lines()[0].clone();
    let json: Value = serde_json::from_str(&run(["extract", "-t", "json", &input, &input], "").code(0).stdout).expect("JSON");
    assert_eq!(json, serde_json::json!([record, record]));
    assert_eq!(
        serde_json::from_str::<Value>(&run(["extract", "-t", "json", "--from", "jsonl"], "").code(0).stdout).expect("JSON"),
        serde_json::json!([])
    );
    let summary = run(["extract", "-t", "text", &input], "").code(0).stdout;
    assert!(summary.starts_with("baghdad-car-bomb.txt · ") && summary.contains("attack/") && !summary.contains('\x1b'), "{summary}");
    for (table, list, first) in [
        ("events", "events", "event_uid"),
        ("entities", "entities", "doc_id"),
        ("dates", "dates", "doc_id"),
        ("counts", "counts", "doc_id"),
        ("documents", "", "doc_id"),
    ] {
        let csv = csv_rows(&run(["extract", "-t", "csv", "--table", table, &input], "").code(0).stdout, b',');
        let tsv = csv_rows(&run(["extract", "-t", "tsv", "--table", table, &input], "").code(0).stdout, b'\t');
        assert_eq!(csv, tsv, "{table}");
        let rows = record.get(list).and_then(Value::as_array).map_or(1, Vec::len);
        assert!(rows > 0 && csv.len() == rows + 1 && csv[0][0] == first, "{table}: {} rows for {rows}", csv.len() - 1);
        // The header stands even where nothing follows.
        assert_eq!(csv_rows(&run(["extract", "-t", "csv", "--table", table, "--from", "jsonl"], "").code(0).stdout, b','), csv[..1]);
    }
}

#[test]
fn a_cell_is_no_formula() {
    let input = "{\"id\":\"=HYPERLINK(1)\",\"text\":\"A bomb killed nine people in Quetta.\"}\n";
    let rows = csv_rows(&run(["extract", "--from", "jsonl", "-t", "csv"], input).code(0).stdout, b',');
    assert_eq!(rows[1][1], "'=HYPERLINK(1)");
}

#[test]
fn the_users_own_names_are_used() {
    let ran = run(["gazetteer", "lookup", "Quetta"], "").code(0);
    assert!(ran.stdout.contains("Quetta") && ran.stdout.contains("PK"), "{}", ran.stdout);
    let unknown = run(["gazetteer", "lookup", "Qxzzyville"], "").code(1);
    assert!(unknown.stderr.contains("no list holds") && unknown.stdout.is_empty(), "{}", unknown.stderr);
    assert!(run(["gazetteer", "stats"], "").code(0).stdout.lines().count() > 5);
    // Without the built-in names and rules nothing is known.
    let record = &run(["extract", "--no-builtin"], "A bomb killed nine people in Quetta.").code(0).lines()[0];
    assert_eq!(record["events"], serde_json::json!([]));
}

#[test]
fn a_name_is_explained() {
    let lookup = |args: &[&str]| run(["gazetteer", "lookup"].iter().chain(args), "").code(0);
    let value: serde_json::Value = serde_json::from_str(&lookup(&["London", "--to", "json"]).stdout).unwrap();
    let meanings = value["candidates"].as_array().unwrap();
    assert_eq!((value["name"].as_str(), value["meanings"].as_u64()), (Some("London"), Some(meanings.len() as u64)));
    let chosen = |country: &str| {
        let meaning = meanings.iter().find(|meaning| meaning["country"] == country).unwrap();
        meaning["chosen"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(chosen("GB"), "alone");
    assert!(chosen("CA").contains("\u{ab}Canada\u{bb}"), "{}", chosen("CA"));
    assert!(chosen("US").contains("beside \u{ab}Ohio\u{bb}"), "{}", chosen("US"));
    assert_eq!((meanings[0]["rank"].as_u64(), meanings[0]["kind"].as_str()), (Some(1), Some("city")));

    // No entry stands twice, be it listed by name and by acronym.
    for name in ["FARC", "Santiago", "Springfield", "IS"] {
        let table = lookup(&[name, "-n", "100"]).stdout;
        let mut ids: Vec<&str> = table.lines().skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
        assert!(!ids.is_empty() && table.lines().all(|row| row.split('\t').count() == 13), "{table}");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{table}");
    }

    let text = lookup(&["London", "--to", "text", "-n", "2"]);
    assert!(text.stdout.starts_with("London: 7 meanings, the first ahead by 0."), "{}", text.stdout);
    assert!(
        text.stdout.contains("  2  London, Ontario, CA\n") && text.stdout.lines().all(|line| line.chars().count() <= 100),
        "{}",
        text.stdout
    );
    assert!(text.stderr.contains("5 more"), "{}", text.stderr);
    assert!(lookup(&["polish", "--to", "text"]).stdout.contains("chosen as an adjective"));
    assert!(lookup(&["FARC", "--to", "text"]).stdout.starts_with("FARC: one meaning\n"));
}

#[test]
fn the_program_describes_itself() {
    let version = run(["--version"], "").code(0).stdout;
    assert!(version.starts_with(&format!("dateline {}", env!("CARGO_PKG_VERSION"))) && version.contains("GeoNames"), "{version}");
    assert_eq!(run(["-V"], "").code(0).stdout, format!("dateline {}\n", env!("CARGO_PKG_VERSION")));
    let help = run(["--help"], "").code(0).stdout;
    for command in ["extract", "explain", "gazetteer", "rules", "schema", "completions", "man"] {
        assert!(help.contains(command), "{command}");
        assert!(run([command, "--help"], "").code(0).stdout.contains("Usage: dateline"), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(["completions", shell], "").code(0).stdout;
        assert!(script.contains("dateline") && script.contains("extract"), "{shell}");
    }
    assert!(run(["man"], "").code(0).stdout.contains(".TH dateline"));
    assert!(run(["rules", "list"], "").code(0).stdout.lines().count() > 50);
    assert!(run(["rules", "doc"], "").code(0).stdout.starts_with("# Rules"));
    assert!(run(["explain"], BLAST).code(0).stdout.contains("attack"));
}
