//! Values with a form of their own: country codes, days, dates, bounds.

use jiff::civil::Date;

use super::record::Record;
use super::rule;
use super::tree::{Data, Value};
use crate::color::Color;
use crate::date::{self, MapDate};
use crate::units::LonLatBox;

impl Record<'_, '_, '_> {
    /// A country by ISO 3166-1 alpha-2.
    pub(super) fn country(&mut self, key: &'static str) -> Option<String> {
        let help = "write the two capital letters of ISO 3166-1, as \"UA\"";
        let value = self.required(key, help)?;
        let code = self.string(key, value, help)?;
        let sound = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        if !sound {
            self.faults
                .add(
                    rule::BAD_CODE,
                    value.start(),
                    format!("\"{code}\" is no country code"),
                )
                .help(help);
        }
        sound.then(|| code.to_owned())
    }

    /// A country or a part of one by ISO 3166, `UA` or `UA-14`.
    pub(super) fn region(&mut self, key: &'static str) -> Option<String> {
        let help = "write a code of ISO 3166, as \"UA\" for a country or \"UA-14\" for a region";
        let value = self.required(key, help)?;
        let code = self.string(key, value, help)?;
        let (country, region) = code.split_once('-').unwrap_or((code, "0"));
        let sound = country.len() == 2
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && (1..=3).contains(&region.len())
            && region
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if !sound {
            self.faults
                .add(
                    rule::BAD_CODE,
                    value.start(),
                    format!("\"{code}\" is no code of a country or region"),
                )
                .help(help);
        }
        sound.then(|| code.to_owned())
    }

    /// A part of a country by ISO 3166-2, `UA-14`.
    pub(super) fn subdivision(&mut self, key: &'static str) -> Option<String> {
        let code = self.region(key)?;
        if !code.contains('-') {
            let help = "write a code of ISO 3166-2, as \"UA-14\"";
            self.fault(
                rule::BAD_CODE,
                key,
                format!("\"{code}\" is a country, and no region"),
                help,
            );
            return None;
        }
        Some(code)
    }

    /// A colour as `#rrggbb` or `#rgb`.
    pub(crate) fn color(
        &mut self,
        key: &'static str,
        value: &Value<'_>,
        help: &str,
    ) -> Option<Color> {
        let Some(text) = value.text() else {
            self.mismatch(key, value, "a string", help);
            return None;
        };
        let color = Color::from_hex(text);
        if color.is_none() {
            let what = format!("\"{text}\" is no colour");
            self.fault(rule::BAD_COLOUR, key, what, help);
        }
        color
    }

    /// A day that may be left out.
    pub(super) fn day_if(&mut self, key: &'static str) -> Option<Date> {
        let value = self.optional(key)?;
        self.day(key, value)
    }

    /// A list of days.
    pub(super) fn days(&mut self, key: &'static str) -> Option<Vec<Date>> {
        let help = "write a list of days, as [\"2025-01-15\"]";
        let value = self.required(key, help)?;
        let Data::Array(items) = &value.data else {
            self.mismatch(key, value, "a list of days", help);
            return None;
        };
        let days: Vec<_> = items.iter().map(|item| self.day(key, item)).collect();
        days.into_iter().collect()
    }

    fn day(&mut self, key: &'static str, value: &Value<'_>) -> Option<Date> {
        let help = "write a day, as \"2025-01-15\"";
        let Some(text) = value.text() else {
            self.mismatch(key, value, "a string", help);
            return None;
        };
        match text.parse() {
            Ok(MapDate::Day(day)) => Some(day),
            Ok(other) => {
                let what = format!("\"{key}\" must be a day, not {other}");
                self.faults
                    .add(rule::BAD_DATE, value.start(), what)
                    .help(help);
                None
            }
            Err(_how_to_write) => self.no_date(key, value, help),
        }
    }

    /// A day, month or year.
    pub(super) fn date(&mut self, key: &'static str) -> Option<MapDate> {
        let help = "write a date, as \"2025-01-15\" or \"2025-01\"";
        let value = self.required(key, help)?;
        match self.string(key, value, help)?.parse() {
            Ok(date) => Some(date),
            Err(_how_to_write) => self.no_date(key, value, help),
        }
    }

    /// A fault that leaves out what the reader of dates says: how to write one is in the help.
    fn no_date<T>(&mut self, key: &str, value: &Value<'_>, help: &str) -> Option<T> {
        let text = value.text().unwrap_or_default();
        let (why, help) = match date::in_another_form(text) {
            Some(day) => ("dates begin with the year", format!("write \"{day}\"")),
            None => ("there is no such date", help.to_owned()),
        };
        let what = format!("\"{key}\" cannot be \"{text}\": {why}");
        self.faults
            .add(rule::BAD_DATE, value.start(), what)
            .help(help);
        None
    }

    /// `[west, south, east, north]`.
    pub(super) fn bounds(&mut self, key: &'static str) -> Option<LonLatBox> {
        let help = "write [west, south, east, north] in degrees, as [37.4, 48.2, 38.6, 49.0]";
        let value = self.required(key, help)?;
        let numbers: Option<Vec<f64>> = match &value.data {
            Data::Array(items) => items.iter().map(Value::number).collect(),
            _ => None,
        };
        let sides: Option<[f64; 4]> = numbers.and_then(|numbers| numbers.try_into().ok());
        let Some(sides) = sides else {
            self.fault(
                rule::BAD_BOUNDS,
                key,
                format!("\"{key}\" must be a list of four numbers"),
                help,
            );
            return None;
        };
        let bounds = LonLatBox::new(sides);
        if bounds.is_none() {
            let what = format!("\"{key}\" is empty or not on the Earth");
            self.fault(rule::BAD_BOUNDS, key, what, help);
        }
        bounds
    }
}
