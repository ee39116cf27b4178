//! Compiles the word lists and gazetteers to the blobs that the library reads in place.
//!
//! The code that compiles is the library's own, included by path, so that a user's list and the built-in
//! lists go through the same door. A row that cannot be read is left out with a warning; the test of the
//! gazetteers fails on it.

#![allow(dead_code, unused_imports, unused_macros)]

use std::collections::HashSet;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

#[path = "src/gazetteer/compile/mod.rs"]
mod gazetteer;
#[path = "src/lexicon/data/mod.rs"]
mod lexicon;
#[path = "src/lexicon/compile.rs"]
mod lexicon_compile;
#[path = "src/output/muc4/data.rs"]
mod muc4;
#[path = "src/events/compile/mod.rs"]
mod rules;
#[path = "src/text/span.rs"]
mod span;
#[path = "src/tokenize/mod.rs"]
mod tokenize;

mod text {
    pub use crate::span::{Span, TokenRange};
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "build.rs",
        "src/gazetteer/compile",
        "src/lexicon",
        "src/tokenize",
        "src/text/span.rs",
        "rules",
        "gazetteers",
        "src/events/compile",
        "src/output/muc4/data.rs",
    ] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let lexicon = compile_lexicon()?;
    let gazetteer = compile_gazetteer()?;
    let rules = compile_rules()?;
    let muc4: muc4::Tables = toml::from_str(&fs::read_to_string("rules/views/muc4.toml")?)?;
    let mut digest = Sha256::new();
    digest.update(&rules);
    digest.update(&lexicon.data);
    digest.update(&lexicon.pool);
    digest.update(&gazetteer.data);
    digest.update(&gazetteer.pool);
    let mut hex = String::new();
    for byte in digest.finalize() {
        write!(hex, "{byte:02x}")?;
    }
    println!("cargo:rustc-env=DATELINE_DATA_SHA256={hex}");
    fs::write(out.join("rules.postcard"), rules)?;
    fs::write(out.join("muc4.postcard"), postcard::to_stdvec(&muc4)?)?;
    fs::write(out.join("lexicon.bin"), lexicon.data)?;
    fs::write(out.join("lexicon.txt"), lexicon.pool)?;
    fs::write(out.join("gazetteer.bin"), gazetteer.data)?;
    fs::write(out.join("gazetteer.txt"), gazetteer.pool)?;
    Ok(())
}

fn compile_lexicon() -> Result<lexicon_compile::Compiled, Box<dyn Error>> {
    let mut lists = Vec::new();
    for path in files("rules/lexicons", "toml")? {
        lists.push((path.display().to_string(), fs::read_to_string(&path)?));
    }
    let optional = |path: &str| if Path::new(path).exists() { fs::read_to_string(path) } else { Ok(String::new()) };
    let english = fs::read_to_string("rules/lexicons/english.tsv")?;
    let given = optional("gazetteers/names/given.tsv")?;
    let surnames = optional("gazetteers/names/surnames.tsv")?;
    let common = fs::read_to_string("rules/lexicons/common.txt")?;
    let sources = lexicon_compile::Sources { english: &english, common: &common, lists: &lists, given: &given, surnames: &surnames };
    Ok(lexicon_compile::compile(sources).map_err(|errors| errors.join("\n"))?)
}

fn compile_gazetteer() -> Result<gazetteer::blob::Compiled, Box<dyn Error>> {
    let mut texts = Vec::new();
    for folder in ["gazetteers/organizations", "gazetteers/people", "gazetteers/places"] {
        for path in files(folder, "tsv")? {
            let text = fs::read_to_string(&path)?;
            texts.push((path.display().to_string(), text));
        }
    }
    let (mut rows, mut ids) = (Vec::new(), HashSet::new());
    for (path, text) in &texts {
        let list = gazetteer::rows::read(path, text);
        for problem in list.problems.iter().filter(|problem| problem.severity == gazetteer::rows::Severity::Error) {
            println!("cargo:warning={problem}");
        }
        for row in list.rows {
            if ids.insert(row.id.clone()) {
                rows.push(row);
            } else {
                println!("cargo:warning={path}:{}:1: id \"{}\" is in another list too", row.line, row.id);
            }
        }
    }
    Ok(gazetteer::blob::compile(&rows)?)
}

/// Files of a folder with an extension, sorted; none if the folder is not there.
fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>, std::io::Error> {
    if !Path::new(folder).exists() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn compile_rules() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for path in files("rules/events", "toml")? {
        texts.push((path.display().to_string(), fs::read_to_string(&path)?));
    }
    let set = rules::load::load(&texts, &[]).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    Ok(postcard::to_stdvec(&set)?)
}
