//! What comes in and goes out: links, pasted texts, and what AWS said of a denied request.

use iam_catalog::catalogue::Catalogue;
use iam_denied::{Lacks, Reason, Said, words};
use iam_link::Problem;
use iam_protocol::exchange::{
    Denied, Effect, Found, How, Opened, Pasted, Redacted, Said as Told, Since, Summary, Written,
};
use iam_protocol::spoken::Spoken;
use iam_redact::{RedactedScenario, redact, redact_scenario};
use iam_scenario::link::made::of_case;
use iam_scenario::link::since::since;
use iam_scenario::link::{self, About, Content, LinkProblemKind, Made};
use iam_scenario::paste;
use iam_scenario::read::{self, Unknown};
use iam_scenario::write::{case_as_file, case_of_texts};
use iam_words::Lang;

/// The link of a case, where asked with other names in it.
#[must_use]
pub fn write_link(case: &str, redacts: bool, lang: Lang) -> Written {
    let Ok(case) = read::case_with(case, Unknown::Kept) else {
        return Written::Nothing;
    };
    let redacted = match redacts.then(|| redact(&case)) {
        None => None,
        Some(Ok(redacted)) => Some(redacted),
        Some(Err(obstacle)) => {
            return Written::Refused {
                why: iam_redact::words::said(&obstacle, lang),
            };
        }
    };
    let shared = redacted.as_ref().map_or(&case, |it| &it.case);
    let about = About {
        made: Made::today(&of_case(shared)),
        more: Vec::new(),
    };
    let Some(link) = link::encode(shared, &about) else {
        return Written::Nothing;
    };
    Written::Link {
        link,
        redacted: redacted.map(|it| Redacted {
            text: case_as_file(&it.case),
            replaced: it.replaced,
        }),
    }
}

/// The link of a scenario, as it was typed, or with other names. AWS's own policies that are not loaded grant nothing.
#[must_use]
pub fn write_scenario_link(text: &str, redacts: bool, catalogue: &Catalogue, lang: Lang) -> Written {
    let about = About::default();
    let Some(link) = link::encode_scenario(text, &about) else {
        return Written::Nothing;
    };
    if !redacts {
        return Written::Link { link, redacted: None };
    }
    let managed = |arn: &str| catalogue.managed_policy(arn).document().map(String::from);
    match redact_scenario(text, &managed) {
        Ok(RedactedScenario { text, replaced }) => match link::encode_scenario(&text, &about) {
            Some(link) => Written::Link {
                link,
                redacted: Some(Redacted { text, replaced }),
            },
            None => Written::Nothing,
        },
        Err(obstacle) => Written::Refused {
            why: iam_redact::words::said(&obstacle, lang),
        },
    }
}

/// What a link opens.
#[must_use]
pub fn open_link(text: &str, lang: Lang) -> Opened {
    match link::decode(text) {
        Ok(linked) => {
            let how = if linked.has_unknown_fields {
                How::InPart
            } else {
                How::Whole
            };
            let (case, scenario, since) = match linked.content {
                Content::Case(case) => {
                    let made = linked.about.made;
                    let since = made.and_then(|made| since(&made, &of_case(&case), lang));
                    (Some(case_of_texts(&case)), None, since)
                }
                // What a scenario comes to is not known here.
                Content::Scenario(text) => (None, Some(text), None),
            };
            let since = since.map(|it| Since {
                is_same: it.is_same,
                said: it.said,
            });
            Opened {
                how,
                case,
                scenario,
                since,
            }
        }
        Err(problem) => Opened {
            how: match problem.kind {
                LinkProblemKind::Sealed(Problem::Cut) => How::Cut,
                LinkProblemKind::Sealed(Problem::Changed) => How::Changed,
                LinkProblemKind::Sealed(Problem::Newer { .. }) | LinkProblemKind::NewerDocument { .. } => How::Newer,
                LinkProblemKind::Sealed(Problem::TooLarge) => How::TooLarge,
                LinkProblemKind::Sealed(Problem::NotALink) => How::NotALink,
                LinkProblemKind::NotACase { .. } => How::NotACase,
            },
            case: problem.partial.map(|case| case_of_texts(&case)),
            scenario: None,
            since: None,
        },
    }
}

/// What AWS said of a request that it denied.
#[must_use]
pub fn read_denied(text: &str) -> Told {
    let denied = match iam_denied::read(text) {
        Said::Denied(denied) => denied,
        Said::Encoded => return Told::Encoded,
        Said::Allowed => return Told::Allowed,
        Said::Known(known) => return Told::Known(Spoken::of(|lang| words::known::cause(known, lang).into())),
        Said::Bare => return Told::Bare,
        Said::Unrecognised => return Told::Unrecognised,
    };
    let effect = |reason: Reason| {
        let is_explicit = reason.is_explicit?;
        Some(if is_explicit {
            Effect::Explicit
        } else {
            Effect::Implicit
        })
    };
    let lacks = denied.lacks();
    Told::Denied(Denied {
        is_no_principal: lacks.contains(&Lacks::Principal) && !denied.principal.is_empty(),
        is_no_resource: lacks.contains(&Lacks::Resource),
        is_of_outsider: denied.is_of_outsider(),
        is_short: denied.is_short(),
        why: Spoken::of(|lang| words::why(&denied, lang)),
        kind: denied.reason.and_then(|it| it.kind).map(|it| it.name().into()),
        effect: denied.reason.and_then(effect),
        principal: denied.principal,
        action: denied.action,
        resource: denied.resource,
        context: denied.context,
        policy: denied.policy,
    })
}

/// What a pasted text is.
#[must_use]
pub fn recognise(text: &str) -> Pasted {
    let found = |text, name, kind| Found { text, name, kind };
    match paste::recognise(text) {
        paste::Pasted::Policy => Pasted::Policy,
        paste::Pasted::Unwrapped {
            text,
            from,
            name,
            suggests,
        } => Pasted::Unwrapped {
            from: from.name().into(),
            found: vec![found(text, name, suggests)],
        },
        paste::Pasted::Several { from, found: all } => Pasted::Unwrapped {
            from: from.name().into(),
            found: all.into_iter().map(|it| found(it.text, it.name, it.suggests)).collect(),
        },
        paste::Pasted::Summary(summary) => Pasted::Summary(match summary {
            paste::Summary::ManagedPolicy { arn, version } => Summary::ManagedPolicy { arn, version },
            paste::Summary::ManagedPolicies { arn } => Summary::ManagedPolicies { arn },
            paste::Summary::PolicyVersions { version } => Summary::PolicyVersions { version },
            paste::Summary::InlinePolicies { name } => Summary::InlinePolicies { name },
            paste::Summary::OrganizationPolicies { id } => Summary::OrganizationPolicies { id },
        }),
        paste::Pasted::Case => Pasted::Case,
        paste::Pasted::Scenario => Pasted::Scenario,
        paste::Pasted::Link => Pasted::Link,
        paste::Pasted::Foreign(foreign) => Pasted::Foreign {
            from: foreign.name().into(),
        },
        paste::Pasted::Unrecognised => Pasted::Unrecognised,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn denied(text: &str) -> Denied {
        match read_denied(text) {
            Told::Denied(denied) => denied,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_may_not_even_be_there_is_told() {
        let key = "An error occurred (AccessDeniedException) when calling the Decrypt operation: The ciphertext refers to a \
                   customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
        assert!(denied(key).why.in_lang(Lang::En).contains("may not exist"));
        let user = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::box/k because no identity-based policy allows the s3:GetObject action";
        assert_eq!(
            denied(user).why.in_lang(Lang::En),
            "AWS said that no identity-based policy allows it."
        );
    }
}
