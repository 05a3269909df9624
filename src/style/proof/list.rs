//! What is asked of which colours: what stands on what in some picture, tints stacked as they are there.

use super::{Color, Proof, Property, Sight};
use crate::style::Theme;

/// A colour with the keys that make it.
type Named = (String, Color);

fn named(name: &str, color: Color) -> Named {
    (name.to_owned(), color)
}

impl Theme {
    /// All that is asked of the colours.
    pub fn proofs(&self) -> Vec<Proof> {
        let mut asked = Asked {
            sights: Sight::PEOPLE.to_vec(),
            proofs: Vec::new(),
        };
        if self.greyscale {
            asked.sights.push(Sight::Grey);
        }
        self.text(&mut asked);
        self.control(&mut asked);
        self.change(&mut asked);
        self.comparison(&mut asked);
        self.distance(&mut asked);
        self.chart(&mut asked);
        asked.proofs
    }

    /// Land and built-up land under a tint.
    fn under(&self, name: &str, tint: Color) -> [Named; 2] {
        [("land", self.land), ("settlement", self.settlement)]
            .map(|(ground, below)| (format!("{name} {ground}"), tint.over(below)))
    }

    /// On a map, text wears a halo.
    fn text(&self, asked: &mut Asked) {
        let texts = [
            named("ink", self.ink),
            named("quiet_ink", self.quiet_ink),
            named("measured", self.measured),
            named("claimed", self.claimed),
            // The names of rivers.
            named("water_line", self.water_line),
        ];
        let page = [named("paper", self.paper), named("halo", self.halo)];
        asked.of(Property::Text, &texts, &page);
        // The names of countries and the numbers of roads have none.
        let bare = [
            named("land", self.land),
            named("foreign_land", self.foreign_land),
            named("locator", self.locator),
            named("road", self.road),
        ];
        asked.of(Property::Text, &texts[1..2], &bare);
    }

    /// A map of who controls what.
    fn control(&self, asked: &mut Asked) {
        let strengths = &self.strengths;
        let [land, town] = [
            named("land", self.land),
            named("settlement", self.settlement),
        ];
        let assessed = self.russia.alpha(strengths.assessed);
        let [held, held_town] = self.under("assessed", assessed);
        let advance = self.under("advance", self.russia.alpha(strengths.advance));
        // A settlement of the story has a tint of its own in that of the area.
        let twice = named("twice assessed settlement", assessed.over(held_town.1));
        let bare = [land.clone(), town.clone()];
        let all = [&bare[..], &[held.clone(), held_town.clone(), twice]].concat();
        let ways = [
            named("front", self.front),
            named("road_casing", self.road_casing),
            named("railway", self.railway),
        ];
        asked.of(Property::Mark, &ways, &all);
        let rivers = [named("water_line", self.water_line)];
        asked.of(Property::Mark, &rivers, &all[..3]);
        let hatches = self.sides();
        asked.of(Property::Mark, &hatches, &bare);
        asked.of(
            Property::Mark,
            &hatches[..1],
            &[named("locator", self.locator)],
        );
        let foreign = named("foreign_land", self.foreign_land);
        let dots = [named("unmapped", self.unmapped)];
        asked.of(Property::Mark, &dots, &bare);
        asked.one(Property::Mark, &dots[0], &foreign);
        let edge = named("settlement_edge", self.settlement_edge);
        asked.one(Property::Mark, &edge, &land);

        asked.one(Property::Apart, &held, &land);
        asked.one(Property::Apart, &held_town, &town);
        asked.one(Property::Marked, &advance[0], &land);
        asked.one(Property::Marked, &advance[0], &held);
        // A hatch is seen by its lines.
        let fills = [land.clone(), advance[0].clone(), held.clone()];
        asked.of(Property::Marked, &hatches, &fills);
        let water = named("water", self.water);
        asked.one(Property::Apart, &water, &land);
        asked.one(Property::Marked, &water, &foreign);
        asked.one(Property::Marked, &rivers[0], &ways[1]);
        asked.one(Property::Marked, &town, &land);
    }

    fn change(&self, asked: &mut Asked) {
        let strengths = &self.strengths;
        let kept = self.under("kept", self.russia.alpha(strengths.kept));
        let gained = self.under("gained", self.russia.alpha(strengths.gained));
        let lost = self.under("lost", self.ukraine.alpha(strengths.lost));
        let lines = [
            named("front", self.front),
            named("ink", self.ink),
            named("road_casing", self.road_casing),
        ];
        for grounds in [&kept, &gained, &lost] {
            asked.of(Property::Mark, &lines, grounds);
        }
        let hatch = named("ukraine", self.ukraine);
        asked.one(Property::Mark, &hatch, &lost[0]);
        asked.one(Property::Apart, &gained[0], &kept[0]);
        asked.one(Property::Apart, &gained[0], &lost[0]);
        asked.one(Property::Marked, &hatch, &kept[0]);
        asked.one(Property::Marked, &hatch, &gained[0]);
        asked.one(Property::Marked, &kept[0], &named("land", self.land));
    }

    /// A map of what two sources say.
    fn comparison(&self, asked: &mut Asked) {
        let strengths = &self.strengths;
        let [first, second] = [
            named("first_source", self.first_source),
            named("second_source", self.second_source),
        ];
        let held = self.under("assessed", self.russia.alpha(strengths.assessed));
        let alone = [&first, &second].map(|(name, color)| {
            self.under(&format!("disputed {name}"), color.alpha(strengths.disputed))
        });
        let lines = [first, second];
        for grounds in [&held, &alone[0], &alone[1]] {
            asked.of(Property::Mark, &lines, grounds);
        }
        asked.one(Property::Apart, &lines[0], &lines[1]);
    }

    /// A map of a distance to the border.
    fn distance(&self, asked: &mut Asked) {
        let lines = [
            named("border", self.border),
            named("measured", self.measured),
            named("claimed", self.claimed),
        ];
        let grounds = [
            named("land", self.land),
            named("foreign_land", self.foreign_land),
            named("water", self.water),
        ];
        asked.of(Property::Mark, &lines, &grounds);
        asked.one(Property::Apart, &lines[1], &lines[2]);
    }

    /// A chart, in which a shape tells what is said, and the colour of whom.
    fn chart(&self, asked: &mut Asked) {
        let sides = self.sides();
        asked.of(Property::Mark, &sides, &[named("paper", self.paper)]);
        asked.one(Property::Apart, &sides[0], &sides[1]);
        asked.of(Property::Marked, &sides[..2], &sides[2..]);
    }

    fn sides(&self) -> [Named; 3] {
        [
            named("russia", self.russia),
            named("ukraine", self.ukraine),
            named("nobody", self.nobody),
        ]
    }
}

/// What has been asked so far.
struct Asked {
    sights: Vec<Sight>,
    proofs: Vec<Proof>,
}

impl Asked {
    fn one(&mut self, property: Property, what: &Named, from: &Named) {
        self.proofs
            .push(Proof::new(property, what, from, &self.sights));
    }

    /// Each of some on each of others.
    fn of(&mut self, property: Property, what: &[Named], from: &[Named]) {
        for what in what {
            for from in from {
                self.one(property, what, from);
            }
        }
    }
}
