//! Control policies by level as an organization: the root, units one in the other, the account.

use std::collections::{BTreeMap, BTreeSet};

use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_syntax::arn::is_account_id;

use super::Asked;
use super::account::Accounts;
use super::laid::Laid;
use super::left::Left;
use super::names::Names;
use crate::case::{LevelInput, PolicyInputs};
use crate::read::organization::Control;
use crate::reply;

/// How deep units may be in one another.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>
const MOST_UNITS: usize = 5;
const ROOT: &str = "r-root";
const ORGANIZATION: &str = "o-exampleorg";
/// The management account, which is none of those of the case.
const MANAGEMENT: [&str; 3] = ["999999999999", "999999999998", "999999999997"];

/// Levels by what they are attached to.
#[derive(Default)]
struct Levels<'a> {
    root: Option<&'a LevelInput>,
    units: Vec<&'a LevelInput>,
    account: Option<&'a LevelInput>,
}

/// The organization of the accounts of a request; nothing where the case has no control policies.
pub fn organization(
    policies: &PolicyInputs,
    asked: &[Asked],
    accounts: &mut Accounts,
    left: &mut Vec<Left>,
) -> Option<Laid> {
    let request = &asked[0].answer.request;
    let principal = request.caller.account().filter(|_| !policies.scps.is_empty());
    let resource = Some(request.resource_account.as_str()).filter(|_| !policies.rcps.is_empty());
    if principal.is_none() && resource.is_none() {
        return None;
    }
    let mut both = [Levels::default(), Levels::default()];
    let [scps, rcps] = &mut both;
    if principal.is_some() {
        *scps = levels(&policies.scps);
    }
    if resource.is_some() {
        *rcps = levels(&policies.rcps);
    }
    for levels in &mut both {
        if MOST_UNITS < levels.units.len() {
            levels.units.truncate(MOST_UNITS);
            if !left.contains(&Left::Units) {
                left.push(Left::Units);
            }
        }
    }
    if resource.is_some() {
        left.extend(other_owners(asked));
    }
    let [scps, rcps] = both;
    let mut shelf = Shelf::new();
    let root_id = target(&[scps.root, rcps.root], ROOT);
    let root = shelf.attached(scps.root, rcps.root);
    let mut inside = Vec::new();
    match (principal, resource) {
        (Some(one), Some(other)) if one != other => {
            for (id, scps, rcps) in [(one, scps, Levels::default()), (other, Levels::default(), rcps)] {
                inside.push(shelf.below(&scps, &rcps, id));
                attach(&mut shelf, accounts, &request.caller, id, &scps, &rcps);
            }
        }
        (Some(id), _) | (None, Some(id)) => {
            inside.push(shelf.below(&scps, &rcps, id));
            attach(&mut shelf, accounts, &request.caller, id, &scps, &rcps);
        }
        (None, None) => {}
    }
    let (units, direct): (Vec<_>, Vec<_>) = inside.into_iter().partition(|it| matches!(it, Laid::Object(_)));
    let mut root_fields = vec![("id".to_string(), Laid::text(&root_id))];
    root_fields.extend(root);
    root_fields.extend((!units.is_empty()).then(|| ("units".to_string(), Laid::List(units))));
    root_fields.extend((!direct.is_empty()).then(|| ("accounts".to_string(), Laid::List(direct))));
    let key = if principal.is_some() {
        "aws:PrincipalOrgID"
    } else {
        "aws:ResourceOrgID"
    };
    let id = match request.context.get(key) {
        Looked::One(id) => id,
        Looked::Absent | Looked::Many(_) | Looked::Unknown => ORGANIZATION,
    };
    let is_free = |it: &&str| Some(*it) != principal && Some(*it) != resource;
    let management = MANAGEMENT.into_iter().find(is_free).unwrap_or(MANAGEMENT[0]);
    let mut fields = vec![
        ("id".to_string(), Laid::text(id)),
        ("managementAccount".to_string(), Laid::text(management)),
        ("root".to_string(), Laid::Object(root_fields)),
    ];
    fields.extend((!shelf.policies.is_empty()).then(|| ("policies".to_string(), Laid::Object(shelf.policies))));
    Some(Laid::Object(fields))
}

/// The resources that are not of the account of the first.
fn other_owners(asked: &[Asked]) -> Option<Left> {
    let owner = &asked[0].answer.request.resource_account;
    let requests = asked.iter().filter_map(|it| reply::requests(&it.input).ok()).flatten();
    let others: BTreeSet<String> = requests
        .filter(|it| it.resource_account != *owner)
        .map(|it| it.resource.text)
        .collect();
    (!others.is_empty()).then(|| Left::OtherOwners(others.into_iter().collect()))
}

/// What each level is, by its target and its place.
fn levels(all: &[LevelInput]) -> Levels<'_> {
    let is_below_root = |it: &LevelInput| it.target.starts_with("ou-") || is_account_id(&it.target);
    let is_above_account = |it: &LevelInput| it.target.starts_with("ou-") || it.target.starts_with("r-");
    let (root, rest) = match all {
        [first, rest @ ..] if !is_below_root(first) => (Some(first), rest),
        all => (None, all),
    };
    let (account, units) = match rest {
        [units @ .., last] if !is_above_account(last) => (Some(last), units),
        rest => (None, rest),
    };
    Levels {
        root,
        units: units.iter().collect(),
        account,
    }
}

/// The target of the first level that has one.
fn target(levels: &[Option<&LevelInput>], or: &str) -> String {
    let targets = levels.iter().flatten().map(|it| it.target.as_str());
    targets
        .filter(|it| !it.is_empty())
        .map(String::from)
        .next()
        .unwrap_or_else(|| or.into())
}

fn attach(shelf: &mut Shelf, accounts: &mut Accounts, caller: &Caller, id: &str, scps: &Levels, rcps: &Levels) {
    let fields = shelf.attached(scps.account, rcps.account);
    if fields.is_empty() {
        return;
    }
    let account = accounts.of(id, caller.partition().unwrap_or("aws"));
    for (name, names) in fields {
        match name.as_str() {
            "scps" => account.scps = Some(names),
            _ => account.rcps = Some(names),
        }
    }
}

/// The control policies of the organization by name.
struct Shelf {
    names: Names,
    policies: Vec<(String, Laid)>,
    /// The names of those that are there, by their kind and text.
    by_text: BTreeMap<(&'static str, String, String), String>,
}

impl Shelf {
    fn new() -> Self {
        Self {
            names: Names::with([Control::Scp.full_access().0, Control::Rcp.full_access().0]),
            policies: Vec::new(),
            by_text: BTreeMap::new(),
        }
    }

    /// What is attached to an entity of both kinds, as its fields.
    fn attached(&mut self, scps: Option<&LevelInput>, rcps: Option<&LevelInput>) -> Vec<(String, Laid)> {
        let both = [(Control::Scp, scps), (Control::Rcp, rcps)];
        let levels = both.into_iter().filter_map(|(kind, level)| Some((kind, level?)));
        let mut fields = Vec::new();
        for (kind, level) in levels {
            let on = level.policies.iter().filter(|it| it.enabled);
            let names: Vec<String> = on.map(|it| self.name(kind, &it.name, &it.text)).collect();
            fields.push((kind.field().to_string(), Laid::texts(names.iter().map(String::as_str))));
        }
        fields
    }

    fn name(&mut self, kind: Control, name: &str, text: &str) -> String {
        let (full_name, full_text) = kind.full_access();
        let bare: String = text.split_ascii_whitespace().collect();
        if name == full_name && bare == full_text {
            return name.into();
        }
        let key = (kind.name(), name.to_string(), text.to_string());
        if let Some(name) = self.by_text.get(&key) {
            return name.clone();
        }
        let unique = self.names.unique(if name.is_empty() { "Policy" } else { name });
        // AWS's own name is not for another policy.
        let policy = [("type", Laid::text(kind.name())), ("document", Laid::document(text))];
        self.policies.push((unique.clone(), Laid::object(policy)));
        self.by_text.insert(key, unique.clone());
        unique
    }

    /// What of the root leads to an account: units one in the other, or where there are none its id.
    fn below(&mut self, scps: &Levels, rcps: &Levels, account: &str) -> Laid {
        let n_units = scps.units.len().max(rcps.units.len());
        let mut inside = Laid::text(account);
        for at in (0..n_units).rev() {
            let (scp, rcp) = (scps.units.get(at).copied(), rcps.units.get(at).copied());
            let id = target(&[scp, rcp], &format!("ou-root-{}", at + 1));
            let mut fields = vec![("id".to_string(), Laid::text(&id))];
            fields.extend(self.attached(scp, rcp));
            let name = if matches!(inside, Laid::Object(_)) {
                "units"
            } else {
                "accounts"
            };
            fields.push((name.into(), Laid::List(vec![inside])));
            inside = Laid::Object(fields);
        }
        inside
    }
}
