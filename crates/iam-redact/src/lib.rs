//! Takes what names somebody out of a case or a scenario before it is shared: account ids, names, parts of ARNs, tags. Each word is
//! replaced by another one of its length, the same word by the same one wherever it stands; what a wildcard stands next to
//! is replaced piece by piece, so that a pattern fits what it fitted. Titles and `x-` fields go.
//!
//! The document is then asked again. Either each decision is what it was and no replaced word is left in the text, or
//! [`Obstacle`] says what stands in the way.
//!
//! | to find | look in |
//! |---|---|
//! | where a case may name somebody | `places` |
//! | where a scenario may | `world` |
//! | what of such a text is a word, and what AWS's | `parts` |
//! | which word is replaced by which | `names` |
//! | what is said of it | [`words`] |
//!
//! ```
//! use iam_redact::redact;
//! use iam_scenario::read;
//!
//! let case = r#"{ "principal": "arn:aws:iam::987654321098:user/grace", "action": "s3:GetObject", "resource": "arn:aws:s3:::payroll/may" }"#;
//! let redacted = redact(&read::case(case).unwrap()).unwrap();
//! let replaced: Vec<&str> = redacted.replaced.iter().map(|(word, _)| word.as_str()).collect();
//! assert_eq!(replaced, ["987654321098", "grace", "may", "payroll"]);
//! ```

#![warn(missing_docs)]

mod names;
mod parts;
mod places;
pub mod words;
mod world;

use iam_eval::combine::Decision;
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use iam_scenario::reply::replies;
use iam_scenario::run::{Report, StepOutcome, StepReport, run};
use iam_scenario::scenario::ManagedPolicies;
use iam_scenario::write::case_of_texts;

use names::Names;
use parts::{Part, parts};
use places::{Kind, rewritten};

/// As often as other words are tried where the first ones change a decision by chance.
const TRIES: u32 = 4;

/// A case that names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// With other words in it, without titles and `x-` fields.
    pub case: Case,
    /// Each word that was replaced, with what stands for it; in the order of the words.
    pub replaced: Vec<(String, String)>,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The text of a policy is torn, so that nothing says what in it names somebody.
    Unreadable {
        /// What the policy is called.
        policy: String,
    },
    /// A pattern that would fit other texts than before.
    Pattern(String),
    /// A decision would be another, by no pattern that is known.
    Decision,
    /// A word that can't be taken out.
    Word(String),
    /// A scenario that can't be read, so that nothing could be compared.
    Scenario,
}

/// A scenario that names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedactedScenario {
    /// JSON, laid out as it was; without titles, `x-` fields and expectations.
    pub text: String,
    /// As of a case.
    pub replaced: Vec<(String, String)>,
}

/// Takes out what names somebody.
///
/// # Errors
/// Says what stands in the way.
pub fn redact(case: &Case) -> Result<Redacted, Obstacle> {
    let before = decisions(case);
    let (case, replaced) = renamed(&case_of_texts(case), rewritten, |written| {
        let case = read::case_with(written, Unknown::Kept).ok()?;
        Some((decisions(&case) == before).then_some(case))
    })?;
    Ok(Redacted { case, replaced })
}

/// Takes out of a scenario what names somebody. Titles, `x-` fields and what is expected of steps go. What each step comes
/// to stays.
///
/// # Errors
/// Says what stands in the way; a scenario that can't be read has nothing that could be compared.
pub fn redact_scenario(text: &str, managed: &ManagedPolicies) -> Result<RedactedScenario, Obstacle> {
    let outcomes = |text: &str| read::scenario(text, managed).ok().map(|it| came_to(&run(&it)));
    let before = outcomes(text).ok_or(Obstacle::Scenario)?;
    let (text, replaced) = renamed(text, world::rewritten, |written| {
        let after = outcomes(written)?;
        Some((after == before).then(|| written.to_string()))
    })?;
    Ok(RedactedScenario { text, replaced })
}

/// A document of which only a text is known here: each of its names replaced.
type Rewritten = fn(&str, places::Each<'_>) -> Result<String, Obstacle>;

/// The document with other words in it, and which they are. `kept` reads it again: nothing where that can't be done, and
/// nothing inside where something of it is decided otherwise.
fn renamed<T>(
    text: &str,
    rewritten: Rewritten,
    kept: impl Fn(&str) -> Option<Option<T>>,
) -> Result<(T, Vec<(String, String)>), Obstacle> {
    let mut places: Vec<(Kind, String)> = Vec::new();
    let around = rewritten(text, &mut |kind, text| {
        places.push((kind, text.into()));
        String::new()
    })?;
    let mut obstacle = Obstacle::Decision;
    for seed in 0..TRIES {
        let Some(names) = Names::of(&places, &around, seed) else {
            continue;
        };
        let written = rewritten(text, &mut |kind, text| replaced(kind, text, &names))?;
        if let Some(word) = names.left_in(&written) {
            obstacle = Obstacle::Word(word);
            continue;
        }
        match kept(&written) {
            None => {}
            Some(Some(document)) => return Ok((document, names.list())),
            Some(None) => {
                let pattern = names.pattern_in_the_way(&places);
                obstacle = pattern.map_or(Obstacle::Decision, Obstacle::Pattern);
            }
        }
    }
    Err(obstacle)
}

/// What each step came to, why AWS refused it, and what was decided on the way.
fn came_to(report: &Report) -> Vec<(StepOutcome, Option<String>, Vec<Decision>)> {
    let step = |step: &StepReport| {
        let code = step.error.as_ref().map(|it| it.code.to_string());
        let decisions = step.answers().map(|(_, answer)| answer.trace.decision());
        (step.outcome, code, decisions.collect())
    };
    report.steps.iter().map(step).collect()
}

/// A text of a place with its words replaced.
fn replaced(kind: Kind, text: &str, names: &Names) -> String {
    parts(kind, text)
        .into_iter()
        .map(|part| match part {
            Part::Kept(text) => text.to_string(),
            Part::Word { text, .. } => names.replaced(text),
        })
        .collect()
}

/// What was decided, and by which gate; nothing where a request can't be evaluated.
fn decisions(case: &Case) -> Vec<Option<Decision>> {
    let decision = |reply: iam_scenario::reply::Reply| reply.result.ok().map(|answer| answer.trace.decision());
    replies(case).map(decision).collect()
}
