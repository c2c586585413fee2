//! A request filled in from what AWS said of one that it denied. Pure.

use iam_protocol::exchange::{Denied, Effect};
use iam_scenario::case::{ContextEntry, ContextInput, PolicyInputs, PrincipalInput, RequestInput, Resources};
use iam_syntax::policy::PolicyKind;

use super::slot::{self, Kind, Slot};
use super::typical::know;

/// What was filled in last, as long as the request is still about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub denied: Denied,
    /// Whether a case of its own was begun for it.
    pub is_anew: bool,
    /// The policy that AWS named, whose text is not here.
    pub wanted: Option<Kind>,
    pub about: About,
}

impl Filled {
    /// The policy that AWS named, while there is room for its text.
    pub fn still_wanted(&self, policies: &PolicyInputs) -> Option<Kind> {
        let is_empty = |it: &Slot| slot::get(policies, *it).is_some_and(|it| it.text.trim().is_empty());
        let is_there = |kind: &Kind| {
            slot::slots(policies)
                .iter()
                .any(|it| it.kind() == *kind && is_empty(it))
        };
        self.wanted.filter(is_there)
    }
}

/// Who asks for what: by which it is told whether a request is still the one that something was said of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    principal: Option<PrincipalInput>,
    action: Option<String>,
    resources: Resources,
}

impl About {
    pub fn of(request: &RequestInput) -> Self {
        Self {
            principal: request.principal.clone(),
            action: request.action.clone(),
            resources: request.resources.clone(),
        }
    }
}

/// Makes room for the policy that AWS named, where there is none that could have denied it. Says where it is.
pub fn make_room(policies: &mut PolicyInputs, denied: &Denied) -> Option<Slot> {
    let kind = kind(denied)?;
    let of_kind: Vec<Slot> = slot::slots(policies)
        .into_iter()
        .filter(|it| it.kind() == kind)
        .collect();
    let text = |slot: &Slot| slot::get(policies, *slot).map_or("", |it| it.text.trim());
    let could_deny = |slot: &Slot| match denied.effect {
        Some(Effect::Explicit) => text(slot).contains("\"Deny\""),
        Some(Effect::Implicit) | None => !text(slot).is_empty(),
    };
    if of_kind.iter().any(could_deny) {
        return None;
    }
    if let Some(empty) = of_kind.iter().find(|it| text(it).is_empty()) {
        return Some(*empty);
    }
    let is_first = slot::levels(policies, kind).is_empty();
    let mut slot = slot::add(policies, kind);
    // What AWS attaches by default would have allowed it.
    if let (Slot::Scp(level, _), true, Some(Effect::Implicit)) = (slot, is_first, denied.effect) {
        slot::remove(policies, Slot::Scp(level, 0));
        slot = Slot::Scp(level, 0);
    }
    let name = denied.policy.rsplit('/').next().filter(|name| !name.is_empty());
    if let (Some(policy), Some(name)) = (slot::get_mut(policies, slot), name) {
        policy.name = name.into();
    }
    Some(slot)
}

/// The kind of policy that AWS named, as the list of policies has it.
fn kind(denied: &Denied) -> Option<Kind> {
    Some(match PolicyKind::of_name(denied.kind.as_deref()?)? {
        PolicyKind::Identity => Kind::Identity,
        PolicyKind::Boundary => Kind::Boundary,
        PolicyKind::Session => Kind::Session,
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust => Kind::Resource,
        PolicyKind::Scp => Kind::Scp,
        PolicyKind::Rcp => Kind::Rcp,
        PolicyKind::Endpoint => Kind::Endpoint,
    })
}

/// A part of a request that AWS said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Principal,
    Action,
    Resource,
    Context,
}

/// The parts that were said.
pub fn told(denied: &Denied) -> Vec<Told> {
    let all = [
        (Told::Principal, !denied.principal.is_empty() && !denied.is_no_principal),
        (Told::Action, !denied.action.is_empty()),
        (Told::Resource, !denied.resource.is_empty() && !denied.is_no_resource),
        (Told::Context, denied.context.is_some()),
    ];
    all.into_iter()
        .filter(|(_, is_told)| *is_told)
        .map(|(it, _)| it)
        .collect()
}

/// Fills a request in. What was not said stays as it was.
pub fn fill(request: &mut RequestInput, denied: &Denied) {
    let told = told(denied);
    if told.contains(&Told::Principal) {
        request.principal = Some(PrincipalInput::Text(denied.principal.clone()));
    }
    if told.contains(&Told::Action) {
        request.action = Some(denied.action.clone());
    }
    // Who stood there is another than the one that AWS names.
    if denied.is_no_principal {
        request.principal = None;
    }
    // What AWS left out is still to be said.
    if denied.is_short {
        return;
    }
    // Whose the resource is follows from it, unless it is the same one.
    if request.resources.joined("\n") != denied.resource {
        request.resource_account = None;
    }
    // Where AWS speaks of no resource, it was none in particular.
    request.resources = match denied.resource.as_str() {
        "" => Resources::of("*"),
        _ if denied.is_no_resource => Resources::default(),
        resource => Resources::of(resource),
    };
    // Who came from outside, and for which role, is not said: what stood there is another's.
    if denied.is_of_outsider {
        request.principal = None;
        request.resources = Resources::default();
    }
    if let Some(context) = &denied.context {
        request.context.clear();
        let entry = |(name, values): &(String, Vec<String>)| ContextEntry {
            name: name.clone(),
            value: match values.as_slice() {
                [value] => ContextInput::One(value.clone()),
                values => ContextInput::Many(values.to_vec()),
            },
        };
        know(request, context.iter().map(entry).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> RequestInput {
        RequestInput {
            principal: Some(PrincipalInput::Text("anonymous".into())),
            action: Some("s3:ListBucket".into()),
            resources: Resources::of("arn:aws:s3:::b"),
            resource_account: Some("111122223333".into()),
            unknown: Some(vec!["aws:sourceip".into(), "s3:prefix".into()]),
            ..RequestInput::default()
        }
    }

    fn denied() -> Denied {
        Denied {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::b".into(),
            ..Denied::default()
        }
    }

    #[test]
    fn what_was_said_takes_the_place_of_what_stood_there() {
        let mut it = request();
        fill(&mut it, &denied());
        assert_eq!(it.action.as_deref(), Some("s3:GetObject"));
        assert_eq!(
            (&it.principal, &it.resource_account),
            (&request().principal, &request().resource_account)
        );
        assert_eq!(told(&denied()), [Told::Action, Told::Resource]);
    }

    #[test]
    fn another_resource_may_be_anothers_and_none_is_any() {
        let mut it = request();
        let resource = "arn:aws:s3:::c".to_string();
        fill(&mut it, &Denied { resource, ..denied() });
        assert_eq!(it.resource_account, None);
        let resource = String::new();
        fill(&mut it, &Denied { resource, ..denied() });
        assert_eq!(it.resources.joined(","), "*");
    }

    #[test]
    fn who_came_from_outside_is_asked_for() {
        let mut it = request();
        let is_of_outsider = true;
        fill(
            &mut it,
            &Denied {
                is_of_outsider,
                ..denied()
            },
        );
        assert!(it.principal.is_none() && it.resources.is_empty());
    }

    #[test]
    fn what_names_nobody_or_nothing_of_a_case_is_asked_for() {
        let mut it = request();
        let denied = Denied {
            principal: "111122223333".into(),
            resource: "mysecret".into(),
            is_no_principal: true,
            is_no_resource: true,
            ..denied()
        };
        fill(&mut it, &denied);
        assert!(it.principal.is_none() && it.resources.is_empty() && it.resource_account.is_none());
        assert_eq!(told(&denied), [Told::Action]);
    }

    #[test]
    fn a_context_is_the_whole_context_and_its_keys_are_known() {
        let mut it = request();
        let context = Some(vec![
            ("aws:SourceIp".into(), vec!["192.0.2.1".into()]),
            ("aws:TagKeys".into(), vec!["a".into(), "b".into()]),
        ]);
        fill(&mut it, &Denied { context, ..denied() });
        let values: Vec<&ContextInput> = it.context.iter().map(|it| &it.value).collect();
        assert!(
            matches!(values[..], [ContextInput::One(_), ContextInput::Many(_)]),
            "{values:?}"
        );
        assert_eq!(it.unknown, Some(vec!["s3:prefix".to_string()]));
    }
}
