//! Which events of a record are written.

use std::collections::HashSet;

use clap::ValueEnum;

use super::args::ModalityName;
use crate::record::{Modality, Record};

/// A choice of events.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filter {
    /// Least confidence.
    pub(super) confidence: f64,
    /// Modalities; `None` is all but hypothetical.
    modalities: Option<Vec<Modality>>,
    generic: bool,
}

impl Filter {
    /// The choice that options make; an empty list is the default.
    pub(super) fn new(confidence: f64, names: &[ModalityName]) -> Self {
        let all = names.contains(&ModalityName::All);
        let generic = all || names.contains(&ModalityName::Generic);
        let modalities = if all {
            ModalityName::value_variants().iter().filter_map(|name| name.modality()).collect()
        } else {
            names.iter().filter_map(|name| name.modality()).collect()
        };
        Self { confidence, modalities: (!names.is_empty()).then_some(modalities), generic }
    }

    fn keeps(&self, modality: Modality, generic: bool, confidence: f64) -> bool {
        let by_modality = match &self.modalities {
            None => modality != Modality::Hypothetical,
            // "generic" alone asks for the generic ones, whatever their modality.
            Some(list) => list.contains(&modality) || generic && list.is_empty(),
        };
        by_modality && (self.generic || !generic) && confidence >= self.confidence
    }

    /// Takes the other events away; what pointed to them points to nothing. Ids stay as they are.
    pub(super) fn apply(&self, record: &mut Record) {
        let before = record.events.len();
        record.events.retain(|event| self.keeps(event.modality, event.generic, event.confidence));
        if record.events.len() == before {
            return;
        }
        let kept: HashSet<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
        for count in &mut record.counts {
            if count.event.as_deref().is_some_and(|id| !kept.contains(id)) {
                count.event = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_choices() {
        use ModalityName as N;
        for (names, modality, generic, kept) in [
            (vec![], Modality::Actual, false, true),
            (vec![], Modality::Historical, false, true),
            (vec![], Modality::Hypothetical, false, false),
            (vec![], Modality::Actual, true, false),
            (vec![N::All], Modality::Hypothetical, true, true),
            (vec![N::Actual], Modality::Claimed, false, false),
            (vec![N::Actual, N::Claimed], Modality::Claimed, false, true),
            (vec![N::Actual], Modality::Actual, true, false),
            (vec![N::Actual, N::Generic], Modality::Actual, true, true),
            (vec![N::Generic], Modality::Planned, true, true),
            (vec![N::Generic], Modality::Planned, false, false),
        ] {
            assert_eq!(Filter::new(0.0, &names).keeps(modality, generic, 0.5), kept, "{names:?} {modality:?} {generic}");
        }
        assert!(!Filter::new(0.6, &[]).keeps(Modality::Actual, false, 0.5));
    }
}
