//! `--explain`.

use bakhmut_map::geodata::rule;

use crate::test_env::{TestEnv, stderr};

#[test]
fn every_rule_is_explained() {
    let env = TestEnv::new();
    for rule in rule::all() {
        let ran = env.run(&["validate", "--explain", rule.code]).success();
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        let first = format!("{} ({}): ", rule.code, rule.severity.word());
        assert!(said.starts_with(&first), "{said}");
        for part in ["Why: ", "Mend: ", "Wrong:\n    ", "Right:\n    "] {
            assert!(said.contains(part), "{said}");
        }
    }
}

#[test]
fn a_slip_leads_to_the_code() {
    let explain = |code: &str| {
        let ran = TestEnv::new().run(&["validate", "--explain", code]);
        stderr(&ran.code(2).stdout_eq(""))
    };
    assert_eq!(
        explain("openring"),
        "error: there is no rule \"openring\"\nhelp: did you mean open-ring?\n"
    );
    let said = explain("x");
    for rule in rule::all() {
        assert!(said.contains(rule.code), "{}", rule.code);
    }
}

#[test]
fn a_code_may_be_written_as_findings_have_it() {
    let env = TestEnv::new();
    let explain = |code: &str| {
        let ran = env.run(&["validate", "--explain", code]).success();
        String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
    };
    assert_eq!(explain("error[open-ring]"), explain("open-ring"));
}
