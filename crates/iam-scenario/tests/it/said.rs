//! What a comparison read is said, over the cases of the vectors, of the gallery and of AWS's documentation.

#[path = "../../../iam-explain/tests/it/said/texts.rs"]
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use iam_explain::headline;
use iam_explain::node::{Depth, nodes};
use iam_scenario::replies;

use texts::{check_fact, check_headline};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The texts of the files of a folder with an extension.
fn files(folder: &str, extension: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == extension));
    paths.sort();
    paths.iter().map(|it| fs::read_to_string(it).expect("a text")).collect()
}

/// How many answers were looked at.
fn check(case: &str) -> usize {
    let mut n_answers = 0;
    for answer in replies(case).iter().filter_map(|reply| reply.result.as_ref().ok()) {
        let evaluated = answer.evaluated();
        for step in nodes(evaluated, Depth::Whole) {
            check_fact(&step.fact);
        }
        check_headline(&headline::of(evaluated));
        n_answers += 1;
    }
    n_answers
}

#[test]
fn over_the_vectors() {
    let mut n_answers = 0;
    for text in files("tests/vectors", "md") {
        let blocks = text.split("```json").skip(1).filter_map(|it| it.split("```").next());
        n_answers += blocks.map(check).sum::<usize>();
    }
    assert!(300 < n_answers, "{n_answers}");
}

#[test]
fn over_the_gallery_and_the_documentation() {
    let gallery: usize = files("www/gallery", "json").iter().map(|it| check(it)).sum();
    assert!(50 < gallery, "{gallery}");
    let documentation: usize = files("tests/cases", "jsonl")
        .iter()
        .flat_map(|it| it.lines())
        .map(check)
        .sum();
    assert!(250 < documentation, "{documentation}");
}
