//! A case: policies by kind, and one or more requests over them.

mod policies;
mod resources;

use std::collections::BTreeSet;

use iam_calls::asked::Fact;
use iam_words::Lang;

pub use self::policies::{EndpointInput, LevelInput, PolicyInput, PolicyInputs};
pub use self::resources::{OwnResource, Resources};

/// Fields that this program does not know, as JSON text by name: those of `x-` names, and in links any.
pub type Extra = Vec<(String, String)>;

/// A case as it was read. What was left out is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What outputs call it.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<Title>,
    /// Who asks for what.
    pub request: RequestInput,
    /// The policies.
    pub policies: PolicyInputs,
    /// The answer expected of the case's own request, as JSON text.
    pub expect: Option<String>,
    /// More requests over the same policies.
    pub checks: Vec<Check>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// One more request over the same policies: the case's own with these fields laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// What outputs call it; no other check has it.
    pub id: String,
    /// Its title.
    pub title: Option<Title>,
    /// The fields that are other than the case's.
    pub request: RequestInput,
    /// The answer expected of it, as JSON text.
    pub expect: Option<String>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// A title in one language or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// The same in both.
    Plain(String),
    /// One for each language.
    Both {
        /// In English
        en: String,
        /// In Korean
        ko: String,
        /// Other languages, kept as they were.
        extra: Extra,
    },
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
    /// Who asks.
    pub principal: Option<PrincipalInput>,
    /// The action, or an operation of an API.
    pub action: Option<String>,
    /// One resource, or several that one call is checked on.
    pub resources: Resources,
    /// The account that owns the resource, where its ARN does not say.
    pub resource_account: Option<String>,
    /// The context, key by key.
    pub context: Vec<ContextEntry>,
    /// Keys that may be absent or hold anything.
    pub unknown: Option<Vec<String>>,
    /// That the whole call is asked and not this permission alone, and what else is said of it.
    pub call: Option<CallInput>,
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
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// Fields that are not known here, kept as they were.
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

/// `principal` as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalInput {
    /// An ARN, `*` or the name of a service.
    Text(String),
    /// `{ "service": … }`: a service by its principal.
    Service(String),
    /// `{ "federated": … }`: who comes with a token of this provider.
    Federated(String),
    /// An object with an ARN and more.
    Object(PrincipalObject),
}

/// The object form of `principal`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrincipalObject {
    /// Who asks.
    pub arn: String,
    /// The role of a session, with its path.
    pub role_arn: Option<String>,
    /// The user of a session, with its path.
    pub user_arn: Option<String>,
    /// Such as `AIDAEXAMPLE`.
    pub unique_id: Option<String>,
    /// Whether the role belongs to a service.
    pub service_linked_role: Option<bool>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// One key of `context` with what was given for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextEntry {
    /// The key as it is spelled.
    pub name: String,
    /// What it holds.
    pub value: ContextInput,
}

/// What is given for a context key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextInput {
    /// `null`: the key is removed, even if the program would derive it.
    Removed,
    /// One value.
    One(String),
    /// A list of values.
    Many(Vec<String>),
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
