//! Tables of names against texts, and properties of what is found.

use super::*;
use crate::lexicon::Lexicon;
use crate::tokenize::tokenize;

fn found(text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let gazetteer = Gazetteer::builtin();
    gazetteer.find(&tokens, Lexicon::builtin()).iter().map(|name| tokens.span(name.tokens).of(text).to_owned()).collect()
}

#[test]
fn names_in_text() {
    for (text, names) in [
        ("A bomb went off in Mazar-i-Sharif on Friday.", &["Mazar-i-Sharif"][..]),
        ("Rebels took Mazar-e-Sharif.", &["Mazar-e-Sharif"]),
        ("They fled to N'Djamena and Bogota.", &["N'Djamena", "Bogota"]),
        ("They fled to N’Djamena and Bogotá.", &["N’Djamena", "Bogotá"]),
        ("Floods hit St. Louis and Saint Petersburg.", &["St. Louis", "Saint Petersburg"]),
        ("He left the U.S. for Port-au-Prince.", &["U.S.", "Port-au-Prince"]),
        ("Moscow's mayor spoke.", &["Moscow"]),
        ("The Lord's Resistance Army fled.", &["Lord's Resistance Army"]),
        ("The Lords Resistance Army fled.", &["Lords Resistance Army"]),
        ("He lives in The Hague.", &["The Hague"]),
        ("He lives in the Hague.", &["Hague"]),
        ("a U.S.-led force in Iraq", &["U.S.", "Iraq"]),
        ("it told us to go", &[]),
        ("Us and them", &[]),
        ("forces of al-Qaeda fled", &["al-Qaeda"]),
        ("The New York\nTimes", &["New York\nTimes"]),
        ("in Springfield, Mass., and Jackson, Miss., a Mass for Miss Jones", &["Springfield", "Mass.", "Jackson", "Miss.", "Jones"]),
        ("MPs said You'd go", &[]),
        ("We can go to Turkey", &["Turkey"]),
        ("in New\n\nYork", &["York"]),
    ] {
        assert_eq!(found(text), names, "{text}");
    }
}

#[test]
fn all_capitals() {
    let text =
        "A CAR BOMB KILLED 12 PEOPLE IN SAN SALVADOR ON MONDAY, POLICE SAID. THE ATTACK WAS IN RESPONSE TO A RAID IN TURKEY, WHO SAID.";
    assert_eq!(found(text), ["SAN SALVADOR", "TURKEY"]);
}

#[test]
fn the_best_candidate() {
    let gazetteer = Gazetteer::builtin();
    for (name, id) in [
        ("Odessa", "geonames/698740"),
        ("San Jose", "geonames/3621849"),
        ("Washington", "geonames/4140963"),
        ("Georgia", "country/GE"),
        ("ELN", "org/eln-colombia"),
        ("U.S.", "country/US"),
        ("Soviet", "region/soviet-union"),
        ("Bogota", "geonames/3688689"),
    ] {
        assert_eq!(gazetteer.find_by_name(name).next().map(|candidate| candidate.id), Some(id), "{name}");
    }
}

#[test]
fn a_city_and_its_namesakes() {
    let gazetteer = Gazetteer::builtin();
    let name = gazetteer.lookup(&["moscow"]).expect("Moscow is listed");
    let ids: Vec<&str> = gazetteer.candidates(name).map(|candidate| candidate.id).take(1).collect();
    assert_eq!(ids, ["geonames/524901"]);
    assert!(gazetteer.candidates(name).count() > 1);
    assert!(gazetteer.margin(name) > 0.5);
    assert!(gazetteer.candidates(name).map(|candidate| candidate.prior).is_sorted_by(|a, b| a >= b));
}

#[test]
fn adjectives_and_countries() {
    let gazetteer = Gazetteer::builtin();
    let iraqi = gazetteer.find_by_name("Iraqi").next().expect("Iraqi is listed");
    assert_eq!((iraqi.id, iraqi.alias, iraqi.kind), ("country/IQ", AliasKind::Adjective, EntityKind::Country));
    let iraq = gazetteer.entry_by_id("country/IQ").expect("Iraq is listed");
    assert_eq!((iraq.name, iraq.country, iraq.parent), ("Iraq", "IQ", "Baghdad"));
}

#[test]
fn every_match_folds_to_its_name() {
    let gazetteer = Gazetteer::builtin();
    let text = "In Washington, D.C., AT&T and Johnson & Johnson met Al Jazeera of Doha; the FBI, ISIS-K and the E.U. \
                watched St. John's, Ta'izz, Al-Hudaydah, Ivory Coast and Guinea-Bissau's Bissau. SAN JOSE (Reuters)";
    let tokens = tokenize(text);
    let matches = gazetteer.find(&tokens, Lexicon::builtin());
    assert!(matches.len() > 8, "{matches:?}");
    let mut end = 0;
    for name in matches {
        assert!(name.tokens.start >= end, "matches overlap");
        end = name.tokens.end;
        let mut at = name.tokens.first();
        let mut words = vec![words::word_at(&tokens, at).to_owned()];
        while let Some((next, _)) = words::next_word(&tokens, at).filter(|(next, _)| name.tokens.contains(*next)) {
            words.push(words::word_at(&tokens, next).to_owned());
            at = next;
        }
        assert_eq!(words.join(" "), gazetteer.folded(name.name));
        assert!(gazetteer.best(name.name).is_some());
    }
}

#[test]
fn a_corrupt_blob_is_refused_or_harmless() {
    assert!(Layer::open(Cow::Borrowed(&BUILTIN[..BUILTIN.len() / 2]), Cow::Borrowed(POOL)).is_none());
    assert!(Layer::open(Cow::Borrowed(b"DLGZ"), Cow::Borrowed("")).is_none());
    assert!(Layer::open(Cow::Borrowed(b""), Cow::Borrowed("")).is_none());
    let rows = "name\ttype\tkind\tcountry\nZarkandia\tplace\tcity\tIQ\nZarkandia Front\torganization\tarmed_group\tIQ\n";
    let compile::blob::Compiled { data, pool } = compile::blob::compile(&compile::rows::read("test.tsv", rows).rows).expect("two rows fit");
    let tokens = tokenize("The Zarkandia Front left Zarkandia.");
    for at in 0..data.len() {
        let mut broken = data.clone();
        broken[at] ^= 0x5a;
        let Some(layer) = Layer::open(Cow::Owned(broken), Cow::Owned(pool.clone())) else { continue };
        let gazetteer = Gazetteer { layers: vec![layer] };
        for name in gazetteer.find(&tokens, Lexicon::builtin()) {
            assert!(gazetteer.candidates(name.name).all(|candidate| candidate.id.len() < 100));
        }
    }
}

#[test]
fn a_user_layer() {
    let mut gazetteer = Gazetteer::builtin();
    let list = "name\ttype\tkind\tcountry\tlat\tlon\taliases\tacronyms\taction\n\
                Zarkandia Front\torganization\tarmed_group\tIQ\t\t\tFront of Zarkandia\tZKF\t\n\
                Moscow\tplace\tcity\tUS\t46.73\t-117.0\t\t\toutrank\n\
                Baghdad\tplace\t\t\t\t\t\t\tsuppress\n";
    let warnings = gazetteer.add_layer("mine.tsv", list).expect("no error in the list");
    assert!(warnings.iter().all(|warning| warning.severity == Severity::Warning));
    let text = "ZKF, the Zarkandia Front, left Moscow for Baghdad and Iraq.";
    let tokens = tokenize(text);
    let found: Vec<(&str, &str)> = gazetteer
        .find(&tokens, Lexicon::builtin())
        .iter()
        .map(|name| (tokens.span(name.tokens).of(text), gazetteer.best(name.name).expect("a name means something").id))
        .collect();
    assert_eq!(
        found,
        [("ZKF", "user/zarkandia-front"), ("Zarkandia Front", "user/zarkandia-front"), ("Moscow", "user/moscow"), ("Iraq", "country/IQ")]
    );
    assert!(gazetteer.find_by_name("Moscow").any(|candidate| candidate.id == "geonames/524901"));
    assert_eq!(gazetteer.find_by_name("Baghdad").filter(|candidate| candidate.kind == EntityKind::City).count(), 0);
}

#[test]
fn problems_of_a_list() {
    let gazetteer = Gazetteer::builtin();
    for (list, problem) in [
        ("name\tkind\nX\tcity\n", "mine.tsv:1:1: error: the header is of no known list"),
        ("name\ttype\tlat\tlon\nXyzzy\tplace\t95\t10\n", "mine.tsv:2:13: error: \"95\" is no latitude"),
        ("name\ttype\tcountry\nXyzzy\tplace\tUSA\n", "mine.tsv:2:13: error: \"USA\" is no two-letter country code"),
        ("name\ttype\tcountry\nXyzzy\tplace\tXX\n", "mine.tsv:2:13: error: \"XX\" is no country of the lists"),
        ("name\ttype\nXyzzy\tplace\nXyzzy\tplace\n", "mine.tsv:3:1: error: id \"user/xyzzy\" is already on line 2"),
        ("name\ttype\nMoscow\tplace\n", "mine.tsv:2:1: warning: \"Moscow\" is Moscow (geonames/524901) too"),
        ("name\ttype\nMission\tplace\n", "mine.tsv:2:1: warning: \"Mission\" is an ordinary word too"),
        ("name\ttype\nXyzzy\n", "mine.tsv:2:1: error: 1 cells where the header has 2"),
        (
            "id\tname\taliases\tacronyms\tkind\tcountry\tfounded\tdissolved\tparent\norg/x\tXyzzy\t\t\tparty\tFR\t1990\t1980\t\n",
            "mine.tsv:2:29: error: ends in 1980, before it begins in 1990",
        ),
        (
            "id\tname\taliases\tgender\tborn\tdied\troles\nperson/x\tXyzzy\t\tm\t\t\tminister,FR,2001,1999\n",
            "mine.tsv:2:21: error: \"minister,FR,2001,1999\" ends before it begins",
        ),
    ] {
        let problems = gazetteer.check("mine.tsv", list);
        assert!(problems.iter().any(|found| found.to_string().starts_with(problem)), "{problem}: {problems:#?}");
    }
}

#[test]
fn counts() {
    let stats = Gazetteer::builtin().stats();
    assert!(stats.entries[&EntityKind::City] > 100_000);
    assert!(stats.entries[&EntityKind::Country] >= 240);
    assert!(stats.bytes < 35 << 20, "{} bytes", stats.bytes);
    assert_eq!(data_digest().len(), 64);
}

/// Every list of the project, with its path.
fn lists() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    for folder in ["gazetteers/organizations", "gazetteers/people", "gazetteers/places"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(root.join(folder)).expect("the folder exists").map(|entry| entry.expect("it can be read").path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "tsv")) {
            let name = path.strip_prefix(root).expect("it is below the root").display().to_string();
            out.push((name, std::fs::read_to_string(&path).expect("a list is UTF-8")));
        }
    }
    out
}

#[test]
fn the_lists_have_no_errors() {
    let lists = lists();
    let mut ids = std::collections::HashMap::new();
    let mut problems = Vec::new();
    for (path, text) in &lists {
        let list = compile::rows::read(path, text);
        problems.extend(list.problems.iter().filter(|problem| problem.severity == Severity::Error).map(ToString::to_string));
        for row in list.rows {
            if let Some(other) = ids.insert(row.id.clone(), path) {
                problems.push(format!("{path}:{}: id {} is in {other} too", row.line, row.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_manifest_is_up_to_date() {
    use sha2::Digest;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("gazetteers/MANIFEST.toml")).expect("the manifest is there");
    for (path, text) in lists() {
        let hash = sha2::Sha256::digest(text.as_bytes()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let rows = text.lines().count() - 1;
        assert!(
            manifest.contains(&format!("path = \"{path}\"\nrows = {rows}\n")) && manifest.contains(&hash),
            "{path} has changed: run gazetteers/generate/manifest.py"
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Any text is valid; matches are in order, do not overlap, and mean something.
    #[test]
    fn any_text(words in proptest::collection::vec("(al-|St\\. |NEW |New |of |the )?([A-Z]{1,5}|[A-Z]?[a-z'-]{0,6}|York|Paris|'s|&|[.,\n/’-])", 0..40)) {
        static GAZETTEER: std::sync::LazyLock<Gazetteer> = std::sync::LazyLock::new(Gazetteer::builtin);
        let text = words.join(" ");
        let tokens = tokenize(&text);
        let mut end = 0;
        for name in GAZETTEER.find(&tokens, Lexicon::builtin()) {
            assert!(name.tokens.start >= end && name.tokens.end > name.tokens.start && name.tokens.end as usize <= tokens.len());
            end = name.tokens.end;
            assert!(GAZETTEER.best(name.name).is_some());
        }
    }

    /// A list of one's own is found again, whatever its names are.
    #[test]
    fn a_list_is_found_again(names in proptest::collection::btree_set("[B-DF-HJ-NP-TV-Z][a-z]{4,8}x( [B-DF-HJ-NP-TV-Z][a-z]{4,8}x)?", 1..6)) {
        let list: String = names.iter().fold("name\ttype\n".to_owned(), |list, name| format!("{list}{name}\torganization\n"));
        let mut gazetteer = Gazetteer::empty();
        gazetteer.add_layer("mine.tsv", &list).expect("no error in the list");
        for name in &names {
            let text = format!("They met {name}'s envoy.");
            let tokens = tokenize(&text);
            let found = gazetteer.find(&tokens, Lexicon::builtin());
            assert!(found.iter().any(|found| tokens.span(found.tokens).of(&text) == name.as_str()), "{name}: {found:?}");
        }
    }
}
