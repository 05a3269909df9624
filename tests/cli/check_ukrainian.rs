//! `check --lang uk`: the report in Ukrainian, of the same verdicts and numbers.

use serde_json::Value;

use crate::test_env::TestEnv;

fn report(args: &[&str]) -> Value {
    let args = [&["check", "--exit-zero", "--format", "json"], args].concat();
    let ran = TestEnv::new().run(&args).success();
    serde_json::from_slice(&ran.get_output().stdout).expect("JSON")
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
