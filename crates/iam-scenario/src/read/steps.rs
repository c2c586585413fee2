//! `steps`: who acts, when, and what is expected.

use std::collections::BTreeSet;

use iam_sts::Time;
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::Estate;
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::{Json, Value};
use iam_syntax::literal::date;
use iam_syntax::span::Span;

use super::Reader;
use super::fields::Fields;
use super::shelf::Shelf;
use crate::case::key_of;
use crate::format::scenario as format;
use crate::path::Path;
use crate::principal::is_origin_access;
use crate::scenario::{Act, Actor, Clock, Step};

impl<'t> Reader<'t> {
    pub fn steps(&mut self, shelf: &mut Shelf, estate: &Estate, json: &Json<'t>, path: &Path) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for (at, json) in self.list(json, path).iter().enumerate() {
            let path = path.item(at);
            let Some(step) = self.step(shelf, estate, json, &path, at) else {
                continue;
            };
            if !ids.insert(step.id.clone()) {
                let message = format!("two steps are called `{}`", step.id);
                let span = json.get("id").map_or(json.span, |json| json.span);
                self.problem("DUPLICATE_STEP", message, &path.key("id"), span);
            }
            steps.push(step);
        }
        steps
    }

    fn step(&mut self, shelf: &mut Shelf, estate: &Estate, json: &Json<'t>, path: &Path, at: usize) -> Option<Step> {
        let fields = self.object(json, path, format::STEP, "a step")?;
        let id = self.text_field(&fields, path, "id");
        let (act, mut context, mut unknown) = self.act(shelf, estate, &fields, json, path)?;
        let actor = self.actor_field(estate, &fields, json, path, &act);
        if let Some(json) = fields.get("context") {
            let outer = self.context(json, &path.key("context"));
            let inner: BTreeSet<String> = context.iter().map(|it| key_of(&it.name)).collect();
            let outer: Vec<_> = outer
                .into_iter()
                .filter(|it| !inner.contains(&key_of(&it.name)))
                .collect();
            context.splice(0..0, outer);
        }
        unknown.extend(self.texts_field(&fields, path, "unknown"));
        Some(Step {
            id: id.unwrap_or_else(|| format!("step{}", at + 1)),
            title: self.title(&fields, path),
            clock: self.clock(&fields, json, path),
            actor: actor?,
            act,
            context,
            unknown,
            via: self.via(estate, &fields, path),
            expect: self.raw_field(&fields, path, "expect"),
        })
    }

    fn clock(&mut self, fields: &Fields<'_, 't>, step: &Json<'t>, path: &Path) -> Clock {
        let (at, after) = (fields.get("at"), fields.get("after"));
        if at.is_some() && after.is_some() {
            let message = "a step has `at` or `after`, not both".into();
            self.problem("INVALID_STEP", message, path, step.span);
            return Clock::Stands;
        }
        if let Some(json) = at {
            let path = path.key("at");
            return self.moment(json, &path).map_or(Clock::Stands, Clock::At);
        }
        let Some(json) = after else { return Clock::Stands };
        let path = path.key("after");
        let Some(text) = self.text(json, &path) else {
            return Clock::Stands;
        };
        match duration(&text) {
            Some(seconds) => Clock::After(seconds),
            None => {
                let message = format!("`{text}` is no duration: expected one such as `90s`, `5m` or `2h`");
                self.problem("INVALID_TIME", message, &path, json.span);
                Clock::Stands
            }
        }
    }

    /// A moment, as policies write dates.
    pub fn moment(&mut self, json: &Json<'t>, path: &Path) -> Option<Time> {
        let text = self.text(json, path)?;
        // Nothing that has no year of four digits could be written out again.
        let seconds = date::Instant::parse(&text)
            .map(|instant| instant.seconds)
            .filter(|seconds| date::iso(*seconds).is_some())
            .and_then(|seconds| Time::try_from(seconds).ok());
        if seconds.is_none() {
            let message = format!("`{text}` is no time: expected one such as `2026-01-05T09:00:00Z`");
            self.problem("INVALID_TIME", message, path, json.span);
        }
        seconds
    }

    fn via(&mut self, estate: &Estate, fields: &Fields<'_, 't>, path: &Path) -> Option<String> {
        let json = fields.get("via")?;
        let path = path.key("via");
        let id = self.text(json, &path)?;
        if estate.endpoint(&id).is_none() {
            let known = estate.endpoints.iter().map(|endpoint| endpoint.id.as_str());
            let message = self.with_hint(format!("there is no endpoint `{id}`"), &id, known);
            self.problem("UNKNOWN_ENDPOINT", message, &path, json.span);
        }
        Some(id)
    }

    fn actor_field(
        &mut self,
        estate: &Estate,
        fields: &Fields<'_, 't>,
        step: &Json<'t>,
        path: &Path,
        act: &Act,
    ) -> Option<Actor> {
        let Some(json) = fields.get("as") else {
            if act.name().is_unsigned() {
                return Some(Actor::Credentials(Credentials::Anonymous));
            }
            self.problem("MISSING_FIELD", "a step needs an `as`".into(), path, step.span);
            return None;
        };
        let path = path.key("as");
        if let Some(text) = json.as_str() {
            return self.actor(estate, text, SignIn::AccessKey, &path, json.span);
        }
        let fields = self.object(json, &path, format::AS, "`as`")?;
        let arn = self.text_field(&fields, &path, "arn")?;
        let mfa = self.bool_field(&fields, &path, "mfa").unwrap_or(false);
        let sign_in = match self.text_field(&fields, &path, "credentials").as_deref() {
            Some("console") => SignIn::Console { mfa },
            Some("accessKey") | None => SignIn::AccessKey,
            Some(other) => {
                let message = format!("credentials are `accessKey` or `console`, not `{other}`");
                let span = fields.get("credentials").map_or(json.span, |json| json.span);
                self.problem("INVALID_CREDENTIALS", message, &path.key("credentials"), span);
                SignIn::AccessKey
            }
        };
        let span = fields.get("arn").map_or(json.span, |json| json.span);
        let mut actor = self.actor(estate, &arn, sign_in, &path.key("arn"), span)?;
        if let Some(id) = self.text_field(&fields, &path, "uniqueId") {
            if let Actor::Credentials(Credentials::OriginAccess { canonical_user, .. }) = &mut actor {
                *canonical_user = Some(id);
            } else {
                let message = format!("`{arn}` has an id already; only an origin access identity is given one here");
                let span = fields.get("uniqueId").map_or(json.span, |json| json.span);
                self.problem("INVALID_PRINCIPAL", message, &path.key("uniqueId"), span);
            }
        }
        Some(actor)
    }

    fn actor(&mut self, estate: &Estate, text: &str, sign_in: SignIn, path: &Path, span: Span) -> Option<Actor> {
        if let Some(id) = text.strip_prefix('@') {
            return Some(Actor::Step(id.into()));
        }
        if text == "anonymous" || text == "*" {
            return Some(Actor::Credentials(Credentials::Anonymous));
        }
        if text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn") {
            return Some(Actor::Credentials(Credentials::Service { name: text.into() }));
        }
        // rule: P-20
        if is_origin_access(text) {
            return Some(Actor::Credentials(Credentials::OriginAccess {
                arn: text.into(),
                canonical_user: None,
            }));
        }
        let refuse = |reader: &mut Self, code: &str, message: String| {
            reader.problem(code, message, path, span);
            None
        };
        let Some(arn) = Arn::parse(text).filter(|arn| is_account_id(arn.account)) else {
            return refuse(
                self,
                "INVALID_PRINCIPAL",
                format!(
                    "`{text}` is nobody who can act: expected the ARN of a user, root user, role or origin access \
                     identity, a service, `anonymous`, or `@` and the id of a step"
                ),
            );
        };
        let Some(account) = estate.accounts.get(arn.account) else {
            let message = format!("the scenario has no account `{}`", arn.account);
            return refuse(self, "UNKNOWN_ACCOUNT", message);
        };
        let (sort, rest) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
        match (arn.service, sort) {
            ("iam", "root") if rest.is_empty() => Some(Actor::Credentials(Credentials::Root {
                account: arn.account.into(),
                sign_in,
            })),
            ("iam", "user") if estate.user(text).is_some() => Some(Actor::Credentials(Credentials::User {
                arn: text.into(),
                sign_in,
            })),
            ("iam", "user") => {
                let known = account.users.values().map(|user| user.arn.as_str());
                let message = self.with_hint(format!("there is no user `{text}`"), text, known);
                refuse(self, "UNKNOWN_PRINCIPAL", message)
            }
            ("iam", "role") if estate.role(text).is_some() => Some(Actor::Standing {
                role_arn: text.into(),
                session_name: None,
            }),
            ("iam", "role") => {
                let known = account.roles.values().map(|role| role.arn.as_str());
                let message = self.with_hint(format!("there is no role `{text}`"), text, known);
                refuse(self, "UNKNOWN_PRINCIPAL", message)
            }
            ("sts", "assumed-role") => match rest.split_once('/') {
                Some((role, name)) if account.roles.contains_key(role) => Some(Actor::Standing {
                    role_arn: account.roles[role].arn.clone(),
                    session_name: Some(name.into()),
                }),
                Some(_) | None => refuse(
                    self,
                    "UNKNOWN_PRINCIPAL",
                    format!("`{text}` is a session of no role that there is"),
                ),
            },
            ("sts", "federated-user") => refuse(
                self,
                "UNKNOWN_PRINCIPAL",
                format!("`{text}` is a session that a step must issue; use `@` and the id of that step"),
            ),
            ("iam", "group") => refuse(
                self,
                "INVALID_PRINCIPAL",
                format!("`{text}` is a group, and groups make no requests; name one of its users"),
            ),
            _ => refuse(self, "INVALID_PRINCIPAL", format!("`{text}` is nobody who can act")),
        }
    }
}

/// A duration such as `90s`, `5m`, `2h` or `1h30m`, in seconds.
fn duration(text: &str) -> Option<Time> {
    let mut seconds: Time = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: Time = rest[..n_digits].parse().ok()?;
        let unit = match rest.as_bytes().get(n_digits)? {
            b's' => 1,
            b'm' => 60,
            b'h' => 3_600,
            b'd' => 86_400,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        rest = &rest[n_digits + 1..];
    }
    // A century is far enough, and keeps every later moment in years of four digits.
    (!text.is_empty() && seconds <= 3_155_760_000).then_some(seconds)
}

/// Whether a value is there and not `null`.
pub fn is_given(json: &Json) -> bool {
    json.value != Value::Null
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: Option<Time>) {
        assert_eq!(seconds, duration(text), "{text}");
    }

    #[test]
    fn durations() {
        check("90s", Some(90));
        check("5m", Some(300));
        check("2h", Some(7_200));
        check("1h30m", Some(5_400));
        check("1d", Some(86_400));
        for text in [
            "",
            "5",
            "m",
            "-5m",
            "5 m",
            "5min",
            "1.5h",
            "99999999999999999999s",
            "9999999d",
        ] {
            check(text, None);
        }
    }
}
