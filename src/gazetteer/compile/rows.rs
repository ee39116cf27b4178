//! Reads the tab-separated lists into rows, with every problem found on the way.
//!
//! The kind of list is told by its header. What can be judged from the list alone is judged here; what needs
//! the other lists (unknown countries, overlaps) is judged by the `check` command.

use std::collections::{BTreeMap, HashMap};

use super::kinds::{Action, EntityKind};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The list cannot be used.
    Error,
    /// The list can be used; the row may not mean what was meant.
    Warning,
}

/// A problem in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// File as given.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = if self.severity == Severity::Error { "error" } else { "warning" };
        write!(out, "{}:{}:{}: {severity}: {}", self.path, self.line, self.column, self.message)
    }
}

/// Which columns a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cities and towns.
    Cities,
    /// First-level units.
    Admin1,
    /// Second-level units.
    Admin2,
    /// Countries.
    Countries,
    /// Regions, waters, terrain, former states.
    Regions,
    /// Buildings and installations.
    Facilities,
    /// Organizations.
    Organizations,
    /// People.
    People,
    /// A user's mixed list.
    User,
}

impl Format {
    /// The column that tells the format, its columns that must be there, and the format.
    const HEADERS: [(&'static str, &'static [&'static str], Self); 9] = [
        ("type", &["name", "type"], Self::User),
        ("iso3", &["id", "name", "aliases", "adjectives", "capital", "lat", "lon", "population"], Self::Countries),
        ("roles", &["id", "name", "aliases", "gender", "born", "died"], Self::People),
        ("founded", &["id", "name", "aliases", "acronyms", "kind", "country", "dissolved", "parent"], Self::Organizations),
        ("importance", &["id", "name", "aliases", "adjectives", "kind", "country", "lat", "lon"], Self::Regions),
        ("city", &["id", "name", "aliases", "kind", "country", "lat", "lon"], Self::Facilities),
        ("admin2", &["id", "name", "aliases", "country", "admin1", "lat", "lon", "population"], Self::Cities),
        ("admin1", &["id", "name", "country", "lat", "lon", "population"], Self::Admin2),
        ("population", &["id", "name", "aliases", "country", "lat", "lon"], Self::Admin1),
    ];
}

const COLUMNS: [&str; 25] = [
    "id",
    "name",
    "aliases",
    "adjectives",
    "acronyms",
    "kind",
    "type",
    "country",
    "admin1",
    "admin2",
    "city",
    "lat",
    "lon",
    "population",
    "importance",
    "founded",
    "dissolved",
    "born",
    "died",
    "roles",
    "gender",
    "parent",
    "capital",
    "action",
    "iso3",
];

/// Kinds of facilities.
pub const FACILITY_KINDS: [&str; 23] = [
    "airport", "base", "stadium", "prison", "embassy", "dam", "camp", "crossing", "hospital", "hotel", "monument", "bridge", "port",
    "mosque", "church", "square", "palace", "mall", "venue", "plant", "mine", "school", "other",
];

/// One entry of a list.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Line in its file, from 1.
    pub line: usize,
    /// Id with its prefix.
    pub id: String,
    /// Preferred name.
    pub name: &'a str,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// Names that count only in capitals.
    pub acronyms: Vec<&'a str>,
    /// Adjectives and inhabitant names.
    pub adjectives: Vec<&'a str>,
    /// What it is.
    pub kind: EntityKind,
    /// Two-letter code, or empty.
    pub country: &'a str,
    /// Name of its first-level unit, or empty.
    pub admin1: &'a str,
    /// Name of its second-level unit, or empty.
    pub admin2: &'a str,
    /// Latitude and longitude; NaN when not known.
    pub at: (f32, f32),
    /// Inhabitants; 0 when not known.
    pub population: u32,
    /// 1 (known in the whole world) to 5; 0 when the list has none.
    pub importance: u8,
    /// First and last year; 0 when not known.
    pub years: (u16, u16),
    /// Offices held, as the list writes them.
    pub roles: &'a str,
    /// Larger organization, city of a facility, or capital of a country.
    pub parent: &'a str,
    /// Kind of a facility, gender of a person, three-letter code of a country.
    pub detail: &'a str,
    /// What the row does to lower lists.
    pub action: Action,
}

/// The rows of a list, in its order.
#[derive(Debug, Default)]
pub struct List<'a> {
    /// Rows without an error.
    pub rows: Vec<Row<'a>>,
    /// Problems in the order of the file.
    pub problems: Vec<Diagnostic>,
}

struct Reader<'a, 'b> {
    path: &'b str,
    columns: BTreeMap<&'a str, usize>,
    format: Format,
    line: usize,
    cells: Vec<&'a str>,
    problems: Vec<Diagnostic>,
    failed: bool,
}

/// Reads a list.
#[must_use]
pub fn read<'a>(path: &str, text: &'a str) -> List<'a> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let columns: BTreeMap<&str, usize> = header.split('\t').enumerate().map(|(index, name)| (name, index)).collect();
    let mut reader =
        Reader { path, columns, format: Format::User, line: 1, cells: header.split('\t').collect(), problems: Vec::new(), failed: false };
    if !reader.header(header) {
        return List { rows: Vec::new(), problems: reader.problems };
    }
    let (mut rows, mut ids): (Vec<Row<'a>>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    let mut names: HashMap<(String, &str, &str), usize> = HashMap::new();
    for (index, line) in text.lines().enumerate().skip(1) {
        reader.line = index + 1;
        reader.failed = false;
        reader.cells = line.split('\t').collect();
        if line.trim().is_empty() {
            if reader.format != Format::User {
                reader.error("", "empty line");
            }
            continue;
        }
        if reader.cells.len() != reader.columns.len() {
            reader.error("", &format!("{} cells where the header has {}", reader.cells.len(), reader.columns.len()));
            continue;
        }
        let row = reader.row();
        if let Some(first) = ids.insert(row.id.clone(), row.line) {
            reader.error("id", &format!("id \"{}\" is already on line {first}", row.id));
        }
        let label = (row.name.to_lowercase(), row.kind.entity_type(), row.country);
        if !row.name.is_empty()
            && !matches!(reader.format, Format::Cities | Format::Admin1 | Format::Admin2)
            && let Some(first) = names.insert(label, row.line)
        {
            reader.warning("name", &format!("\"{}\" is already on line {first}", row.name));
        }
        if !reader.failed {
            rows.push(row);
        }
    }
    List { rows, problems: reader.problems }
}

impl<'a> Reader<'a, '_> {
    fn header(&mut self, header: &'a str) -> bool {
        let Some((_, required, format)) = Format::HEADERS.into_iter().find(|(tell, ..)| self.columns.contains_key(tell)) else {
            self.error("", "the header is of no known list: a list of one's own has the columns name, type and, if wanted, id, kind, country, lat, lon, aliases, acronyms, adjectives, population, importance, action");
            return false;
        };
        self.format = format;
        for name in required {
            if !self.columns.contains_key(name) {
                self.error("", &format!("column \"{name}\" is missing"));
            }
        }
        if self.columns.len() != self.cells.len() {
            self.error("", "a column stands twice in the header");
        }
        for name in header.split('\t').filter(|name| !COLUMNS.contains(name) && *name != "continent") {
            self.error(name, &format!("unknown column \"{name}\""));
        }
        !self.failed
    }

    fn row(&mut self) -> Row<'a> {
        let (kind, detail) = self.kind();
        let name = self.cell("name");
        if name.is_empty() {
            self.error("name", "no name");
        }
        let founded = self.year("founded").max(self.year("born"));
        let dissolved = self.year("dissolved").max(self.year("died"));
        if founded != 0 && dissolved != 0 && dissolved < founded {
            let column = if self.columns.contains_key("died") { "died" } else { "dissolved" };
            self.error(column, &format!("ends in {dissolved}, before it begins in {founded}"));
        }
        let row = Row {
            line: self.line,
            id: self.id(name),
            name,
            aliases: self.list("aliases"),
            acronyms: self.list("acronyms"),
            adjectives: self.list("adjectives"),
            kind,
            country: self.country(),
            admin1: self.cell("admin1"),
            admin2: self.cell("admin2"),
            at: self.coordinates(),
            population: self.number("population", u32::MAX),
            importance: self.number("importance", 5) as u8,
            years: (founded, dissolved),
            roles: self.roles(),
            parent: [self.cell("parent"), self.cell("city"), self.cell("capital")]
                .into_iter()
                .find(|cell| !cell.is_empty())
                .unwrap_or_default(),
            detail,
            action: self.action(),
        };
        for index in 0..self.cells.len() {
            let cell = self.cells[index];
            if cell != cell.trim() {
                let name = self.columns.iter().find(|(_, column)| **column == index).map_or("", |(name, _)| *name);
                self.warning(name, "spaces at the edge of the cell");
            }
        }
        row
    }

    fn cell(&self, name: &str) -> &'a str {
        self.columns.get(name).and_then(|&column| self.cells.get(column)).map_or("", |cell| cell.trim())
    }

    fn list(&mut self, name: &str) -> Vec<&'a str> {
        let cell = self.cell(name);
        let mut items: Vec<&str> = Vec::new();
        if cell.is_empty() {
            return items;
        }
        for item in cell.split('|').map(str::trim) {
            if item.is_empty() {
                self.warning(name, "an empty item between bars");
            } else if items.contains(&item) {
                self.warning(name, &format!("\"{item}\" stands twice"));
            } else {
                items.push(item);
            }
        }
        items
    }

    fn id(&mut self, name: &str) -> String {
        let id = self.cell("id");
        if self.format == Format::User {
            return if id.is_empty() { format!("user/{}", slug(name)) } else { id.to_owned() };
        }
        if id.is_empty() {
            self.error("id", "no id");
        }
        match self.format {
            Format::Cities if id.bytes().all(|byte| byte.is_ascii_digit()) => format!("geonames/{id}"),
            Format::Cities => format!("city/{id}"),
            Format::Admin1 => format!("admin1/{id}"),
            Format::Admin2 => format!("admin2/{id}"),
            Format::Countries => format!("country/{id}"),
            _ => id.to_owned(),
        }
    }

    fn kind(&mut self) -> (EntityKind, &'a str) {
        let kind = self.cell("kind");
        match self.format {
            Format::Cities => (EntityKind::City, ""),
            Format::Admin1 => (EntityKind::Admin1, ""),
            Format::Admin2 => (EntityKind::Admin2, ""),
            Format::Countries => (EntityKind::Country, self.cell("iso3")),
            Format::People => (EntityKind::Person, self.gender()),
            Format::Organizations => (self.organization_kind(kind), ""),
            Format::Facilities => (EntityKind::Facility, self.facility_kind(kind)),
            Format::Regions => (self.place_kind(kind), ""),
            Format::User => match self.cell("type") {
                "person" => (EntityKind::Person, self.gender()),
                "organization" => (self.organization_kind(if kind.is_empty() { "other" } else { kind }), ""),
                "place" if FACILITY_KINDS.contains(&kind) && kind != "other" => (EntityKind::Facility, kind),
                "place" => (self.place_kind(if kind.is_empty() { "other" } else { kind }), ""),
                other => {
                    self.error("type", &format!("type \"{other}\" is none of person, organization, place"));
                    (EntityKind::OtherPlace, "")
                }
            },
        }
    }

    fn organization_kind(&mut self, kind: &str) -> EntityKind {
        EntityKind::parse_organization(kind).unwrap_or_else(|| {
            self.error("kind", &format!("\"{kind}\" is no kind of organization"));
            EntityKind::OtherOrganization
        })
    }

    fn place_kind(&mut self, kind: &str) -> EntityKind {
        EntityKind::parse_place(kind).unwrap_or_else(|| {
            self.error("kind", &format!("\"{kind}\" is no kind of place"));
            EntityKind::OtherPlace
        })
    }

    fn facility_kind(&mut self, kind: &'a str) -> &'a str {
        if !FACILITY_KINDS.contains(&kind) {
            self.error("kind", &format!("\"{kind}\" is no kind of facility"));
        }
        kind
    }

    fn gender(&mut self) -> &'a str {
        let gender = self.cell("gender");
        if !matches!(gender, "" | "m" | "f") {
            self.error("gender", &format!("gender \"{gender}\" is neither m nor f nor empty"));
        }
        gender
    }

    fn action(&mut self) -> Action {
        let action = self.cell("action");
        if action.is_empty() {
            return Action::Add;
        }
        Action::parse(action).unwrap_or_else(|| {
            self.error("action", &format!("action \"{action}\" is none of add, outrank, suppress"));
            Action::Add
        })
    }

    fn country(&mut self) -> &'a str {
        let column = if self.format == Format::Countries { "id" } else { "country" };
        let country = self.cell(column);
        if !country.is_empty() && !is_code(country) {
            self.error(column, &format!("\"{country}\" is no two-letter country code"));
        }
        country
    }

    fn coordinates(&mut self) -> (f32, f32) {
        let (lat, lon) = (self.cell("lat"), self.cell("lon"));
        if lat.is_empty() && lon.is_empty() {
            return (f32::NAN, f32::NAN);
        }
        let mut read = |name: &str, cell: &str, limit: f32| match cell.parse::<f32>() {
            Ok(degrees) if degrees.abs() <= limit => degrees,
            _ => {
                self.error(
                    name,
                    &format!("\"{cell}\" is no {} between -{limit} and {limit}", if name == "lat" { "latitude" } else { "longitude" }),
                );
                f32::NAN
            }
        };
        (read("lat", lat, 90.0), read("lon", lon, 180.0))
    }

    fn number(&mut self, name: &str, limit: u32) -> u32 {
        let cell = self.cell(name);
        if cell.is_empty() {
            return 0;
        }
        cell.parse().ok().filter(|&number| number <= limit).unwrap_or_else(|| {
            self.error(name, &format!("\"{cell}\" is no number from 0 to {limit}"));
            0
        })
    }

    fn year(&mut self, name: &str) -> u16 {
        self.number(name, 2100) as u16
    }

    /// `role,COUNTRY,from,to[,org-id]`, divided by semicolons.
    fn roles(&mut self) -> &'a str {
        let roles = self.cell("roles");
        for role in roles.split(';').filter(|_| !roles.is_empty()) {
            let parts: Vec<&str> = role.split(',').map(str::trim).collect();
            if !(4..=5).contains(&parts.len()) {
                self.error("roles", &format!("\"{role}\" is not role,COUNTRY,from,to or role,COUNTRY,from,to,organization"));
                continue;
            }
            let year = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u16>().ok() };
            match (year(parts[2]), year(parts[3])) {
                (Some(from), Some(to)) if to != 0 && to < from => self.error("roles", &format!("\"{role}\" ends before it begins")),
                (Some(_), Some(_)) => {}
                _ => self.error("roles", &format!("\"{role}\" has a year that is no number")),
            }
            if !parts[1].is_empty() && !is_code(parts[1]) {
                self.error("roles", &format!("\"{}\" is no two-letter country code", parts[1]));
            }
        }
        roles
    }

    fn error(&mut self, column: &str, message: &str) {
        self.failed = true;
        self.report(column, Severity::Error, message);
    }

    fn warning(&mut self, column: &str, message: &str) {
        self.report(column, Severity::Warning, message);
    }

    fn report(&mut self, column: &str, severity: Severity, message: &str) {
        let before = self.columns.get(column).copied().unwrap_or(0).min(self.cells.len());
        let column = 1 + self.cells[..before].iter().map(|cell| cell.chars().count() + 1).sum::<usize>();
        self.problems.push(Diagnostic { path: self.path.to_owned(), line: self.line, column, severity, message: message.to_owned() });
    }
}

/// Whether a text has the shape of a two-letter country code.
fn is_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A name as part of an id: small letters and digits, everything else a hyphen.
fn slug(name: &str) -> String {
    crate::lexicon::words::folded(name).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
