//! The values that policies name for what a caller may choose: session names, external ids, tags, source identities.
//!
//! Only statements about assuming roles count. A value is as good as any other that no policy tells from it, so those
//! that are named, and one that is not, stand for all.

mod variables;

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::compile::Compiled;
use iam_eval::compile::principal::Name;
use iam_eval::context::Context;
use iam_eval::policies::Attached;
use iam_eval::request::Action;
use iam_sts::estate::{Account, Estate, Role, Unit};
use iam_syntax::arn::Arn;
use iam_syntax::operator::{Base, Quantifier, Strings};
use iam_syntax::policy::{Condition, Version};
use iam_syntax::template::Template;

use crate::word::{Word, examples, texts, words_of};
use variables::{in_resources, plain};

/// What is asked when a role is assumed.
const ACTIONS: [&str; 5] = [
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:TagSession",
    "sts:SetSourceIdentity",
];
/// Keys that hold a tag which a caller may have chosen: now, or on the way to its session.
const TAGS: [&str; 4] = [
    "aws:requesttag/",
    "aws:principaltag/",
    "aws:resourcetag/",
    "iam:resourcetag/",
];
/// A value that no policy is likely to name.
pub const OTHER: &str = "other-value";
/// One more, for policies that name the first all the same.
pub const ANOTHER: &str = "k7Qz-nobody-names-it";

/// The words of some policies.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub externals: BTreeSet<Word>,
    pub names: BTreeSet<Word>,
    pub identities: BTreeSet<Word>,
    /// By key in lower case.
    pub tags: BTreeMap<String, TagWords>,
    /// `AROA…:NAME`.
    user_ids: BTreeSet<String>,
    /// ARNs of sessions that are named as principals.
    sessions: BTreeSet<String>,
    /// What a session may be asked for that it carries since somebody came from outside: claims and tags, by the key
    /// in lower case.
    pub carried: BTreeMap<String, BTreeSet<Word>>,
    /// All context keys that are looked at, in lower case.
    pub read: BTreeSet<String>,
    /// Those that are not only compared for being one of some fixed texts: of what they hold, more may matter than is named.
    open: BTreeSet<String>,
}

/// The words for one tag.
#[derive(Clone, Debug, Default)]
pub struct TagWords {
    /// As the policies spell it.
    pub key: String,
    pub values: BTreeSet<Word>,
}

impl Words {
    pub fn add_all<'a>(&mut self, policies: impl IntoIterator<Item = &'a Attached>) {
        for attached in policies {
            self.add(&attached.policy);
        }
    }

    fn add(&mut self, compiled: &Compiled) {
        let actions: Vec<Action> = ACTIONS.iter().filter_map(|action| Action::new(action)).collect();
        for (statement, text) in compiled.statements.iter().zip(&compiled.policy.statements) {
            let action = statement.action.as_ref();
            if !action.is_some_and(|test| actions.iter().any(|action| test.matches(action))) {
                continue;
            }
            for name in statement.principal.iter().flat_map(|test| &test.names) {
                if let Name::Session(arn) = name {
                    self.sessions.insert(arn.clone());
                }
            }
            for element in text.resources.iter().flat_map(|clause| &clause.elements) {
                self.variables(&element.value, compiled.policy.version);
            }
            let by_session = action.is_some_and(|test| actions[..1].iter().any(|action| test.matches(action)));
            for condition in &text.conditions {
                self.condition(condition, compiled.policy.version);
                let lower = condition.key.value.to_lowercase();
                if by_session && (is_claim(&lower) || lower.starts_with("aws:principaltag/")) {
                    let words = words_of(condition, compiled.policy.version);
                    self.carried.entry(lower).or_default().extend(words);
                }
            }
        }
    }

    fn condition(&mut self, condition: &Condition, version: Version) {
        let lower = condition.key.value.to_lowercase();
        let words = words_of(condition, version);
        match lower.as_str() {
            "sts:externalid" => self.externals.extend(words),
            "sts:rolesessionname" => self.names.extend(words),
            "sts:sourceidentity" | "aws:sourceidentity" => self.identities.extend(words),
            "aws:userid" => self
                .user_ids
                .extend(condition.values.iter().map(|value| value.value.clone())),
            "aws:tagkeys" | "sts:transitivetagkeys" => {
                for key in texts(&words, &Context::default()) {
                    self.tag(&key).key.clone_from(&key);
                }
                // That there is any tag, or one too many, may be all that is asked.
                self.tag(OTHER);
            }
            _ => {}
        }
        if let Some(key) = tag_in(&condition.key.value) {
            self.tag(key).values.extend(words_of(condition, version));
        }
        for value in &condition.values {
            self.variables(&value.value, version);
        }
        if !is_one_of_texts(condition, version) {
            self.open.insert(lower.clone());
        }
        self.read.insert(lower);
    }

    /// The keys that variables read.
    fn variables(&mut self, text: &str, version: Version) {
        let Some(template) = Template::new(text, version) else {
            return;
        };
        for variable in template.variables() {
            self.read.insert(variable.key.to_lowercase());
            self.open.insert(variable.key.to_lowercase());
            if let Some(key) = tag_in(&variable.key) {
                self.tag(key);
            }
        }
    }

    fn tag(&mut self, key: &str) -> &mut TagWords {
        self.tags.entry(key.to_lowercase()).or_insert_with(|| TagWords {
            key: key.to_owned(),
            values: BTreeSet::new(),
        })
    }

    /// Whether no value of a key tells these policies more than that it is none of those that they name.
    pub fn names_all_of(&self, key: &str) -> bool {
        !self.open.contains(key)
    }

    /// Whether any policy looks at something that a caller may choose.
    pub fn reads_choice(key: &str) -> bool {
        matches!(
            key,
            "sts:externalid" | "sts:rolesessionname" | "sts:sourceidentity" | "aws:tagkeys" | "sts:transitivetagkeys"
        ) || key.starts_with("aws:requesttag/")
    }
}

/// Whether a condition asks no more of its key than to be one of some texts without variables.
fn is_one_of_texts(condition: &Condition, version: Version) -> bool {
    let is_equals = matches!(
        condition.operator.base,
        Base::String {
            compare: Strings::Equals,
            negated: false
        }
    );
    let mut values = condition.values.iter();
    is_equals
        && condition.operator.quantifier == Quantifier::Single
        && values.all(|value| Template::new(&value.value, version).is_none())
}

/// Whether a context key, in lower case, is a claim of a provider: `saml:…`, or the host of an issuer.
pub(crate) fn is_claim(key: &str) -> bool {
    let prefix = key.split_once(':').map(|(prefix, _)| prefix);
    prefix.is_some_and(|prefix| prefix == "saml" || prefix.contains('.'))
}

/// The tag that a context key is about.
fn tag_in(key: &str) -> Option<&str> {
    let is_family = |family: &&&str| {
        key.get(..family.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(family))
    };
    let family = TAGS.iter().find(is_family)?;
    key.get(family.len()..).filter(|key| !key.is_empty())
}

/// The words of an estate.
#[derive(Debug)]
pub struct Vocabulary {
    /// Of the organization's policies.
    organization: Words,
    /// Of everything: what a session carries on may be asked for by any later hop.
    all: Words,
    /// What `all` names for tags and source identities, as plain texts.
    pub tags: Vec<(String, BTreeSet<String>)>,
    pub identities: BTreeSet<String>,
}

impl Vocabulary {
    pub fn of(estate: &Estate) -> Self {
        let mut organization = Words::default();
        if let Some(it) = &estate.organization {
            add_unit(&mut organization, &it.root);
        }
        for account in estate.accounts.values() {
            organization.add_all(account.scps.iter().chain(&account.rcps));
        }
        let mut all = organization.clone();
        for account in estate.accounts.values() {
            add_account(&mut all, account);
        }
        let mut tags: Vec<(String, BTreeSet<String>)> = all
            .tags
            .values()
            .map(|words| (words.key.clone(), plain(estate, &all, &words.values)))
            .collect();
        for (key, values) in &mut tags {
            let fitting = in_resources(estate, key);
            if !fitting.is_empty() {
                let carried = all.carried.entry(["aws:principaltag/", &key.to_lowercase()].concat());
                carried.or_default().extend(fitting.iter().cloned().map(Word::Plain));
            }
            values.extend(fitting);
            values.insert(OTHER.into());
        }
        let identities = plain(estate, &all, &all.identities);
        Self {
            organization,
            tags,
            identities,
            all,
        }
    }

    /// All context keys that policies look at, in lower case.
    pub const fn read(&self) -> &BTreeSet<String> {
        &self.all.read
    }

    /// What sessions may be asked for that came with a token, an assertion or a pod, by the key in lower case.
    pub const fn carried(&self) -> &BTreeMap<String, BTreeSet<Word>> {
        &self.all.carried
    }

    /// Whether any policy looks at a source identity.
    pub fn reads_identity(&self) -> bool {
        self.all.read.contains("sts:sourceidentity") || self.all.read.contains("aws:sourceidentity")
    }

    /// The words that bear on a hop to a role.
    pub fn of_hop<'a>(&self, caller: impl IntoIterator<Item = &'a Attached>, role: &Role) -> Words {
        let mut words = self.organization.clone();
        words.add_all(caller);
        words.add_all(&role.trust);
        words
    }

    /// Names of sessions of a role that tell them from other sessions of it, later in a chain.
    pub fn telling_names(&self, role: &Role) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let of_role = session_prefix(role);
        for arn in &self.all.sessions {
            names.extend(
                of_role
                    .as_ref()
                    .and_then(|prefix| arn.strip_prefix(prefix.as_str()))
                    .map(String::from),
            );
        }
        for id in &self.all.user_ids {
            let Some((of, name)) = id.split_once(':') else { continue };
            if of == role.unique_id || of.contains(['*', '?']) {
                names.extend(examples(name));
            }
        }
        names
    }
}

/// What the ARNs of a role's sessions begin with.
pub fn session_prefix(role: &Role) -> Option<String> {
    Arn::parse(&role.arn).map(|arn| format!("arn:{}:sts::{}:assumed-role/{}/", arn.partition, arn.account, role.name))
}

fn add_unit(words: &mut Words, unit: &Unit) {
    words.add_all(unit.scps.iter().chain(&unit.rcps));
    for unit in &unit.units {
        add_unit(words, unit);
    }
}

fn add_account(words: &mut Words, account: &Account) {
    for user in account.users.values() {
        words.add_all(user.policies.iter().chain(&user.boundary));
    }
    for group in account.groups.values() {
        words.add_all(&group.policies);
    }
    for role in account.roles.values() {
        words.add_all(role.policies.iter().chain(&role.boundary).chain(&role.trust));
    }
}
