//! Archives of tiles: what is written is what other programs read, whatever comes between.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what tests share may fail as tests do"
)]

#[path = "archive/full_disk.rs"]
mod full_disk;
#[path = "archive/locked.rs"]
mod locked;
#[path = "archive/made.rs"]
mod made;
#[path = "archive/merged.rs"]
mod merged;
#[path = "archive/reader.rs"]
mod reader;
#[path = "archive/resume.rs"]
mod resume;
#[path = "archive/spoilt.rs"]
mod spoilt;
mod support;
#[path = "archive/verified.rs"]
mod verified;
#[path = "archive/written.rs"]
mod written;
