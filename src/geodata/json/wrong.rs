//! What is wrong with a text, in words that lead to the cure.

use std::borrow::Cow;

use super::super::tree::Member;
use super::parser::{NotJson, Parser};
use super::string::{QUOTES, STRAIGHT, typographic};
use crate::geodata::{conflict, rule};

/// How deep a feature is open: in the list of the root object.
const FEATURE: usize = 3;

impl<'a> Parser<'a, '_> {
    /// A fault for every key that stands twice.
    pub(super) fn check_keys(&mut self, members: &[Member<'a>]) {
        if members.len() <= 8 {
            let twice = |(i, member): (usize, &Member<'a>)| {
                members[..i].iter().any(|before| before.key == member.key)
            };
            if !members.iter().enumerate().any(twice) {
                return;
            }
        }
        let by_key = |member: &'_ Member<'a>| (member.key.clone(), member.key_at);
        let mut keys: Vec<(Cow<'a, str>, u32)> = members.iter().map(by_key).collect();
        keys.sort_unstable();
        for pair in keys.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let first = self.faults.place(pair[0].1 as usize);
            let help = format!(
                "it stands on line {}, column {} too; keep one of the two",
                first.line, first.column
            );
            let what = format!("the key \"{}\" stands twice in one object", pair[1].0);
            self.faults
                .add(rule::DUPLICATE_KEY, pair[1].1 as usize, what)
                .help(help);
        }
    }

    /// Whether a mark of an unresolved merge stands here; adds its fault.
    fn is_conflict(&mut self) -> bool {
        let is_mark = conflict::is_mark(self.text, self.at);
        if is_mark {
            self.faults
                .add(rule::JSON_SYNTAX, self.at, conflict::WHAT)
                .help(conflict::HELP);
        }
        is_mark
    }

    /// Adds the fault of text behind the value.
    pub(super) fn goes_on(&mut self) {
        if !self.is_conflict() {
            self.faults
                .add(rule::JSON_SYNTAX, self.at, "text after the end of the JSON")
                .help("a JSON file is one value; remove what follows it");
        }
    }

    /// Adds the fault of a character where none of its kind may stand.
    #[cold]
    pub(super) fn unexpected(&mut self, wanted: &str) -> NotJson {
        let Some(found) = self.text[self.at..].chars().next() else {
            return self.ends();
        };
        if self.is_conflict() {
            return NotJson;
        }
        let before = self.text[..self.at].trim_ascii_end();
        let string = before.strip_suffix('"').and_then(|b| b.rsplit('"').next());
        // What stands between a typographic quote and the straight one that begins a string.
        let between = string.is_some_and(|s| typographic(s) && !s.ends_with(QUOTES));
        let comma = before.ends_with(',');
        let help = match found {
            _ if between || QUOTES.contains(&found) => STRAIGHT.to_owned(),
            ',' if comma => "remove one of the two commas".to_owned(),
            ']' | '}' if comma => "remove the comma before it".to_owned(),
            '\'' => "JSON has double quotes only".to_owned(),
            '/' | '#' => "JSON has no comments; remove it".to_owned(),
            '+' | '.' => "write numbers like 38.0008, -5 or 1e3".to_owned(),
            'N' | 'I' => "JSON has no NaN, Infinity or None; write null".to_owned(),
            'T' | 'F' => "write true or false in lower case".to_owned(),
            '"' | '[' | '{' if wanted.contains("\",\"") => {
                format!("a comma is missing before it, or {}", self.unclosed())
            }
            '{' | '[' | '}' | ']' | ':' if wanted != "a value" => self.unclosed(),
            _ if before.is_empty() => {
                "GeoJSON begins with { \"type\": \"FeatureCollection\", \"features\": [ …"
                    .to_owned()
            }
            _ => "see what stands before it: a comma, quote or bracket is missing or too many"
                .to_owned(),
        };
        let shown = match found {
            '"' => "a double quote".to_owned(),
            other => format!("{:?}", other.to_string()),
        };
        self.faults
            .add(
                rule::JSON_SYNTAX,
                self.at,
                format!("expected {wanted}, found {shown}"),
            )
            .help(help);
        NotJson
    }

    /// Adds the fault of what begins like a number and is none from the byte `at` on.
    #[cold]
    pub(super) fn not_a_number(&mut self, at: usize) -> NotJson {
        let help = "write numbers like 38.0008, with a decimal point, -5 or 1e3, \
                    without leading zeros";
        let rest = &self.text[self.at..];
        let end = |c: char| c.is_whitespace() || ",]}".contains(c);
        let shown = rest.split(end).next().unwrap_or(rest);
        let shown: String = shown.chars().take(24).collect();
        self.faults
            .add(
                rule::JSON_SYNTAX,
                at,
                format!("{shown} is not a JSON number"),
            )
            .help(help);
        NotJson
    }

    /// Adds the fault of a text that is cut off.
    #[cold]
    pub(super) fn ends(&mut self) -> NotJson {
        let name = self.innermost().0;
        let article = if name == "object" { "an" } else { "a" };
        let what = format!("the file ends in the middle of {article} {name}");
        let help = format!("{}: was the file cut off?", self.unclosed());
        self.faults
            .add(rule::CUT_OFF, self.text.len(), what)
            .help(help);
        NotJson
    }

    /// The list or object that is open: its name, and the byte it begins at.
    fn innermost(&self) -> (&'static str, usize) {
        let open = self.open.last().copied().unwrap_or(0);
        match self.text.as_bytes().get(open) {
            Some(b'{') => ("object", open),
            _ => ("list", open),
        }
    }

    /// Says what is not closed, and where.
    fn unclosed(&self) -> String {
        let (name, open) = self.innermost();
        let at = |byte| {
            let place = self.faults.place(byte);
            format!("{}:{}", place.line, place.column)
        };
        let look = match self.odd.filter(|odd| *odd != open) {
            Some(odd) => format!("; look for a missing \"]\" at {}", at(odd)),
            None => String::new(),
        };
        format!("the {name} opened at {} is not closed{look}", at(open))
    }

    /// Notes that the object `depth` deep, of which `members` have been read, is broken.
    #[cold]
    pub(super) fn broken_object(&mut self, depth: usize, members: &[Member<'a>]) {
        if depth == FEATURE {
            let id = members.iter().find(|member| member.key == "id");
            self.feature = id.and_then(|id| id.value.label());
        }
    }

    /// Notes that the list `depth` deep is broken in or after the element of that index.
    #[cold]
    pub(super) fn broken_list(&mut self, depth: usize, index: usize) {
        if depth + 1 == FEATURE && self.feature.is_none() && self.open.len() >= FEATURE {
            self.feature = Some(format!("#{index}"));
        }
    }

    /// Names the feature of the fault that stopped the parser.
    #[cold]
    pub(super) fn name_feature(&mut self) {
        let (Some(label), [root, list, start, ..]) = (self.feature.take(), &*self.open) else {
            return;
        };
        if [root, list, start].map(|at| self.text.as_bytes()[*at]) == *b"{[{" {
            let inside = |at| (at >= *start).then(|| label.clone());
            self.faults.name_features(inside);
        }
    }
}
