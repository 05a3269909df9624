//! Tables of GitHub's Markdown, to paste.

use super::super::markdown::escaped;
use super::Compared;

impl Compared<'_> {
    /// What each says, as tables of Markdown.
    pub fn markdown(&self) -> String {
        let [first, second] = self.names();
        let mut lines = vec![escaped(&self.head()), String::new()];
        let held = self.held().map(|(by, area)| [by, area]);
        let heads = ["Under assessed Russian control", "Land"].map(str::to_owned);
        lines.extend(table(heads, held.into()));
        lines.extend([String::new(), "Line of contact:".to_owned(), String::new()]);
        let about = self.lines();
        lines.extend(about.iter().map(|line| format!("- {}", escaped(line))));
        lines.push(String::new());
        let heads = [first.to_owned(), second.to_owned(), "Land".to_owned()];
        lines.extend(table(heads, self.pairs()));
        let places = self.places();
        if !places.is_empty() {
            lines.push(String::new());
            lines.extend(table(self.place_heads(), places));
        }
        for note in self.notes() {
            lines.extend([String::new(), escaped(&note)]);
        }
        lines.join("\n")
    }
}

fn table<const N: usize>(heads: [String; N], rows: Vec<[String; N]>) -> Vec<String> {
    let row = |cells: &[String; N]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![row(&heads), format!("|{}", "---|".repeat(N))];
    lines.extend(rows.iter().map(row));
    lines
}
