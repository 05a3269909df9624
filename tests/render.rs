//! The pictures: the files that hold them, and what their pixels show.

#[path = "render/committed.rs"]
mod committed;
#[path = "render/edges.rs"]
mod edges;
#[path = "render/extremes.rs"]
mod extremes;
#[path = "render/file.rs"]
mod file;
#[path = "render/layers.rs"]
mod layers;
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
#[path = "render/sizes.rs"]
mod sizes;
#[path = "support/test_env.rs"]
mod test_env;
#[path = "render/ukrainian.rs"]
mod ukrainian;
