//! How the keys of a theme are read: each from the file or, where that leaves it out, from the theme
//! that the file changes.

use super::pattern::PatternSize;
use crate::geodata::{Record, rule};
use crate::style::Color;

/// A value that a theme has under a key.
pub(super) trait Key: Clone {
    /// The value of `key`, or else that of the base. `None` with a fault where it is wrong, or missing
    /// without a base.
    fn read(
        record: &mut Record<'_, '_, '_>,
        key: &'static str,
        base: Option<&Self>,
    ) -> Option<Self>;
}

/// A table of keys.
pub(super) trait Table: Clone {
    /// All keys that it may have.
    const KEYS: &'static [&'static str];

    /// The table of a record whose keys are known.
    fn read_keys(record: &mut Record<'_, '_, '_>, base: Option<&Self>) -> Option<Self>;
}

/// What is said of a key that is left out.
fn missing(how: &str) -> String {
    format!("write {how}, or base = \"light\" to take what is left out from there")
}

impl<T: Table> Key for T {
    fn read(record: &mut Record<'_, '_, '_>, key: &'static str, base: Option<&T>) -> Option<T> {
        if let (false, Some(base)) = (record.has(key), base) {
            return Some(base.clone());
        }
        let help = missing(&format!("[{key}] and its keys below"));
        let value = record.required(key, &help)?;
        let mut table = Record::table(key, value, T::KEYS, record.faults);
        T::read_keys(&mut table, base)
    }
}

impl Key for Color {
    fn read(
        record: &mut Record<'_, '_, '_>,
        key: &'static str,
        base: Option<&Color>,
    ) -> Option<Color> {
        /// How colours are written.
        const HOW: &str = "a colour as \"#rrggbb\", in quotes";
        if let (false, Some(base)) = (record.has(key), base) {
            return Some(*base);
        }
        let value = record.required(key, &missing(HOW))?;
        record.color(key, value, &format!("write {HOW}"))
    }
}

impl Key for bool {
    fn read(
        record: &mut Record<'_, '_, '_>,
        key: &'static str,
        base: Option<&bool>,
    ) -> Option<bool> {
        match base {
            Some(base) if !record.has(key) => Some(*base),
            _ => Some(record.flag(key)),
        }
    }
}

/// A strength.
impl Key for f64 {
    fn read(record: &mut Record<'_, '_, '_>, key: &'static str, base: Option<&f64>) -> Option<f64> {
        let help = "a number above 0, up to 1: the part of its ground that the colour covers";
        number(record, key, base, |n| n > 0.0 && n <= 1.0, help)
    }
}

impl Key for PatternSize {
    fn read(
        record: &mut Record<'_, '_, '_>,
        key: &'static str,
        base: Option<&PatternSize>,
    ) -> Option<PatternSize> {
        if let (false, Some(base)) = (record.has(key), base) {
            return Some(*base);
        }
        /// How sizes are written.
        const HOW: &str = "a spacing and a weight in pixels, as { spacing = 9, weight = 2 }";
        let value = record.required(key, &missing(HOW))?;
        if value.members().is_none() {
            record.mismatch(key, value, "a table", &format!("write {HOW}"));
            return None;
        }
        let mut table = Record::table(key, value, &["spacing", "weight"], record.faults);
        let spacing = base.map(|base| &base.spacing);
        let spacing = number(
            &mut table,
            "spacing",
            spacing,
            |n| (3.0..=40.0).contains(&n),
            "a number of pixels from 3 to 40",
        );
        let weight = base.map(|base| &base.weight);
        let weight = number(
            &mut table,
            "weight",
            weight,
            |n| (0.5..=40.0).contains(&n),
            "a number of pixels, 0.5 at least and below the spacing",
        );
        let (spacing, weight) = (spacing?, weight?);
        if weight >= spacing {
            let what = format!("lines {weight} wide and {spacing} apart leave no gap between them");
            let wrong = if table.has("weight") {
                "weight"
            } else {
                "spacing"
            };
            table.fault(
                rule::OUT_OF_RANGE,
                wrong,
                what,
                "write a weight below the spacing",
            );
            return None;
        }
        Some(PatternSize { spacing, weight })
    }
}

fn number(
    record: &mut Record<'_, '_, '_>,
    key: &'static str,
    base: Option<&f64>,
    allowed: fn(f64) -> bool,
    how: &str,
) -> Option<f64> {
    match base {
        Some(base) if !record.has(key) => Some(*base),
        Some(_) => record.number(key, allowed, &format!("write {how}")),
        None if record.has(key) => record.number(key, allowed, &format!("write {how}")),
        None => record.number(key, allowed, &missing(how)),
    }
}
