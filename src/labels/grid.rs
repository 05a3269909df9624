//! What lies near: a frame in cells, each of which knows what touches it.

use kurbo::Rect;

/// Cells along each side.
const CELLS: usize = 32;

/// Numbers of things by where they lie. What lies beyond the frame belongs to the cells at its edge.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    frame: Rect,
    /// Row by row; none before anything is put in.
    cells: Vec<Vec<u32>>,
}

impl Cells {
    pub(super) fn new(frame: Rect) -> Cells {
        let cells = Vec::new();
        Cells { frame, cells }
    }

    pub(super) fn insert(&mut self, rect: Rect, number: u32) {
        self.cells.resize(CELLS * CELLS, Vec::new());
        for cell in self.touched(rect) {
            self.cells[cell].push(number);
        }
    }

    /// Takes out what was put in with the same rectangle.
    pub(super) fn remove(&mut self, rect: Rect, number: u32) {
        for cell in self.touched(rect) {
            self.cells[cell].retain(|other| *other != number);
        }
    }

    /// The numbers of all that may touch a rectangle, each once, the smallest first.
    pub(super) fn near(&self, rect: Rect) -> Vec<u32> {
        if self.cells.is_empty() {
            return Vec::new();
        }
        let cells = self.touched(rect);
        let mut near: Vec<u32> = cells.flat_map(|cell| &self.cells[cell]).copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn touched(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let [columns, rows] = [
            (rect.x0, rect.x1, self.frame.x0, self.frame.width()),
            (rect.y0, rect.y1, self.frame.y0, self.frame.height()),
        ]
        .map(|(low, high, start, length)| {
            // A cast of what is below nought, or not a number, gives 0.
            let cell = |at: f64| ((at - start) / length * CELLS as f64) as usize;
            [cell(low), cell(high)].map(|cell| cell.min(CELLS - 1))
        });
        (rows[0]..=rows[1])
            .flat_map(move |row| (columns[0]..=columns[1]).map(move |column| row * CELLS + column))
    }
}

/// Things by where they lie.
#[derive(Clone, Debug)]
pub(super) struct Grid<T> {
    items: Vec<T>,
    cells: Cells,
}

impl<T> Grid<T> {
    pub(super) fn new(frame: Rect) -> Grid<T> {
        Grid {
            items: Vec::new(),
            cells: Cells::new(frame),
        }
    }

    /// Puts in what lies in a rectangle.
    pub(super) fn insert(&mut self, rect: Rect, item: T) {
        let number = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.cells.insert(rect, number);
        self.items.push(item);
    }

    /// What may touch a rectangle, in the order in which it was put in.
    pub(super) fn near(&self, rect: Rect) -> impl Iterator<Item = &T> {
        let near = self.cells.near(rect).into_iter();
        near.filter_map(|number| self.items.get(number as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_that_touches_is_found(
            rects in prop::collection::vec((-50.0..150.0, -50.0..150.0, 0.0..90.0, 0.0..90.0), 1..30),
        ) {
            let rect = |(x, y, w, h)| Rect::new(x, y, x + w, y + h);
            let rects: Vec<Rect> = rects.into_iter().map(rect).collect();
            let mut grid = Grid::new(Rect::new(0.0, 0.0, 100.0, 80.0));
            for (i, rect) in rects.iter().enumerate() {
                grid.insert(*rect, i);
            }
            let found: Vec<usize> = grid.near(rects[0]).copied().collect();
            prop_assert!(found.is_sorted_by(|a, b| a < b));
            for (i, rect) in rects.iter().enumerate() {
                prop_assert!(!rect.overlaps(rects[0]) || found.contains(&i));
            }
        }
    }

    #[test]
    fn a_frame_of_no_size_holds_all() {
        let mut cells = Cells::new(Rect::ZERO);
        let rect = Rect::new(-5.0, 0.0, 9.0, 0.0);
        cells.insert(rect, 7);
        assert_eq!(cells.near(Rect::ZERO), [7]);
        cells.remove(rect, 7);
        assert!(cells.near(Rect::ZERO).is_empty());
    }
}
