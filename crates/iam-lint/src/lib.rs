//! Says what is wrong, risky or without effect in a policy: one list of findings, each with a code, a severity, a place,
//! a sentence in English and Korean, often a fix, and AWS's page.
//!
//! A rule sees one policy and the catalogue, never a request. What `iam-syntax` has to say about the text is part of the
//! list, so that a reader asks one place. Codes are those of IAM Access Analyzer where it has one; the others are ours.
//! `docs/lint.md` says what cannot be decided without an account, and where a severity is ours.
//!
//! | to find | look in |
//! |---|---|
//! | the way in | [`lint`] |
//! | the codes, AWS's severity and page of each | [`code`] |
//! | what a finding is | [`finding`] |
//! | what a fix changes | [`fix`] |
//! | what makes several places one finding | [`gather`] |
//! | what a sentence is made from | `fact.rs` |
//! | sentences, in English and Korean | [`words`] |
//! | what other tools leave behind | `placeholder.rs` |
//! | a rule, with its reason and an example | `rules/<code>.rs` |
//! | what AWS prints when it does not save it | `refusal.rs` |
//! | how much of a quota a policy uses | [`meter`] |
//! | which findings are not said together | `opposites.rs` |
//! | which actions a wildcard stands for | [`spread`] |
//!
//! ```
//! use iam_catalog::catalogue::Catalogue;
//! use iam_lint::{Document, lint, words};
//! use iam_syntax::policy::PolicyKind;
//! use iam_words::Lang;
//!
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}}"#;
//! let document = Document { text, kind: PolicyKind::Identity, service: None };
//! let [finding] = lint(&document, &Catalogue::whole(), None).try_into().unwrap();
//! assert_eq!("INVALID_ACTION", finding.code.name());
//! assert_eq!("GetObjct", finding.span.of(text));
//! assert_eq!("did you mean `s3:GetObject`?", words::said(&finding, Lang::En).help.unwrap());
//! assert!(finding.fix.unwrap().apply(text).contains(r#""s3:GetObject""#));
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

mod apart;
mod bound;
pub mod code;
mod cover;
mod ctx;
mod edit;
mod fact;
mod federation;
pub mod finding;
pub mod fix;
mod format;
pub mod gather;
mod judged;
mod keys;
pub mod meter;
mod near_key;
mod neighbour;
mod opposites;
mod placeholder;
mod reach;
mod refusal;
mod rest;
mod rules;
pub mod spread;
mod syntax;
pub mod words;

use alloc::vec::Vec;

use iam_catalog::catalogue::Catalogue;
use iam_syntax::grammar;
use iam_syntax::json::{self, Limits};
use iam_syntax::policy::{Policy, PolicyKind};
use iam_syntax::sort::sort_by;

use crate::ctx::Ctx;
use crate::finding::Finding;
use crate::placeholder::Placeholders;

/// A document to look at.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The text of the policy, whatever is wrong with it.
    pub text: &'a str,
    /// What the policy is used as.
    pub kind: PolicyKind,
    /// The service whose resource the policy is attached to, as its actions name it (`s3`), where it is known; it counts
    /// for resource policies alone.
    pub service: Option<&'a str>,
}

/// Finds everything there is to say about a document: one finding a cause, in the order of the text.
///
/// `now` is in seconds since 1970; without it, nothing is said about dates that are over.
#[must_use]
pub fn lint(document: &Document<'_>, catalogue: &Catalogue, now: Option<i64>) -> Vec<Finding> {
    gather::by_cause(at_each_place(document, catalogue, now))
}

/// The same with a finding for each place, for a reader who leaves some of the places out before they are
/// [gathered](gather::by_cause).
#[must_use]
pub fn at_each_place(document: &Document<'_>, catalogue: &Catalogue, now: Option<i64>) -> Vec<Finding> {
    // OK to read twice: a policy is short, and the tree is needed for pointers and for fixes.
    let tree = json::read(document.text, Limits::default()).tree;
    let document = &judged::judged(document, tree.as_ref());
    let parse = grammar::parse(document.kind, document.text);
    let rest = parse.rest.map(|it| rest::sorted(it, &parse.diagnostics));
    let placeholders = Placeholders::of(document.text, tree.as_ref());
    let mut findings = syntax::findings(
        document,
        parse.diagnostics,
        parse.policy.as_ref(),
        tree.as_ref(),
        catalogue,
    );
    if let Some(tree) = &tree {
        let mut look = |policy: &Policy, rules: &[fn(&mut Ctx<'_>)]| {
            let mut ctx = Ctx::new(document, policy, tree, catalogue, &placeholders, now);
            for rule in rules {
                rule(&mut ctx);
            }
            findings.append(&mut ctx.findings);
        };
        if let Some(policy) = &parse.policy {
            look(policy, rules::RULES);
        }
        if let Some(rest) = &rest {
            look(&rest.whole, rules::RULES);
            look(&rest.torn, rules::OF_NAMES);
        }
    }
    placeholders.speak_first(document.text, &mut findings);
    let whole = rest.as_ref().map(|it| &it.whole);
    opposites::settle(&mut findings, parse.policy.as_ref().or(whole));
    sort_by(&mut findings, &|one, other| {
        (one.span, one.code).cmp(&(other.span, other.code))
    });
    // One thing is said once: the grammar and a rule may see the same flaw, and keys may share an operator.
    findings.dedup_by(|later, first| {
        let is_same = later.code == first.code && later.span == first.span;
        if is_same && later.fact == first.fact {
            first.names.append(&mut later.names);
            first.labels.append(&mut later.labels);
        }
        is_same
    });
    if let Some(tree) = &tree {
        for finding in &mut findings {
            finding.path = json::pointer_at(tree, finding.span);
        }
    }
    for finding in &mut findings {
        finding.refusal = refusal::of(finding, document);
    }
    findings
}
