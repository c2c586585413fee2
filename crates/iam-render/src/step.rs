//! What a step of a scenario came to, in a sentence.

use iam_eval::combine::Outcome;
use iam_explain::words::headline;
use iam_scenario::answer::Answer;
use iam_scenario::run::{StepError, StepReport};
use iam_words::Lang;

use crate::words;

/// What a step came to, and why.
#[must_use]
pub fn sentence(step: &StepReport, lang: Lang) -> String {
    let session = step.session.as_ref().and_then(|it| it.arn());
    match (refused(step), &step.error, session, deciding(step)) {
        (Some(refused), ..) => headline(refused.evaluated(), lang),
        (None, Some(StepError { code, message }), ..) => format!("{code}: {message}"),
        (None, None, Some(arn), _) => words::issued(&arn, lang),
        (None, None, None, Some(answer)) => headline(answer.evaluated(), lang),
        (None, None, None, None) => words::not_run(lang).into(),
    }
}

/// The answer that a step came to what it came to by.
#[must_use]
pub fn deciding(step: &StepReport) -> Option<&Answer> {
    refused(step).or_else(|| step.answers().map(|(_, answer)| answer).next())
}

fn refused(step: &StepReport) -> Option<&Answer> {
    let mut answers = step.answers().map(|(_, answer)| answer);
    answers.find(|it| it.trace.decision().outcome != Outcome::Allowed)
}
