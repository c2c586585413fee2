//! The one worker: it answers every question of `iam-protocol` over libraries. Where it runs, and how often, is not known
//! here.

use std::collections::BTreeSet;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::Document;
use iam_protocol::answer::Answer;
use iam_protocol::ask::Ask;
use iam_protocol::{Question, Reply};
use iam_views::{command, depends, editing, exchange, findings, flip, grid, trace};

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
        let services = |text: &str| {
            let named = iam_catalog::named::services_named(text, &self.catalogue);
            named.iter().map(|it| format!("svc/{it}.txt")).collect::<Vec<_>>()
        };
        let mut wanted = match ask {
            Ask::Lint { text, .. } | Ask::Complete { text, .. } | Ask::Hover { text, .. } => {
                let mut wanted = services(text);
                wanted.push("names.bin".to_string());
                wanted
            }
            Ask::Flip { case } => services(case),
            Ask::Managed => vec!["policies.txt".to_string()],
            Ask::ManagedDocument { arn } => match self.catalogue.managed_policy(arn) {
                PolicyStanding::NotLoaded { bucket, .. } => vec![format!("policies/{bucket:02}.txt")],
                PolicyStanding::NoIndex => vec!["policies.txt".to_string()],
                PolicyStanding::Document(..) | PolicyStanding::Unknown => Vec::new(),
            },
            Ask::Tidy { .. }
            | Ask::Trace { .. }
            | Ask::Depends { .. }
            | Ask::Grid { .. }
            | Ask::Vocabulary { .. }
            | Ask::CommandLines { .. }
            | Ask::WriteLink { .. }
            | Ask::WriteScenarioLink { .. }
            | Ask::OpenLink { .. }
            | Ask::ReadDenied { .. }
            | Ask::Recognise { .. } => Vec::new(),
        };
        wanted.retain(|path| !self.parts.contains(path));
        wanted
    }

    #[must_use]
    pub fn answer(&self, question: &Question) -> Reply {
        let (catalogue, lang) = (&self.catalogue, question.lang);
        let answer = match &question.ask {
            Ask::Lint {
                kind,
                service,
                text,
                now,
            } => {
                let service = Some(service.as_str()).filter(|it| !it.is_empty());
                let kind = *kind;
                Answer::Lint(findings::findings(
                    &Document { text, kind, service },
                    catalogue,
                    *now,
                    lang,
                ))
            }
            Ask::Complete { kind, text, at } => Answer::Complete(editing::complete(*kind, text, *at, catalogue, lang)),
            Ask::Hover { kind, text, at } => Answer::Hover(editing::hover(*kind, text, *at, catalogue, lang)),
            Ask::Tidy { how, text } => Answer::Tidy(editing::tidy(*how, text)),
            Ask::Managed => Answer::Managed(editing::managed(catalogue)),
            Ask::ManagedDocument { arn } => Answer::ManagedDocument(editing::managed_document(arn, catalogue)),
            Ask::Flip { case } => Answer::Flip(flip::flip(case, catalogue, lang)),
            Ask::Trace { case } => Answer::Trace(trace::trace(case, lang)),
            Ask::Depends { case } => Answer::Depends(depends::depends(case, lang)),
            Ask::Grid { case } => Answer::Grid(grid::grid(case, lang)),
            Ask::Vocabulary { case } => Answer::Vocabulary(grid::vocabulary(case, lang)),
            Ask::CommandLines { case } => Answer::CommandLines(command::lines(case)),
            Ask::WriteLink { case } => Answer::WriteLink(exchange::write_link(case)),
            Ask::WriteScenarioLink { scenario } => Answer::WriteScenarioLink(exchange::write_scenario_link(scenario)),
            Ask::OpenLink { link } => Answer::OpenLink(exchange::open_link(link, lang)),
            Ask::ReadDenied { text } => Answer::ReadDenied(exchange::read_denied(text)),
            Ask::Recognise { text } => Answer::Recognise(exchange::recognise(text)),
        };
        Reply {
            id: question.id,
            answer,
        }
    }
}
