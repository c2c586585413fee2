//! A case: policies by kind, and one or more requests over them.

use std::collections::BTreeSet;

use iam_calls::asked::Fact;
use iam_words::Lang;

use crate::places::Places;

/// Fields that this program does not know, as JSON text by name: those of `x-` names, and in links any.
pub type Extra = Vec<(String, String)>;

/// A case as it was read. What was left out is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub id: Option<String>,
    pub title: Option<Title>,
    pub request: RequestInput,
    pub policies: PolicyInputs,
    /// The answer expected of the case's own request, as JSON text.
    pub expect: Option<String>,
    pub checks: Vec<Check>,
    pub extra: Extra,
}

/// One more request over the same policies: the case's own with these fields laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    pub id: String,
    pub title: Option<Title>,
    pub request: RequestInput,
    pub expect: Option<String>,
    pub extra: Extra,
}

/// A title in one language or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    Plain(String),
    Both { en: String, ko: String, extra: Extra },
}

impl Title {
    /// It in a language; one that isn't told by language in the one it was written in.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match (self, lang) {
            (Self::Plain(text), _)
            | (Self::Both { en: text, .. }, Lang::En)
            | (Self::Both { ko: text, .. }, Lang::Ko) => text,
        }
    }
}

/// Who asks for what, as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestInput {
    pub principal: Option<PrincipalInput>,
    pub action: Option<String>,
    /// One resource, or several that one call is checked on.
    pub resources: Resources,
    pub resource_account: Option<String>,
    pub context: Vec<ContextEntry>,
    /// Keys that may be absent or hold anything.
    pub unknown: Option<Vec<String>>,
    /// That the whole call is asked and not this permission alone, and what else is said of it.
    pub call: Option<CallInput>,
}

/// The resources of a request as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resources {
    /// `resource`: ARNs that share the request's context. Empty where none was given.
    Plain(Vec<String>),
    /// `resources`: each with keys of its own.
    Own(Vec<OwnResource>),
}

/// A resource, and the context keys that stand on it alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnResource {
    pub arn: String,
    pub context: Vec<ContextEntry>,
    pub extra: Extra,
}

/// `call` as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallInput {
    /// `false`: this permission alone is asked, whatever the case says.
    Alone,
    /// The whole call is asked; `true`, where nothing is said of it.
    Whole(WholeCall),
}

/// What is said of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WholeCall {
    pub facts: Vec<Fact>,
    pub extra: Extra,
}

impl RequestInput {
    /// What is said of the call, where the whole call is asked.
    #[must_use]
    pub fn whole_call(&self) -> Option<&WholeCall> {
        whole_call(self.call.as_ref())
    }
}

/// What is said of a call that is asked as a whole.
#[must_use]
pub fn whole_call(call: Option<&CallInput>) -> Option<&WholeCall> {
    match call {
        Some(CallInput::Whole(call)) => Some(call),
        Some(CallInput::Alone) | None => None,
    }
}

impl Default for Resources {
    fn default() -> Self {
        Self::Plain(Vec::new())
    }
}

impl Resources {
    /// The one resource of a request, or none where the text is empty.
    #[must_use]
    pub fn of(arn: &str) -> Self {
        Self::Plain(Some(arn.to_string()).filter(|it| !it.is_empty()).into_iter().collect())
    }

    /// Each with the keys that stand on it alone.
    pub fn each(&self) -> impl Iterator<Item = (&str, &[ContextEntry])> {
        let (plain, own) = match self {
            Self::Plain(arns) => (arns.as_slice(), [].as_slice()),
            Self::Own(own) => ([].as_slice(), own.as_slice()),
        };
        let plain = plain.iter().map(|arn| (arn.as_str(), [].as_slice()));
        plain.chain(own.iter().map(|it| (it.arn.as_str(), it.context.as_slice())))
    }

    pub fn arns(&self) -> impl Iterator<Item = &str> {
        self.each().map(|(arn, _)| arn)
    }

    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.arns().next()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Each resource by itself, as the one of a request.
    pub fn alone(&self) -> impl Iterator<Item = Self> {
        self.each().map(|(arn, context)| match context {
            [] => Self::Plain(vec![arn.to_string()]),
            context => Self::Own(vec![OwnResource {
                arn: arn.to_string(),
                context: context.to_vec(),
                extra: Extra::new(),
            }]),
        })
    }

    /// Other ARNs in their places. The keys of a resource follow its ARN, or where none is the same, its place.
    #[must_use]
    pub fn renamed(&self, arns: &[&str]) -> Self {
        match self {
            Self::Plain(_) => Self::Plain(arns.iter().map(|arn| (*arn).to_string()).collect()),
            Self::Own(_) if arns.is_empty() => Self::default(),
            Self::Own(own) => {
                let places = Places::of(own.iter().map(|it| it.arn.as_str()));
                let renamed = |(at, arn): (usize, &&str)| OwnResource {
                    arn: (*arn).to_string(),
                    ..own.get(places.get(arn).unwrap_or(at)).cloned().unwrap_or_default()
                };
                Self::Own(arns.iter().enumerate().map(renamed).collect())
            }
        }
    }

    /// The ARNs in one text, parted by something.
    #[must_use]
    pub fn joined(&self, comma: &str) -> String {
        self.arns().collect::<Vec<_>>().join(comma)
    }
}

/// `principal` as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalInput {
    Text(String),
    Service(String),
    Federated(String),
    Object(PrincipalObject),
}

/// The object form of `principal`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrincipalObject {
    pub arn: String,
    pub role_arn: Option<String>,
    pub user_arn: Option<String>,
    pub unique_id: Option<String>,
    pub service_linked_role: Option<bool>,
    pub extra: Extra,
}

/// One key of `context` with what was given for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextEntry {
    pub name: String,
    pub value: ContextInput,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextInput {
    /// `null`: the key is removed, even if the program would derive it.
    Removed,
    One(String),
    Many(Vec<String>),
}

/// The policies by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyInputs {
    pub identity: Vec<PolicyInput>,
    pub boundary: Option<PolicyInput>,
    /// Pools of session policies, one a layer.
    pub session: Vec<Vec<PolicyInput>>,
    /// Whether a layer that is the only one stands in a list of its own, `[[…]]` and not `[…]`.
    pub is_session_nested: bool,
    pub resource: Option<PolicyInput>,
    pub scps: Vec<LevelInput>,
    pub rcps: Vec<LevelInput>,
    pub endpoint: Option<EndpointInput>,
    pub extra: Extra,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInput {
    pub name: String,
    /// The document's text as typed.
    pub text: String,
    /// A policy that is switched off is read and shown, and left out of evaluation.
    pub enabled: bool,
    /// The group or role that it came from.
    pub from: Option<String>,
    /// Whether the document stood in the input as an object and not as a string.
    pub is_object: bool,
    pub extra: Extra,
}

/// The policies attached to one root, unit or account of an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelInput {
    pub target: String,
    pub policies: Vec<PolicyInput>,
    pub extra: Extra,
}

/// The policy of a VPC endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointInput {
    pub policy: PolicyInput,
    pub gateway: bool,
}

impl Case {
    /// Whether its own request is asked: where it has an action, or nothing else is asked.
    #[must_use]
    pub fn asks_own(&self) -> bool {
        self.request.action.is_some() || self.checks.is_empty()
    }

    /// What is asked, in the order of the replies: its own request if that is asked, then that of each check.
    pub fn requests(&self) -> impl Iterator<Item = RequestInput> {
        let own = self.asks_own().then(|| self.request.clone());
        let checks = self.checks.iter().map(|check| self.request.overlaid(&check.request));
        own.into_iter().chain(checks)
    }
}

impl RequestInput {
    /// This request with a check's fields laid over it, the context key by key.
    #[must_use]
    pub fn overlaid(&self, check: &Self) -> Self {
        let context = laid_over(&self.context, &check.context);
        let unknown = check.unknown.clone().or_else(|| {
            let names = self.unknown.as_ref()?;
            let is_given = among(&check.context);
            Some(names.iter().filter(|it| !is_given(it)).cloned().collect())
        });
        Self {
            principal: check.principal.clone().or_else(|| self.principal.clone()),
            action: check.action.clone().or_else(|| self.action.clone()),
            resources: if check.resources.is_empty() {
                self.resources.clone()
            } else {
                check.resources.clone()
            },
            resource_account: check.resource_account.clone().or_else(|| self.resource_account.clone()),
            context,
            unknown,
            call: check.call.clone().or_else(|| self.call.clone()),
        }
    }

    /// Takes a key from the unknown ones. The clock has two forms, of which one follows from the other: both go.
    pub fn settle(&mut self, key: &str) {
        let is_clock = |name: &str| CLOCK.iter().any(|form| same_key(name, form));
        if let Some(unknown) = &mut self.unknown {
            unknown.retain(|name| !(same_key(name, key) || is_clock(name) && is_clock(key)));
        }
    }
}

/// The clock in its two forms.
const CLOCK: [&str; 2] = ["aws:CurrentTime", "aws:EpochTime"];

impl PolicyInputs {
    /// Every policy, in the order of the fields.
    pub fn all(&self) -> impl Iterator<Item = &PolicyInput> {
        let levels = self.scps.iter().chain(&self.rcps);
        self.identity
            .iter()
            .chain(&self.boundary)
            .chain(self.session.iter().flatten())
            .chain(&self.resource)
            .chain(levels.flat_map(|level| &level.policies))
            .chain(self.endpoint.as_ref().map(|endpoint| &endpoint.policy))
    }

    /// The same, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut PolicyInput> {
        let levels = self.scps.iter_mut().chain(&mut self.rcps);
        self.identity
            .iter_mut()
            .chain(&mut self.boundary)
            .chain(self.session.iter_mut().flatten())
            .chain(&mut self.resource)
            .chain(levels.flat_map(|level| &mut level.policies))
            .chain(self.endpoint.as_mut().map(|endpoint| &mut endpoint.policy))
    }
}

/// Context keys with others laid over them, key by key.
#[must_use]
pub fn laid_over(below: &[ContextEntry], over: &[ContextEntry]) -> Vec<ContextEntry> {
    let is_given = among(over);
    let kept = below.iter().filter(|it| !is_given(&it.name));
    kept.chain(over).cloned().collect()
}

/// Whether a key is one of these.
pub(crate) fn among(entries: &[ContextEntry]) -> impl Fn(&str) -> bool {
    // A look at each is quickest while there are few.
    const FEW: usize = 16;
    let keys: BTreeSet<String> = match entries.len() {
        0..=FEW => BTreeSet::new(),
        _ => entries.iter().map(|it| key_of(&it.name)).collect(),
    };
    move |name| match entries.len() {
        0..=FEW => entries.iter().any(|it| same_key(&it.name, name)),
        _ => keys.contains(&key_of(name)),
    }
}

/// What two names of the same context key have in common, to look them up by.
#[must_use]
pub fn key_of(name: &str) -> String {
    iam_syntax::letter_case::lower(name)
}

/// Whether two names are the same context key.
#[must_use]
pub fn same_key(one: &str, other: &str) -> bool {
    iam_syntax::letter_case::same(one, other)
}
