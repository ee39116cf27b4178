//! The MUC-4 templates of our own reports beside the templates that a reader wrote.

use std::path::Path;

use crate::program::{dateline, run};

/// The fills of every template of a file: slot number and value, in order.
fn templates(text: &str) -> Vec<Vec<(u32, String)>> {
    let mut found: Vec<Vec<(u32, String)>> = Vec::new();
    let mut slot = 0;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (label, value) = line.split_at(36);
        if let Some((number, _)) = label.split_once('.') {
            slot = number.trim().parse().unwrap();
        }
        if slot == 0 {
            found.push(Vec::new());
        } else if !matches!(value, "-" | "*") {
            found.last_mut().unwrap().push((slot, value.to_owned()));
        }
    }
    found
}

/// Slots in which the program must agree with the reader: number, date, place, type, stage, category.
const SURE: [u32; 6] = [1, 2, 3, 4, 5, 8];

#[test]
fn templates_agree_with_a_readers() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for (report, key) in [
        ("articles/bucaramanga-transcript.txt", "muc4/bucaramanga-transcript.muc"),
        ("muc4/guayaquil-kidnapping.txt", "muc4/guayaquil-kidnapping.muc"),
        ("articles/ayacucho-earthquake.txt", "muc4/ayacucho-earthquake.muc"),
    ] {
        let ran = run(dateline(&["extract", "-t", "muc4", fixtures.join(report).to_str().unwrap()]));
        let found = templates(ran.text());
        let wanted = templates(&std::fs::read_to_string(fixtures.join(key)).unwrap());
        assert_eq!(found.len(), wanted.len(), "{report}\n{}", ran.text());
        for (found, wanted) in found.iter().zip(&wanted) {
            let sure = |fills: &[(u32, String)]| fills.iter().filter(|(slot, _)| SURE.contains(slot)).cloned().collect::<Vec<_>>();
            assert_eq!(sure(found), sure(wanted), "{report}");
            let shared = found.iter().filter(|fill| wanted.contains(fill)).count();
            // Nine fills of ten that are written are right, and eight of ten that a reader writes are found.
            assert!(10 * shared >= 9 * found.len() && 10 * shared >= 8 * wanted.len(), "{report}: {found:?}\n{wanted:?}");
        }
    }
}
