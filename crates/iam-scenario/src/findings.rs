//! What an answer has to say beside the decision: flaws of the documents, inputs that were ignored, and what is not
//! modelled and could change the answer.

use iam_catalog::api::{Asks, Operation};
use iam_eval::caller::Caller;
use iam_eval::combine::{By, Outcome};
use iam_eval::evaluate::{RCP_SERVICES, is_assumed_root};
use iam_eval::gates::{Gate, Relation};
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Request, Sort};
use iam_eval::trace::Trace;
use iam_explain::{Lang, words};
use iam_sts::hop::Note;
use iam_syntax::diagnostic::{Diagnostic, Fix, Severity};
use iam_syntax::policy::PrincipalFamily;
use iam_syntax::span::{Position, Span, position};

use crate::load::Document;
use crate::question::{Named, Question};

/// One thing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: FindingKind,
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub rule: &'static str,
    pub place: Option<FindingPlace>,
    pub help: Option<String>,
    pub fix: Option<Fix>,
}

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
    pub span: Span,
    pub position: Position,
}

impl FindingKind {
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
    #[must_use]
    pub fn flaw(diagnostic: &Diagnostic, document: &Document) -> Self {
        Self {
            kind: FindingKind::Flaw,
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            rule: diagnostic.rule,
            place: Some(FindingPlace {
                document: document.pointer.clone(),
                path: diagnostic.path.clone(),
                span: diagnostic.span,
                position: position(&document.text, diagnostic.span.start),
            }),
            help: diagnostic.help.clone(),
            fix: diagnostic.fix.clone(),
        }
    }

    fn new(kind: FindingKind, code: &'static str, rule: &'static str, message: &str) -> Self {
        let severity = match kind {
            FindingKind::Flaw | FindingKind::Ignored => Severity::Warning,
            FindingKind::Limit | FindingKind::Note => Severity::Suggestion,
        };
        Self {
            kind,
            code,
            severity,
            message: message.into(),
            rule,
            place: None,
            help: None,
            fix: None,
        }
    }
}

/// What of the input was left out because the caller cannot have it.
// rule: E-60
// rule: E-76
#[must_use]
pub fn ignored(policies: &Policies, request: &Request) -> Vec<Finding> {
    let caller = &request.caller;
    let mut findings = Vec::new();
    let mut add = |applies: bool, code: &'static str, message: &str| {
        if applies {
            findings.push(Finding::new(FindingKind::Ignored, code, "E-76", message));
        }
    };
    let has_none = !caller.has_identity();
    add(
        has_none && !policies.identity.is_empty(),
        "IGNORED_IDENTITY_POLICY",
        "this caller has no identity-based policies, so those given are left out",
    );
    add(
        has_none && policies.boundary.is_some(),
        "IGNORED_PERMISSIONS_BOUNDARY",
        "this caller can have no permissions boundary, so the one given is left out",
    );
    add(
        caller.is_service_linked() && policies.boundary.is_some(),
        "IGNORED_PERMISSIONS_BOUNDARY",
        "a service-linked role can have no permissions boundary, so the one given is left out",
    );
    add(
        has_none && !policies.sessions.is_empty() && !is_assumed_root(request),
        "IGNORED_SESSION_POLICY",
        "this caller has no session policies, so those given are left out",
    );
    findings
}

/// How a question was read: keys that were left out, an operation in place of an action.
#[must_use]
pub fn of_question(question: &Question, named: &Named) -> Vec<Finding> {
    let mut findings: Vec<Finding> = named.operation.map(of_operation).into_iter().collect();
    if !question.absent.is_empty() {
        let request = &question.request;
        let keys: Vec<String> = question.absent.iter().map(|key| format!("`{key}`")).collect();
        let message = format!(
            "AWS never sends {} for `{}` in `{}`, so the answer on that resource does without",
            keys.join(", "),
            request.resource.text,
            request.action.text
        );
        findings.push(Finding::new(
            FindingKind::Ignored,
            "IGNORED_CONTEXT_KEY",
            "C-37",
            &message,
        ));
    }
    findings
}

fn of_operation(operation: &Operation) -> Finding {
    let name = operation.name;
    let message = match operation.asks {
        Asks::One(action) => {
            format!("`{name}` is an operation of the API and no action of IAM; what is asked is `{action}`")
        }
        Asks::OneOf(actions) => {
            let actions: Vec<String> = actions.iter().map(|action| format!("`{action}`")).collect();
            format!(
                "`{name}` is an operation of the API and no action of IAM; by what it does it asks {}: put that in its place",
                actions.join(", ")
            )
        }
    };
    Finding {
        help: Some(format!("see {}", operation.source)),
        ..Finding::new(FindingKind::Note, "API_OPERATION", "A-7", &message)
    }
}

/// That a key is taken to have the policy that AWS gives to new keys.
#[must_use]
pub fn default_key_policy() -> Finding {
    Finding::new(
        FindingKind::Limit,
        "DEFAULT_KEY_POLICY",
        "A-9",
        "the policy of this key is not given; AWS's default is taken, which leaves it to the identity-based policies of the \
         key's account",
    )
}

/// That the resource's policy of a case stands on another resource than the one that is asked.
#[must_use]
pub fn policy_of_another(resource: &str) -> Finding {
    let message =
        format!("the resource's policy is that of `{resource}`, which is of another service, so it is left out here");
    Finding::new(FindingKind::Ignored, "IGNORED_RESOURCE_POLICY", "A-9", &message)
}

/// What is not modelled and could change this answer.
#[must_use]
pub fn limits(policies: &Policies, request: &Request, trace: &Trace) -> Vec<Finding> {
    let mut findings = Vec::new();
    let decision = trace.decision();
    let allowed = decision.outcome == Outcome::Allowed;
    let lacks = |gate: Gate| decision.outcome == Outcome::ImplicitDeny && decision.by == Some(By::Gate(gate));
    let mut add = |applies: bool, code: &'static str, rule: &'static str, message: &str| {
        if applies {
            findings.push(Finding::new(FindingKind::Limit, code, rule, message));
        }
    };
    let is_s3 = request.action.service() == "s3";
    let by_resource = trace.granted_by().is_some_and(|granted| granted.resource);
    add(
        // rule: E-73
        is_s3 && allowed && by_resource,
        "S3_BLOCK_PUBLIC_ACCESS",
        "E-73",
        "S3 Block Public Access is not modelled; it can refuse what a public bucket policy allows",
    );
    add(
        is_s3 && lacks(Gate::Resource),
        "S3_ACL",
        "E-35",
        "S3 access control lists and object ownership are not modelled; an ACL could allow this",
    );
    add(
        is_s3 && !policies.identity.is_empty() && !allowed && lacks(Gate::Principal),
        "S3_ACCESS_POINT",
        "E-35",
        "access point policies and S3 Access Grants are not modelled; they could allow this",
    );
    let is_key = request.resource.sort == Sort::KmsKey;
    add(
        is_key && decision.outcome == Outcome::ImplicitDeny,
        "KMS_GRANT",
        "E-20",
        "KMS grants are not modelled; a grant on the key could allow this",
    );
    add(
        // rule: E-50
        is_key && !policies.rcps.is_empty(),
        "KMS_AWS_MANAGED_KEY",
        "E-50",
        "resource control policies do not apply to AWS managed keys; a key's ARN does not tell whether it is one",
    );
    add(
        // rule: E-22
        request.resource.sort == Sort::Role && assumes_itself(request) && !allowed,
        "ROLE_SELF_TRUST",
        "E-22",
        "some old roles may still assume themselves without being named in their trust policy; that is not modelled",
    );
    add(
        // rule: E-52
        !policies.rcps.is_empty() && RCP_SERVICES.binary_search(&request.action.service()).is_err(),
        "RCP_UNSUPPORTED_SERVICE",
        "E-52",
        "resource control policies do not apply to this service as far as is known here, so those given have no effect",
    );
    add(
        // rule: E-43
        !policies.scps.is_empty() && matches!(request.caller, Caller::Root { .. }) && !allowed,
        "SCP_ROOT_TASK",
        "E-43",
        "service control policies do not restrict a few tasks of the root user, such as registering for Enterprise support; \
         those are not modelled",
    );
    add(
        // rule: P-10
        policies.resource.as_ref().is_some_and(names_canonical_user),
        "CANONICAL_USER",
        "P-10",
        "nothing here ties a canonical user id to an account, so a statement that names one matches nobody",
    );
    let is_cross = trace.gates.relation == Relation::Cross;
    add(
        is_cross && allowed && !is_s3 && request.resource.sort == Sort::Other,
        "SERVICE_SPECIFIC_CHECK",
        "E-35",
        "some services support no resource-based policies or add checks of their own; those are not modelled",
    );
    findings
}

/// What a hop has to say beside its outcome; rules alone say nothing more.
#[must_use]
pub fn of_note(note: &Note) -> Option<Finding> {
    let (kind, code, rule) = match note {
        Note::LongSourceIdentity { .. } => (FindingKind::Flaw, "LONG_SOURCE_IDENTITY", "S-30"),
        Note::PackedSize { .. } => (FindingKind::Limit, "PACKED_POLICY_SIZE", "7.3"),
        Note::NoSuchRole { .. } => (FindingKind::Limit, "UNKNOWN_ROLE", "E-21"),
        Note::DurationCut { .. } => (FindingKind::Limit, "DURATION_CUT", "7.1"),
        Note::DroppedClaims { .. } => (FindingKind::Ignored, "CLAIM_IS_NO_KEY", "S-27"),
        Note::Rule(_) => return None,
    };
    let message = words::hop_note(note, Lang::En)?;
    Some(Finding::new(kind, code, rule, &message))
}

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
