//! What a page says where it has no room to say all.

use super::Phrases;

impl Phrases {
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
