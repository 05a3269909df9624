//! Files: whole or not at all, and never over somebody else's.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use bakhmut_map::encode::{self, StillFormat};
use bakhmut_map::error::{Error, Result};
use bakhmut_map::render::Still;

/// Refuses a path, given by `option`, at which no map can be put: in no folder, a folder itself,
/// under another format's ending or, unless `force`, a file that is read-only or that this program
/// did not write.
pub(crate) fn check(path: &Path, force: bool, option: &str) -> Result<()> {
    let ending = path.extension().and_then(OsStr::to_str);
    let found = match fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(e) => return Err(Error::io("write", path, e)),
        Ok(found) => Some(found),
    };
    match found {
        // A pipe or a device holds nothing that could be lost.
        Some(found) if !found.is_file() && !found.is_dir() => return Ok(()),
        Some(found) if found.is_dir() => {
            return Err(Error::failed(format!("{} is a folder", path.display()))
                .help(format!("name the file to write, as in {option} map.png")));
        }
        _ => {}
    }
    if let Some(other) = ending.filter(|_| StillFormat::of(path).is_none()) {
        let what = format!("maps are PNG, SVG or PDF files, not .{other}");
        return Err(Error::usage(what).help("end the name in .png, .svg or .pdf"));
    }
    if found.is_none() {
        return check_link(path);
    }
    check_replaceable(path, force, option, |path| {
        let bytes = fs::read(path).map_err(|e| Error::io("read", path, e))?;
        Ok(bytes.is_empty() || encode::is_ours(&bytes))
    })
}

/// Refuses a path, given by `option`, at which there is what cannot be lost: unless `force`, what is
/// read-only or, by `is_ours`, was not written by this program.
pub(crate) fn check_replaceable(
    path: &Path,
    force: bool,
    option: &str,
    is_ours: impl FnOnce(&Path) -> Result<bool>,
) -> Result<()> {
    let found = match fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Error::io("write", path, e)),
        Ok(_) if force => return Ok(()),
        Ok(found) => found,
    };
    let help = format!("give --force to overwrite it, or another name with {option}");
    let shown = path.display();
    // Replacing a file asks only whether the folder may be written to.
    if found.permissions().readonly() {
        return Err(Error::failed(format!("{shown} is read-only")).help(help));
    }
    if is_ours(path)? {
        return Ok(());
    }
    let what = format!("{shown} exists and was not written by this program");
    Err(Error::failed(what).help(help))
}

/// The format that a path names: PNG where it names none.
pub(crate) fn format(path: &Path) -> StillFormat {
    StillFormat::of(path).unwrap_or(StillFormat::Png)
}

/// Writes a picture in the format that the path names.
pub(crate) fn write_still(path: &Path, still: &Still) -> Result<()> {
    write(path, &still.file(format(path))?)
}

/// Refuses a figure, given by `option`, that can't be written: by a usage error where the call is
/// wrong, so that there is nothing to report, and by another where only the file is.
pub(crate) fn may_draw(path: Option<&Path>, force: bool, option: &str) -> Result<()> {
    let Some(path) = path else {
        return Ok(());
    };
    if path == Path::new("-") {
        let help = format!("name a file, as in {option} map.png");
        let what = format!("{option} - would mix the picture into the report on standard output");
        return Err(Error::usage(what).help(help));
    }
    check_folder(path, option)?;
    check(path, force, option)
}

/// Refuses a link into a folder that is not there.
fn check_link(path: &Path) -> Result<()> {
    let target = target(path);
    let folder = folder(&target);
    if target == path || folder.is_dir() {
        return Ok(());
    }
    let (path, folder) = (path.display(), folder.display());
    let what = format!("cannot write {path}: it is a link into {folder}, which is no folder");
    Err(Error::failed(what).help(format!(
        "make the folder {folder} first, or remove the link"
    )))
}

/// Where a path leads in the end: links are followed, also one to a file that is not there yet.
fn target(path: &Path) -> PathBuf {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&path) else {
            break;
        };
        path = folder(&path).join(next);
    }
    path
}

/// Refuses a path, given by `option`, whose folder is not there, and one that names a folder.
pub(crate) fn check_folder(path: &Path, option: &str) -> Result<()> {
    check_folder_to_be(path, option)?;
    let folder = folder(path);
    match fs::metadata(folder) {
        Ok(_) => Ok(()),
        Err(e) => {
            Err(Error::io("write", path, e)
                .help(format!("make the folder {} first", folder.display())))
        }
    }
}

/// Refuses a path, given by `option`, that names a folder, and one whose folder can't be made because there
/// is a file.
pub(crate) fn check_folder_to_be(path: &Path, option: &str) -> Result<()> {
    let shown = path.display().to_string();
    if shown.ends_with(std::path::is_separator) {
        let what = format!("{option} names a file, but {shown} ends as a folder does");
        let help = format!("write the file's name too, as in {option} {shown}map.png");
        return Err(Error::failed(what).help(help));
    }
    let folder = folder(path);
    if let Some(file) = folder.ancestors().find(|part| part.is_file()) {
        let file = file.display();
        let what = format!("cannot write {shown}: {file} is a file, not a folder");
        return Err(Error::failed(what).help(format!("move {file} away, or name another folder")));
    }
    Ok(())
}

/// Refuses a folder of the program's own in whose place there is a file.
pub(crate) fn check_own_folder(folder: &Path) -> Result<()> {
    if !folder.is_file() {
        return Ok(());
    }
    let folder = folder.display();
    let what = format!("cannot make the folder {folder}: {folder} is a file");
    Err(Error::failed(what).help("move it away, or name one map's file with --view and -o"))
}

/// Makes a folder for the program's files, unless it is there.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    let help = "go to a folder in which you may write, or name one map's file with --view and -o";
    fs::create_dir_all(folder).map_err(|e| Error::io("make the folder", folder, e).help(help))
}

/// Writes a file beside its place and moves it there, so that it is either old or whole. A pipe or
/// a device is written to as it is.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if is_device(path) {
        let failed = |e: io::Error| Error::io("write", path, e);
        let mut device = OpenOptions::new().write(true).open(path).map_err(failed)?;
        return device.write_all(bytes).map_err(failed);
    }
    Staged::new(path, bytes)?.put()
}

/// Has a file written beside its place, and moves it there when that is done; one for a pipe or a device
/// is written elsewhere and then copied.
pub(crate) fn write_by<T>(path: &Path, write: impl FnOnce(&File) -> Result<T>) -> Result<T> {
    let failed = |e: io::Error| Error::io("write", path, e);
    if is_device(path) {
        let mut whole = tempfile::tempfile().map_err(failed)?;
        let written = write(&whole)?;
        whole.rewind().map_err(failed)?;
        let mut device = OpenOptions::new().write(true).open(path).map_err(failed)?;
        io::copy(&mut whole, &mut device).map_err(failed)?;
        return Ok(written);
    }
    let (staged, written) = Staged::written(path, write)?;
    staged.put()?;
    Ok(written)
}

/// Refuses a file that may not be written to, though its folder may.
pub(crate) fn check_writable(path: &Path) -> Result<()> {
    let failed = |cause: io::Error| Error::io("write", path, cause);
    let found = fs::metadata(path).map_err(failed)?;
    if found.permissions().readonly() {
        let what = format!("{} is read-only", path.display());
        return Err(Error::failed(what).help("make it writable first, or write a copy of it"));
    }
    // It may be another user's as well.
    let opened = OpenOptions::new().append(true).open(path);
    opened.map(|_| ()).map_err(failed)
}

/// Writes files that belong together: none is put in its place before all are written beside theirs.
pub(crate) fn write_together<'f>(
    files: impl IntoIterator<Item = (&'f Path, &'f [u8])>,
) -> Result<()> {
    let files = files.into_iter();
    let staged: Vec<Staged<'_>> = files
        .map(|(path, bytes)| Staged::new(path, bytes))
        .collect::<Result<_>>()?;
    staged.into_iter().try_for_each(Staged::put)
}

/// Whether there is a pipe or a device, which holds nothing that could be lost.
pub(crate) fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// A file that is written, and not yet in its place.
struct Staged<'p> {
    path: &'p Path,
    target: PathBuf,
    part: tempfile::NamedTempFile,
}

impl Staged<'_> {
    fn new<'p>(path: &'p Path, bytes: &[u8]) -> Result<Staged<'p>> {
        let failed = |e: io::Error| Error::io("write", path, e);
        let write = |mut file: &File| file.write_all(bytes).map_err(failed);
        Staged::written(path, write).map(|(staged, ())| staged)
    }

    fn written<'p, T>(
        path: &'p Path,
        write: impl FnOnce(&File) -> Result<T>,
    ) -> Result<(Staged<'p>, T)> {
        let failed = |e: io::Error| Error::io("write", path, e);
        // A link stays a link: what it points to is replaced.
        let target = target(path);
        // Its errors would name the temporary file, which is nobody's business.
        let part = new_part(folder(&target)).map_err(|e| failed(e.kind().into()))?;
        let file = part.as_file();
        let written = write(file)?;
        keep_permissions(file, &target)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        Ok((Staged { path, target, part }, written))
    }

    fn put(self) -> Result<()> {
        let put = self.part.persist(&self.target);
        put.map_err(|e| Error::io("write", self.path, e.error))?;
        Ok(())
    }
}

/// Gives a file the permissions of the one whose place it takes, if there is one.
fn keep_permissions(file: &File, target: &Path) -> io::Result<()> {
    let Ok(found) = fs::metadata(target) else {
        return Ok(());
    };
    keep_owner(file, &found);
    file.set_permissions(found.permissions())
}

/// Keeps a file's owner and group as well, as far as the user may give files away.
#[cfg(unix)]
fn keep_owner(file: &File, found: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // One by one: whoever belongs to the group may keep that, be the owner another.
    let _ = fchown(file, None, Some(found.gid()));
    let _ = fchown(file, Some(found.uid()), None);
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn new_part(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // The process's umask takes away what it must.
    let permissions = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new()
        .suffix(".part")
        .permissions(permissions)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_part(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().suffix(".part").tempfile_in(folder)
}
/// How large a file is; `None` of a folder.
pub(super) fn file_bytes(path: &Path) -> Option<u64> {
    let found = fs::metadata(path).ok()?;
    found.is_file().then_some(found.len())
}
