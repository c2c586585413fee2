//! A text read and run: what every part of the view is drawn from.

use std::rc::Rc;

use iam_scenario::Options;
use iam_scenario::output::report;
use iam_scenario::problem::Problem;
use iam_scenario::run::{self, Report, StepReport};
use iam_scenario::scenario::{ManagedPolicies, Scenario, Step};
use iam_scenario::{expect, read};
use iam_sts::session::Session;
use iam_syntax::json::Value;
use iam_syntax::span::Span;

use super::edit::{self, Key, Path};

/// A scenario that was run.
#[derive(Debug)]
pub struct Run {
    /// The text that it was read from.
    pub text: Rc<str>,
    pub scenario: Scenario,
    pub report: Report,
}

/// A run that is handed around. Two are equal only if they are the same one.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Run>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Run;

    fn deref(&self) -> &Run {
        &self.0
    }
}

/// What became of a text: a run, or everything that is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Analysis {
    Ran(Shared),
    Broken(Rc<Vec<Problem>>),
}

/// Reads a text and runs it.
pub fn analyse(text: &Rc<str>, managed: &ManagedPolicies) -> Analysis {
    match read::scenario(text, managed) {
        Ok(scenario) => {
            let report = run::run(&scenario);
            Analysis::Ran(Shared(Rc::new(Run {
                text: Rc::clone(text),
                scenario,
                report,
            })))
        }
        Err(unreadable) => Analysis::Broken(Rc::new(unreadable.problems)),
    }
}

impl Run {
    /// The report as the command line prints it.
    pub fn report_text(&self) -> String {
        report::report(&self.report, &Options::default())
    }

    /// The step of the scenario that an entry of the report is about; none for the requests of a case.
    pub fn step(&self, at: usize) -> Option<&Step> {
        self.scenario.steps.get(at.checked_sub(self.n_of_case())?)
    }

    /// How many entries of the report come before those of the steps.
    pub fn n_of_case(&self) -> usize {
        self.report.steps.len().saturating_sub(self.scenario.steps.len())
    }

    /// The session that a step of some id issued before an entry of the report.
    pub fn session_before(&self, at: usize, id: &str) -> Option<&Session> {
        let before = self.report.steps.get(..at)?;
        before.iter().rev().find(|report| report.id == id)?.session.as_ref()
    }

    /// Whether what the file expects of a step came about; nothing where it expects nothing.
    pub fn is_as_expected(report: &StepReport) -> Option<bool> {
        report
            .expect
            .as_ref()
            .map(|_| expect::step_mismatches(report).is_empty())
    }

    /// The place in the text that a place in one of the documents is.
    pub fn place_in_text(&self, document: usize, span: Span) -> Option<Span> {
        let document = self.scenario.documents.get(document)?;
        // What AWS brings along stands nowhere in the text.
        if !document.pointer.starts_with('/') {
            return None;
        }
        let tree = edit::read(&self.text).tree?;
        let json = edit::find(&tree, &path_of(&document.pointer))?;
        match &json.value {
            Value::Object(_) => {
                let start = json.span.start;
                Some(Span::new(start + span.start, (start + span.end).min(json.span.end)))
            }
            // Escapes may stand anywhere in a document that is written as a string.
            Value::String(_) => Some(json.span),
            Value::Null | Value::Bool(_) | Value::Number | Value::Array(_) | Value::Torn => None,
        }
    }
}

/// A JSON pointer as a path.
pub fn path_of(pointer: &str) -> Path {
    let steps = pointer.split('/').skip(1);
    let keys = steps.map(|step| {
        let name = step.replace("~1", "/").replace("~0", "~");
        // A number may be the name of a member too, such as an account's.
        name.parse()
            .ok()
            .filter(|_| name.len() < 9)
            .map_or(Key::Name(name), Key::At)
    });
    keys.collect()
}

/// The step of the text that a problem is about.
pub fn step_of(problem: &Problem) -> Option<usize> {
    let rest = problem.path.strip_prefix("/steps/")?;
    rest.split('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: &str = r#"{ "version": 1, "accounts": { "111122223333": {
        "users": { "ana": { "inlinePolicies": { "p": { "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } } } } } },
        "steps": [ { "as": "arn:aws:iam::111122223333:user/ana", "request": { "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k" } } ] }"#;

    #[test]
    fn a_place_in_a_document_is_found_in_the_text() {
        let Analysis::Ran(run) = analyse(&WORLD.into(), &|_| None) else {
            panic!("it reads")
        };
        let (_, answer) = run.report.steps[0].answers().next().unwrap();
        let document = answer.policies.identity[0].document;
        let own = run.scenario.documents[document].text.find("\"s3:*\"").unwrap() as u32;
        let place = run.place_in_text(document, Span::new(own, own + 6)).unwrap();
        assert_eq!(place.of(WORLD), "\"s3:*\"");
    }

    #[test]
    fn the_report_is_the_one_of_the_command_line() {
        let Analysis::Ran(run) = analyse(&WORLD.into(), &|_| None) else {
            panic!("it reads")
        };
        assert_eq!(
            run.report_text(),
            iam_scenario::run_text(WORLD, &Options::default(), &|_| None)
        );
    }

    #[test]
    fn a_problem_names_its_step() {
        let text = WORLD.replace("user/ana\",", "user/bob\",");
        let Analysis::Broken(problems) = analyse(&text.into(), &|_| None) else {
            panic!("there is no such user")
        };
        assert_eq!(step_of(&problems[0]), Some(0));
    }
}
