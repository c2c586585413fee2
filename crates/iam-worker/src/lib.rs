//! The one worker: it answers every question of `iam-protocol` over libraries. Where it runs, and how often, is not known
//! here.

mod answers;

use std::collections::BTreeSet;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_protocol::ask::Ask;
use iam_protocol::{Question, Reply};

pub use answers::{Answers, at};

/// A running copy: what it has of the catalogue.
#[derive(Default)]
pub struct Worker {
    catalogue: Catalogue,
    /// The parts that came, by their paths.
    parts: BTreeSet<String>,
}

impl Worker {
    /// Takes a part of the catalogue by its path. Says whether it could be read.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> bool {
        let added = match path.split_once('/') {
            None if path == "names.bin" => self.catalogue.add_names(bytes).is_ok(),
            None if path == "policies.txt" => self.catalogue.add_policy_index(bytes).is_ok(),
            Some(("svc", _)) => self.catalogue.add_shard(bytes).is_ok(),
            Some(("policies", _)) => self.catalogue.add_policy_bucket(bytes).is_ok(),
            None | Some(_) => false,
        };
        if added {
            self.parts.insert(path.to_string());
        }
        added
    }

    /// The parts of the catalogue that a question calls for and that are not here. What can't be had is not spoken of.
    /// Some are known once others came.
    #[must_use]
    pub fn wanted(&self, ask: &Ask) -> Vec<String> {
        let services = |text: &str| iam_catalog::named::shards_named(text, &self.catalogue);
        let mut wanted = match ask {
            Ask::Lint { text, .. } | Ask::Complete { text, .. } | Ask::Hover { text, .. } => {
                let mut wanted = services(text);
                wanted.push("names.bin".to_string());
                wanted
            }
            Ask::Flip { case } | Ask::Grid { case } => services(case),
            Ask::NeverSent { action, keys, .. } => {
                let mut wanted = services(&format!("{action} {}", keys.join(" ")));
                // A name that has no service may be a mistyped one.
                wanted.push("names.bin".to_string());
                wanted
            }
            Ask::Managed => vec!["policies.txt".to_string()],
            Ask::ManagedDocument { arn } => self.of_managed(arn).into_iter().collect(),
            Ask::Reach { scenario, .. }
            | Ask::WriteScenarioLink {
                scenario,
                redacts: true,
            } => {
                let named: BTreeSet<String> = managed_named(scenario).filter_map(|arn| self.of_managed(arn)).collect();
                named.into_iter().collect()
            }
            Ask::Tidy { .. }
            | Ask::Trace { .. }
            | Ask::Depends { .. }
            | Ask::Vocabulary { .. }
            | Ask::CommandLines { .. }
            | Ask::WriteLink { .. }
            | Ask::WriteScenarioLink { redacts: false, .. }
            | Ask::OpenLink { .. }
            | Ask::ReadDenied { .. }
            | Ask::Recognise { .. } => Vec::new(),
        };
        wanted.retain(|path| !self.parts.contains(path));
        wanted
    }

    /// The part that has the document of one of AWS's own policies.
    fn of_managed(&self, arn: &str) -> Option<String> {
        match self.catalogue.managed_policy(arn) {
            PolicyStanding::NotLoaded { bucket, .. } => Some(format!("policies/{bucket:02}.txt")),
            PolicyStanding::NoIndex => Some("policies.txt".to_string()),
            PolicyStanding::Document(..) | PolicyStanding::Unknown => None,
        }
    }

    /// Has a question answered by those that answer at its desk; nothing where they don't.
    #[must_use]
    pub fn answer(&self, question: &Question, answers: Answers) -> Option<Reply> {
        let answer = answers(&question.ask, &self.catalogue, question.lang)?;
        Some(Reply {
            id: question.id,
            answer,
        })
    }
}

/// AWS's own policies that the strings of a JSON text name.
fn managed_named(text: &str) -> impl Iterator<Item = &str> {
    text.split('"')
        .filter(|it| it.starts_with("arn:aws") && it.contains(":iam::aws:policy/"))
}
