//! What the sentences around a deed say beside the events: who did it, and whose work it is said to be.

use super::incident::Side;
use super::reading::{self, Range, Reading, bare, capitals};
use crate::record::{AttributionRecord, EntityType, Form};

/// The words for those who did it in the sentence of a deed: "by six hooded men".
pub(super) fn doer(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split(' ').collect();
    (0..words.len()).find_map(|at| {
        let noun = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let single = reading::singular(noun);
        let mut first = at;
        while first > 0 && (is_of_group(words[first - 1]) || reading::is_number(words[first - 1])) {
            first -= 1;
        }
        let fighters = is_fighter(&single) && (single != noun || noun.ends_with("MAN") || noun == "ASSASSIN");
        let strangers = matches!(single.as_str(), "MAN" | "INDIVIDUAL" | "PERSON" | "SUBJECT" | "YOUTH" | "ELEMENT")
            && words[first..at].iter().any(|word| matches!(*word, "UNIDENTIFIED" | "UNKNOWN" | "ARMED" | "HOODED" | "MASKED"));
        let by = front(&words[..first]);
        let counted = matches!(single.as_str(), "MAN" | "INDIVIDUAL" | "PERSON" | "SUBJECT") && first < at && by.last() == Some(&"BY");
        let subject = by.last().is_none_or(|before| {
            matches!(*before, "BY" | "THAT" | "WHEN" | "AFTER" | "WHILE" | "AS" | "BECAUSE" | "TEXT]" | "YESTERDAY" | "TODAY")
                || before.ends_with([',', ')', ']', '-'])
        });
        if !(fighters || strangers || counted) || !subject {
            return None;
        }
        let mut phrase = words[first..at].to_vec();
        phrase.push(noun);
        Some(phrase.join(" "))
    })
}

/// Words without the articles at their end.
fn front<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let mut rest = words;
    while let [before @ .., "THE" | "A" | "AN" | "SOME" | "ALLEGED" | "SUSPECTED" | "PRESUMED" | "ALLEGEDLY" | "APPARENTLY"] = rest {
        rest = before;
    }
    match rest {
        [before @ .., "GROUP" | "GROUPS" | "BAND", "OF"] => front(before),
        _ => rest,
    }
}

fn is_of_group(word: &str) -> bool {
    matches!(
        word,
        "UNIDENTIFIED"
            | "UNKNOWN"
            | "ARMED"
            | "HEAVILY"
            | "WELL-ARMED"
            | "HOODED"
            | "MASKED"
            | "URBAN"
            | "RURAL"
            | "LEFTIST"
            | "RIGHTIST"
            | "RIGHT-WING"
            | "LEFT-WING"
            | "MAOIST"
            | "COMMUNIST"
            | "HIRED"
            | "PAID"
            | "PROFESSIONAL"
            | "DRUG"
            | "YOUNG"
            | "UNIFORMED"
            | "GUERRILLA"
            | "REBEL"
            | "TERRORIST"
    )
}

fn is_fighter(noun: &str) -> bool {
    matches!(
        noun,
        "GUERRILLA"
            | "GUERILLA"
            | "REBEL"
            | "TERRORIST"
            | "GUNMAN"
            | "COMMANDO"
            | "COMMANDOE"
            | "ASSAILANT"
            | "SUBVERSIVE"
            | "EXTREMIST"
            | "HITMAN"
            | "ASSASSIN"
            | "KIDNAPPER"
            | "TRAFFICKER"
            | "ATTACKER"
            | "CRIMINAL"
    )
}

/// The force or group whose work the text says that the deeds are: "the bank blamed the Red Star".
pub(super) fn blamed(reading: &Reading<'_>) -> Option<(String, AttributionRecord, Side)> {
    reading.record.entities.iter().filter(|entity| entity.entity_type == EntityType::Organization).find_map(|entity| {
        let side = match entity.kind.as_deref() {
            Some("military" | "police") => Side::State,
            Some("armed_group" | "criminal") => Side::Insurgent,
            _ => return None,
        };
        let mentions = entity.mentions.iter().filter(|mention| mention.field.is_none() && mention.form != Form::Nominal);
        mentions.into_iter().find_map(|mention| {
            let range = Range { start: mention.start, end: mention.end, in_title: false };
            let attribution = attribution(&reading.before(range, 70), &reading.after(range, 70))?;
            Some((bare(&capitals(&mention.text)).to_owned(), attribution, side))
        })
    })
}

/// How the words on both sides of a name say that its bearer did it.
fn attribution(before: &str, after: &str) -> Option<AttributionRecord> {
    let claims = ["CLAIMED RESPONSIBILITY", "CLAIMED CREDIT", "TOOK RESPONSIBILITY", "ADMITTED RESPONSIBILITY"];
    if claims.iter().any(|words| after.contains(words)) || before.ends_with("CLAIMED BY") || before.ends_with("CLAIMED BY THE") {
        return Some(AttributionRecord::Claimed);
    }
    let blames = ["BLAMED", "ATTRIBUTED TO", "ACCUSED", "BLAMES", "BLAME", "BLAMED ON", "CARRIED OUT BY", "PERPETRATED BY", "COMMITTED BY"];
    let near = |words: &str| before.rsplit_once(words).is_some_and(|(_, rest)| rest.split_whitespace().count() <= 4);
    let guilty = ["IS RESPONSIBLE", "WAS RESPONSIBLE", "ARE RESPONSIBLE", "WERE RESPONSIBLE", "RESPONSIBLE FOR"];
    if blames.iter().any(|words| near(words)) || guilty.iter().any(|words| after.starts_with(words)) {
        let official = ["POLICE", "AUTHORITIES", "MINISTER", "GOVERNMENT", "ARMY", "OFFICIAL", "MILITARY"];
        return Some(if official.iter().any(|word| before.contains(word)) {
            AttributionRecord::AccusedByAuthorities
        } else {
            AttributionRecord::Accused
        });
    }
    None
}

/// As what a list names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Victim,
    Suspect,
}

/// As what the list of a sentence names somebody: "the dead were identified as …", "the names of the suspects are …".
pub(super) fn role_in_list(sentence: &str, name: &str) -> Option<Role> {
    let openings = ["IDENTIFIED AS", "NAMES ARE", "VICTIMS ARE", "VICTIMS WERE", "DEAD ARE", "WOUNDED ARE", "INJURED ARE", "INJURED WERE"];
    let (front, list) = openings.iter().find_map(|opening| sentence.find(opening).map(|at| sentence.split_at(at)))?;
    if !list.contains(name) {
        return None;
    }
    let opening = list.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let holds = |words: &[&str]| words.iter().any(|word| front.contains(word) || opening.contains(word));
    if holds(&["SUSPECT", "ARRESTED", "DETAIN", "ASSASSINS", "MURDERERS", "CAPTURED", "CRIMINALS", "GUNMEN", "TERRORISTS"]) {
        Some(Role::Suspect)
    } else if holds(&[
        "VICTIM",
        "DEAD",
        "KILLED",
        "WOUNDED",
        "INJURED",
        "MURDERED",
        "BODIES",
        "CORPSES",
        "KIDNAPPED",
        "ABDUCTED",
        "HOSTAGES",
    ]) {
        Some(Role::Victim)
    } else {
        None
    }
}

/// A part of a city or a small place that a sentence names: "the Miramar neighborhood", "the village of Yungas".
pub(super) fn site(sentence: &str) -> Option<(String, &'static str)> {
    let words: Vec<&str> = sentence.split(' ').collect();
    (1..words.len()).find_map(|at| {
        let word = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let behind = match word {
            "NEIGHBORHOOD" => "NEIGHBORHOOD",
            "DISTRICT" => "DISTRICT",
            _ => "",
        };
        if !behind.is_empty() {
            let first = words[..at].iter().rposition(|word| is_edge(word) || word.ends_with(','))? + 1;
            return (first < at && at - first <= 4 && words[first - 1] != "OF" && words[first..at].iter().all(|word| is_proper(word)))
                .then(|| (words[first..at].join(" "), behind));
        }
        let before = match word {
            "TOWN" => "TOWN",
            "VILLAGE" => "VILLAGE",
            "MUNICIPALITY" => "MUNICIPALITY",
            "HAMLET" => "HAMLET",
            "CANTON" => "CANTON",
            "TOWNSHIP" => "TOWNSHIP",
            _ => return None,
        };
        if words.get(at + 1) != Some(&"OF") || words[at].len() != word.len() {
            return None;
        }
        let mut name = Vec::new();
        for word in words[at + 2..].iter().take(4) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if is_edge(bare) && !matches!(bare, "LA" | "EL" | "LOS" | "LAS" | "DE" | "DEL") || !is_proper(bare) {
                break;
            }
            name.push(bare);
            if bare.len() != word.len() {
                break;
            }
        }
        (!name.is_empty()).then(|| (name.join(" "), before))
    })
}

fn is_proper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'')
        && !matches!(
            word,
            "RESIDENTIAL"
                | "EXCLUSIVE"
                | "POOR"
                | "SAME"
                | "WEALTHY"
                | "UPPER-CLASS"
                | "WORKING-CLASS"
                | "BUSINESS"
                | "COMMERCIAL"
                | "FEDERAL"
                | "METROPOLITAN"
                | "CENTRAL"
                | "SPECIAL"
                | "NORTHERN"
                | "SOUTHERN"
                | "EASTERN"
                | "WESTERN"
                | "POPULAR"
                | "ANOTHER"
                | "ONE"
                | "THIS"
                | "THAT"
                | "WAS"
                | "WERE"
                | "WHERE"
                | "WHICH"
                | "HAS"
                | "HAD"
                | "LOCATED"
                | "AND"
        )
}

fn is_edge(word: &str) -> bool {
    matches!(
        word,
        "THE"
            | "IN"
            | "OF"
            | "AT"
            | "A"
            | "AN"
            | "FROM"
            | "TO"
            | "NEAR"
            | "BY"
            | "ON"
            | "AND"
            | "WITH"
            | "THIS"
            | "HIS"
            | "FOR"
            | "AFTER"
            | "YESTERDAY"
            | "TODAY"
            | "LAST"
            | "WHEN"
            | "WHERE"
            | "DURING"
            | "BETWEEN"
    )
}
