//! What a rule sees: one policy with its text, the catalogue, and where findings go.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use iam_catalog::catalogue::{Catalogue, ServiceStanding};
use iam_catalog::key::Key;
use iam_syntax::diagnostic::Severity;
use iam_syntax::json::Json;
use iam_syntax::policy::{Effect, Policy, PolicyKind, Statement, Text};
use iam_syntax::span::Span;
use iam_syntax::suggest::nearest;

use crate::Document;
use crate::code::Code;
use crate::fact::Fact;
use crate::finding::{Finding, Label, Role};
use crate::fix::Fix;
use crate::near_key;
use crate::placeholder::Placeholders;
use crate::reach::{self, Known, Reach};

pub(crate) struct Ctx<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: PolicyKind,
    /// The service of a resource policy, where it is known.
    pub(crate) service: Option<&'a str>,
    pub(crate) policy: &'a Policy,
    pub(crate) tree: &'a Json<'a>,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) placeholders: &'a Placeholders,
    pub(crate) now: Option<i64>,
    /// Words that were looked for already, and the name that each is nearest to.
    near: BTreeMap<(Names, String), Option<String>>,
    /// The keys that were looked up already, each beside the service that it was looked up for.
    keys: BTreeMap<(Option<&'a str>, String), Option<&'a Key>>,
    /// What the actions of each statement come to, in the order of the statements.
    pub(crate) reaches: Vec<Reach<'a>>,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Ctx<'a> {
    pub(crate) fn new(
        document: &Document<'a>,
        policy: &'a Policy,
        tree: &'a Json<'a>,
        catalogue: &'a Catalogue,
        placeholders: &'a Placeholders,
        now: Option<i64>,
    ) -> Self {
        let mut known = Known::default();
        Self {
            text: document.text,
            kind: document.kind,
            service: document.service,
            policy,
            tree,
            catalogue,
            placeholders,
            now,
            near: BTreeMap::new(),
            keys: BTreeMap::new(),
            reaches: policy
                .statements
                .iter()
                .map(|it| reach::of_statement(it, catalogue, &mut known))
                .collect(),
            findings: Vec::new(),
        }
    }

    /// Adds a finding of the severity that AWS gives the code.
    pub(crate) fn add(&mut self, code: Code, span: Span, fact: Fact) -> Added<'_> {
        self.add_as(code, code.severity(), span, fact)
    }

    /// Adds a finding of another severity; `docs/lint.md` says why.
    pub(crate) fn add_as(&mut self, code: Code, severity: Severity, span: Span, fact: Fact) -> Added<'_> {
        self.findings.push(Finding {
            severity,
            ..Finding::new(code, span, fact)
        });
        let at = self.findings.len() - 1;
        Added(&mut self.findings[at])
    }

    /// The key of a name: a global one, or one of a service.
    pub(crate) fn key(&mut self, service: Option<&'a str>, written: &str) -> Option<&'a Key> {
        let catalogue = self.catalogue;
        let asked = (service, written.to_string());
        *self
            .keys
            .entry(asked)
            .or_insert_with(|| catalogue.key(service, written))
    }

    /// The name that a mistyped word is nearest to.
    pub(crate) fn nearest(&mut self, names: Names, word: &str) -> Option<String> {
        let asked = (names, word.to_string());
        if let Some(found) = self.near.get(&asked) {
            return found.clone();
        }
        let base = self.catalogue.base();
        let service = |prefix: &str| match self.catalogue.service(prefix) {
            ServiceStanding::Known(service) => Some(service),
            ServiceStanding::NotLoaded(_)
            | ServiceStanding::Retired
            | ServiceStanding::Mentioned
            | ServiceStanding::Unknown => None,
        };
        let as_text = |found: Option<&str>| found.map(ToString::to_string);
        let found = match &asked.0 {
            Names::Services => as_text(nearest(word, base.services.iter().map(|it| &*it.prefix))),
            Names::Regions => as_text(nearest(
                word,
                base.partitions.iter().flat_map(|it| &it.regions).map(|it| &*it.id),
            )),
            Names::ActionsOf(prefix) => {
                service(prefix).and_then(|it| as_text(nearest(word, it.actions.iter().map(|it| &*it.name))))
            }
            Names::GlobalKeys => near_key::of(word, base.global_keys.iter().map(|it| &*it.name)),
            Names::KeysOf(prefix) => {
                service(prefix).and_then(|it| near_key::of(word, it.keys.iter().map(|it| &*it.name)))
            }
        };
        self.near.insert(asked, found.clone());
        found
    }

    /// Whether something is still to be filled in in a text, so that nothing can be said of what it stands for.
    pub(crate) fn is_unfilled(&self, text: &Text) -> bool {
        self.placeholders.are_in(text.span)
    }

    /// The place of a part of a string.
    pub(crate) fn inside(&self, text: &Text, part: Range<usize>) -> Span {
        text.inside(self.text, part)
    }

    /// A statement's number in the text, from 1: in a malformed policy those before it may be missing here.
    pub(crate) fn number(&self, idx: usize) -> usize {
        let span = self.policy.statements[idx].span;
        let items = self.tree.get("Statement").and_then(Json::items);
        let at = items.and_then(|items| items.iter().position(|it| it.span == span));
        at.unwrap_or(idx) + 1
    }

    /// The statements that give something, by their place.
    pub(crate) fn allows(&self) -> impl Iterator<Item = (usize, &'a Statement)> {
        let all = self.policy.statements.iter().enumerate();
        all.filter(|(_, it)| it.effect == Effect::Allow)
    }

    /// Whether statements of this kind give permissions to whom they are attached.
    pub(crate) const fn grants_to_identity(&self) -> bool {
        matches!(self.kind, PolicyKind::Identity)
    }
}

/// A list of names that a word may be a slip for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Names {
    Services,
    Regions,
    /// Of the service of a prefix.
    ActionsOf(String),
    GlobalKeys,
    /// Of the service of a prefix.
    KeysOf(String),
}

/// A finding that was just added, for what it has beside its sentence.
pub(crate) struct Added<'f>(&'f mut Finding);

impl Added<'_> {
    pub(crate) fn label(self, span: Span, role: Role) -> Self {
        self.0.labels.push(Label { span, role });
        self
    }

    /// What this place names, where other places with the same cause name something else.
    pub(crate) fn names(self, name: impl Into<String>) -> Self {
        self.0.names.push(name.into());
        self
    }

    /// The statement that the cause is in: the same in another statement is another cause.
    pub(crate) fn within(self, statement: Span) -> Self {
        self.0.within = Some(statement);
        self
    }

    pub(crate) fn fix(self, fix: Option<Fix>) -> Self {
        self.0.fix = fix;
        self
    }
}
