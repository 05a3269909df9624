//! A temporary folder in which a test runs the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use snapbox::cmd::OutputAssert;
use tempfile::TempDir;

/// A folder of its own for one test, removed when it is dropped.
pub(crate) struct TestEnv {
    folder: TempDir,
}

impl TestEnv {
    pub(crate) fn new() -> TestEnv {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        TestEnv { folder }
    }

    /// A path below the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file of that name can be read")
    }

    /// Copies a folder of this repository, scripts aside.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
        copy(&from, &self.path(to)).expect("a folder of the repository can be copied");
    }

    /// The program with these arguments, to be run in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bakhmut-map"));
        command.current_dir(&self.folder).args(args);
        command.env_remove("COLUMNS");
        command
    }

    /// What the program says and returns when it runs in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> OutputAssert {
        OutputAssert::new(self.command(args).output().expect("the program can be run"))
    }

    /// Every file and folder, by its path below this one; a folder has no bytes.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut tree = BTreeMap::new();
        list(self.folder.path(), Path::new(""), &mut tree).expect("the folder can be read");
        tree
    }
}

/// What the program wrote to standard error.
pub(crate) fn stderr(ran: &OutputAssert) -> String {
    String::from_utf8_lossy(&ran.get_output().stderr).into_owned()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if !entry.file_type()?.is_dir() {
            fs::copy(entry.path(), target)?;
        } else if entry.file_name() != "scripts" {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

fn list(root: &Path, below: &Path, tree: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            tree.insert(name.clone(), Vec::new());
            list(root, &name, tree)?;
        } else {
            tree.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
