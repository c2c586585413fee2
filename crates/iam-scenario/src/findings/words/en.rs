//! English.

use iam_catalog::api::Asks;
use iam_eval::contradiction::Contradiction;
use iam_sts::hop::Bearer;

use super::{is_by_alias, quoted};
use crate::findings::remark::{Brought, Remark, Without};

/// One sentence: lower-case start, no full stop.
pub fn message(remark: &Remark) -> String {
    match remark {
        Remark::MoreFlaws { n: 1 } => "the policies have one more flaw; `lint` lists all of them".into(),
        Remark::MoreFlaws { n } => format!("the policies have {n} more flaws; `lint` lists all of them"),
        Remark::NoIdentityPolicies => "this caller has no identity-based policies, so those given are left out".into(),
        Remark::NoBoundary => "this caller can have no permissions boundary, so the one given is left out".into(),
        Remark::NoBoundaryOfServiceLinked => {
            "a service-linked role can have no permissions boundary, so the one given is left out".into()
        }
        Remark::NoSessionPolicies => "this caller has no session policies, so those given are left out".into(),
        Remark::AbsentKeys { keys, resource, action } => format!(
            "AWS never sends {} for `{resource}` in `{action}`, so the answer on that resource does without",
            quoted(keys)
        ),
        Remark::PolicyOfAnother { resource } => {
            format!(
                "the resource's policy is that of the case's own resource `{resource}`; what is asked here is not of its kind, so the policy is left out here"
            )
        }
        Remark::NoSuchKey {
            key,
            meant,
            brought,
            without,
        } => match (meant, brought) {
            (Some(meant), Brought::No) => format!(
                "there is no condition key `{key}`, so {}: keys of a provider have no scheme in front; leave it out and write `{meant}`",
                missing(*without)
            ),
            (None, Brought::No) => format!(
                "there is no condition key `{key}`, so {}: AWS makes no key of this claim; take another claim or leave the condition out",
                missing(*without)
            ),
            (Some(meant), Brought::AsGiven) => format!(
                "there is no condition key `{key}`, though the context gives it; no real request has it, and this answer may be another: keys of a provider have no scheme in front; write `{meant}` in both places"
            ),
            (None, Brought::AsGiven) => format!(
                "there is no condition key `{key}`, though the context gives it; no real request has it, and this answer may be another: AWS makes no key of this claim; take it out of the context to see what AWS says"
            ),
        },
        Remark::NoSuchAction { action, meant } => match meant {
            Some(meant) => format!(
                "AWS's reference has no action `{action}`, so this may be a question that no call asks; was `{meant}` meant?"
            ),
            None => format!(
                "AWS's reference has no action `{action}`, so this may be a question that no call asks; look its name up in the Service Authorization Reference"
            ),
        },
        Remark::ResourceNotOfAction {
            action,
            resource,
            formats,
        } if is_by_alias(action, resource) => format!(
            "`{action}` is never asked on `{resource}`: what is asked by an alias is asked on its key, and a policy that names the alias gives none of it. Ask it on the key, {}, to see what AWS says",
            quoted(formats)
        ),
        Remark::ResourceNotOfAction {
            action,
            resource,
            formats,
        } => format!(
            "`{action}` is never asked on `{resource}`, which is of another service: it acts on {}; ask it on such a resource to see what AWS says",
            quoted(formats)
        ),
        Remark::ResourceNotListed {
            action,
            resource,
            formats,
        } => match formats.as_slice() {
            [] => format!(
                "AWS's reference lists no resource for `{action}`, so AWS may ask it on `*` and not on `{resource}`; ask it on `*` as well, or on the resource that a denial of AWS's names"
            ),
            some => format!(
                "AWS's reference does not list a resource such as `{resource}` for `{action}`, but {}; if the call is on one of those, ask it there",
                quoted(some)
            ),
        },
        Remark::KeyNotOfAction {
            key,
            action,
            brought: Brought::No,
        } => format!(
            "AWS's reference does not list `{key}` for `{action}`, so a condition on it probably finds no value here, whatever the call; keep such conditions to the actions that bring the key"
        ),
        Remark::KeyNotOfAction {
            key,
            action,
            brought: Brought::AsGiven,
        } => format!(
            "AWS's reference does not list `{key}` for `{action}`, though the context gives it; take it out of the context to see what AWS says without it"
        ),
        Remark::CallCondition { name, action } => format!(
            "`{name}` in `call` makes no difference: nothing that `{action}` also asks depends on it; leave it out, or ask the action that it was meant for"
        ),
        Remark::Contradiction(it) => contradiction(it),
        Remark::Operation { name, asks } => match asks {
            Asks::One(action) => {
                format!("`{name}` is an operation of the API and no action of IAM; what is asked is `{action}`")
            }
            Asks::OneOf(actions) => format!(
                "`{name}` is an operation of the API and no action of IAM; by what it does it asks {}: put that in its place",
                quoted(actions)
            ),
        },
        Remark::DefaultKeyPolicy => {
            "the policy of this key is not given; AWS's default is taken, which leaves it to the identity-based policies of \
             the key's account"
                .into()
        }
        Remark::BlockPublicAccess => {
            "S3 Block Public Access is not modelled; it can refuse what a public bucket policy allows".into()
        }
        Remark::AccessControlLists => {
            "S3 access control lists and object ownership are not modelled; an ACL could allow this".into()
        }
        Remark::AccessPoints => {
            "access point policies and S3 Access Grants are not modelled; they could allow this".into()
        }
        Remark::Grants => "KMS grants are not modelled; a grant on the key could allow this".into(),
        Remark::AwsManagedKey => {
            "resource control policies do not apply to AWS managed keys; a key's ARN does not tell whether it is one".into()
        }
        Remark::SelfTrust => {
            "some old roles may still assume themselves without being named in their trust policy; that is not modelled"
                .into()
        }
        Remark::RcpOfOtherService => {
            "resource control policies do not apply to this service as far as is known here, so those given have no effect"
                .into()
        }
        Remark::RootTasks => {
            "service control policies do not restrict a few tasks of the root user, such as registering for Enterprise \
             support; those are not modelled"
                .into()
        }
        Remark::CanonicalUser => {
            "nothing here ties a canonical user id to an account, so a statement that names one matches nobody".into()
        }
        Remark::UserIdNotTold { has_name } => {
            let more = if *has_name { "" } else { " and the name of its session" };
            format!(
                "AWS always sends `aws:userid`, which is not told here and counts as missing; give the principal its `uniqueId`{more}"
            )
        }
        Remark::ServiceCheck => {
            "some services support no resource-based policies or add checks of their own; those are not modelled".into()
        }
        Remark::LongSourceIdentity { n_characters } => {
            format!("the source identity has {n_characters} characters; AWS's guide says at most 64, its API takes 256")
        }
        Remark::PackedSize { n_characters, percent } => format!(
            "AWS packs session policies and tags by a formula that it does not publish; as an estimate from {n_characters} \
             characters of plain text, they take {percent} % of what may be"
        ),
        Remark::NoSuchRole { arn } => format!("the scenario has no role `{arn}`, so nothing trusts the caller"),
        Remark::DurationCut { seconds } => {
            format!("credentials of the root user last at most {seconds} seconds; a longer duration is cut to that")
        }
        Remark::NoSuchPrincipal { value, refusal } => match refusal {
            Some(refusal) => format!(
                "the world has no `{value}`, so AWS refuses to save this policy: `{}: {}`; create it first, or name one \
                 that is there",
                refusal.code, refusal.message
            ),
            None => format!(
                "the world has no `{value}`, and most services refuse to save a policy that names what is not there; \
                 create it first, or name one that is there"
            ),
        },
        Remark::TagsAsked { passed, by, carried } => {
            let passed = match passed.as_slice() {
                [] => None,
                some => Some(format!("{} passes session tags ({})", bearer(*by), quoted(some))),
            };
            let carried = match carried.as_slice() {
                [] => None,
                some => Some(format!(
                    "the calling session carries transitive tags on ({})",
                    quoted(some)
                )),
            };
            let why: Vec<String> = passed.into_iter().chain(carried).collect();
            format!("`sts:TagSession` is asked too, because {}", why.join(" and "))
        }
        Remark::SourceIdentityAsked { identity, by } => {
            let why = match by {
                Some(by) => format!("{} sets a source identity", bearer(*by)),
                None => "the calling session carries a source identity on".into(),
            };
            format!("`sts:SetSourceIdentity` is asked too, because {why} (`{identity}`)")
        }
        Remark::DroppedClaims { issuer, claims, keys } => {
            let (claim, is, it) = if claims.len() == 1 {
                ("claim", "is no condition key", "it is")
            } else {
                ("claims", "are no condition keys", "they are")
            };
            format!(
                "the token's {claim} {} {is} of AWS's; {it} dropped, and a condition on a key such as `{issuer}:{}` never \
                 finds a value; of a token of {issuer} AWS reads these keys: {}",
                claims.join(", "),
                claims.first().map_or("", String::as_str),
                keys.join(", ")
            )
        }
        Remark::DroppedAttributes { attributes, keys } => {
            let (attribute, is, it) = if attributes.len() == 1 {
                ("attribute", "is no condition key", "it is")
            } else {
                ("attributes", "are no condition keys", "they are")
            };
            format!(
                "the assertion's {attribute} {} {is} of AWS's; {it} dropped, and no condition on a `saml` key of such a name \
                 ever finds a value; AWS has these keys of SAML: {}",
                attributes.join(", "),
                keys.join(", ")
            )
        }
    }
}

const fn missing(without: Without) -> &'static str {
    match without {
        Without::Failed => "the condition on it fails",
        Without::Met => "it is as if missing, and the condition on it is met",
        Without::Other => "it is as if missing",
    }
}

fn contradiction(it: &Contradiction) -> String {
    match it {
        Contradiction::Apart { one, other } => format!(
            "no request has both `{one}` and `{other}`: one that comes through a VPC endpoint has no address on the internet; take one of them out of the context"
        ),
        Contradiction::Differ { one, other } => format!(
            "`{one}` and `{other}` speak of one thing and say two; no request is so: make them agree, or leave one out"
        ),
        Contradiction::Both {
            key,
            values: [one, other],
        } => format!("`{key}` holds both `{one}` and `{other}`, and no token says both: take one of them out"),
        Contradiction::Private { address } => format!(
            "`aws:SourceIp` is `{address}`, a private address, and AWS sees the public one of a caller; give that, or, of a request through a VPC endpoint, `aws:VpcSourceIp` in its place"
        ),
        Contradiction::NotOfCaller { key } => format!(
            "no request of such a caller has `{key}`; take it out of the context, or ask as the caller that is meant"
        ),
        Contradiction::Follows { key, given, follows } => format!(
            "the context says `{key}` is `{given}`, but of this caller and resource it is `{follows}`; take it out of the context, or ask as the caller that is meant"
        ),
    }
}

const fn bearer(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Call => "the call",
        Bearer::Token => "the token",
        Bearer::Assertion => "the assertion",
        Bearer::Service => "the service",
    }
}
