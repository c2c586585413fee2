//! What a step does, with the parameters of AWS's API.

use iam_eval::context::Value as ContextValue;
use iam_sts::estate::Estate;
use iam_sts::operation::{
    Assertion, AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity, AssumeRoot, GetFederationToken,
    GetSessionToken, InvokeAsService, LaunchInstance, MfaParameters, PolicyText, SessionPolicies, SwitchRole, Token,
};
use iam_sts::tags::Tag;
use iam_syntax::json::{Json, Value};

use super::Reader;
use super::fields::Fields;
use super::shelf::Shelf;
use super::steps::is_given;
use crate::case::ContextEntry;
use crate::format::act::{ASSERTION, ActName};
use crate::format::scenario as format;
use crate::path::Path;
use crate::scenario::{Act, RequestStep};

/// The claims of a token that carry what AWS's own attributes carry in an assertion.
const TAGS_CLAIM: &str = "https://aws.amazon.com/tags";
const SOURCE_IDENTITY_CLAIM: &str = "https://aws.amazon.com/source_identity";

/// What a step does, and the context keys given inside it, some of them unknown.
type Done = (Act, Vec<ContextEntry>, Vec<String>);

/// An operation while it is read.
struct Op<'j, 'p, 't> {
    fields: Fields<'j, 't>,
    path: &'p Path<'p>,
}

impl<'t> Reader<'t> {
    /// What a step does: one thing.
    pub fn act(
        &mut self,
        shelf: &mut Shelf,
        estate: &Estate,
        step: &Fields<'_, 't>,
        json: &Json<'t>,
        path: &Path,
    ) -> Option<Done> {
        let given: Vec<ActName> = ActName::ALL.into_iter().filter(|act| step.has(act.name())).collect();
        let [act] = given.as_slice() else {
            // What was perhaps meant has been said.
            let is_known = |name: &str| name.starts_with("x-") || format::STEP.iter().any(|field| field.name == name);
            let is_misspelled = !json.members().unwrap_or_default().iter().all(|it| is_known(&it.key));
            if given.is_empty() && is_misspelled {
                return None;
            }
            let message = if given.is_empty() {
                format!("a step does one thing: {}", ActName::ALL.map(ActName::name).join(", "))
            } else {
                let given: Vec<&str> = given.into_iter().map(ActName::name).collect();
                format!("a step does one thing, and this one has {}", given.join(" and "))
            };
            self.problem("INVALID_STEP", message, path, json.span);
            return None;
        };
        let json = step.get(act.name())?;
        let path = path.key(act.name());
        let op = Op {
            fields: self.object(json, &path, act.fields(), &format!("`{}`", act.name()))?,
            path: &path,
        };
        self.act_of(shelf, estate, *act, &op)
    }

    fn act_of(&mut self, shelf: &mut Shelf, estate: &Estate, name: ActName, op: &Op<'_, '_, 't>) -> Option<Done> {
        let act = match name {
            ActName::Request => return self.request_step(op),
            ActName::AssumeRole => Act::AssumeRole(AssumeRole {
                role_arn: self.needed(op, "roleArn")?,
                role_session_name: self.needed(op, "roleSessionName")?,
                duration_seconds: self.duration_seconds(op),
                external_id: self.text_field(&op.fields, op.path, "externalId"),
                limits: self.limits(shelf, estate, op),
                tags: self.passed_tags(op),
                transitive_tag_keys: self.texts_field(&op.fields, op.path, "transitiveTagKeys"),
                source_identity: self.text_field(&op.fields, op.path, "sourceIdentity"),
                mfa: self.mfa(op),
            }),
            ActName::SwitchRole => Act::SwitchRole(SwitchRole {
                role_arn: self.needed(op, "roleArn")?,
            }),
            ActName::AssumeRoleWithSaml => Act::AssumeRoleWithSaml(AssumeRoleWithSaml {
                role_arn: self.needed(op, "roleArn")?,
                principal_arn: self.needed(op, "principalArn")?,
                assertion: self.assertion(op)?,
                duration_seconds: self.duration_seconds(op),
                limits: self.limits(shelf, estate, op),
            }),
            ActName::AssumeRoleWithWebIdentity => Act::AssumeRoleWithWebIdentity(AssumeRoleWithWebIdentity {
                role_arn: self.needed(op, "roleArn")?,
                role_session_name: self.needed(op, "roleSessionName")?,
                token: self.token(op)?,
                duration_seconds: self.duration_seconds(op),
                limits: self.limits(shelf, estate, op),
            }),
            ActName::GetSessionToken => Act::GetSessionToken(GetSessionToken {
                duration_seconds: self.duration_seconds(op),
                mfa: self.mfa(op),
            }),
            ActName::GetFederationToken => Act::GetFederationToken(GetFederationToken {
                name: self.needed(op, "name")?,
                duration_seconds: self.duration_seconds(op),
                limits: self.limits(shelf, estate, op),
                tags: self.passed_tags(op),
            }),
            ActName::AssumeRoot => Act::AssumeRoot(AssumeRoot {
                target_principal: self.needed(op, "targetPrincipal")?,
                task_policy_arn: self.needed(op, "taskPolicyArn")?,
                duration_seconds: self.duration_seconds(op),
            }),
            ActName::GetCallerIdentity => Act::GetCallerIdentity,
            ActName::LaunchInstance => Act::LaunchInstance(LaunchInstance {
                instance_profile: self.needed(op, "instanceProfile")?,
                instance_id: self.needed(op, "instanceId")?,
            }),
            ActName::InvokeAsService => Act::InvokeAsService(InvokeAsService {
                service: self.needed(op, "service")?,
                role_arn: self.needed(op, "roleArn")?,
                tags: self.passed_tags(op),
                has_tags_disabled: self
                    .bool_field(&op.fields, op.path, "disableSessionTags")
                    .unwrap_or(false),
            }),
        };
        Some((act, Vec::new(), Vec::new()))
    }

    fn request_step(&mut self, op: &Op<'_, '_, 't>) -> Option<Done> {
        let is_given = op.fields.has("resource") || op.fields.has("resources");
        let resources = self.resources(&op.fields, op.path);
        if !is_given {
            self.problem(
                "MISSING_FIELD",
                "a request needs a `resource`".into(),
                op.path,
                op.fields.span(),
            );
        }
        let context = op
            .fields
            .get("context")
            .map(|json| self.context(json, &op.path.key("context")))
            .unwrap_or_default();
        let request = RequestStep {
            action: self.needed(op, "action")?,
            resources: resources?,
            resource_account: self.account_field(&op.fields, op.path, "resourceAccount"),
            call: self.call(&op.fields, op.path),
        };
        let unknown = self.texts_field(&op.fields, op.path, "unknown");
        Some((Act::Request(request), context, unknown))
    }

    /// A text that must be there. That it is missing has been said.
    fn needed(&mut self, op: &Op<'_, '_, 't>, name: &str) -> Option<String> {
        self.text_field(&op.fields, op.path, name)
    }

    fn duration_seconds(&mut self, op: &Op<'_, '_, 't>) -> Option<i64> {
        self.integer_field(&op.fields, op.path, "durationSeconds")
    }

    fn mfa(&mut self, op: &Op<'_, '_, 't>) -> MfaParameters {
        let code = op.fields.get("tokenCode");
        MfaParameters {
            serial_number: self.text_field(&op.fields, op.path, "serialNumber"),
            // Digits without quotes are meant as text.
            token_code: code.and_then(|json| self.scalar(json)),
        }
    }

    fn passed_tags(&mut self, op: &Op<'_, '_, 't>) -> Vec<Tag> {
        op.fields
            .get("tags")
            .map(|json| self.tags(json, &op.path.key("tags")))
            .unwrap_or_default()
    }

    fn limits(&mut self, shelf: &mut Shelf, estate: &Estate, op: &Op<'_, '_, 't>) -> SessionPolicies {
        let path = op.path.key("policy");
        let text = op.fields.get("policy").and_then(|json| self.document(json, &path));
        let policy = text.map(|text| PolicyText {
            document: shelf.session_policy(&text, iam_sts::limits::INLINE),
            text: text.text.to_string(),
        });
        let policy_arns = self.policy_arns(shelf, estate, op);
        SessionPolicies { policy, policy_arns }
    }

    /// ARNs as texts, or as AWS's API lists them.
    fn policy_arns(&mut self, shelf: &mut Shelf, estate: &Estate, op: &Op<'_, '_, 't>) -> Vec<String> {
        let Some(json) = op.fields.get("policyArns") else {
            return Vec::new();
        };
        let path = op.path.key("policyArns");
        let mut arns = Vec::new();
        for (at, json) in self.list(json, &path).iter().enumerate() {
            let path = path.item(at);
            let json = json.get("arn").unwrap_or(json);
            let Some(arn) = self.text(json, &path) else { continue };
            let account = iam_syntax::arn::Arn::parse(&arn).map(|arn| arn.account.to_string());
            // What is no ARN of an account here is AWS's to refuse when the step runs.
            let is_ours = account.is_some_and(|account| account == "aws" || estate.accounts.contains_key(&account));
            if is_ours && shelf.managed(&arn).is_none() {
                self.unknown_policy(json, &path, &arn);
            }
            arns.push(arn);
        }
        arns
    }

    fn assertion(&mut self, op: &Op<'_, '_, 't>) -> Option<Assertion> {
        let json = op.fields.get("assertion")?;
        let path = op.path.key("assertion");
        let fields = self.object(json, &path, ASSERTION, "an assertion")?;
        let mut attributes = Vec::new();
        if let Some(json) = fields.get("attributes") {
            let path = path.key("attributes");
            for (name, json) in self.named(json, &path, "lists of values by attribute") {
                let path = path.key(name);
                // One value may stand without its list.
                let values = match self.scalar(json) {
                    Some(value) => vec![value],
                    None => {
                        let items = self.list(json, &path).iter().enumerate();
                        items
                            .filter_map(|(at, json)| {
                                let value = self.scalar(json);
                                if value.is_none() {
                                    self.wrong_type(json, &path.item(at), "a string");
                                }
                                value
                            })
                            .collect()
                    }
                };
                attributes.push((name.to_string(), values));
            }
        }
        let end = fields.get("sessionNotOnOrAfter");
        Some(Assertion {
            issuer: self.text_field(&fields, &path, "issuer"),
            subject: self.text_field(&fields, &path, "subject"),
            subject_type: self.text_field(&fields, &path, "subjectType"),
            audience: self.text_field(&fields, &path, "audience"),
            session_not_on_or_after: end.and_then(|json| self.moment(json, &path.key("sessionNotOnOrAfter"))),
            attributes,
        })
    }

    fn token(&mut self, op: &Op<'_, '_, 't>) -> Option<Token> {
        let json = op.fields.get("token")?;
        let path = op.path.key("token");
        if json.members().is_none() {
            self.wrong_type(json, &path, "a token, which is an object of claims");
            return None;
        }
        let Some(issuer) = json.get("iss").and_then(Json::as_str) else {
            self.problem("MISSING_FIELD", "a token needs an `iss`".into(), &path, json.span);
            return None;
        };
        let mut token = Token {
            issuer: issuer.into(),
            ..Token::default()
        };
        for member in json
            .members()
            .unwrap_or_default()
            .iter()
            .filter(|it| is_given(&it.value))
        {
            self.claim(&mut token, &member.key, &member.value);
        }
        Some(token)
    }

    // rule: S-26
    fn claim(&mut self, token: &mut Token, name: &str, json: &Json<'t>) {
        match name {
            "iss" => {}
            "aud" => token.audiences = self.scalars(json),
            "azp" => token.authorized_party = self.scalar(json),
            "sub" => token.subject = self.scalar(json),
            "exp" => token.expires = self.scalar(json).and_then(|text| text.parse().ok()),
            TAGS_CLAIM => {
                for member in json.get("principal_tags").and_then(Json::members).unwrap_or_default() {
                    self.principal_tag(token, &member.key, &member.value);
                }
                let keys = json.get("transitive_tag_keys").map(|json| self.scalars(json));
                token.transitive_tag_keys.extend(keys.unwrap_or_default());
            }
            SOURCE_IDENTITY_CLAIM => token.source_identity = self.scalars(json).into_iter().next(),
            _ => match name.strip_prefix(TAGS_CLAIM) {
                Some("/transitive_tag_keys") => token.transitive_tag_keys.extend(self.scalars(json)),
                Some(rest) => match rest.strip_prefix("/principal_tags/") {
                    Some(key) => self.principal_tag(token, key, json),
                    None => self.other_claim(token, name, json),
                },
                None => self.other_claim(token, name, json),
            },
        }
    }

    fn principal_tag(&mut self, token: &mut Token, key: &str, json: &Json<'t>) {
        token.tags.push(Tag {
            key: key.into(),
            value: self.scalars(json).into_iter().next().unwrap_or_default(),
        });
    }

    /// Any other claim: a text, a list of texts, or claims inside of a claim, which are named with a slash between.
    fn other_claim(&mut self, token: &mut Token, name: &str, json: &Json<'t>) {
        let inner = json.members().unwrap_or_default();
        for member in inner {
            let name = [name, "/", &member.key].concat();
            token.claims.push((name, self.claim_value(&member.value)));
        }
        if inner.is_empty() {
            token.claims.push((name.into(), self.claim_value(json)));
        }
    }

    fn claim_value(&self, json: &Json<'t>) -> ContextValue {
        match self.scalar(json) {
            Some(text) => ContextValue::One(text),
            None => ContextValue::Many(self.scalars(json)),
        }
    }

    /// One text, or a list of them.
    fn scalars(&self, json: &Json<'t>) -> Vec<String> {
        match &json.value {
            Value::Array(items) => items.iter().filter_map(|json| self.scalar(json)).collect(),
            Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Object(_) | Value::Torn => {
                self.scalar(json).into_iter().collect()
            }
        }
    }
}
