//! What the page says in the block of a verdict stands in `--format text` of the same case, sentence by sentence.

use std::fs;
use std::path::Path;

use iam_explain::beside::beside;
use iam_explain::headline::{self, Headline};
use iam_explain::message::message;
use iam_explain::words;
use iam_scenario::answer::Answer;
use iam_scenario::findings::words as of_findings;
use iam_scenario::replies;
use iam_words::Lang;

use crate::run::run;

/// The page's block: why, AWS's message, what just missed or got through, findings.
fn block(answer: &Answer, lang: Lang) -> Vec<String> {
    let evaluated = answer.evaluated();
    let mut headline = headline::of(evaluated);
    // The page lists it below.
    if let Headline::ImplicitDeny { nearest, .. } = &mut headline {
        *nearest = None;
    }
    let headline = words::headline_of(&headline, lang);
    let mut said: Vec<String> = headline
        .split(". ")
        .map(|it| it.trim_end_matches('.').to_string())
        .collect();
    said.extend(message(evaluated));
    let found = beside(evaluated);
    said.extend(words::beside_at(&found, lang).into_iter().map(|(_, said)| said));
    said.push(words::more_beside(&found, lang));
    // Of a place in a policy the text may say more, as the linter does.
    let findings = answer.findings.iter().filter(|it| it.place.is_none());
    said.extend(findings.map(|it| of_findings::said(it, lang)));
    said
}

/// How many sentences were looked for.
#[track_caller]
fn check(name: &str, input: &str) -> usize {
    let mut n_sentences = 0;
    for (lang, option) in [(Lang::En, "en"), (Lang::Ko, "ko")] {
        let ran = run(&["eval", "--format", "text", "--lang", option], input.as_bytes());
        for reply in replies(input) {
            let Ok(answer) = &reply.result else { continue };
            for said in block(answer, lang) {
                let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
                let text = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(&said), "{name}: {said}\n{}", ran.stdout);
                n_sentences += 1;
            }
        }
    }
    n_sentences
}

#[test]
fn the_gallery() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/gallery");
    let mut n_sentences = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") && !path.ends_with("index.json") {
            let text = fs::read_to_string(&path).unwrap();
            n_sentences += check(&path.display().to_string(), &text);
        }
    }
    assert!(100 < n_sentences, "{n_sentences}");
}

#[test]
fn the_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let text = fs::read_to_string(folder.join("doc-examples.jsonl")).unwrap();
    let n_sentences: usize = text.lines().step_by(8).map(|line| check(line, line)).sum();
    assert!(100 < n_sentences, "{n_sentences}");
}
