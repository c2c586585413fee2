//! Takes what names somebody out of a case before it is shared: account ids, names, parts of ARNs, tags. Each word is
//! replaced by another one of its length, the same word by the same one wherever it stands; what a wildcard stands next to
//! is replaced piece by piece, so that a pattern fits what it fitted. Titles and `x-` fields go.
//!
//! The case is then asked again. Either each decision is what it was and no replaced word is left in the text, or
//! [`Obstacle`] says what stands in the way.
//!
//! | to find | look in |
//! |---|---|
//! | where a case may name somebody | [`mod@places`] |
//! | what of such a text is a word, and what AWS's | `parts` |
//! | which word is replaced by which | `names` |
//! | what is said of it | [`words`] |

mod names;
mod parts;
pub mod places;
pub mod words;

use iam_eval::combine::Decision;
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use iam_scenario::reply::replies;
use iam_scenario::write::case_of_texts;

use names::Names;
use parts::{Part, parts};
use places::{Kind, rewritten};

/// As often as other words are tried where the first ones change a decision by chance.
const TRIES: u32 = 4;

/// A case that names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    pub case: Case,
    /// Each word that was replaced, with what stands for it; in the order of the words.
    pub replaced: Vec<(String, String)>,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The text of a policy is torn, so that nothing says what in it names somebody.
    Unreadable { policy: String },
    /// A pattern that would fit other texts than before.
    Pattern(String),
    /// A decision would be another, by no pattern that is known.
    Decision,
    /// A word that can't be taken out.
    Word(String),
}

/// Takes out what names somebody.
///
/// # Errors
/// Says what stands in the way.
pub fn redact(case: &Case) -> Result<Redacted, Obstacle> {
    let text = case_of_texts(case);
    let mut places: Vec<(Kind, String)> = Vec::new();
    let kept = rewritten(&text, &mut |kind, text| {
        places.push((kind, text.into()));
        String::new()
    })?;
    let before = decisions(case);
    let mut obstacle = Obstacle::Decision;
    for seed in 0..TRIES {
        let Some(names) = Names::of(&places, &kept, seed) else {
            continue;
        };
        let written = rewritten(&text, &mut |kind, text| replaced(kind, text, &names))?;
        if let Some(word) = names.left_in(&written) {
            obstacle = Obstacle::Word(word);
            continue;
        }
        let Ok(case) = read::case_with(&written, Unknown::Kept) else {
            continue;
        };
        if decisions(&case) == before {
            let replaced = names.list();
            return Ok(Redacted { case, replaced });
        }
        obstacle = names
            .pattern_in_the_way(&places)
            .map_or(Obstacle::Decision, Obstacle::Pattern);
    }
    Err(obstacle)
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
