use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::geodata::tree::Data;

/// The faults of a text, each as `line:column: what`.
fn wrong(text: &str) -> Vec<String> {
    let mut faults = Faults::new("f", text);
    let parsed = parse(&mut faults);
    let faults = faults.into_faults();
    assert!(parsed.is_some() || faults.len() == 1, "{text}: {faults:?}");
    assert!(
        faults.iter().all(|fault| fault.help.is_some()),
        "{faults:?}"
    );
    let short = |fault: &crate::error::Fault| {
        let place = fault.place.unwrap();
        format!("{}:{}: {}", place.line, place.column, fault.what)
    };
    faults.iter().map(short).collect()
}

#[test]
fn names_what_is_wrong_and_where() {
    for (text, expected) in [
        ("", "1:1: the file is empty"),
        (" \n ", "1:1: the file is empty"),
        ("hello", "1:1: expected a value, found \"h\""),
        ("{\"a\": 1", "1:8: the file ends in the middle of an object"),
        (
            "[[1, 2],\n [3, 4",
            "2:7: the file ends in the middle of a list",
        ),
        (
            "[[1, 2],\n [3, ",
            "2:6: the file ends in the middle of a list",
        ),
        ("[1.", "1:4: the file ends in the middle of a list"),
        ("[tru", "1:5: the file ends in the middle of a list"),
        ("[\"abc", "1:2: the file ends in the middle of a string"),
        ("[1, 2,]", "1:7: expected a value, found \"]\""),
        ("[1 2]", "1:4: expected \",\" or \"]\", found \"2\""),
        (
            "{\"a\" 1}",
            "1:6: expected \":\" after the key, found \"1\"",
        ),
        (
            "{a: 1}",
            "1:2: expected a key in double quotes, found \"a\"",
        ),
        (
            "{\"a\": 1,}",
            "1:9: expected a key in double quotes, found \"}\"",
        ),
        (
            "{'a': 1}",
            "1:2: expected a key in double quotes, found \"'\"",
        ),
        ("[NaN]", "1:2: expected a value, found \"N\""),
        ("[01]", "1:3: 01 is not a JSON number"),
        ("[[38.0, 48.],\n[1,2]]", "1:12: 48. is not a JSON number"),
        ("[+1]", "1:2: expected a value, found \"+\""),
        ("[-]", "1:3: - is not a JSON number"),
        ("{} {}", "1:4: text after the end of the JSON"),
        (
            "[\"a\nb\"]",
            "1:4: a line break, tab or other control character inside a string",
        ),
        ("[\"\\x\"]", "1:3: an unknown escape in a string"),
        ("[\"\\u12\"]", "1:3: \\u without four hexadecimal digits"),
        ("[\"\\ud800\"]", "1:3: half of a surrogate pair in a string"),
        ("[\"Бахмут\", x]", "1:12: expected a value, found \"x\""),
        ("[1e999]", "1:2: the number 1e999 is too large"),
        (
            "[[1, 2], [3, -1e999]]",
            "1:14: the number -1e999 is too large",
        ),
    ] {
        assert_eq!(wrong(text), [expected], "{text}");
    }
}

#[test]
fn keys_that_stand_twice_are_named_with_both_places() {
    let mut faults = Faults::new("f", "{\"a\": 1,\n \"b\": 2, \"a\": 3,\n \"\\u0062\": 4}");
    assert!(parse(&mut faults).is_some());
    let faults = faults.into_faults();
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "f:2:10: the key \"a\" stands twice in one object\n  \
             help: it stands on line 1, column 2 too; keep one of the two",
            "f:3:2: the key \"b\" stands twice in one object\n  \
             help: it stands on line 2, column 2 too; keep one of the two",
        ]
    );
    let many: Vec<String> = (0..40).map(|i| format!("\"k{}\": 0", i % 39)).collect();
    assert_eq!(
        wrong(&format!("{{{}}}", many.join(",\n"))),
        ["40:1: the key \"k0\" stands twice in one object"]
    );
}

#[test]
fn nesting_has_a_limit_and_no_stack_overflows() {
    let text = "[".repeat(200_000);
    assert_eq!(
        wrong(&text),
        ["1:129: lists and objects nest more than 128 deep here"]
    );
    let closed = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(
        wrong(&closed),
        ["1:129: lists and objects nest more than 128 deep here"]
    );
    let objects = "{\"a\":".repeat(200_000);
    assert_eq!(
        wrong(&objects),
        ["1:641: lists and objects nest more than 128 deep here"]
    );
    let deepest = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    assert!(wrong(&deepest).is_empty());
    for inner in ["1,2", "1,2,3"] {
        let pair = format!("{}{inner}{}", "[".repeat(DEPTH + 1), "]".repeat(DEPTH + 1));
        assert_eq!(wrong(&pair).len(), 1, "{inner}");
        let pair = format!("{}{inner}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
        assert!(wrong(&pair).is_empty(), "{inner}");
    }
}

#[test]
fn positions_are_compact_and_nothing_is_lost() {
    let data = |text| parse(&mut Faults::new("f", text)).unwrap().data;
    let Data::Pairs(pairs) = data("[[1, 2],\n[-3.5,4e0]]") else {
        panic!("pairs")
    };
    assert_eq!(
        pairs
            .iter()
            .map(|pair| (pair.at, pair.numbers))
            .collect::<Vec<_>>(),
        [(1, [1.0, 2.0]), (9, [-3.5, 4.0])]
    );
    assert!(matches!(data("[[1, 2, 3]]"), Data::Triples(_)));
    for mixed in [
        "[]",
        "[[1]]",
        "[[1, 2], [1, 2, 3]]",
        "[[1, 2], []]",
        "[[1, 2], null]",
        "[[1,2,3,4]]",
    ] {
        assert!(matches!(data(mixed), Data::Array(_)), "{mixed}");
    }
}

/// The tree without its places.
fn plain(value: &Value<'_>) -> serde_json::Value {
    match &value.data {
        Data::Null => json!(null),
        Data::Bool(flag) => json!(flag),
        Data::Number(number) => json!(number),
        Data::TooLarge => panic!("serde_json writes no number that f64 cannot keep"),
        Data::String(text) => json!(text),
        Data::Array(items) => items.iter().map(plain).collect(),
        Data::Pairs(pairs) => pairs.iter().map(|pair| json!(pair.numbers)).collect(),
        Data::Triples(triples) => triples.iter().map(|triple| json!(triple.numbers)).collect(),
        Data::Object(members) => members
            .iter()
            .map(|m| (m.key.to_string(), plain(&m.value)))
            .collect(),
    }
}

/// Whether each value's bytes are that value, when parsed alone.
fn spans_hold(value: &Value<'_>, text: &str) {
    let own = &text[value.at as usize..value.end as usize];
    assert_eq!(
        plain(&parse(&mut Faults::new("f", own)).unwrap()),
        plain(value)
    );
    match &value.data {
        Data::Array(items) => items.iter().for_each(|item| spans_hold(item, text)),
        Data::Pairs(pairs) => pairs.iter().for_each(|pair| {
            let [x, y] = number::starts::<2>(text, pair.at as usize);
            let at = |at: usize| number::scan(text, at).ok().unwrap().value;
            assert_eq!([at(x), at(y)], pair.numbers);
        }),
        Data::Object(members) => members.iter().for_each(|member| {
            assert_eq!(text.as_bytes()[member.key_at as usize], b'"');
            spans_hold(&member.value, text);
        }),
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let number = prop_oneof![
        any::<f64>().prop_filter("finite", |n| n.is_finite()),
        (-1.8e7..1.8e7).prop_map(|n: f64| n.round() / 1e5),
    ];
    let pair = proptest::collection::vec(number.clone(), 2..4);
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|flag| json!(flag)),
        number.prop_map(|n| json!(n)),
        any::<String>().prop_map(|text| json!(text)),
        proptest::collection::vec(pair, 1..9).prop_map(|pairs| json!(pairs)),
    ];
    leaf.prop_recursive(4, 60, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(serde_json::Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..12)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn reads_what_serde_json_writes(value in any_json(), pretty: bool) {
        let write = if pretty { serde_json::to_string_pretty } else { serde_json::to_string };
        let text = write(&value).unwrap();
        let mut faults = Faults::new("f", &text);
        let tree = parse(&mut faults).unwrap();
        prop_assert!(faults.is_empty());
        prop_assert_eq!(plain(&tree), value);
        spans_hold(&tree, &text);
    }

    #[test]
    fn takes_and_refuses_what_serde_json_does(text in "[\\[\\]{},:\"\\\\u0-9ax.eE \n+-]{0,24}") {
        let mut faults = Faults::new("f", &text);
        let ours = parse(&mut faults).is_some();
        // Ours is stricter on keys that stand twice and laxer on numbers too large for f64,
        // each of which is a fault of its own.
        if faults.is_empty() || !ours {
            prop_assert_eq!(ours, serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn never_panics(text in any::<String>()) {
        parse(&mut Faults::new("f", &text));
    }
}
