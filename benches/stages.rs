//! How long each stage takes on the shipped articles, stage by stage and as a whole.

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::gazetteer::Gazetteer;
use dateline::lexicon::Lexicon;
use dateline::{Document, Extractor, Options, dates, tokenize};

/// The shipped articles, one after the other.
fn articles() -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir("fixtures/articles")
        .expect("run from the project's folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .map(|path| std::fs::read_to_string(path).expect("articles are UTF-8"))
        .collect()
}

fn stages(c: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    let lexicon = Lexicon::builtin();
    let gazetteer = Gazetteer::builtin();
    let extractor = Extractor::new(&Options::default()).expect("the built-in data load");
    let documents: Vec<Document> = articles.iter().map(|text| Document::new("a", text.as_str())).collect();
    let tokens: Vec<_> = articles.iter().map(|text| tokenize::tokenize(text)).collect();
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("tokenize", |b| b.iter(|| articles.iter().map(|text| tokenize::tokenize(text).len()).sum::<usize>()));
    group.bench_function("gazetteer", |b| b.iter(|| tokens.iter().map(|tokens| gazetteer.find(tokens, lexicon).len()).sum::<usize>()));
    let published = NaiveDate::from_ymd_opt(2024, 3, 31);
    group.bench_function("dates", |b| {
        b.iter(|| {
            let resolved = articles.iter().zip(&tokens).map(|(text, tokens)| {
                let found = dates::find(text, tokens);
                dates::resolve(&found, tokens, published, &|at| dates::tense_near(tokens, at)).len()
            });
            resolved.sum::<usize>()
        });
    });
    group.bench_function("record", |b| b.iter(|| documents.iter().map(|document| extractor.record(document).events.len()).sum::<usize>()));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
