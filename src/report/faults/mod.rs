//! What is wrong with files, as text.
//!
//! - `human`: as a compiler prints it
//! - `json`, as `docs/validate.schema.json` describes it
//! - `github`: annotations of GitHub Actions
//! - `explained`: what a rule means

mod explained;
mod github;
mod human;
mod json;

pub use explained::{explained, rules_page};
pub use github::faults_github;
pub use human::faults_human;
pub use json::{faults_json, faults_value};
