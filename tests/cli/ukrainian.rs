//! `render --lang uk`: the files, what they say of themselves, and what is said on standard error.

use bakhmut_map::encode::{Metadata, read_metadata};

use crate::test_env::{TestEnv, stderr};

const JANUARY: [&str; 5] = ["render", "--date", "2025-01", "--lang", "uk"];

/// What the map of a view says of itself.
#[track_caller]
fn metadata(env: &TestEnv, view: &str) -> Metadata {
    let name = format!("output/bakhmut-2025-01-{view}-uk.png");
    let read = read_metadata(&env.read(&name));
    read.expect("a map of ours").metadata
}

#[test]
fn each_map_is_marked_and_speaks_ukrainian() {
    let env = TestEnv::new();
    let ran = env.run(&JANUARY).success().stdout_eq(
        "output/bakhmut-2025-01-town-uk.png  data of 2025-01-15  1200x900  [..] kB\n\
         output/bakhmut-2025-01-front-uk.png  data of 2025-01-15  1200x900  [..] kB\n\
         output/bakhmut-2025-01-border-uk.png  data of 2025-01-15  1200x900  [..] kB\n",
    );
    let said = stderr(&ran);
    assert!(!said.contains("in English"), "{said}");

    let town = metadata(&env, "town");
    assert_eq!(town.language, "uk");
    assert_eq!(town.title, "Хто контролює Бахмут і села навколо нього");
    assert!(town.request.contains("\"lang\":\"uk\""), "{}", town.request);
    let alt = town.alt_text.replace('\u{a0}', " ");
    let start = "Карта: Хто контролює Бахмут і села навколо нього. Дані станом на 15 січня 2025 \
                 року. Бахмут, Іванград, Ягідне та Хромове: контроль Росії (за оцінкою).";
    assert!(alt.starts_with(start), "{alt}");
    assert!(town.copyright.contains("Вікіпедія"), "{}", town.copyright);
    let notes = town.disclaimer.unwrap_or_default().replace('\u{a0}', " ");
    assert!(notes.contains("щонайбільше на 2,9 км"), "{notes}");

    let border = metadata(&env, "border").alt_text.replace('\u{a0}', " ");
    for words in [
        "Місце: Бахмут. Сусідня країна: Росія. Відстань: 102,4 ± 0,8 км (63,6 ± 0,5 милі).",
        "120 миль (193 км). Висновок: суперечить даним.",
    ] {
        assert!(border.contains(words), "{border}");
    }
}

#[test]
fn the_mark_stands_before_size_and_scale_and_english_has_none() {
    let env = TestEnv::new();
    let town = ["--view", "town", "--size", "360x480", "--scale", "2"];
    env.run(&[&JANUARY[..], &town].concat())
        .success()
        .stdout_eq("output/bakhmut-2025-01-town-uk-360x480@2x.png  [..]\n");
    env.run(&["render", "--date", "2025", "--view", "town", "--lang", "en"])
        .success()
        .stdout_eq("output/bakhmut-2025-town.png  [..]\n");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let draw = || {
        let env = TestEnv::new();
        let view = ["--view", "border", "-o", "map.png", "--quiet"];
        env.run(&[&JANUARY[..], &view].concat()).success();
        env.read("map.png")
    };
    assert!(draw() == draw());
}

#[test]
fn names_that_have_no_ukrainian_are_told_once() {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", "geodata");
    let may = ["render", "--date", "2031-05"];
    let ran = env.run(&[&may[..], &["--lang", "uk"]].concat()).success();
    assert_eq!(
        stderr(&ran),
        "note: in English, for want of a Ukrainian name or title: \
         How far is the border from Vyhadka?, Russia, Ukraine, Vyhadka, Who controls Vyhadka?\n"
    );
    let quiet = [&may[..], &["--lang", "uk", "--quiet"]].concat();
    env.run(&quiet).success().stderr_eq("");
    env.run(&may).success().stderr_eq("");
}

/// Names in both languages, all else in the first; a + would have to be quoted in some shells' file names.
#[test]
fn both_languages_give_a_file_of_their_own() {
    let env = TestEnv::new();
    for (lang, file, tag) in [
        ("en+uk", "output/bakhmut-2025-01-town-en-uk.png", "en"),
        ("uk+en", "output/bakhmut-2025-01-town-uk-en.png", "uk"),
    ] {
        let args = [
            "render", "--date", "2025-01", "--view", "town", "--lang", lang,
        ];
        env.run(&args).success();
        let read = read_metadata(&env.read(file));
        let metadata = read.expect("a map of ours").metadata;
        assert_eq!(metadata.language, tag);
        let asked = format!("\"lang\":\"{lang}\"");
        assert!(metadata.request.contains(&asked), "{}", metadata.request);
    }
}

#[test]
fn a_language_that_there_is_not() {
    let env = TestEnv::new();
    let args = ["render", "--date", "2025-01", "--lang", "ua"];
    let said = stderr(&env.run(&args).code(2).stdout_eq(""));
    for words in ["--lang", "ua", "en, uk"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(env.tree().is_empty());
}
