//! `import`: what other publishers' files become, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what tests share may fail as tests do"
)]

#[path = "import/compared.rs"]
mod compared;
#[path = "import/made.rs"]
mod made;
#[path = "import/mapped.rs"]
mod mapped;
#[path = "import/publishers.rs"]
mod publishers;
#[path = "import/refused.rs"]
mod refused;
#[path = "import/shrunk.rs"]
mod shrunk;
#[path = "support/mod.rs"]
mod support;
#[path = "support/test_env.rs"]
#[allow(dead_code, reason = "other tests copy folders")]
mod test_env;
