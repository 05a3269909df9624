//! What stands on every page, whatever it shows.

use super::Phrases;

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

    /// The line of the sources, and of whose borders the map draws.
    pub fn sources(self, attribution: &str, viewpoint: Option<&str>) -> String {
        let viewpoint = viewpoint.map_or(String::new(), |v| format!(" {v}."));
        self.say(
            format!("Sources: {attribution}. Map: bakhmut-map.{viewpoint}"),
            format!("Джерела: {attribution}. Карта: bakhmut-map.{viewpoint}"),
        )
    }
}
