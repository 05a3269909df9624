//! `render --embed`: what a page needs to show the maps of a date.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::basemap::Basemap;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::Geodata;
use bakhmut_map::render::{self, Embed};
use bakhmut_map::request::{PictureSize, Request};
use bakhmut_map::style::NamedTheme;

use super::console::Console;
use super::drawn::Drawn;
use super::naming::{FOLDER, OPTION, default_stem, summary};
use super::output;
use super::remark::{remark, tell_untranslated};
use crate::cli::RenderArgs;

/// The endings that a name may be typed with though it is only a stem.
const ENDINGS: [&str; 4] = ["html", "md", "json", "png"];

/// Where a view's files go.
struct Target {
    folder: PathBuf,
    stem: String,
}

impl Target {
    /// Where the user's path puts a view's files, or where they go without one.
    fn of(output: Option<&Path>, default: String, view: Option<&str>) -> Result<Target> {
        let Some(path) = output else {
            let folder = PathBuf::from(FOLDER);
            return Ok(Target {
                folder,
                stem: default,
            });
        };
        let is_folder = path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/");
        if is_folder {
            let folder = path.to_owned();
            return Ok(Target {
                folder,
                stem: default,
            });
        }
        let ending = path.extension().and_then(OsStr::to_str);
        let name = match ending.filter(|ending| ENDINGS.contains(ending)) {
            Some(_) => path.file_stem(),
            None => path.file_name(),
        };
        let name = name.and_then(OsStr::to_str).filter(|name| *name != "-");
        let name = name.ok_or_else(|| {
            let what = format!("{OPTION} {} is no beginning of names", path.display());
            let help = format!("name folder and stem, as in {OPTION} site/bakhmut");
            Error::usage(what).help(help)
        })?;
        Ok(Target {
            folder: path.parent().map(Path::to_owned).unwrap_or_default(),
            stem: match view {
                Some(view) => format!("{name}-{view}"),
                None => name.to_owned(),
            },
        })
    }

    /// Refuses a place where the files can't be put, or where there are others.
    fn check(&self, is_named: bool, force: bool) -> Result<()> {
        let files = render::embed_files(&self.stem);
        let paths = files.iter().map(|name| self.folder.join(name));
        for path in paths {
            if is_named {
                output::check_folder_to_be(&path, OPTION)?;
            }
            if path.extension().is_some_and(|ending| ending == "png") {
                output::check(&path, force, OPTION)?;
                continue;
            }
            if path.is_dir() {
                let what = format!("{} is a folder", path.display());
                let help = format!("move it away, or give another name with {OPTION}");
                return Err(Error::failed(what).help(help));
            }
            output::check_replaceable(&path, force, OPTION, |path| {
                let bytes = fs::read(path).map_err(|cause| Error::io("read", path, cause))?;
                Ok(bytes.is_empty() || render::is_embed_page(path, &bytes))
            })?;
        }
        Ok(())
    }
}

/// Draws all that is asked for, and then writes all of it or nothing.
pub(super) fn run(
    args: &RenderArgs,
    requests: &[Request],
    theme: &NamedTheme,
    (geodata, drawn): (&Geodata, &Drawn),
    basemap: Option<&Basemap>,
    console: Console,
) -> Result<()> {
    let output = args.output.as_deref();
    let several = requests.len() > 1;
    let target = |request: &Request| {
        let default = default_stem(request, geodata, drawn);
        Target::of(output, default, several.then_some(request.view.as_str()))
    };
    let targets: Vec<Target> = requests.iter().map(target).collect::<Result<_>>()?;
    if output.is_none() {
        output::check_own_folder(Path::new(FOLDER))?;
    }
    for target in &targets {
        target.check(output.is_some(), args.picture.force)?;
    }
    let mut embeds: Vec<Embed> = Vec::new();
    for (request, target) in requests.iter().zip(&targets) {
        let data = (geodata, drawn.snapshots());
        embeds.push(render::embed(
            request,
            &target.stem,
            theme,
            data,
            basemap,
            args.optimize,
        )?);
    }
    let stills = || embeds.iter().flat_map(|embed| &embed.stills);
    let untranslated = stills().flat_map(|(_, _, still, _)| &still.remarks.untranslated);
    tell_untranslated(untranslated.map(String::as_str), console);
    for embed in &embeds {
        tell_room(embed, console);
    }
    for target in targets
        .iter()
        .filter(|target| !target.folder.as_os_str().is_empty())
    {
        output::make_folder(&target.folder)?;
    }
    write(&embeds, &targets)?;
    for (embed, target) in embeds.iter().zip(&targets) {
        for (name, _, still, file) in &embed.stills {
            console.result(&summary(&target.folder.join(name), (still, file), drawn))?;
        }
        for (name, _) in &embed.pages {
            console.result(&target.folder.join(name).display().to_string())?;
        }
    }
    Ok(())
}

/// Says what of each layout its reader might miss, which is the same at every scale.
fn tell_room(embed: &Embed, console: Console) {
    let mut told: Option<PictureSize> = None;
    for (_, request, still, _) in &embed.stills {
        if told.replace(request.size) != Some(request.size) {
            let view = format!("{} at {}", request.view, request.size);
            let request = Request {
                view,
                ..request.clone()
            };
            remark(&request, &still.remarks, console);
        }
    }
}

fn write(embeds: &[Embed], targets: &[Target]) -> Result<()> {
    let mut files: Vec<(PathBuf, &[u8])> = Vec::new();
    for (embed, target) in embeds.iter().zip(targets) {
        let stills = embed.stills.iter();
        let stills = stills.map(|(name, _, _, file)| (name, file.bytes.as_slice()));
        let pages = embed.pages.iter();
        let pages = pages.map(|(name, text)| (name, text.as_bytes()));
        let all = stills.chain(pages);
        files.extend(all.map(|(name, bytes)| (target.folder.join(name), bytes)));
    }
    output::write_together(files.iter().map(|(path, bytes)| (path.as_path(), *bytes)))
}
