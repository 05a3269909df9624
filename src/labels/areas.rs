//! Areas that labels had better keep off, and how much of a label or of an area the two share.

use kurbo::{BezPath, Line, ParamCurve, Point, Rect, Shape};

use super::plane::overlap;

/// Areas that labels had better keep off.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    shown: Vec<Shown>,
    owned: Vec<Owned>,
}

/// A small area that says something: its box, and points all over it.
#[derive(Clone, Debug)]
struct Shown {
    bounds: Rect,
    points: Vec<Point>,
}

/// The area of a place, in which what is written is read as the place's name.
#[derive(Clone, Debug)]
struct Owned {
    bounds: Rect,
    path: BezPath,
}

impl Areas {
    /// Makes labels that have the choice leave an area to be seen, of which these points lie all over it.
    pub fn show(&mut self, points: Vec<Point>) {
        let boxes = points.iter().map(|p| Rect::from_points(*p, *p));
        if let Some(bounds) = boxes.reduce(|a, b| a.union(b)) {
            self.shown.push(Shown { bounds, points });
        }
    }

    /// Makes labels, and leaders, of marks that lie outside an area stay off it.
    pub fn own(&mut self, path: BezPath) {
        let bounds = path.bounding_box();
        self.owned.push(Owned { bounds, path });
    }

    /// How much of the areas that are to be seen a label would hide: 1 for each that it hides all of.
    pub fn veiled(&self, rect: Rect) -> f64 {
        let over = self.shown.iter().filter(|a| overlap(a.bounds, rect));
        let parts = over.map(|area| {
            let hidden = area.points.iter().filter(|p| rect.contains(**p)).count();
            hidden as f64 / area.points.len() as f64
        });
        parts.sum()
    }

    /// The boxes of the areas that are to be seen and in which a point lies.
    pub(super) fn shown_at(&self, at: Point) -> impl Iterator<Item = Rect> {
        let boxes = self.shown.iter().map(|area| area.bounds);
        boxes.filter(move |bounds| bounds.contains(at))
    }

    /// Which part of a label lies on areas in which its mark, at `own`, does not.
    pub(super) fn trespassing(&self, rect: Rect, own: Point) -> f64 {
        const COLUMNS: u32 = 9;
        const ROWS: u32 = 3;
        let along = |from: f64, to: f64, i: u32, of: u32| {
            from + (to - from) * (f64::from(i) + 0.5) / f64::from(of)
        };
        let points = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (column, row)));
        let points = points.map(|(column, row)| {
            let x = along(rect.x0, rect.x1, column, COLUMNS);
            Point::new(x, along(rect.y0, rect.y1, row, ROWS))
        });
        self.part_on_others(rect, own, points)
    }

    /// Which part of a leader runs over areas in which its mark, at `own`, does not lie.
    pub(super) fn led_over(&self, leader: Line, own: Point) -> f64 {
        const STEPS: u32 = 16;
        let steps = (0..=STEPS).map(|step| leader.eval(f64::from(step) / f64::from(STEPS)));
        self.part_on_others(leader.bounding_box(), own, steps)
    }

    fn part_on_others(
        &self,
        bounds: Rect,
        own: Point,
        points: impl Iterator<Item = Point> + Clone,
    ) -> f64 {
        let others = self.owned.iter();
        let others = others.filter(|a| a.bounds.overlaps(bounds) && !a.path.contains(own));
        let parts = others.map(|area| {
            let on = points.clone().filter(|p| area.path.contains(*p)).count();
            on as f64 / points.clone().count() as f64
        });
        parts.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_veils_as_much_of_an_area_as_it_lies_on() {
        let mut areas = Areas::default();
        areas.show(vec![Point::new(10.0, 10.0), Point::new(20.0, 20.0)]);
        areas.show(Vec::new());
        assert_eq!(areas.veiled(Rect::new(5.0, 5.0, 15.0, 15.0)), 0.5);
        assert_eq!(areas.veiled(Rect::new(30.0, 5.0, 45.0, 15.0)), 0.0);
        assert_eq!(areas.shown_at(Point::new(12.0, 12.0)).count(), 1);
    }

    #[test]
    fn a_label_trespasses_on_the_area_of_another_mark_and_not_on_its_own() {
        let mut areas = Areas::default();
        areas.own(BezPath::from_svg("M20,0 H60 V40 H20 Z").expect("a path"));
        let (inside, outside) = (Point::new(40.0, 20.0), Point::new(5.0, 20.0));
        let half = Rect::new(5.0, 10.0, 35.0, 20.0);
        assert!((areas.trespassing(half, outside) - 0.5).abs() < 0.1);
        assert_eq!(areas.trespassing(half, inside), 0.0);
        assert_eq!(
            areas.trespassing(Rect::new(0.0, 0.0, 15.0, 9.0), outside),
            0.0
        );
        let through = Line::new(outside, (85.0, 20.0));
        assert!((areas.led_over(through, outside) - 0.5).abs() < 0.05);
    }
}
