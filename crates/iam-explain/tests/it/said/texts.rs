//! The law of what is said: the sentence of a fact contains each text that its comparison read. A text is there whole
//! or cut by [`cut`], a list with its first values and the number of those left out.

use iam_eval::caller::Caller;
use iam_eval::combine::GateEffect;
use iam_eval::compile::principal::Reach;
use iam_eval::context::{Looked, Value};
use iam_eval::detail::{PrincipalWhy, ResourceWhy, Why};
use iam_eval::gates::Preset;
use iam_explain::fact::*;
use iam_explain::headline::Headline;
use iam_explain::near_miss::{Missed, NearMiss};
use iam_explain::words::shown::{N_SHOWN, cut};
use iam_explain::words::{self};
use iam_words::Lang;

/// What a comparison read.
#[derive(Debug, Default)]
pub struct Read(Vec<String>);

impl Read {
    fn text(&mut self, text: &str) {
        self.0.push(text.into());
    }

    fn list<S: AsRef<str>>(&mut self, values: &[S]) {
        for value in values.iter().take(N_SHOWN) {
            self.text(value.as_ref());
        }
        if let Some(left_out @ 1..) = values.len().checked_sub(N_SHOWN) {
            self.text(&left_out.to_string());
        }
    }

    fn caller(&mut self, caller: &Caller) {
        match caller {
            // It has no name; each language has a word for it.
            Caller::Anonymous => {}
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. } => self.text(caller.name()),
        }
    }

    fn variables(&mut self, variables: &[VariableFact]) {
        for it in variables {
            self.text(&["${", it.key, "}"].concat());
            match &it.value {
                VariableValue::Is(value) => self.text(value),
                VariableValue::None | VariableValue::Unknown => {}
            }
        }
    }

    fn keys(&mut self, keys: &[String]) {
        let variables: Vec<String> = keys.iter().map(|key| ["${", key, "}"].concat()).collect();
        self.list(&variables);
    }

    fn held(&mut self, held: Looked) {
        match held {
            Looked::Absent | Looked::Unknown => {}
            Looked::One(value) => self.text(value),
            Looked::Many(values) => self.list(values),
        }
    }

    fn key(&mut self, it: &KeyFact) {
        self.text(it.key);
        self.text(&it.operator.name);
        match it.why {
            // Settled by the operator alone.
            Why::QuantifiedNull => {}
            Why::Presence { .. } => self.list(&it.wanted),
            Why::NothingForAll | Why::NothingForAny => self.list(&it.wanted),
            Why::KeyAbsent
            | Why::KeyAbsentNegated
            | Why::KeyAbsentIfExists
            | Why::KeyUnknown
            | Why::SetWithoutQuantifier => {
                self.held(it.held);
                self.list(&it.wanted);
            }
            Why::Compared => {
                self.held(it.held);
                self.list(&it.wanted);
                if !it.truth.is_true() && !it.truth.is_false() {
                    self.keys(&it.open);
                } else {
                    self.keys(&it.no_value);
                }
                if let Some(value) = it.settled_by {
                    self.text(value);
                }
            }
        }
    }

    fn outcome(&mut self, outcome: &StatementOutcome) {
        match outcome {
            StatementOutcome::Applies | StatementOutcome::Excepted | StatementOutcome::NoEffect => {}
            StatementOutcome::Perhaps { keys } => self.list(keys),
            StatementOutcome::OtherAction { action, values, .. } => {
                self.text(action);
                self.list(values);
            }
            StatementOutcome::OtherPrincipal { caller, values, .. } => {
                self.text(caller);
                self.list(values);
            }
            StatementOutcome::OtherResource {
                resource,
                values,
                variables,
                ..
            } => {
                self.text(resource);
                self.list(values);
                self.variables(variables);
            }
            StatementOutcome::ConditionFails(key) => self.key(key),
        }
    }

    fn principal(&mut self, it: &PrincipalFact) {
        self.caller(it.caller);
        self.list(&it.values);
        if it.why == PrincipalWhy::BoundaryIsHit || it.reach.is_none() || it.effect == iam_syntax::policy::Effect::Allow
        {
            return;
        }
        for link in &it.missing {
            match (link, it.caller) {
                (Reach::Account, caller) => self.text(caller.account().unwrap_or_default()),
                (Reach::Role, Caller::Session(session)) => self.text(&session.role_arn),
                (_, caller) => self.caller(caller),
            }
        }
    }

    fn fact(&mut self, fact: &NodeFact) {
        match fact {
            NodeFact::Preset(it) => match it.preset {
                Preset::RootAssumesRole | Preset::LinkedServiceAlone => {}
                Preset::CallerIdentity
                | Preset::SessionToken
                | Preset::SessionTokenRefused
                | Preset::FederationTokenRefused
                | Preset::SessionMayNot
                | Preset::Unsigned => self.text(it.action),
            },
            NodeFact::Gate(it) => match it.effect {
                GateEffect::ImplicitDeny | GateEffect::Unknown => self.text(it.action),
                GateEffect::Allow => self.text(it.action),
                GateEffect::ExplicitDeny | GateEffect::NoImpact => {}
            },
            NodeFact::Policy(it) => self.text(it.name),
            NodeFact::Statement(it) => {
                self.text(it.sid.unwrap_or_default());
                self.outcome(&it.outcome);
            }
            NodeFact::Principal(it) => self.principal(it),
            NodeFact::PrincipalValue(it) => {
                self.text(it.value);
                match it.why {
                    PrincipalValueWhy::Nobody(_) => {}
                    PrincipalValueWhy::Names(_)
                    | PrincipalValueWhy::Other
                    | PrincipalValueWhy::OtherCase
                    | PrincipalValueWhy::OtherPath => self.caller(it.caller),
                }
            }
            NodeFact::Action(it) => {
                self.text(it.action);
                self.list(&it.values);
            }
            NodeFact::ActionValue(it) => {
                self.text(it.pattern);
                if it.fit != Fit::NoColon {
                    self.text(it.action);
                }
            }
            NodeFact::Resource(it) => {
                self.text(it.resource);
                self.list(&it.values);
                self.variables(&it.variables);
            }
            NodeFact::ResourceValue(it) => {
                self.text(it.pattern);
                self.text(it.filled.as_deref().unwrap_or_default());
                match it.why {
                    ResourceWhy::Compared => self.text(it.resource),
                    ResourceWhy::NoValue(_) => {
                        self.text(it.resource);
                        self.keys(&it.no_value);
                    }
                    ResourceWhy::OnlyStarFits | ResourceWhy::BucketList => self.text(it.action),
                    ResourceWhy::NoResource(_) => {}
                }
            }
            NodeFact::OwnResource(_) | NodeFact::Condition(_) | NodeFact::Effect(_) => {}
            NodeFact::Operator(it) => self.text(&it.operator.name),
            NodeFact::Key(it) => self.key(it),
            NodeFact::ContextValue(it) => {
                self.text(it.key);
                self.text(&it.operator.name);
                self.text(it.value);
            }
            NodeFact::PolicyValue(it) => {
                self.text(it.wanted);
                self.text(it.filled.as_deref().unwrap_or_default());
                match &it.outcome {
                    ValueOutcome::NotLooked | ValueOutcome::WantedUnparsable { .. } => {}
                    ValueOutcome::Compared { held, .. } | ValueOutcome::HeldUnparsable { held } => self.text(held),
                    ValueOutcome::NoValue { held, keys } | ValueOutcome::UnknownVariable { held, keys } => {
                        self.text(held);
                        self.list(keys);
                    }
                }
            }
            NodeFact::More(it) => self.text(&it.n.to_string()),
            NodeFact::Closing(it) => self.closing(it),
            NodeFact::Note(it) => match it {
                Note::Ignored { .. } | Note::ScpsExempt { .. } => {}
                Note::Divided { caller, resource } => {
                    self.text(caller);
                    self.text(resource);
                }
                Note::AssumesItself { role } => self.text(role),
                Note::TrustBeatsLimits { caller } => self.text(caller),
                Note::RcpsExempt(why) => match why {
                    RcpExemption::ServiceLinked { role } => self.text(role),
                    RcpExemption::Service { service } => self.text(service),
                    RcpExemption::Action { action } => self.text(action),
                },
            },
        }
    }

    fn closing(&mut self, it: &ClosingFact) {
        for (key, value) in &it.values {
            self.text(key);
            match value {
                None | Some(Value::Unknown) => {}
                Some(Value::One(value)) => self.text(value),
                Some(Value::Many(values)) => self.list(values),
            }
        }
    }

    fn missed(&mut self, it: &NearMiss) {
        self.text(&it.attached.name);
        self.variables(it.variables());
        match &it.missed {
            Missed::Principal { caller, .. } => self.text(caller),
            Missed::Resource {
                resource,
                inverted,
                values,
                ..
            } => {
                self.text(resource);
                if !inverted {
                    self.list(values);
                }
            }
            Missed::Conditions(keys) => keys.iter().for_each(|key| self.key(key)),
        }
    }

    fn headline(&mut self, it: &Headline) {
        match it {
            Headline::Preset(it) => self.fact(&NodeFact::Preset(it.clone())),
            Headline::ExplicitDeny {
                statement,
                because,
                spares,
                ..
            } => {
                self.text(statement.policy);
                self.text(statement.sid.unwrap_or_default());
                because.iter().take(N_SHOWN).for_each(|key| self.key(key));
                if let Some(left_out @ 1..) = because.len().checked_sub(N_SHOWN) {
                    self.text(&left_out.to_string());
                }
                spares.iter().for_each(|fact| self.fact(fact));
            }
            Headline::DenyInEveryCase { .. } => {}
            Headline::ImplicitDeny {
                gate,
                resource,
                nearest,
                ..
            } => {
                self.text(gate.action);
                if *resource != "*" {
                    self.text(resource);
                }
                nearest.iter().for_each(|miss| self.missed(miss));
            }
            Headline::Allowed { action, by } => {
                self.text(action);
                by.iter().for_each(|statement| self.text(statement.policy));
            }
            Headline::AllowedToRoot { action, account } => {
                self.text(action);
                self.text(account);
            }
            Headline::Depends { closings } => closings.iter().for_each(|closing| self.closing(closing)),
        }
    }

    /// The texts that a sentence lacks.
    fn missing_in(&self, sentence: &str) -> Vec<&str> {
        let is_there = |text: &str| sentence.contains(text) || sentence.contains(&*cut(text));
        self.0
            .iter()
            .map(String::as_str)
            .filter(|text| !is_there(text))
            .collect()
    }
}

/// Fails where the sentence of a fact lacks what its comparison read.
#[track_caller]
pub fn check_fact(fact: &NodeFact) {
    let mut read = Read::default();
    read.fact(fact);
    for lang in Lang::ALL {
        let sentence = words::sentence(fact, lang);
        let missing = read.missing_in(&sentence);
        assert!(missing.is_empty(), "{missing:?} is not said: {sentence}\n{fact:?}");
    }
}

/// The same of a verdict.
#[track_caller]
pub fn check_headline(headline: &Headline) {
    let mut read = Read::default();
    read.headline(headline);
    for lang in Lang::ALL {
        let sentence = words::headline_of(headline, lang);
        let missing = read.missing_in(&sentence);
        assert!(missing.is_empty(), "{missing:?} is not said: {sentence}");
    }
}
