//! Which countries and provinces a document is about, as far as its names tell.

use smallvec::SmallVec;

use crate::gazetteer::Country;

/// Weights of countries and of first-level units.
#[derive(Debug, Default)]
pub(super) struct Votes<'d> {
    /// A document speaks of few: a walk over them is the fastest search.
    countries: SmallVec<[(Country, f32); 8]>,
    units: SmallVec<[(Country, &'d str, f32); 8]>,
    country_total: f32,
    unit_total: f32,
}

impl<'d> Votes<'d> {
    pub fn country(&mut self, code: Country, weight: f32) {
        if code == Country::NONE || weight <= 0.0 {
            return;
        }
        self.country_total += weight;
        match self.countries.iter_mut().find(|known| known.0 == code) {
            Some(known) => known.1 += weight,
            None => self.countries.push((code, weight)),
        }
    }

    /// The vote for a unit comes after that for its country.
    pub fn unit(&mut self, country: Country, unit: &'d str, weight: f32) {
        if !unit.is_empty() && weight > 0.0 {
            match self.units.iter_mut().find(|known| known.0 == country && known.1 == unit) {
                Some(known) => known.2 += weight,
                None => self.units.push((country, unit, weight)),
            }
            self.unit_total += weight;
        }
    }

    fn weight_of(&self, country: Country) -> f32 {
        self.countries.iter().find(|known| known.0 == country).map_or(0.0, |known| known.1)
    }

    /// Share of a country, without `own` of its weight; 0 where nothing voted.
    pub fn country_share(&self, country: Country, own: f32) -> f32 {
        share(self.weight_of(country) - own, self.country_total - own)
    }

    /// Whether a unit of the country has votes.
    pub fn has_unit(&self, country: Country) -> bool {
        self.units.iter().any(|known| known.0 == country)
    }

    /// Share of a first-level unit, without `own` of its weight.
    pub fn unit_share(&self, country: Country, unit: &str, own: f32) -> f32 {
        let weight = self.units.iter().find(|known| known.0 == country && known.1 == unit).map_or(0.0, |known| known.2) - own;
        share(weight, self.unit_total - own)
    }
}

/// A share with one silent vote, so that a single weak voice does not decide everything.
fn share(weight: f32, total: f32) -> f32 {
    if weight <= 0.0 { 0.0 } else { weight / (total + 1.0) }
}

/// A point on Earth, with what every distance from it needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// In degrees.
    pub lat: f32,
    lon: f32,
    radians: f32,
    cosine: f32,
}

impl Spot {
    pub fn new((lat, lon): (f32, f32)) -> Self {
        let radians = lat.to_radians();
        Self { lat, lon, radians, cosine: radians.cos() }
    }

    /// Great-circle distance in kilometres.
    pub fn kilometres(&self, other: &Self) -> f32 {
        let (d_lat, d_lon) = (other.radians - self.radians, (other.lon - self.lon).to_radians());
        let x = (d_lat / 2.0).sin().powi(2) + self.cosine * other.cosine * (d_lon / 2.0).sin().powi(2);
        12_742.0 * x.sqrt().min(1.0).asin()
    }
}

/// Whether two points lie at most `reach` kilometres apart; false where one is not known.
pub(super) fn near(a: (f32, f32), b: (f32, f32), reach: f32) -> bool {
    // A degree of latitude is 111 km; most pairs need no more than that.
    (a.0 - b.0).abs() * 110.0 <= reach && Spot::new(a).kilometres(&Spot::new(b)) <= reach
}
