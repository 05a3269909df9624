//! The fact-check of all claims: the whole process, and its rules alone.

use std::process::Command;

use bakhmut_map::date::MapDate;
use bakhmut_map::factcheck::{Evidence, check};
use bakhmut_map::geodata::{Geodata, Layers};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn whole_process(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"));
        let ran = command.args(["check", "--exit-zero"]).output();
        assert!(ran.expect("the program can be run").status.success());
    });
}

#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    let geodata = Geodata::open(&Layers::built_in()).expect("the built-in geodata are valid");
    let dataset = geodata.dataset("article").expect("the built-in dataset");
    let until = "2025-02".parse().map(MapDate::last_day).expect("a month");
    let (claims, borders) = (geodata.claims(), geodata.borders());
    let evidence = Evidence::gather(claims, &geodata, borders, Some(dataset), until);
    let evidence = evidence.expect("the built-in snapshots are valid");
    bencher.bench(|| {
        for claim in claims {
            black_box(check(claim, &evidence));
        }
    });
}
