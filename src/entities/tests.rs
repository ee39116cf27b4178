//! The tables of `fixtures/specs`, and what holds of any text.

use super::{Entities, EntityType, Form, Hint, recognize, resolve};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::syntax::{self, Unit, UnitKind};
use crate::tokenize::{Tokens, tokenize};

fn read(text: &str, hint: &Hint<'_>) -> (Tokens, Entities) {
    let (tokens, lexicon, gazetteer) = (tokenize(text), Lexicon::builtin(), Gazetteer::builtin());
    let matches = gazetteer.find(&tokens, lexicon);
    let mentions = recognize(text, &tokens, lexicon, &gazetteer, &matches);
    let kind = |mention: &super::NameMention| match (mention.form, mention.entity_type) {
        (Form::Demonym, _) => UnitKind::Demonym,
        (_, EntityType::Person) => UnitKind::Person,
        (_, EntityType::Organization) => UnitKind::Organization,
        (_, EntityType::Place) => UnitKind::Place,
    };
    let units: Vec<Unit> = mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| Unit { tokens: mention.tokens, kind: kind(mention), index: index as u32 })
        .collect();
    let syntax = syntax::parse(&tokens, lexicon, &units);
    let entities = resolve(text, &tokens, mentions, &syntax, &gazetteer, hint);
    (tokens, entities)
}

/// The rows of the tables of a specification, without headings: text and other cells.
fn rows(markdown: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().replace(" / ", "\n\n")).collect::<Vec<_>>();
    markdown.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| text")).map(cells).collect()
}

#[test]
fn names_of_the_specification() {
    let table = rows(include_str!("../../fixtures/specs/names.md"));
    assert!(table.len() >= 60, "{} rows", table.len());
    let mut wrong = Vec::new();
    for row in &table {
        let (tokens, entities) = read(&row[0], &Hint::default());
        let found: Vec<String> = entities
            .mentions
            .iter()
            .map(|mention| {
                let letter = match (mention.form, mention.entity_type) {
                    (Form::Demonym, _) => 'D',
                    (_, EntityType::Person) => 'P',
                    (_, EntityType::Organization) => 'O',
                    (_, EntityType::Place) => 'L',
                };
                format!("{letter} {}", tokens.span(mention.tokens).of(&row[0]))
            })
            .collect();
        if found.join("; ") != row[1] {
            wrong.push(format!("{:?}\n    wanted {}\n    found  {}", row[0], row[1], found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn places_of_the_specification() {
    let table = rows(include_str!("../../fixtures/specs/places.md"));
    assert!(table.len() >= 40, "{} rows", table.len());
    let mut wrong = Vec::new();
    for row in &table {
        let (tokens, entities) = read(&row[0], &Hint::default());
        let index = entities
            .mentions
            .iter()
            .position(|mention| mention.entity_type == EntityType::Place && tokens.span(mention.tokens).of(&row[0]) == row[1]);
        let Some(entity) = index.map(|index| &entities.list[entities.entity_of[index]]) else {
            wrong.push(format!("{:?}: {} is not found", row[0], row[1]));
            continue;
        };
        let none = row[2] == "none";
        let same = |cell: &str, found: Option<&str>| cell.is_empty() || found == Some(cell);
        let right = if none {
            entity.lat.is_none()
        } else {
            same(&row[2], entity.gazetteer.as_deref()) && same(&row[3], entity.country.as_deref()) && same(&row[4], entity.precision)
        };
        if !right {
            wrong.push(format!(
                "{:?}: {} is {:?} {:?} {:?} {:?}",
                row[0], row[1], entity.gazetteer, entity.country, entity.precision, entity.admin1
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn roles_and_affiliations() {
    for (text, person, role, affiliation) in [
        ("Gen. Omar Said of the Atlantic Council spoke.", "Omar Said", Some("General"), Some("Atlantic Council")),
        (
            "Analysts, including Lena Fischer from the Geneva-based Wilson Center, agreed.",
            "Lena Fischer",
            Some("analyst"),
            Some("Wilson Center"),
        ),
        ("Tomas Varga, the mayor of Ica, resigned.", "Tomas Varga", Some("mayor"), Some("Ica")),
        ("Russian President Ivo Perlman spoke.", "Ivo Perlman", Some("President"), Some("Russian")),
        (
            "Henk Vermeulen, a spokesman for Amnesty International, said so.",
            "Henk Vermeulen",
            Some("spokesman"),
            Some("Amnesty International"),
        ),
        ("Mr. Okonkwo left.", "Okonkwo", None, None),
    ] {
        let (tokens, entities) = read(text, &Hint::default());
        let name = |index: usize| tokens.span(entities.mentions[index].tokens).of(text);
        let index =
            (0..entities.mentions.len()).find(|&index| name(index) == person).unwrap_or_else(|| panic!("{text}: {person} is not found"));
        let entity = &entities.list[entities.entity_of[index]];
        assert_eq!(entity.role.as_deref(), role, "{text}");
        let owner = entity.affiliation.and_then(|owner| entities.entity_of.iter().position(|&of| of == owner)).map(name);
        assert_eq!(owner, affiliation, "{text}");
    }
}

#[test]
fn mentions_of_one_thing_are_one_entity() {
    for (text, counts) in [
        ("Lucia Marchetti left. Marchetti had no comment.", &[2][..]),
        ("The U.S. agreed. The United States had waited. American troops left.", &[3]),
        ("The National Front for Renewal (NFR) split. The NFR is small.", &[3]),
        ("NATO met. The North Atlantic Treaty Organization agreed.", &[2]),
        ("Ivo Perlman met Ana Perlman.", &[1, 1]),
    ] {
        let (_, entities) = read(text, &Hint::default());
        let found: Vec<usize> =
            (0..entities.list.len()).map(|entity| entities.entity_of.iter().filter(|&&of| of == entity).count()).collect();
        assert_eq!(found, counts, "{text}: {:?}", entities.list.iter().map(|entity| &entity.name).collect::<Vec<_>>());
    }
}

#[test]
fn the_hint_decides_between_equals() {
    let text = "A fire broke out in Santa Rosa.";
    for country in ["AR", "PH", "US"] {
        let (_, entities) = read(text, &Hint { country: Some(country), dateline_place: None });
        assert_eq!(entities.list.first().and_then(|entity| entity.country.as_deref()), Some(country));
    }
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        ".",
        "A",
        "''' -- - -",
        "Mr.",
        "Gen. Gen. Gen.",
        "of of Of OF",
        "The Bank of",
        "Ministry of the",
        "D-",
        "X-Y-Z-",
        "\u{1F6D1} Ünïcode Ñandú (",
        "President",
        "al-",
        "de la Cruz van",
    ] {
        let (tokens, entities) = read(text, &Hint::default());
        let mut end = 0;
        for mention in &entities.mentions {
            assert!(
                mention.tokens.start >= end && !mention.tokens.is_empty() && mention.tokens.end as usize <= tokens.len(),
                "{text}: {mention:?}"
            );
            end = mention.tokens.end;
        }
        assert_eq!(entities.mentions.len(), entities.entity_of.len());
    }
}
