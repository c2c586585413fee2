//! The policy documents of a scenario, each compiled once for each way in which it is used.

use std::collections::BTreeMap;
use std::sync::Arc;

use iam_eval::compile::Compiled;
use iam_eval::policies::Attached;
use iam_eval::request::Sort;
use iam_sts::estate::Managed;
use iam_syntax::diagnostic::{Diagnostic, Weight};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Places;

use crate::findings::Finding;
use crate::load::{Document, Place};
use crate::problem::Problem;
use crate::scenario::{Flaws, ManagedPolicies};

/// A document and where it stands.
#[derive(Clone, Debug)]
pub struct Text {
    pub text: Arc<str>,
    /// JSON pointer in the scenario, or the ARN of a policy of AWS's own.
    pub pointer: String,
}

/// What a document is used as.
pub struct Use<'a> {
    pub name: &'a str,
    pub place: Place,
    pub sort: Sort,
    /// The group that it came from.
    pub from: Option<String>,
}

/// What a document came to.
type Compilation = Result<Arc<Compiled>, Box<Problem>>;

pub struct Shelf<'c> {
    managed: &'c ManagedPolicies<'c>,
    /// Customer managed policies of all accounts, and those of AWS's own that were asked for.
    by_arn: BTreeMap<String, Text>,
    documents: Vec<Document>,
    flaws: Vec<Flaws>,
    /// The flaws of each text as each of its kinds.
    flaws_of: BTreeMap<(String, PolicyKind), Flaws>,
    numbers: BTreeMap<(String, PolicyKind, bool, Option<String>), usize>,
    /// What each document came to, as each of its kinds; a malformed one has its first problem.
    compiled: BTreeMap<(String, PolicyKind, bool), Compilation>,
}

impl<'c> Shelf<'c> {
    pub fn new(managed: &'c ManagedPolicies<'c>) -> Self {
        Self {
            managed,
            by_arn: BTreeMap::new(),
            documents: Vec::new(),
            flaws: Vec::new(),
            flaws_of: BTreeMap::new(),
            numbers: BTreeMap::new(),
            compiled: BTreeMap::new(),
        }
    }

    /// Keeps a customer managed policy.
    pub fn keep(&mut self, arn: String, text: Text) {
        self.by_arn.insert(arn, text);
    }

    /// A managed policy, the customers' or AWS's own.
    pub fn managed(&mut self, arn: &str) -> Option<Text> {
        if let Some(text) = self.by_arn.get(arn) {
            return Some(text.clone());
        }
        let is_of_aws = iam_syntax::arn::Arn::parse(arn).is_some_and(|arn| arn.account == "aws");
        let text = Text {
            text: is_of_aws.then(|| (self.managed)(arn)).flatten()?.into(),
            pointer: arn.into(),
        };
        self.by_arn.insert(arn.into(), text.clone());
        Some(text)
    }

    /// Makes a document ready for a use.
    ///
    /// # Errors
    /// The first problem of a malformed document.
    pub fn attach(&mut self, text: &Text, used: Use) -> Result<Attached, Box<Problem>> {
        let kind = used.place.kind(used.sort);
        let gateway = matches!(used.place, Place::Endpoint { gateway: true });
        let key = (text.pointer.clone(), kind, gateway);
        let compiled = self.compiled.entry(key).or_insert_with(|| {
            let parse = grammar::parse(kind, &text.text);
            let compile = if gateway { Compiled::of_gateway } else { Compiled::new };
            match parse.policy {
                Some(policy) => Ok(Arc::new(compile(policy))),
                None => Err(Box::new(malformed(&parse.diagnostics, text))),
            }
        });
        let compiled = compiled.clone()?;
        Ok(Attached {
            name: used.name.into(),
            document: self.number(text, &used, kind, gateway),
            policy: compiled,
        })
    }

    /// A document that is compiled only when a step uses it as a session policy.
    pub fn session_policy(&mut self, text: &Text, name: &str) -> usize {
        let used = Use {
            name,
            place: Place::Session(0),
            sort: Sort::Other,
            from: None,
        };
        self.number(text, &used, PolicyKind::Session, false)
    }

    fn number(&mut self, text: &Text, used: &Use, kind: PolicyKind, gateway: bool) -> usize {
        let key = (text.pointer.clone(), kind, gateway, used.from.clone());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.documents.len();
        let document = Document {
            name: used.name.into(),
            text: Arc::clone(&text.text),
            pointer: text.pointer.clone(),
            enabled: true,
            from: used.from.clone(),
            place: used.place,
        };
        let of_text = self.flaws_of.entry((text.pointer.clone(), kind));
        let flaws = of_text.or_insert_with(|| Arc::new(flaws(&document, kind)));
        self.flaws.push(Arc::clone(flaws));
        self.documents.push(document);
        self.numbers.insert(key, number);
        number
    }

    /// All documents with their flaws, and the managed policies that may be passed as session policies.
    pub fn finish(mut self) -> (Vec<Document>, Vec<Flaws>, BTreeMap<String, Managed>) {
        let mut managed = BTreeMap::new();
        for (arn, text) in std::mem::take(&mut self.by_arn) {
            let document = self.session_policy(&text, &arn);
            managed.insert(
                arn,
                Managed {
                    document,
                    text: text.text.to_string(),
                },
            );
        }
        (self.documents, self.flaws, managed)
    }
}

/// What is flawed in a document. What AWS wrote is for nobody here to mend.
fn flaws(document: &Document, kind: PolicyKind) -> Vec<Finding> {
    if !document.pointer.starts_with('/') {
        return Vec::new();
    }
    let places = Places::new(&document.text);
    let diagnostics = grammar::parse(kind, &document.text).diagnostics;
    diagnostics
        .iter()
        .map(|it| Finding::flaw(it, document, &places))
        .collect()
}

fn malformed(diagnostics: &[Diagnostic], text: &Text) -> Problem {
    let first = diagnostics
        .iter()
        .find(|diagnostic| diagnostic.weight == Weight::Malformed);
    match first {
        Some(first) => Problem::of_text(first, &text.pointer, &Places::new(&text.text)),
        None => Problem::of_request("INVALID_POLICY", "the policy cannot be read".into(), &text.pointer),
    }
}
