//! Has cargo build the program again after the viewer's page was built, for the first time too: of a folder
//! that is compiled in, cargo knows only the files that were there.

use std::path::Path;

fn main() {
    let built = "viewer/dist";
    // What is not there cargo takes for changed each time.
    let watched = match Path::new(built).exists() {
        true => built,
        false => "viewer",
    };
    println!("cargo:rerun-if-changed={watched}");
}
