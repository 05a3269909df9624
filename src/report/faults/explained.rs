//! What a rule means.

use crate::geodata::rule::{GROUPS, Rule};

/// A rule's code, severity and title, why it matters, how to mend what breaks it, and an example.
pub fn explained(rule: &Rule) -> String {
    let (code, word) = (rule.code, rule.severity.word());
    let Rule {
        title, why, mend, ..
    } = rule;
    let (bad, good) = (indented(rule.bad), indented(rule.good));
    format!(
        "{code} ({word}): {title}\n\nWhy: {why}\n\nMend: {mend}\n\nWrong:\n{bad}\nRight:\n{good}"
    )
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// The page of all rules, in Markdown: a table of each group, and below it what the rules mean.
pub fn rules_page() -> String {
    let mut page = BEGINNING.to_owned();
    for (title, rules) in GROUPS {
        page += &format!("\n## {title}\n\n| code | severity | what is wrong |\n|---|---|---|\n");
        for rule in rules {
            let (code, word) = (rule.code, rule.severity.word());
            page += &format!("| [`{code}`](#{code}) | {word} | {} |\n", rule.title);
        }
        for rule in rules {
            let Rule {
                code, why, mend, ..
            } = rule;
            let (bad, good) = (indented(rule.bad), indented(rule.good));
            page += &format!("\n### {code}\n\n{}. {why} {mend}\n\n", rule.title);
            page += &format!("Wrong:\n\n{bad}\nRight:\n\n{good}");
        }
    }
    page
}

const BEGINNING: &str = "# The rules of `validate`

`bakhmut-map validate` names each fault by a code. `bakhmut-map validate --explain CODE` prints what
stands here of it. An *error* is what the other commands refuse a file for, or what makes the file mean
two things; with one, the program exits with 3. A *warning* is what may not be what was meant, or what
other programs stumble over; with warnings alone, it exits with 0.

This page is made from the program: `UPDATE_REFERENCES=1 cargo test --test validate rules_page` writes it.
";
