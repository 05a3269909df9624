//! Findings as a compiler prints them: code, place, the line, and how to mend it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::error::{Fault, tame};

/// How many findings of one rule a file is shown with.
const MOST: usize = 20;

/// Each finding with its line; of one rule in one file, the first twenty and how many more there are.
pub fn faults_human(faults: &[Fault]) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for fault in faults {
        *counts.entry((&fault.file, fault.code)).or_default() += 1;
    }
    let mut told: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut text = String::new();
    for fault in faults {
        let key = (fault.file.as_str(), fault.code);
        let nth = told.entry(key).or_default();
        *nth += 1;
        if *nth > MOST {
            continue;
        }
        text += &shown(fault);
        if *nth == MOST && counts[&key] > MOST {
            let (more, word) = (counts[&key] - MOST, fault.severity.word());
            let (code, file) = (fault.code, tame(&fault.file));
            text += &format!(
                "{word}[{code}]: {more} more of this in {file}; validate --format json lists them\n\n"
            );
        }
    }
    text
}

fn shown(fault: &Fault) -> String {
    let (word, code) = (fault.severity.word(), fault.code);
    let mut text = format!("{word}[{code}]: {}\n", tame(&fault.what));
    let number = fault.place.map_or(String::new(), |at| at.line.to_string());
    let margin = " ".repeat(number.len());
    text += &format!("{margin}--> {}", tame(&fault.file));
    if let Some(at) = fault.place {
        text += &format!(":{}:{}", at.line, at.column);
    }
    if let Some(feature) = &fault.feature {
        text += &format!(", feature {}", tame(feature));
    }
    text += "\n";
    if let Some(excerpt) = &fault.excerpt {
        let (blank, mark) = (" ".repeat(excerpt.before), "^".repeat(excerpt.width));
        let line = format!("{number} | {}", excerpt.line);
        text += &format!(
            "{margin} |\n{}\n{margin} | {blank}{mark}\n",
            line.trim_end()
        );
    }
    if let Some(help) = &fault.help {
        let _ = writeln!(text, "{margin} = help: {}", tame(help));
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::faults::Faults;
    use crate::geodata::rule::{CLOCKWISE_RING, OPEN_RING};

    #[test]
    fn a_finding_reads_as_a_compiler_s() {
        let text = "{\n\t\"at\": [38, 48.6]\n}";
        let mut faults = Faults::new("z.geojson", text);
        faults.enter(Some("bakhmut".into()));
        faults
            .add(OPEN_RING, 9, "the ring is not closed")
            .help("close it");
        assert_eq!(
            faults_human(&faults.into_findings()),
            "error[open-ring]: the ring is not closed\n \
             --> z.geojson:2:8, feature bakhmut\n  \
             |\n\
             2 |     \"at\": [38, 48.6]\n  \
             |           ^^^^^^^^^^\n  \
             = help: close it\n\n"
        );
    }

    #[test]
    fn a_flood_is_told_in_a_line() {
        let mut faults = Faults::new("f", "[]");
        for _ in 0..MOST + 5 {
            faults.add(CLOCKWISE_RING, 0, "a");
        }
        let text = faults_human(&faults.into_findings());
        assert_eq!(text.matches("warning[clockwise-ring]: a\n").count(), MOST);
        assert!(
            text.contains("warning[clockwise-ring]: 5 more of this in f"),
            "{text}"
        );
    }
}
