//! The overlay of the built-in data as tiles of zoom 5 to 12: composed, drawn, and the whole process into
//! PMTiles.

use std::process::Command;

use bakhmut_map::encode::TileFormat;
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};
use bakhmut_map::render::{Fronts, OverlayRequest, overlay_bounds, overlay_tiles};
use bakhmut_map::request::{Lang, Layer};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::tiles::Shard;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn built_in() -> (Geodata, Snapshot) {
    let geodata = Geodata::open(&Layers::built_in()).expect("the built-in geodata are valid");
    let date = "2025-01".parse().expect("a month");
    let snapshot = geodata.snapshot("article", date, false);
    let snapshot = snapshot.expect("there is a snapshot");
    (geodata, snapshot)
}

fn request(geodata: &Geodata, snapshot: &Snapshot) -> OverlayRequest {
    OverlayRequest {
        bounds: overlay_bounds(geodata, snapshot),
        zooms: 5..=12,
        layers: Layer::ALL.to_vec(),
        tile_size: 256,
        scale: 1,
        lang: Lang::En,
        theme: NamedTheme::default(),
        format: TileFormat::Png,
        shard: Shard::WHOLE,
        basemap: None,
    }
}

#[divan::bench]
fn compose(bencher: Bencher<'_, '_>) {
    let (geodata, snapshot) = built_in();
    let request = request(&geodata, &snapshot);
    bencher.bench(|| {
        black_box(overlay_tiles(
            &request,
            &geodata,
            &snapshot,
            &Fronts::default(),
        ))
    });
}

#[divan::bench]
fn draw(bencher: Bencher<'_, '_>) {
    let (geodata, snapshot) = built_in();
    let tiles = overlay_tiles(
        &request(&geodata, &snapshot),
        &geodata,
        &snapshot,
        &Fronts::default(),
    );
    bencher.bench(|| {
        let mut bytes = 0;
        let drawn = tiles.pyramid.draw(None, |tile, _| {
            bytes += tile.bytes.len();
            Ok(())
        });
        drawn.expect("nothing is refused");
        bytes
    });
}

#[divan::bench]
fn whole_process(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"));
        let args = [
            "tiles",
            "--date",
            "2025-01",
            "--force",
            "-q",
            "-o",
            "overlay.pmtiles",
        ];
        let ran = command.args(args).current_dir(folder.path()).output();
        assert!(ran.expect("the program can be run").status.success());
    });
}
