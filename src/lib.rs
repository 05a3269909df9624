//! Dated GeoJSON of who controls what, drawn as maps that a newsroom can print.
//!
//! Data goes one way: arguments and geodata become a [`scene`], a scene becomes pixels or,
//! by [`vector`], SVG or PDF. What can be refused is refused before there is a scene.

pub mod archive;
pub mod basemap;
mod color;
pub mod date;
pub mod encode;
pub mod error;
pub mod factcheck;
pub mod figure;
pub mod geodata;
pub mod geodesy;
mod hash;
pub mod import;
pub mod labels;
pub mod locale;
pub mod measure;
pub mod projection;
pub mod raster;
pub mod render;
pub mod report;
pub mod request;
pub mod scene;
pub mod serve;
pub mod style;
pub mod text;
pub mod tiles;
pub mod units;
pub mod vector;
pub mod watch;
mod xml;
