//! The words of the column: measured once, tried at several sizes, and shortened where they fit at
//! none of them.

use super::content::Content;
use super::legend::{INDENT, SWATCH, Swatch};
use super::pen::{LEADING, Pen};
use crate::locale::Phrases;
use crate::scene::{Color, Point, Rect};
use crate::text::{Face, Paragraph};

/// What stands above the first line and below the last, in design units.
const ABOVE: f64 = -4.0;
const BELOW: f64 = 7.0;

/// What a block is, for what gives way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Statement,
    /// The items of a statement, a line each.
    List,
    KeyHeading,
    Entry,
    Note,
    Aside,
}

/// What gives way where there is too little room, and how many lines each block of its kind keeps:
/// the key last of all, for without it the map can't be read.
const GIVING_WAY: [(Kind, usize); 9] = [
    (Kind::Aside, 0),
    (Kind::List, 2),
    (Kind::Note, 0),
    (Kind::Statement, 1),
    (Kind::List, 0),
    (Kind::Statement, 0),
    (Kind::Entry, 1),
    (Kind::Entry, 0),
    (Kind::KeyHeading, 0),
];

/// A text of the column.
#[derive(Debug)]
struct Block<'a> {
    kind: Kind,
    /// One, or the items of a list.
    items: Vec<Paragraph>,
    /// In design units.
    size: f64,
    color: Color,
    swatch: Option<&'a Swatch>,
    /// Air above and below, in design units.
    air: (f64, f64),
    /// How many lines it has at the size and width that are tried.
    full: usize,
    /// How many it may have.
    most: usize,
}

/// All blocks at one size, in one column or two.
#[derive(Debug)]
pub(super) struct Words<'a> {
    blocks: Vec<Block<'a>>,
    phrases: Phrases,
    columns: usize,
    /// That of a column.
    width: f64,
    unit: f64,
    /// The first block of the second column.
    turn: usize,
}

/// Between two columns, in pixels a pixel of their width together.
const GUTTER: f64 = 0.05;

impl<'a> Words<'a> {
    /// The words of so many columns, one or two, `width` pixels wide together.
    pub(super) fn new(
        content: &'a Content,
        phrases: Phrases,
        pen: &Pen<'_>,
        (columns, width): (usize, f64),
    ) -> Words<'a> {
        let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
        let [regular, bold] = [Face::Regular, Face::Bold].map(|style| pen.typeface.face(style));
        let mut blocks = Vec::new();
        let mut add = |kind, text: &str, (face, size), color, air| {
            blocks.push(Block::new(kind, text, (face, size), color, air));
        };
        for statement in &content.statements {
            let (heading, text) = (&statement.heading, &statement.text);
            add(Kind::Statement, heading, (regular, 15.0), quiet, (0.0, 0.0));
            let color = statement.color;
            add(Kind::Statement, text, (bold, 19.0), color, (0.0, 0.0));
            let small = &statement.small;
            let is_list = small.lines().nth(1).is_some();
            let kind = if is_list { Kind::List } else { Kind::Statement };
            add(kind, small, (regular, 15.0), ink, (2.0, 14.0));
        }
        add(
            Kind::KeyHeading,
            phrases.key(),
            (bold, 16.0),
            ink,
            (0.0, 8.0),
        );
        let last = content.legend.len().saturating_sub(1);
        for (i, entry) in content.legend.iter().enumerate() {
            let air = (0.0, if i == last { 14.0 } else { 9.0 });
            blocks.push(Block {
                swatch: Some(&entry.swatch),
                ..Block::new(Kind::Entry, &entry.text, (regular, 16.0), ink, air)
            });
        }
        let notes = content.notes.iter().map(|note| (Kind::Note, note));
        let notes = notes.chain(content.aside.iter().map(|aside| (Kind::Aside, aside)));
        for (kind, note) in notes {
            blocks.push(Block::new(kind, note, (regular, 14.0), quiet, (0.0, 7.0)));
        }
        let width = match columns {
            1 => width,
            _ => width * (1.0 - GUTTER) / 2.0,
        };
        Words {
            turn: blocks.len(),
            blocks,
            phrases,
            columns,
            width,
            unit: 1.0,
        }
    }

    /// Sets the words at a size, so many pixels a design unit, with so many units free below the last
    /// column.
    pub(super) fn set(&mut self, unit: f64, below: f64) {
        self.unit = unit;
        for block in &mut self.blocks {
            let width = block.ems(self.width, unit);
            block.full = block.items.iter().map(|i| i.lines(width).len()).sum();
        }
        self.balance(below);
    }

    /// Leaves the last note out, or has it again.
    pub(super) fn leave_aside(&mut self, is_left: bool) {
        let blocks = self.blocks.iter_mut();
        for block in blocks.filter(|block| block.kind == Kind::Aside) {
            block.most = if is_left { 0 } else { usize::MAX };
        }
    }

    /// Breaks two columns where the higher of them is lowest, not between a heading and what follows.
    fn balance(&mut self, below: f64) {
        if self.columns == 1 {
            return;
        }
        let mut breaks: Vec<usize> = (1..=self.blocks.len()).collect();
        breaks.retain(|&i| !self.blocks[i - 1].leads());
        let higher = |turn: usize| {
            let [left, right] = self.heights(turn);
            left.max(right + below)
        };
        let best = breaks
            .into_iter()
            .min_by(|a, b| higher(*a).total_cmp(&higher(*b)));
        self.turn = best.unwrap_or(self.blocks.len());
    }

    /// The heights of what stands before a block and from it on, in design units.
    fn heights(&self, turn: usize) -> [f64; 2] {
        let (left, right) = self.blocks.split_at(turn);
        [left, right].map(|blocks| ABOVE + blocks.iter().map(Block::height).sum::<f64>() + BELOW)
    }

    /// Pixels a design unit.
    pub(super) fn unit(&self) -> f64 {
        self.unit
    }

    /// The height of the higher column in pixels, air below included.
    pub(super) fn height(&self) -> f64 {
        let [left, right] = self.heights(self.turn);
        left.max(right) * self.unit
    }

    /// Of a rectangle that they are drawn in, what is free below the last column.
    pub(super) fn free(&self, rect: Rect) -> Rect {
        let [left, right] = self.heights(self.turn);
        match self.columns {
            1 => Rect::new(rect.x0, rect.y0 + left * self.unit, rect.x1, rect.y1),
            _ => Rect::new(
                rect.x1 - self.width,
                rect.y0 + right * self.unit,
                rect.x1,
                rect.y1,
            ),
        }
    }

    /// Shortens the words until they are no higher than that, in pixels.
    pub(super) fn shorten(&mut self, height: f64) {
        for (kind, least) in GIVING_WAY {
            while self.height() > height && self.take_line(kind, least) {
                self.balance(0.0);
            }
        }
    }

    /// Takes a line off the longest block of a kind, the last of several, but all of the last note: half of
    /// one misleads, or says nothing. Whether one has more than the least.
    fn take_line(&mut self, kind: Kind, least: usize) -> bool {
        let blocks = self.blocks.iter_mut();
        let mut longer = blocks.filter(|b| b.kind == kind && b.shown() > least);
        let block = match kind {
            Kind::Note | Kind::Aside => longer.next_back(),
            _ => longer.max_by_key(|b| b.shown()),
        };
        let Some(block) = block else { return false };
        block.most = match kind {
            Kind::Note | Kind::Aside => 0,
            _ => block.shown() - 1,
        };
        true
    }

    /// Draws the words in a rectangle; what of them found no room.
    pub(super) fn draw(&self, rect: Rect, pen: &mut Pen<'_>) -> Vec<String> {
        let mut cut = Vec::new();
        let (left, right) = self.blocks.split_at(self.turn);
        for (blocks, x) in [(left, rect.x0), (right, rect.x1 - self.width)] {
            let mut y = rect.y0 + ABOVE * self.unit;
            for block in blocks {
                let (lines, lost) = block.set(block.ems(self.width, self.unit), self.phrases);
                block.draw(&lines, Point::new(x, y), pen);
                y += block.height() * self.unit;
                cut.extend(lost);
            }
        }
        cut
    }
}

impl<'a> Block<'a> {
    fn new(
        kind: Kind,
        text: &str,
        (face, size): (Face, f64),
        color: Color,
        air: (f64, f64),
    ) -> Block<'a> {
        let items = match kind {
            Kind::List => text.lines().map(|i| Paragraph::new(i, face)).collect(),
            _ => vec![Paragraph::new(text, face)],
        };
        Block {
            kind,
            items,
            size,
            color,
            swatch: None,
            air,
            full: 0,
            most: usize::MAX,
        }
    }

    fn indent(&self) -> f64 {
        self.swatch.map_or(0.0, |_| INDENT)
    }

    /// The width of a line in ems, in a column `width` pixels wide.
    fn ems(&self, width: f64, unit: f64) -> f64 {
        (width / unit - self.indent()) / self.size
    }

    /// Whether it must stand above the next block.
    fn leads(&self) -> bool {
        self.kind == Kind::KeyHeading || (self.kind == Kind::Statement && self.air.1 == 0.0)
    }

    fn shown(&self) -> usize {
        self.full.min(self.most)
    }

    /// The height of so many lines, in design units.
    fn text_height(&self, lines: usize) -> f64 {
        lines as f64 * self.size * LEADING
    }

    /// The height with its air, in design units; nought where it was left out.
    fn height(&self) -> f64 {
        if self.most == 0 {
            return 0.0;
        }
        let swatch = self.swatch.map_or(0.0, |_| SWATCH.1);
        self.air.0 + self.text_height(self.shown()).max(swatch) + self.air.1
    }

    /// The lines where none is wider than so many ems, and what found no room, if anything.
    fn set(&self, width: f64, phrases: Phrases) -> (Vec<String>, Option<String>) {
        let opening = |text: &Paragraph| text.lines_at_most(1, 20.0).concat();
        let mut lines = Vec::new();
        for (i, item) in self.items.iter().enumerate() {
            let rest = self.most - lines.len();
            if self.kind != Kind::List || self.full <= self.most {
                lines.extend(item.lines_at_most(rest, width));
            } else if item.lines(width).len() < rest {
                lines.extend(item.lines(width).into_iter().map(str::to_owned));
            } else {
                let hidden = self.items.len() - i;
                lines.extend((rest > 0).then(|| phrases.and_more(hidden)));
                let lost = format!("{hidden} lines from “{}” on", opening(item));
                return (lines, Some(lost));
            }
        }
        let is_missed = self.full > self.most && self.kind != Kind::Aside;
        let lost = is_missed.then(|| {
            let opening = self.items.first().map(opening).unwrap_or_default();
            let end = if self.most == 0 { "" } else { "the end of " };
            format!("{end}“{opening}”")
        });
        (lines, lost)
    }

    fn draw(&self, lines: &[String], at: Point, pen: &mut Pen<'_>) {
        if self.most == 0 {
            return;
        }
        let u = pen.unit;
        let (mut x, mut y) = (at.x, at.y + self.air.0 * u);
        if let Some(swatch) = self.swatch {
            let (width, height) = SWATCH;
            let rect = Rect::from_origin_size((x, y), (width * u, height * u));
            swatch.draw(rect, pen);
            x += INDENT * u;
            // A single line stands level with the swatch's middle.
            y += (height - self.text_height(lines.len())).max(0.0) / 2.0 * u;
        }
        let face = self.items.first().map_or(Face::Regular, Paragraph::face);
        pen.lines(lines, (face, self.size), self.color, Point::new(x, y));
    }
}
