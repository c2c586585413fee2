//! What a block holds: a case, a scenario, or a policy of which the words behind `iam` ask something.

use iam_scenario::bare::{ANYTHING, NAME, SOMEBODY, is_of_resource};
use iam_scenario::case::{Case, ContextEntry, ContextInput, PolicyInput, PolicyInputs, PrincipalInput, RequestInput};
use iam_scenario::case::{Extra, Resources};
use iam_scenario::problem::Problem;
use iam_scenario::read;
use iam_scenario::scenario::Scenario;
use iam_words::Lang;

use crate::fence::{Kind, Question, Words};
use crate::flaw::{Flaw, What};
use crate::managed_policy;
use crate::place::{line_of, tree};
use crate::problem::{also, by_cause, sentence};

/// As many errors of one text are told.
const MOST_ERRORS: usize = 20;

/// What a block holds, read.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A case, or a policy of which something is asked.
    Case(Box<Case>),
    /// A world and its steps.
    Scenario(Box<Scenario>),
    /// A policy of which nothing is asked.
    Policy,
}

/// What a text looks like, torn or not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Policy,
    Case,
    Scenario,
}

/// Reads what a block holds.
///
/// # Errors
/// Says everything that is wrong with it.
pub fn subject(text: &str, words: &Words, lang: Lang) -> Result<Subject, Vec<Flaw>> {
    let own_line = |what| vec![Flaw { line: 0, what }];
    match sort(text) {
        Sort::Policy if words.question.action.is_some() => Ok(Subject::Case(Box::new(asked_of(text, &words.question)))),
        Sort::Policy if words.question.is_empty() && words.expect.is_none() => Ok(Subject::Policy),
        Sort::Policy => Err(own_line(What::NoQuestion)),
        Sort::Case | Sort::Scenario if !words.question.is_empty() => Err(own_line(What::AskedTwice)),
        Sort::Case => {
            let case = read::case(text).map_err(|it| flaws(text, &it.problems, lang))?;
            Ok(Subject::Case(Box::new(case)))
        }
        Sort::Scenario => {
            let scenario = read::scenario(text, &managed_policy).map_err(|it| flaws(text, &it.problems, lang))?;
            Ok(Subject::Scenario(Box::new(scenario)))
        }
    }
}

/// An error of a text at its line.
#[must_use]
pub fn flaw(text: &str, problem: &Problem, lang: Lang) -> Flaw {
    let is_policy = sort(text) == Sort::Policy;
    // A place in a policy document is counted from the document's beginning: in a case, the path leads to the line.
    let at = problem.position.filter(|_| is_policy || problem.path.is_empty());
    let line = at.map_or_else(|| line_of(text, &problem.path), |it| it.line as usize);
    let problem = Problem {
        position: None,
        ..problem.clone()
    };
    Flaw {
        line,
        what: What::Unreadable(sentence(&problem, lang)),
    }
}

fn flaws(text: &str, problems: &[Problem], lang: Lang) -> Vec<Flaw> {
    let causes = by_cause(problems).into_iter().take(MOST_ERRORS);
    let flaws = causes.map(|cause| {
        let mut flaw = flaw(text, cause.first, lang);
        if let What::Unreadable(sentence) = &mut flaw.what {
            sentence.push_str(&also(cause.n_others, lang));
        }
        flaw
    });
    flaws.collect()
}

fn sort(text: &str) -> Sort {
    let tree = tree(text);
    let has = |key: &&str| tree.as_ref().is_some_and(|it| it.get(key).is_some());
    if ["steps", "accounts"].iter().any(has) || has(&"case") {
        Sort::Scenario
    } else if ["Statement", "Version", "Effect"].iter().any(has) && !has(&"policies") {
        Sort::Policy
    } else {
        Sort::Case
    }
}

/// The case that asks something of a policy. The policy keeps its text, so that places in it are places of the block.
fn asked_of(text: &str, question: &Question) -> Case {
    let policy = PolicyInput {
        name: question.name.clone().unwrap_or_else(|| NAME.into()),
        text: text.into(),
        enabled: true,
        from: None,
        is_object: false,
        extra: Extra::new(),
    };
    let kind = question.kind.unwrap_or_else(|| kind_of(text));
    let policies = match kind {
        Kind::Identity => PolicyInputs {
            identity: vec![policy],
            ..PolicyInputs::default()
        },
        Kind::Resource => PolicyInputs {
            resource: Some(policy),
            ..PolicyInputs::default()
        },
    };
    let context = question.context.iter().map(|(name, value)| ContextEntry {
        name: name.clone(),
        value: ContextInput::One(value.clone()),
    });
    let principal = question.principal.as_deref().unwrap_or(SOMEBODY);
    Case {
        request: RequestInput {
            principal: Some(PrincipalInput::Text(principal.into())),
            action: question.action.clone(),
            resources: Resources::of(question.resource.as_deref().unwrap_or(ANYTHING)),
            context: context.collect(),
            ..RequestInput::default()
        },
        policies,
        ..Case::default()
    }
}

/// A policy whose statements name principals belongs to a resource.
#[must_use]
pub fn kind_of(text: &str) -> Kind {
    match is_of_resource(text) {
        true => Kind::Resource,
        false => Kind::Identity,
    }
}
