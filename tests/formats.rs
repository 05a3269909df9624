//! Geodata in files: what is read from them, and what each bad one is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what tests share may fail as tests do"
)]

#[path = "formats/bad_geojson.rs"]
mod bad_geojson;
#[path = "formats/bad_input.rs"]
mod bad_input;
#[path = "formats/bad_tables.rs"]
mod bad_tables;
#[path = "formats/catalogue.rs"]
mod catalogue;
#[path = "formats/house.rs"]
mod house;
#[path = "formats/layers.rs"]
mod layers;
#[path = "formats/oracles.rs"]
mod oracles;
#[path = "formats/schema.rs"]
mod schema;
#[path = "formats/slips.rs"]
mod slips;
mod support;
#[path = "formats/themes.rs"]
mod themes;
