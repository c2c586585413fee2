//! Policies of others, where there are any: `IAM_CORPUS` names JSON lines files, separated by `:`, each line an object
//! with the policy as `text`. Without it these tests say so and do nothing.

use iam_syntax::grammar::parse;
use iam_syntax::json::{Limits, read};
use iam_syntax::policy::PolicyKind;

use crate::check::check_laws;

#[test]
fn documents_of_others() {
    let Ok(files) = std::env::var("IAM_CORPUS") else {
        println!("IAM_CORPUS is not set: no documents of others are read");
        return;
    };
    let mut n_documents = 0;
    for file in files.split(':') {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = line["text"].as_str().unwrap();
            for kind in PolicyKind::ALL {
                check_laws(kind, text, &parse(kind, text));
            }
            let taken = read(text, Limits::default())
                .problems
                .iter()
                .all(|found| found.code == "DUPLICATE_KEY");
            assert_eq!(serde_json::from_str::<serde_json::Value>(text).is_ok(), taken, "{text}");
            n_documents += 1;
        }
    }
    println!("{n_documents} documents");
}
