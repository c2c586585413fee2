//! What the other page gives to be shown: texts, and what is asked of them. Pure.

use iam_scenario::bare::{ANYTHING, NAME, SOMEBODY, is_of_resource};
use iam_scenario::case::{Case, ContextEntry, ContextInput, PrincipalInput, Resources};
use iam_web::model::slot::{self, Kind};

/// What a page gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub texts: Vec<Text>,
    pub request: Request,
    /// What it has to come to; empty where it is not said.
    pub expect: String,
}

/// A text, and what kind of policy it is said to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub kind: Option<Kind>,
}

/// Who asks for what. Empty where it is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub principal: String,
    pub action: String,
    pub resource: String,
    /// `KEY=VALUE` or `context.KEY=VALUE`, parted by blanks.
    pub context: String,
    /// What the policy is called.
    pub name: String,
}

/// The kind of policy that the first such of some words names, as the case format has it; the policies of roles and keys are
/// their resource's.
pub fn kind(words: &str) -> Option<Kind> {
    words.split_whitespace().find_map(named)
}

fn named(name: &str) -> Option<Kind> {
    Some(match name {
        "identity" => Kind::Identity,
        "boundary" => Kind::Boundary,
        "session" => Kind::Session,
        "resource" | "trust" | "key" => Kind::Resource,
        "scp" => Kind::Scp,
        "rcp" => Kind::Rcp,
        "endpoint" => Kind::Endpoint,
        _ => return None,
    })
}

impl Given {
    /// The one text that is no policy by what is said of it: a case, a scenario or a link.
    pub fn document(&self) -> Option<&str> {
        match self.texts.as_slice() {
            [Text { text, kind: None }] if self.request == Request::default() => Some(text),
            _ => None,
        }
    }

    /// The texts as policies, asked about as the page says. Nothing is asked where no action is named.
    pub fn case(&self) -> Case {
        let mut case = Case::default();
        let Request {
            principal,
            action,
            resource,
            context,
            name,
        } = &self.request;
        let or = |said: &str, other: &str| if said.is_empty() { other } else { said }.to_string();
        if !action.is_empty() {
            let request = &mut case.request;
            request.principal = Some(PrincipalInput::Text(or(principal, SOMEBODY)));
            request.action = Some(action.clone());
            request.resources = Resources::of(&or(resource, ANYTHING));
            let pairs = context.split_whitespace().filter_map(|pair| {
                let pair = pair.strip_prefix("context.").unwrap_or(pair);
                pair.split_once('=')
            });
            request.context = pairs.map(entry).collect();
        }
        for Text { text, kind } in &self.texts {
            let slot = slot::add(&mut case.policies, kind.unwrap_or_else(|| kind_of(text)));
            if let Some(policy) = slot::get_mut(&mut case.policies, slot) {
                policy.text.clone_from(text);
                policy.name = or(name, NAME);
            }
        }
        case
    }
}

fn entry((name, value): (&str, &str)) -> ContextEntry {
    ContextEntry {
        name: name.into(),
        value: ContextInput::One(value.into()),
    }
}

/// A policy whose statements name principals belongs to a resource.
fn kind_of(text: &str) -> Kind {
    match is_of_resource(text) {
        true => Kind::Resource,
        false => Kind::Identity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_of_which_nothing_is_said_is_a_document() {
        let text = |kind| Text {
            text: "{}".into(),
            kind,
        };
        let of = |texts: &[Text], action: &str| Given {
            texts: texts.to_vec(),
            request: Request {
                action: action.into(),
                ..Request::default()
            },
            ..Given::default()
        };
        assert_eq!(of(&[text(None)], "").document(), Some("{}"));
        assert_eq!(of(&[text(kind("identity"))], "").document(), None);
        assert_eq!(of(&[text(None)], "s3:GetObject").document(), None);
        assert_eq!(of(&[text(None), text(None)], "").document(), None);
        assert_eq!(of(&[], "").document(), None);
    }

    #[test]
    fn texts_are_the_policies_of_their_kinds() {
        let text = |text: &str, name: &str| Text {
            text: text.into(),
            kind: kind(name),
        };
        let given = Given {
            texts: vec![
                text("1", ""),
                text("2", "resource"),
                text("3", "identity"),
                text("4", "language-json scp identity"),
            ],
            request: Request {
                action: "s3:GetObject".into(),
                resource: "arn:aws:s3:::box/a".into(),
                context: "aws:SecureTransport=false  torn context.aws:SourceIp=203.0.113.9".into(),
                ..Request::default()
            },
            ..Given::default()
        };
        let case = given.case();
        let texts: Vec<&str> = case.policies.identity.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["1", "3"]);
        assert_eq!(case.policies.resource.map(|it| it.text), Some("2".into()));
        assert_eq!(case.policies.scps.len(), 1);
        assert_eq!(case.request.resources.first(), Some("arn:aws:s3:::box/a"));
        let context: Vec<&str> = case.request.context.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(context, ["aws:SecureTransport", "aws:SourceIp"]);
        assert_eq!(case.request.principal, Some(PrincipalInput::Text(SOMEBODY.into())));
    }

    #[test]
    fn a_policy_with_principals_is_a_resource_s() {
        let of = |statement: &str| {
            kind_of(&format!(
                r#"{{"Statement":{{"Effect":"Allow",{statement}"Action":"*","Resource":"*"}}}}"#
            ))
        };
        assert_eq!(of(r#""Principal":"*","#), Kind::Resource);
        assert_eq!(of(""), Kind::Identity);
    }
}
