//! How much memory items take.

use kurbo::{BezPath, PathEl};

use super::Item;

/// About how many bytes of memory items take, so that a cache can tell large ones from small.
pub fn weight(items: &[Item]) -> usize {
    items.iter().map(one).sum()
}

fn one(item: &Item) -> usize {
    /// Of a letter: its place, its outline, and what it was shaped from.
    const LETTER: usize = 1500;
    let path = |path: &BezPath| size_of_val::<[PathEl]>(path.elements());
    let own = match item {
        Item::Fill(fill) => path(&fill.path),
        Item::Stroke(stroke) => path(&stroke.path),
        Item::Hatch(hatch) => path(&hatch.path),
        Item::Fade(fade) => path(&fade.path) + weight(&fade.items),
        Item::Group(group) => path(&group.clip) + weight(&group.items),
        Item::Text(text) => LETTER * text.shaped.text().chars().count(),
        Item::Picture(picture) => picture.premultiplied.len(),
    };
    size_of::<Item>() + own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Color, Fill, Group};

    #[test]
    fn what_is_inside_counts_too() {
        let path = BezPath::from_svg("M0,0 H9 V9 H0 Z").unwrap();
        let color = Color::rgb(0);
        let fill = Item::Fill(Fill {
            path: path.clone(),
            color,
        });
        let alone = weight(std::slice::from_ref(&fill));
        let group = Item::Group(Group {
            clip: path,
            items: vec![fill],
        });
        assert!(alone > 4 * size_of::<PathEl>());
        assert_eq!(weight(&[group]), 2 * alone);
    }
}
