//! What a theme says: every key once, with what it is of.

use super::key::{Key, Table};
use super::pattern::PatternSize;
use crate::style::Color;

/// Defines a table of a theme: its fields are the keys.
macro_rules! table {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $key:ident: $kind:ty,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name { $($(#[$doc])* pub $key: $kind,)+ }

        impl Table for $name {
            const KEYS: &'static [&'static str] = &[$(stringify!($key),)+];

            fn read_keys(
                record: &mut crate::geodata::Record<'_, '_, '_>,
                base: Option<&$name>,
            ) -> Option<$name> {
                // All are read before any that is wrong ends it.
                $(let $key = <$kind>::read(record, stringify!($key), base.map(|base| &base.$key));)+
                Some($name { $($key: $key?,)+ })
            }
        }
    };
}

table! {
    /// The colours of a map, and how strongly they and the patterns cover it.
    Theme {
        /// The paper around the map.
        paper: Color,
        /// Text of the first order.
        ink: Color,
        /// Text of the second order.
        quiet_ink: Color,
        /// Hairlines between parts of the page, and the frame.
        rule: Color,
        /// Around text and marks.
        halo: Color,
        /// The country that the map is about.
        land: Color,
        /// Other countries.
        foreign_land: Color,
        /// The home country in the locator.
        locator: Color,
        /// Sea, lakes and rivers.
        water: Color,
        /// Rivers drawn as lines.
        water_line: Color,
        /// Built-up areas under the zones.
        settlement: Color,
        /// The edge of a built-up area.
        settlement_edge: Color,
        /// Roads, and the plates of their numbers.
        road: Color,
        /// The casing on both sides of a road.
        road_casing: Color,
        /// Railways.
        railway: Color,
        /// The state border.
        border: Color,
        /// Zones that Russia controls.
        russia: Color,
        /// Zones that Ukraine controls, where a dataset draws any; land that Russia lost.
        ukraine: Color,
        /// Zones that nobody is said to control.
        nobody: Color,
        /// The line of contact.
        front: Color,
        /// Dots over what the data does not map.
        unmapped: Color,
        /// What was measured.
        measured: Color,
        /// What an article claims.
        claimed: Color,
        /// What the first of two sources alone says: its line, and the hatch of its land.
        first_source: Color,
        /// What the second of two sources alone says.
        second_source: Color,
        /// Whether the colours are to be told apart in grey too: this changes no map, but what is
        /// asked of the colours.
        greyscale: bool,
        /// How strongly colours cover their ground.
        strengths: Strengths,
        /// How dense and how heavy patterns are.
        patterns: Patterns,
    }
}

table! {
    /// How strongly a colour covers its ground: above 0, up to 1.
    Strengths {
        /// Of who controls a zone, where control is assessed.
        assessed: f64,
        /// The same where an advance is assessed.
        advance: f64,
        /// On a map of change, of land that was controlled before and is after, …
        kept: f64,
        /// … of land that was gained, …
        gained: f64,
        /// … and of land that was lost, under a hatch.
        lost: f64,
        /// Of a source, on land of which it alone says so, under a hatch.
        disputed: f64,
        /// In a chart, of what a share may be.
        range: f64,
    }
}

table! {
    /// The patterns. What each is made of is the same in all themes, so that the same pattern always
    /// means the same.
    Patterns {
        /// Rising lines: control is claimed.
        claimed: PatternSize,
        /// Crossing lines: control is contested.
        contested: PatternSize,
        /// Dots: who controls it is unknown.
        unknown: PatternSize,
        /// Rising lines: land that was lost.
        lost: PatternSize,
        /// Upright lines for the first of two sources, level ones for the second.
        disputed: PatternSize,
        /// Dots: the data does not map it.
        unmapped: PatternSize,
    }
}
