//! What an entry of a list is, how a name names it, and how much an entry is worth without any context.

use crate::lexicon::stored_enum;

stored_enum! {
    /// Kind of an entity, as the record prints it.
    EntityKind, default OtherPlace {
        /// A sovereign state or territory with a code of its own.
        Country = "country",
        /// A region of no fixed rank: the Sahel, the West Bank.
        Region = "region",
        /// First-level unit of a country: state, province.
        Admin1 = "admin1",
        /// Second-level unit: county, district.
        Admin2 = "admin2",
        /// City, town or village.
        City = "city",
        /// Part of a city.
        District = "district",
        /// A building or installation; its own kind is the row's detail.
        Facility = "facility",
        /// Road, street or railway.
        Road = "road",
        /// River, lake, sea or canal.
        Water = "water",
        /// Mountain, desert, island, valley.
        Terrain = "terrain",
        /// A former state, or a place of no other kind.
        OtherPlace = "other",
        /// An irregular armed group.
        ArmedGroup = "armed_group",
        /// Regular armed forces and intelligence services.
        Military = "military",
        /// Police and other law enforcement.
        Police = "police",
        /// Government body, court or legislature.
        Government = "government",
        /// Political party or movement.
        Party = "party",
        /// Body of several states.
        Igo = "igo",
        /// Charity, association, union.
        Ngo = "ngo",
        /// Business.
        Company = "company",
        /// Newspaper, broadcaster, news agency.
        Media = "media",
        /// Research institute.
        ThinkTank = "think_tank",
        /// University or school.
        University = "university",
        /// Religious body.
        Religious = "religious",
        /// Criminal organization.
        Criminal = "criminal",
        /// Organization of no other kind.
        OtherOrganization = "other_organization",
        /// A person.
        Person = "person",
    }
}

impl EntityKind {
    /// `person`, `organization` or `place`.
    #[must_use]
    pub const fn entity_type(self) -> &'static str {
        match self {
            Self::Person => "person",
            _ if self.is_place() => "place",
            _ => "organization",
        }
    }

    /// Whether it is a place.
    #[must_use]
    pub const fn is_place(self) -> bool {
        self as u8 <= Self::OtherPlace as u8
    }

    /// Whether it is an organization.
    #[must_use]
    pub const fn is_organization(self) -> bool {
        !self.is_place() && !matches!(self, Self::Person)
    }

    /// The name under which the record prints the kind: as [`Self::as_str`], with `other` for both rests.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OtherOrganization => "other",
            kind => kind.as_str(),
        }
    }

    /// The organization kind with this label.
    #[must_use]
    pub fn parse_organization(label: &str) -> Option<Self> {
        match label {
            "other" => Some(Self::OtherOrganization),
            label => Self::parse(label).filter(|kind| kind.is_organization() && *kind != Self::OtherOrganization),
        }
    }

    /// The place kind with this label.
    #[must_use]
    pub fn parse_place(label: &str) -> Option<Self> {
        Self::parse(label).filter(|kind| kind.is_place())
    }
}

stored_enum! {
    /// How a name names its entry.
    AliasKind, default Name {
        /// The preferred name.
        Name = "name",
        /// Another name or spelling.
        Alias = "alias",
        /// A short form that counts only when written in capitals.
        Acronym = "acronym",
        /// An adjective or inhabitant name.
        Adjective = "adjective",
    }
}

stored_enum! {
    /// What a row of a user's list does to the lists below it.
    Action, default Add {
        /// Adds a candidate, ranked as any other.
        Add = "add",
        /// Adds a candidate ranked before all others of the same name.
        Outrank = "outrank",
        /// Removes the candidates of this name and type that lower lists hold.
        Suppress = "suppress",
    }
}

/// How plausible an entry is before any context is seen, in tenths of a power of ten: ten points more make
/// it ten times as likely. A populated place counts 10·log10 of its population, so that a million people
/// make 60; the other figures place the rest beside it. The importance is that of [`importance`].
#[must_use]
pub fn prior(kind: EntityKind, alias: AliasKind, population: u32, importance: u8) -> f32 {
    let people = if population == 0 { 20.0 } else { 10.0 * (f64::from(population).log10() as f32) };
    let base = match kind {
        EntityKind::Country => 90.0 + people / 10.0,
        EntityKind::City => people + if importance == 1 { 6.0 } else { 0.0 },
        EntityKind::Admin1 => people - 8.0,
        EntityKind::Admin2 => people - 14.0,
        EntityKind::Region | EntityKind::Water | EntityKind::Terrain | EntityKind::OtherPlace | EntityKind::Road => match importance {
            1 => 80.0,
            2 => 66.0,
            3 => 52.0,
            4 => 38.0,
            _ => 26.0,
        },
        EntityKind::District => 36.0,
        EntityKind::Facility => 46.0,
        EntityKind::Person => 62.0,
        EntityKind::Igo => 67.0 - 2.0 * f32::from(importance),
        _ => 64.0 - 2.0 * f32::from(importance),
    };
    match (alias, kind) {
        (AliasKind::Name | AliasKind::Adjective, _) => base,
        // Alternate names of cities come from a list that holds much chaff.
        (_, EntityKind::City) => base - 10.0,
        (AliasKind::Alias, _) => base - 4.0,
        (AliasKind::Acronym, _) => base - 2.0,
    }
}

/// Inhabitants from which an alternate name of a place counts even if it is a person's name.
pub const LARGE: u32 = 400_000;

/// Whether an entry is so large that its name counts where an ordinary word stands ("TURKEY" in a headline).
#[must_use]
pub const fn names_much(kind: EntityKind, population: u32, importance: u8) -> bool {
    match kind {
        EntityKind::Country => true,
        EntityKind::City | EntityKind::Admin1 => population >= 200_000,
        EntityKind::Admin2 => false,
        _ => matches!(importance, 1 | 2),
    }
}

/// The importance of a row whose list gives none: 1 for the capital of a country (`capital`), 2 to 5 for an
/// organization by the number of its other names, since the better known has more.
#[must_use]
pub fn importance(kind: EntityKind, listed: u8, names: usize, capital: bool) -> u8 {
    match kind {
        EntityKind::City if capital => 1,
        _ if listed != 0 || !kind.is_organization() => listed,
        _ => match names {
            0..=1 => 5,
            2..=4 => 4,
            5..=8 => 3,
            _ => 2,
        },
    }
}
