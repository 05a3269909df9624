//! The pictures: the files that hold them, and what their pixels show.

#[path = "render/alt_text.rs"]
mod alt_text;
#[path = "render/annotate.rs"]
mod annotate;
#[path = "render/any_names.rs"]
mod any_names;
#[path = "render/any_zones.rs"]
mod any_zones;
#[path = "render/change.rs"]
mod change;
#[path = "render/check_figure.rs"]
mod check_figure;
#[path = "render/committed.rs"]
mod committed;
#[path = "render/edges.rs"]
mod edges;
#[path = "render/extremes.rs"]
mod extremes;
#[path = "render/file.rs"]
mod file;
#[path = "render/invented.rs"]
mod invented;
#[path = "render/key.rs"]
mod key;
#[path = "render/labels.rs"]
mod labels;
#[path = "render/layers.rs"]
mod layers;
#[path = "render/order.rs"]
mod order;
#[path = "render/pages.rs"]
mod pages;
#[path = "render/parts.rs"]
mod parts;
#[path = "render/picture.rs"]
mod picture;
#[path = "render/pixels.rs"]
mod pixels;
#[path = "render/png_file.rs"]
mod png_file;
#[cfg(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"))]
#[path = "render/processors.rs"]
mod processors;
#[path = "render/publisher.rs"]
mod publisher;
#[path = "render/scales.rs"]
mod scales;
#[path = "render/sizes.rs"]
mod sizes;
#[path = "support/svg_file.rs"]
mod svg_file;
#[path = "render/svg_redrawn.rs"]
mod svg_redrawn;
#[path = "support/test_env.rs"]
mod test_env;
#[path = "render/their_border.rs"]
mod their_border;
#[path = "render/ukrainian.rs"]
mod ukrainian;
#[path = "render/vector.rs"]
mod vector;
#[path = "render/web_mercator.rs"]
mod web_mercator;
