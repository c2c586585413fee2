//! The policies inside some JSON, and which output it is.

use iam_syntax::json::{Json, Value};
use iam_syntax::policy::PolicyKind;

use super::shape;
use super::{Found, Pasted, Wrapper, encoded, layout};

/// The policies in a value, if there are any.
pub fn policies(tree: &Json, text: &str) -> Option<Pasted> {
    let mut search = Search {
        text,
        above: Vec::new(),
        found: Vec::new(),
    };
    search.walk(tree);
    let mut found = search.found.into_iter();
    let (first, from) = found.next()?;
    let mut others = found.peekable();
    if others.peek().is_none() {
        return Some(Pasted::Unwrapped {
            text: first.text,
            from,
            name: first.name,
            suggests: first.suggests,
        });
    }
    // What only the account's details hold together, or what some other JSON holds.
    let mut all = vec![first];
    let mut one_from = from;
    for (found, from) in others {
        if from != one_from {
            let is_iam = [from, one_from].into_iter().all(is_detail);
            one_from = if is_iam {
                Wrapper::GetAccountAuthorizationDetails
            } else {
                Wrapper::Json
            };
        }
        all.push(found);
    }
    Some(Pasted::Several {
        from: one_from,
        found: all,
    })
}

const fn is_detail(from: Wrapper) -> bool {
    matches!(
        from,
        Wrapper::GetRole | Wrapper::GetPolicyVersion | Wrapper::GetAccountAuthorizationDetails
    )
}

struct Search<'j, 't> {
    text: &'t str,
    /// The objects around, outermost first, each with the key that leads on.
    above: Vec<(&'j Json<'t>, &'j str)>,
    found: Vec<(Found, Wrapper)>,
}

impl<'j, 't> Search<'j, 't> {
    fn walk(&mut self, json: &'j Json<'t>) {
        match &json.value {
            Value::Object(members) => {
                if shape::is_policy(json) {
                    let text = layout::readable(&layout::moved_left(json.span.of(self.text)));
                    self.add(text);
                    return;
                }
                for member in members {
                    self.above.push((json, &member.key));
                    self.walk(&member.value);
                    self.above.pop();
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(item)),
            Value::String(value) => {
                if let Some(text) = encoded::policy_text(value) {
                    self.add(text);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number | Value::Torn => {}
        }
    }

    fn add(&mut self, text: String) {
        // Old versions of a managed policy say nothing about what is in force.
        let is_old = self
            .beside("IsDefaultVersion")
            .is_some_and(|it| it.value == Value::Bool(false));
        if is_old && 1 < self.n_versions() {
            return;
        }
        let (from, name, kind) = self.origin();
        let suggests = kind.or_else(|| shape::kind_of_text(&text));
        self.found.push((Found { text, name, suggests }, from));
    }

    /// The field of the innermost object around.
    fn beside(&self, name: &str) -> Option<&'j Json<'t>> {
        self.above.last().and_then(|(object, _)| object.get(name))
    }

    /// How many versions of a managed policy are listed beside this one.
    fn n_versions(&self) -> usize {
        let list = self
            .above
            .iter()
            .rev()
            .find(|(_, key)| *key == "PolicyVersionList")
            .and_then(|(object, key)| object.get(key));
        list.and_then(Json::items).map_or(1, <[Json]>::len)
    }

    /// A text in the innermost object that has it.
    fn text_above(&self, name: &str) -> Option<String> {
        let mut values = self
            .above
            .iter()
            .rev()
            .filter_map(|(object, _)| object.get(name)?.as_str());
        values.next().map(str::to_string)
    }

    /// Which output the policy stands in, what it is called there, and what kind it therefore is.
    fn origin(&self) -> (Wrapper, Option<String>, Option<PolicyKind>) {
        use PolicyKind::{Endpoint, Identity, Key, Rcp, Resource, Scp, Trust};
        let key = self.above.last().map_or("", |(_, key)| *key);
        let has = |name: &str| self.beside(name).is_some();
        let is_in = |name: &str| self.above.iter().any(|(_, key)| *key == name);
        let named = |name: &str| self.text_above(name);
        match key {
            "AssumeRolePolicyDocument" => (Wrapper::GetRole, named("RoleName"), Some(Trust)),
            "PolicyDocument" if has("VpcEndpointId") => {
                (Wrapper::DescribeVpcEndpoints, named("VpcEndpointId"), Some(Endpoint))
            }
            "PolicyDocument" if has("RoleName") => (Wrapper::GetRolePolicy, named("PolicyName"), Some(Identity)),
            "PolicyDocument" if has("UserName") => (Wrapper::GetUserPolicy, named("PolicyName"), Some(Identity)),
            "PolicyDocument" if has("GroupName") => (Wrapper::GetGroupPolicy, named("PolicyName"), Some(Identity)),
            "PolicyDocument" if has("PolicyName") => (
                Wrapper::GetAccountAuthorizationDetails,
                named("PolicyName"),
                Some(Identity),
            ),
            "Document" if has("VersionId") => (Wrapper::GetPolicyVersion, named("PolicyName"), Some(Identity)),
            "Content" if has("PolicySummary") => {
                let summary = |name: &str| self.beside("PolicySummary")?.get(name)?.as_str();
                let kind = match summary("Type") {
                    Some("SERVICE_CONTROL_POLICY") => Some(Scp),
                    Some("RESOURCE_CONTROL_POLICY") => Some(Rcp),
                    Some(_) | None => None,
                };
                let name = summary("Name").map(str::to_string);
                (Wrapper::DescribeOrganizationPolicy, name, kind)
            }
            "Policy" if is_in("Attributes") && has("TopicArn") => (Wrapper::GetTopicAttributes, None, Some(Resource)),
            "Policy" if is_in("Attributes") => (Wrapper::GetQueueAttributes, None, Some(Resource)),
            "Policy" if has("PolicyName") => (Wrapper::GetKeyPolicy, None, Some(Key)),
            "Policy" if has("RevisionId") => (Wrapper::GetFunctionPolicy, None, Some(Resource)),
            "Policy" if self.is_alone() => (Wrapper::GetBucketPolicy, None, None),
            "ResourcePolicy" if has("ARN") => (Wrapper::GetSecretPolicy, named("Name"), Some(Resource)),
            "policyText" => (Wrapper::GetRepositoryPolicy, named("repositoryName"), Some(Resource)),
            _ => (Wrapper::Json, named("PolicyName").or_else(|| named("Name")), None),
        }
    }

    /// Whether the policy is all that the output holds.
    fn is_alone(&self) -> bool {
        matches!(self.above.as_slice(), [(object, _)] if object.members().is_some_and(|it| it.len() == 1))
    }
}
