//! Every size that may be asked for can be drawn.

use crate::png_file::PngFile;
use crate::test_env::TestEnv;

/// Draws all views and looks at what came out.
#[track_caller]
fn drawn(size: (u32, u32), scale: u32) {
    let env = TestEnv::new();
    let (text, factor) = (format!("{}x{}", size.0, size.1), scale.to_string());
    let args = [
        "render", "--date", "2025-01", "--size", &text, "--scale", &factor,
    ];
    let ran = env.run(&args).success();
    let printed = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let pixels = (size.0 * scale, size.1 * scale);
    for line in printed.lines() {
        let mut columns = line.split("  ");
        let path = columns.next().expect("a line begins with its path");
        assert_eq!(PngFile::read(&env.read(path)).size(), pixels, "{path}");
        let wanted = format!("{}x{}", pixels.0, pixels.1);
        assert!(columns.any(|column| column == wanted), "{line}");
    }
    assert_eq!(printed.lines().count(), 3);
    assert_eq!(
        env.tree().len(),
        4,
        "a folder with three maps and nothing else"
    );
}

#[test]
fn a_stamp() {
    drawn((16, 16), 1);
    drawn((16, 16), 3);
    drawn((100, 100), 2);
}

#[test]
fn a_telephone() {
    for scale in 1..=3 {
        drawn((360, 480), scale);
    }
}

#[test]
fn a_broad_one_and_a_tall_one() {
    drawn((1600, 1200), 1);
    drawn((600, 1200), 1);
    drawn((16, 1200), 1);
    drawn((1600, 16), 1);
}

#[test]
fn print() {
    drawn((600, 1200), 3);
}
