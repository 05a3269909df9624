//! Strings of JSON.

use std::borrow::Cow;

use crate::geodata::rule::{self, Rule};

/// Why a string is not one: the rule, the byte, what is wrong, what to write.
pub(super) struct Wrong {
    pub(super) rule: &'static Rule,
    pub(super) at: usize,
    pub(super) what: &'static str,
    pub(super) help: &'static str,
}

/// What to write where a typographic quote stands for a straight one.
pub(super) const STRAIGHT: &str = "write straight quotes: \"";

pub(super) const QUOTES: [char; 6] = ['“', '”', '„', '‟', '«', '»'];

/// Whether a text ends as if a typographic quote closed it.
pub(super) fn typographic(text: &str) -> bool {
    text.trim_end_matches([' ', ',', ':', ']', '}'])
        .ends_with(QUOTES)
}

/// Reads the string whose opening quote is at `start`; gives the text and the byte after it.
pub(super) fn scan(text: &str, start: usize) -> Result<(Cow<'_, str>, usize), Wrong> {
    let stop = stop(text, start + 1);
    if text.as_bytes().get(stop) == Some(&b'"') {
        return Ok((Cow::Borrowed(&text[start + 1..stop]), stop + 1));
    }
    escaped(text, start, stop)
}

/// The next quote, backslash or control character.
fn stop(text: &str, from: usize) -> usize {
    let special = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < 0x20;
    let rest = &text.as_bytes()[from..];
    from + rest.iter().position(special).unwrap_or(rest.len())
}

/// Reads on from the first escape, at `at`.
fn escaped(text: &str, start: usize, mut at: usize) -> Result<(Cow<'_, str>, usize), Wrong> {
    let bytes = text.as_bytes();
    let mut out = text[start + 1..at].to_owned();
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok((Cow::Owned(out), at + 1)),
            Some(b'\\') => {
                let (character, end) = escape(bytes, at)?;
                out.push(character);
                at = end;
            }
            Some(_) => {
                let what = "a line break, tab or other control character inside a string";
                let help = match typographic(&text[start..at]) {
                    true => STRAIGHT,
                    false => "close the string on its line, or write \\n or \\t",
                };
                return Err(Wrong {
                    rule: rule::JSON_SYNTAX,
                    at,
                    what,
                    help,
                });
            }
            None => {
                let what = "the file ends in the middle of a string";
                let help = "a closing \" is missing: was the file cut off?";
                return Err(Wrong {
                    rule: rule::CUT_OFF,
                    at: start,
                    what,
                    help,
                });
            }
        }
        let next = stop(text, at);
        out.push_str(&text[at..next]);
        at = next;
    }
}

/// The character of the escape at `at`, and the byte after it.
fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), Wrong> {
    let plain = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes, at),
        _ => {
            let what = "an unknown escape in a string";
            return Err(Wrong {
                rule: rule::JSON_SYNTAX,
                at,
                what,
                help: "write \\\\ for a backslash itself",
            });
        }
    };
    Ok((plain, at + 2))
}

/// `\uXXXX`, or two of them for a character beyond U+FFFF.
fn unicode(bytes: &[u8], at: usize) -> Result<(char, usize), Wrong> {
    let wrong = |what| Wrong {
        rule: rule::JSON_SYNTAX,
        at,
        what,
        help: "write the character itself",
    };
    let first = unit(bytes, at).ok_or(wrong("\\u without four hexadecimal digits"))?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, at + 6));
    }
    let pair = unit(bytes, at + 6).filter(|_| (0xD800..0xDC00).contains(&first));
    let low = pair.filter(|low| (0xDC00..0xE000).contains(low));
    let code = low.map(|low| 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00));
    let character = code.and_then(char::from_u32);
    Ok((
        character.ok_or(wrong("half of a surrogate pair in a string"))?,
        at + 12,
    ))
}

/// The code unit of the `\uXXXX` at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit * 16 + char::from(*digit).to_digit(16)?)
    })
}
