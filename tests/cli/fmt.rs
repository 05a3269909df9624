//! `fmt`: GeoJSON files in their canonical form.

use std::fs;

use crate::test_env::{TestEnv, stderr};

const ZONE: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a",
    "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1.0, 2.0]}}]}"#;
const CANONICAL: &str = r#"{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "id": "a",
      "properties": {
        "name": "A"
      },
      "geometry": {
        "type": "Point",
        "coordinates": [1, 2]
      }
    }
  ]
}
"#;

fn write(env: &TestEnv, name: &str, text: &str) {
    fs::create_dir_all(env.path(name).parent().expect("a folder")).expect("a folder can be made");
    fs::write(env.path(name), text).expect("a file can be written");
}

#[test]
fn a_file_is_rewritten_once_and_named() {
    let env = TestEnv::new();
    write(&env, "a.geojson", ZONE);
    env.run(&["fmt", "--check", "a.geojson"])
        .code(3)
        .stdout_eq("a.geojson: not in canonical form\n");
    assert_eq!(env.read("a.geojson"), ZONE.as_bytes());
    env.run(&["fmt", "a.geojson"])
        .success()
        .stderr_eq("note: a.geojson written\n");
    assert_eq!(env.read("a.geojson"), CANONICAL.as_bytes());
    env.run(&["fmt", "a.geojson"])
        .success()
        .stderr_eq("")
        .stdout_eq("");
    env.run(&["fmt", "--check", "a.geojson"])
        .success()
        .stdout_eq("");
}

#[test]
fn a_ring_smaller_than_the_rounding_is_refused_and_its_file_kept() {
    let env = TestEnv::new();
    let tiny = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"id\": \
                \"tiny\",\n\"properties\": {}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\":\n\
                [[[0,0],[0.0000001,0],[0,0.0000001],[0,0]]]}}]}";
    write(&env, "tiny.geojson", tiny);
    for args in [
        &["fmt", "tiny.geojson"][..],
        &["fmt", "--check", "tiny.geojson"],
    ] {
        let ran = env.run(args).code(3).stdout_eq("");
        let said = stderr(&ran);
        let fault = "error[zero-area]: rounded to 6 decimals of a degree (0.1 m), the ring encloses no \
                     area\n --> tiny.geojson:3:2, feature tiny\n  |\n3 | [[[0,0],[0.0000001,0]";
        assert!(said.starts_with(fault), "{said}");
        assert!(
            said.contains("= help: draw it with positions farther apart, or remove it\n"),
            "{said}"
        );
        assert!(said.contains("\nerror: the GeoJSON is not valid"), "{said}");
    }
    // validate tells it before.
    let ran = env.run(&["validate", "tiny.geojson"]).success();
    let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        said.contains("warning[spoilt-by-rounding]: rounded to 6 decimals")
            && said.contains("bakhmut-map fmt refuses it"),
        "{said}"
    );
    assert_eq!(env.read("tiny.geojson"), tiny.as_bytes());
}

#[test]
fn all_files_of_folders_are_formatted_or_none() {
    let env = TestEnv::new();
    write(&env, "g/zones/x/2025-01-01.geojson", ZONE);
    write(&env, "g/places.geojson", ZONE);
    write(&env, "g/.hidden.geojson", "no JSON");
    write(&env, "g/other.json", "no JSON");
    write(&env, "bad.geojson", "{\"type\": }");
    let ran = env.run(&["fmt", "g", "bad.geojson"]).code(3);
    let said = stderr(&ran);
    for part in [
        "error[json-syntax]: ",
        " --> bad.geojson:1:10\n",
        "1 | {\"type\": }\n",
        "error: the GeoJSON is not valid\nhelp: nothing was written, 2 sound files neither",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(env.read("g/places.geojson"), ZONE.as_bytes());
    // The check names what it would change all the same.
    let ran = env.run(&["fmt", "--check", "g", "bad.geojson"]).code(3);
    ran.stdout_eq(
        "g/places.geojson: not in canonical form\n\
         g/zones/x/2025-01-01.geojson: not in canonical form\n",
    );
    env.run(&["fmt", "g"]).success();
    for name in ["g/places.geojson", "g/zones/x/2025-01-01.geojson"] {
        assert_eq!(env.read(name), CANONICAL.as_bytes(), "{name}");
    }
    assert_eq!(env.read("g/.hidden.geojson"), b"no JSON");
}

#[test]
fn a_member_that_is_left_out_is_told() {
    let env = TestEnv::new();
    let named = ZONE.replacen(
        '{',
        "{\"name\": \"2025-02-15\", \"xy_coordinate_resolution\": 1e-9, ",
        1,
    );
    write(&env, "a.geojson", &named);
    env.run(&["fmt", "a.geojson"]).success().stderr_eq(
        "note: a.geojson written\nnote: a.geojson: left out, for editors write it each in their own \
         way: name \"2025-02-15\", xy_coordinate_resolution\n",
    );
    assert_eq!(env.read("a.geojson"), CANONICAL.as_bytes());
}

#[test]
fn without_a_path_it_is_the_folder_of_geodata() {
    let env = TestEnv::new();
    env.run(&["fmt"]).code(2);
    write(&env, "geodata/geodata.toml", "slug = \"x\"\n");
    write(&env, "geodata/places.geojson", ZONE);
    write(&env, "mine/places.geojson", ZONE);
    env.run(&["fmt"]).success();
    assert_eq!(env.read("geodata/places.geojson"), CANONICAL.as_bytes());
    env.run(&["fmt", "--geodata", "mine"]).success();
    assert_eq!(env.read("mine/places.geojson"), CANONICAL.as_bytes());
    env.run(&["fmt", "gone.geojson"]).code(1);
    fs::create_dir(env.path("empty")).expect("a folder can be made");
    env.run(&["fmt", "empty"]).code(2);
}

#[test]
fn the_project_s_own_geodata_have_that_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata");
    TestEnv::new()
        .run(&["fmt", "--check", folder])
        .success()
        .stdout_eq("");
}

#[test]
fn line_ends_of_another_system_are_told_as_such() {
    let env = TestEnv::new();
    let crlf = CANONICAL.replace('\n', "\r\n");
    write(&env, "a.geojson", &crlf);
    write(&env, "b.geojson", &crlf.replace("  ", " "));
    env.run(&["fmt", "--check", "a.geojson", "b.geojson"])
        .code(3)
        .stdout_eq(
            "a.geojson: not in canonical form: its lines end in CRLF, which fmt makes LF\n\
             b.geojson: not in canonical form\n",
        );
    env.run(&["fmt", "a.geojson"]).success();
    assert_eq!(env.read("a.geojson"), CANONICAL.as_bytes());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_new_one_has_those_of_any_file() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    let mode = |name: &str| {
        let found = fs::metadata(env.path(name)).expect("a file");
        found.permissions().mode() & 0o777
    };
    for kept in [0o600, 0o640, 0o666, 0o755] {
        write(&env, "a.geojson", ZONE);
        let permissions = fs::Permissions::from_mode(kept);
        fs::set_permissions(env.path("a.geojson"), permissions).expect("set");
        env.run(&["fmt", "a.geojson"]).success();
        assert_eq!(env.read("a.geojson"), CANONICAL.as_bytes());
        assert_eq!(mode("a.geojson"), kept, "{kept:o}");
    }
    env.copy("geodata", "geodata");
    let new = "geodata/zones/article/2025-02-15.geojson";
    let made = env.run(&["new", "--from", "2025-01", "--date", "2025-02-15"]);
    made.success();
    write(&env, "plain", "");
    assert_eq!(mode(new), mode("plain"), "as the umask has it");
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_refused_before_any_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    for name in ["a.geojson", "b.geojson"] {
        write(&env, name, ZONE);
    }
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(env.path("b.geojson"), read_only).expect("set");
    let said = env.run(&["fmt", "a.geojson", "b.geojson"]).code(1);
    assert_eq!(
        stderr(&said),
        "error: b.geojson is read-only\nhelp: make it writable first, or write a copy of it\n"
    );
    assert_eq!(env.read("a.geojson"), ZONE.as_bytes());
    assert_eq!(env.read("b.geojson"), ZONE.as_bytes());
    env.run(&["fmt", "--check", "b.geojson"]).code(3);
}

#[test]
fn decimals_behind_a_comma_are_refused_and_no_heights() {
    let env = TestEnv::new();
    for (coordinates, told) in [
        (
            "[38,12, 48,56]",
            "did you write decimal commas? write [38.12, 48.56]",
        ),
        (
            "[38.1, 48.6, 10, 5]",
            "write [longitude, latitude], and remove the other numbers",
        ),
        (
            "[38,59, 48.5]",
            "a third number that seems to be decimals behind a comma in a position",
        ),
        (
            "[38.1248, 48,5947]",
            "write decimals after a point, as in [38.0008, 48.5947]",
        ),
    ] {
        let text = format!("{{\"type\": \"Point\", \"coordinates\": {coordinates}}}");
        write(&env, "a.geojson", &text);
        let ran = env.run(&["fmt", "a.geojson"]).code(3);
        assert!(
            stderr(&ran).contains(told),
            "{coordinates}: {}",
            stderr(&ran)
        );
        assert_eq!(env.read("a.geojson"), text.as_bytes());
    }
    // Here and there in a line, and of whole degrees that lost nothing.
    let line =
        |coordinates: &str| format!("{{\"type\": \"LineString\", \"coordinates\": {coordinates}}}");
    write(
        &env,
        "a.geojson",
        &line("[[38.1, 48.5], [38.2, 48, 6], [38.3, 48, 7]]"),
    );
    let said = stderr(&env.run(&["fmt", "a.geojson"]).code(3));
    assert!(said.contains("behind a comma in 2 positions"), "{said}");
    for heights in [
        "[[38.1, 48.5, 120], [38.2, 48.6, 121.5]]",
        "[[38, 48, 0], [39.5, 49, 0]]",
        "[[38, 48, 7], [39, 49, 8]]",
    ] {
        write(&env, "a.geojson", &line(heights));
        env.run(&["fmt", "a.geojson"]).success().stderr_eq(
            "note: a.geojson written\n\
             warning: a.geojson: heights (third coordinates) dropped from 1 feature\n",
        );
    }
}
