//! What stands on every page, whatever it shows.

use super::Phrases;

impl Phrases {
    /// The length of a scale bar in kilometres.
    pub fn kilometres(self, number: f64) -> String {
        format!("{number} km")
    }

    /// The length of a scale bar in miles.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// assert_eq!(Phrases::of(Lang::En).miles(1.0), "1 mile");
    /// assert_eq!(Phrases::of(Lang::En).miles(0.5), "0.5 miles");
    /// ```
    pub fn miles(self, number: f64) -> String {
        let unit = if number == 1.0 { "mile" } else { "miles" };
        format!("{number} {unit}")
    }

    /// Below the arrow to the north.
    pub fn north(self) -> &'static str {
        "N"
    }

    /// After the first lines of a list.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// assert_eq!(Phrases::of(Lang::En).and_more(12), "and 12 more");
    /// ```
    pub fn and_more(self, count: usize) -> String {
        format!("and {count} more")
    }
}
