//! The pictures are the same on a processor without newer instructions. The system's mathematical
//! library has other code for it, and the last bits of a sine or a power then differ.

use std::env;
use std::hint::black_box;
use std::io::{self, Write};
use std::process::Command;

use crate::committed::pictures;
use crate::test_env::TestEnv;

/// Keeps glibc from newer instructions, which had other names up to version 2.32; of a name that it
/// does not know it takes no notice.
const OLDER: (&str, &str) = (
    "GLIBC_TUNABLES",
    "glibc.cpu.hwcaps=-AVX2,-AVX,-FMA,-FMA4,-AVX2_Usable,-AVX_Usable,-FMA_Usable,-FMA4_Usable",
);
/// Asks the test, run by itself, for nothing but the last bits.
const ASKED: &str = "BAKHMUT_MAP_LAST_BITS";

#[test]
fn draw_the_same_without_newer_instructions() {
    let here = format!("last bits {:016x}", last_bits());
    if env::var_os(ASKED).is_some() {
        println!("{here}");
        return;
    }
    let test = env::current_exe().expect("the test is a program");
    let ran = Command::new(test)
        .args(["--exact", "--nocapture"])
        .arg("processors::draw_the_same_without_newer_instructions")
        .env(ASKED, "1")
        .env(OLDER.0, OLDER.1)
        .output()
        .expect("the test can be run");
    let there = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(there.contains("last bits "), "{there}");
    if there.contains(&here) {
        // Past `eprintln!`, which the test harness holds back from whoever runs a test that passes.
        let why = "the mathematical library calculates alike without them";
        let _ = writeln!(io::stderr(), "skipped: {why}");
        return;
    }
    for args in [
        &["render", "--date", "2025-01"][..],
        &[
            "render",
            "--date",
            "2022-12-15",
            "--lang",
            "uk",
            "--scale",
            "2",
        ],
    ] {
        let [newer, older] = [None, Some(OLDER)].map(|tunables| {
            let env = TestEnv::new();
            let mut command = env.command(args);
            command.env_remove(OLDER.0).envs(tunables);
            let ran = command.output().expect("the program can be run");
            assert!(ran.status.success(), "{ran:?}");
            pictures(&env.path("output"))
        });
        assert_eq!(newer.len(), 3);
        for (name, bytes) in &newer {
            assert!(older.get(name) == Some(bytes), "{name} differs: {args:?}");
        }
    }
}

/// The last bits of what the drawing calculates with.
fn last_bits() -> u64 {
    let numbers = (1..10_000_u32).map(|i| black_box(f64::from(i) * 1.7e-4));
    numbers.fold(0, |all, x| {
        let (sin, cos) = x.sin_cos();
        let more = [
            sin,
            cos,
            x.tan(),
            x.exp(),
            x.ln(),
            x.atan2(0.7),
            x.powf(0.3),
        ];
        more.iter()
            .fold(all, |all: u64, y| all.rotate_left(7) ^ y.to_bits())
    })
}
