//! The catalogue: zones, places, borders, countries, regions, context, claims, sources and views.
//!
//! Files are found in layers ([`Layers`]), read with positions ([`json`], [`geojson`], and TOML as
//! the same [`tree`]), and checked; every fault names its file, feature, line and column.
//! [`Geodata`] is all of it but the zones, which come one [`Snapshot`] at a time. One file holds
//! each type with the reading of it.

mod annotation;
mod annotation_file;
mod border;
mod border_file;
mod bounds;
mod built_in;
mod canonical;
mod catalogue;
mod claim;
mod claims_file;
mod conflict;
mod context;
mod country;
mod dataset;
mod excerpt;
pub mod faults;
mod file;
mod folder;
pub mod geojson;
mod ids;
pub mod json;
mod land_ends;
mod layers;
pub mod lines;
mod lint;
mod name;
mod open;
mod place;
mod read;
mod reader;
mod record;
mod region;
mod rounded;
pub mod rule;
mod shape;
mod snapshot;
mod source;
mod token;
mod toml_tree;
mod town;
pub mod tree;
mod validate;
mod values;
mod view;
mod vocabulary;
mod zone;
mod zone_files;
mod zone_lint;
mod zones_file;

pub use annotation::{Annotation, Arrow, LinePaint, Mark, MarkerSize, MarkerSymbol, Paint};
pub use border::Border;
pub use border_file::BorderFile;
pub use canonical::{Canonical, canonical};
pub use catalogue::Geodata;
pub use claim::{
    Area, AreaUnit, Article, Assertion, Change, Claim, Direction, Length, Measure, Number, Share,
    Span, Unit, Wording,
};
pub use context::{Certainty, Context, ContextKind, ContextShape};
pub use country::Country;
pub use dataset::{Basis, Dataset, Method};
pub(crate) use faults::Faults;
pub(crate) use file::text_of;
pub use file::{Input, Origin, SourceFile};
pub use folder::OURS;
pub use land_ends::LandEnds;
pub use layers::Layers;
pub(crate) use lint::bands::Bands;
pub(crate) use lint::sweep::pairs as edge_pairs;
pub use name::Named;
pub use place::{Place, PlaceKind};
pub(crate) use record::Record;
pub use region::Region;
pub use snapshot::Snapshot;
pub use source::Source;
pub use token::token_end;
pub(crate) use toml_tree::parse as parse_toml;
pub use town::Town;
pub use validate::{Findings, Which, validate_geojson};
pub use view::{Figure, View};
pub use vocabulary::Vocabulary;
pub(crate) use vocabulary::{listed, nearest};
pub use zone::{Controller, Status, Zone, ZoneKind};
pub use zones_file::ZonesFile;
