//! Other publishers' files as zones of ours: one file a publisher.
//!
//! A file becomes features (by `json` or `kml`), the publisher's adaptor says of each what it
//! is and of which day ([`Publisher`]), and what is an area of control becomes a zone: `names` cleans
//! its name, `within` drops what lies in another country, `mend` makes its rings sound, `zones` puts
//! one status beside the other, and `written` and `tables` say it as files of geodata do.
//!
//! Points, lines and every sign of military units are left out and counted: a map of ours shows areas
//! of control and a date, never a position.

mod dated;
mod day;
mod deepstate;
mod feature;
mod isw;
mod json;
mod kml;
mod lost;
mod mapped;
mod meaning;
mod mend;
mod names;
mod nzz;
mod publisher;
mod raw;
mod rings;
mod tables;
mod tally;
mod unfit;
mod within;
mod written;
mod zone;
mod zones;

pub use day::{Day, day};
pub use feature::MOST_BYTES;
pub use mapped::{Mapping, Rule};
pub use meaning::About;
pub use publisher::Publisher;
pub use raw::{Reading, read};
pub use tables::{dataset_table, renewed, with_source};
pub use tally::{Change, Lost, Tally};
pub use unfit::Unfit;
pub use within::Outline;
pub use zone::Frame;
