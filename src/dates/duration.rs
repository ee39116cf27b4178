//! The TIMEX3 value of a length of time: `P3Y`, `PT5H30M`, `PXD`.

use super::expression::Count;
use super::lexicon::Unit;

/// The value of `count` times `unit`.
pub(super) fn value(count: Count, unit: Unit) -> String {
    let (time, letter, factor) = match unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Day | Unit::Night => ("", "D", 1),
        Unit::Weekend => ("", "WE", 1),
        Unit::Week => ("", "W", 1),
        Unit::Fortnight => ("", "W", 2),
        Unit::Month => ("", "M", 1),
        Unit::Quarter | Unit::Stretch => ("", "Q", 1),
        Unit::Half => ("", "M", 6),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
    };
    match count {
        Count::Exact(24) if unit == Unit::Hour => "P1D".to_owned(),
        Count::Exact(number) => format!("P{time}{}{letter}", u64::from(number) * factor),
        Count::Vague => match unit {
            Unit::Decade => "PXDE".to_owned(),
            Unit::Century => "PXCE".to_owned(),
            Unit::Fortnight => "PXW".to_owned(),
            _ => format!("P{time}X{letter}"),
        },
        Count::Halves(whole) => {
            let whole = u64::from(whole);
            match unit {
                Unit::Decade | Unit::Century | Unit::Fortnight | Unit::Half => format!("P{}{letter}", whole * factor + factor / 2),
                Unit::Hour if whole == 0 => "PT30M".to_owned(),
                Unit::Hour => format!("PT{whole}H30M"),
                Unit::Minute if whole == 0 => "PT30S".to_owned(),
                Unit::Minute => format!("PT{whole}M30S"),
                Unit::Year if whole == 0 => "P6M".to_owned(),
                Unit::Year => format!("P{whole}Y6M"),
                Unit::Day if whole == 0 => "PT12H".to_owned(),
                _ => format!("P{time}{whole}.5{letter}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_values() {
        for (count, unit, wanted) in [
            (Count::Exact(3), Unit::Year, "P3Y"),
            (Count::Exact(2), Unit::Decade, "P20Y"),
            (Count::Halves(5), Unit::Hour, "PT5H30M"),
            (Count::Halves(0), Unit::Year, "P6M"),
            (Count::Vague, Unit::Day, "PXD"),
            (Count::Vague, Unit::Minute, "PTXM"),
            (Count::Exact(24), Unit::Hour, "P1D"),
            (Count::Exact(1), Unit::Fortnight, "P2W"),
        ] {
            assert_eq!(value(count, unit), wanted);
        }
    }
}
