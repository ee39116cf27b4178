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
