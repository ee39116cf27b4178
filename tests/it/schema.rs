//! The committed JSON Schema, and the records against it.

use serde_json::Value;

use crate::support::{articles, root, run};

fn committed() -> String {
    std::fs::read_to_string(root().join("docs/schema.json")).expect("docs/schema.json is committed; `just schema` writes it")
}

#[test]
fn the_committed_schema_is_the_printed_one() {
    let printed = run(["schema"], "").code(0).stdout;
    assert!(printed == committed(), "docs/schema.json is not what `dateline schema` prints; `just schema` rewrites it");
}

#[test]
fn every_record_is_valid() {
    let schema: Value = serde_json::from_str(&committed()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for article in articles() {
        let record = serde_json::to_value(&article.record).expect("a record");
        let errors: Vec<String> = validator.iter_errors(&record).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", article.name);
    }
}

#[test]
fn a_record_with_a_field_too_many_or_too_few_is_invalid() {
    let schema: Value = serde_json::from_str(&committed()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let record = serde_json::to_value(&articles()[0].record).expect("a record");
    assert!(validator.is_valid(&record));
    for field in ["schema", "id", "sha256", "entities", "dates", "counts", "events", "coverage", "produced_by"] {
        let mut short = record.clone();
        short.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&short), "valid without {field}");
    }
    let mut long = record.clone();
    long["surprise"] = Value::Bool(true);
    assert!(!validator.is_valid(&long));
    let mut wrong = record;
    wrong["entities"][0]["type"] = "animal".into();
    assert!(!validator.is_valid(&wrong));
}
