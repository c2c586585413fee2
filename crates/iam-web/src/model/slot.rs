//! Where a policy document stands in a case, and adding, removing and moving documents.

use iam_scenario::case::{EndpointInput, LevelInput, PolicyInput, PolicyInputs};

/// The place of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Identity(usize),
    Boundary,
    /// Layer, and place in it.
    Session(usize, usize),
    Resource,
    /// Level, and place at it.
    Scp(usize, usize),
    Rcp(usize, usize),
    Endpoint,
}

/// What a document is for: the rows of the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Identity,
    Boundary,
    Session,
    Resource,
    Scp,
    Rcp,
    Endpoint,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Identity,
        Self::Resource,
        Self::Boundary,
        Self::Session,
        Self::Scp,
        Self::Rcp,
        Self::Endpoint,
    ];
}

impl Slot {
    pub const fn kind(self) -> Kind {
        match self {
            Self::Identity(_) => Kind::Identity,
            Self::Boundary => Kind::Boundary,
            Self::Session(..) => Kind::Session,
            Self::Resource => Kind::Resource,
            Self::Scp(..) => Kind::Scp,
            Self::Rcp(..) => Kind::Rcp,
            Self::Endpoint => Kind::Endpoint,
        }
    }

    /// The level of an organization that it is attached at; only SCPs and RCPs are.
    pub const fn level(self) -> Option<usize> {
        match self {
            Self::Scp(level, _) | Self::Rcp(level, _) => Some(level),
            Self::Identity(_) | Self::Boundary | Self::Session(..) | Self::Resource | Self::Endpoint => None,
        }
    }

    /// The id of its text in the page.
    pub fn text_id(self) -> String {
        ["text-", &self.id()].concat()
    }

    /// A name for it in the page, such as `scp-0-1`.
    pub fn id(self) -> String {
        let numbered = |name: &str, a: usize, b: usize| [name, "-", &a.to_string(), "-", &b.to_string()].concat();
        match self {
            Self::Identity(at) => numbered("identity", 0, at),
            Self::Boundary => "boundary".into(),
            Self::Session(layer, at) => numbered("session", layer, at),
            Self::Resource => "resource".into(),
            Self::Scp(level, at) => numbered("scp", level, at),
            Self::Rcp(level, at) => numbered("rcp", level, at),
            Self::Endpoint => "endpoint".into(),
        }
    }
}

/// All documents, in the order in which a case counts them.
pub fn slots(inputs: &PolicyInputs) -> Vec<Slot> {
    let mut slots: Vec<Slot> = (0..inputs.identity.len()).map(Slot::Identity).collect();
    slots.extend(inputs.boundary.iter().map(|_| Slot::Boundary));
    for (layer, pool) in inputs.session.iter().enumerate() {
        slots.extend((0..pool.len()).map(|at| Slot::Session(layer, at)));
    }
    slots.extend(inputs.resource.iter().map(|_| Slot::Resource));
    for (level, input) in inputs.scps.iter().enumerate() {
        slots.extend((0..input.policies.len()).map(|at| Slot::Scp(level, at)));
    }
    for (level, input) in inputs.rcps.iter().enumerate() {
        slots.extend((0..input.policies.len()).map(|at| Slot::Rcp(level, at)));
    }
    slots.extend(inputs.endpoint.iter().map(|_| Slot::Endpoint));
    slots
}

pub fn get(inputs: &PolicyInputs, slot: Slot) -> Option<&PolicyInput> {
    match slot {
        Slot::Identity(at) => inputs.identity.get(at),
        Slot::Boundary => inputs.boundary.as_ref(),
        Slot::Session(layer, at) => inputs.session.get(layer)?.get(at),
        Slot::Resource => inputs.resource.as_ref(),
        Slot::Scp(level, at) => inputs.scps.get(level)?.policies.get(at),
        Slot::Rcp(level, at) => inputs.rcps.get(level)?.policies.get(at),
        Slot::Endpoint => inputs.endpoint.as_ref().map(|endpoint| &endpoint.policy),
    }
}

pub fn get_mut(inputs: &mut PolicyInputs, slot: Slot) -> Option<&mut PolicyInput> {
    match slot {
        Slot::Identity(at) => inputs.identity.get_mut(at),
        Slot::Boundary => inputs.boundary.as_mut(),
        Slot::Session(layer, at) => inputs.session.get_mut(layer)?.get_mut(at),
        Slot::Resource => inputs.resource.as_mut(),
        Slot::Scp(level, at) => inputs.scps.get_mut(level)?.policies.get_mut(at),
        Slot::Rcp(level, at) => inputs.rcps.get_mut(level)?.policies.get_mut(at),
        Slot::Endpoint => inputs.endpoint.as_mut().map(|endpoint| &mut endpoint.policy),
    }
}

/// What the policy of a resource is called at first.
pub const RESOURCE_POLICY: &str = "ResourcePolicy";

/// Adds a document of a kind and says where it is. Of a kind that there can be one of, the one that is there stays.
pub fn add(inputs: &mut PolicyInputs, kind: Kind) -> Slot {
    match kind {
        Kind::Identity => {
            let name = fresh(inputs, "IdentityPolicy");
            inputs.identity.push(empty(&name));
            Slot::Identity(inputs.identity.len() - 1)
        }
        Kind::Boundary => {
            inputs.boundary.get_or_insert_with(|| empty("Boundary"));
            Slot::Boundary
        }
        Kind::Session => {
            let name = fresh(inputs, "SessionPolicy");
            if inputs.session.is_empty() {
                inputs.session.push(Vec::new());
            }
            let layer = inputs.session.len() - 1;
            inputs.session[layer].push(empty(&name));
            Slot::Session(layer, inputs.session[layer].len() - 1)
        }
        Kind::Resource => {
            inputs.resource.get_or_insert_with(|| empty(RESOURCE_POLICY));
            Slot::Resource
        }
        Kind::Scp | Kind::Rcp => {
            if levels(inputs, kind).is_empty() {
                add_level(inputs, kind);
            }
            let level = levels(inputs, kind).len() - 1;
            add_at_level(inputs, kind, level)
        }
        Kind::Endpoint => {
            inputs.endpoint.get_or_insert_with(|| EndpointInput {
                policy: empty("Endpoint"),
                gateway: false,
            });
            Slot::Endpoint
        }
    }
}

/// The levels of an organization; none for the other kinds.
pub fn levels(inputs: &PolicyInputs, kind: Kind) -> &[LevelInput] {
    match kind {
        Kind::Scp => &inputs.scps,
        Kind::Rcp => &inputs.rcps,
        Kind::Identity | Kind::Boundary | Kind::Session | Kind::Resource | Kind::Endpoint => &[],
    }
}

pub fn levels_mut(inputs: &mut PolicyInputs, kind: Kind) -> Option<&mut Vec<LevelInput>> {
    match kind {
        Kind::Scp => Some(&mut inputs.scps),
        Kind::Rcp => Some(&mut inputs.rcps),
        Kind::Identity | Kind::Boundary | Kind::Session | Kind::Resource | Kind::Endpoint => None,
    }
}

/// What AWS attaches to every level when it is made.
const FULL_ACCESS: &str = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// Adds a level with what AWS attaches to it by default.
pub fn add_level(inputs: &mut PolicyInputs, kind: Kind) {
    let Some(levels) = levels_mut(inputs, kind) else { return };
    let target = match levels.len() {
        0 => "r-root".to_string(),
        n => ["ou-", &n.to_string()].concat(),
    };
    let policies = match kind {
        Kind::Scp => vec![PolicyInput {
            text: FULL_ACCESS.into(),
            ..empty("FullAWSAccess")
        }],
        _ => Vec::new(),
    };
    levels.push(LevelInput {
        target,
        policies,
        extra: Vec::new(),
    });
}

pub fn add_at_level(inputs: &mut PolicyInputs, kind: Kind, level: usize) -> Slot {
    let name = fresh(inputs, if kind == Kind::Scp { "SCP" } else { "RCP" });
    let slot: fn(usize, usize) -> Slot = if kind == Kind::Scp { Slot::Scp } else { Slot::Rcp };
    match levels_mut(inputs, kind).and_then(|levels| levels.get_mut(level)) {
        Some(level_input) => {
            level_input.policies.push(empty(&name));
            slot(level, level_input.policies.len() - 1)
        }
        None => slot(level, 0),
    }
}

pub fn remove_level(inputs: &mut PolicyInputs, kind: Kind, level: usize) {
    if let Some(levels) = levels_mut(inputs, kind)
        && level < levels.len()
    {
        levels.remove(level);
    }
}

/// Takes a document out. An empty level stays a level; an empty session layer goes.
pub fn remove(inputs: &mut PolicyInputs, slot: Slot) -> Option<PolicyInput> {
    let take = |pool: &mut Vec<PolicyInput>, at: usize| (at < pool.len()).then(|| pool.remove(at));
    match slot {
        Slot::Identity(at) => take(&mut inputs.identity, at),
        Slot::Boundary => inputs.boundary.take(),
        Slot::Session(layer, at) => {
            let taken = take(inputs.session.get_mut(layer)?, at);
            inputs.session.retain(|pool| !pool.is_empty());
            taken
        }
        Slot::Resource => inputs.resource.take(),
        Slot::Scp(level, at) => take(&mut inputs.scps.get_mut(level)?.policies, at),
        Slot::Rcp(level, at) => take(&mut inputs.rcps.get_mut(level)?.policies, at),
        Slot::Endpoint => inputs.endpoint.take().map(|endpoint| endpoint.policy),
    }
}

/// Moves a document's text to another kind: into the box that is there if it is empty, else into a new one.
/// Says where it is now; nothing where the only box of that kind is taken.
pub fn move_to(inputs: &mut PolicyInputs, from: Slot, kind: Kind) -> Option<Slot> {
    let is_blank = |policy: &PolicyInput| policy.text.trim().is_empty();
    let free = slots(inputs)
        .into_iter()
        .find(|slot| slot.kind() == kind && get(inputs, *slot).is_some_and(is_blank));
    let single = match kind {
        Kind::Boundary => inputs.boundary.is_some(),
        Kind::Resource => inputs.resource.is_some(),
        Kind::Endpoint => inputs.endpoint.is_some(),
        Kind::Identity | Kind::Session | Kind::Scp | Kind::Rcp => false,
    };
    if free.is_none() && single {
        return None;
    }
    let text = get(inputs, from)?.text.clone();
    let to = free.unwrap_or_else(|| add(inputs, kind));
    get_mut(inputs, to)?.text = text;
    remove(inputs, from);
    // The places behind the one that went have moved up by one.
    Some(match (from, to) {
        (Slot::Identity(gone), Slot::Identity(at)) if gone < at => Slot::Identity(at - 1),
        _ => to,
    })
}

fn empty(name: &str) -> PolicyInput {
    PolicyInput {
        name: name.into(),
        text: String::new(),
        enabled: true,
        from: None,
        is_object: false,
        extra: Vec::new(),
    }
}

/// A name that no document has yet.
fn fresh(inputs: &PolicyInputs, stem: &str) -> String {
    let is_taken = |name: &str| {
        slots(inputs)
            .into_iter()
            .any(|slot| get(inputs, slot).is_some_and(|policy| policy.name == name))
    };
    if !is_taken(stem) {
        return stem.into();
    }
    let mut number = 2;
    loop {
        let name = [stem, &number.to_string()].concat();
        if !is_taken(&name) {
            return name;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_added_document_is_found_where_it_is_said_to_be() {
        for kind in Kind::ALL {
            let mut inputs = PolicyInputs::default();
            let slot = add(&mut inputs, kind);
            assert_eq!(slot.kind(), kind);
            assert!(get(&inputs, slot).is_some(), "{kind:?}");
            assert!(slots(&inputs).contains(&slot), "{kind:?}");
            assert!(remove(&mut inputs, slot).is_some());
            assert!(get(&inputs, slot).is_none(), "{kind:?}");
        }
    }

    #[test]
    fn a_first_scp_level_has_what_aws_attaches() {
        let mut inputs = PolicyInputs::default();
        let slot = add(&mut inputs, Kind::Scp);
        assert_eq!(slot, Slot::Scp(0, 1));
        assert_eq!(inputs.scps[0].policies[0].name, "FullAWSAccess");
    }

    #[test]
    fn moving_takes_the_text_along_and_never_writes_over_another() {
        let mut inputs = PolicyInputs::default();
        let from = add(&mut inputs, Kind::Identity);
        inputs.identity[0].text = "{}".into();
        assert_eq!(move_to(&mut inputs, from, Kind::Resource), Some(Slot::Resource));
        assert_eq!(inputs.resource.as_ref().map(|it| it.text.as_str()), Some("{}"));
        assert!(inputs.identity.is_empty());
        let from = add(&mut inputs, Kind::Identity);
        assert_eq!(move_to(&mut inputs, from, Kind::Resource), None);
    }
}
