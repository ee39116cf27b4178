//! The words that a date expression can turn on, and where to find them fast.
//!
//! [`Words::head`] maps the hash of a folded word to a [`Head`]. A bitmap in front of the table turns nearly every
//! word of a text away with one memory access. Words that matter only beside a head ("last", "ago", "early")
//! are compared where they are looked for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{NumberWord, number_word};
use crate::tokenize::fold;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Night, counted as days.
    Night,
    /// Day.
    Day,
    /// Week.
    Week,
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Half of a year.
    Half,
    /// "the year-earlier period": of the length last spoken of.
    Stretch,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February.
    Winter,
}

impl Season {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    pub(super) const fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Morning, dawn.
    Morning,
    /// Afternoon.
    Afternoon,
    /// Evening, dusk.
    Evening,
    /// Night.
    Night,
    /// Noon, a clock time.
    Noon,
    /// Midnight, a clock time.
    Midnight,
}

impl Part {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Noon => "T12:00",
            Self::Midnight => "T24:00",
        }
    }
}

/// A named day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// A month and a day, the same each year.
    Fixed(u8, u8),
    /// The nth weekday (0 is Monday) of a month; 5 is the last.
    Nth(u8, u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// First Tuesday after the first Monday of November.
    Election,
    /// A day of another calendar: found, not computed.
    Movable,
}

/// How a month's name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// In full, a word of no other meaning.
    Full,
    /// "may", "march", "august": also another word or a name.
    Ambiguous,
    /// Shortened: only beside a number or with its dot.
    Short,
    /// Of another language: only beside a number.
    Foreign,
}

/// What kind of head a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Month(u8, Form),
    /// 0 is Monday; whether it is written in full.
    Weekday(u8, bool),
    Weekdays(u8),
    Unit(Unit, bool),
    Part(Part),
    Season(Season, bool),
    Day(i8),
    Tonight,
    Overnight,
    Reference(&'static str),
    Future,
    Past,
    Time,
    Often(&'static str),
    Holiday,
    Tens(u8),
    Nineteen,
}

/// Each month's names: in full, shortened, and of other languages (Spanish, Portuguese, French, German,
/// Italian), where they differ from English.
const MONTHS: [(&str, &str, &str); 12] = [
    ("january", "jan", "ene enero janvier januar janeiro gen"),
    ("february", "feb", "febrero fev fevrier februar fevereiro"),
    ("march", "mar", "marzo mars marz marco"),
    ("april", "apr", "abr abril avr avril"),
    ("may", "", "mai mayo mag maio"),
    ("june", "jun", "junio juin juni giu junho"),
    ("july", "jul", "julio juil juillet juli lug julho"),
    ("august", "aug", "ago agosto aout"),
    ("september", "sep sept", "set septiembre setiembre septembre setembro"),
    ("october", "oct", "octubre octobre okt oktober out outubro ott"),
    ("november", "nov", "noviembre novembre novembro"),
    ("december", "dec", "dic diciembre decembre dez dezember dezembro"),
];

/// Each weekday's name in full and shortened, Monday first.
const WEEKDAYS: [(&str, &str); 7] = [
    ("monday", "mon"),
    ("tuesday", "tue tues"),
    ("wednesday", "wed weds"),
    ("thursday", "thu thur thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
];

/// First words of holidays; which one it is, if any, is seen from the words after it.
const HOLIDAYS: &str = "christmas easter thanksgiving halloween new good palm ash valentine valentines memorial labor labour veterans columbus boxing \
                        armistice election ramadan eid ashura passover hanukkah diwali nowruz bastille epiphany pentecost martin presidents";

const UNITS: &[(&str, &str, Unit)] = &[
    ("second", "seconds", Unit::Second),
    ("minute", "minutes", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("week", "weeks", Unit::Week),
    ("fortnight", "fortnights", Unit::Fortnight),
    ("weekend", "weekends", Unit::Weekend),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("half", "halves", Unit::Half),
    ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
    ("period", "periods", Unit::Stretch),
];

const OTHERS: &[(&str, Head)] = &[
    ("hr", Head::Unit(Unit::Hour, true)),
    ("hrs", Head::Unit(Unit::Hour, true)),
    ("mins", Head::Unit(Unit::Minute, true)),
    ("yr", Head::Unit(Unit::Year, false)),
    ("yrs", Head::Unit(Unit::Year, true)),
    ("morning", Head::Part(Part::Morning)),
    ("dawn", Head::Part(Part::Morning)),
    ("afternoon", Head::Part(Part::Afternoon)),
    ("evening", Head::Part(Part::Evening)),
    ("dusk", Head::Part(Part::Evening)),
    ("night", Head::Part(Part::Night)),
    ("nights", Head::Unit(Unit::Night, true)),
    ("noon", Head::Part(Part::Noon)),
    ("midday", Head::Part(Part::Noon)),
    ("midnight", Head::Part(Part::Midnight)),
    ("summer", Head::Season(Season::Summer, false)),
    ("winter", Head::Season(Season::Winter, false)),
    ("autumn", Head::Season(Season::Fall, false)),
    ("spring", Head::Season(Season::Spring, true)),
    ("fall", Head::Season(Season::Fall, true)),
    ("today", Head::Day(0)),
    ("yesterday", Head::Day(-1)),
    ("tomorrow", Head::Day(1)),
    ("tonight", Head::Tonight),
    ("tonite", Head::Tonight),
    ("overnight", Head::Overnight),
    ("now", Head::Reference("PRESENT_REF")),
    ("currently", Head::Reference("PRESENT_REF")),
    ("current", Head::Reference("PRESENT_REF")),
    ("nowadays", Head::Reference("PRESENT_REF")),
    ("presently", Head::Reference("PRESENT_REF")),
    ("recently", Head::Reference("PAST_REF")),
    ("lately", Head::Reference("PAST_REF")),
    ("soon", Head::Reference("FUTURE_REF")),
    ("future", Head::Future),
    ("term", Head::Future),
    ("past", Head::Past),
    ("time", Head::Time),
    ("moment", Head::Time),
    ("date", Head::Time),
    ("while", Head::Time),
    ("hourly", Head::Often("PT1H")),
    ("daily", Head::Often("P1D")),
    ("nightly", Head::Often("P1D")),
    ("weekly", Head::Often("P1W")),
    ("monthly", Head::Often("P1M")),
    ("quarterly", Head::Often("P1Q")),
    ("annually", Head::Often("P1Y")),
    ("yearly", Head::Often("P1Y")),
    ("annual", Head::Often("P1Y")),
    ("twenties", Head::Tens(20)),
    ("thirties", Head::Tens(30)),
    ("forties", Head::Tens(40)),
    ("fifties", Head::Tens(50)),
    ("sixties", Head::Tens(60)),
    ("seventies", Head::Tens(70)),
    ("eighties", Head::Tens(80)),
    ("nineties", Head::Tens(90)),
    ("nineteen", Head::Nineteen),
];

/// Bits of the bitmap.
const BITS: usize = 1 << 14;

struct Heads {
    bits: Box<[u64; BITS / 64]>,
    table: FxHashMap<u64, Head>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    let mut add = |word: &str, head: Head| {
        let before = table.insert(fold::hash(word), head);
        debug_assert!(before.is_none(), "{word} is listed twice");
    };
    for (number, (full, short, foreign)) in (1..).zip(MONTHS) {
        add(full, Head::Month(number, if matches!(number, 3 | 5) { Form::Ambiguous } else { Form::Full }));
        short.split_whitespace().for_each(|word| add(word, Head::Month(number, Form::Short)));
        foreign.split_whitespace().for_each(|word| add(word, Head::Month(number, Form::Foreign)));
    }
    for (number, (full, short)) in (0..).zip(WEEKDAYS) {
        add(full, Head::Weekday(number, true));
        add(&format!("{full}s"), Head::Weekdays(number));
        short.split_whitespace().for_each(|word| add(word, Head::Weekday(number, false)));
    }
    HOLIDAYS.split_whitespace().for_each(|word| add(word, Head::Holiday));
    for &(one, many, unit) in UNITS {
        add(one, Head::Unit(unit, false));
        add(many, Head::Unit(unit, true));
    }
    for &(word, head) in OTHERS {
        add(word, head);
    }
    let mut bits = Box::new([0u64; BITS / 64]);
    // The order of the bits set does not matter.
    #[expect(clippy::iter_over_hash_type, reason = "the bits are the same in any order")]
    for hash in table.keys() {
        let bit = *hash as usize % BITS;
        bits[bit / 64] |= 1 << (bit % 64);
    }
    Heads { bits, table }
});

/// The word table, borrowed once for a whole text.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static Heads);

impl Words {
    pub(super) fn get() -> Self {
        Self(&HEADS)
    }

    /// Whether the word of this hash may be a head: true for all heads and few others.
    #[inline]
    pub(super) fn may_be_head(self, hash: u64) -> bool {
        let bit = hash as usize % BITS;
        self.0.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// What kind of head the word of this hash is.
    #[inline]
    pub(super) fn head(self, hash: u64) -> Option<Head> {
        if self.may_be_head(hash) { self.0.table.get(&hash).copied() } else { None }
    }
}

/// Value of a cardinal word below a hundred.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    match number_word(fold::hash(word))? {
        NumberWord::Unit(value @ 1..) => Some(u32::from(value)),
        NumberWord::Dozen => Some(12),
        _ => None,
    }
}

/// Value of an ordinal word or figure up to 31: "third", "22nd".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if let Some(index) = WORDS.iter().position(|&known| known == word) {
        return Some(index as u32 + 1);
    }
    let digits = word
        .strip_suffix("st")
        .or_else(|| word.strip_suffix("nd"))
        .or_else(|| word.strip_suffix("rd"))
        .or_else(|| word.strip_suffix("th"))?;
    number(digits).filter(|n| (1..=31).contains(n))
}

/// Value of a run of at most six digits.
pub(super) fn number(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 6 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let words = Words::get();
        assert_eq!(words.head(fold::hash("tuesday")), Some(Head::Weekday(1, true)));
        assert_eq!(words.head(fold::hash("years")), Some(Head::Unit(Unit::Year, true)));
        assert_eq!(words.head(fold::hash("village")), None);
        assert_eq!(ordinal("22nd"), Some(22));
        assert_eq!(ordinal("th"), None);
        assert_eq!(number("0900"), Some(900));
    }
}
