//! An animation of a view over the snapshots of a dataset.

use std::io::{Seek, Write};

use jiff::civil::Date;

use super::every::{Every, FrameDays};
use super::{change, comparison, metadata, options};
use crate::date::MapDate;
use crate::encode::{Animation, AnimationFormat, Metadata, Written};
use crate::error::{Error, Result};
use crate::figure::{self, Frame, Picture, Remarks, ScalePlaces, Steady};
use crate::geodata::{Geodata, Input, Snapshot, View};
use crate::locale::Phrases;
use crate::raster;
use crate::request::Request;
use crate::style::NamedTheme;

/// Which animation is asked for.
#[derive(Clone, Debug)]
pub struct AnimationRequest {
    /// The picture; of its date nothing is taken.
    pub request: Request,
    /// The theme.
    pub theme: NamedTheme,
    /// The datasets: one, or two that are held against each other.
    pub datasets: Vec<String>,
    /// The frames, with a day for each dataset.
    pub frames: Vec<FrameDays>,
    /// How far they are apart.
    pub every: Every,
    /// Frames a second, above 0.
    pub fps: f64,
    /// What it is encoded as.
    pub format: AnimationFormat,
}

/// A finished animation.
#[derive(Debug)]
pub struct Animated {
    /// What became of the frames.
    pub written: Written,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is told of some frame.
    pub remarks: Remarks,
}

/// The most frames, and the most pixels of one, so that a slip of the hand takes neither hours nor the
/// memory.
const MOST_FRAMES: usize = 5000;
const MOST_PIXELS: u64 = 12_000_000;

impl AnimationRequest {
    /// Refuses what would take too long or too much.
    ///
    /// # Errors
    /// Usage.
    pub fn check(&self) -> Result<()> {
        let count = self.frames.len();
        if count > MOST_FRAMES {
            let what = format!("{count} frames are more than the {MOST_FRAMES} that there may be");
            let help =
                "name a shorter time with --from and --to, or frames farther apart with --every";
            return Err(Error::usage(what).help(help));
        }
        let Request { size, scale, .. } = &self.request;
        let factor = u32::from(scale.factor());
        let [width, height] = [size.width(), size.height()].map(|side| u32::from(side) * factor);
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST_PIXELS {
            let what = format!(
                "{size} at scale {factor} would have {} million pixels a frame",
                pixels / 1_000_000
            );
            let help = "ask for at most 12 million: a smaller --size or --scale";
            return Err(Error::usage(what).help(help));
        }
        let longest = self.format.longest_side();
        if width.max(height) > longest {
            let what =
                format!("{width}x{height} pixels are more than this format has, {longest} a side");
            return Err(Error::usage(what).help("ask for a smaller --size or --scale"));
        }
        Ok(())
    }

    /// Of frames in a row that show the same snapshots the last, for it has the most to say of their age.
    fn states(&self) -> Vec<&FrameDays> {
        let runs = self.frames.chunk_by(|a, b| a.days == b.days);
        runs.filter_map(<[FrameDays]>::last).collect()
    }

    /// How many steps `progress` of [`animation`] is told of at most.
    pub fn steps(&self) -> u64 {
        (self.frames.len() + self.states().len()) as u64
    }
}

/// Draws an animation into a file. All its frames have one extent and one layout: first all snapshots are
/// laid out, and then drawn by what holds for all. One snapshot and two frames are in memory at a time.
///
/// `progress` is told how many steps are done, and may end it by an error.
///
/// # Errors
/// Usage where there is no such view, where it is not of control, or where it would be too large; data
/// where a snapshot has faults; failed where the file can't be written.
pub fn animation(
    request: &AnimationRequest,
    geodata: &Geodata,
    out: impl Write + Seek,
    mut progress: impl FnMut(u64) -> Result<()>,
) -> Result<Animated> {
    request.check()?;
    let mut plan = Plan::new(request, geodata)?;
    let mut done = 0;
    let mut step = || {
        done += 1;
        progress(done)
    };
    plan.lay_out(&mut step)?;
    let mut remarks = Remarks::default();
    let mut animation = Animation::new(request.format, out, &plan.metadata()?)?;
    let (mut width, mut height) = (0, 0);
    let mut last: Option<(&[Date], Vec<Snapshot>)> = None;
    for (index, FrameDays { date, days }) in request.frames.iter().enumerate() {
        let shown = match last.take().filter(|(shown, _)| shown == days) {
            Some((_, shown)) => shown,
            None => plan.snapshots(days)?,
        };
        let picture = plan.draw(&shown, *date)?;
        remarks.join(&picture.remarks);
        let pixmap = raster::rasterize(&picture.scene);
        last = Some((days, shown));
        (width, height) = (pixmap.width, pixmap.height);
        // By the time since the beginning, so that no rounding adds up.
        let at = |index: usize| (index as f64 * 1000.0 / request.fps).round() as u64;
        animation.push(pixmap, at(index + 1) - at(index))?;
        step()?;
    }
    let written = animation.finish()?;
    Ok(Animated {
        written,
        width,
        height,
        remarks,
    })
}

/// What all frames share.
struct Plan<'a> {
    request: &'a AnimationRequest,
    geodata: &'a Geodata,
    view: View,
    steady: Steady,
    /// Where the scale bar stands.
    scale: Option<usize>,
    inputs: Vec<Input>,
    /// What the notes of some frame say.
    notes: Vec<String>,
    /// The last frame without its items.
    last: Option<Picture>,
}

impl<'a> Plan<'a> {
    fn new(request: &'a AnimationRequest, geodata: &'a Geodata) -> Result<Plan<'a>> {
        let view = geodata.view(&request.request.view)?;
        change::check_change_view(view)?;
        Ok(Plan {
            request,
            geodata,
            view: match request.datasets.len() {
                2 => comparison::titled(view),
                _ => view.clone(),
            },
            steady: Steady::default(),
            scale: None,
            inputs: Vec::new(),
            notes: Vec::new(),
            last: None,
        })
    }

    /// The snapshots of such days; two are cut to what both map.
    fn snapshots(&self, days: &[Date]) -> Result<Vec<Snapshot>> {
        let named = self.request.datasets.iter().zip(days);
        let found = named.map(|(id, day)| self.geodata.snapshot(id, MapDate::Day(*day), true));
        let found = found.collect::<Result<Vec<Snapshot>>>()?;
        match <[Snapshot; 2]>::try_from(found) {
            Ok(pair) => comparison::cut_to_common(pair).map(Vec::from),
            Err(alone) => Ok(alone),
        }
    }

    fn draw(&self, snapshots: &[Snapshot], date: MapDate) -> Result<Picture> {
        let frame = Frame {
            date,
            steady: self.steady,
            scale: self.scale,
        };
        let options = options(&self.request.request, &self.request.theme)?;
        let (geodata, view) = (self.geodata, &self.view);
        match snapshots {
            [first, second] => {
                figure::draw_comparison_frame(geodata, [first, second], view, options, frame)
            }
            [snapshot] => figure::draw_frame(geodata, snapshot, view, options, frame),
            _ => Err(Error::failed("an animation is of one dataset or two")),
        }
    }

    /// Finds the layout that holds for all snapshots.
    fn lay_out(&mut self, step: &mut impl FnMut() -> Result<()>) -> Result<()> {
        let mut is_first = true;
        loop {
            let mut steady = self.steady;
            let (mut page, mut is_one_page): (Option<Steady>, bool) = (None, true);
            let mut scale = ScalePlaces::default();
            self.notes.clear();
            for FrameDays { date, days } in self.request.states() {
                let snapshots = self.snapshots(days)?;
                let mut picture = self.draw(&snapshots, *date)?;
                is_one_page &= page.is_none_or(|page| page.is_of_page(picture.steady));
                page = Some(picture.steady);
                steady = steady.and(picture.steady);
                scale.join(&picture.scale);
                for note in &picture.notes {
                    if !self.notes.contains(note) {
                        self.notes.push(note.clone());
                    }
                }
                picture.scene.items.clear();
                self.last = Some(picture);
                if is_first {
                    let inputs = snapshots.into_iter().map(|snapshot| snapshot.input);
                    self.inputs.extend(inputs);
                    step()?;
                }
            }
            self.steady = steady;
            // What is laid out in the room of one page may need more in that which all leave.
            if is_one_page {
                self.scale = scale.best();
                return Ok(());
            }
            is_first = false;
        }
    }

    fn metadata(&mut self) -> Result<Metadata> {
        let request = self.request;
        let (Some(mut last), [first_frame, .., last_frame] | [first_frame @ last_frame]) =
            (self.last.take(), &request.frames[..])
        else {
            return Err(Error::failed("there is no frame to draw"));
        };
        let [from, to] = [first_frame, last_frame].map(|frame| frame.date);
        let newest = last_frame.days.iter().max();
        let shown = request
            .datasets
            .iter()
            .zip(first_frame.days.iter().zip(&last_frame.days));
        let shown: Vec<String> = shown.map(|(id, (a, b))| format!("{id} {a} {b}")).collect();
        let phrases = Phrases::of(request.request.lang);
        last.alt_text = figure::shortened(&phrases.animation_alt([from, to], &last.alt_text));
        last.notes = std::mem::take(&mut self.notes);
        let made = super::Made {
            request: request.request.canonical_animation(
                [from, to],
                request.every.word(),
                request.fps,
            ),
            creation_time: newest.map(Date::to_string).unwrap_or_default(),
            snapshot: shown.join(", "),
            inputs: super::inputs(std::mem::take(&mut self.inputs), &request.theme),
        };
        Ok(metadata(&mut last, made, &request.request, self.geodata))
    }
}
