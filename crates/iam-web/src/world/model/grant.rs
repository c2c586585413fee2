//! Trust and attachments by picking: the statement of a role's trust policy that lets somebody in, and that of an inline
//! policy that lets somebody ask. What stands there already stays.

use iam_syntax::json::write::list;
use iam_syntax::json::{Json, quote};

use super::edit::{self, Key, Path};

/// What is asked for beside the role itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// What the caller must say, in a trust policy; nothing where it is empty.
    pub external_id: String,
    /// Whether session tags may be passed.
    pub tags: bool,
    /// Whether the caller must have signed in with MFA, in a trust policy.
    pub mfa: bool,
}

/// A text in which the trust policy of the role at a place lets somebody in.
pub fn trusted(text: &str, role: &[Key], who: &str, terms: &Terms) -> Option<String> {
    let kind = match who {
        _ if who.contains(":saml-provider/") || who.contains(":oidc-provider/") => "Federated",
        _ if who.ends_with(".amazonaws.com") => "Service",
        _ => "AWS",
    };
    let action = match who {
        _ if who.contains(":saml-provider/") => "sts:AssumeRoleWithSAML",
        _ if who.contains(":oidc-provider/") => "sts:AssumeRoleWithWebIdentity",
        _ => "sts:AssumeRole",
    };
    let mut conditions = Vec::new();
    if !terms.external_id.is_empty() {
        let id = quote(&terms.external_id);
        conditions.push(format!(r#""StringEquals": {{ "sts:ExternalId": {id} }}"#));
    }
    if terms.mfa {
        conditions.push(r#""Bool": { "aws:MultiFactorAuthPresent": "true" }"#.into());
    }
    let condition = match conditions.is_empty() {
        true => String::new(),
        false => format!(r#", "Condition": {{ {} }}"#, conditions.join(", ")),
    };
    let statement = format!(
        r#"{{ "Effect": "Allow", "Principal": {{ "{kind}": {} }}, "Action": {}{condition} }}"#,
        quote(who),
        actions(action, terms.tags)
    );
    let place = [role, &[Key::Name("trustPolicy".into())]].concat();
    with_statement(text, &place, &statement)
}

/// A text in which the user, group or role at a place may ask for a role, by an inline policy of its own.
pub fn may_assume(text: &str, entity: &[Key], role: &str, terms: &Terms) -> Option<String> {
    let statement = format!(
        r#"{{ "Effect": "Allow", "Action": {}, "Resource": {} }}"#,
        actions("sts:AssumeRole", terms.tags),
        quote(role)
    );
    let name = role.rsplit('/').next().unwrap_or(role);
    let policies = Key::Name("inlinePolicies".into());
    let place = [entity, &[policies, Key::Name(["Assume", name].concat())]].concat();
    with_statement(text, &place, &statement)
}

fn actions(action: &str, tags: bool) -> String {
    match tags {
        true => list([quote(action), quote("sts:TagSession")].into_iter()),
        false => quote(action),
    }
}

/// The document at a place with one more statement, or one of that statement alone where there is none.
fn with_statement(text: &str, place: &[Key], statement: &str) -> Option<String> {
    let tree = edit::read(text).tree?;
    let statements: Path = [place, &[Key::Name("Statement".into())]].concat();
    match edit::find(&tree, &statements) {
        Some(json) if json.items().is_some() => {
            let at = json.items().map_or(0, <[_]>::len);
            edit::insert(text, &statements, at, &edit::laid_out(statement, statements.len() + 1))
        }
        // One statement may stand without its list.
        Some(json) if json.members().is_some() => {
            let both = list([json.span.of(text).to_string(), statement.to_string()].into_iter());
            edit::set(text, &statements, &both)
        }
        Some(_) => None,
        None if edit::find(&tree, place).is_some_and(|it| Json::members(it).is_none()) => None,
        None => {
            let document = format!(r#"{{ "Version": "2012-10-17", "Statement": [{statement}] }}"#);
            edit::set(text, place, &edit::laid_out(&document, place.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::analysis::{Analysis, analyse};
    use crate::world::model::entity::{Sort, added};

    const A: &str = "111122223333";
    const B: &str = "444455556666";

    /// A user takes a role, and with it one in another account, all by picking; without any of what was picked it fails.
    #[test]
    fn a_chain_is_built_by_picking() {
        let text = r#"{ "version": 1, "steps": [
            { "id": "one", "as": "arn:aws:iam::111122223333:user/dev", "assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/RoleA", "roleSessionName": "first", "tags": { "team": "blue" }, "transitiveTagKeys": ["team"] } },
            { "id": "two", "as": "@one", "assumeRole": { "roleArn": "arn:aws:iam::444455556666:role/RoleB", "roleSessionName": "second", "externalId": "acme-42" } } ] }"#;
        let mut places = Vec::new();
        let mut text = text.to_string();
        for (sort, account, name) in [
            (Sort::Account, "", A),
            (Sort::Account, "", B),
            (Sort::User, A, "dev"),
            (Sort::Role, A, "RoleA"),
            (Sort::Role, B, "RoleB"),
        ] {
            let (next, place) = added(&text, sort, account, name).unwrap();
            text = next;
            places.push(place);
        }
        let [_, _, dev, a, b] = places.as_slice() else {
            panic!("five")
        };
        let with_tags = Terms {
            tags: true,
            ..Terms::default()
        };
        let outside = Terms {
            external_id: "acme-42".into(),
            ..with_tags.clone()
        };
        type Pick<'a> = &'a dyn Fn(&str) -> Option<String>;
        let picked: [(&str, Pick); 4] = [
            ("dev is trusted", &|text| {
                trusted(text, a, "arn:aws:iam::111122223333:user/dev", &with_tags)
            }),
            ("dev may ask", &|text| {
                may_assume(text, dev, "arn:aws:iam::111122223333:role/RoleA", &with_tags)
            }),
            ("RoleA is trusted", &|text| {
                trusted(text, b, "arn:aws:iam::111122223333:role/RoleA", &outside)
            }),
            ("RoleA may ask", &|text| {
                may_assume(text, a, "arn:aws:iam::444455556666:role/RoleB", &with_tags)
            }),
        ];
        let issued = |text: &str| match analyse(&text.into(), &|_| None) {
            Analysis::Ran(run) => run.report.steps.iter().all(|step| step.session.is_some()),
            Analysis::Broken(problems) => panic!("{problems:?}"),
        };
        let whole = picked.iter().fold(text.clone(), |text, (_, pick)| pick(&text).unwrap());
        assert!(issued(&whole), "{whole}");
        // The first lets dev in by name, so its own permission is not asked.
        for left_out in [0, 2, 3] {
            let part = picked.iter().enumerate().filter(|(at, _)| *at != left_out);
            let text = part.fold(text.clone(), |text, (_, (_, pick))| pick(&text).unwrap());
            assert!(!issued(&text), "{}", picked[left_out].0);
        }
    }

    #[test]
    fn what_stands_there_stays() {
        let trust = |text: &str| {
            let role = [Key::Name("r".into())];
            trusted(text, &role, "lambda.amazonaws.com", &Terms::default())
        };
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        let check = |text: &str, expected: &str| assert_eq!(flat(&trust(text).unwrap()), flat(expected));
        let statement =
            r#"{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }"#;
        let both = format!(r#"{{"r":{{"trustPolicy":{{"Statement":[{{"Sid":"a"}},{statement}]}}}}}}"#);
        check(r#"{"r":{"trustPolicy":{"Statement":[{"Sid":"a"}]}}}"#, &both);
        check(r#"{"r":{"trustPolicy":{"Statement":{"Sid":"a"}}}}"#, &both);
        check(
            r#"{"r":{}}"#,
            &format!(r#"{{"r":{{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": [{statement}] }} }}}}"#),
        );
        assert_eq!(trust(r#"{"r":{"trustPolicy":"text"}}"#), None);
    }
}
