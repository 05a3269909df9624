//! Paths as the attribute `d`.

use kurbo::{BezPath, PathEl, Point};

use super::number::hundredths;

/// A path in hundredths of a pixel. Each position is rounded by itself and told from the one before, so
/// that no rounding adds up.
pub(super) fn path_data(path: &BezPath) -> String {
    let mut data = Data::default();
    for element in path.iter() {
        match element {
            PathEl::MoveTo(p) => {
                data.start = snapped(p);
                data.last = [0, 0];
                data.command('M', &[p]);
            }
            PathEl::LineTo(p) => data.command('l', &[p]),
            PathEl::QuadTo(a, p) => data.command('q', &[a, p]),
            PathEl::CurveTo(a, b, p) => data.command('c', &[a, b, p]),
            PathEl::ClosePath => {
                data.text.push('z');
                (data.letter, data.last) = ('z', data.start);
            }
        }
    }
    data.text
}

#[derive(Default)]
struct Data {
    text: String,
    /// The last command.
    letter: char,
    start: [i64; 2],
    last: [i64; 2],
}

impl Data {
    /// A command with positions relative to the last one.
    fn command(&mut self, letter: char, points: &[Point]) {
        let points: Vec<[i64; 2]> = points.iter().map(|p| snapped(*p)).collect();
        let is_still = points.iter().all(|p| *p == self.last);
        // Right behind a move, it is the dot of a line with round ends.
        if letter != 'M' && self.letter != 'M' && is_still {
            return;
        }
        if letter != self.letter || letter == 'M' {
            self.text.push(letter);
            self.letter = letter;
        }
        for p in &points {
            for axis in [0, 1] {
                let written = hundredths(p[axis] - self.last[axis]);
                let is_first = self.text.ends_with(char::is_alphabetic);
                if !is_first && !written.starts_with('-') {
                    self.text.push(' ');
                }
                self.text += &written;
            }
        }
        self.last = points.last().copied().unwrap_or(self.last);
    }
}

fn snapped(p: Point) -> [i64; 2] {
    [p.x, p.y].map(|v| (v * 100.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Affine, Shape};
    use proptest::prelude::*;

    #[test]
    fn paths_are_short() {
        let path = BezPath::from_svg("M1,2 L4,2.5 L3.75,9 Z M0,0 L0,0").unwrap();
        assert_eq!(path_data(&path), "M1 2l3 .5-.25 6.5zM0 0l0 0");
        let path = BezPath::from_svg("M1,2 C4,2 5,3 5,3 Q0,1 2,2 L2,2.001 L9,9").unwrap();
        assert_eq!(path_data(&path), "M1 2c3 0 4 1 4 1q-5-2-3-1l7 7");
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(
            points in prop::collection::vec((-900.0..900.0_f64, -900.0..900.0_f64), 3..40),
        ) {
            let mut path = BezPath::new();
            for (i, p) in points.iter().enumerate() {
                match i % 7 {
                    0 => path.move_to(*p),
                    5 => path.quad_to(*p, (1.0, 2.0)),
                    6 => path.close_path(),
                    _ => path.line_to(*p),
                }
            }
            let read = BezPath::from_svg(&path_data(&path)).unwrap();
            let (a, b) = (path.bounding_box(), read.bounding_box());
            for (a, b) in [(a.x0, b.x0), (a.y0, b.y0), (a.x1, b.x1), (a.y1, b.y1)] {
                prop_assert!((a - b).abs() < 0.0051, "{} {}", a, b);
            }
            let scaled = Affine::scale(1.0) * &read;
            prop_assert!((path.area() - scaled.area()).abs() < 0.01 * 900.0 * points.len() as f64);
        }
    }
}
