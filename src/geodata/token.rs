//! Where the token ends that begins at a byte: what an excerpt underlines.

/// How far a bracket's other end is looked for, in bytes.
const REACH: usize = 4096;

/// The byte behind the token that begins at `at`: a string, number or word, or a list or object that
/// ends on its line; of a longer one its first bracket.
///
/// ```
/// use bakhmut_map::geodata::token_end;
/// let text = "{\"id\": \"a \\\" b\", \"at\": [1, 2]}";
/// let token = |at| &text[at..token_end(text, at)];
/// assert_eq!(token(7), "\"a \\\" b\"");
/// assert_eq!(token(23), "[1, 2]");
/// ```
pub fn token_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(first) = bytes.get(at) else {
        return text.len();
    };
    match first {
        b'"' => string_end(bytes, at).unwrap_or(at + 1),
        b'[' | b'{' => bracket_end(bytes, at).unwrap_or(at + 1),
        byte if word(*byte) => at + bytes[at..].iter().take_while(|byte| word(**byte)).count(),
        _ => at + text[at..].chars().next().map_or(1, char::len_utf8),
    }
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_')
}

/// The byte behind the string that begins at `at`, if it ends on its line.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut escaped = false;
    for (i, byte) in bytes.iter().enumerate().skip(at + 1).take(REACH) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(i + 1),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// The byte behind the bracket that closes the one at `at`, if it stands on its line.
fn bracket_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut depth, mut i) = (0, at);
    let end = bytes.len().min(at + REACH);
    while i < end {
        match bytes[i] {
            b'"' => {
                i = string_end(bytes, i)?;
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 1 => return Some(i + 1),
            b']' | b'}' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_where_it_ends() {
        for (text, token) in [
            ("38.0008, 48", "38.0008"),
            ("-1e+3]", "-1e+3"),
            ("\"Бахмут\": 1", "\"Бахмут\""),
            ("{\"a\": [1, \"]}\"]}, ", "{\"a\": [1, \"]}\"]}"),
            ("[\n1]", "["),
            ("\"open", "\""),
            ("title = 1", "title"),
            ("“x", "“"),
            (",", ","),
            ("", ""),
        ] {
            assert_eq!(&text[..token_end(text, 0)], token, "{text}");
        }
    }
}
