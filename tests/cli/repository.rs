//! The page on repositories of geodata: its scripts do what it says.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::test_env::TestEnv;

/// The page's blocks of shell: the hook, and the script that tells of changes.
fn scripts() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/geodata-repository.md");
    let page = fs::read_to_string(path).expect("the page can be read");
    let blocks = page.split("```sh\n").skip(1);
    blocks
        .map(|block| block.split("```").next().expect("an end").to_owned())
        .collect()
}

/// A repository with the built-in geodata, and both scripts.
struct Repository(TestEnv);

impl Repository {
    fn new() -> Repository {
        let env = TestEnv::new();
        env.copy("geodata", "geodata");
        // A folder for temporary files whose name has a space.
        fs::create_dir(env.path("its files")).expect("a folder");
        let [hook, changes] = scripts().try_into().expect("two scripts");
        fs::write(env.path("changes.sh"), changes).expect("a script");
        let repository = Repository(env);
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.git(&["config", "user.name", "Analyst"]);
        repository.git(&["config", "user.email", "analyst@example.org"]);
        let path = repository.0.path(".git/hooks/pre-commit");
        fs::write(&path, hook).expect("a hook");
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
        repository
    }

    /// Commits what is staged.
    fn commit_staged(&self) -> (bool, String) {
        let output = self.run("git", &["commit", "--quiet", "--message", "x"]);
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    }

    fn run(&self, program: &str, args: &[&str]) -> Output {
        let folder = Path::new(env!("CARGO_BIN_EXE_bakhmut-map")).parent();
        let folders = folder.expect("a folder").display().to_string();
        let path = std::env::var("PATH").expect("a path");
        let mut command = Command::new(program);
        command.args(args).current_dir(self.0.path("."));
        command.env("PATH", format!("{folders}:{path}"));
        command.env("TMPDIR", self.0.path("its files"));
        command.output().expect("it runs")
    }

    #[track_caller]
    fn git(&self, args: &[&str]) {
        let output = self.run("git", args);
        assert!(output.status.success(), "{args:?}: {output:?}");
    }

    /// Stages all and commits; what was said on standard error, and whether it went well.
    fn commit(&self) -> (bool, String) {
        self.git(&["add", "--all"]);
        self.commit_staged()
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.0.read(file)).expect("UTF-8");
        assert!(text.contains(from), "{from} in {file}");
        fs::write(self.0.path(file), text.replacen(from, to, 1)).expect("saved");
    }
}

const ZONES: &str = "geodata/zones/article/2025-01-15.geojson";

#[test]
fn the_hook_lets_sound_geodata_pass_and_stops_others() {
    let repository = Repository::new();
    assert_eq!(repository.commit(), (true, String::new()));

    repository.edit(ZONES, "\"assessed\"", "\"assesed\"");
    let (went, said) = repository.commit();
    assert!(
        !went && said.contains("2025-01-15.geojson") && said.contains("assesed"),
        "{said}"
    );
    repository.edit(ZONES, "\"assesed\"", "\"assessed\"");

    repository.edit(ZONES, "\"id\": ", "\"id\":  ");
    let (went, said) = repository.commit();
    assert!(
        !went && said.contains("run: bakhmut-map fmt geodata"),
        "{said}"
    );

    repository.git(&["checkout", "--quiet", "HEAD", "--", ZONES]);
    repository.git(&["rm", "-r", "--quiet", "--cached", "geodata"]);
    repository.git(&["commit", "--quiet", "--message", "elsewhere"]);
    repository.git(&["reset", "--quiet", "--hard", "HEAD~1"]);

    // What is not staged is not looked at.
    repository.git(&["checkout", "--quiet", "HEAD", "--", ZONES]);
    fs::write(repository.0.path("other.txt"), "x").expect("saved");
    repository.git(&["add", "other.txt"]);
    repository.edit(ZONES, "\"assessed\"", "\"assesed\"");
    repository.git(&["commit", "--quiet", "--message", "other"]);
}

#[test]
fn the_hook_looks_at_line_ends_as_they_are_staged() {
    let repository = Repository::new();
    assert!(repository.commit().0);
    repository.git(&["config", "core.autocrlf", "true"]);
    let text = String::from_utf8(repository.0.read(ZONES)).expect("UTF-8");
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let edited = crlf(&text.replacen("\"assessed\"", "\"claimed\"", 1));
    fs::write(repository.0.path(ZONES), edited).expect("saved");
    let (went, said) = repository.commit();
    assert!(went, "{said}");
    // It has CRLF in the working folder still, and would without the hook's care.
    assert!(
        repository
            .0
            .read(ZONES)
            .windows(2)
            .any(|pair| pair == b"\r\n")
    );
    let indented = crlf(&text.replacen("  \"", "   \"", 1));
    fs::write(repository.0.path(ZONES), indented).expect("saved");
    let (went, said) = repository.commit();
    assert!(
        !went && said.contains("2025-01-15.geojson: not in canonical form\n"),
        "{said}"
    );
}

#[test]
fn the_hook_looks_at_what_is_staged_be_it_new_renamed_or_a_part() {
    let repository = Repository::new();
    assert!(repository.commit().0);
    // Of two changes of a file the sound one is staged, then the other too.
    repository.edit(ZONES, "\"accuracy_m\": ", "\"accuracy_m\": 1");
    repository.git(&["add", ZONES]);
    repository.edit(ZONES, "\"assessed\"", "\"assesed\"");
    let (went, said) = repository.commit_staged();
    assert!(went, "{said}");
    let (went, said) = repository.commit();
    assert!(!went && said.contains("assesed"), "{said}");
    repository.git(&["reset", "--quiet", "--hard"]);
    // The fault is staged, and mended in the working folder alone.
    repository.edit(ZONES, "\"assessed\"", "\"assesed\"");
    repository.git(&["add", ZONES]);
    repository.edit(ZONES, "\"assesed\"", "\"assessed\"");
    assert!(!repository.commit_staged().0);
    repository.git(&["reset", "--quiet", "--hard"]);
    // A name with a space, and one that is no snapshot's.
    let notes = "geodata/notes of mine.geojson";
    fs::write(repository.0.path(notes), "{ \"type\": \"Point\" }").expect("saved");
    let (went, said) = repository.commit();
    assert!(!went && said.contains(notes), "{said}");
    repository.git(&["rm", "--quiet", "--force", notes]);
    repository.git(&["mv", ZONES, "geodata/zones/article/january.geojson"]);
    let (went, said) = repository.commit_staged();
    assert!(!went && said.contains("january"), "{said}");
    repository.git(&["mv", "geodata/zones/article/january.geojson", ZONES]);
    repository.git(&["mv", ZONES, "geodata/zones/article/2025-01-16.geojson"]);
    let (went, said) = repository.commit_staged();
    assert!(went, "{said}");
    repository.git(&["rm", "--quiet", "geodata/zones/article/2025-01-16.geojson"]);
    let (went, said) = repository.commit_staged();
    assert!(went, "{said}");
    // Of a file that is not to be committed yet, the hook knows nothing.
    fs::write(repository.0.path(notes), "{").expect("saved");
    repository.git(&["add", "--intent-to-add", notes]);
    repository.edit("geodata/sources.toml", "[project]", "# Ours\n[project]");
    repository.git(&["add", "geodata/sources.toml"]);
    let (went, said) = repository.commit_staged();
    assert!(went, "{said}");
}

#[test]
fn the_changes_of_a_branch_are_told() {
    let repository = Repository::new();
    assert!(repository.commit().0);
    repository.git(&["switch", "--quiet", "--create", "month"]);
    repository.edit(ZONES, "\"assessed\"", "\"contested\"");
    repository.edit(ZONES, "\"controller\": \"RU\"", "\"controller\": \"none\"");
    repository.git(&[
        "commit",
        "--quiet",
        "--no-verify",
        "--all",
        "--message",
        "month",
    ]);
    let told = repository.run("sh", &["changes.sh", "main"]);
    let text = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{told:?}");
    assert!(
        text.starts_with(&format!("## {ZONES}\n\n")) && text.contains("| "),
        "{text}"
    );
    // Both files by what they are, and not by where they were laid.
    assert!(
        text.contains("before/2025-01-15.geojson") && !text.contains("/tmp"),
        "{text}"
    );

    let new = ZONES.replace("2025-01-15", "2025-02-15");
    let snapshot = String::from_utf8(repository.0.read(ZONES)).expect("UTF-8");
    let held = snapshot.replacen("\"controller\": \"none\"", "\"controller\": \"UA\"", 1);
    fs::write(repository.0.path(&new), held).expect("saved");
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--no-verify", "--message", "new"]);
    let told = repository.run("sh", &["changes.sh", "HEAD~1"]);
    let text = String::from_utf8_lossy(&told.stdout);
    assert!(
        text.starts_with(&format!("## {new}\n\n"))
            && text.contains("before/2025-01-15.geojson")
            && text.contains("after/2025-02-15.geojson"),
        "{told:?}"
    );
    let wrong = repository.run("sh", &["changes.sh", "no-such-branch"]);
    assert!(
        !wrong.status.success() && wrong.stdout.is_empty(),
        "{wrong:?}"
    );
}
