//! A case or a scenario as a link, and what a link holds; what stands in the way, with a code and in words.

use iam_link::Problem as Sealed;
use iam_redact::{Obstacle, Redacted, RedactedScenario, redact, redact_scenario};
use iam_scenario::case::Case;
use iam_scenario::link::made::{Decided, of_case, of_scenario};
use iam_scenario::link::since::{Since, since};
use iam_scenario::link::{About, Content, LinkProblem, LinkProblemKind, Linked, Made, decode, encode, encode_scenario};
use iam_scenario::paste::{Pasted, recognise};
use iam_scenario::problem::Problem;
use iam_scenario::read::{self, Unreadable};
use iam_scenario::write;
use iam_words::Lang;

use crate::managed_policy;
use crate::problem::sentences;
use crate::words;

/// A link from its `s=` on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `s=GENERATION.PAYLOAD.CHECK`.
    pub link: String,
    /// Each word that was replaced, with what stands for it.
    pub replaced: Vec<(String, String)>,
}

/// Why there is no link.
#[derive(Clone, Debug)]
pub enum Refused {
    /// The text can't be read.
    Unreadable(Unreadable),
    /// The case is more than a link may hold.
    CaseTooLarge,
    /// So is the scenario.
    ScenarioTooLarge,
    /// Names are replaced in cases alone.
    NotRedacted(Obstacle),
}

/// The link of a case or a scenario.
///
/// # Errors
/// Says why there is none.
pub fn link(text: &str) -> Result<Link, Refused> {
    if is_scenario(text) {
        let about = about(&of_scenario(text, &managed_policy));
        return made(encode_scenario(text, &about), Vec::new(), Refused::ScenarioTooLarge);
    }
    of_case_read(&case_of(text)?, Vec::new())
}

/// The link of a case or a scenario with other names in it.
///
/// # Errors
/// Says why there is none.
pub fn redacted_link(text: &str) -> Result<Link, Refused> {
    if is_scenario(text) {
        let RedactedScenario { text, replaced } =
            redact_scenario(text, &managed_policy).map_err(Refused::NotRedacted)?;
        let about = about(&of_scenario(&text, &managed_policy));
        return made(encode_scenario(&text, &about), replaced, Refused::ScenarioTooLarge);
    }
    let Redacted { case, replaced } = redact(&case_of(text)?).map_err(Refused::NotRedacted)?;
    of_case_read(&case, replaced)
}

fn is_scenario(text: &str) -> bool {
    matches!(recognise(text), Pasted::Scenario)
}

fn case_of(text: &str) -> Result<Case, Refused> {
    read::case(text).map_err(Refused::Unreadable)
}

fn of_case_read(case: &Case, replaced: Vec<(String, String)>) -> Result<Link, Refused> {
    made(encode(case, &about(&of_case(case))), replaced, Refused::CaseTooLarge)
}

fn made(link: Option<String>, replaced: Vec<(String, String)>, otherwise: Refused) -> Result<Link, Refused> {
    link.map(|link| Link { link, replaced }).ok_or(otherwise)
}

/// What stands beside the content: what made the link, and what that decided.
fn about(decided: &[Decided]) -> About {
    About {
        made: Made::today(decided),
        more: Vec::new(),
    }
}

impl Refused {
    /// Sentence by sentence.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Unreadable(unreadable) => sentences(&unreadable.problems, lang),
            Self::CaseTooLarge => vec![words::case_too_large(lang).into()],
            Self::ScenarioTooLarge => vec![words::scenario_too_large(lang).into()],
            Self::NotRedacted(obstacle) => vec![iam_redact::words::said(obstacle, lang)],
        }
    }

    /// The first error, as every command writes one.
    #[must_use]
    pub fn problem(&self, lang: Lang) -> Problem {
        let code = match self {
            Self::Unreadable(unreadable) => match unreadable.problems.first() {
                Some(problem) => return problem.clone(),
                None => "JSON_SYNTAX_ERROR",
            },
            Self::CaseTooLarge | Self::ScenarioTooLarge => "TOO_LARGE_FOR_A_LINK",
            Self::NotRedacted(_) => "NOT_REDACTED",
        };
        Problem::of_request(code, self.said(lang).join("; "), "")
    }
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it is.
    pub what: What,
    /// A case laid out in one line, a scenario as it was typed.
    pub text: String,
    /// What became of the decisions since it was made, where it says which they were.
    pub since: Option<Since>,
    /// Whether it holds more than this program knows.
    pub has_more: bool,
}

/// What a link may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A case.
    Case,
    /// A scenario.
    Scenario,
}

/// Opens a link: a whole one, its fragment, or from its `s=` on.
///
/// # Errors
/// Says why it does not open, and gives what could be read.
pub fn open(link: &str, lang: Lang) -> Result<Held, LinkProblem> {
    let Linked {
        content,
        about,
        has_unknown_fields,
        ..
    } = decode(link)?;
    let since = about.made.and_then(|made| {
        let today = match &content {
            Content::Case(case) => of_case(case),
            Content::Scenario(text) => of_scenario(text, &managed_policy),
        };
        since(&made, &today, lang)
    });
    let (what, text) = match content {
        Content::Case(case) => (What::Case, laid_out(*case)),
        Content::Scenario(text) => (What::Scenario, text),
    };
    Ok(Held {
        what,
        text,
        since,
        has_more: has_unknown_fields,
    })
}

/// A case as text, policies as objects where they are.
#[must_use]
pub fn laid_out(mut case: Case) -> String {
    case.policies.all_mut().for_each(|policy| policy.is_object = true);
    write::case(&case)
}

/// Why a link does not open, sentence by sentence.
#[must_use]
pub fn unopened(problem: &LinkProblem, lang: Lang) -> Vec<String> {
    let mut said = vec![problem.said(lang)];
    // English names the first of them in its sentence.
    if let LinkProblemKind::NotACase { problems } = &problem.kind
        && lang != Lang::En
    {
        said.extend(sentences(problems, lang));
    }
    said
}

/// The same, as every command writes an error.
#[must_use]
pub fn unopened_problem(problem: &LinkProblem, lang: Lang) -> Problem {
    let code = match &problem.kind {
        LinkProblemKind::Sealed(Sealed::Cut) => "LINK_CUT",
        LinkProblemKind::Sealed(Sealed::Changed) => "LINK_CHANGED",
        LinkProblemKind::Sealed(Sealed::Newer { .. }) | LinkProblemKind::NewerDocument { .. } => "LINK_NEWER",
        LinkProblemKind::Sealed(Sealed::TooLarge) => "LINK_TOO_LARGE",
        LinkProblemKind::Sealed(Sealed::NotALink) => "NOT_A_LINK",
        LinkProblemKind::NotACase { .. } => "LINK_HOLDS_NO_CASE",
    };
    Problem::of_request(code, unopened(problem, lang).join(" "), "")
}
