//! Where output goes: standard output, a file that appears whole or not at all, a device.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A place that takes the output.
#[derive(Debug)]
pub enum Target {
    /// Standard output.
    Stdout(io::Stdout),
    /// A device or a named pipe: written straight.
    Device(File),
    /// A file, written beside its final place.
    File {
        /// What is being written.
        beside: NamedTempFile,
        /// The place.
        path: PathBuf,
    },
}

impl Target {
    /// Opens `path`, or standard output for `None`. Nothing at `path` changes before [`Target::finish`].
    ///
    /// # Errors
    /// When the folder does not exist or takes no new file, or when `path` is a folder.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout(io::stdout())) };
        // A link stays a link: the file that it leads to is replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        match &old {
            Some(data) if data.is_dir() => return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder")),
            Some(data) if !data.is_file() => return Ok(Self::Device(fs::OpenOptions::new().write(true).open(&path)?)),
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".dateline-");
        #[cfg(unix)]
        let beside = {
            use std::os::unix::fs::PermissionsExt;
            // What the old file allowed, or what the user's mask allows.
            builder.permissions(old.as_ref().map_or_else(|| fs::Permissions::from_mode(0o666), fs::Metadata::permissions));
            builder.tempfile_in(folder)?
        };
        #[cfg(not(unix))]
        let beside = builder.tempfile_in(folder)?;
        Ok(Self::File { beside, path })
    }

    /// Completes the output: what was written to a file is now the file.
    ///
    /// # Errors
    /// When the last bytes cannot be written or the file cannot be put in place; the old file then stays.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush(),
            Self::Device(mut file) => file.flush(),
            Self::File { mut beside, path } => {
                beside.flush()?;
                beside.as_file().sync_data()?;
                beside.persist(path).map(drop).map_err(|error| error.error)
            }
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Device(file) => file.write(bytes),
            Self::File { beside, .. } => beside.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Device(file) => file.flush(),
            Self::File { beside, .. } => beside.flush(),
        }
    }
}

/// Whether an error says that nobody reads the output any more, which is no failure.
#[must_use]
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_file_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        let mut target = Target::open(Some(&path)).unwrap();
        target.write_all(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        drop(target);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let mut target = Target::open(Some(&path)).unwrap();
        target.write_all(b"new").unwrap();
        target.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_no_place_for_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Target::open(Some(folder.path())).is_err());
        assert!(Target::open(Some(&folder.path().join("no/such/folder.csv"))).is_err());
    }
}
