//! The answer templates of the 1992 message-understanding task (MUC-4): one for each incident of political
//! violence in nine Latin American countries, and a template of asterisks for a text that has none.
//!
//! [`incident`] decides what counts and what one incident is, [`slots`] gives every slot its form, [`template`]
//! prints. The closed sets are data: `rules/views/muc4.toml`.

mod data;
mod incident;
mod merge;
mod reading;
mod slots;
mod template;
mod words;

use std::sync::LazyLock;

use self::data::Tables;
use self::reading::Reading;
use super::Writer;
use crate::record::Record;
use crate::text::Document;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/muc4.postcard")))
        .expect("the build script wrote this with the same types")
});

/// Writes templates.
pub(super) struct Templates;

impl Writer for Templates {
    fn record(&self, record: &Record, document: &Document, out: &mut Vec<u8>) {
        let reading = Reading::new(record, document, &TABLES);
        let templates: Vec<template::Template> = incident::find(&reading).iter().map(|incident| slots::fill(&reading, incident)).collect();
        template::print(&record.id, &templates, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Options};

    /// The templates of a report, without the lines that say nothing.
    fn templates(report: &str) -> String {
        let document = Document::new("x", report);
        let record = Extractor::new(&Options::default()).unwrap().record(&document);
        let mut out = Vec::new();
        Templates.record(&record, &document, &mut out);
        let text = String::from_utf8(out).unwrap();
        text.lines().filter(|line| !line.ends_with(" -") && !line.ends_with(" *")).collect::<Vec<_>>().join("\n")
    }

    fn assert_lines(report: &str, wanted: &[&str]) {
        let found = templates(report);
        for line in wanted {
            assert!(found.lines().any(|have| have.split_whitespace().eq(line.split_whitespace())), "no {line:?} in\n{found}");
        }
    }

    #[test]
    fn a_bomb_at_a_bank() {
        assert_lines(
            "LIMA, 4 FEB 90 (EFE) -- [TEXT] A POWERFUL BOMB PLACED BY GUERRILLAS OF THE SHINING PATH EXPLODED YESTERDAY IN FRONT OF A BANK IN \
             THE CITY OF TRUJILLO, INJURING TWO CASHIERS AND A STREET VENDOR, THE POLICE REPORTED.",
            &[
                "2. INCIDENT: DATE 03 FEB 90",
                "3. INCIDENT: LOCATION PERU: TRUJILLO (CITY)",
                "4. INCIDENT: TYPE BOMBING",
                "6. INCIDENT: INSTRUMENT ID \"POWERFUL BOMB\"",
                "7. INCIDENT: INSTRUMENT TYPE BOMB: \"POWERFUL BOMB\"",
                "9. PERP: INDIVIDUAL ID \"GUERRILLAS OF THE SHINING PATH\"",
                "11. PERP: ORGANIZATION CONFIDENCE REPORTED AS FACT: \"SHINING PATH\"",
                "13. PHYS TGT: TYPE FINANCIAL: \"BANK\"",
                "19. HUM TGT: DESCRIPTION \"TWO CASHIERS\"",
                "21. HUM TGT: NUMBER 2: \"TWO CASHIERS\"",
            ],
        );
    }

    #[test]
    fn a_named_victim() {
        assert_lines(
            "BOGOTA, 4 FEB 90 (AFP) -- [TEXT] UNIDENTIFIED MEN TODAY KIDNAPPED THE MAYOR OF OCANA, PEDRO LEMUS, AS HE LEFT HIS HOME IN \
             THAT CITY OF NORTHERN COLOMBIA, ACCORDING TO HIS RELATIVES.",
            &[
                "4. INCIDENT: TYPE KIDNAPPING",
                "9. PERP: INDIVIDUAL ID \"UNIDENTIFIED MEN\"",
                "18. HUM TGT: NAME \"PEDRO LEMUS\"",
                "20. HUM TGT: TYPE GOVERNMENT OFFICIAL: \"PEDRO LEMUS\"",
            ],
        );
    }

    #[test]
    fn what_the_task_does_not_want() {
        let reports = [
            // War between armed forces.
            "SAN SALVADOR, 4 FEB 90 (EFE) -- [TEXT] FIVE GUERRILLAS AND TWO SOLDIERS WERE KILLED YESTERDAY IN A CLASH NEAR THE TOWN OF CORINTO, \
             ACCORDING TO THE PRESS OFFICE OF THE ARMED FORCES.",
            // Another part of the world.
            "BEIRUT, 4 FEB 90 (AFP) -- [TEXT] A CAR BOMB EXPLODED TODAY NEAR A MARKET IN BEIRUT, KILLING NINE SHOPPERS AND INJURING TWENTY \
             OTHERS, THE POLICE REPORTED.",
            // No incident.
            "LIMA, 4 FEB 90 (EFE) -- [TEXT] THE MINISTER OF AGRICULTURE ANNOUNCED TODAY THAT THE PRICE OF RICE WILL RISE IN THE COMING WEEKS.",
            // Long past.
            "BOGOTA, 4 FEB 90 (EFE) -- [TEXT] ON 9 APRIL 1948 A GUNMAN KILLED A LAWYER IN THE CENTER OF BOGOTA, AND A RIOT DESTROYED THE TOWN.",
        ];
        for report in reports {
            assert!(!templates(report).contains("TEMPLATE               1"), "{report}\n{}", templates(report));
        }
    }
}
