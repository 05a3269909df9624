//! Lines and tables for the terminal.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use super::Compared;

impl Compared<'_> {
    /// What each says, in lines and tables as wide as so many characters.
    pub fn text(&self, width: u16) -> String {
        let [first, second] = self.names();
        let mut lines = vec![self.head(), String::new()];
        lines.push("Under assessed Russian control".to_owned());
        let held = self.held().into_iter();
        lines.extend(held.map(|(by, area)| format!("  {by}: {area}")));
        lines.extend([String::new(), "Line of contact".to_owned()]);
        lines.extend(self.lines().into_iter().map(|line| format!("  {line}")));
        let heads = [first.to_owned(), second.to_owned(), "Land".to_owned()];
        lines.extend([String::new(), "All land by what each says of it".to_owned()]);
        lines.push(printed(&table(heads, self.pairs(), width)));
        let places = self.places();
        if !places.is_empty() {
            lines.extend([String::new(), "Place by place".to_owned()]);
            let mut table = table(self.place_heads(), places, width);
            // A length that is broken is hard to read; in a narrow table there is no help.
            for column in table.column_iter_mut().skip(3).filter(|_| width >= WIDE) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            // Nor is a word that is broken: a place's or a dataset's name, or "Russian-held".
            let longest = |words: &str| words.split_whitespace().map(|w| w.chars().count()).max();
            let (heads, places) = (self.place_heads(), self.places());
            let widest = [0, 1, 2].map(|i: usize| {
                let cells = places.iter().chain([&heads]).map(|row| &*row[i]);
                cells.filter_map(longest).max().unwrap_or(0)
            });
            for (column, widest) in table.column_iter_mut().zip(widest) {
                let wide = u16::try_from(widest).unwrap_or(width) + PADDING;
                if wide < width / 4 {
                    column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(wide)));
                }
            }
            lines.push(printed(&table));
        }
        for note in self.notes() {
            lines.extend([String::new(), note]);
        }
        lines.join("\n")
    }
}

/// Spaces beside the words of a column.
const PADDING: u16 = 2;

/// From so many characters on, the table of places has room for columns as wide as their words.
const WIDE: u16 = 100;

fn table<const N: usize>(heads: [String; N], rows: Vec<[String; N]>, width: u16) -> Table {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .set_header(heads);
    for row in rows {
        table.add_row(row);
    }
    table
}

fn printed(table: &Table) -> String {
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
