//! The stages of one still, each by itself: what a map costs and where.

use std::process::Command;

use bakhmut_map::encode::{self, Metadata};
use bakhmut_map::figure::{self, Options, Picture};
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::style::{NamedTheme, Theme};
use bakhmut_map::{raster, render};
use divan::{Bencher, black_box};

const VIEWS: [&str; 3] = ["town", "front", "border"];

fn main() {
    divan::main();
}

fn data() -> (Geodata, Snapshot) {
    let geodata = Geodata::open(&Layers::built_in()).expect("the built-in geodata are valid");
    let date = "2025-01".parse().expect("a month");
    let snapshot = geodata
        .snapshot("article", date, false)
        .expect("there is a snapshot");
    (geodata, snapshot)
}

fn picture(geodata: &Geodata, snapshot: &Snapshot, view: &str) -> Picture {
    let theme = Theme::light();
    let options = Options {
        size: PictureSize::default(),
        scale: Scale::One,
        lang: Lang::En,
        theme: &theme,
        projection: MapProjection::ForView,
        basemap: None,
        typeface: Default::default(),
        editing: None,
    };
    let view = geodata.view(view).expect("a view");
    figure::draw(geodata, snapshot, view, options).expect("a picture")
}

#[divan::bench]
fn read() -> (Geodata, Snapshot) {
    data()
}

#[divan::bench(args = VIEWS)]
fn compose(bencher: Bencher<'_, '_>, view: &str) {
    let (geodata, snapshot) = data();
    bencher.bench(|| picture(black_box(&geodata), &snapshot, view));
}

#[divan::bench(args = VIEWS)]
fn rasterize(bencher: Bencher<'_, '_>, view: &str) {
    let (geodata, snapshot) = data();
    let picture = picture(&geodata, &snapshot, view);
    bencher.bench(|| raster::rasterize(black_box(&picture.scene)));
}

#[divan::bench(args = VIEWS)]
fn write_png(bencher: Bencher<'_, '_>, view: &str) {
    let (geodata, snapshot) = data();
    let pixmap = raster::rasterize(&picture(&geodata, &snapshot, view).scene);
    let metadata = Metadata::default();
    bencher.bench(|| encode::png(black_box(&pixmap), &metadata));
}

/// The process from its start to its end, with the file on the disk.
#[divan::bench(args = VIEWS)]
fn whole_process(bencher: Bencher<'_, '_>, view: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = folder.path().join("map.png");
    bencher.bench(|| {
        let ran = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"))
            .current_dir(&folder)
            .args([
                "render", "--date", "2025-01", "--quiet", "--view", view, "-o",
            ])
            .arg(&output)
            .output()
            .expect("the program can be run");
        assert!(ran.status.success(), "{ran:?}");
    });
}

#[divan::bench(args = VIEWS)]
fn whole_still(bencher: Bencher<'_, '_>, view: &str) {
    let (geodata, snapshot) = data();
    let request = bakhmut_map::request::Request {
        date: "2025-01".parse().expect("a month"),
        view: view.to_owned(),
        dataset: "article".to_owned(),
        size: PictureSize::default(),
        scale: Scale::One,
        lang: Lang::En,
        theme: "light".to_owned(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: Default::default(),
    };
    let theme = NamedTheme::default();
    bencher.bench(|| {
        render::still(black_box(&request), &theme, &geodata, &snapshot)
            .and_then(|still| still.png())
    });
}
