//! The template as the task prints it: 25 lines, one value a line, cross references behind a colon.

use std::fmt::Write as _;

/// Width of the column of slot names.
const COLUMN: usize = 36;

/// A value of a slot with the string of another slot that it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) value: String,
    /// The string referred to; `-` where an effect has nobody to refer to.
    pub(super) of: Option<String>,
    /// Whether the value is a string of the text, which stands in quotes.
    pub(super) quoted: bool,
}

impl Fill {
    /// A value of a closed set.
    pub(super) fn set(value: impl Into<String>) -> Self {
        Self { value: value.into(), of: None, quoted: false }
    }

    /// A string of the text.
    pub(super) fn string(value: impl Into<String>) -> Self {
        Self { value: value.into(), of: None, quoted: true }
    }

    /// The value with a reference.
    pub(super) fn of(self, referent: impl Into<String>) -> Self {
        Self { of: Some(referent.into()), ..self }
    }
}

/// Slot names in order, behind the message's id and the template's number.
const SLOTS: [&str; 23] = [
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
];

/// A slot of a template, numbered as in the task. The totals (17 and 24) are left to the parts that they sum up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub(super) enum Slot {
    Date = 2,
    Location = 3,
    Type = 4,
    Stage = 5,
    InstrumentId = 6,
    InstrumentType = 7,
    Category = 8,
    Individual = 9,
    Organization = 10,
    Confidence = 11,
    PhysicalId = 12,
    PhysicalType = 13,
    PhysicalNumber = 14,
    PhysicalNation = 15,
    PhysicalEffect = 16,
    HumanName = 18,
    HumanDescription = 19,
    HumanType = 20,
    HumanNumber = 21,
    HumanNation = 22,
    HumanEffect = 23,
}

/// A template's slots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Template {
    fills: [Vec<Fill>; 23],
    /// Slots that the incident's type does not have.
    inapplicable: Vec<usize>,
}

impl Template {
    /// Adds a value to a slot, once.
    pub(super) fn add(&mut self, slot: Slot, fill: Fill) {
        let fills = &mut self.fills[slot as usize - 2];
        if !fills.contains(&fill) {
            fills.push(fill);
        }
    }

    /// Says that the incident's type has no such slots.
    pub(super) fn rule_out(&mut self, slots: std::ops::RangeInclusive<usize>) {
        for slot in slots {
            self.fills[slot - 2].clear();
            self.inapplicable.push(slot);
        }
    }
}

/// Prints the templates of a document; a document without one gets the template that says so.
pub(super) fn print(id: &str, templates: &[Template], out: &mut Vec<u8>) {
    let mut text = String::new();
    if templates.is_empty() {
        head(&mut text, id, "*");
        for (index, name) in SLOTS.iter().enumerate() {
            line(&mut text, index + 2, name, "*");
        }
        text.push('\n');
    }
    for (number, template) in templates.iter().enumerate() {
        head(&mut text, id, &(number + 1).to_string());
        for (index, name) in SLOTS.iter().enumerate() {
            let fills = &template.fills[index];
            if fills.is_empty() {
                line(&mut text, index + 2, name, if template.inapplicable.contains(&(index + 2)) { "*" } else { "-" });
            }
            for (nth, fill) in fills.iter().enumerate() {
                let value = written(fill);
                if nth == 0 {
                    line(&mut text, index + 2, name, &value);
                } else {
                    let _ = writeln!(text, "{:COLUMN$}{value}", "");
                }
            }
        }
        text.push('\n');
    }
    out.extend_from_slice(text.as_bytes());
}

fn head(text: &mut String, id: &str, number: &str) {
    let _ = writeln!(text, "{:COLUMN$}{id}", "0.  MESSAGE: ID");
    line(text, 1, "MESSAGE: TEMPLATE", number);
}

fn line(text: &mut String, number: usize, name: &str, value: &str) {
    let label = format!("{:<4}{name}", format!("{number}."));
    let _ = writeln!(text, "{label:COLUMN$}{value}");
}

fn written(fill: &Fill) -> String {
    let quote = |words: &str| format!("\"{}\"", words.replace('"', "\\\""));
    let value = if fill.quoted { quote(&fill.value) } else { fill.value.clone() };
    match &fill.of {
        Some(referent) => format!("{value}: {}", quote(referent)),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_incident_gets_asterisks() {
        let mut out = Vec::new();
        print("X-1", &[], &mut out);
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with(
            "0.  MESSAGE: ID                     X-1\n1.  MESSAGE: TEMPLATE               *\n2.  INCIDENT: DATE                  *\n"
        ));
        assert_eq!(text.lines().count(), 26);
    }

    #[test]
    fn values_stand_below_each_other_with_references() {
        let mut template = Template::default();
        template.add(Slot::HumanDescription, Fill::string("PRIEST").of("JUAN PAZ"));
        template.add(Slot::HumanDescription, Fill::string("TWO NUNS"));
        template.add(Slot::HumanEffect, Fill::set("DEATH").of("-"));
        template.rule_out(6..=7);
        let mut out = Vec::new();
        print("X-1", &[template], &mut out);
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.contains(
                "19. HUM TGT: DESCRIPTION            \"PRIEST\": \"JUAN PAZ\"\n                                    \"TWO NUNS\"\n"
            )
        );
        assert!(text.contains("23. HUM TGT: EFFECT OF INCIDENT     DEATH: \"-\"\n"));
        assert!(text.contains("6.  INCIDENT: INSTRUMENT ID         *\n"));
        assert!(text.contains("24. HUM TGT: TOTAL NUMBER           -\n"));
    }
}
