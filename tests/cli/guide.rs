//! The guide to a town of one's own works as it is written.

use std::fs;
use std::path::Path;

use bakhmut_map::encode::read_metadata;

use crate::test_env::{TestEnv, stderr};

/// What a guide gives its reader: files to write, by their names, and lines to type.
#[derive(Default)]
struct Guide {
    files: Vec<(String, String)>,
    commands: Vec<String>,
}

fn guide(name: &str) -> Guide {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    let text = fs::read_to_string(path).expect("the guide can be read");
    let mut guide = Guide::default();
    let mut file = None;
    let mut fence: Option<(&str, String)> = None;
    for line in text.lines() {
        match (&mut fence, line.strip_prefix("```")) {
            (None, Some(language)) => fence = Some((language, String::new())),
            (Some((language, body)), Some(_)) => {
                match file.take() {
                    Some(name) => guide.files.push((name, std::mem::take(body))),
                    None if *language == "sh" => {
                        guide.commands.extend(body.lines().map(str::to_owned));
                    }
                    None => {}
                }
                fence = None;
            }
            (Some((_, body)), None) => *body += &format!("{line}\n"),
            (None, None) => {
                let named = line.strip_prefix("**`").and_then(|l| l.strip_suffix("`**"));
                file = named.map(str::to_owned).or(file);
            }
        }
    }
    guide
}

#[test]
fn a_town_of_ones_own_is_drawn() {
    let guide = guide("new-town.md");
    assert_eq!((guide.files.len(), guide.commands.len()), (5, 1));
    let env = TestEnv::new();
    for (name, text) in &guide.files {
        let path = env.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    for command in &guide.commands {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[0], "bakhmut-map");
        let ran = env.run(&words[1..]).success();
        assert_eq!(stderr(&ran), "", "{command}");
    }
    let map = env.read("output/pryklad-2031-03-town.png");
    let words = format!("{:?}", read_metadata(&map).expect("a map of ours").metadata);
    for word in ["Who controls Pryklad?", "contested", "The Pryklad Gazette"] {
        assert!(words.contains(word), "{word} is not in {words}");
    }
    assert!(!words.contains("Bakhmut"), "{words}");
}
