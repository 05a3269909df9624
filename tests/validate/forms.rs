//! The forms for machines.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use snapbox::cmd::OutputAssert;

use crate::test_env::TestEnv;

const TEXT: &str = "{\"type\": \"FeatureCollection\", \"features\": [\n\
    {\"type\": \"Feature\", \"id\": \"a\", \"properties\": null,\n\
     \"geometry\": {\"type\": \"Point\", \"coordinates\": [38, \"48,6\"]}}]}";

fn run(format: &str) -> OutputAssert {
    let env = TestEnv::new();
    fs::write(env.path("a.geojson"), TEXT).unwrap();
    env.run(&["validate", "--format", format, "a.geojson"])
        .code(3)
}

fn keys(object: &Value) -> BTreeSet<String> {
    object.as_object().unwrap().keys().cloned().collect()
}

/// `.ci/run` holds findings to the schema as well, by a validator.
#[test]
fn json_is_as_the_schema_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/validate.schema.json");
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let findings: Value = serde_json::from_slice(&run("json").get_output().stdout).unwrap();
    let finding = &findings.as_array().unwrap()[0];
    let item = &schema["items"];
    assert_eq!(keys(finding), keys(&item["properties"]));
    let required = item["required"].as_array().unwrap();
    assert_eq!(required.len(), keys(finding).len());
    let severities = item["properties"]["severity"]["enum"].as_array().unwrap();
    assert!(severities.contains(&finding["severity"]));
    assert_eq!(
        finding,
        &serde_json::json!({
            "file": "a.geojson",
            "code": "bad-position",
            "severity": "error",
            "line": 3,
            "column": 51,
            "end_line": 3,
            "end_column": 57,
            "feature": "a",
            "message": "a position is made of numbers, not of a string",
            "help": "write [longitude, latitude], two numbers in degrees",
        })
    );
}

#[test]
fn github_gets_annotations() {
    run("github").stdout_eq(
        "::error file=a.geojson,line=3,col=51,endLine=3,endColumn=56,title=bad-position::\
         feature a: a position is made of numbers, not of a string%0A\
         write [longitude, latitude], two numbers in degrees\n",
    );
}

#[test]
fn nothing_found_is_an_empty_list() {
    let env = TestEnv::new();
    env.run(&["validate", "--format", "json"])
        .success()
        .stdout_eq("[]\n");
    env.run(&["validate", "--format", "github"])
        .success()
        .stdout_eq("");
    env.run(&["validate", "--quiet"])
        .success()
        .stdout_eq("")
        .stderr_eq("");
}
