//! Where a scenario may name somebody: walks its JSON as the table of the format has it, the policies inside too.

use iam_scenario::format::scenario::{AS, SCENARIO, UNIT};
use iam_scenario::format::{Field, Holds};
use iam_syntax::json::{self, Json, Value, quote};

use crate::Obstacle;
use crate::places::{self, Each, Edits, Kind};

/// Fields whose values are words of AWS's, times, or codes that name nobody.
const KEPT: [&str; 7] = [
    "partition",
    "action",
    "at",
    "after",
    "service",
    "tokenCode",
    "subjectType",
];
/// Policies that AWS attaches by itself.
const OF_AWS: [&str; 2] = ["FullAWSAccess", "RCPFullAWSAccess"];
/// What a provider's host is behind in a token.
const SCHEME: &str = "https://";

/// The text of a scenario with each text that may name somebody replaced. Titles, `x-` fields and what is expected go.
///
/// # Errors
/// Names a policy whose text is torn, or says that nothing of the scenario can be compared.
pub fn rewritten(scenario: &str, each: Each<'_>) -> Result<String, Obstacle> {
    let read = json::read(scenario, places::LIMITS);
    let tree = read
        .tree
        .filter(|it| it.get("case").is_none())
        .ok_or(Obstacle::Scenario)?;
    let mut walk = Walk {
        text: scenario,
        edits: Edits::new(),
        each,
    };
    walk.object(&tree, SCENARIO, true)?;
    Ok(places::applied(scenario, walk.edits))
}

struct Walk<'w> {
    text: &'w str,
    edits: Edits,
    each: Each<'w>,
}

impl Walk<'_> {
    /// `is_whole` where it is the scenario itself, whose id nothing refers to.
    fn object(&mut self, json: &Json<'_>, fields: &[Field], is_whole: bool) -> Result<(), Obstacle> {
        let members = json.members().unwrap_or_default();
        let goes = |key: &str| {
            let is_said = places::DROPPED.contains(&key) || key == "expect";
            key.starts_with("x-") || is_said || (is_whole && key == "id")
        };
        self.edits.extend(places::without(members, goes));
        for member in members.iter().filter(|it| !goes(&it.key)) {
            match fields.iter().find(|it| it.name == member.key) {
                Some(field) => self.field(&member.value, field)?,
                None => places::of_case(self.text, &member.value, &mut self.edits, self.each)?,
            }
        }
        Ok(())
    }

    fn field(&mut self, json: &Json<'_>, field: &Field) -> Result<(), Obstacle> {
        match field.name {
            name if KEPT.contains(&name) => Ok(()),
            "unknown" => {
                self.keys(json);
                Ok(())
            }
            "oidcProviders" => {
                for member in json.members().unwrap_or_default() {
                    self.edits
                        .push((member.key_span, quote(&(self.each)(Kind::Key, &member.key))));
                    self.value(&member.value, &Holds::Map(&Holds::Texts), &member.key)?;
                }
                Ok(())
            }
            "externalId" => places::of_names(self.text, json, &mut self.edits, self.each),
            _ => self.value(json, &field.holds, field.name),
        }
    }

    fn value(&mut self, json: &Json<'_>, holds: &Holds, name: &str) -> Result<(), Obstacle> {
        match holds {
            Holds::Version
            | Holds::Bool
            | Holds::Integer
            | Holds::EndpointType
            | Holds::ControlPolicyType
            | Holds::CredentialsType
            | Holds::Title
            | Holds::Expectation => {}
            Holds::Text | Holds::Texts | Holds::Principal | Holds::Resource | Holds::Said => self.texts(json),
            Holds::Context => places::of_context(self.text, json, &mut self.edits, self.each)?,
            Holds::Document => self.document(json, name)?,
            Holds::Tags => self.tags(json)?,
            Holds::Claims => self.claims(json),
            Holds::Object(fields) => self.object(json, fields, false)?,
            Holds::Unit => self.object(json, UNIT, false)?,
            Holds::As => match &json.value {
                Value::Object(_) => self.object(json, AS, false)?,
                Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Array(_) | Value::Torn => {
                    self.texts(json)
                }
            },
            Holds::List(inner) => {
                for item in json.items().unwrap_or_default() {
                    self.value(item, inner, name)?;
                }
            }
            Holds::Map(inner) => {
                for member in json.members().unwrap_or_default() {
                    if !matches!(inner, Holds::Texts) {
                        self.name(&member.key, member.key_span);
                    }
                    self.value(&member.value, inner, &member.key)?;
                }
            }
            Holds::Resources
            | Holds::Call
            | Holds::Policies
            | Holds::Policy
            | Holds::Pool
            | Holds::Layers
            | Holds::Levels
            | Holds::Endpoint
            | Holds::Checks
            | Holds::Case => places::of_case(self.text, json, &mut self.edits, self.each)?,
        }
        Ok(())
    }

    fn name(&mut self, name: &str, span: iam_syntax::span::Span) {
        if !OF_AWS.contains(&name) {
            self.edits.push((span, quote(&(self.each)(Kind::Value, name))));
        }
    }

    /// A text, or all texts of a list.
    fn texts(&mut self, json: &Json<'_>) {
        if let Some(text) = json.as_str() {
            self.name(text, json.span);
        }
        for item in json.items().unwrap_or_default() {
            self.texts(item);
        }
    }

    fn keys(&mut self, json: &Json<'_>) {
        for item in json.items().unwrap_or_default() {
            if let Some(key) = item.as_str() {
                self.edits.push((item.span, quote(&(self.each)(Kind::Key, key))));
            }
        }
    }

    fn document(&mut self, json: &Json<'_>, name: &str) -> Result<(), Obstacle> {
        match json.as_str() {
            Some(policy) => {
                let policy = places::policy_rewritten(policy, name, self.each)?;
                self.edits.push((json.span, quote(&policy)));
                Ok(())
            }
            None => places::of_policy(self.text, json, &mut self.edits, self.each),
        }
    }

    fn tags(&mut self, json: &Json<'_>) -> Result<(), Obstacle> {
        let Some(members) = json.members() else {
            return places::of_case(self.text, json, &mut self.edits, self.each);
        };
        for member in members {
            self.name(&member.key, member.key_span);
            places::of_names(self.text, &member.value, &mut self.edits, self.each)?;
        }
        Ok(())
    }

    /// What a token says. Its issuer is the host of a provider, and tags are named inside of it.
    fn claims(&mut self, json: &Json<'_>) {
        for member in json.members().unwrap_or_default() {
            match (&*member.key, member.value.as_str()) {
                ("iss", Some(issuer)) => {
                    let host = issuer.strip_prefix(SCHEME).unwrap_or(issuer);
                    let scheme = issuer.strip_suffix(host).unwrap_or_default();
                    let issuer = [scheme, &(self.each)(Kind::Key, host)].concat();
                    self.edits.push((member.value.span, quote(&issuer)));
                }
                ("principal_tags", None) => {
                    for tag in member.value.members().unwrap_or_default() {
                        self.name(&tag.key, tag.key_span);
                        self.texts(&tag.value);
                    }
                }
                (_, Some(_)) => self.texts(&member.value),
                (_, None) => {
                    self.texts(&member.value);
                    self.claims(&member.value);
                }
            }
        }
    }
}
