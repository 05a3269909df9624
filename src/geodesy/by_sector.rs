//! The nearest point of lines by bearing sector: of what lies between two azimuths from a position.
//!
//! Method: the search of `nearest`, for all sectors at once. A part of a line is left out where every
//! sector that it can lie in, by the bound of its azimuths (`bound`), has a nearer point already.
//! A short piece is cut where the distance or the azimuth turns, and where it crosses into a sector
//! (`sweep`).

use super::foot::Nearest;
use super::part::{Part, Piece};
use super::search::{Seek, search};
use super::sector::Sector;
use super::sweep::{Steady, steady};
use crate::units::LonLat;

/// The nearest point of lines in each of so many equal sectors, clockwise, the first centred on north
/// (see [`Sector::equal`]); `None` where a sector has no point of the lines.
///
/// Lines, edges and the antimeridian are as in [`nearest_on_lines`](super::nearest_on_lines). The
/// azimuth is that of the geodesic at the position, and it of the answer lies in its sector. Where an
/// edge crosses from one sector into the next, the answer may be the crossing, to the side of it that
/// is inside.
///
/// Error: below 1 mm in distance, up to 19,900 km; beyond, where more than one geodesic leads to a
/// point, not proven. What is less than 1 mm from the position lies in no direction, so a line through
/// the position is 1 mm away in the sectors that it leaves through.
///
/// Time (`benches/geodesy.rs`): 1.3 ms for 16 sectors and a border of 100,000 vertices at 100 km.
///
/// ```
/// use bakhmut_map::geodesy::nearest_by_sector;
/// use bakhmut_map::units::LonLat;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let meridian = [at(39.0, 48.0), at(39.0, 49.0)];
/// let by_sector = nearest_by_sector(at(38.0008, 48.5947), &[meridian], 8);
/// let km: Vec<Option<f64>> = by_sector
///     .iter()
///     .map(|nearest| nearest.map(|nearest| nearest.distance.km().round()))
///     .collect();
/// assert_eq!(km, [None, Some(79.0), Some(74.0), Some(80.0), None, None, None, None]);
/// ```
pub fn nearest_by_sector<L: AsRef<[LonLat]>>(
    from: LonLat,
    lines: &[L],
    count: usize,
) -> Vec<Option<Nearest>> {
    seek(from, lines, Sector::equal(count))
}

/// The nearest point of lines in one sector; as [`nearest_by_sector`] otherwise.
///
/// ```
/// use bakhmut_map::geodesy::{Sector, nearest_in_sector};
/// use bakhmut_map::units::{Degrees, LonLat};
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let meridian = [at(39.0, 48.0), at(39.0, 49.0)];
/// let sector = Sector::new(Degrees::azimuth(110.0), Degrees::azimuth(180.0));
/// let nearest = nearest_in_sector(at(38.0008, 48.5947), &[meridian], sector).unwrap();
/// // The edge is cut where it crosses the azimuth of 110°.
/// assert_eq!(format!("{:.6}°", nearest.azimuth.get()), "110.000000°");
/// ```
pub fn nearest_in_sector<L: AsRef<[LonLat]>>(
    from: LonLat,
    lines: &[L],
    sector: Sector,
) -> Option<Nearest> {
    seek(from, lines, vec![sector]).pop().flatten()
}

fn seek<L: AsRef<[LonLat]>>(
    from: LonLat,
    lines: &[L],
    sectors: Vec<Sector>,
) -> Vec<Option<Nearest>> {
    let open = |sector| (sector, None);
    let mut best = BySector {
        from,
        sectors: sectors.into_iter().map(open).collect(),
    };
    search(from, lines, &mut best);
    best.sectors.into_iter().map(|(_, found)| found).collect()
}

struct BySector {
    from: LonLat,
    sectors: Vec<(Sector, Option<Nearest>)>,
}

/// Whether a sector may still have a point at a distance, in metres, that would be its nearest.
fn is_open_at(found: Option<Nearest>, distance: f64) -> bool {
    found.is_none_or(|found| distance <= found.distance.get())
}

impl Seek for BySector {
    fn is_done_at(&self, bound: f64) -> bool {
        !self
            .sectors
            .iter()
            .any(|(_, found)| is_open_at(*found, bound))
    }

    fn leaves_out(&mut self, part: &Part) -> bool {
        let view = part.view(self.from);
        let (bound, spread) = (view.distance_at_least(), view.spread());
        let concerns = |(sector, found): &(Sector, Option<Nearest>)| {
            is_open_at(*found, bound) && sector.comes_within(spread, view.middle.azimuth)
        };
        !self.sectors.iter().any(concerns)
    }

    fn look_at(&mut self, piece: &Piece) {
        for steady in steady(piece, self.from) {
            self.take(piece, &steady);
        }
    }
}

impl BySector {
    fn take(&mut self, piece: &Piece, steady: &Steady) {
        for (sector, best) in &mut self.sectors {
            if !is_open_at(*best, steady.near.path.distance.get()) {
                continue;
            }
            let Some(sight) = steady.first_in(piece, self.from, *sector) else {
                continue;
            };
            let found = piece.found(&sight);
            if best.is_none_or(|best| found.order(&best).is_lt()) {
                *best = Some(found);
            }
        }
    }
}
