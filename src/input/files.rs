//! Finds the files that the user means: files as given, folders with everything in them that looks like text.
//!
//! A folder's files come in the order of the bytes of their paths, whatever the file system says. Links are
//! followed; a link that leads back to a folder above it is named and passed over.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Unreadable;

/// Extensions that are read in a folder, with or without `.gz` or `.zst` behind them.
const EXTENSIONS: [&str; 8] = ["txt", "text", "md", "jsonl", "ndjson", "json", "csv", "tsv"];

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Where it is; `None` is standard input.
    pub path: Option<PathBuf>,
    /// The path as the user would write it; `-` for standard input.
    pub source: String,
    /// Name of a document that is the whole file: its path below the folder given, or its file name.
    pub id: String,
    /// Size in bytes, when known.
    pub bytes: Option<u64>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Files in the order of reading.
    pub files: Vec<FileEntry>,
    /// What cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// What the user may want to know: loops of links, folders without a file to read.
    pub notices: Vec<String>,
}

/// Finds all files below `paths`. No path at all, or `-`, is standard input. `except` is never read: the file
/// that the output goes to.
#[must_use]
pub fn find(paths: &[PathBuf], except: Option<&Path>) -> Found {
    let except = except.and_then(|path| path.canonicalize().ok());
    let mut found = Found::default();
    if paths.is_empty() {
        found.files.push(standard_input());
    }
    for path in paths {
        if path.as_os_str() == "-" {
            found.files.push(standard_input());
        } else if path.is_dir() {
            walk(path, except.as_deref(), &mut found);
        } else {
            let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let bytes = path.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len());
            found.files.push(FileEntry { path: Some(path.clone()), source: path.display().to_string(), id, bytes });
        }
    }
    found
}

fn standard_input() -> FileEntry {
    FileEntry { path: None, source: "-".to_owned(), id: "-".to_owned(), bytes: None }
}

fn walk(root: &Path, except: Option<&Path>, found: &mut Found) {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(root).standard_filters(false).hidden(true).follow_links(true).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report(&error, root, found);
                continue;
            }
        };
        let path = entry.path();
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || !is_text(path) {
            continue;
        }
        if except.is_some_and(|except| path.file_name() == except.file_name() && path.canonicalize().is_ok_and(|path| path == except)) {
            continue;
        }
        let id = path.strip_prefix(root).unwrap_or(path).components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let bytes = entry.metadata().ok().map(|data| data.len());
        files.push(FileEntry { source: path.display().to_string(), path: Some(path.to_owned()), id, bytes });
    }
    files.sort_by(|a, b| key(a).cmp(key(b)));
    if files.is_empty() {
        found.notices.push(format!("{}: no file to read in this folder (looked for .{})", root.display(), EXTENSIONS.join(", .")));
    }
    found.files.append(&mut files);
}

fn key(entry: &FileEntry) -> &[u8] {
    entry.path.as_deref().map_or(&[], |path| path.as_os_str().as_encoded_bytes())
}

/// Whether a file's name says that it holds text.
fn is_text(path: &Path) -> bool {
    extension(path).is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

/// The extension of a file in small letters, that of a compression aside.
pub(super) fn extension(path: &Path) -> Option<String> {
    let lower = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match lower(path) {
        Some(outer) if outer == "gz" || outer == "zst" => lower(Path::new(path.file_stem()?)),
        other => other,
    }
}

/// Sorts an error of the walk: loops are harmless, everything else was not read.
fn report(error: &ignore::Error, root: &Path, found: &mut Found) {
    match error {
        ignore::Error::WithDepth { err, .. } => report(err, root, found),
        ignore::Error::Loop { ancestor, child } => {
            found.notices.push(format!("{}: leads back to {}; not followed", child.display(), ancestor.display()));
        }
        ignore::Error::WithPath { path, err } => {
            // A dangling link or an unreadable file with another extension would not have been read anyway.
            let is_folder = path.symlink_metadata().is_ok_and(|data| data.is_dir());
            if is_folder || is_text(path) {
                found.unreadable.push(Unreadable { source: path.display().to_string(), message: err.to_string() });
            }
        }
        other => found.unreadable.push(Unreadable { source: root.display().to_string(), message: other.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_order_of_bytes() {
        let folder = tempfile::Builder::new().prefix("walk").tempdir().unwrap();
        let root = folder.path();
        for name in ["b.txt", "a/z.md", "a.txt", "a-b.txt", "a/B.JSONL.GZ", "c.csv.zst", ".hidden.txt", "image.png", "out.tsv", "x.txt/inner.txt"] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, name).unwrap();
        }
        let found = find(&[root.to_owned()], Some(&root.join("out.tsv")));
        let ids: Vec<&str> = found.files.iter().map(|file| file.id.as_str()).collect();
        assert_eq!(ids, ["a-b.txt", "a.txt", "a/B.JSONL.GZ", "a/z.md", "b.txt", "c.csv.zst", "x.txt/inner.txt"]);
        assert!(found.unreadable.is_empty() && found.notices.is_empty());
        assert_eq!(found.files[1].bytes, Some(5));
    }

    #[cfg(unix)]
    #[test]
    fn links() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::Builder::new().prefix("walk").tempdir().unwrap();
        let root = folder.path();
        std::fs::write(root.join("a.txt"), "a").unwrap();
        symlink(root, root.join("loop")).unwrap();
        symlink("nowhere", root.join("gone.txt")).unwrap();
        symlink("nowhere", root.join("gone.png")).unwrap();
        symlink("a.txt", root.join("b.txt")).unwrap();
        let found = find(&[root.to_owned()], None);
        let ids: Vec<&str> = found.files.iter().map(|file| file.id.as_str()).collect();
        assert_eq!(ids, ["a.txt", "b.txt"]);
        assert_eq!((found.unreadable.len(), found.notices.len()), (1, 1), "{found:?}");
        assert!(found.unreadable[0].source.ends_with("gone.txt"));
    }

    #[test]
    fn standard_input_and_single_files() {
        let found = find(&[], None);
        assert_eq!((found.files[0].path.as_ref(), found.files[0].source.as_str()), (None, "-"));
        let found = find(&["-".into(), "some/where.txt".into()], None);
        assert_eq!((found.files[1].id.as_str(), found.files[1].source.as_str()), ("where.txt", "some/where.txt"));
    }
}
