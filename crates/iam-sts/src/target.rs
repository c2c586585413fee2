//! The role that a call is for, how long its sessions last, and the session that is made of it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_eval::policies::Attached;
use iam_syntax::arn::{Arn, is_account_id};

use crate::Time;
use crate::context::{Key, of_tags, one};
use crate::credentials::Credentials;
use crate::estate::{Estate, Role};
use crate::hop::{Code, Setting, StsError};
use crate::ids::unique_id;
use crate::session::{Session, SessionPrincipal};
use crate::tags::{Tag, Tags, same_key};

/// Where no duration is asked for, in seconds.
// rule: S-14
pub(crate) const DEFAULT_SECONDS: i64 = 3_600;
/// The most for a role that another role's session assumes.
const CHAINED_SECONDS: i64 = 3_600;

/// The role that a call names; it need not be there.
pub(crate) struct Target<'a> {
    pub arn: &'a str,
    pub account: &'a str,
    pub partition: &'a str,
    pub role: Option<&'a Role>,
}

impl<'a> Target<'a> {
    pub fn of(estate: &'a Estate, text: &'a str) -> Result<Self, StsError> {
        let is_role = |arn: &Arn| {
            arn.service == "iam" && is_account_id(arn.account) && arn.resource.strip_prefix("role/").is_some()
        };
        let Some(arn) = Arn::parse(text).filter(is_role) else {
            return Err(StsError {
                code: Code::ValidationError,
                message: "Request ARN is invalid".into(),
                rule: "7.3",
            });
        };
        Ok(Self {
            arn: text,
            account: arn.account,
            partition: arn.partition,
            role: estate.role(text),
        })
    }

    /// The tags of the role as conditions see them while it is assumed, where inherited tags replace them.
    // rule: S-23
    pub(crate) fn replaced_tags(&self, inherited: &[&Tag]) -> Vec<Key> {
        let Some(role) = self.role else { return Vec::new() };
        let replacing = inherited.iter().filter(|tag| role.tags.get(&tag.key).is_some());
        let tags: Tags = replacing.map(|tag| (*tag).clone()).collect();
        let mut keys = of_tags(&tags, "aws:ResourceTag/");
        keys.extend(of_tags(&tags, "iam:ResourceTag/"));
        keys
    }

    /// How long a session lasts.
    // rule: S-10
    // rule: S-11
    // rule: S-15
    pub fn duration(&self, asked: Option<i64>, is_chained: bool) -> Result<i64, StsError> {
        let refuse = |message: &str, rule| {
            Err(StsError {
                code: Code::ValidationError,
                message: message.into(),
                rule,
            })
        };
        let Some(seconds) = asked else {
            return Ok(DEFAULT_SECONDS);
        };
        if is_chained && CHAINED_SECONDS < seconds {
            return refuse(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
                "S-11",
            );
        }
        let most = self
            .role
            .map_or(DEFAULT_SECONDS, |role| i64::from(role.max_session_duration));
        if most < seconds {
            return refuse(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                "S-10",
            );
        }
        Ok(seconds)
    }
}

/// Whether a role that these credentials assume is the second of a chain, or counts as it.
// rule: S-12
// rule: S-13
pub(crate) fn is_chained(credentials: &Credentials) -> bool {
    credentials.session().is_some_and(|session| match session.principal {
        SessionPrincipal::Role { .. } | SessionPrincipal::User { .. } => true,
        SessionPrincipal::Root { .. }
        | SessionPrincipal::FederatedUser { .. }
        | SessionPrincipal::AssumedRoot { .. } => false,
    })
}

/// The context keys of tags that are passed in a call.
// rule: S-24
pub(crate) fn passed(tags: &[Tag], transitive: &[String]) -> Vec<Key> {
    let mut keys = of_tags(&Tags::new(tags.to_vec()), "aws:RequestTag/");
    if !tags.is_empty() {
        let names = tags.iter().map(|tag| tag.key.clone()).collect();
        keys.push(("aws:TagKeys".into(), Value::Many(names)));
    }
    if !transitive.is_empty() {
        keys.push(("sts:TransitiveTagKeys".into(), Value::Many(transitive.to_vec())));
    }
    keys
}

/// What a session of a role is made of.
pub(crate) struct Parts<'a> {
    pub name: &'a str,
    pub inherited: &'a [&'a Tag],
    pub tags: &'a [Tag],
    pub transitive: &'a [String],
    pub source_identity: Option<String>,
    pub policies: Vec<Attached>,
    pub seconds: i64,
    pub chain_depth: u32,
    pub keys: Vec<Key>,
}

/// A session of a role. Nothing of the caller's own permissions is in it, and no session policy of the caller's.
// rule: S-20
// rule: S-22
// rule: S-40
// rule: E-64
pub(crate) fn session(role: &Role, parts: Parts, setting: &Setting) -> Session {
    let mut transitive: Vec<String> = parts.inherited.iter().map(|tag| tag.key.clone()).collect();
    for key in parts.transitive {
        if !transitive.iter().any(|other| same_key(other, key)) {
            transitive.push(key.clone());
        }
    }
    let inherited = parts.inherited.iter().copied();
    let mut session = Session {
        principal: SessionPrincipal::Role {
            role_arn: role.arn.clone(),
            session_name: Some(parts.name.into()),
            unique_id: role.unique_id.clone(),
            is_service_linked: role.is_service_linked,
        },
        user_id: [role.unique_id.as_str(), ":", parts.name].concat(),
        access_key_id: String::new(),
        principal_tags: role.tags.overlaid(inherited.chain(parts.tags)),
        transitive_tag_keys: transitive,
        source_identity: parts.source_identity,
        issued: setting.now,
        expiration: setting.now.saturating_add(parts.seconds),
        chain_depth: parts.chain_depth,
        policies: parts.policies,
        mfa: None,
        keys: parts.keys,
    };
    session.access_key_id = access_key_id(setting, &session);
    session
}

/// Made from the call's name and the session's ARN.
pub(crate) fn access_key_id(setting: &Setting, session: &Session) -> String {
    let arn = session.arn().unwrap_or_default();
    unique_id("ASIA", &[setting.label, " ", &arn].concat())
}

/// How deep in a chain the next role is.
pub(crate) fn next_depth(credentials: &Credentials) -> u32 {
    credentials
        .session()
        .map_or(0, |session| session.chain_depth)
        .saturating_add(1)
}

/// A session of a role as if it had been issued now: for a caller of which only the role is known, or its session's name.
#[must_use]
pub fn standing(role: &Role, session_name: Option<&str>, now: Time) -> Credentials {
    let setting = Setting {
        now,
        label: "",
        context: &[],
        shared: None,
        via: None,
    };
    let parts = Parts {
        name: session_name.unwrap_or_default(),
        inherited: &[],
        tags: &[],
        transitive: &[],
        source_identity: None,
        policies: Vec::new(),
        seconds: DEFAULT_SECONDS,
        chain_depth: 1,
        keys: Vec::new(),
    };
    let mut session = session(role, parts, &setting);
    if session_name.is_none()
        && let SessionPrincipal::Role { session_name, .. } = &mut session.principal
    {
        *session_name = None;
    }
    Credentials::Session(Box::new(session))
}

/// The keys that a session name and a source identity bring into the context of the call.
pub(crate) fn names(session_name: &str, source_identity: Option<&str>) -> Vec<Key> {
    let mut keys = Vec::from([one("sts:RoleSessionName", session_name)]);
    keys.extend(source_identity.map(|identity| one("sts:SourceIdentity", identity)));
    keys
}
