//! Conditions: operators that fit their keys, keys that fit the actions, values that fit both.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::key::{Key, ValueType};
use iam_syntax::operator::{Base, NAMES, Operator, Quantifier};

use super::list::{End, List};
use super::principal::SERVICES;
use super::variable::head;
use super::{Ctx, ItemKind};
use crate::actions;
use crate::words::{self, Note};

pub(super) fn operators(ctx: &Ctx<'_>, list: &mut List<'_>) {
    // The keys that stand under the operator already.
    let under = ctx.place.member.and_then(|it| it.value.members()).unwrap_or_default();
    let prefix = service_of(ctx);
    let keys: Vec<&Key> = under
        .iter()
        .filter_map(|it| ctx.catalogue.key(prefix.as_deref(), &it.key))
        .collect();
    let fits = |base: Base| keys.iter().all(|key| fits(base, key));
    let are_multivalued = !keys.is_empty() && keys.iter().all(|it| it.types.iter().all(|it| it.is_multivalued));
    let are_single = !keys.is_empty() && keys.iter().all(|it| it.is_single_valued());
    let fitting = || NAMES.into_iter().filter(|(_, base)| fits(*base));
    let mut add = |quantifier: Quantifier, name: &str, base: Base, if_exists: bool| {
        let operator = Operator {
            quantifier,
            base,
            if_exists,
        };
        let mut word = String::from(match quantifier {
            Quantifier::Single => "",
            Quantifier::ForAnyValue => "ForAnyValue:",
            Quantifier::ForAllValues => "ForAllValues:",
        });
        word.push_str(name);
        word.push_str(if if_exists { "IfExists" } else { "" });
        list.add(ItemKind::Operator, &word, End::Key("{}"), || {
            words::operator(operator, ctx.lang)
        });
    };
    let ways: &[Quantifier] = if are_multivalued {
        &[Quantifier::ForAnyValue, Quantifier::ForAllValues]
    } else if are_single {
        &[Quantifier::Single]
    } else {
        &[Quantifier::Single, Quantifier::ForAnyValue, Quantifier::ForAllValues]
    };
    for (at, quantifier) in ways.iter().enumerate() {
        for if_exists in [false, true] {
            for (name, base) in fitting().filter(|(_, base)| *base != Base::Null) {
                add(*quantifier, name, base, if_exists);
            }
            if at == 0 && !if_exists {
                // Whether a key is there can be asked of any.
                add(Quantifier::Single, "Null", Base::Null, false);
            }
        }
    }
}

/// The service that the statement's first action names, for keys whose names do not say theirs.
fn service_of(ctx: &Ctx<'_>) -> Option<String> {
    let action = actions::texts(ctx.place.statement.and_then(|it| it.get("Action"))).next()?;
    Some(action.split_once(':')?.0.to_string())
}

/// Whether an operator compares what a key holds.
pub(crate) fn fits(base: Base, key: &Key) -> bool {
    let holds = |types: &[ValueType]| types.iter().any(|it| key.holds(*it));
    match base {
        Base::String { .. } => holds(&[ValueType::String]),
        Base::Numeric(_) => holds(&[ValueType::Numeric, ValueType::Date]) && !only(key, ValueType::Date),
        Base::Date(_) => holds(&[ValueType::Date]),
        Base::Bool => holds(&[ValueType::Bool]),
        Base::IpAddress { .. } => holds(&[ValueType::IpAddress]),
        Base::Arn { .. } => holds(&[ValueType::Arn]),
        // No key of the catalogue is said to hold bytes.
        Base::Binary => false,
        Base::Null => true,
    }
}

fn only(key: &Key, value: ValueType) -> bool {
    key.types.iter().all(|it| it.value == value)
}

pub(super) fn keys(ctx: &Ctx<'_>, list: &mut List<'_>, operator: &str) {
    let base = Operator::parse(operator).ok();
    let found = actions::of_statement(ctx.catalogue, ctx.place.statement);
    let own = actions::keys(&found);
    let members = ctx.place.object.and_then(|it| it.members()).unwrap_or_default();
    let edited = ctx.place.member.map(|it| it.key_span);
    let global = &ctx.catalogue.base().global_keys;
    let listed = own.iter().copied();
    let others = global
        .iter()
        .filter(|it| !own.iter().any(|other| other.name.eq_ignore_ascii_case(&it.name)));
    // Those of services come before those that every request may have.
    let (of_service, of_all): (Vec<&Key>, Vec<&Key>) =
        listed.chain(others).partition(|it| !it.name.starts_with("aws:"));
    let provider = provider(ctx);
    if let Some(provider) = provider {
        for claim in [":aud", ":sub"] {
            let mut word = String::from(provider);
            word.push_str(claim);
            let is_there = members.iter().any(|it| Some(it.key_span) != edited && it.key == word);
            if !is_there
                && base.is_none_or(|it| {
                    matches!(
                        it,
                        Operator {
                            base: Base::String { .. } | Base::Null,
                            ..
                        }
                    )
                })
            {
                list.add(ItemKind::Key, &word, End::Key("\"\""), || {
                    ValueType::String.name().into()
                });
            }
        }
    }
    // Those of other identity providers than the one that the statement trusts say nothing.
    let is_foreign = |key: &Key| {
        let (issuer, _) = key.name.rsplit_once(':').unwrap_or_default();
        issuer.contains('.') && provider != Some(issuer) || provider.is_some_and(|it| claim_is_given(it, &key.name))
    };
    for key in of_service.into_iter().chain(of_all).filter(|it| !is_foreign(it)) {
        let is_there = members
            .iter()
            .any(|it| Some(it.key_span) != edited && it.key.eq_ignore_ascii_case(&key.name));
        if is_there {
            continue;
        }
        let (word, end) = match head(&key.name) {
            (word, End::Open) => (word, End::OpenKey("\"\"")),
            (word, _) => (word, End::Key("\"\"")),
        };
        let detail = || words::key(key, ctx.lang);
        if base.is_none_or(|it| fits(it.base, key)) {
            list.add_as(ItemKind::Key, &key.name, word, end, detail);
        } else {
            list.add_rare(ItemKind::Key, &key.name, word, end, detail);
        }
    }
}

/// The identity provider that the statement trusts: `token.actions.githubusercontent.com`.
fn provider<'a>(ctx: &Ctx<'a>) -> Option<&'a str> {
    let principal = ctx.place.statement?.get("Principal")?;
    let named = actions::texts(principal.get("Federated")).next()?;
    let host = match named.split_once(":oidc-provider/") {
        Some((_, host)) => host,
        None if named.starts_with("arn:") => return None,
        None => named,
    };
    host.contains('.').then_some(host)
}

/// Whether a key is one of the two that every provider has.
fn claim_is_given(provider: &str, key: &str) -> bool {
    let claim = key.strip_prefix(provider);
    matches!(claim, Some(":aud" | ":sub"))
}

pub(super) fn values(ctx: &Ctx<'_>, list: &mut List<'_>, operator: &str, key: &str) {
    let note = |note| move || String::from(words::note(note, ctx.lang));
    let base = Operator::parse(operator).ok().map(|it| it.base);
    if base == Some(Base::Null) {
        list.add(ItemKind::Value, "true", End::Whole, note(Note::KeyAbsent));
        list.add(ItemKind::Value, "false", End::Whole, note(Note::KeyPresent));
        return;
    }
    let prefix = service_of(ctx);
    let known = ctx.catalogue.key(prefix.as_deref(), key);
    if base == Some(Base::Bool) || known.is_some_and(|it| it.holds(ValueType::Bool)) {
        list.add(ItemKind::Value, "true", End::Whole, String::new);
        list.add(ItemKind::Value, "false", End::Whole, String::new);
        return;
    }
    let lower = key.to_ascii_lowercase();
    match lower.as_str() {
        "aws:requestedregion" => regions(ctx, list),
        "aws:principalservicename"
        | "aws:principalservicenameslist"
        | "aws:calledvia"
        | "aws:calledviafirst"
        | "aws:calledvialast"
        | "iam:passedtoservice"
        | "iam:awsservicename" => {
            for name in SERVICES {
                let mut word = String::from(name);
                word.push_str(".amazonaws.com");
                list.add(ItemKind::Value, &word, End::Whole, String::new);
            }
        }
        "aws:principaltype" => {
            for word in ["Account", "User", "AssumedRole", "FederatedUser", "Anonymous"] {
                list.add(ItemKind::Value, word, End::Whole, String::new);
            }
        }
        "aws:sourceip" | "aws:vpcsourceip" => {
            for (word, about) in [
                ("203.0.113.0/24", Note::AddressRange),
                ("2001:db8::/32", Note::AddressRange),
            ] {
                list.add(ItemKind::Value, word, End::Hole(0..word.len()), note(about));
            }
        }
        "aws:principalaccount"
        | "aws:resourceaccount"
        | "aws:sourceaccount"
        | "kms:calleraccount"
        | "s3:resourceaccount" => {
            for account in &ctx.named.accounts {
                list.add(ItemKind::Value, account, End::Whole, note(Note::Account));
            }
        }
        "aws:principalarn" => principal_arns(ctx, list),
        "s3:x-amz-server-side-encryption" => fixed(list, &["aws:kms", "aws:kms:dsse", "AES256"]),
        "s3:x-amz-acl" => fixed(
            list,
            &[
                "private",
                "bucket-owner-full-control",
                "bucket-owner-read",
                "public-read",
                "public-read-write",
                "authenticated-read",
                "aws-exec-read",
                "log-delivery-write",
            ],
        ),
        "s3:signatureversion" => fixed(list, &["AWS4-HMAC-SHA256", "AWS"]),
        "s3:authtype" => fixed(list, &["REST-HEADER", "REST-QUERY-STRING", "POST"]),
        "s3:tlsversion" => fixed(list, &["1.2", "1.3"]),
        "sts:externalid" | "sts:rolesessionname" => {}
        "token.actions.githubusercontent.com:aud" => fixed(list, &["sts.amazonaws.com"]),
        "token.actions.githubusercontent.com:sub" => fixed(list, &["repo:OWNER/REPOSITORY:ref:refs/heads/main"]),
        _ => by_type(ctx, list, known),
    }
}

fn fixed(list: &mut List<'_>, words: &[&str]) {
    for word in words {
        list.add(ItemKind::Value, word, End::Whole, String::new);
    }
}

fn regions(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let regions = ctx
        .catalogue
        .partition(ctx.named.partition)
        .map_or(&[][..], |it| &it.regions);
    for region in regions {
        list.add(ItemKind::Value, &region.id, End::Whole, || String::from(&*region.title));
    }
}

fn principal_arns(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let account = ctx.named.accounts.first().copied().unwrap_or("*");
    for (kind, note) in [("role/*", Note::Role), ("user/*", Note::User), ("root", Note::Account)] {
        let mut word = String::from("arn:");
        for part in [ctx.named.partition, ":iam::", account, ":", kind] {
            word.push_str(part);
        }
        list.add(ItemKind::Value, &word, End::Whole, || {
            words::note(note, ctx.lang).into()
        });
    }
}

/// The form that a type has, as an example to overwrite.
fn by_type(ctx: &Ctx<'_>, list: &mut List<'_>, key: Option<&Key>) {
    let Some(key) = key else { return };
    let example = if key.holds(ValueType::Date) {
        ("2030-01-01T00:00:00Z", Note::Date)
    } else if key.holds(ValueType::IpAddress) {
        ("203.0.113.0/24", Note::AddressRange)
    } else {
        return;
    };
    let (word, note) = example;
    list.add(ItemKind::Value, word, End::Hole(0..word.len()), || {
        words::note(note, ctx.lang).into()
    });
}
