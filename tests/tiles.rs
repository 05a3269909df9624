//! The overlay as tiles: the pictures, and the files that hold them.

#[path = "tiles/pyramid.rs"]
mod pyramid;
#[path = "tiles/seams.rs"]
mod seams;
