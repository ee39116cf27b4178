//! Kinds of output, tables, filters, and files that appear whole.

use std::fs;

use serde_json::Value;

use crate::program::{Folder, NEWS, dateline, run, run_on};

fn rows(text: &[u8], separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_folder_becomes_a_table_of_events() {
    let folder = Folder::new();
    folder.file("news/a.txt", NEWS);
    folder.file("news/b.txt", "Nothing happened.");
    let run = run(folder.dateline(&["extract", "news", "-t", "csv"]));
    assert_eq!(run.code, Some(0));
    assert!(run.text().ends_with("\r\n"));
    let rows = rows(&run.out, b',');
    let cell = |name: &str| rows[1][rows[0].iter().position(|column| column == name).unwrap()].as_str();
    assert_eq!(rows[0].len(), 45);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (cell("doc_id"), cell("event_type"), cell("date"), cell("country"), cell("country_name")),
        ("a.txt", "attack", "2024-03-03", "AF", "Afghanistan")
    );
    assert_eq!((cell("killed"), cell("sentence")), ("9", NEWS));
}

#[test]
fn hostages_stand_under_the_kidnapped_of_a_row() {
    for (text, number) in [
        ("Gunmen took 30 people hostage in a bank in Lima on Monday.", "30"),
        ("Gunmen kidnapped four engineers near Lima on Monday.", "4"),
        ("Gunmen shot dead four engineers near Lima on Monday.", ""),
    ] {
        let run = run_on(dateline(&["extract", "-t", "csv"]), text);
        let rows = rows(&run.out, b',');
        let column = rows[0].iter().position(|column| column == "kidnapped").unwrap();
        assert_eq!(rows[1][column], number, "{text}");
    }
}

#[test]
fn every_table_has_its_header_and_rows_of_one_length() {
    for table in ["events", "entities", "dates", "counts", "documents"] {
        let empty = run_on(dateline(&["extract", "-t", "tsv", "--table", table]), "");
        let header = rows(&empty.out, b'\t').remove(0);
        assert!(header.contains(&"doc_id".to_owned()), "{table}");
        let full = run_on(dateline(&["extract", "-t", "tsv", "--table", table]), NEWS);
        let rows = rows(&full.out, b'\t');
        assert!(rows.len() > 1, "{table}: {}", full.text());
        assert!(rows.iter().all(|row| row.len() == header.len()), "{table}");
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_harmless() {
    let line = "{\"id\":\"=1+1\",\"title\":\"@SUM(A1)\",\"text\":\"Nine people were killed by a bomb in Sydney, Australia.\"}";
    let run = run_on(dateline(&["extract", "-t", "csv", "--table", "entities"]), line);
    let rows = rows(&run.out, b',');
    assert_eq!(rows[1][0], "'=1+1");
    let latitude = rows[0].iter().position(|column| column == "latitude").unwrap();
    assert!(rows[1..].iter().any(|row| row[latitude].starts_with('-')), "numbers stay numbers: {rows:?}");
}

#[test]
fn json_is_one_array() {
    let lines = "{\"id\":1,\"text\":\"x\"}\n{\"id\":2}\n";
    let run = run_on(dateline(&["extract", "-t", "json"]), lines);
    let array: Value = serde_json::from_slice(&run.out).unwrap();
    assert_eq!((array[0]["id"].as_str(), array[1]["error"]["code"].as_str()), (Some("1"), Some("missing_text")));
    let empty: Value = serde_json::from_slice(&run_on(dateline(&["extract", "--from", "jsonl", "-t", "json"]), "").out).unwrap();
    assert_eq!(empty, Value::Array(Vec::new()));
}

#[test]
fn error_records_stay_out_of_tables_and_summaries() {
    for to in ["csv", "tsv", "text"] {
        let run = run_on(dateline(&["extract", "--from", "jsonl", "-t", to]), "{\"id\":\"bad\"}\n");
        assert_eq!(run.code, Some(0));
        assert!(!run.text().contains("missing_text") && run.err.contains("bad: missing_text"), "{to}: {run:?}");
    }
}

#[test]
fn a_summary_is_plain_where_no_terminal_is() {
    let run = run_on(dateline(&["extract", "-t", "text"]), NEWS);
    assert!(!run.text().contains('\u{1b}'));
    for words in ["attack", "Kabul", "2024-03-03", "killed 9", NEWS] {
        assert!(run.text().contains(words), "{words}: {}", run.text());
    }
}

#[test]
fn the_extension_tells_the_kind() {
    let folder = Folder::new();
    for (name, begins) in [
        ("o.jsonl", "{\"schema\""),
        ("o.json", "[\n"),
        ("o.csv", "event_uid,"),
        ("o.tsv", "event_uid\t"),
        ("o.txt", "- \u{b7}"),
        ("o", "{\"schema\""),
    ] {
        assert_eq!(run_on(folder.dateline(&["extract", "-o", name]), NEWS).code, Some(0));
        assert!(fs::read_to_string(folder.path().join(name)).unwrap().starts_with(begins), "{name}");
    }
    let run = run_on(folder.dateline(&["extract", "-o", "o.xlsx"]), NEWS);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains(".xlsx"), "{}", run.err);
}

#[test]
fn a_file_is_replaced_when_the_new_one_is_whole() {
    let folder = Folder::new();
    folder.file("in.jsonl", "{\"id\":1,\"text\":\"x\"}\nnonsense\n");
    folder.file("out.jsonl", "old");
    let out = folder.path().join("out.jsonl");
    assert_eq!(run(folder.dateline(&["extract", "in.jsonl", "-o", "out.jsonl", "--strict"])).code, Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    assert_eq!(run(folder.dateline(&["extract", "in.jsonl", "-o", "out.jsonl"])).code, Some(0));
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 2);
    // The output is no input, and nothing is left beside it.
    assert_eq!(run(folder.dateline(&["extract", ".", "-o", "out.jsonl"])).code, Some(0));
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    let failed = run(folder.dateline(&["extract", "in.jsonl", "-o", "no/such/out.jsonl"]));
    assert_eq!(failed.code, Some(1));
}

#[cfg(unix)]
#[test]
fn a_new_file_has_the_users_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let plain = folder.file("plain", "");
    assert_eq!(run_on(folder.dateline(&["extract", "-o", "out.json"]), NEWS).code, Some(0));
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&folder.path().join("out.json")), mode(&plain));
}

#[test]
fn filters_choose_events() {
    let text = "A car bomb killed nine people in Kabul on March 3, 2024. Rebels threatened to attack the port of Aden.";
    let events = |args: &[&str]| {
        let mut all = vec!["extract"];
        all.extend(args);
        let run = run_on(dateline(&all), text);
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.records()[0]["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["modality"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(events(&[]).contains(&"actual".to_owned()));
    assert!(events(&["--modality", "all"]).len() >= events(&[]).len());
    assert!(events(&["--modality", "actual"]).iter().all(|modality| modality == "actual"));
    assert!(events(&["--modality", "planned,claimed"]).iter().all(|modality| modality != "actual"));
    assert!(events(&["--min-confidence", "1"]).len() <= events(&[]).len());
}

#[test]
fn the_text_comes_along_when_asked_for() {
    let line = "{\"title\":\"Blast\",\"text\":\"Nine died.\"}";
    assert_eq!(run_on(dateline(&["extract", "--with-text"]), line).records()[0]["text"], "Nine died.");
    assert!(run_on(dateline(&["extract"]), line).records()[0].get("text").is_none());
}
