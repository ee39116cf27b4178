//! Counts that two events of a document share: the arrest of who did it, people abducted in an attack, those
//! abducted who are found dead.
//!
//! Input: the merged events with their counts. Output: the same with further indices of counts; nothing is moved.

use super::find::EventMention;
use super::frame::Slot;
use super::harm::Harm;
use super::merge::{Context, Event, WINDOW, carries_casualties, is_abduction, is_arrest, last_told};
use super::modality::Modality;
use super::site::apart;
use crate::counts::CountKind;

/// The arrest of who did it is told with the deed: "An assailant opened fire at a station. He was arrested."
pub(super) fn arrests(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], events: &mut [Event]) {
    let arrested = |at: usize| harms[at].kind == CountKind::Detained && !harms[at].background && harms[at].modality == Modality::Actual;
    for at in 0..events.len() {
        if !is_arrest(context, events[at].kind) || events[at].modality != Modality::Actual {
            continue;
        }
        let Some(&first) = events[at].mentions.first() else { continue };
        let sentence = mentions[first].sentence;
        let into = (at.saturating_sub(8)..at).rev().find(|&other| {
            let event = &events[other];
            matches!(type_of(context, event), "attack" | "clash" | "massacre" | "abduction")
                && event.modality == Modality::Actual
                && !event.generic
                && event.harms.iter().take(WINDOW).any(|&harm| matches!(harms[harm].kind, CountKind::Killed | CountKind::Injured))
                && last_told(event, mentions, sentence) + 2 >= sentence
        });
        if let Some(into) = into {
            let shared: Vec<usize> = events[at].harms.iter().copied().filter(|&harm| arrested(harm)).take(WINDOW).collect();
            events[into].harms.extend(shared);
            events[into].harms.sort_unstable();
        }
    }
}

/// People abducted in the course of an attack are casualties of the attack too: "Three guards were killed. In
/// addition, two were abducted."
pub(super) fn abductions(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], events: &mut [Event]) {
    let taken = |at: usize| matches!(harms[at].kind, CountKind::Kidnapped | CountKind::Hostage);
    for at in 0..events.len() {
        if type_of(context, &events[at]) != "abduction" || events[at].modality != Modality::Actual {
            continue;
        }
        let Some(&first) = events[at].mentions.first() else { continue };
        let sentence = mentions[first].sentence;
        let into = (at.saturating_sub(8)..(at + 9).min(events.len())).find(|&other| {
            let event = &events[other];
            matches!(type_of(context, event), "attack" | "clash" | "massacre")
                && event.modality == Modality::Actual
                && event.harms.iter().take(WINDOW).any(|&harm| matches!(harms[harm].kind, CountKind::Killed | CountKind::Injured))
                && !event.harms.iter().take(WINDOW).any(|&harm| taken(harm))
                && {
                    let near = event.mentions.partition_point(|&mention| mentions[mention].sentence + 1 < sentence);
                    event.mentions.get(near).is_some_and(|&mention| mentions[mention].sentence <= sentence + 1)
                }
                && !matches!((event.time, events[at].time), (Some(old), Some(new)) if new.latest < old.earliest || old.latest < new.earliest)
                && !matches!((event.site, events[at].site), (Some(old), Some(new)) if apart(context, old.entity, new.entity))
        });
        if let Some(into) = into {
            let shared: Vec<usize> = events[at].harms.iter().copied().filter(|&harm| taken(harm)).collect();
            events[into].harms.extend(shared);
            events[into].harms.sort_unstable();
        }
    }
}

/// Who is abducted and later found dead is told of by two events; the abduction's figures hold the death too. So do
/// those of a siege that ends in an assault.
pub(super) fn deaths(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], events: &mut [Event]) {
    for at in 0..events.len() {
        let event = &events[at];
        if !is_abduction(context, event.kind) || event.modality != Modality::Actual || event.generic {
            continue;
        }
        let killed = |harm: usize| harms[harm].kind == CountKind::Killed && harms[harm].best != Some(0) && !harms[harm].background;
        if event.harms.iter().take(WINDOW).any(|&harm| killed(harm)) {
            continue;
        }
        let siege = context.source.rules.set.types[event.kind as usize].subtype == "hostage_taking";
        let last = last_told(event, mentions, usize::MAX);
        let taken: Vec<usize> = event.mentions.iter().copied().take(WINDOW).collect();
        let same = |harm: usize| {
            let group = harms[harm].group;
            let of_taken = |index: &usize| {
                let mention = &mentions[*index];
                mention
                    .arguments
                    .iter()
                    .any(|argument| argument.own && argument.slot == Slot::Target && argument.group.is_some() && argument.group == group)
            };
            taken.iter().any(of_taken)
        };
        let mut shared = Vec::new();
        for other in (at.saturating_sub(8)..(at + 9).min(events.len())).filter(|&other| other != at) {
            let event = &events[other];
            if event.modality != Modality::Actual || !carries_casualties(context, event.kind) {
                continue;
            }
            let near = event.sentence >= events[at].sentence && event.sentence <= last + 2;
            let ends = siege && near && event.harms.iter().take(WINDOW).any(|&harm| killed(harm)) && follows(context, &events[at], event);
            let of_both =
                |&harm: &usize| killed(harm) && same(harm) || ends && matches!(harms[harm].kind, CountKind::Killed | CountKind::Injured);
            shared.extend(event.harms.iter().copied().take(WINDOW).filter(of_both));
        }
        events[at].harms.extend(shared);
        events[at].harms.sort_unstable();
        events[at].harms.dedup();
    }
}

fn type_of<'s>(context: Context<'s>, event: &Event) -> &'s str {
    &context.source.rules.set.types[event.kind as usize].name
}

/// Whether nothing told of a second event's time and place speaks against its being the end of the first.
fn follows(context: Context<'_>, first: &Event, second: &Event) -> bool {
    let days = match (first.time, second.time) {
        (Some(first), Some(second)) => (second.earliest - first.latest).num_days(),
        _ => 0,
    };
    (0..=120).contains(&days) && !matches!((first.site, second.site), (Some(old), Some(new)) if apart(context, old.entity, new.entity))
}
