//! Abbreviations whose final dot is part of the word.

/// Folded abbreviations, sorted. A dot after one of these belongs to it; whether it also ends the sentence is
/// decided by what follows.
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "apr", "atty", "aug", "ave", "bldg", "blvd", "brig", "bros", "capt", "cardinal", "cf", "cmdr", "co", "col", "comdr",
    "cong", "corp", "cpl", "dec", "dept", "det", "dr", "est", "etc", "ex", "feb", "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jan",
    "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mgr", "mr", "mrs", "ms", "msgr", "mt", "mx", "no", "nos", "nov", "oct", "op",
    "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "ste", "supt", "univ",
    "viz", "vol", "vs",
];

/// States as the Associated Press shortens them, matched only with a capital: "Miss." is a state, "miss." is not.
const CAPITALIZED: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn",
    "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore", "pa", "que", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
];

/// Whether `word` (without its dot) is an abbreviation.
pub(super) fn is_abbreviation(word: &str) -> bool {
    is_abbreviation_of(word.as_bytes())
}

/// As [`is_abbreviation`], for bytes.
pub(super) fn is_abbreviation_of(word: &[u8]) -> bool {
    if word.len() > 8 || word.is_empty() || !word.is_ascii() {
        return false;
    }
    let mut lower = [0u8; 8];
    lower[..word.len()].copy_from_slice(word);
    lower.make_ascii_lowercase();
    let lower = &lower[..word.len()];
    let find = |list: &[&str]| list.binary_search_by(|probe| probe.as_bytes().cmp(lower)).is_ok();
    let capitalized = word[0].is_ascii_uppercase();
    match lower {
        // Ordinary words unless capitalized: "no.", "mar.", "gen.", "sen." at a sentence's end.
        b"no" | b"mar" | b"jun" | b"fr" | b"ex" | b"det" | b"op" | b"vol" | b"est" => capitalized && find(ABBREVIATIONS),
        _ => find(ABBREVIATIONS) || (capitalized && find(CAPITALIZED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
        assert!(CAPITALIZED.is_sorted());
    }
}
