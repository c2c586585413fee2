//! What the page does with a text that was pasted over all of a box: it takes the policy out, or says what to do.

use std::rc::Rc;

use iam_scenario::document::Place;
use iam_scenario::paste::{Fit, Foreign, Found, Pasted, Wrapper, suits};
use iam_syntax::policy::PolicyKind;

use crate::model::slot::Kind;

/// What there is to say about a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Unwrapped {
        from: Wrapper,
        was_url_encoded: bool,
    },
    Several {
        found: Vec<Found>,
        /// The text that they were all in.
        heap: Rc<str>,
    },
    /// The command that shows what the text only names.
    Summary(String),
    Foreign(Foreign),
    Case,
    Scenario,
    Link,
    /// What tells pasted texts apart could not be fetched.
    NotFetched,
}

/// What became of a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The policy that was in it, where that is not the text itself.
    pub text: Option<String>,
    /// What the policy is called there.
    pub name: Option<String>,
    pub note: Option<Note>,
}

/// Whether a change put a new text in the place of all that was there.
pub fn replaces(before: &str, after: &str) -> bool {
    const SHORT: usize = 12;
    if after.len() < SHORT {
        return false;
    }
    let same_start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let same_end = before
        .bytes()
        .rev()
        .zip(after.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    // Any two policies begin and end alike, so a little likeness says nothing.
    before.trim().is_empty() || same_start + same_end < before.len().min(after.len()) / 3
}

/// Takes the policy out of a pasted text, once it is known what that is; it is not where that could not be found out.
pub fn take(text: &str, pasted: Option<Pasted>) -> Taken {
    let only = |note: Note| Taken {
        note: Some(note),
        ..Taken::default()
    };
    let Some(pasted) = pasted else {
        return only(Note::NotFetched);
    };
    match pasted {
        Pasted::Policy | Pasted::Unrecognised => Taken::default(),
        Pasted::Unwrapped {
            text: inner,
            from,
            name,
            ..
        } => Taken {
            text: Some(inner),
            name,
            note: Some(Note::Unwrapped {
                from,
                was_url_encoded: from != Wrapper::UrlEncoded && text.contains("%7B"),
            }),
        },
        Pasted::Several { found, .. } => only(Note::Several {
            found,
            heap: text.into(),
        }),
        Pasted::Summary(summary) => only(Note::Summary(summary.command())),
        Pasted::Case => only(Note::Case),
        Pasted::Scenario => only(Note::Scenario),
        Pasted::Link => only(Note::Link),
        Pasted::Foreign(foreign) => only(Note::Foreign(foreign)),
    }
}

/// The kind of policy that a text looks like, where that has another box.
pub fn belongs(text: &str, place: Place, kind: Kind) -> Option<(Kind, PolicyKind)> {
    match suits(text, place) {
        Fit::Belongs(other) => Some((kind_of(other), other)).filter(|(it, _)| *it != kind),
        Fit::Fits | Fit::Unclear => None,
    }
}

/// The box that a kind of policy goes into.
pub const fn kind_of(kind: PolicyKind) -> Kind {
    match kind {
        PolicyKind::Identity => Kind::Identity,
        PolicyKind::Boundary => Kind::Boundary,
        PolicyKind::Session => Kind::Session,
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust => Kind::Resource,
        PolicyKind::Scp => Kind::Scp,
        PolicyKind::Rcp => Kind::Rcp,
        PolicyKind::Endpoint => Kind::Endpoint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::paste::recognise;

    const POLICY: &str =
        r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }"#;

    #[test]
    fn typing_is_no_paste() {
        assert!(!replaces("", "{"));
        assert!(!replaces(POLICY, &POLICY.replace("s3", "ec2")));
        assert!(replaces("", POLICY));
        assert!(replaces(POLICY, r#"resource "aws_iam_policy" "p" { name = "p" }"#));
    }

    #[test]
    fn a_policy_in_a_string_is_taken_out() {
        let output = format!("{{ \"Policy\": {} }}", iam_syntax::json::quote(POLICY));
        let taken = take(&output, Some(recognise(&output)));
        assert!(taken.text.is_some_and(|text| text.contains("s3:*")));
        let note = Note::Unwrapped {
            from: Wrapper::GetBucketPolicy,
            was_url_encoded: false,
        };
        assert_eq!(taken.note, Some(note));
        assert_eq!(take(POLICY, Some(recognise(POLICY))), Taken::default());
        assert_eq!(take(POLICY, None).note, Some(Note::NotFetched));
    }

    #[test]
    fn a_policy_that_names_principals_belongs_to_a_resource() {
        let named = POLICY.replace("\"Action\"", "\"Principal\": \"*\", \"Action\"");
        let belongs = belongs(&named, Place::Identity, Kind::Identity);
        assert_eq!(belongs, Some((Kind::Resource, PolicyKind::Resource)));
    }
}
