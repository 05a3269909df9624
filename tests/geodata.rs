//! What the committed geodata state, held against independent references.

#[path = "geodata/area.rs"]
mod area;
#[path = "geodata/border.rs"]
mod border;
#[path = "geodata/chronology.rs"]
mod chronology;
#[path = "geodata/context.rs"]
mod context;
#[path = "geodata/control.rs"]
mod control;
#[path = "geodata/history.rs"]
mod history;
#[path = "geodata/places.rs"]
mod places;
#[path = "geodata/plane.rs"]
mod plane;
#[path = "geodata/reference.rs"]
mod reference;
#[path = "geodata/regions.rs"]
mod regions;
#[path = "geodata/settlements.rs"]
mod settlements;
mod support;
#[path = "geodata/ukrainian.rs"]
mod ukrainian;
