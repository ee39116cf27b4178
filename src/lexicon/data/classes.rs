//! Parts of speech, noun classes and word flags: the vocabulary shared by the compiler and the reader.
//!
//! Every enum here is stored as a byte in the compiled data; the discriminant is the stored value, so an
//! item may be appended but never moved.

macro_rules! stored_enum {
    ($(#[$meta:meta])* $name:ident, default $default:ident { $($(#[$item_meta:meta])* $item:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$item_meta])* $item),+
        }

        impl $name {
            /// All items in the order of their stored values.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The name used in the data.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$item => $label),+ }
            }

            /// The item with this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($label => Some(Self::$item),)+ _ => None }
            }

            /// The item with this stored value; a value out of range gives the default.
            #[inline]
            #[must_use]
            pub fn from_byte(byte: u8) -> Self {
                Self::ALL.get(usize::from(byte)).copied().unwrap_or(Self::$default)
            }
        }
    };
}
pub(crate) use stored_enum;

stored_enum! {
    /// Part of speech of one reading of a word form.
    Pos, default Noun {
        /// Singular noun.
        Noun = "n",
        /// Plural noun.
        PluralNoun = "np",
        /// Base form of a verb.
        Verb = "v",
        /// Third person singular.
        VerbZ = "vz",
        /// Past tense.
        VerbPast = "vd",
        /// Past participle.
        Participle = "vn",
        /// Form in -ing.
        Gerund = "vg",
        /// Adjective.
        Adjective = "a",
        /// Adverb.
        Adverb = "r",
        /// Determiner.
        Determiner = "det",
        /// Pronoun.
        Pronoun = "pron",
        /// Possessive pronoun or clitic.
        Possessive = "poss",
        /// Preposition.
        Preposition = "prep",
        /// Coordinating conjunction.
        Conjunction = "conj",
        /// Subordinating conjunction.
        Subordinator = "sub",
        /// Modal verb.
        Modal = "modal",
        /// Form of be, have or do.
        Auxiliary = "aux",
        /// "not" and its kin.
        Negation = "neg",
        /// Number word.
        Numeral = "num",
        /// Ordinal number word.
        Ordinal = "ord",
        /// Relative or interrogative word.
        Wh = "wh",
        /// Verb particle.
        Particle = "part",
        /// Interjection.
        Interjection = "intj",
    }
}

impl Pos {
    /// Whether words of this class hold sentences together and never carry a meaning of their own.
    #[inline]
    #[must_use]
    pub const fn is_function(self) -> bool {
        !matches!(
            self,
            Self::Noun
                | Self::PluralNoun
                | Self::Verb
                | Self::VerbZ
                | Self::VerbPast
                | Self::Participle
                | Self::Gerund
                | Self::Adjective
                | Self::Adverb
                | Self::Ordinal
                | Self::Interjection
        )
    }
}

stored_enum! {
    /// What a noun names.
    NounClass, default None {
        /// Not stated.
        None = "",
        /// A human being.
        Person = "person",
        /// A body of people.
        Group = "group",
        /// A place.
        Place = "place",
        /// A building or installation.
        Building = "building",
        /// A vehicle, ship or aircraft.
        Vehicle = "vehicle",
        /// A weapon.
        Weapon = "weapon",
        /// A part of the body.
        Body = "body",
        /// Something that happens.
        Event = "event",
        /// A time or period.
        Time = "time",
        /// A unit of measure.
        Measure = "measure",
        /// An animal.
        Animal = "animal",
        /// A substance.
        Substance = "substance",
        /// A thing made by people.
        Artifact = "artifact",
        /// Something said or written.
        Communication = "communication",
        /// Money.
        Money = "money",
        /// Anything that cannot be touched.
        Abstract = "abstract",
    }
}

stored_enum! {
    /// A property of a word or phrase; the stored value is a bit number.
    Flag, default CommonWord {
        /// Title before a person's name.
        PersonTitle = "person_title",
        /// Title or role of a man.
        TitleMale = "title_male",
        /// Title or role of a woman.
        TitleFemale = "title_female",
        /// Noun that describes a person.
        RoleNoun = "role_noun",
        /// Suffix after a person's name.
        PersonSuffix = "person_suffix",
        /// Joining word inside a name.
        NameParticle = "name_particle",
        /// Legal form after a company's name.
        OrgSuffix = "org_suffix",
        /// Head of an organization's name.
        OrgHead = "org_head",
        /// Head after a place name.
        PlaceHead = "place_head",
        /// Head before a place name.
        PlaceHeadBefore = "place_head_before",
        /// Head of a facility's name.
        FacilityHead = "facility_head",
        /// Phrase that announces a place name.
        PlaceCue = "place_cue",
        /// Word of direction.
        Compass = "compass",
        /// Form of a verb of saying.
        Speech = "speech",
        /// Word of a title of several words.
        TitleWord = "title_word",
        /// Given name.
        GivenName = "given_name",
        /// Given name of men, or of both.
        GivenMale = "given_male",
        /// Given name of women, or of both.
        GivenFemale = "given_female",
        /// Family name.
        Surname = "surname",
        /// Ordinary word of English when written small, or a name of the calendar.
        CommonWord = "common_word",
        /// Word whose first reading belongs to a closed class ("of", "the", "who").
        FunctionWord = "function_word",
    }
}

impl Flag {
    /// The bit that stands for this flag.
    #[inline]
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

stored_enum! {
    /// How a word of a closed class is told from others, by itself or by its neighbours.
    Closed, default Open {
        /// No word of a closed class.
        Open = "",
        /// "the", "every"
        Determiner = "determiner",
        /// "they", "anyone"
        Pronoun = "pronoun",
        /// "their"
        Possessive = "possessive",
        /// A preposition wherever it stands.
        Preposition = "preposition",
        /// "and"
        Conjunction = "conjunction",
        /// "although"
        Subordinator = "subordinator",
        /// "will"
        Modal = "modal",
        /// A form of be, have or do.
        Auxiliary = "auxiliary",
        /// "not"
        Negation = "negation",
        /// "seven"
        Numeral = "numeral",
        /// "seventh"
        Ordinal = "ordinal",
        /// "who"
        Wh = "wh",
        /// "there"
        Adverb = "adverb",
        /// A preposition, save right after a determiner.
        LoosePreposition = "loose_preposition",
        /// "past", "down": as a loose preposition, but not behind another.
        Past = "past",
        /// "to", before a verb or before a noun.
        To = "to",
        /// "that"
        That = "that",
        /// "this", before a noun or alone.
        Demonstrative = "demonstrative",
        /// "her" and "his", before a noun or alone.
        HerOrHis = "her_or_his",
        /// "because", "because of"
        Because = "because",
        /// "dead", a result behind a verb.
        Dead = "dead",
        /// "neither", before a noun or as a negation.
        Neither = "neither",
        /// "others", "two others"
        Others = "others",
        /// "might" and "may", which are nouns too.
        Might = "might",
        /// "according"
        According = "according",
    }
}

impl Closed {
    /// The class that follows from the likeliest reading.
    #[inline]
    #[must_use]
    pub const fn of(pos: Pos) -> Self {
        match pos {
            Pos::Determiner => Self::Determiner,
            Pos::Pronoun => Self::Pronoun,
            Pos::Possessive => Self::Possessive,
            Pos::Preposition => Self::Preposition,
            Pos::Conjunction => Self::Conjunction,
            Pos::Subordinator => Self::Subordinator,
            Pos::Modal => Self::Modal,
            Pos::Auxiliary => Self::Auxiliary,
            Pos::Negation => Self::Negation,
            Pos::Numeral => Self::Numeral,
            Pos::Ordinal => Self::Ordinal,
            Pos::Wh => Self::Wh,
            _ => Self::Open,
        }
    }
}

stored_enum! {
    /// What the grammar must know of a verb by name; the stored value is a bit number.
    VerbTrait, default TakesObject {
        /// Says little without an object; without one its past form is a participle.
        TakesObject = "takes_object",
        /// Never stands without an object in the active voice.
        NeverAlone = "never_alone",
        /// Its clause may follow without "that".
        TakesContent = "takes_content",
        /// Its object is the subject of a bare verb behind it.
        TakesBareVerb = "takes_bare_verb",
        /// Its object does what the infinitive behind it says.
        GivesObject = "gives_object",
        /// Its object is blamed for what a form in -ing behind it says.
        Blames = "blames",
        /// Has no object: its past form is a past tense wherever it stands.
        NeverPassive = "never_passive",
        /// Makes one verb with "up", which can take an object behind it.
        Up = "up",
        /// The same with "off".
        Off = "off",
        /// The same with "out".
        Out = "out",
        /// The same with "down".
        Down = "down",
        /// The same with "over".
        Over = "over",
        /// The same with "away".
        Away = "away",
        /// The same with "back".
        Back = "back",
        /// The same with "apart".
        Apart = "apart",
    }
}

/// A set of [`VerbTrait`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerbTraits(u16);

impl VerbTraits {
    /// The set that is stored as this number.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The number that it is stored as.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Adds a trait.
    pub const fn insert(&mut self, one: VerbTrait) {
        self.0 |= 1 << one as u16;
    }

    /// Whether a trait is in the set.
    #[inline]
    #[must_use]
    pub const fn has(self, one: VerbTrait) -> bool {
        self.0 >> one as u16 & 1 == 1
    }
}

/// A set of parts of speech, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PosSet(u32);

impl PosSet {
    /// The set of these.
    #[must_use]
    pub const fn of(list: &[Pos]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < list.len() {
            bits |= 1 << list[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// Adds one.
    pub const fn insert(&mut self, pos: Pos) {
        self.0 |= 1 << pos as u32;
    }

    /// Whether `pos` is one of them.
    #[inline]
    #[must_use]
    pub const fn has(self, pos: Pos) -> bool {
        self.0 >> pos as u32 & 1 == 1
    }

    /// Whether the sets share an item.
    #[inline]
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds exactly one.
    #[inline]
    #[must_use]
    pub const fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }
}

/// All that the lexicon says of a word in few bits: its flags, the parts of speech that it can be, its closed
/// class and the part of speech of its likeliest reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outline(u64);

impl Outline {
    /// Bits of the flags, which come first.
    pub const FLAGS: u64 = (1 << POS_SET_SHIFT) - 1;

    /// Of a word with these flags and readings, likeliest first; of an open class unless `listed` or its
    /// likeliest reading says otherwise.
    #[must_use]
    pub fn new(flags: u64, readings: &[Pos], listed: Option<Closed>) -> Self {
        let mut set = PosSet::default();
        for &pos in readings {
            set.insert(pos);
        }
        let first = readings.first().copied();
        let closed = listed.or(first.map(Closed::of)).unwrap_or(Closed::Open);
        let rest = readings.get(1..).unwrap_or_default();
        let order = if rest.is_sorted_by(|a, b| a < b) && first.is_none_or(|first| !rest.contains(&first)) {
            RISING
        } else if rest.len() == 2 && rest[0] > rest[1] && first.is_none_or(|first| !rest.contains(&first)) {
            FALLING
        } else {
            0
        };
        let first = first.map_or(0, |pos| pos as u64 + 1);
        let set = u64::from(set.0) << POS_SET_SHIFT;
        Self(flags & Self::FLAGS | set | (closed as u64) << CLOSED_SHIFT | first << FIRST_SHIFT | order)
    }

    /// The parts of speech of its readings, likeliest first; `None` where so few bits do not tell their order.
    #[inline]
    #[must_use]
    pub fn parts_of_speech(self) -> Option<impl Iterator<Item = Pos>> {
        let (rising, falling) = (self.0 & RISING != 0, self.0 & FALLING != 0);
        if !rising && !falling {
            return None;
        }
        let first = self.first()?;
        let mut rest = self.readings().0 & !(1 << first as u32);
        let others = std::iter::from_fn(move || {
            let highest = 31_u32.checked_sub(rest.leading_zeros())?;
            let next = if rising { rest.trailing_zeros() } else { highest };
            rest &= !(1 << next);
            Some(Pos::from_byte(next as u8))
        });
        Some(std::iter::once(first).chain(others))
    }

    /// The outline that is stored as this number.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The number that it is stored as.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether the word has a flag.
    #[inline]
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & flag.bit() != 0
    }

    /// Whether the word has one of these flags, given as their bits.
    #[inline]
    #[must_use]
    pub const fn has_any(self, flags: u64) -> bool {
        self.0 & flags & Self::FLAGS != 0
    }

    /// What the word can be.
    #[inline]
    #[must_use]
    pub const fn readings(self) -> PosSet {
        PosSet((self.0 >> POS_SET_SHIFT) as u32 & ((1 << (CLOSED_SHIFT - POS_SET_SHIFT)) - 1))
    }

    /// Its closed class.
    #[inline]
    #[must_use]
    pub fn closed(self) -> Closed {
        Closed::from_byte((self.0 >> CLOSED_SHIFT) as u8)
    }

    /// Part of speech of its likeliest reading.
    #[inline]
    #[must_use]
    pub fn first(self) -> Option<Pos> {
        ((self.0 >> FIRST_SHIFT) as u8 & 0x1f).checked_sub(1).map(Pos::from_byte)
    }
}

/// The readings of a word but the likeliest stand in the order of [`Pos`], each once.
const RISING: u64 = 1 << 61;
/// They are two and stand the other way round.
const FALLING: u64 = 1 << 62;
/// Bit above an outline, where it is kept with its token: longer phrases begin with the word.
pub const OPENS_PHRASE: u64 = 1 << 63;

const POS_SET_SHIFT: u32 = 24;
const CLOSED_SHIFT: u32 = 48;
const FIRST_SHIFT: u32 = 56;
const _: () = assert!(Flag::ALL.len() <= POS_SET_SHIFT as usize && Pos::ALL.len() <= (CLOSED_SHIFT - POS_SET_SHIFT) as usize);
