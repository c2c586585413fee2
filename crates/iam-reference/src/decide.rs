//! The decision: the reference algorithm of SEMANTICS.md §6.10, line by line.

use iam_eval::caller::Caller;
use iam_eval::request::Request;
use iam_syntax::policy::{Effect, Policy};

use crate::principal::{Kind, Who};
use crate::statement::applies;
use crate::world::World;

/// Which policies of a request, in AWS's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Rcp(usize),
    Scp(usize),
    Endpoint,
    Resource,
    Identity,
    Boundary,
    Session(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Default,
    Place(Place),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allowed,
    Explicit(By),
    Implicit(By),
}

/// A statement that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applying {
    pub place: Place,
    /// Which policy of the place, and which statement of the policy.
    pub policy: usize,
    pub statement: usize,
    pub effect: Effect,
    pub kind: Kind,
}

/// E-52.
const RCP_SERVICES: &str = "appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor \
    cognito-identity cognito-idp comprehend comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public \
    gamelift inspector-scan kendra kinesisvideo memorydb aoss personalize polly s3 swf sqs textract \
    timestream-influxdb transcribe translate workspaces appconfig autoscaling-plans budgets servicediscovery \
    cloudtrail-data codeartifact codebuild codecommit codepipeline compute-optimizer cost-optimization-hub events \
    fms fis health rolesanywhere kms opensearch pricing pca-connector-ad resource-groups secretsmanager sts signin \
    support transfer notifications wafv2 xray";

/// The request with what follows from it.
struct Facts<'a> {
    request: &'a Request,
    world: &'a World,
    action: String,
    service: String,
}

impl Facts<'_> {
    fn who(&self) -> &Caller {
        &self.request.caller
    }

    fn is_root(&self) -> bool {
        matches!(self.who(), Caller::Root { .. })
    }

    /// Users, role sessions and federated users have policies of their own.
    fn is_identity(&self) -> bool {
        match self.who() {
            // P-20.
            Caller::User(user) => !user.account.is_empty(),
            Caller::Session(_) | Caller::FederatedUser { .. } => true,
            Caller::Root { .. } | Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
        }
    }

    fn is_service_linked(&self) -> bool {
        matches!(self.who(), Caller::Session(session) if session.service_linked)
    }

    fn same_partition(&self) -> bool {
        let name = match self.who() {
            Caller::Root { arn, .. } | Caller::FederatedUser { arn, .. } => arn,
            Caller::User(user) => &user.arn,
            Caller::Session(session) => &session.role_arn,
            Caller::Federated { provider } => provider,
            Caller::Service { .. } | Caller::Anonymous => return true,
        };
        match (partition(name), partition(&self.request.resource.text)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    fn same(&self) -> bool {
        let own = match self.who() {
            Caller::Root { account, .. } | Caller::FederatedUser { account, .. } => account,
            Caller::User(user) => &user.account,
            Caller::Session(session) => &session.account,
            Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => return false,
        };
        *own == self.request.resource_account && self.same_partition()
    }

    fn is_strict(&self) -> bool {
        let fields: Vec<&str> = self.request.resource.text.splitn(6, ':').collect();
        match fields.as_slice() {
            ["arn", _, "iam", _, _, resource] => resource.starts_with("role/") && self.service == "sts",
            ["arn", _, "kms", _, _, resource] => resource.starts_with("key/"),
            _ => false,
        }
    }

    fn boundary(&self) -> Option<&Policy> {
        // E-74, E-76.
        self.world
            .boundary
            .as_ref()
            .filter(|_| self.is_identity() && !self.is_service_linked())
    }

    /// `applicable` of §6.10.
    fn places(&self) -> Vec<(Place, Vec<&Policy>)> {
        let mut places: Vec<(Place, Vec<&Policy>)> = Vec::new();
        let supported = RCP_SERVICES.split_whitespace().any(|service| service == self.service);
        if supported && !self.is_service_linked() && self.action != "kms:retiregrant" {
            places.extend(
                self.world
                    .rcps
                    .iter()
                    .enumerate()
                    .map(|(at, level)| (Place::Rcp(at), level.iter().collect())),
            );
        }
        if (self.is_identity() || self.is_root()) && !self.is_service_linked() {
            places.extend(
                self.world
                    .scps
                    .iter()
                    .enumerate()
                    .map(|(at, level)| (Place::Scp(at), level.iter().collect())),
            );
        }
        places.extend(
            self.world
                .endpoint
                .iter()
                .map(|endpoint| (Place::Endpoint, vec![&endpoint.policy])),
        );
        places.extend(self.world.resource.iter().map(|policy| (Place::Resource, vec![policy])));
        if self.is_identity() {
            places.push((Place::Identity, self.world.identity.iter().collect()));
            places.extend(self.boundary().map(|policy| (Place::Boundary, vec![policy])));
            places.extend(
                self.world
                    .sessions
                    .iter()
                    .enumerate()
                    .map(|(at, layer)| (Place::Session(at), layer.iter().collect())),
            );
        }
        places
    }
}

fn partition(arn: &str) -> Option<&str> {
    let fields: Vec<&str> = arn.splitn(6, ':').collect();
    (fields.len() == 6 && fields[0] == "arn").then(|| fields[1])
}

fn facts<'a>(world: &'a World, request: &'a Request) -> Facts<'a> {
    let action = request.action.text.to_lowercase();
    let service = action.split(':').next().unwrap_or("").to_owned();
    Facts {
        request,
        world,
        action,
        service,
    }
}

/// Every statement that applies, in the order of gates, policies and statements.
#[must_use]
pub fn applying(world: &World, request: &Request) -> Vec<Applying> {
    let facts = facts(world, request);
    let mut found = Vec::new();
    for (place, policies) in facts.places() {
        let gateway = place == Place::Endpoint && world.endpoint.as_ref().is_some_and(|endpoint| endpoint.gateway);
        let who = Who {
            caller: facts.who(),
            has_boundary: facts.boundary().is_some(),
            gateway,
        };
        for (policy_idx, policy) in policies.into_iter().enumerate() {
            for (statement_idx, statement) in policy.statements.iter().enumerate() {
                if let Some(kind) = applies(policy, statement, &who, request) {
                    found.push(Applying {
                        place,
                        policy: policy_idx,
                        statement: statement_idx,
                        effect: statement.effect,
                        kind,
                    });
                }
            }
        }
    }
    found
}

/// Decides a request.
#[must_use]
pub fn decide(world: &World, request: &Request) -> Decision {
    let facts = facts(world, request);
    let who = facts.who();
    let signed = !matches!(who, Caller::Anonymous | Caller::Federated { .. });
    // Before any policy.
    let with_token = [
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:setsourceidentity",
        "sts:tagsession",
    ];
    if !signed && facts.action.starts_with("sts:") && !with_token.contains(&facts.action.as_str()) {
        return Decision::Implicit(By::Default);
    }
    if facts.action == "sts:getcalleridentity" {
        return Decision::Allowed;
    }
    if facts.action == "sts:getsessiontoken" {
        return match who {
            Caller::User(_) | Caller::Root { .. } => Decision::Allowed,
            Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => Decision::Implicit(By::Default),
        };
    }
    if facts.action == "sts:assumerole" && facts.is_root() {
        return Decision::Implicit(By::Default);
    }

    let same = facts.same();
    let strict = facts.is_strict();
    let applying = applying(world, request);

    // 1 explicit deny.
    let policy_actions = ["s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy"];
    for one in &applying {
        let spared =
            facts.is_root() && same && policy_actions.contains(&facts.action.as_str()) && one.place == Place::Resource;
        if one.effect == Effect::Deny && !spared {
            return Decision::Explicit(By::Place(one.place));
        }
    }

    // 2, 3 organization limits; RCPFullAWSAccess is at every RCP level.
    let any_allow = |place| {
        applying
            .iter()
            .any(|one| one.place == place && one.effect == Effect::Allow)
    };
    let implicit = |place| Decision::Implicit(By::Place(place));
    for (place, _) in facts.places() {
        let limits = matches!(place, Place::Scp(_) | Place::Endpoint);
        if limits && !any_allow(place) {
            return implicit(place);
        }
    }

    // E-32: no resource policy reaches into another partition.
    let kinds: Vec<Kind> = applying
        .iter()
        .filter(|one| one.place == Place::Resource && one.effect == Effect::Allow && facts.same_partition())
        .map(|one| one.kind)
        .collect();
    let has = |wanted: &[Kind]| wanted.iter().any(|kind| kinds.contains(kind));
    let of_resource = |good| {
        if good {
            Decision::Allowed
        } else {
            implicit(Place::Resource)
        }
    };
    match who {
        Caller::Anonymous => return of_resource(has(&[Kind::Any])),
        Caller::Service { .. } => return of_resource(has(&[Kind::Any, Kind::Service])),
        Caller::Federated { .. } => return of_resource(has(&[Kind::Any, Kind::Federated])),
        // P-20.
        Caller::User(user) if user.account.is_empty() => return of_resource(has(&[Kind::Any, Kind::User])),
        Caller::Root { .. } if same => return of_resource(!strict || !kinds.is_empty()),
        Caller::Root { .. } => return of_resource(!kinds.is_empty()),
        Caller::User(_) | Caller::Session(_) | Caller::FederatedUser { .. } => {}
    }

    let ident = any_allow(Place::Identity);
    let bnd = facts.boundary().is_none() || any_allow(Place::Boundary);
    // The first layer that does not allow, if one doesn't.
    let ses = if world.sessions.is_empty() {
        matches!(who, Caller::FederatedUser { .. }).then_some(0)
    } else {
        (0..world.sessions.len()).find(|at| !any_allow(Place::Session(*at)))
    };
    let limited = || match (bnd, ses) {
        (false, _) => implicit(Place::Boundary),
        (true, Some(at)) => implicit(Place::Session(at)),
        (true, None) => Decision::Allowed,
    };
    if !same {
        return match (kinds.is_empty(), ident) {
            (true, _) => implicit(Place::Resource),
            (false, false) => implicit(Place::Identity),
            (false, true) => limited(),
        };
    }
    if has(&[Kind::Any, Kind::User, Kind::Session, Kind::FedUser]) {
        return Decision::Allowed;
    }
    let via_role = has(&[Kind::Role, Kind::UserOfFed]);
    let via_ident = ident && (!strict || has(&[Kind::Account]));
    if !via_role && !via_ident {
        return implicit(if strict && kinds.is_empty() {
            Place::Resource
        } else {
            Place::Identity
        });
    }
    limited()
}
