//! How what was measured comes about.

use std::sync::Arc;

use geo::MultiPolygon;
use jiff::civil::Date;

use super::Distance;
use crate::error::Result;
use crate::geodata::{Border, Direction, Geodata, Place, Snapshot, Vocabulary};
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

    /// To the line of contact of a snapshot; or in a sentence why there is none to measure to.
    ///
    /// # Errors
    /// That sentence.
    pub fn to_front(
        from: &Place,
        snapshot: &Snapshot,
        borders: &[Border],
    ) -> std::result::Result<Distance, String> {
        let (name, dataset, day) = (&from.name.en, &snapshot.dataset.id, snapshot.date);
        if !is_mapped(from, snapshot) {
            return Err(beyond(from, snapshot));
        }
        let front = contact_from(from.position, snapshot, borders)
            .filter(|front| !front.lines.is_empty())
            .ok_or_else(|| format!("the snapshot of {day} has no line of contact to measure to"))?;
        let distance = front.distance(from).ok_or_else(|| {
            format!(
                "the line of contact that is nearest to {name} may lie beyond what the dataset \
                 \"{dataset}\" maps"
            )
        })?;
        Ok(Distance::Front {
            day,
            distance,
            open: front.may_be_open(from, snapshot),
        })
    }

    /// To the line of contact of a snapshot and who holds the place, or the position and since when; and
    /// what of it there is none of. `earlier` reads the dataset's snapshots of other days.
    ///
    /// # Errors
    /// Those of reading one.
    pub fn to_front_and_holder(
        (from, is_place): (&Place, bool),
        snapshot: &Snapshot,
        geodata: &Geodata,
        earlier: impl FnMut(Date) -> Result<Arc<Snapshot>>,
    ) -> Result<(Vec<Distance>, Option<String>)> {
        if !is_mapped(from, snapshot) {
            return Ok((Vec::new(), Some(beyond(from, snapshot))));
        }
        let (day, dataset) = (snapshot.date, snapshot.dataset.id.clone());
        let front = Distance::to_front(from, snapshot, geodata.borders());
        let (front, lack) = match front {
            Ok(front) => (Some(front), None),
            Err(lack) => (None, Some(lack)),
        };
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
        Ok((front.into_iter().chain([held]).collect(), lack))
    }
}

fn is_mapped(from: &Place, snapshot: &Snapshot) -> bool {
    snapshot.dataset.extent.contains(from.position)
}

fn beyond(from: &Place, snapshot: &Snapshot) -> String {
    let (name, dataset) = (&from.name.en, &snapshot.dataset.id);
    format!("{name} lies beyond what the dataset \"{dataset}\" maps")
}
