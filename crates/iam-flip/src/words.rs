//! A change in words, and what is said beside it.

mod en;
mod ko;

use std::borrow::Cow;

use iam_eval::caller::Caller;
use iam_eval::request::Sort;
use iam_scenario::answer::Answer;
use iam_scenario::case::ContextInput;
use iam_scenario::document::Place;
use iam_syntax::policy::{Clause, Condition, Effect, PolicyKind, Statement};
use iam_words::Lang;

use crate::change::{Change, On, Set, policy};
use crate::closed::Closed;
use crate::document::edit::{At, Edit, family_name};
use crate::impossible::Why;
use crate::key::owner::Owner;
use crate::least::principal_name;
use crate::loosen::key_let_go_of;

/// A change with the names that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// A context key holds something.
    Set {
        /// The key.
        key: &'a str,
        /// What it holds, as it is written.
        value: String,
        /// The resources that it is set on; none where the request has the key.
        resources: Vec<&'a str>,
        /// What follows from it.
        along: Vec<Along<'a>>,
    },
    /// The request lacks a context key.
    Unset {
        /// The key.
        key: &'a str,
        /// The resources that it is taken from; none where the request had it.
        resources: Vec<&'a str>,
        /// What follows from it.
        along: Vec<Along<'a>>,
    },
    /// The case tells the unique id of the user or role that asks.
    Identify {
        /// Such as `AIDAEXAMPLE`.
        unique_id: &'a str,
        /// Whose it is, an ARN.
        principal: &'a str,
    },
    /// A statement is rewritten.
    Edit {
        /// What its policy is called.
        policy: Cow<'a, str>,
        /// What the statement is called.
        statement: String,
        /// How.
        edit: SaidEdit<'a>,
    },
    /// The policy says version 2012-10-17.
    Renew {
        /// What it is called.
        policy: Cow<'a, str>,
    },
    /// A statement is taken out.
    Remove {
        /// What it is called.
        statement: String,
        /// What its policy is called.
        policy: Cow<'a, str>,
    },
    /// The statement is the policy's only one.
    DetachOne {
        /// What the policy is called.
        policy: Cow<'a, str>,
    },
    /// A policy is switched off.
    Detach {
        /// What it is called.
        policy: Cow<'a, str>,
    },
    /// A statement, which is shown beside, is put behind the others of a policy.
    Add {
        /// Its `Effect`.
        effect: Effect,
        /// What the policy is called.
        policy: Cow<'a, str>,
    },
    /// A policy of one statement, which is shown beside, is attached.
    Attach {
        /// The statement's `Effect`.
        effect: Effect,
        /// What the policy is used as.
        kind: PolicyKind,
        /// What it is called.
        name: &'a str,
    },
}

/// A key that is set because of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Along<'a> {
    /// It holds this.
    Set {
        /// The key.
        key: &'a str,
        /// What it holds, as it is written.
        value: String,
    },
    /// The request lacks it.
    Unset {
        /// The key.
        key: &'a str,
    },
}

/// What is rewritten in a statement. Texts of the policy stand between backquotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidEdit<'a> {
    /// Values are put into a list.
    More {
        /// The values.
        values: String,
        /// The list.
        list: List<'a>,
    },
    /// A value is taken out of a list.
    Less {
        /// The value.
        value: String,
        /// The list.
        list: List<'a>,
    },
    /// A value is written otherwise.
    Rewrite {
        /// As it was.
        from: String,
        /// As it is to be.
        to: String,
        /// The list that it is in.
        list: List<'a>,
    },
    /// A condition has another operator.
    Operator {
        /// The condition's key.
        key: &'a str,
        /// The operator as it was.
        from: &'a str,
        /// As it is to be.
        to: &'a str,
        /// Whether an Allow no longer needs the key.
        lets_go: bool,
    },
    /// A Deny spares this caller.
    Exempt {
        /// The caller's `aws:PrincipalArn`.
        principal_arn: &'a str,
    },
    /// A Deny counts only where the request has this key.
    Require {
        /// The key.
        key: &'a str,
    },
}

/// A list of a statement, by its name in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List<'a> {
    /// `Action`, `NotResource`, …
    Element(&'static str),
    /// Of the principals those under a name.
    Principals(&'static str),
    /// The values of a condition on a key.
    Values(&'a str),
}

/// A sentence for each of some changes that are made together.
#[must_use]
pub fn sentences(changes: &[Change], answer: &Answer, lang: Lang) -> Vec<String> {
    let sentence = |change: &Change| {
        let said = said(change, changes, answer, lang);
        match lang {
            Lang::En => en::sentence(&said),
            Lang::Ko => ko::sentence(&said),
        }
    };
    changes.iter().map(sentence).collect()
}

/// Who decides on a key that the caller cannot set. Nothing is said of one that the caller can.
#[must_use]
pub fn not_yours(key: &str, owner: Owner, lang: Lang) -> String {
    match lang {
        Lang::En => en::not_yours(key, owner),
        Lang::Ko => ko::not_yours(key, owner),
    }
}

/// The heading over what limits less afterwards.
#[must_use]
pub const fn weakens_guardrail(lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::WEAKENS_GUARDRAIL,
        Lang::Ko => ko::WEAKENS_GUARDRAIL,
    }
}

/// Which keys the request has to hold before an Allow can be suggested.
#[must_use]
pub fn lacking(keys: &[String], lang: Lang) -> String {
    match lang {
        Lang::En => en::lacking(keys),
        Lang::Ko => ko::lacking(&keys.join(", ")),
    }
}

/// What is not suggested because nobody can do it.
#[must_use]
pub fn closed(closed: &Closed, lang: Lang) -> String {
    match lang {
        Lang::En => en::closed(closed),
        Lang::Ko => ko::closed(closed),
    }
}

/// Why no other value of a key is suggested, where a reader may ask.
#[must_use]
pub fn refused(key: &str, why: Why, lang: Lang) -> Option<String> {
    match lang {
        Lang::En => en::refused(key, why),
        Lang::Ko => ko::refused(key, why),
    }
}

/// A kind of policy at the beginning of a sentence.
fn kind_name(kind: PolicyKind, lang: Lang) -> String {
    match lang {
        Lang::En => iam_words::en::capital(iam_words::en::policy(kind.term()).one),
        Lang::Ko => iam_words::ko::policy(kind.term()).to_string(),
    }
}

fn said<'a>(change: &'a Change, changes: &[Change], answer: &'a Answer, lang: Lang) -> Said<'a> {
    let sort: Sort = answer.request.resource.sort;
    // A policy without a name is called after its kind.
    let name = |document: usize| {
        let document = answer.documents.get(document);
        let name = document.map(|it| it.name.as_str()).filter(|name| !name.is_empty());
        let of_kind = || document.map_or_else(String::new, |it| kind_name(it.place.kind(sort), lang));
        name.map_or_else(|| Cow::Owned(of_kind()), Cow::Borrowed)
    };
    match change {
        Change::Context(set) => of_set(set, answer),
        Change::Identify { unique_id } => Said::Identify {
            unique_id,
            principal: named(&answer.request.caller),
        },
        Change::Edit {
            document,
            statement,
            edit,
        } => Said::Edit {
            policy: name(*document),
            statement: statement_name(answer, *document, *statement),
            edit: of_edit(
                edit,
                statement_of(answer, *document, *statement),
                answer.documents.get(*document).map_or("", |it| &*it.text),
            ),
        },
        Change::Renew { document } => Said::Renew {
            policy: name(*document),
        },
        Change::Remove { document, statement } => {
            let is_only = policy(answer, *document).is_some_and(|it| it.statements.len() == 1);
            let adds = |it: &Change| matches!(it, Change::Add { document: to, .. } if to == document);
            match is_only && !changes.iter().any(adds) {
                true => Said::DetachOne {
                    policy: name(*document),
                },
                false => Said::Remove {
                    statement: statement_name(answer, *document, *statement),
                    policy: name(*document),
                },
            }
        }
        Change::Detach { document } => Said::Detach {
            policy: name(*document),
        },
        Change::Add { document, statement } => Said::Add {
            effect: statement.effect,
            policy: name(*document),
        },
        Change::Attach { place, name, statement } => Said::Attach {
            effect: statement.effect,
            kind: Place::kind(*place, sort),
            name,
        },
    }
}

/// A user or role as its ARN.
fn named(caller: &Caller) -> &str {
    principal_name(caller).map_or("", |(_, name)| name)
}

fn of_set<'a>(set: &'a Set, answer: &'a Answer) -> Said<'a> {
    let along = set.along.iter().map(|(key, value)| match value {
        ContextInput::Removed => Along::Unset { key },
        ContextInput::One(_) | ContextInput::Many(_) => Along::Set {
            key,
            value: value_text(value),
        },
    });
    let along = along.collect();
    let resources = match &set.on {
        On::Request => Vec::new(),
        On::Resources(places) => {
            let of_several = places.iter().filter_map(|at| answer.resources.get(*at));
            of_several.map(|it| it.resource.as_str()).collect()
        }
    };
    match &set.value {
        ContextInput::Removed => Said::Unset {
            key: &set.key,
            resources,
            along,
        },
        value @ (ContextInput::One(_) | ContextInput::Many(_)) => Said::Set {
            key: &set.key,
            value: value_text(value),
            resources,
            along,
        },
    }
}

fn value_text(value: &ContextInput) -> String {
    match value {
        ContextInput::Removed => String::new(),
        ContextInput::One(value) => format!("`{value}`"),
        ContextInput::Many(values) => format!("`[{}]`", values.join(", ")),
    }
}

fn statement_of(answer: &Answer, document: usize, statement: usize) -> Option<&Statement> {
    policy(answer, document)?.statements.get(statement)
}

/// A statement by its Sid, or else by its number.
fn statement_name(answer: &Answer, document: usize, statement: usize) -> String {
    let sid = statement_of(answer, document, statement).and_then(|it| it.sid.as_ref());
    sid.filter(|sid| !sid.value.is_empty())
        .map_or_else(|| (statement + 1).to_string(), |sid| format!("`{}`", sid.value))
}

fn of_edit<'a>(edit: &'a Edit, statement: Option<&'a Statement>, text: &'a str) -> SaidEdit<'a> {
    let list = |at: At| list(at, statement);
    match edit {
        Edit::More { at, values } => SaidEdit::More {
            values: quoted(values),
            list: list(*at),
        },
        Edit::Less { at, value } => SaidEdit::Less {
            value: value_of(*at, *value, statement),
            list: list(*at),
        },
        Edit::Rewrite { at, value, to } => SaidEdit::Rewrite {
            from: value_of(*at, *value, statement),
            to: quoted(to),
            list: list(*at),
        },
        Edit::Operator { condition, to } => SaidEdit::Operator {
            key: key_of(*condition, statement),
            from: condition_of(*condition, statement).map_or("", |it| it.operator_span.of(text).trim_matches('"')),
            to,
            lets_go: statement.is_some_and(|it| key_let_go_of(it, edit).is_some()),
        },
        Edit::Exempt { principal_arn } => SaidEdit::Exempt { principal_arn },
        Edit::Require { key } => SaidEdit::Require { key },
    }
}

fn quoted(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|it| format!("`{it}`")).collect();
    quoted.join(", ")
}

fn condition_of(condition: usize, statement: Option<&Statement>) -> Option<&Condition> {
    statement.and_then(|it| it.conditions.get(condition))
}

fn key_of(condition: usize, statement: Option<&Statement>) -> &str {
    condition_of(condition, statement).map_or("", |it| it.key.value.as_str())
}

fn list(at: At, statement: Option<&Statement>) -> List<'_> {
    let is_inverted = |clause: Option<&Clause>| clause.is_some_and(|it| it.inverted);
    match at {
        At::Action if is_inverted(statement.and_then(|it| it.action.as_ref())) => List::Element("NotAction"),
        At::Action => List::Element("Action"),
        At::Resource(clause) if is_inverted(statement.and_then(|it| it.resources.get(clause))) => {
            List::Element("NotResource")
        }
        At::Resource(_) => List::Element("Resource"),
        At::Principal(family) => List::Principals(family_name(family)),
        At::Condition(condition) => List::Values(key_of(condition, statement)),
    }
}

fn value_of(at: At, value: usize, statement: Option<&Statement>) -> String {
    let texts = statement.and_then(|it| match at {
        At::Action => it.action.as_ref().map(|clause| &clause.elements),
        At::Resource(clause) => it.resources.get(clause).map(|clause| &clause.elements),
        At::Condition(condition) => it.conditions.get(condition).map(|it| &it.values),
        At::Principal(_) => None,
    });
    texts
        .and_then(|texts| texts.get(value))
        .map_or_else(String::new, |it| it.value.clone())
}
