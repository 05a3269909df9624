//! Bearing sectors: the azimuths between two.

use crate::units::Degrees;

/// The azimuths from one clockwise up to another, which itself is no more in it.
///
/// ```
/// use bakhmut_map::geodesy::Sector;
/// use bakhmut_map::units::Degrees;
///
/// let north = Sector::new(Degrees::azimuth(-22.5), Degrees::azimuth(22.5));
/// assert_eq!(north, Sector::equal(8)[0]);
/// assert!(north.contains(Degrees::azimuth(337.5)));
/// assert!(!north.contains(Degrees::azimuth(22.5)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sector {
    start: Degrees,
    end: Degrees,
}

impl Sector {
    /// From an azimuth clockwise up to another: the whole circle where they are equal.
    pub fn new(start: Degrees, end: Degrees) -> Sector {
        Sector { start, end }
    }

    /// So many sectors, clockwise, as wide as each other. The first is centred on north; they leave
    /// no azimuth out, and none is in two.
    pub fn equal(count: usize) -> Vec<Sector> {
        let boundary = |index: usize| Degrees::azimuth((index as f64 - 0.5) * 360.0 / count as f64);
        // The last ends where the first starts, to the bit.
        (0..count)
            .map(|index| Sector::new(boundary(index), boundary((index + 1) % count)))
            .collect()
    }

    /// The first azimuth in it.
    pub fn start(self) -> Degrees {
        self.start
    }

    /// The first azimuth beyond it.
    pub fn end(self) -> Degrees {
        self.end
    }

    /// Whether an azimuth is in it.
    pub fn contains(self, azimuth: Degrees) -> bool {
        let (start, end, azimuth) = (self.start.get(), self.end.get(), azimuth.get());
        if start < end {
            start <= azimuth && azimuth < end
        } else {
            start <= azimuth || azimuth < end
        }
    }

    /// Whether it has an azimuth that is no more than so many degrees from another.
    pub(super) fn comes_within(self, spread: f64, azimuth: Degrees) -> bool {
        let apart = |other: Degrees| {
            let turned = (azimuth.get() - other.get()).rem_euclid(360.0);
            turned.min(360.0 - turned)
        };
        self.contains(azimuth) || apart(self.start) <= spread || apart(self.end) <= spread
    }
}
