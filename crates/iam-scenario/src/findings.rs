//! What an answer has to say beside the decision: flaws of the documents, inputs that were ignored, and what is not
//! modelled and could change the answer.

mod beside;
pub mod never_sent;
mod public;
pub(crate) mod question;
pub(crate) mod refused;
mod remark;
mod user_id;
pub mod words;

use iam_eval::applies::is_assumed_root;
use iam_eval::caller::Caller;
use iam_eval::combine::{By, Outcome};
use iam_eval::gates::{Gate, Relation};
use iam_eval::policies::{Attached, Policies};
use iam_eval::rcp_services::has_rcps;
use iam_eval::request::{Request, Sort};
use iam_eval::trace::Trace;
use iam_sts::hop::Note;
use iam_syntax::diagnostic::{Diagnostic, Fix, Severity};
use iam_syntax::policy::PrincipalFamily;
use iam_syntax::span::{Places, Position, Span};

use crate::document::Document;
use remark::Remark;

/// One thing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// What it is called, such as `UNKNOWN_ACTION`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// In English; [`words::said`] says it in each language.
    pub message: String,
    /// What it is about; none where the reader of a document said it.
    pub remark: Option<Remark>,
    /// The rule of SEMANTICS.md behind it.
    pub rule: &'static str,
    /// Where it is.
    pub place: Option<FindingPlace>,
    /// What to do about it.
    pub help: Option<String>,
    /// A change of the text that mends it.
    pub fix: Option<Fix>,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A flaw of a document, which is evaluated all the same.
    Flaw,
    /// An input that the caller cannot have, left out of evaluation.
    Ignored,
    /// Something that is not modelled and could change this answer.
    Limit,
    /// How the request was read.
    Note,
}

/// Where in the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingPlace {
    /// JSON pointer of the document in the input.
    pub document: String,
    /// JSON pointer inside the document.
    pub path: String,
    /// The text that is wrong.
    pub span: Span,
    /// Its line and column.
    pub position: Position,
}

impl FindingKind {
    /// The kind as output has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flaw => "flaw",
            Self::Ignored => "ignored",
            Self::Limit => "limit",
            Self::Note => "note",
        }
    }
}

impl Finding {
    /// What the reader of a document said, at its place.
    #[must_use]
    pub fn flaw(diagnostic: &Diagnostic, document: &Document, places: &Places<'_>) -> Self {
        Self {
            kind: FindingKind::Flaw,
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            remark: None,
            rule: diagnostic.rule,
            place: Some(FindingPlace {
                document: document.pointer.clone(),
                path: diagnostic.path.clone(),
                span: diagnostic.span,
                position: places.position(diagnostic.span.start),
            }),
            help: diagnostic.help.clone(),
            fix: diagnostic.fix.clone(),
        }
    }

    pub(crate) fn new(remark: Remark) -> Self {
        let (kind, code, rule) = remark.of();
        let severity = match kind {
            FindingKind::Flaw | FindingKind::Ignored => Severity::Warning,
            FindingKind::Limit | FindingKind::Note => Severity::Suggestion,
        };
        Self {
            kind,
            code,
            severity,
            message: words::message(&remark),
            remark: Some(remark),
            rule,
            place: None,
            help: None,
            fix: None,
        }
    }
}

/// How many flaws an answer lists: each answer to a case, and each step of a scenario, lists them again.
pub(crate) const MOST_FLAWS: usize = 100;

/// That there are so many flaws beside those that are listed.
pub(crate) fn more_flaws(n: usize) -> Option<Finding> {
    (0 < n).then(|| Finding::new(Remark::MoreFlaws { n }))
}

/// What of the input was left out because the caller cannot have it.
// rule: E-60
// rule: E-76
#[must_use]
pub fn ignored(policies: &Policies, request: &Request) -> Vec<Finding> {
    let caller = &request.caller;
    let mut findings = Vec::new();
    let mut add = |applies: bool, remark: Remark| {
        if applies {
            findings.push(Finding::new(remark));
        }
    };
    let has_none = !caller.has_identity();
    add(has_none && !policies.identity.is_empty(), Remark::NoIdentityPolicies);
    add(has_none && policies.boundary.is_some(), Remark::NoBoundary);
    add(
        caller.is_service_linked() && policies.boundary.is_some(),
        Remark::NoBoundaryOfServiceLinked,
    );
    add(
        has_none && !policies.sessions.is_empty() && !is_assumed_root(request),
        Remark::NoSessionPolicies,
    );
    findings
}

/// That a key is taken to have the policy that AWS gives to new keys.
#[must_use]
pub(crate) fn default_key_policy() -> Finding {
    Finding::new(Remark::DefaultKeyPolicy)
}

/// That the resource's policy of a case stands on another resource than the one that is asked.
#[must_use]
pub(crate) fn policy_of_another(resource: &str) -> Finding {
    Finding::new(Remark::PolicyOfAnother {
        resource: resource.into(),
    })
}

/// What is not modelled and could change this answer.
#[must_use]
pub fn limits(policies: &Policies, request: &Request, trace: &Trace) -> Vec<Finding> {
    let mut findings = Vec::new();
    let decision = trace.decision();
    let allowed = decision.outcome == Outcome::Allowed;
    let lacks = |gate: Gate| decision.outcome == Outcome::ImplicitDeny && decision.by == Some(By::Gate(gate));
    let mut add = |applies: bool, remark: Remark| {
        if applies {
            findings.push(Finding::new(remark));
        }
    };
    let is_s3 = request.action.service() == "s3";
    let by_resource = trace.granted_by().is_some_and(|granted| granted.resource);
    let is_public = || {
        let policy = policies.resource.as_ref();
        policy.is_some_and(|attached| public::is_public(&attached.policy.policy))
    };
    add(
        // rule: E-73
        is_s3 && allowed && by_resource && is_public(),
        Remark::BlockPublicAccess,
    );
    add(
        // rule: E-35
        beside::acl_could(&request.action) && lacks(Gate::Resource) && trace.gates.relation != Relation::Divided,
        Remark::AccessControlLists,
    );
    add(
        is_s3 && !policies.identity.is_empty() && !allowed && lacks(Gate::Principal),
        Remark::AccessPoints,
    );
    let is_key = request.resource.sort == Sort::KmsKey;
    add(
        // rule: E-20
        is_key && beside::grant_could(&request.action) && decision.outcome == Outcome::ImplicitDeny,
        Remark::Grants,
    );
    add(
        // rule: E-50
        is_key && !policies.rcps.is_empty(),
        Remark::AwsManagedKey,
    );
    add(
        // rule: E-22
        request.resource.sort == Sort::Role && assumes_itself(request) && !allowed,
        Remark::SelfTrust,
    );
    add(
        // rule: E-52
        !policies.rcps.is_empty() && !has_rcps(request.action.service()),
        Remark::RcpOfOtherService,
    );
    add(
        // rule: E-43
        !policies.scps.is_empty() && matches!(request.caller, Caller::Root { .. }) && !allowed,
        Remark::RootTasks,
    );
    add(
        // rule: P-10
        policies.resource.as_ref().is_some_and(names_canonical_user) && !knows_canonical_id(request),
        Remark::CanonicalUser,
    );
    if let Some(has_name) = user_id::not_told(policies, request, trace) {
        // rule: C-41
        add(true, Remark::UserIdNotTold { has_name });
    }
    let is_cross = trace.gates.relation == Relation::Cross;
    add(
        is_cross && allowed && !is_s3 && request.resource.sort == Sort::Other,
        Remark::ServiceCheck,
    );
    findings
}

/// What a hop has to say beside its outcome; rules alone say nothing more.
#[must_use]
pub fn of_note(note: &Note) -> Option<Finding> {
    let remark = match note {
        Note::LongSourceIdentity { n_characters } => Remark::LongSourceIdentity {
            n_characters: *n_characters,
        },
        Note::PackedSize { n_characters } => Remark::PackedSize {
            n_characters: *n_characters,
            percent: n_characters.div_ceil(PLAIN_CHARACTERS_PER_PERCENT),
        },
        Note::NoSuchRole { arn } => Remark::NoSuchRole { arn: arn.clone() },
        Note::DurationCut { seconds } => Remark::DurationCut { seconds: *seconds },
        Note::TagsAsked { passed, by, carried } => Remark::TagsAsked {
            passed: passed.clone(),
            by: *by,
            carried: carried.clone(),
        },
        Note::SourceIdentityAsked { identity, by } => Remark::SourceIdentityAsked {
            identity: identity.clone(),
            by: *by,
        },
        Note::DroppedClaims { issuer, claims, keys } => Remark::DroppedClaims {
            issuer: issuer.clone(),
            claims: claims.clone(),
            keys: keys.clone(),
        },
        Note::DroppedAttributes { attributes, keys } => Remark::DroppedAttributes {
            attributes: attributes.clone(),
            keys: keys.clone(),
        },
        Note::Rule(_) => return None,
    };
    Some(Finding::new(remark))
}

/// The plain text that session policies may have, 2,048 characters, taken as full.
const PLAIN_CHARACTERS_PER_PERCENT: usize = 20;

fn names_canonical_user(attached: &Attached) -> bool {
    let clauses = attached
        .policy
        .policy
        .statements
        .iter()
        .filter_map(|statement| statement.principal.as_ref());
    clauses
        .flat_map(|clause| &clause.entries)
        .any(|entry| entry.family == PrincipalFamily::CanonicalUser)
}

/// Whether the caller's own canonical id is told, so that it is known whether the policy means it.
fn knows_canonical_id(request: &Request) -> bool {
    match &request.caller {
        Caller::User(user) => !user.has_account() && user.unique_id.is_some(),
        Caller::Root { .. }
        | Caller::Session(_)
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => false,
    }
}

fn assumes_itself(request: &Request) -> bool {
    match &request.caller {
        Caller::Session(session) => session.role_arn == request.resource.text,
        Caller::Root { .. }
        | Caller::User(_)
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => false,
    }
}
