//! What an overlay looks like.

use crate::request::{Lang, Layer};
use crate::style::BuiltIn;

/// What an overlay looks like, as far as a request may choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Style {
    /// The language of the names.
    pub(crate) lang: Lang,
    /// The name of the theme.
    theme: &'static str,
    /// A bit for each layer that is drawn.
    layers: u8,
    /// Whether tiles are for screens of double density.
    pub(crate) is_dense: bool,
}

impl Style {
    /// A style with all layers.
    pub(crate) fn new(lang: Lang, theme: BuiltIn, is_dense: bool) -> Style {
        Style {
            lang,
            theme: theme.name,
            layers: bits(&Layer::ALL),
            is_dense,
        }
    }

    /// The same with these layers alone.
    #[must_use]
    pub(crate) fn of_layers(self, layers: &[Layer]) -> Style {
        let layers = bits(layers);
        Style { layers, ..self }
    }

    /// The theme.
    pub(crate) fn theme(self) -> BuiltIn {
        let found = BuiltIn::ALL.into_iter().find(|one| one.name == self.theme);
        found.unwrap_or(BuiltIn::LIGHT)
    }

    /// The layers, the lowest first.
    pub(crate) fn layers(self) -> Vec<Layer> {
        let all = Layer::ALL.into_iter();
        all.filter(|layer| self.layers & bit(*layer) > 0).collect()
    }

    /// Pixels of a tile a pixel of its size.
    pub(crate) fn scale(self) -> u16 {
        if self.is_dense { 2 } else { 1 }
    }
}

fn bit(layer: Layer) -> u8 {
    1 << layer as u8
}

fn bits(layers: &[Layer]) -> u8 {
    layers.iter().fold(0, |bits, layer| bits | bit(*layer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_come_in_the_order_in_which_they_are_drawn() {
        let style = Style::new(Lang::En, BuiltIn::LIGHT, false);
        assert_eq!(style.layers(), Layer::ALL);
        let some = style.of_layers(&[Layer::Front, Layer::Zones, Layer::Front]);
        assert_eq!(some.layers(), [Layer::Zones, Layer::Front]);
        assert_ne!(some, style);
        assert_eq!(some.theme().name, "light");
    }
}
