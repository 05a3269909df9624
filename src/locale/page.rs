//! What stands on every page, whatever it shows.

use super::Phrases;
use crate::geodata::Source;

impl Phrases {
    /// Below the arrow to the north.
    pub fn north(self) -> &'static str {
        self.say("N", "Пн")
    }

    /// After the first lines of a list.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// assert_eq!(Phrases::of(Lang::En).and_more(12), "and 12 more");
    /// assert_eq!(Phrases::of(Lang::Uk).and_more(12), "та ще\u{a0}12");
    /// ```
    pub fn and_more(self, count: usize) -> String {
        self.say(format!("and {count} more"), format!("та ще\u{a0}{count}"))
    }

    /// What an editor marks on a map, for those who can't see it.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// assert_eq!(Phrases::of(Lang::En).marked("a bridge and a road"), "Marked: a bridge and a road.");
    /// ```
    pub fn marked(self, titles: &str) -> String {
        self.say(
            format!("Marked: {titles}."),
            format!("Позначено: {titles}."),
        )
    }

    /// The projection of web maps, as a sentence.
    pub fn web_mercator(self) -> &'static str {
        self.say(
            "Web Mercator projection (EPSG:3857).",
            "Вебпроєкція Меркатора (EPSG:3857).",
        )
    }

    /// That the scale bar is true at the middle of the map only: at the map's edge lengths differ from
    /// those by up to this part.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let english = "The scale is true at the middle of the map; at its edges it is off by up to 5%.";
    /// assert_eq!(Phrases::of(Lang::En).scale_note(0.041), english);
    /// let ukrainian = "Масштаб точний посередині карти; на її краях він відхиляється щонайбільше на\u{a0}5\u{a0}%.";
    /// assert_eq!(Phrases::of(Lang::Uk).scale_note(0.041), ukrainian);
    /// ```
    pub fn scale_note(self, part: f64) -> String {
        let percent = (100.0 * part).ceil();
        self.say(
            format!(
                "The scale is true at the middle of the map; at its edges it is off by up to {percent}%."
            ),
            format!(
                "Масштаб точний посередині карти; на її краях він відхиляється щонайбільше на\u{a0}{percent}\u{a0}%."
            ),
        )
    }

    /// The words that a source asks for, and whether it may not be used commercially; empty where there is
    /// nothing to be said.
    pub fn attribution(self, source: &Source) -> String {
        let asked = source.attribution.or_english(self.lang());
        if !source.non_commercial {
            return asked.to_owned();
        }
        let name = if asked.is_empty() {
            &source.publisher
        } else {
            asked
        };
        self.say(
            format!("{name} (non-commercial use only)"),
            format!("{name} (лише для некомерційного використання)"),
        )
    }

    /// The line of the sources, and of whose borders the map draws.
    pub fn sources(self, attribution: &str, viewpoint: Option<&str>) -> String {
        let viewpoint = viewpoint.map_or(String::new(), |v| format!(" {v}."));
        self.say(
            format!("Sources: {attribution}. Map: bakhmut-map.{viewpoint}"),
            format!("Джерела: {attribution}. Карта: bakhmut-map.{viewpoint}"),
        )
    }
}
