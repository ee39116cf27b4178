//! The other commands, help and version, wrong usage.

use crate::program::{Folder, dateline, run};

#[test]
fn help_and_version() {
    let help = run(dateline(&["--help"]));
    assert_eq!(help.code, Some(0));
    for command in ["extract", "gazetteer", "schema", "completions", "man"] {
        assert!(help.text().contains(command), "{command}");
    }
    let help = run(dateline(&["extract", "--help"]));
    for option in [
        "--from",
        "--id-field",
        "--text-field",
        "--title-field",
        "--date-field",
        "--to",
        "--table",
        "--output",
        "--published",
        "--country-hint",
        "--gazetteer",
        "--rules",
        "--no-builtin",
        "--vague",
        "--min-confidence",
        "--modality",
        "--with-text",
        "--threads",
        "--ordered",
        "--unordered",
        "--strict",
        "--quiet",
        "--verbose",
    ] {
        assert!(help.text().contains(option), "{option}");
    }
    let version = run(dateline(&["--version"]));
    for name in [env!("CARGO_PKG_VERSION"), "GeoNames", "CC BY 4.0", "WordNet", "SCOWL"] {
        assert!(version.text().contains(name), "{name}: {}", version.text());
    }
    assert_eq!(run(dateline(&["-V"])).text().lines().count(), 1);
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = Folder::new();
    folder.file("a.txt", "x");
    for (args, words) in [
        (&[][..], "Usage"),
        (&["nonsense"], "nonsense"),
        (&["extract", "--to", "parquet"], "possible values"),
        (&["extract", "--from", "warc"], "possible values"),
        (&["extract", "--modality", "maybe"], "possible values"),
        (&["extract", "--published", "soon"], "2024-03-31"),
        (&["extract", "--min-confidence", "2"], "from 0 to 1"),
        (&["extract", "--country-hint", "Iraq"], "two letters"),
        (&["extract", "--country-hint", "QX"], "QX"),
        (&["extract", "-j", "0"], "0 is not in"),
        (&["extract", "--quiet", "--verbose"], "cannot be used with"),
        (&["extract", "a.txt", "--gazetteer", "gone.tsv"], "gone.tsv"),
        (&["extract", "a.txt", "--rules", "gone.toml"], "gone.toml"),
        (&["man", "nonsense"], "nonsense"),
    ] {
        let run = run(folder.dateline(args));
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.err);
        assert!(run.err.contains(words) && run.out.is_empty(), "{args:?}: {}", run.err);
    }
}

#[test]
fn every_problem_of_every_list_is_named_at_once() {
    let folder = Folder::new();
    folder.file("a.txt", "x");
    folder.file("one.tsv", "name\ttype\nAcme\tplanet\nAcme\tplanet\n");
    folder.file("two.tsv", "name\ttype\nAcme\tmoon\n");
    let run = run(folder.dateline(&["extract", "a.txt", "--gazetteer", "one.tsv", "--gazetteer", "two.tsv"]));
    assert_eq!(run.code, Some(2));
    for place in ["one.tsv:2:6:", "one.tsv:3:6:", "two.tsv:2:6:"] {
        assert!(run.err.contains(place), "{place}: {}", run.err);
    }
}

#[test]
fn gazetteer_commands() {
    let lookup = run(dateline(&["gazetteer", "lookup", "San", "Salvador"]));
    assert_eq!(lookup.code, Some(0));
    assert!(lookup.text().lines().nth(1).unwrap().contains("\tSV\t"), "{}", lookup.text());
    assert!(lookup.err.contains("leads the next"), "{}", lookup.err);
    let unknown = run(dateline(&["gazetteer", "lookup", "Qwrtzx"]));
    assert_eq!((unknown.code, unknown.out.len()), (Some(1), 0));
    let folder = Folder::new();
    folder.file("bad.tsv", "name\ttype\nAcme\tplanet\n");
    folder.file("good.tsv", "name\ttype\nZorblax Front\torganization\n");
    let check = run(folder.dateline(&["gazetteer", "check", "bad.tsv", "good.tsv"]));
    assert_eq!(check.code, Some(2));
    assert!(check.text().starts_with("bad.tsv:2:6: error"), "{}", check.text());
    assert_eq!(run(folder.dateline(&["gazetteer", "check", "good.tsv"])).code, Some(0));
    let looked = run(folder.dateline(&["gazetteer", "lookup", "Zorblax Front", "--gazetteer", "good.tsv"]));
    assert!(looked.text().contains("Zorblax Front\torganization"), "{}", looked.text());
    assert!(run(dateline(&["gazetteer", "stats"])).text().contains("city"));
}

#[test]
fn schema_completions_and_manual() {
    let schema: serde_json::Value = serde_json::from_slice(&run(dateline(&["schema"])).out).unwrap();
    assert!(schema["properties"]["events"].is_object());
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(dateline(&["completions", shell])).text().contains("extract"), "{shell}");
    }
    assert!(run(dateline(&["man"])).text().contains(".TH dateline"));
    assert!(run(dateline(&["man", "extract"])).text().contains("min\\-confidence"));
}
