//! Characters that no map can print and no terminal should be sent.

use crate::bad_zones::{FILE, spoilt, start};
use crate::geodata_files::{RENDER, one_fault, refusal, with_files};
use crate::marked::marked;

/// Characters that show as nothing, break the line or turn the text round have no place on a map.
#[test]
fn characters_that_cannot_be_printed() {
    for (code, named) in [
        ("\\u0000", "U+0000"),
        ("\\n", "U+000A"),
        ("\\u001b[31m", "U+001B"),
        ("\\u0085", "U+0085"),
        ("\\u202e", "U+202E"),
        ("\u{2066}", "U+2066"),
        ("\u{2028}", "U+2028"),
    ] {
        let found = marked(&spoilt("\"Area\"", &format!("‸\"Ar{code}ea\"")));
        let start = format!("{}feature area-ru: ", start(&found.place));
        one_fault(FILE, found.text.as_bytes(), &start, named);
    }
    let note = spoilt("\"osm\"],", "\"osm\"], \"note\": \"one\\ntwo\",");
    with_files(&[(FILE, note.as_bytes())])
        .run(&[&RENDER[..], &["--view", "town"]].concat())
        .success();
}

/// A message shows what steers a terminal, and does not send it there.
#[test]
fn a_message_steers_no_terminal() {
    for (from, to, shown) in [
        ("\"RU\",\n", "\"\\u001b[31mRU\",\n", "\\u{1b}[31mRU"),
        ("\"area-ru\"", "\"\\u009b\u{202e}\"", "\\u{9b}\\u{202e}"),
        ("\"osm\"", "\"o\\r\\nsm\"", "o\\r\\nsm"),
    ] {
        let env = with_files(&[(FILE, spoilt(from, to).as_bytes())]);
        let said = refusal(&env, &RENDER);
        assert!(said.contains(shown), "{said:?}");
        let raw = |c: &char| *c != '\n' && (c.is_control() || *c == '\u{202e}');
        assert_eq!(said.chars().find(raw), None, "{said:?}");
    }
}
