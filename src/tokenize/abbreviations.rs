//! Abbreviations whose final dot is part of the word.

use super::fold::WordSet;

/// Abbreviations in small letters. A dot after one of these belongs to it; whether it also ends the sentence is
/// decided by what follows.
static ABBREVIATIONS: WordSet<77> = WordSet::new([
    "adm", "amb", "apr", "atty", "aug", "ave", "bldg", "blvd", "brig", "bros", "capt", "cardinal", "cf", "cmdr", "co", "col", "comdr",
    "cong", "corp", "cpl", "dec", "dept", "det", "dr", "est", "etc", "ex", "feb", "fr", "ft", "gen", "gov", "hon", "inc", "insp", "jan",
    "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mgr", "mr", "mrs", "ms", "msgr", "mt", "mx", "no", "nos", "nov", "oct", "op",
    "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "ste", "supt", "univ",
    "viz", "vol", "vs",
]);

/// States as the Associated Press shortens them, matched only with a capital: "Miss." is a state, "miss." is not.
static CAPITALIZED: WordSet<35> = WordSet::new([
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn",
    "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore", "pa", "que", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
]);

/// Ordinary words unless capitalized: "no.", "mar.", "gen.", "sen." at a sentence's end.
static ORDINARY: WordSet<9> = WordSet::new(["no", "mar", "jun", "fr", "ex", "det", "op", "vol", "est"]);

/// Whether the word with this hash of its small letters (without its dot) is an abbreviation, as it is written.
pub(super) fn is_abbreviation(word: u64, capitalized: bool) -> bool {
    ABBREVIATIONS.contains(word) && (capitalized || !ORDINARY.contains(word)) || capitalized && CAPITALIZED.contains(word)
}
