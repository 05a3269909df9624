//! How what was measured comes about.

use std::sync::Arc;

use geo::MultiPolygon;
use jiff::civil::Date;

use super::{Distance, NoFront};
use crate::error::Result;
use crate::geodata::{Border, Direction, Geodata, LandEnds, Place, Snapshot, Vocabulary};
use crate::measure::{
    Holder, border_by_sector, border_by_subject, border_distance, contact_from, outline_of, shares,
    zoned_outline,
};
use crate::units::Metres;

/// A place's outline with its accuracy and its file.
pub type Outline = (MultiPolygon, Metres, String);

/// A place's outline: one of the context, or else its zones in the snapshot, if there is one.
///
/// # Errors
/// Those of reading the snapshot.
pub fn outline(
    from: &Place,
    geodata: &Geodata,
    snapshot: impl FnOnce() -> Result<Option<Arc<Snapshot>>>,
) -> Result<Option<Outline>> {
    if let Some((feature, shape)) = outline_of(from, geodata.context()) {
        let file = "context.geojson".to_owned();
        return Ok(Some((shape.clone(), feature.accuracy, file)));
    }
    Ok(snapshot()?.and_then(|snapshot| {
        let (shape, accuracy) = zoned_outline(from, &snapshot)?;
        Some((shape, accuracy, snapshot.input.name.clone()))
    }))
}

impl Distance {
    /// To the border of a file, over the place's outline if it has one; `by_parts` also to its stretches and
    /// in each direction. `None` where there is no border.
    pub fn to_border(
        from: &Place,
        outline: Option<Outline>,
        (file, borders): (String, &[Border]),
        by_parts: bool,
    ) -> Option<Vec<Distance>> {
        let shape = outline
            .as_ref()
            .map(|(shape, accuracy, _)| (shape, *accuracy));
        let distance = border_distance(from, shape, borders)?;
        let mut found = vec![Distance::Border {
            distance,
            file,
            outline: outline.map(|(.., file)| file),
        }];
        if by_parts {
            let each = border_by_subject(from, borders).into_iter();
            found.extend(each.map(|(subject, distance)| Distance::Subject(subject, distance)));
            let winds = Direction::ALL.iter().map(|(wind, _)| *wind);
            let points = border_by_sector(from, borders, winds.len());
            found.push(Distance::Sectors(winds.zip(points).collect()));
        }
        Some(found)
    }

    /// To the line of contact of a snapshot, or why there is none to measure to.
    pub fn to_front(from: &Place, snapshot: &Snapshot, ends: LandEnds<'_>) -> Distance {
        let day = snapshot.date;
        let none = |why| Distance::NoFront {
            day,
            dataset: snapshot.dataset.id.clone(),
            why,
        };
        if !is_mapped(from, snapshot) {
            return none(NoFront::PlaceNotMapped);
        }
        let front = contact_from(from.position, snapshot, ends);
        let Some(front) = front.filter(|front| !front.lines.is_empty()) else {
            return none(NoFront::NoLine);
        };
        match front.distance(from) {
            Some(distance) => Distance::Front {
                day,
                distance,
                open: front.may_be_open(from, snapshot),
            },
            None => none(NoFront::NearestNotMapped),
        }
    }

    /// To the line of contact of a snapshot and, where the dataset maps it, who holds the place, or the
    /// position and since when. `earlier` reads the dataset's snapshots of other days.
    ///
    /// # Errors
    /// Those of reading one.
    pub fn to_front_and_holder(
        (from, is_place): (&Place, bool),
        snapshot: &Snapshot,
        geodata: &Geodata,
        earlier: impl FnMut(Date) -> Result<Arc<Snapshot>>,
    ) -> Result<Vec<Distance>> {
        let front = Distance::to_front(from, snapshot, geodata.land_ends());
        if !is_mapped(from, snapshot) {
            return Ok(vec![front]);
        }
        let (day, dataset) = (snapshot.date, snapshot.dataset.id.clone());
        let held = match is_place {
            true => Distance::Control {
                day,
                dataset,
                shares: shares(from, snapshot, geodata.context()),
            },
            false => Distance::Holder {
                day,
                dataset,
                holder: Holder::of(from.position, snapshot, earlier)?,
            },
        };
        Ok(vec![front, held])
    }
}

fn is_mapped(from: &Place, snapshot: &Snapshot) -> bool {
    snapshot.dataset.extent.contains(from.position)
}
