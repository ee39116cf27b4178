//! A record with its text, asked the way the templates ask: strings as they stand, in capitals, and the names in
//! them.

use super::data::{SetList, Tables};
use crate::output::context::Context;
use crate::record::{EntityRecord, EntityType, EventDate, EventRecord, Form, Record};
use crate::text::Document;

/// A stretch of the body or title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) in_title: bool,
}

impl Range {
    pub(super) const fn covers(self, other: Self) -> bool {
        self.in_title == other.in_title && self.start <= other.start && other.end <= self.end
    }
}

/// A record and the text that it was made from.
pub(super) struct Reading<'a> {
    pub(super) record: &'a Record,
    pub(super) tables: &'a Tables,
    context: Context<'a>,
    /// Where names stand, in order, and whose they are.
    names: Vec<(Range, usize, Form)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(record: &'a Record, document: &'a Document, tables: &'a Tables) -> Self {
        let mut names: Vec<(Range, usize, Form)> = record
            .entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| {
                entity.mentions.iter().map(move |mention| {
                    (Range { start: mention.start, end: mention.end, in_title: mention.field.is_some() }, index, mention.form)
                })
            })
            .collect();
        names.sort_unstable_by_key(|(range, ..)| (!range.in_title, range.start, range.end));
        Self { record, tables, context: Context::new(document), names }
    }

    /// The words of a stretch, in capitals, one space apart.
    pub(super) fn words(&self, range: Range) -> String {
        let field = range.in_title.then_some("title");
        let (start, end) = (self.context.byte(range.start, field), self.context.byte(range.end, field));
        capitals(self.context.text().get(start..end).unwrap_or_default())
    }

    /// The stretches that the evidence of an event gives for one of its fields, in order.
    pub(super) fn ranges(event: &EventRecord, field: &str) -> Vec<Range> {
        let of_field = event.evidence.iter().filter(|evidence| evidence.field == field);
        of_field.map(|evidence| Range { start: evidence.start, end: evidence.end, in_title: evidence.in_field.is_some() }).collect()
    }

    /// An entity by its id.
    pub(super) fn entity(&self, id: Option<&str>) -> Option<&'a EntityRecord> {
        let index: usize = id?.strip_prefix('E')?.parse().ok()?;
        self.record.entities.get(index.checked_sub(1)?)
    }

    /// The names that stand in a stretch.
    pub(super) fn names_in(&self, range: Range) -> impl Iterator<Item = (Range, &'a EntityRecord, Form)> + '_ {
        let record = self.record;
        self.names
            .iter()
            .filter(move |(name, ..)| range.covers(*name))
            .map(move |&(name, index, form)| (name, &record.entities[index], form))
    }

    /// The fullest name of an entity in the text.
    pub(super) fn full_name(entity: &EntityRecord) -> String {
        let names = entity.mentions.iter().filter(|mention| matches!(mention.form, Form::Name | Form::Acronym));
        names
            .map(|mention| capitals(&mention.text))
            .max_by_key(|name| (name.split(' ').count(), name.len()))
            .unwrap_or_else(|| capitals(&entity.name))
    }

    /// What the text calls a place: "LIBERTAD NEIGHBORHOOD", "TOWN OF HUANTA".
    pub(super) fn stated_kind(&self, entity: &EntityRecord) -> Option<&'static str> {
        const KINDS: [&str; 13] = [
            "NEIGHBORHOOD",
            "DEPARTMENT",
            "PROVINCE",
            "MUNICIPALITY",
            "TOWN",
            "VILLAGE",
            "JURISDICTION",
            "DISTRICT",
            "CANTON",
            "REGION",
            "AIRPORT",
            "UNIVERSITY",
            "HAMLET",
        ];
        entity.mentions.iter().filter(|mention| mention.form == Form::Name).find_map(|mention| {
            let range = Range { start: mention.start, end: mention.end, in_title: mention.field.is_some() };
            let (own, after, before) = (capitals(&mention.text), self.after(range, 16), self.before(range, 20));
            KINDS.into_iter().find(|kind| {
                own.ends_with(kind)
                    || after.strip_prefix(kind).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
                    || before.strip_suffix(" OF").is_some_and(|before| before.ends_with(kind))
            })
        })
    }

    /// A neighborhood or district that the text names near a city's name.
    pub(super) fn part_near(&self, city: &EntityRecord, site: Range) -> Option<(&'a EntityRecord, &'static str)> {
        let parts = self.record.entities.iter().filter(|part| part.entity_type == EntityType::Place && !std::ptr::eq(*part, city));
        let near = |part: &&EntityRecord| {
            part.mentions.iter().any(|mention| {
                mention.form == Form::Name && mention.field.is_some() == site.in_title && mention.start.abs_diff(site.start) < 70
            })
        };
        parts.filter(near).find_map(|part| {
            let kind = self.stated_kind(part).filter(|kind| matches!(*kind, "NEIGHBORHOOD" | "DISTRICT"))?;
            Some((part, kind))
        })
    }

    /// Whether the text says behind a deed that nobody was hurt.
    pub(super) fn tells_of_nobody(&self, deed: Range) -> bool {
        let behind = self.after(deed, 400);
        [
            "NO CASUALTIES",
            "NO VICTIMS",
            "NO INJURIES",
            "NO FATALITIES",
            "NO ONE WAS INJURED",
            "NO ONE WAS HURT",
            "WITHOUT CAUSING CASUALTIES",
        ]
        .iter()
        .any(|words| behind.contains(words))
    }

    /// Whether the text names streets, as reports of the town itself do.
    pub(super) fn is_local(&self) -> bool {
        let text = self.context.text().to_uppercase();
        ["STREET", "AVENUE", "DOWNTOWN"].iter().any(|word| text.contains(word))
    }

    /// The first-level division that the text names right behind a place: "Honda, Tolima Department".
    pub(super) fn division(&self, entity: &EntityRecord) -> Option<&'a EntityRecord> {
        if entity.kind.as_deref() == Some("admin1") {
            return None;
        }
        entity.mentions.iter().find_map(|mention| {
            let end = mention.end;
            self.names
                .iter()
                .filter(|(name, index, _)| {
                    !name.in_title
                        && (end..end + 24).contains(&name.start)
                        && self.record.entities[*index].kind.as_deref() == Some("admin1")
                        && (entity.country.is_none() || self.record.entities[*index].country == entity.country)
                })
                .find(|(name, ..)| {
                    let between = self.words(Range { start: end, end: name.start, in_title: false });
                    between
                        .split(' ')
                        .all(|word| matches!(word, "" | "MUNICIPALITY" | "TOWN" | "JURISDICTION" | "VILLAGE" | "IN" | "CITY" | "," | "IN,"))
                })
                .map(|&(_, index, _)| &self.record.entities[index])
        })
    }

    /// Whether a date is that of the report and not of what it tells: "said today".
    pub(super) fn is_date_of_speech(&self, date: &EventDate) -> bool {
        let Some(found) = date.date.as_deref().and_then(|id| self.record.dates.iter().find(|date| date.id == id)) else { return false };
        if found.field.is_some() {
            return false;
        }
        let range = Range { start: found.start, end: found.end, in_title: false };
        let (before, after) = (self.before(range, 24), self.after(range, 24));
        let is_speech = |word: &str| {
            matches!(
                word,
                "SAID"
                    | "REPORTED"
                    | "STATED"
                    | "ANNOUNCED"
                    | "CONFIRMED"
                    | "REVEALED"
                    | "CONDEMNED"
                    | "DENIED"
                    | "DISCLOSED"
                    | "INDICATED"
                    | "DENOUNCED"
                    | "ADMITTED"
                    | "ADDED"
                    | "ACCUSED"
                    | "BLAMED"
                    | "TOLD"
                    | "CLAIMED"
                    | "DECLARED"
                    | "CHARGED"
                    | "WARNED"
                    | "NOTED"
                    | "ISSUED"
                    | "PUBLISHED"
                    | "LEARNED"
                    | "EXPRESSED"
                    | "DEMANDED"
                    | "OFFERED"
                    | "CALLED"
            )
        };
        let mut last = before.rsplit(' ');
        last.next().is_some_and(is_speech) || after.split(' ').next().is_some_and(is_speech)
    }

    /// The city that a part of a city lies in: the one that the text names before it.
    pub(super) fn parent(&self, entity: &EntityRecord, kind: &str) -> Option<String> {
        if !matches!(kind, "NEIGHBORHOOD" | "DISTRICT" | "AIRPORT" | "UNIVERSITY") {
            return None;
        }
        let start = entity.mentions.first()?.start;
        let cities = self.record.entities.iter().filter(|city| {
            city.kind.as_deref() == Some("city")
                && (entity.country.is_none() || city.country == entity.country)
                && !std::ptr::eq(*city, entity)
                && self.stated_kind(city).is_none()
        });
        cities
            .filter_map(|city| city.mentions.iter().map(|mention| mention.start.abs_diff(start)).min().map(|far| (far, city)))
            .min_by_key(|(far, _)| *far)
            .map(|(_, city)| Self::full_name(city))
    }

    /// Whether a party to the conflict speaks from hiding.
    pub(super) fn is_partisan(&self) -> bool {
        self.opening().contains("CLANDESTINE")
    }

    /// Whether the text comments, or quotes somebody at length, rather than reports.
    pub(super) fn is_comment(&self) -> bool {
        let opening = self.opening();
        ["EDITORIAL", "COMMENTARY", "SPEECH"].iter().any(|word| opening.contains(word)) || self.context.text().matches('"').count() > 8
    }

    /// The first words of the text, in capitals.
    fn opening(&self) -> String {
        capitals(&self.context.text().chars().take(400).collect::<String>())
    }

    /// What the text calls a person behind the name: "Juan Paz, 42, a clerk at the ministry, …".
    pub(super) fn apposition(&self, entity: &EntityRecord) -> Option<String> {
        entity.mentions.iter().filter(|mention| mention.form == Form::Name && mention.field.is_none()).find_map(|mention| {
            let end = self.context.byte(mention.end, None);
            let text = self.context.text().get(end..)?;
            let text = &text[..text.char_indices().nth(160).map_or(text.len(), |(at, _)| at)];
            let text = text.split_once(".  ").map_or(text, |(sentence, _)| sentence);
            let mut parts = text.strip_prefix(',')?.split(',');
            let part = parts.by_ref().map(capitals).find(|part| !is_number(part))?;
            // Nothing but a closed aside counts: another comma, or the sentence's end.
            parts.next()?;
            let words = bare(&part);
            let indefinite = part.starts_with("A ") || part.starts_with("AN ");
            let titled = part.contains(" OF ") || part.contains(" FOR ");
            let clause = words.split(' ').any(|word| {
                matches!(
                    word,
                    "WHO"
                        | "WHICH"
                        | "WAS"
                        | "WERE"
                        | "IS"
                        | "ARE"
                        | "HAS"
                        | "HAVE"
                        | "HAD"
                        | "SAID"
                        | "AND"
                        | "WILL"
                        | "BY"
                        | "WHOSE"
                        | "WHEN"
                )
            });
            ((indefinite || titled || part.starts_with("THE ")) && !clause && words.split(' ').count() <= 12).then(|| words.to_owned())
        })
    }

    /// Whether a place has a name that is part of somebody's name in the text: "Castillo" beside "Luis Castillo".
    pub(super) fn is_of_person(&self, place: Option<&str>) -> bool {
        let Some(place) = self.entity(place) else { return false };
        let name = capitals(&place.name);
        !name.contains(' ')
            && self.record.entities.iter().any(|entity| {
                entity.entity_type == EntityType::Person
                    && entity.mentions.iter().any(|mention| {
                        let full = capitals(&mention.text);
                        full.contains(' ') && full.split(' ').any(|word| word == name)
                    })
            })
    }

    /// The words of the sentence that a stretch begins in.
    pub(super) fn sentence(&self, range: Range) -> String {
        if range.in_title {
            return self.words(range);
        }
        let text = self.context.text();
        let at = self.context.byte(range.start, None);
        let bytes = text.as_bytes();
        let ends = |index: usize| {
            matches!(bytes[index], b'.' | b'!' | b'?')
                && bytes.get(index + 1).is_none_or(|next| next.is_ascii_whitespace() || *next == b'"')
                && index > 2
                && bytes[index - 2].is_ascii_alphanumeric()
        };
        let start = (0..at).rev().find(|&index| ends(index)).map_or(0, |index| index + 1);
        let end = (at..bytes.len()).find(|&index| ends(index)).unwrap_or(bytes.len());
        capitals(text.get(start..end).unwrap_or_default())
    }

    /// The name that stands right before a stretch, as whose it is: "Gil" of "President Gil's house".
    pub(super) fn name_before(&self, range: Range) -> Option<String> {
        let near = |name: &Range| name.in_title == range.in_title && name.end < range.start && range.start - name.end <= 4;
        self.names.iter().map(|(name, ..)| *name).find(near).map(|name| self.words(name))
    }

    /// The words of the text in front of a stretch, at most `count` code points.
    pub(super) fn before(&self, range: Range, count: u32) -> String {
        self.words(Range { start: range.start.saturating_sub(count), end: range.start, ..range })
    }

    /// The words of the text behind a stretch, at most `count` code points.
    pub(super) fn after(&self, range: Range, count: u32) -> String {
        self.words(Range { start: range.end, end: range.end + count, ..range })
    }

    /// Whether incidents of a country are wanted.
    pub(super) fn is_wanted(&self, country: &str) -> bool {
        self.tables.countries.get(country).is_some_and(|country| country.wanted)
    }

    /// Whether the document itself names a country or its people.
    pub(super) fn names_country(&self, country: &str) -> bool {
        self.record.entities.iter().any(|entity| {
            entity.entity_type == EntityType::Place
                && entity.precision.as_deref() == Some("country")
                && entity.country.as_deref() == Some(country)
        })
    }

    /// The wanted country that the document is about: that of most names, the country's own name and the
    /// dateline's place counted more.
    pub(super) fn home(&self) -> Option<&'a str> {
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for entity in &self.record.entities {
            let Some(country) = entity.country.as_deref().filter(|country| self.is_wanted(country)) else { continue };
            let weight = match (entity.entity_type, entity.precision.as_deref()) {
                (EntityType::Place, Some("country")) => 3,
                (EntityType::Place, _) if entity.mentions.iter().any(|mention| mention.start < 40) => 3,
                _ => 1,
            };
            let votes = weight * entity.mentions.len();
            match counted.iter_mut().find(|(before, _)| *before == country) {
                Some((_, count)) => *count += votes,
                None => counted.push((country, votes)),
            }
        }
        // The first of equals.
        counted.iter().rev().max_by_key(|(_, votes)| *votes).map(|(country, _)| *country)
    }
}

/// Capitals, one space between words, nothing but words at the ends.
pub(super) fn capitals(text: &str) -> String {
    let upper = text.to_uppercase();
    let words: Vec<&str> = upper.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '.' | '"' | '[' | ']' | '(' | ')' | ' ' | '-')).to_owned()
}

/// Words without a determiner or possessive in front.
pub(super) fn bare(phrase: &str) -> &str {
    let mut rest = phrase;
    while let Some((first, more)) = rest.split_once(' ') {
        if !matches!(
            first,
            "THE"
                | "A"
                | "AN"
                | "HIS"
                | "HER"
                | "ITS"
                | "THEIR"
                | "THIS"
                | "THAT"
                | "THESE"
                | "THOSE"
                | "OUR"
                | "SOME"
                | "ANOTHER"
                | "SAID"
        ) {
            break;
        }
        rest = more;
    }
    rest
}

/// The singular of a word in capitals, well enough to look it up.
pub(super) fn singular(word: &str) -> String {
    let cut = |by: usize, add: &str| format!("{}{add}", &word[..word.len() - by]);
    if word.len() > 4 && word.ends_with("IES") {
        cut(3, "Y")
    } else if word.ends_with("MEN") {
        cut(3, "MAN")
    } else if word.len() > 4 && ["SHES", "CHES", "SSES", "XES"].iter().any(|end| word.ends_with(end)) {
        cut(2, "")
    } else if word.len() > 3 && word.ends_with('S') && !word.ends_with("SS") && !word.ends_with("US") {
        cut(1, "")
    } else {
        word.to_owned()
    }
}

/// Whether a phrase in capitals ends with another in lower case, its last word taken in the singular too.
pub(super) fn ends_with(phrase: &str, wanted: &str) -> bool {
    let mut words = phrase.rsplit(' ');
    wanted.rsplit(' ').enumerate().all(|(index, wanted)| {
        words.next().is_some_and(|word| word.eq_ignore_ascii_case(wanted) || (index == 0 && singular(word).eq_ignore_ascii_case(wanted)))
    })
}

/// The type of a filler: by the longest phrase that it ends with, then by its class.
pub(super) fn kind_of<'t>(list: &'t SetList, phrase: &str, class: &str) -> Option<&'t str> {
    let by_words = list
        .words
        .iter()
        .flat_map(|(kind, phrases)| phrases.iter().map(move |wanted| (wanted, kind)))
        .filter(|(wanted, _)| ends_with(phrase, wanted))
        .max_by_key(|(wanted, _)| wanted.split(' ').count());
    by_words.map(|(_, kind)| kind).or_else(|| list.classes.get(class)).map(String::as_str)
}

/// Whether a phrase ends with one of some words.
pub(super) fn ends_with_any(phrase: &str, words: &[String]) -> bool {
    words.iter().any(|wanted| ends_with(phrase, wanted))
}

/// Whether one of some words stands in a phrase.
pub(super) fn holds_any(phrase: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = phrase.split(' ').collect();
    (1..=parts.len()).any(|end| ends_with_any(&parts[..end].join(" "), words))
}

/// Whether words are nothing but a number.
pub(super) fn is_number(phrase: &str) -> bool {
    let numeral = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
            || matches!(
                word,
                "ONE"
                    | "TWO"
                    | "THREE"
                    | "FOUR"
                    | "FIVE"
                    | "SIX"
                    | "SEVEN"
                    | "EIGHT"
                    | "NINE"
                    | "TEN"
                    | "ELEVEN"
                    | "TWELVE"
                    | "DOZEN"
                    | "DOZENS"
                    | "SEVERAL"
                    | "MANY"
                    | "MORE"
                    | "THAN"
                    | "AT"
                    | "LEAST"
                    | "ABOUT"
                    | "APPROXIMATELY"
                    | "NEARLY"
                    | "ALMOST"
                    | "OVER"
                    | "OTHER"
                    | "SOME"
                    | "HUNDREDS"
            )
    };
    phrase.split(' ').all(numeral)
}

/// The head of a phrase: the last word before an "of".
pub(super) fn head(phrase: &str) -> &str {
    let front = phrase.split(" OF ").next().unwrap_or(phrase);
    front.rsplit(' ').next().unwrap_or(front)
}

/// Whether a word names no group in particular.
pub(super) fn is_vague(head: &str) -> bool {
    matches!(head, "PEOPLE" | "PERSONS" | "PERSON" | "OTHERS" | "CIVILIANS" | "INDIVIDUALS" | "MEN" | "WOMEN" | "CHILDREN")
}

/// Whether a word names a stretch of land or town and no target: the location slot holds it.
pub(super) fn is_area(head: &str) -> bool {
    matches!(
        singular(head).as_str(),
        "NEIGHBORHOOD"
            | "CITY"
            | "TOWN"
            | "VILLAGE"
            | "AREA"
            | "ZONE"
            | "REGION"
            | "COUNTRY"
            | "REPUBLIC"
            | "CAPITAL"
            | "DEPARTMENT"
            | "PROVINCE"
            | "MUNICIPALITY"
            | "TERRITORY"
            | "CORNER"
            | "SITE"
            | "PLACE"
            | "LOCATION"
            | "SECTOR"
            | "CAMPUS"
            | "WORLD"
            | "SUBURB"
            | "TOWNSHIP"
            | "CANTON"
            | "POSITION"
            | "STREET"
            | "AVENUE"
            | "GROUND"
            | "SCENE"
            | "COAST"
            | "ROUTE"
            | "PATH"
            | "ORDER"
            | "REPORT"
            | "DOWNTOWN"
            | "OUTSKIRT"
            | "MOUNTAIN"
            | "HILL"
            | "JUNGLE"
            | "COMMUNITY"
            | "NATION"
    )
}

/// Whether a word names a part of a building or vehicle.
pub(super) fn is_part(head: &str) -> bool {
    matches!(
        singular(head).as_str(),
        "WINDOW"
            | "WALL"
            | "DOOR"
            | "FRONT"
            | "FACADE"
            | "ENTRANCE"
            | "ROOF"
            | "GATE"
            | "PART"
            | "GLASS"
            | "WINDOWPANE"
            | "INTERIOR"
            | "GARDEN"
            | "WINDSHIELD"
            | "DOORWAY"
            | "PATIO"
    )
}

/// Whether a plural word names one thing as often as several.
pub(super) fn is_one(head: &str) -> bool {
    matches!(head, "HEADQUARTERS" | "FACILITIES" | "PREMISES" | "OFFICES" | "INSTALLATIONS" | "BARRACKS" | "QUARTERS" | "STUDIOS")
}

/// Words without the number that they begin with.
pub(super) fn without_number(phrase: &str) -> &str {
    let mut rest = phrase;
    while let Some((first, more)) = rest.split_once(' ') {
        if !is_number(first) {
            break;
        }
        rest = more;
    }
    rest
}

/// Whether the head of a phrase is plural.
pub(super) fn is_plural(phrase: &str) -> bool {
    let head = phrase.rsplit(' ').next().unwrap_or(phrase);
    matches!(head, "PEOPLE" | "POLICE" | "CHILDREN" | "TROOPS" | "PERSONNEL" | "CATTLE" | "CLERGY" | "WOMEN") || singular(head) != head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars_well_enough_to_look_up() {
        let table = [
            ("GUERRILLAS", "GUERRILLA"),
            ("BODIES", "BODY"),
            ("POLICEMEN", "POLICEMAN"),
            ("BRANCHES", "BRANCH"),
            ("BUS", "BUS"),
            ("EMBASSY", "EMBASSY"),
            ("GLASS", "GLASS"),
        ];
        for (plural, wanted) in table {
            assert_eq!(singular(plural), wanted);
        }
    }

    #[test]
    fn phrases_end_with_their_kind() {
        assert!(ends_with("THREE POWER TRANSMISSION TOWERS", "tower"));
        assert!(ends_with("UNION LEADERS", "union leader"));
        assert!(!ends_with("LEADERS", "union leader"));
        assert!(holds_any("RESIDENCE OF THE AMBASSADORS", &["ambassador".to_owned()]));
    }

    #[test]
    fn the_longest_phrase_decides_before_the_class() {
        let list = |words: &[(&str, &str)]| SetList {
            classes: [("politician".to_owned(), "POLITICAL FIGURE".to_owned())].into(),
            words: words.iter().map(|(kind, word)| ((*kind).to_owned(), vec![(*word).to_owned()])).collect(),
        };
        let list = list(&[("POLITICAL FIGURE", "leader"), ("CIVILIAN", "union leader")]);
        assert_eq!(kind_of(&list, "FOUR UNION LEADERS", "politician"), Some("CIVILIAN"));
        assert_eq!(kind_of(&list, "PARTY LEADER", ""), Some("POLITICAL FIGURE"));
        assert_eq!(kind_of(&list, "SENATOR", "politician"), Some("POLITICAL FIGURE"));
        assert_eq!(kind_of(&list, "CLOWN", ""), None);
    }

    #[test]
    fn words_without_what_stands_before_them() {
        assert_eq!(bare("THE TWO NUNS"), "TWO NUNS");
        assert_eq!(bare("HIS WIFE"), "WIFE");
        assert_eq!(without_number("AT LEAST 12 CLERKS"), "CLERKS");
        assert_eq!(capitals(" the \n clerk, "), "THE CLERK");
        assert!(is_number("MORE THAN 30") && !is_number("TWO NUNS"));
    }
}
