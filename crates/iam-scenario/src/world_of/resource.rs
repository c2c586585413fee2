//! The resource's policy and tags, on each resource that the policy stands on.

use iam_eval::request::{Resource, Sort};
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::quote;

use super::Asked;
use super::account::Accounts;
use super::context::Known;
use super::laid::Laid;
use super::left::Left;
use crate::case::{Case, RequestInput, Resources};
use crate::holder;
use crate::trusted::providers;

/// An entry of the scenario's `resources`.
struct Entry {
    arn: String,
    account: String,
    policy: Option<Laid>,
    tags: Vec<(String, Laid)>,
}

/// The one resource of a request, if its tags may stand with it in the world.
pub fn tagged(first: &Asked) -> Option<&str> {
    let Resources::Plain(arns) = &first.input.resources else {
        return None;
    };
    let [one] = arns.as_slice() else { return None };
    let is_entity = Arn::parse(one).is_none_or(|arn| arn.service == "iam");
    (!is_entity && attached_to(one) == *one).then_some(one)
}

/// The entries for all that is asked; trust policies go to their roles.
pub fn resources(
    case: &Case,
    asked: &[Asked],
    known: &Known,
    accounts: &mut Accounts,
    left: &mut Vec<Left>,
) -> Option<Laid> {
    let mut entries: Vec<Entry> = Vec::new();
    for (at, asked) in asked.iter().enumerate() {
        let tags = if at == 0 { known.tags_of_resource() } else { Vec::new() };
        for arn in asked.input.resources.arns() {
            let (policy, sort) = policy_on(case, asked, arn);
            match (sort, policy) {
                (Sort::Role, None) => {}
                (Sort::Role, Some(policy)) if trusts(accounts, arn, &policy) => federate(case, accounts, arn),
                (Sort::RoleOutsideSts | Sort::Other | Sort::KmsKey, policy) if Arn::parse(arn).is_some() => {
                    let tags = tags.clone();
                    if policy.is_some() || !tags.is_empty() {
                        put(&mut entries, asked, arn, policy, tags);
                    }
                }
                (_, Some(_)) if !left.contains(&Left::ResourcePolicy) => left.push(Left::ResourcePolicy),
                (_, Some(_) | None) => {}
            }
        }
    }
    (!entries.is_empty()).then(|| Laid::List(entries.into_iter().map(laid).collect()))
}

/// The policy of a resource in a request, and the sort of resource that it is.
fn policy_on(case: &Case, asked: &Asked, arn: &str) -> (Option<Laid>, Sort) {
    let request = &asked.answer.request;
    let sort = Resource::new(arn, &request.action).sort;
    let stands = asked.check.is_none() || holder::holder(case).is_none_or(|holder| holder::could_hold(holder, arn));
    let given = case.policies.resource.as_ref().filter(|it| it.enabled && stands);
    let policy = match (given, sort) {
        (Some(given), _) => Some(Laid::document(&given.text)),
        // As a case takes it of a key that is not its own.
        (None, Sort::KmsKey) if !stands => Some(default_key_policy(&request.resource_account)),
        (None, Sort::KmsKey | Sort::Role | Sort::RoleOutsideSts | Sort::Other) => None,
    };
    (policy, sort)
}

/// What AWS gives a new key.
fn default_key_policy(account: &str) -> Laid {
    let root = quote(&format!("arn:aws:iam::{account}:root"));
    Laid::Json(format!(
        r#"{{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Principal": {{ "AWS": {root} }}, "Action": "kms:*", "Resource": "*" }} }}"#
    ))
}

/// Gives a role its trust policy; `false` where there can't be such a role.
fn trusts(accounts: &mut Accounts, arn: &str, policy: &Laid) -> bool {
    let Some(parsed) = Arn::parse(arn).filter(|arn| is_account_id(arn.account)) else {
        return false;
    };
    let Some(role) = accounts.of(parsed.account, parsed.partition).role(arn) else {
        return false;
    };
    if role.fields.iter().all(|(name, _)| name != "trustPolicy") {
        role.fields.push(("trustPolicy".into(), policy.clone()));
    }
    true
}

/// Registers the providers that the role's trust policy names: without them nobody comes from there.
fn federate(case: &Case, accounts: &mut Accounts, role: &str) {
    if let (Some(role), Some(trust)) = (Arn::parse(role), &case.policies.resource) {
        let providers = providers(&trust.text, role.account);
        accounts.of(role.account, role.partition).federate(providers);
    }
}

/// The resource that a policy is attached to: of an object its bucket.
fn attached_to(arn: &str) -> &str {
    let is_object = Arn::parse(arn).is_some_and(|it| it.service == "s3" && it.account.is_empty());
    match arn.find('/') {
        Some(slash) if is_object => &arn[..slash],
        Some(_) | None => arn,
    }
}

fn put(entries: &mut Vec<Entry>, asked: &Asked, arn: &str, policy: Option<Laid>, tags: Vec<(String, Laid)>) {
    let on = attached_to(arn);
    if entries.iter().any(|it| it.arn == on) {
        return;
    }
    let in_arn = Arn::parse(arn).map(|it| it.account).filter(|it| is_account_id(it));
    let given = asked.input.resource_account.as_deref();
    let owner = given.or(in_arn).unwrap_or(&asked.answer.request.resource_account);
    entries.push(Entry {
        arn: on.into(),
        account: owner.into(),
        policy,
        tags,
    });
}

fn laid(entry: Entry) -> Laid {
    let mut fields = vec![("arn".to_string(), Laid::text(&entry.arn))];
    let in_arn = Arn::parse(&entry.arn).map(|it| it.account);
    if in_arn != Some(&entry.account) {
        fields.push(("account".into(), Laid::text(&entry.account)));
    }
    fields.extend(entry.policy.map(|it| ("policy".into(), it)));
    fields.extend((!entry.tags.is_empty()).then(|| ("tags".into(), Laid::Object(entry.tags))));
    Laid::Object(fields)
}

/// Whether the account that a request gives is told by the ARN of its one resource, or by an entry.
pub fn tells_owner(input: &RequestInput, resources: Option<&Laid>) -> bool {
    let Some(given) = &input.resource_account else {
        return false;
    };
    let mut arns = input.resources.arns();
    let (Some(arn), None) = (arns.next(), arns.next()) else {
        return false;
    };
    let said = Laid::text(given);
    let entry = ("arn".to_string(), Laid::text(attached_to(arn)));
    let is_entry = |it: &Laid| match it {
        Laid::Object(fields) => fields.contains(&entry) && fields.contains(&("account".into(), said.clone())),
        Laid::Json(_) | Laid::List(_) => false,
    };
    let of_entry = match resources {
        Some(Laid::List(entries)) => entries.iter().any(is_entry),
        Some(Laid::Json(_) | Laid::Object(_)) | None => false,
    };
    of_entry || Arn::parse(arn).is_some_and(|it| it.account == given)
}
