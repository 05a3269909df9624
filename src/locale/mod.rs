//! Every phrase and number format that a map prints, by language.

mod border;
mod control;
mod number;
mod page;
mod phrase;

pub use crate::request::Lang;
pub use number::{Figure, figure};
use number::{at_most, converted, grouped};
pub use phrase::Phrases;
