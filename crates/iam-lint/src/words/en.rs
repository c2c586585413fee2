//! Findings in English.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;
use iam_syntax::policy::Effect;

use super::{all_quoted, first_quoted, quoted};
use crate::fact::{ArnField, Expected, Fact, Hole, Roles, Slip, SsoPlace, Way};
use crate::federation::SAML;
use crate::finding::{Finding, Role};
use crate::fix::Fix;
use crate::placeholder::Origin;

const CATALOGUE: &str = "the catalogue may be older than the name; if it is right, suppress this finding with a reason";

pub(super) fn said(finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("did you mean {}?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match &finding.fact {
        Fact::Syntax { message, help, .. } => (message.clone(), help.clone()),
        Fact::Placeholder { origin } => placeholder(*origin, &names(), are_several),
        Fact::Habit(habit) => habit_of(*habit),
        Fact::EverybodyUnderCondition { key } => (
            format!(
                "everybody in every account is let in, and only {} tells who may assume the role",
                q(key)
            ),
            help("name the accounts, users or roles in `Principal`"),
        ),
        Fact::UnknownAction { action, near } => (
            format!(
                "{} is not an action that the catalogue knows, so it may match nothing",
                q(action)
            ),
            or_catalogue(near),
        ),
        Fact::OperationIsNoAction { operation, asks } => (
            format!(
                "{} is the name of an API call and no action; the call asks {}",
                q(operation),
                all_quoted(asks)
            ),
            help("write the action"),
        ),
        Fact::ActionNotOfTrust => (
            format!("a trust policy is about assuming the role, not {}", names()),
            help("move it to a policy of who calls it"),
        ),
        Fact::NoSuchActions { action } => (
            format!("no action that the catalogue knows fits {}", q(action)),
            help(CATALOGUE),
        ),
        Fact::RetiredAction => (
            format!("{} {} no longer in AWS's reference", names(), by_number("is", "are")),
            help(by_number(
                "remove it once nothing calls it any more",
                "remove them once nothing calls them any more",
            )),
        ),
        Fact::RetiredService => (
            format!(
                "the {} no longer in AWS's reference",
                match are_several {
                    false => format!("service {} is", names()),
                    true => format!("services {} are", names()),
                }
            ),
            help(by_number(
                "remove its actions once nothing calls them any more",
                "remove their actions once nothing calls them any more",
            )),
        ),
        Fact::UnknownServiceInAction { service, near } => (
            format!(
                "{} is not a service that the catalogue knows, so the action may match nothing",
                q(service)
            ),
            or_catalogue(near),
        ),
        Fact::AnyRole { roles, by_not_resource } => any_role(*roles, *by_not_resource),
        Fact::Escalation { way, actions } => (
            format!("with {} somebody can {}", all_quoted(actions), way_of(*way)),
            help(
                "name the resources, or add a condition such as on `iam:PermissionsBoundary` or `iam:PassedToService`",
            ),
        ),
        Fact::ElementTwice => (
            format!("{} {} in the list twice", names(), by_number("stands", "stand")),
            help(by_number("remove one of the two", "remove one of each two")),
        ),
        Fact::ElementRepeats { wide } => (
            format!("{} {} part of {} already", names(), by_number("is", "are"), q(wide)),
            help(by_number(
                "remove it, or narrow the wider one",
                "remove them, or narrow the wider one",
            )),
        ),
        Fact::SecretWithoutSuffix => (
            format!(
                "behind the name of a secret AWS puts a dash and six characters, so {} {} none",
                names(),
                by_number("names", "name")
            ),
            help("end it in `-??????`"),
        ),
        Fact::SsoRoleWithoutRegion { has_path, place } => (
            match has_path {
                true => format!(
                    "outside us-east-1 the Region of IAM Identity Center stands in the path, so {} may name no role",
                    names()
                ),
                false => format!(
                    "a role of IAM Identity Center has a path, so {} {} none",
                    names(),
                    by_number("names", "name")
                ),
            },
            help(match place {
                SsoPlace::Principal => {
                    "a Principal takes no wildcard inside an ARN: write the role's whole ARN as IAM shows it, or name the account and compare `aws:PrincipalArn` by `ArnLike` in a Condition"
                }
                SsoPlace::Resource | SsoPlace::Pattern => {
                    "write `role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`"
                }
                SsoPlace::Literal => {
                    "write the role's whole ARN as IAM shows it, or compare by `ArnLike` with `role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`"
                }
            }),
        ),
        Fact::NeedsEveryResource => (
            format!(
                "{} {} `\"Resource\": \"*\"`",
                names(),
                by_number("acts on no resource, so it needs", "act on no resource, so they need")
            ),
            help(by_number(
                "put it into a statement of its own with `\"Resource\": \"*\"`",
                "put them into a statement of their own with `\"Resource\": \"*\"`",
            )),
        ),
        Fact::ActsOnNone { of_type, format } => (
            format!(
                "{} {} on none of the resources of this statement",
                names(),
                by_number("acts", "act")
            ),
            Some(match are_several {
                false => format!("it acts on resources of type {}: {}", q(of_type), quoted(format)),
                true => format!(
                    "the first of them acts on resources of type {}: {}",
                    q(of_type),
                    quoted(format)
                ),
            }),
        ),
        Fact::AliasIsNoKey => (
            format!(
                "{} {} on keys, and the ARN of an alias in `Resource` is never that of a key",
                names(),
                by_number("acts", "act")
            ),
            help("name the key by its own ARN, or name all keys and add a condition on `kms:ResourceAliases`"),
        ),
        Fact::ActionOfOtherService { action, service } => (
            format!("{} is not an action on a resource of {}", q(action), q(service)),
            help("a resource-based policy is asked about its own resource alone"),
        ),
        Fact::ResourceOfOtherService { arn, service } => (
            format!(
                "{} is not a resource of {}, to which the policy is attached",
                q(arn),
                q(service)
            ),
            help("name the resource that the policy is attached to"),
        ),
        Fact::UnknownServiceInArn { service, near } => (
            format!(
                "{} is not a service that the catalogue knows, so the ARN may match nothing",
                q(service)
            ),
            or_catalogue(near),
        ),
        Fact::UnknownPartition { partition } => (
            format!("{} is not a partition that the catalogue knows", q(partition)),
            help("the partitions are `aws`, `aws-cn`, `aws-us-gov` and a few more"),
        ),
        Fact::UnknownRegion { region, near } => (
            format!("{} is not a Region that the catalogue knows", q(region)),
            or_catalogue(near),
        ),
        Fact::RegionOfOtherPartition { region, partition } => (
            format!("the Region {} is in the partition {}", q(region), q(partition)),
            Some(format!("write `arn:{partition}:…`")),
        ),
        Fact::NotAnAccount {
            account,
            n_digits: Some(n_digits),
        } => (
            format!("{} has {n_digits} digits, and an account id has twelve", q(account)),
            None,
        ),
        Fact::NotAnAccount {
            account,
            n_digits: None,
        } => (format!("{} is not an account id of twelve digits", q(account)), None),
        Fact::ArnFieldNotAllowed { field, service } => (
            format!(
                "such an ARN of {} has no {}, so this one matches nothing",
                q(service),
                field_of(*field)
            ),
            help("leave the field empty"),
        ),
        Fact::ArnFieldMissing { field, service } => (
            format!(
                "such an ARN of {} has {}, and here the field is empty",
                q(service),
                a_field(*field)
            ),
            help("write it, or `*` for any"),
        ),
        Fact::UnknownResourceFormat { service, example } => (
            format!("no ARN format of {} that the catalogue knows fits this", q(service)),
            Some(format!("a format of the service is {}", quoted(example))),
        ),
        Fact::KeyWithoutPrefix { key } => (
            format!(
                "{} is not a condition key: it has no service in front of a colon",
                q(key)
            ),
            help("a key is written as in `aws:SourceIp` or `s3:prefix`"),
        ),
        Fact::KeyWithoutTag { key } => (
            format!("{} names no tag", q(key)),
            Some(format!("write the tag's key behind a slash, as in `{key}/Team`")),
        ),
        Fact::UnsupportedKey { key } => (
            format!("no request has the key {}", q(key)),
            help(
                "use `aws:PrincipalArn` for who calls, or `aws:SourceArn` for the resource on whose behalf a service calls",
            ),
        ),
        Fact::DeprecatedKey { key } => (
            format!("{} is an old name of `aws:PrincipalArn`", q(key)),
            help("use `aws:PrincipalArn`"),
        ),
        Fact::WildcardInKey { effect, holds } => (
            format!(
                "the name of a key takes no wildcard, so {} {} never there and the statement {}",
                names(),
                by_number("is", "are"),
                never_there(*effect, *holds)
            ),
            help("write each name in full; wildcards are for values"),
        ),
        Fact::UnknownKey { key, near } => (
            format!(
                "{} is not a condition key that the catalogue knows, so it may always be missing",
                q(key)
            ),
            or_catalogue(near),
        ),
        Fact::KeyNeedsAction { key, action } => (
            format!(
                "{} comes with {} alone, which is not in this statement",
                q(key),
                q(action)
            ),
            Some(format!("add {} to the actions", quoted(action))),
        ),
        Fact::KeyNeverComes { key, effect, holds } => {
            let so = match (effect, holds) {
                (Effect::Allow, false) => "not allowed",
                (Effect::Allow, true) => "allowed whatever its value",
                (Effect::Deny, false) => "not denied",
                (Effect::Deny, true) => "always denied",
            };
            (
                format!(
                    "{} does not come with {}, so {} {so}",
                    q(key),
                    names(),
                    by_number("it is", "they are")
                ),
                help(by_number(
                    "move the action to a statement without this condition",
                    "move the actions to a statement without this condition",
                )),
            )
        }
        Fact::TagKeyWithNotAction { key, effect } => (
            format!(
                "many services do not send {}, and with `NotAction` their actions are not {}",
                q(key),
                effected(*effect)
            ),
            help("list the actions in `Action`"),
        ),
        Fact::TagKeyNotSent { key, effect } => (
            format!(
                "{} does not come with these actions of {}, so they are not {}",
                q(key),
                names(),
                effected(*effect)
            ),
            help("move the actions to a statement without this condition"),
        ),
        Fact::KeyOfSomeServices { key } => (
            format!(
                "only some services send {}, and the statement is about the actions of all",
                q(key)
            ),
            help("limit the statement to services that send the key"),
        ),
        Fact::KeyWithoutCompanion { key, companion } => (
            format!("{} says who calls only together with {}", q(key), q(companion)),
            Some(format!("add {} to the same condition", quoted(companion))),
        ),
        Fact::CallerChooses { key } => (
            format!("the caller can write anything into {}", q(key)),
            help("do not let access depend on it"),
        ),
        Fact::IrrelevantKey { key } => (
            format!(
                "{} is the same in each request, since the policy is on the resource",
                q(key)
            ),
            help("remove it, or test who calls"),
        ),
        Fact::ServiceLacksKey { key } => (
            format!(
                "a service that calls has no {}, so the statement lets nobody in",
                q(key)
            ),
            help("use `aws:SourceOrgID`, `aws:SourceAccount` or `aws:SourceArn`"),
        ),
        Fact::AttributesWithoutSelect => (
            "a request that names no attributes gets all of them".to_string(),
            help("add `\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"` to the condition"),
        ),
        Fact::PrefixNotHidden => (
            "a request with a shorter prefix still lists what this was to hide".to_string(),
            help(
                "allow `s3:ListBucket` with `StringLike`, or deny it with `StringNotLike`, on the prefixes that may be seen",
            ),
        ),
        Fact::NeedsQuantifier { key } => (
            format!(
                "{} has several values, and without a set operator nothing matches",
                q(key)
            ),
            help("write `ForAnyValue:` or `ForAllValues:` in front of the operator"),
        ),
        Fact::ForAllValuesOnSingle { key } => (
            format!(
                "{} has one value, and `ForAllValues` also holds when it is missing",
                q(key)
            ),
            help("remove `ForAllValues:`"),
        ),
        Fact::StringLikeOnArn { key } => (
            format!(
                "a wildcard of `StringLike` runs over the fields of the ARN in {}",
                q(key)
            ),
            help("use `ArnLike`, which compares field by field"),
        ),
        Fact::WrongOperatorType { key, operator, holds } => (
            format!("{} does not fit {}, which is of type {holds}", q(operator), q(key)),
            Some(format!("use an operator for {holds}")),
        ),
        Fact::AudienceInSet { key, quantifier } => (
            format!(
                "most tokens have one audience, and `{quantifier}` on {} lets in more than it seems",
                q(key)
            ),
            help("leave the set operator out unless the provider sends several audiences"),
        ),
        Fact::TrueWhenMissing => (
            format!(
                "`ForAllValues` also holds when {} {} missing, so requests without {} are allowed",
                names(),
                by_number("is", "are"),
                by_number("it", "them")
            ),
            Some(null_false("if that is not meant, add", &finding.names)),
        ),
        Fact::DenyHitsMissing => (
            format!(
                "this Deny also hits requests in which {} {} missing",
                names(),
                by_number("is", "are")
            ),
            Some(null_false("if that is not meant, add", &finding.names)),
        ),
        Fact::DenyOnlyIfAllDiffer => (
            format!(
                "this Deny hits only requests in which {} are all wrong at once",
                names()
            ),
            help("if one wrong value is enough, write a Deny for each key"),
        ),
        Fact::DeniesLeaveNobody { other, key, other_key } => {
            let (why, what) = if key.eq_ignore_ascii_case(other_key) {
                (
                    format!("no value of {} passes both", q(key)),
                    "put the values of both into one Deny",
                )
            } else {
                (
                    format!("no request has both {} and {}", q(key), q(other_key)),
                    "put both keys into one Deny, which then spares who fulfils one of them",
                )
            };
            (
                format!("together with statement {other} this Deny hits everybody: {why}"),
                help(what),
            )
        }
        Fact::GlobalServicesFenced => (
            format!(
                "requests to {} are made in us-east-1, wherever they come from, and are denied here",
                names()
            ),
            help("leave such services out with `NotAction`, or add `us-east-1`"),
        ),
        Fact::DenyMissesMissing { is_set } => (
            format!(
                "this Deny is off in requests in which {} {} missing",
                names(),
                by_number("is", "are")
            ),
            help(match is_set {
                false => "to deny those as well, end the operator in `IfExists`",
                true => "to deny those as well, write `ForAllValues` in the place of `ForAnyValue`",
            }),
        ),
        Fact::DenyHitsOtherTypes { action, types } => (
            format!(
                "each call of {} also asks for {}, where {} never {}, so this Deny hits every call",
                q(action),
                listed(types),
                names(),
                by_number("stands", "stand")
            ),
            help("name in `Resource` what the key stands on, as `arn:aws:ec2:*:*:instance/*`"),
        ),
        Fact::AllPrivate { negated: false } => (
            "`aws:SourceIp` is a public address, so private ranges never match".to_string(),
            help("use public ranges, or `aws:VpcSourceIp` with `aws:SourceVpc`"),
        ),
        Fact::AllPrivate { negated: true } => (
            "`aws:SourceIp` is a public address, so it is never in these private ranges and the condition always holds"
                .to_string(),
            help("use public ranges, or `aws:VpcSourceIp` with `aws:SourceVpc`"),
        ),
        Fact::SomePrivate { range } => (
            format!("{} is private, and `aws:SourceIp` is a public address", q(range)),
            help("remove the range"),
        ),
        Fact::NotAnId { id, prefix } => (
            format!(
                "{} is not `{prefix}` and 8 or 17 letters and digits, so nothing equals it",
                q(id)
            ),
            None,
        ),
        Fact::NotAServicePrincipal { key, value, by_region } => (
            format!("{} is not a service as {} names it", q(value), q(key)),
            if *by_region {
                help("write it as in `s3.us-east-1.amazonaws.com`")
            } else {
                help("write it as in `lambda.amazonaws.com`")
            },
        ),
        Fact::NotAKmsKey { key, value } => (
            format!("{} is not the ARN of a KMS key, which {} holds", q(value), q(key)),
            help("write it as `arn:aws:kms:region:account:key/id`"),
        ),
        Fact::NeverMatches { key, value, expected } => (
            format!(
                "{} never equals {}, which holds {}",
                q(value),
                q(key),
                expected_of(*expected)
            ),
            None,
        ),
        Fact::SessionAsPrincipalArn { comes_to } => {
            let so = comes_to.map(|(effect, holds)| format!(", so the statement {}", never_there(effect, holds)));
            (
                format!(
                    "of a session `aws:PrincipalArn` is the ARN of its role, never {}{}",
                    names(),
                    so.unwrap_or_default()
                ),
                help("write the role, as in `arn:aws:iam::111122223333:role/name`; for one session test `aws:userid`"),
            )
        }
        Fact::TooPermissive { key, hole, is_variable } => {
            let what = if *is_variable {
                "a policy variable"
            } else {
                "a wildcard"
            };
            match hole {
                Hole::Sensitive => (
                    format!("{what} in {} lets in others than you mean", q(key)),
                    help("write each value in full"),
                ),
                Hole::ShortPrefix => (
                    format!("{what} in {} stands behind fewer than six characters", q(key)),
                    help("write more of the value in front of it"),
                ),
                Hole::UserId => (
                    format!("{what} in {} stands in the unique id, in front of the colon", q(key)),
                    help("write the unique id, a colon and then the wildcard, as in `AROAEXAMPLEID:*`"),
                ),
            }
        }
        Fact::OneLimitCounts { value } => (
            format!("of several limits only {} counts", q(value)),
            Some(format!("write {} alone", quoted(value))),
        ),
        Fact::EverythingFits => (
            format!(
                "`*` fits every value of {}, so all that is asked is whether {} there",
                names(),
                by_number("it is", "they are")
            ),
            Some(null_false("remove the condition, or write", &finding.names)),
        ),
        Fact::NothingIsLeft => (
            format!(
                "no value of {} is left by `*`, so the statement applies only where the key is missing",
                names()
            ),
            help("remove the statement, or name values"),
        ),
        Fact::DateOver { date, effect } => (
            format!("{} is over, so the statement no longer {}", q(date), effects(*effect)),
            help("remove the statement, or set another date"),
        ),
        Fact::ServiceForAnybody { service } => (
            format!("{} is let in, whoever it works for", q(service)),
            help("add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`"),
        ),
        Fact::OlderSourceKey { service, key } => (
            format!("{} is an older way to say for whom {} may call", q(key), q(service)),
            help("use `aws:SourceArn` or `aws:SourceAccount`"),
        ),
        Fact::SessionOfNamedRole { session } => (
            format!("{} is a session of a role that is let in itself", q(session)),
            help("remove the session"),
        ),
        Fact::RolesAnywhereNeeds { missing } => (
            format!("IAM Roles Anywhere also needs {}", all_quoted(missing)),
            help("allow `sts:AssumeRole`, `sts:SetSourceIdentity` and `sts:TagSession`"),
        ),
        Fact::OidcWithoutCondition { host } => (
            format!("anybody with a token of {} may assume the role", q(host)),
            Some(format!("add conditions on `{host}:aud` and `{host}:sub`")),
        ),
        Fact::OidcWithoutClaim { host, claim: "sub" } => (
            format!("any subject of {} may assume the role", q(host)),
            Some(format!("add a condition on `{host}:sub`")),
        ),
        Fact::OidcWithoutClaim { host, claim } => (
            format!("a token of {} that was made for others is good as well", q(host)),
            Some(format!("add a condition on `{host}:{claim}`")),
        ),
        Fact::GithubWithoutRepo => (
            "workflows of any repository on GitHub may assume the role".to_string(),
            help("add a condition on `token.actions.githubusercontent.com:sub` that names repository and branch"),
        ),
        Fact::GithubSubjectOpen { subject } => (
            format!(
                "the wildcard in {} lets in more repositories or branches than one",
                q(subject)
            ),
            help("name the repository and the branch, as in `repo:owner/name:ref:refs/heads/main`"),
        ),
        Fact::GithubSubjectWithoutIds => (
            format!(
                "a repository that was made, renamed or moved since July 2026 sends ids as well, which {} {} not have",
                names(),
                by_number("does", "do")
            ),
            help("list both forms, the other one as in `repo:owner@1234/name@5678:ref:refs/heads/main`"),
        ),
        Fact::ChainNotListed { missing } => (
            format!(
                "the Deny may hit {} as well, since the list lacks {}",
                names(),
                all_quoted(missing)
            ),
            help("list it, or deny `\"Principal\": \"*\"` under `ArnNotEquals` on `aws:PrincipalArn`"),
        ),
        Fact::NoPrincipalAtSignIn { comes_to } => (
            format!(
                "who signs in with SAML or a web identity has no {} yet, so the statement {}",
                names(),
                comes_to.map_or("hits every such sign-in", |(effect, holds)| never_there(effect, holds))
            ),
            help("test what the provider says, as `saml:sub`, or leave such sign-ins out"),
        ),
        Fact::AccountWithoutExternalId { account } => (
            format!(
                "if {} is not yours, another customer of theirs may have them use this role",
                q(account)
            ),
            help("add a condition on `sts:ExternalId`, or name roles instead of the account"),
        ),
        Fact::KeyOfOtherProvider {
            key,
            host,
            slip,
            effect,
            holds,
        } => {
            let what = match slip {
                Slip::Scheme => "no key has a scheme in front, so",
                Slip::Slash => "a slash too many or too few makes it the key of another provider, so",
                Slip::Wildcard => "the name of a key takes no wildcard, so",
                Slip::Spelling | Slip::Other => "the key is another provider's than the principal's, so",
            };
            (
                format!(
                    "{what} {} is never there and the statement {}",
                    q(key),
                    never_there(*effect, *holds)
                ),
                Some(format!("the keys of this principal begin with `{host}:`")),
            )
        }
        Fact::ProviderLacksKey { key } => (
            format!(
                "{} never {} {}, so nobody from there is let in",
                names(),
                by_number("brings", "bring"),
                q(key)
            ),
            help("give each provider a statement of its own, with its own keys"),
        ),
        Fact::ClaimIsNoKey {
            host,
            known,
            effect,
            holds,
        } => (
            format!(
                "AWS makes no condition key of {}, so {} never there and the statement {}",
                names(),
                by_number("it is", "they are"),
                never_there(*effect, *holds)
            ),
            Some(if host == SAML {
                format!("AWS has these keys of SAML: {}", all_quoted(known))
            } else {
                format!("the keys of `{host}` are {}", all_quoted(known))
            }),
        ),
        Fact::KeyPolicyLocksOut => (
            "nobody may ever change this key policy: no statement allows `kms:PutKeyPolicy`".to_string(),
            help("allow `kms:*` to the account, or `kms:PutKeyPolicy` to an administrator"),
        ),
        Fact::NoAllow { limits: true } => (
            "there is no Allow in this policy, so nothing gets past it".to_string(),
            help("allow what may pass, `\"Action\": \"*\"` if it is all but what is denied"),
        ),
        Fact::NoAllow { limits: false } => (
            "there is no Allow in this policy, so by itself it gives nothing".to_string(),
            help("add an Allow, or see that another policy allows what is not denied"),
        ),
        Fact::StatementRepeats { effect, other } => (
            format!("statement {other} already {} all of this", effects(*effect)),
            help("remove the statement, or narrow the other one"),
        ),
        Fact::AllowInsideDeny { deny } => (
            format!("statement {deny} denies all that this one allows"),
            help("remove this statement, or narrow the Deny"),
        ),
        Fact::RcpHitsServices { key } => (
            format!(
                "services that call for you have no {}, so they are denied as well",
                q(key)
            ),
            help("add `\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`"),
        ),
        Fact::RcpHitsPrincipals { key } => (
            format!("your own principals have no {}, so they may be denied as well", q(key)),
            help("add `\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"true\" }`"),
        ),
        Fact::RcpWithoutNullCheck { key } => (
            format!("some services call without {}, and they are denied as well", q(key)),
            help("add `\"Null\": { \"aws:SourceAccount\": \"false\" }`"),
        ),
        Fact::RcpServiceNotReached { service } => (
            format!(
                "resource control policies do not reach {}, as far as the catalogue knows",
                q(service)
            ),
            help(CATALOGUE),
        ),
    }
}

pub(super) fn refusal(said: &str) -> String {
    format!("AWS does not save it: `{said}`")
}

fn placeholder(origin: Origin, names: &str, are_several: bool) -> (String, Option<String>) {
    let (is, as_written) = match are_several {
        true => ("are", "them as they stand"),
        false => ("is", "it as it stands"),
    };
    let of_tool = |tool: &str, help: &str| {
        (
            format!("{names} {is} for {tool} to fill in, and AWS takes {as_written}"),
            Some(help.to_string()),
        )
    };
    match origin {
        Origin::Terraform => of_tool(
            "Terraform",
            "look at what Terraform makes of it: the policy in `terraform show -json` of a plan",
        ),
        Origin::TerraformEscape => (
            format!(
                "{names} {is} how a template of Terraform writes a variable of AWS; AWS reads a `$` and the variable"
            ),
            Some("outside of Terraform write it with one `$`".to_string()),
        ),
        Origin::TerraformDocument => (
            format!(
                "{names} {is} how Terraform's `aws_iam_policy_document` writes a variable of AWS; AWS reads plain text"
            ),
            Some("outside of Terraform write `${` in the place of `&{`".to_string()),
        ),
        Origin::CloudFormation => of_tool(
            "CloudFormation",
            "look at the policy of the stack that was made, or write the value in its place",
        ),
        Origin::Cdk => of_tool(
            "AWS CDK",
            "look at the template that `cdk synth` prints, and at the stack made from it",
        ),
        Origin::Serverless => of_tool(
            "the Serverless Framework",
            "look at what `serverless print` or `serverless package` makes of it",
        ),
        Origin::GithubActions => of_tool(
            "GitHub Actions",
            "write the value, or look at the policy that the workflow deploys",
        ),
        Origin::Jinja => of_tool(
            "Jinja, Ansible or Helm",
            "render the template first (`ansible -m template`, `helm template`), and look at the result",
        ),
        Origin::Erb => of_tool("ERB", "render the template first, and look at the result"),
        Origin::Shell => of_tool("a shell", "let the shell fill it in, as with `envsubst < policy.json`"),
        Origin::Format => of_tool("a program", "fill it in: it is a piece of a format string"),
        Origin::Printed => (
            format!("{names} {is} what a program prints where it has no value"),
            Some("find out which value was missing when the policy was made".to_string()),
        ),
        Origin::Template => of_tool(
            "some template",
            "a variable of AWS has a colon, as in `${aws:username}`; write the value",
        ),
        Origin::ByHand => (
            format!("{names} {is} still to be filled in"),
            Some("write your own value in its place".to_string()),
        ),
        Origin::Masked => (
            format!(
                "{names} {} something that was made unreadable",
                if are_several { "cover" } else { "covers" }
            ),
            Some(
                "write the real value; any account of twelve digits, such as `111122223333`, will do to try it out"
                    .to_string(),
            ),
        ),
        Origin::LeftOut => (
            "something was left out here".to_string(),
            Some("write what belongs here, or remove the dots".to_string()),
        ),
    }
}

/// What a statement comes to whose key is in no request.
const fn never_there(effect: Effect, holds: bool) -> &'static str {
    match (effect, holds) {
        (Effect::Allow, false) => "lets nobody in",
        (Effect::Allow, true) => "lets in everybody whom it was to keep out",
        (Effect::Deny, false) => "keeps nobody out",
        (Effect::Deny, true) => "keeps everybody out",
    }
}

fn habit_of(habit: Habit) -> (String, Option<String>) {
    let said = |message: &str, help: &str| (message.to_string(), Some(help.to_string()));
    match habit {
        Habit::CurlyQuotes => said(
            "the strings stand in typographic quotation marks, as word processors and messengers make them",
            "a string stands between two `\"`",
        ),
        Habit::Language {
            language,
            n_bare_keys,
            n_odd_strings,
            n_last_commas,
            n_comments,
            n_words,
        } => {
            let counts = [
                (n_bare_keys, "key without quotes", "keys without quotes"),
                (
                    n_odd_strings,
                    "string not in double quotes",
                    "strings not in double quotes",
                ),
                (n_words, "value without quotes", "values without quotes"),
                (
                    n_last_commas,
                    "comma before a closing bracket",
                    "commas before a closing bracket",
                ),
                (n_comments, "comment", "comments"),
            ];
            let counts = counts.into_iter().filter(|(n, _, _)| 0 < *n);
            let counts: Vec<String> = counts
                .map(|(n, one, several)| format!("{n} {}", if n == 1 { one } else { several }))
                .collect();
            (
                format!(
                    "this is written as {} writes it, not as JSON: {}",
                    language.name(),
                    counts.join(", ")
                ),
                Some("a policy is JSON: keys and strings in double quotes, nothing behind the last item".to_string()),
            )
        }
        Habit::LeftOut => said(
            "something was left out here",
            "write what belongs here, or remove the dots",
        ),
        Habit::LastCommas => said(
            "nothing follows this comma before the closing bracket",
            "JSON has no comma behind the last item",
        ),
        Habit::Comments => said("JSON has no comments", "remove them"),
        Habit::ByteOrderMark => said(
            "the text begins with a byte order mark",
            "save it as UTF-8 without one; AWS takes the mark for a part of the policy",
        ),
        Habit::OddBlanks(blank) => (
            format!("the blank U+{:04X} is not one of JSON's", u32::from(blank)),
            Some("replace it by an ordinary blank, or remove it".to_string()),
        ),
        Habit::BareStatements { are_several } => said(
            if are_several {
                "these are statements without the document around them"
            } else {
                "this is a statement without the document around it"
            },
            "AWS does not save it; a policy has a `Version` and a list of statements under `Statement`",
        ),
        Habit::TrustPolicy => said(
            "this is a trust policy, which says who may assume a role; here a policy says what its owner may do",
            "put it with a role, as its trust policy; what the role may do stands in its identity-based policies",
        ),
    }
}

fn any_role(roles: Roles, by_not_resource: bool) -> (String, Option<String>) {
    let message = match (roles, by_not_resource) {
        (Roles::Pass, false) => "any role may be passed to any service",
        (Roles::Pass, true) => "`NotResource` lets every role be passed that it does not name",
        (Roles::CreateServiceLinked, false) => "service-linked roles may be created for any service",
        (Roles::CreateServiceLinked, true) => {
            "`NotResource` lets service-linked roles be created for every service that it does not name"
        }
    };
    let help = match roles {
        Roles::Pass => "name the roles in `Resource`, or add a condition on `iam:PassedToService`",
        Roles::CreateServiceLinked => "name the roles in `Resource`",
    };
    (message.to_string(), Some(help.to_string()))
}

const fn way_of(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion => "write a new version of a policy that they have",
        Way::OldPolicyVersion => "bring back an old version of a policy that allowed more",
        Way::KeyOfOther => "make access keys of other users",
        Way::PasswordOfOther => "set the password of other users",
        Way::AttachPolicy => "attach any policy to themselves",
        Way::PutPolicy => "write any policy for themselves",
        Way::JoinGroup => "join any group",
        Way::TrustItself => "have any role trust them, and assume it",
        Way::DropBoundary => "take a permissions boundary away",
        Way::RunWithRole => "run code with any role that the service may have",
    }
}

const fn field_of(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "Region",
        ArnField::Account => "account",
    }
}

const fn a_field(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "a Region",
        ArnField::Account => "an account",
    }
}

fn expected_of(expected: Expected) -> String {
    match expected {
        Expected::Account => "an account id of twelve digits".to_string(),
        Expected::Organization => "an organization id such as `o-a1b2c3d4e5`".to_string(),
        Expected::PrincipalType => "`Account`, `User`, `FederatedUser`, `AssumedRole` or `Anonymous`".to_string(),
        Expected::ArnWithAccount => "an ARN with an account id of twelve digits".to_string(),
        Expected::ArnOf(service) => format!("an ARN of `{service}`"),
    }
}

const fn effected(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allowed",
        Effect::Deny => "denied",
    }
}

const fn effects(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allows",
        Effect::Deny => "denies",
    }
}

pub(super) fn role(role: &Role) -> String {
    let text = match role {
        Role::First => "the first one",
        Role::Wider => "this says it already",
        Role::Deny => "the Deny",
        Role::Key => "the key",
        Role::Actions => "the actions",
        Role::Resources => "the resources",
        Role::Principals => "the principals",
        Role::Together => "together with this",
        Role::Said(said) => said,
    };
    text.to_string()
}

pub(super) fn fix(fix: &Fix) -> String {
    let edits = fix.edits();
    let Some((first, others)) = edits.split_first() else {
        return String::new();
    };
    let n_places = edits.len();
    let is_insertion = first.span.start == first.span.end;
    let written = &first.replacement;
    if others.is_empty() {
        return match (is_insertion, written.is_empty()) {
            (_, true) => "Remove it".to_string(),
            (true, false) => format!("Insert {}", quoted(written)),
            (false, false) => format!("Write {}", quoted(written)),
        };
    }
    match (others.iter().all(|it| it.replacement == *written), written.is_empty()) {
        (true, true) => format!("Remove all {n_places}"),
        (true, false) => format!("Write {} at all {n_places} places", quoted(written)),
        (false, _) => format!("Mend all {n_places} places"),
    }
}

pub(super) fn also(n_others: usize) -> String {
    match n_others {
        1 => "and at one other place".to_string(),
        n => format!("and at {n} other places"),
    }
}

/// `` `a`, `b`, `c` and 48 more ``.
fn listed(names: &[String]) -> String {
    let (mut shown, n_more) = first_quoted(names);
    let last = match n_more {
        0 => shown.pop().unwrap_or_default(),
        n => format!("{n} more"),
    };
    if shown.is_empty() {
        return last;
    }
    format!("{} and {last}", shown.join(", "))
}

/// `add "Null": { "aws:TagKeys": "false" }`.
fn null_false(order: &str, keys: &[String]) -> String {
    let key = keys.first().map_or("", String::as_str);
    let each = if 1 < keys.len() {
        ", and so for each of the others"
    } else {
        ""
    };
    format!("{order} `\"Null\": {{ \"{key}\": \"false\" }}`{each}")
}
