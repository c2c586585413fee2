//! What the linter finds in the policies of a text, for programs.
//!
//! | to find | look in |
//! |---|---|
//! | which policies a text holds | [`policies`] |
//! | what one is used as | [`kind`] |
//! | what came of one | [`report`], [`json`] |

pub mod brief;
pub mod json;
pub mod kind;
pub mod policies;
pub mod report;

use iam_catalog::catalogue::Catalogue;
use iam_lint::finding::Finding;
use iam_lint::lint;
use iam_syntax::diagnostic::Severity;
use iam_words::Lang;

use kind::Kind;
use policies::NoPolicy;
use report::Report;

/// How policies are looked at.
pub struct Asked<'a> {
    /// What the file is called that they came from.
    pub file: Option<&'a str>,
    /// What they are used as; without it, it is told by each policy.
    pub kind: Option<&'a Kind>,
    /// In seconds since 1970.
    pub now: Option<i64>,
    /// The language of the sentences.
    pub lang: Lang,
    /// Also which actions each wildcard stands for.
    pub spread: bool,
}

/// A line of JSON for each policy of a text.
///
/// # Errors
/// Says what the text is instead.
pub fn lines(text: &str, asked: &Asked, catalogue: &Catalogue) -> Result<Vec<String>, NoPolicy> {
    let policies = policies::of(text)?.into_iter();
    let lines = policies.map(|policy| {
        let kind = policy.kind_of(asked.kind);
        let report = Report {
            file: asked.file.map(ToString::to_string),
            name: policy.name,
            unwrapped: policy.unwrapped,
            findings: lint(&kind.document(&policy.text), catalogue, asked.now),
            kind,
            text: policy.text,
            suppressed: Vec::new(),
        };
        json::line(&report, asked.lang, asked.spread.then_some(catalogue))
    });
    Ok(lines.collect())
}

/// How many there are of each severity, gravest first.
#[must_use]
pub fn counts(findings: &[Finding]) -> [(Severity, usize); 4] {
    let all = [
        Severity::Error,
        Severity::SecurityWarning,
        Severity::Warning,
        Severity::Suggestion,
    ];
    all.map(|severity| (severity, findings.iter().filter(|it| it.severity == severity).count()))
}
