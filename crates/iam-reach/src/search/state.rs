//! What policies can tell of a caller: two of one state go the same ways.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_sts::credentials::Credentials;
use iam_sts::session::{Session, SessionPrincipal};

use super::Search;

/// What policies can tell of a caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    arn: String,
    name: Option<String>,
    tags: Vec<(String, String)>,
    transitive: Vec<String>,
    source_identity: Option<String>,
    /// Claims that some policy looks at, by the key in lower case.
    claims: Vec<(String, Vec<String>)>,
}

impl Search<'_> {
    /// What policies can tell of a caller. The name of a session is left out where none of them looks at it.
    pub(super) fn state(&self, credentials: &Credentials) -> State {
        let none = |arn: String| State {
            arn,
            name: None,
            tags: Vec::new(),
            transitive: Vec::new(),
            source_identity: None,
            claims: Vec::new(),
        };
        let Some(session) = credentials.session() else {
            return none(credentials.caller(self.estate).name().into());
        };
        let SessionPrincipal::Role {
            role_arn, session_name, ..
        } = &session.principal
        else {
            return none(session.arn().unwrap_or_default());
        };
        let target = self.place_of(role_arn).map(|at| &self.roles[at]);
        let tells = |name: &&String| target.is_none_or(|it| it.telling_names.contains(*name));
        let mut transitive: Vec<String> = session
            .transitive_tag_keys
            .iter()
            .map(|key| key.to_lowercase())
            .collect();
        transitive.sort();
        // A tag that is not carried on counts only where a policy asks for it by name.
        let matters = |key: &String| {
            transitive.contains(key) || self.vocabulary.read().contains(&["aws:principaltag/", key].concat())
        };
        let mut tags: Vec<(String, String)> = session
            .principal_tags
            .iter()
            .map(|tag| (tag.key.to_lowercase(), tag.value.clone()))
            .filter(|(key, _)| matters(key))
            .collect();
        tags.sort();
        State {
            arn: role_arn.clone(),
            name: session_name.as_ref().filter(tells).cloned(),
            tags,
            transitive,
            source_identity: session.source_identity.clone(),
            claims: self.claims(session),
        }
    }

    /// What a session carries of a token or an assertion and a later hop may be asked for.
    fn claims(&self, session: &Session) -> Vec<(String, Vec<String>)> {
        let carried = self.vocabulary.carried();
        let asked = session.keys.iter().map(|(key, value)| (key.to_lowercase(), value));
        let asked = asked.filter(|(key, _)| carried.contains_key(key));
        let mut claims: Vec<(String, Vec<String>)> = asked
            .map(|(key, value)| match value {
                Value::One(text) => (key, vec![text.clone()]),
                Value::Many(texts) => (key, texts.clone()),
                Value::Unknown => (key, Vec::new()),
            })
            .collect();
        claims.sort();
        claims
    }
}
