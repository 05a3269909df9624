//! TOML as the same tree that JSON becomes.

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::faults::Faults;
use super::tree::{Data, Member, Value};
use super::{conflict, rule};

/// Parses the text of `faults`, in which there is none yet; any gives `None`.
///
/// Members stand in the order of the file; a date or time becomes a string.
pub(crate) fn parse<'a>(faults: &mut Faults<'a>) -> Option<Value<'a>> {
    let (table, mut errors) = DeTable::parse_recoverable(faults.text());
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    errors.sort_by_key(start);
    let mut told_to = 0;
    for error in &errors {
        let at = start(error);
        if at < told_to {
            continue;
        }
        let line = start_of_line(faults.text(), at);
        if conflict::is_mark(faults.text(), line) {
            // Its two sides say the same keys.
            told_to = conflict::end(faults.text(), line);
            faults
                .add(rule::TOML_SYNTAX, line, conflict::WHAT)
                .help(conflict::HELP);
            continue;
        }
        if error.message() == "duplicate key" {
            told_to = twice(error, at, faults);
            continue;
        }
        // One slip confuses the rest of its line.
        told_to = end_of_line(faults.text(), at);
        let help = "strings need double quotes; a key with a colon too: \"title:uk\" = \"…\"";
        faults
            .add(
                rule::TOML_SYNTAX,
                at,
                format!("not TOML: {}", error.message()),
            )
            .help(help);
    }
    let data = members(table.into_inner(), faults);
    let root = Value {
        at: 0,
        end: faults.text().len() as u32,
        data,
    };
    faults.is_empty().then_some(root)
}

/// Adds the fault of a key or table that stands twice; returns the byte up to which other faults
/// follow from it: a table with another's name confuses all its keys.
fn twice(error: &toml::de::Error, at: usize, faults: &mut Faults<'_>) -> usize {
    let text = faults.text();
    let end = error.span().map_or(at, |span| span.end);
    let key = text.get(at..end).unwrap_or_default();
    let line = start_of_line(text, at);
    let is_table = text[line..at].trim_start().starts_with('[');
    let first = match first_of(key, is_table, &text[..line]) {
        Some(first) => format!("on line {}", faults.place(first).line),
        None => "above".to_owned(),
    };
    let (what, cure) = match is_table {
        true => (
            format!("the table [{key}]"),
            "give one of them another name",
        ),
        false => (format!("the key {key}"), "keep one of the two"),
    };
    let help = format!("it stands {first} too; {cure}");
    faults
        .add(rule::DUPLICATE_KEY, at, format!("{what} stands twice"))
        .help(help);
    if !is_table {
        return end_of_line(text, at);
    }
    let next = text[at..].find("\n[");
    next.map_or(text.len(), |next| at + next + 1)
}

/// Where the last line of a text begins that opens the table, or gives the key.
fn first_of(key: &str, is_table: bool, text: &str) -> Option<usize> {
    let ends = if is_table { ']' } else { '=' };
    let opens = |line: &str| {
        let line = line.trim_start();
        let name = if is_table {
            line.strip_prefix('[')?
        } else {
            line
        };
        let rest = name.strip_prefix(key)?.trim_start();
        Some(rest.starts_with(ends))
    };
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let found = lines.filter(|(_, line)| opens(line) == Some(true));
    found.last().map(|(at, _)| at)
}

/// The byte at which the line of the byte `at` begins.
fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

/// The byte at which the line of the byte `at` ends.
fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |line| at + line)
}

fn members<'a>(table: DeTable<'a>, faults: &mut Faults<'a>) -> Data<'a> {
    let member = |(key, value): (Spanned<_>, _)| {
        let key_at = key.span().start as u32;
        Member {
            key: key.into_inner(),
            key_at,
            value: tree(value, faults),
        }
    };
    let mut members: Vec<Member<'_>> = table.into_iter().map(member).collect();
    members.sort_by_key(|member| member.key_at);
    Data::Object(members)
}

fn tree<'a>(value: Spanned<DeValue<'a>>, faults: &mut Faults<'a>) -> Value<'a> {
    let span = value.span();
    let data = match value.into_inner() {
        DeValue::String(text) => Data::String(text),
        DeValue::Integer(digits) => number(integer(&digits), span.start, faults),
        DeValue::Float(digits) => number(digits.as_str().parse().ok(), span.start, faults),
        DeValue::Boolean(flag) => Data::Bool(flag),
        DeValue::Datetime(date) => Data::String(date.to_string().into()),
        DeValue::Array(values) => Data::Array(
            values
                .into_iter()
                .map(|value| tree(value, faults))
                .collect(),
        ),
        DeValue::Table(table) => members(table, faults),
    };
    Value {
        at: span.start as u32,
        end: span.end as u32,
        data,
    }
}

fn integer(digits: &DeInteger<'_>) -> Option<f64> {
    let value = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
    value.map(|value| value as f64)
}

fn number<'a>(value: Option<f64>, at: usize, faults: &mut Faults<'a>) -> Data<'a> {
    if let Some(value) = value.filter(|value| value.is_finite()) {
        return Data::Number(value);
    }
    faults
        .add(
            rule::NUMBER_TOO_LARGE,
            at,
            "the number is not finite, or too large",
        )
        .help("write a smaller number");
    Data::Null
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_places() {
        let text =
            "# a comment\n[zulu]\nnumber = 0x10\n[alpha]\nday = 2025-01-15\nlist = [1.5, 2]\n";
        let mut faults = Faults::new("views.toml", text);
        let root = parse(&mut faults).unwrap();
        let keys: Vec<_> = root
            .members()
            .unwrap()
            .iter()
            .map(|m| m.key.clone())
            .collect();
        assert_eq!(keys, ["zulu", "alpha"]);
        assert_eq!(
            root.get("zulu").unwrap().get("number").unwrap().data,
            Data::Number(16.0)
        );
        let alpha = root.get("alpha").unwrap();
        assert_eq!(alpha.get("day").unwrap().text(), Some("2025-01-15"));
        assert_eq!(faults.place(alpha.get("day").unwrap().start()).line, 5);
    }

    #[test]
    fn names_every_syntax_error() {
        let mut faults = Faults::new("views.toml", "a = \nb = 1\nc = = 2\n");
        assert_eq!(parse(&mut faults), None);
        let lines: Vec<_> = faults
            .into_faults()
            .iter()
            .map(|f| f.place.unwrap().line)
            .collect();
        assert_eq!(lines, [1, 3]);
    }

    #[test]
    fn an_unresolved_merge_is_told_once_without_what_follows_from_it() {
        let keys = "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> theirs\nc = = 3\n";
        let tables = "<<<<<<< HEAD\n[b]\nx = 1\n=======\n[b]\nx = 2\n>>>>>>> theirs\ny = = 3\n";
        let list = "l = [\n<<<<<<< HEAD\n1,\n||||||| base\n2,\n=======\n3,\n>>>>>>> theirs\n]\n\
                    n = = 1\n";
        for (text, conflict, other) in [(keys, 2, 7), (tables, 1, 8), (list, 2, 10)] {
            let mut faults = Faults::new("views.toml", text);
            assert_eq!(parse(&mut faults), None);
            let faults = faults.into_faults().into_iter();
            let told: Vec<_> = faults.map(|f| (f.place.unwrap().line, f.what)).collect();
            let first = (conflict, conflict::WHAT.to_owned());
            assert_eq!(told[0], first, "{text}");
            assert_eq!((told.len(), told[1].0), (2, other), "{text}: {told:?}");
        }
    }

    #[test]
    fn marks_in_a_string_are_a_part_of_it() {
        let text = "note = \"\"\"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n\"\"\"\n";
        let mut faults = Faults::new("views.toml", text);
        assert!(parse(&mut faults).is_some(), "{faults:?}");
    }
}
