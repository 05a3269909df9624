//! The objects of a GeoJSON file, and the lists of positions in them.

use geo::Coord;

use crate::geodata::tree::{Data, Tuple, Value};

/// A list of positions as it stands in the file.
#[derive(Debug)]
pub(super) enum List<'t> {
    Pairs(&'t [Tuple<2>]),
    Triples(&'t [Tuple<3>]),
    /// Positions of different lengths.
    Mixed {
        tuples: Vec<Tuple<2>>,
        /// The third numbers that there are, each with the index of its position.
        thirds: Vec<(usize, f64)>,
        /// Whether one of the two ends has a height, and the other none.
        ends_differ: bool,
    },
}

impl List<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            List::Pairs(tuples) => tuples.len(),
            List::Triples(tuples) => tuples.len(),
            List::Mixed { tuples, .. } => tuples.len(),
        }
    }

    /// The position of that index, x = longitude, y = latitude, in degrees.
    pub(super) fn get(&self, index: usize) -> Coord<f64> {
        let [x, y] = match self {
            List::Pairs(tuples) => tuples[index].numbers,
            List::Triples(tuples) => [tuples[index].numbers[0], tuples[index].numbers[1]],
            List::Mixed { tuples, .. } => tuples[index].numbers,
        };
        Coord { x, y }
    }

    /// The byte at which that position begins.
    pub(super) fn at(&self, index: usize) -> usize {
        let at = match self {
            List::Pairs(tuples) => tuples[index].at,
            List::Triples(tuples) => tuples[index].at,
            List::Mixed { tuples, .. } => tuples[index].at,
        };
        at as usize
    }

    /// The positions of three numbers, each with its index.
    pub(super) fn triples(&self) -> Vec<(usize, [f64; 3])> {
        match self {
            List::Pairs(_) => Vec::new(),
            List::Triples(tuples) => {
                let numbers = tuples.iter().map(|tuple| tuple.numbers);
                numbers.enumerate().collect()
            }
            List::Mixed { tuples, thirds, .. } => {
                let all = thirds.iter().map(|(index, third)| {
                    let [x, y] = tuples[*index].numbers;
                    (*index, [x, y, *third])
                });
                all.collect()
            }
        }
    }

    /// Whether the ends differ in that one has a height.
    pub(super) fn ends_differ(&self) -> bool {
        matches!(
            self,
            List::Mixed {
                ends_differ: true,
                ..
            }
        )
    }

    /// The ring as it would be if its first position stood at its end, where it does not.
    fn closed(self) -> Self {
        if self.len() < 4 || self.is_closed() {
            return self;
        }
        let tuple = |index: usize| {
            let Coord { x, y } = self.get(index);
            Tuple {
                at: self.at(index) as u32,
                numbers: [x, y],
            }
        };
        List::Mixed {
            tuples: (0..self.len()).chain([0]).map(tuple).collect(),
            thirds: Vec::new(),
            ends_differ: false,
        }
    }

    pub(super) fn positions(&self) -> impl Iterator<Item = Coord<f64>> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Whether it can be the ring of a polygon.
    pub(super) fn is_closed(&self) -> bool {
        self.len() >= 4 && self.get(0) == self.get(self.len() - 1)
    }
}

/// Calls `check` with a feature or geometry and every geometry in it.
pub(super) fn objects<'t, 'a>(object: &'t Value<'a>, check: &mut impl FnMut(&'t Value<'a>)) {
    if object.members().is_none() {
        return;
    }
    check(object);
    if let Some(geometry) = object.get("geometry") {
        objects(geometry, check);
    }
    if let Some(Data::Array(parts)) = object.get("geometries").map(|list| &list.data) {
        parts.iter().for_each(|part| objects(part, check));
    }
}

/// The lists of positions of a geometry, be it of whatever type; a Point's is none.
pub(super) fn lists<'t>(geometry: &'t Value<'_>) -> Vec<List<'t>> {
    let mut all = Vec::new();
    if let Some(coordinates) = geometry.get("coordinates") {
        gather(coordinates, &mut all);
    }
    all
}

/// The rings of each polygon of a geometry, closed where they are not: none of any other type, or of what is not nested so.
pub(super) fn polygons<'t>(geometry: &'t Value<'_>) -> Vec<Vec<List<'t>>> {
    let closed = |rings: &'t [Value<'_>]| rings.iter().filter_map(list).map(List::closed).collect();
    rings(geometry).into_iter().map(closed).collect()
}

/// The same as they stand in the file.
pub(super) fn rings<'t, 'a>(geometry: &'t Value<'a>) -> Vec<&'t [Value<'a>]> {
    let kind = geometry.get("type").and_then(Value::text);
    let coordinates = geometry.get("coordinates");
    let polygons: Vec<&Value<'a>> = match (kind, coordinates.map(|value| (value, &value.data))) {
        (Some("Polygon"), Some((value, _))) => vec![value],
        (Some("MultiPolygon"), Some((_, Data::Array(polygons)))) => polygons.iter().collect(),
        _ => Vec::new(),
    };
    let rings = |polygon: &'t Value<'a>| match &polygon.data {
        Data::Array(rings) => rings.as_slice(),
        _ => &[],
    };
    polygons.into_iter().map(rings).collect()
}

fn gather<'t>(value: &'t Value<'_>, all: &mut Vec<List<'t>>) {
    if let Some(list) = list(value) {
        all.push(list);
    } else if let Data::Array(items) = &value.data {
        items.iter().for_each(|item| gather(item, all));
    }
}

/// A list of positions, if that is what it is.
pub(super) fn list<'t>(value: &'t Value<'_>) -> Option<List<'t>> {
    match &value.data {
        Data::Pairs(tuples) => Some(List::Pairs(tuples)),
        Data::Triples(tuples) => Some(List::Triples(tuples)),
        Data::Array(items) if !items.is_empty() => {
            let mut thirds: Vec<(usize, f64)> = Vec::new();
            let tuples: Option<Vec<_>> = items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    let Data::Array(numbers) = &item.data else {
                        return None;
                    };
                    let number = |index: usize| numbers.get(index)?.number();
                    // More than three are an error.
                    if let (3, Some(third)) = (numbers.len(), number(2)) {
                        thirds.push((index, third));
                    }
                    let numbers = [number(0)?, number(1)?];
                    Some(Tuple {
                        at: item.at,
                        numbers,
                    })
                })
                .collect();
            let length = |item: Option<&Value<'_>>| match item.map(|item| &item.data) {
                Some(Data::Array(numbers)) => numbers.len(),
                _ => 0,
            };
            let ends_differ = length(items.first()) != length(items.last());
            tuples.map(|tuples| List::Mixed {
                tuples,
                thirds,
                ends_differ,
            })
        }
        _ => None,
    }
}
