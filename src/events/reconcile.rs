//! From the counts told of an event to its figures.
//!
//! Counts of one sentence about different people add up; a part of a number already given goes into the
//! breakdown; a running total or a later, larger number supersedes. "One later died" moves one of the injured
//! to the killed.

use std::collections::BTreeMap;

use super::harm::Harm;
use super::merge::Event;
use super::modality::Modality;
use crate::counts::{CountKind, Qualifier};
use crate::record::Figure;

/// Figures by kind; `counts` are left to the record.
pub type Figures = BTreeMap<CountKind, Figure>;

/// One figure in the making.
#[derive(Debug, Clone, Default)]
struct Tally {
    figure: Figure,
    /// Sentence of the counts that make it.
    sentence: usize,
    /// Whether a number was stated, and not merely implied by grammar.
    explicit: bool,
    /// Classes of the people counted so far.
    classes: Vec<Option<String>>,
}

/// Fills in the event's figures.
pub(super) fn reconcile(harms: &[Harm], event: &mut Event) {
    let mut tallies: BTreeMap<CountKind, Tally> = BTreeMap::new();
    for &index in &event.harms {
        let harm = &harms[index];
        if !matches!(harm.modality, Modality::Actual | Modality::Claimed | Modality::Denied | Modality::Negated | Modality::Historical)
            && event.modality == Modality::Actual
        {
            continue;
        }
        match tallies.get_mut(&harm.kind) {
            None => {
                tallies.insert(harm.kind, start(harm));
            }
            Some(tally) => add(tally, harm),
        }
    }
    event.figures = tallies.into_iter().map(|(kind, tally)| (kind, tally.figure)).collect();
}

fn start(harm: &Harm) -> Tally {
    let mut tally = Tally {
        figure: Figure { low: harm.low, best: harm.best, high: harm.high, ..Figure::default() },
        sentence: harm.sentence,
        explicit: !harm.implicit,
        classes: vec![harm.class.clone()],
    };
    note_group(&mut tally, harm);
    tally
}

fn note_group(tally: &mut Tally, harm: &Harm) {
    if let (Some(group), Some(best)) = (&harm.of_whom, harm.best) {
        tally.figure.of_whom.entry(group.clone()).and_modify(|value| *value = (*value).max(best)).or_insert(best);
    }
}

fn add(tally: &mut Tally, harm: &Harm) {
    if harm.qualifier == Qualifier::NoneStated {
        // "none of the guards was hurt" does not undo a number.
        return;
    }
    if tally.figure.best == Some(0) && tally.figure.high == Some(0) {
        *tally = start(harm);
        return;
    }
    if harm.subset {
        note_group(tally, harm);
        return;
    }
    if harm.cumulative {
        let groups = std::mem::take(&mut tally.figure.of_whom);
        *tally = start(harm);
        for (group, value) in groups {
            tally.figure.of_whom.entry(group).or_insert(value);
        }
        return;
    }
    let value = harm.best.or(harm.low).unwrap_or(0);
    let so_far = tally.figure.best.or(tally.figure.low).unwrap_or(0);
    let same_sentence = tally.sentence == harm.sentence;
    let other_people = !tally.classes.contains(&harm.class);
    if harm.implicit {
        // A name or "he" after a number is one of those counted; after another single person of the same
        // sentence it is one more.
        if !tally.explicit && same_sentence && other_people && so_far > 0 && harm.best == Some(1) {
            sum(tally, harm);
        } else if !tally.explicit && so_far < value {
            let sentence = harm.sentence;
            *tally = start(harm);
            tally.sentence = sentence;
        }
        return;
    }
    if !tally.explicit {
        if harm.additional && so_far > 0 {
            sum(tally, harm);
        } else {
            *tally = start(harm);
        }
        return;
    }
    if harm.additional && value != so_far {
        sum(tally, harm);
        return;
    }
    if same_sentence && other_people && value != so_far {
        sum(tally, harm);
        return;
    }
    if value > so_far {
        let groups = std::mem::take(&mut tally.figure.of_whom);
        *tally = start(harm);
        for (group, count) in groups {
            tally.figure.of_whom.entry(group).or_insert(count);
        }
    } else if value < so_far {
        note_group(tally, harm);
    }
}

fn sum(tally: &mut Tally, harm: &Harm) {
    let plus = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
    tally.figure.low = plus(tally.figure.low.or(tally.figure.best), harm.low.or(harm.best));
    tally.figure.best = plus(tally.figure.best.or(tally.figure.low), harm.best.or(harm.low));
    tally.figure.high = plus(tally.figure.high, harm.high);
    tally.explicit |= !harm.implicit;
    tally.sentence = harm.sentence;
    tally.classes.push(harm.class.clone());
    note_group(tally, harm);
}
