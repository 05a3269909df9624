//! Themes: which colours and patterns stand for what.
//!
//! A theme is a file of TOML ([`Theme`] says its keys, `themes/` holds those that are compiled in).
//! [`NamedTheme`] finds one by its name or path; [`Proof`] measures whether it can be read, also by
//! people who lack a kind of cone.

mod key;
mod named;
mod pattern;
mod proof;
mod theme;

pub use crate::color::Color;
pub use named::{BuiltIn, NamedTheme};
pub use pattern::PatternSize;
pub use proof::{Proof, Property, Sight};
pub use theme::{Patterns, Strengths, Theme};
