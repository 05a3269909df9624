//! `check --lang uk`: the report in Ukrainian, of the same verdicts and numbers.

use serde_json::Value;

use crate::test_env::TestEnv;

/// Words in Latin letters that are the same in Ukrainian.
const NAMES: [&str; 12] = [
    "ACLED",
    "DeepState",
    "ISW",
    "Karney",
    "UNOSAT",
    "WGS84",
    "article",
    "borders.geojson",
    "countries.geojson",
    "places.geojson",
    "regions.geojson",
    "zones/article/",
];

fn report(args: &[&str]) -> Value {
    let args = [&["check", "--exit-zero", "--format", "json"], args].concat();
    let ran = TestEnv::new().run(&args).success();
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
}

/// All that is told of a claim in a language, but the titles of sources.
fn told(claim: &Value) -> Vec<String> {
    let mut told = vec![claim["claimed"]["text"].clone(), claim["method"].clone()];
    told.extend(claim["why"].as_array().expect("a list").iter().cloned());
    if claim["measure"] != "figure" {
        told.extend(claim["text"].as_array().expect("a list").iter().cloned());
    }
    let near = claim["coincidences"].as_array().expect("a list").iter();
    told.extend(near.map(|near| near["text"].clone()));
    let words = told
        .iter()
        .map(|text| text.as_str().expect("a text").to_owned());
    words.collect()
}

#[test]
fn all_that_is_told_is_ukrainian() {
    let report = report(&["--lang", "uk"]);
    let claims = report["claims"].as_array().expect("claims");
    for text in claims.iter().flat_map(told) {
        let words = text.split([' ', '\u{a0}', '(', ')', ',', ';', ':']);
        let is_latin = |word: &&str| word.contains(|c: char| c.is_ascii_alphabetic());
        let foreign = words.filter(is_latin).filter(|word| !NAMES.contains(word));
        let foreign: Vec<&str> = foreign.collect();
        assert!(foreign.is_empty(), "{foreign:?}: {text}");
    }
}

#[test]
fn only_the_words_depend_on_the_language() {
    let [mut en, mut uk] = ["en", "uk"].map(|lang| report(&["--lang", lang]));
    assert_eq!(en, report(&[]));
    assert_ne!(en, uk);
    for report in [&mut en, &mut uk] {
        for claim in report["claims"].as_array_mut().expect("claims") {
            for words in ["why", "text", "method"] {
                claim[words] = Value::Null;
            }
            claim["claimed"]["text"] = Value::Null;
            for near in claim["coincidences"].as_array_mut().expect("a list") {
                near["text"] = Value::Null;
            }
        }
    }
    assert_eq!(en, uk);
}

#[test]
fn the_table_and_markdown_are_ukrainian_and_quote_to_the_letter() {
    let env = TestEnv::new();
    let printed = |format| {
        let args = ["check", "--exit-zero", "--lang", "uk", "--format", format];
        let ran = env.run(&args).success();
        let text = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        text.replace('\u{a0}', " ")
    };
    let table = printed("table");
    for part in [
        "Висновок",
        "Суперечить даним",
        "Перевірити неможливо:\n",
        "суперечить даним: 2, ",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let markdown = printed("markdown");
    for part in [
        "| Твердження | Про що йдеться | Виміряно | Висновок | Чому так |",
        "| «The city is just over 120 miles from the Russian border» | трохи більше ніж 120 миль (193 км) |",
        "Бахмут: 102,4 ± 0,8 км (63,6 ± 0,5 милі) від центра",
        "для твердження потрібно більше ніж 120 миль; виміряно 53 % від цього",
        "Як виміряно кожне і за якими джерелами:",
    ] {
        assert!(markdown.contains(part), "{part}: {markdown}");
    }
}
