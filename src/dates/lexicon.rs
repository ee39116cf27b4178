//! The words that a date expression can turn on, and where to find them fast.
//!
//! [`head`] maps the hash of a folded word to a [`Head`]. A bitmap in front of the table turns nearly every
//! word of a text away with one memory access. Words that matter only beside a head ("last", "ago", "early")
//! are compared where they are looked for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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
    Reference(&'static str),
    Future,
    Past,
    Time,
    Often(&'static str),
    Holiday,
    Tens(u8),
    Nineteen,
}

const MONTHS: &[(&str, u8, Form)] = &[
    ("january", 1, Form::Full), ("february", 2, Form::Full), ("march", 3, Form::Ambiguous), ("april", 4, Form::Full),
    ("may", 5, Form::Ambiguous), ("june", 6, Form::Full), ("july", 7, Form::Full), ("august", 8, Form::Full),
    ("september", 9, Form::Full), ("october", 10, Form::Full), ("november", 11, Form::Full), ("december", 12, Form::Full),
    ("jan", 1, Form::Short), ("feb", 2, Form::Short), ("mar", 3, Form::Short), ("apr", 4, Form::Short), ("jun", 6, Form::Short),
    ("jul", 7, Form::Short), ("aug", 8, Form::Short), ("sep", 9, Form::Short), ("sept", 9, Form::Short), ("oct", 10, Form::Short),
    ("nov", 11, Form::Short), ("dec", 12, Form::Short),
    // Spanish, Portuguese, French, German, Italian; those spelled as in English are above.
    ("ene", 1, Form::Foreign), ("abr", 4, Form::Foreign), ("ago", 8, Form::Foreign), ("set", 9, Form::Foreign), ("dic", 12, Form::Foreign),
    ("fev", 2, Form::Foreign), ("mai", 5, Form::Foreign), ("out", 10, Form::Foreign), ("dez", 12, Form::Foreign), ("okt", 10, Form::Foreign),
    ("avr", 4, Form::Foreign), ("juin", 6, Form::Foreign), ("juil", 7, Form::Foreign), ("aout", 8, Form::Foreign), ("gen", 1, Form::Foreign),
    ("mag", 5, Form::Foreign), ("giu", 6, Form::Foreign), ("lug", 7, Form::Foreign), ("ott", 10, Form::Foreign),
    ("enero", 1, Form::Foreign), ("febrero", 2, Form::Foreign), ("marzo", 3, Form::Foreign), ("abril", 4, Form::Foreign),
    ("mayo", 5, Form::Foreign), ("junio", 6, Form::Foreign), ("julio", 7, Form::Foreign), ("agosto", 8, Form::Foreign),
    ("septiembre", 9, Form::Foreign), ("setiembre", 9, Form::Foreign), ("octubre", 10, Form::Foreign), ("noviembre", 11, Form::Foreign),
    ("diciembre", 12, Form::Foreign), ("janvier", 1, Form::Foreign), ("fevrier", 2, Form::Foreign), ("mars", 3, Form::Foreign),
    ("avril", 4, Form::Foreign), ("juillet", 7, Form::Foreign), ("septembre", 9, Form::Foreign), ("octobre", 10, Form::Foreign),
    ("novembre", 11, Form::Foreign), ("decembre", 12, Form::Foreign), ("januar", 1, Form::Foreign), ("februar", 2, Form::Foreign),
    ("marz", 3, Form::Foreign), ("juni", 6, Form::Foreign), ("juli", 7, Form::Foreign), ("oktober", 10, Form::Foreign), ("dezember", 12, Form::Foreign),
    ("janeiro", 1, Form::Foreign), ("fevereiro", 2, Form::Foreign), ("marco", 3, Form::Foreign), ("maio", 5, Form::Foreign),
    ("junho", 6, Form::Foreign), ("julho", 7, Form::Foreign), ("setembro", 9, Form::Foreign), ("outubro", 10, Form::Foreign),
    ("novembro", 11, Form::Foreign), ("dezembro", 12, Form::Foreign),
];

const WEEKDAYS: &[(&str, u8, bool)] = &[
    ("monday", 0, true), ("tuesday", 1, true), ("wednesday", 2, true), ("thursday", 3, true), ("friday", 4, true), ("saturday", 5, true),
    ("sunday", 6, true), ("mon", 0, false), ("tue", 1, false), ("tues", 1, false), ("wed", 2, false), ("weds", 2, false), ("thu", 3, false),
    ("thur", 3, false), ("thurs", 3, false), ("fri", 4, false), ("sat", 5, false), ("sun", 6, false),
];

const UNITS: &[(&str, &str, Unit)] = &[
    ("second", "seconds", Unit::Second), ("minute", "minutes", Unit::Minute), ("hour", "hours", Unit::Hour), ("day", "days", Unit::Day),
    ("week", "weeks", Unit::Week), ("fortnight", "fortnights", Unit::Fortnight), ("weekend", "weekends", Unit::Weekend),
    ("month", "months", Unit::Month), ("quarter", "quarters", Unit::Quarter), ("half", "halves", Unit::Half), ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade), ("century", "centuries", Unit::Century), ("period", "periods", Unit::Stretch),
];

const OTHERS: &[(&str, Head)] = &[
    ("hr", Head::Unit(Unit::Hour, true)), ("hrs", Head::Unit(Unit::Hour, true)), ("mins", Head::Unit(Unit::Minute, true)), ("yr", Head::Unit(Unit::Year, false)), ("yrs", Head::Unit(Unit::Year, true)),
    ("morning", Head::Part(Part::Morning)), ("dawn", Head::Part(Part::Morning)), ("afternoon", Head::Part(Part::Afternoon)),
    ("evening", Head::Part(Part::Evening)), ("dusk", Head::Part(Part::Evening)), ("night", Head::Part(Part::Night)), ("nights", Head::Unit(Unit::Night, true)),
    ("noon", Head::Part(Part::Noon)), ("midday", Head::Part(Part::Noon)), ("midnight", Head::Part(Part::Midnight)),
    ("summer", Head::Season(Season::Summer, false)), ("winter", Head::Season(Season::Winter, false)), ("autumn", Head::Season(Season::Fall, false)),
    ("spring", Head::Season(Season::Spring, true)), ("fall", Head::Season(Season::Fall, true)),
    ("today", Head::Day(0)), ("yesterday", Head::Day(-1)), ("tomorrow", Head::Day(1)), ("tonight", Head::Tonight), ("tonite", Head::Tonight),
    ("now", Head::Reference("PRESENT_REF")), ("currently", Head::Reference("PRESENT_REF")), ("nowadays", Head::Reference("PRESENT_REF")),
    ("presently", Head::Reference("PRESENT_REF")), ("current", Head::Reference("PRESENT_REF")),
    ("recently", Head::Reference("PAST_REF")), ("lately", Head::Reference("PAST_REF")), ("recent", Head::Reference("PAST_REF")),
    ("previously", Head::Reference("PAST_REF")), ("soon", Head::Reference("FUTURE_REF")), ("future", Head::Future), ("past", Head::Past), ("time", Head::Time), ("moment", Head::Time), ("date", Head::Time), ("while", Head::Time),
    ("hourly", Head::Often("PT1H")), ("daily", Head::Often("P1D")), ("nightly", Head::Often("P1D")), ("weekly", Head::Often("P1W")), ("monthly", Head::Often("P1M")),
    ("quarterly", Head::Often("P1Q")), ("annually", Head::Often("P1Y")), ("yearly", Head::Often("P1Y")), ("annual", Head::Often("P1Y")),
    ("christmas", Head::Holiday), ("easter", Head::Holiday), ("thanksgiving", Head::Holiday), ("halloween", Head::Holiday), ("new", Head::Holiday),
    ("good", Head::Holiday), ("palm", Head::Holiday), ("ash", Head::Holiday), ("valentines", Head::Holiday), ("memorial", Head::Holiday), ("labor", Head::Holiday),
    ("labour", Head::Holiday), ("veterans", Head::Holiday), ("columbus", Head::Holiday), ("boxing", Head::Holiday), ("armistice", Head::Holiday), ("election", Head::Holiday),
    ("ramadan", Head::Holiday), ("eid", Head::Holiday), ("ashura", Head::Holiday), ("passover", Head::Holiday), ("hanukkah", Head::Holiday), ("diwali", Head::Holiday), ("nowruz", Head::Holiday),
    ("bastille", Head::Holiday), ("epiphany", Head::Holiday), ("pentecost", Head::Holiday), ("martin", Head::Holiday), ("presidents", Head::Holiday), ("valentine", Head::Holiday),
    ("twenties", Head::Tens(20)), ("thirties", Head::Tens(30)), ("forties", Head::Tens(40)), ("fifties", Head::Tens(50)), ("sixties", Head::Tens(60)),
    ("seventies", Head::Tens(70)), ("eighties", Head::Tens(80)), ("nineties", Head::Tens(90)), ("nineteen", Head::Nineteen),
];

/// Bits of the bitmap.
const BITS: usize = 1 << 14;

struct Heads {
    bits: Box<[u64; BITS / 64]>,
    table: FxHashMap<u64, Head>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for &(word, number, form) in MONTHS {
        table.insert(fold::hash(word), Head::Month(number, form));
    }
    for &(word, number, full) in WEEKDAYS {
        table.insert(fold::hash(word), Head::Weekday(number, full));
        if full {
            table.insert(fold::hash(&format!("{word}s")), Head::Weekdays(number));
        }
    }
    for &(one, many, unit) in UNITS {
        table.insert(fold::hash(one), Head::Unit(unit, false));
        table.insert(fold::hash(many), Head::Unit(unit, true));
    }
    for &(word, head) in OTHERS {
        table.insert(fold::hash(word), head);
    }
    let mut bits = Box::new([0u64; BITS / 64]);
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

    /// What kind of head the word of this hash is.
    #[inline]
    pub(super) fn head(self, hash: u64) -> Option<Head> {
        let bit = hash as usize % BITS;
        if self.0.bits[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.0.table.get(&hash).copied()
    }
}

/// Value of a cardinal word below a hundred.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        "dozen" => 12,
        _ => return None,
    })
}

/// Value of an ordinal word or figure up to 31: "third", "22nd".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];
    if let Some(index) = WORDS.iter().position(|&known| known == word) {
        return Some(index as u32 + 1);
    }
    let digits = word.strip_suffix("st").or_else(|| word.strip_suffix("nd")).or_else(|| word.strip_suffix("rd")).or_else(|| word.strip_suffix("th"))?;
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

    #[test]
    fn no_word_twice() {
        let total = MONTHS.len() + WEEKDAYS.len() + 7 + 2 * UNITS.len() + OTHERS.len();
        assert_eq!(HEADS.table.len(), total);
    }
}
