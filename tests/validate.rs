//! `validate`: what it finds, how it says so, and what it holds out against.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what tests share may fail as tests do"
)]

#[path = "validate/advice.rs"]
mod advice;
#[path = "validate/conformance.rs"]
mod conformance;
#[path = "validate/explain.rs"]
mod explain;
#[path = "validate/findings.rs"]
mod findings;
#[path = "validate/forms.rs"]
mod forms;
#[path = "validate/limits.rs"]
mod limits;
#[path = "validate/others.rs"]
mod others;
#[path = "validate/paths.rs"]
mod paths;
#[path = "validate/rules_page.rs"]
mod rules_page;
mod support;
#[path = "support/test_env.rs"]
mod test_env;
#[path = "validate/zones.rs"]
mod zones;
