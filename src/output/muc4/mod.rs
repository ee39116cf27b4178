//! The answer templates of the 1992 message-understanding task (MUC-4): one for each incident of political
//! violence in nine Latin American countries, and a template of asterisks for a text that has none.
//!
//! [`incident`] decides what counts and what one incident is, [`slots`] gives every slot its form, [`template`]
//! prints. The closed sets are data: `rules/views/muc4.toml`.

mod data;
mod incident;
mod merge;
mod reading;
mod slots;
mod template;

use std::sync::LazyLock;

use self::data::Tables;
use self::reading::Reading;
use super::Writer;
use crate::record::Record;
use crate::text::Document;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/muc4.postcard"))).expect("the build script wrote this with the same types")
});

/// Writes templates.
pub(super) struct Templates;

impl Writer for Templates {
    fn record(&self, record: &Record, document: &Document, out: &mut Vec<u8>) {
        let reading = Reading::new(record, document, &TABLES);
        let templates: Vec<template::Template> =
            incident::find(&reading).iter().map(|incident| slots::fill(&reading, incident)).collect();
        template::print(&record.id, &templates, out);
    }
}
