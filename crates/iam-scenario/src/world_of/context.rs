//! What the world knows by itself of a request's context, what stands in the step, and where the two differ in the end.

use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_syntax::letter_case::lower;
use iam_syntax::literal::date;

use super::Asked;
use super::laid::Laid;
use super::left::Left;
use crate::case::{ContextEntry, ContextInput, PolicyInputs, RequestInput, key_of, same_key};
use crate::run::StepReport;

const OF_CALLER: &str = "aws:principaltag/";
const OF_RESOURCE: &str = "aws:resourcetag/";

/// Keys that follow from what is in the world, so that no step has to say them.
#[derive(Default)]
pub struct Known(Vec<Entry>);

struct Entry {
    name: String,
    value: String,
    /// Where it holds of one resource alone.
    resource: Option<String>,
}

impl Known {
    /// What of a request goes into the world: the caller's tags, and the tags of its one resource.
    pub fn of(first: &Asked, tagged: Option<&str>) -> Self {
        let has_tags = match first.answer.request.caller {
            Caller::User(ref user) => user.has_account(),
            Caller::Session(_) => true,
            Caller::Root { .. }
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => false,
        };
        let context = &first.answer.request.context;
        let mut known = Self::default();
        for entry in &first.input.context {
            let (name, Looked::One(value)) = (lower(&entry.name), context.get(&entry.name)) else {
                continue;
            };
            let resource = match () {
                () if has_tags && is_tag(&name, OF_CALLER) => None,
                () if is_tag(&name, OF_RESOURCE) && tagged.is_some() => tagged,
                () => continue,
            };
            known.0.push(Entry {
                name: entry.name.clone(),
                value: value.into(),
                resource: resource.map(String::from),
            });
        }
        known
    }

    /// Keys that all requests have.
    pub fn extend<'a>(&mut self, keys: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let entry = |(name, value): (&str, &str)| Entry {
            name: name.into(),
            value: value.into(),
            resource: None,
        };
        self.0.extend(keys.into_iter().map(entry));
    }

    pub fn tags_of_caller(&self) -> Vec<(String, Laid)> {
        self.tags(OF_CALLER)
    }

    pub fn tags_of_resource(&self) -> Vec<(String, Laid)> {
        self.tags(OF_RESOURCE)
    }

    fn tags(&self, family: &str) -> Vec<(String, Laid)> {
        let tags = self.0.iter().filter(|it| is_tag(&lower(&it.name), family));
        tags.filter_map(|it| Some((it.name.get(family.len()..)?.to_string(), Laid::text(&it.value))))
            .collect()
    }

    /// Of the context of a request, what a step has to say.
    pub fn rest(&self, input: &RequestInput) -> Vec<ContextEntry> {
        let is_said = |entry: &ContextEntry| {
            let ContextInput::One(value) = &entry.value else {
                return false;
            };
            self.0.iter().any(|known| {
                let is_there = known
                    .resource
                    .as_deref()
                    .is_none_or(|it| input.resources.arns().eq([it]));
                // Who says the time in its other form does not see the clock.
                let is_shown = !same_key(&known.name, "aws:CurrentTime") || moment(input).is_some();
                is_there && is_shown && same_key(&known.name, &entry.name) && known.value == *value
            })
        };
        input.context.iter().filter(|entry| !is_said(entry)).cloned().collect()
    }
}

fn is_tag(name: &str, family: &str) -> bool {
    name.strip_prefix(family).is_some_and(|tag| !tag.is_empty())
}

/// The moment of a request, where the clock of a world can show it just so.
pub fn moment(input: &RequestInput) -> Option<&str> {
    let is_unknown = |key: &str| input.unknown.iter().flatten().any(|it| same_key(it, key));
    let given = |key: &str| input.context.iter().find(|it| same_key(&it.name, key));
    if given("aws:EpochTime").is_some() || is_unknown("aws:EpochTime") || is_unknown("aws:CurrentTime") {
        return None;
    }
    let ContextInput::One(text) = &given("aws:CurrentTime")?.value else {
        return None;
    };
    let seconds = date::Instant::parse(text)?.seconds;
    (date::iso(seconds).as_deref() == Some(text)).then_some(text)
}

/// Keys that a world knows by itself, and a case only where it is told.
const BY_ITSELF: [&str; 12] = [
    "aws:TokenIssueTime",
    "aws:userid",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:MultiFactorAuthPresent",
    "aws:MultiFactorAuthAge",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:SourceVpce",
    "aws:SourceVpc",
];

/// Where the requests of the case and those of the steps do not have the same context, as far as it may matter.
pub fn differences(policies: &PolicyInputs, asked: &[Asked], steps: &[StepReport]) -> Vec<Left> {
    let texts: Vec<String> = policies
        .all()
        .filter(|it| it.enabled)
        .map(|it| lower(&it.text))
        .collect();
    // A name that is written with escapes is not found in the text.
    let reads = |key: &str| texts.iter().any(|it| it.contains(key) || it.contains("\\u"));
    let of_role = asked.iter().flat_map(|it| &it.input.context).filter_map(|it| {
        let name = key_of(&it.name);
        let tag = name.strip_prefix(OF_CALLER)?;
        Some([["aws:ResourceTag/", tag].concat(), ["iam:ResourceTag/", tag].concat()])
    });
    let by_itself = BY_ITSELF.iter().map(|it| (*it).to_string()).chain(of_role.flatten());
    let by_itself: Vec<String> = by_itself.filter(|it| reads(&key_of(it))).collect();
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    for (asked, step) in asked.iter().zip(steps) {
        let Some((_, answer)) = step.checks.first() else {
            continue;
        };
        let (case, world) = (&asked.answer.request.context, &answer.request.context);
        let is_gained = |key: &&String| case.get(key) == Looked::Absent && world.get(key) != Looked::Absent;
        gained.extend(by_itself.iter().filter(is_gained).cloned());
        let given = asked
            .input
            .context
            .iter()
            .map(|it| &it.name)
            .chain(asked.input.unknown.iter().flatten());
        lost.extend(given.filter(|it| case.get(it) != world.get(it)).cloned());
    }
    let said = |mut keys: Vec<String>, left: fn(Vec<String>) -> Left| {
        keys.sort();
        keys.dedup();
        (!keys.is_empty()).then(|| left(keys))
    };
    said(gained, Left::Gained)
        .into_iter()
        .chain(said(lost, Left::Lost))
        .collect()
}
