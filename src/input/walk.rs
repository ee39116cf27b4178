//! Which files to read: those named, those in folders named, standard input.

use std::path::{Path, PathBuf};

use super::{Item, Kind, Source};

/// The kind that a file name tells, a final `.gz` or `.zst` aside.
#[must_use]
pub fn kind_of(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "txt" | "text" | "md" => Some(Kind::Text),
        "jsonl" | "ndjson" => Some(Kind::JsonLines),
        "csv" => Some(Kind::Csv(b',')),
        "tsv" => Some(Kind::Csv(b'\t')),
        _ => None,
    }
}

/// Every source behind the paths, in a fixed order: as given, and in a folder sorted by path. Hidden files and
/// files of other kinds are left out of folders; symbolic links are followed, loops named once.
#[must_use]
pub fn sources(paths: &[PathBuf], kind: Option<Kind>) -> (Vec<Source>, Vec<Item>) {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    if paths.is_empty() {
        sources.push(Source { path: None, id: "-".to_owned(), kind });
    }
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source { path: None, id: "-".to_owned(), kind });
        } else if path.is_dir() {
            let walk = ignore::WalkBuilder::new(path).standard_filters(false).hidden(true).follow_links(true).sort_by_file_path(Path::cmp).build();
            for entry in walk {
                match entry {
                    Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && (kind.is_some() || kind_of(entry.path()).is_some()) => {
                        let id = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy().into_owned();
                        sources.push(Source { path: Some(entry.path().to_owned()), id, kind });
                    }
                    Ok(_) => {}
                    Err(error) => problems.push(Item::Source { name: path.display().to_string(), message: error.to_string() }),
                }
            }
        } else {
            let id = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            sources.push(Source { path: Some(path.clone()), id, kind });
        }
    }
    (sources, problems)
}
