//! What is shown, and what becomes of it by what readers and the other page do. Pure.

use std::rc::Rc;

use iam_protocol::case::Trace;
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::output::outcome_name;
use iam_web::analysis::Shared;
use iam_web::model::ask::{self, Asked};
use iam_web::model::slot::{self, Slot};
use iam_web::model::tried;
use iam_web::state::{Action, LookedAt};
use iam_web::trace::looked::looked_at;
use iam_web::trace::opened::Opened;
use iam_words::Lang;

use crate::document::Document;
use crate::expected::is_met;
use crate::message::Said;
use crate::prediction::{Guess, Prediction};
use crate::settings::{Settings, View};

pub struct State {
    pub settings: Settings,
    pub lang: Lang,
    pub document: Document,
    pub asked: Asked,
    /// What the document comes to, where it is a case.
    pub now: Option<Shared>,
    /// The steps and the table of the answer, where they are needed.
    pub trace: Option<Rc<Trace>>,
    /// The case as text, with what is asked as its own request, where what would change the decision is looked for.
    pub asks: Option<Rc<str>>,
    pub looked: Option<LookedAt>,
    /// The row of the tree that the arrow keys start from.
    pub at: Option<String>,
    pub opened: Opened,
    pub prediction: Prediction,
    /// What whoever wrote the page expects of the first request, while it is as it was written; empty where nothing is said.
    pub expect: String,
    /// What it was before the reader tried a change.
    before: Vec<Document>,
    /// What the other page was told last.
    told: Option<&'static str>,
}

impl State {
    pub fn new(settings: Settings, lang: Lang) -> Self {
        Self {
            settings,
            lang,
            document: Document::default(),
            asked: Asked::default(),
            now: None,
            trace: None,
            asks: None,
            looked: None,
            at: None,
            opened: Opened::default(),
            prediction: Prediction::Unasked,
            expect: String::new(),
            before: Vec::new(),
            told: None,
        }
    }

    pub fn answer(&self) -> Option<&Answer> {
        self.now.as_ref()?.answer(self.asked)
    }

    /// Whether the verdict is kept back until the reader said what they expect.
    pub fn is_kept_back(&self) -> bool {
        self.prediction == Prediction::Awaited && self.answer().is_some()
    }

    pub fn show(&mut self, document: Document, expect: String) {
        self.before.clear();
        self.expect = expect;
        self.asked = document.case().map_or(Asked::Own, |case| ask::first(case));
        self.document = document;
        self.prediction = match self.settings.is_spoiler {
            true => Prediction::Awaited,
            false => Prediction::Unasked,
        };
        self.forget();
        self.analyse();
        let step = |trace: &Rc<Trace>, at: usize| match &**trace {
            Trace::Views { steps, .. } => steps.get(at).cloned(),
            Trace::Unreadable(_) => None,
        };
        let found = self.trace.as_ref().zip(self.settings.at);
        let found = found.and_then(|(trace, at)| step(trace, at)).zip(self.now.as_ref());
        if let Some((step, now)) = found {
            self.opened.lead_to(&step.key);
            self.looked = Some(looked_at(&step.key, step.at, now));
        }
    }

    /// What was expected and did not come.
    pub fn missed(&self) -> Option<&str> {
        let outcome = self.answer()?.trace.decision().outcome;
        Some(&*self.expect).filter(|it| !it.is_empty() && !is_met(it, outcome))
    }

    pub fn ask(&mut self, asked: Asked) {
        self.expect.clear();
        self.asked = asked;
        self.forget();
        self.analyse();
    }

    pub fn write(&mut self, slot: Slot, text: String) {
        let Some(case) = self.document.case() else {
            return;
        };
        let mut case = (**case).clone();
        if let Some(policy) = slot::get_mut(&mut case.policies, slot) {
            policy.text = text;
        }
        self.before.clear();
        self.expect.clear();
        self.document = Document::of_case(case);
        self.analyse();
    }

    /// Makes a suggested change.
    fn attempt(&mut self, changed: Case) -> bool {
        let Some(case) = self.document.case() else {
            return false;
        };
        let mut case = (**case).clone();
        tried::take(&mut case, self.asked, changed);
        self.expect.clear();
        self.before
            .push(std::mem::replace(&mut self.document, Document::of_case(case)));
        self.forget();
        self.analyse();
        true
    }

    fn undo(&mut self) -> bool {
        let Some(before) = self.before.pop() else {
            return false;
        };
        self.document = before;
        self.forget();
        self.analyse();
        true
    }

    /// The reader says what they expect. Says whether they are right.
    pub fn guess(&mut self, guess: Guess) -> bool {
        self.prediction = Prediction::Made(guess);
        let outcome = self.answer().map(|it| it.trace.decision().outcome);
        outcome.and_then(|it| guess.is_right(it)) == Some(true)
    }

    /// What a reader can do with the reasons, and whether it is that. What else the page can do is not here.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Unfold { node, open } => self.opened.set(&node, open),
            Action::StandAt(node) => self.at = Some(node),
            Action::Look(looked) => {
                self.at = Some(looked.node.clone());
                self.looked = Some(looked);
            }
            Action::Try(changed) => return self.attempt(*changed),
            Action::Undo => return self.undo(),
            _ => return false,
        }
        true
    }

    /// What there is to tell of the decision, where that is news and no riddle.
    pub fn news(&mut self) -> Option<Said> {
        let decision = self.answer().map(|it| outcome_name(it.trace.decision().outcome));
        if self.is_kept_back() || self.told == decision {
            return None;
        }
        self.told = decision;
        Some(Said::Decision(decision))
    }

    /// Forgets where the reader was in the reasons: they are other ones now.
    fn forget(&mut self) {
        self.looked = None;
        self.at = None;
        self.opened = Opened::default();
    }

    fn analyse(&mut self) {
        let now = self.document.case();
        self.now = now.map(|case| Shared::of(case, self.asked));
        let is_needed = self.settings.view == View::Matrix || self.settings.at.is_some();
        let answer = self.answer().filter(|_| is_needed);
        self.trace = answer.map(|answer| Rc::new(iam_views::trace::of(answer, self.lang)));
        let flips = now.filter(|_| self.settings.view == View::Flip && self.answer().is_some());
        self.asks = flips.map(|case| tried::text_of(case, self.asked).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = r#"{"principal":"arn:aws:iam::111122223333:user/Ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k",
        "policies":{"identity":[{"name":"a","document":"{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"}]}}"#;

    fn shown(fragment: &str) -> State {
        let mut state = State::new(crate::settings::read(fragment), Lang::En);
        state.show(
            Document::of_case(iam_scenario::read::case(CASE).unwrap()),
            String::new(),
        );
        state
    }

    #[test]
    fn what_was_expected_and_did_not_come_is_said_until_something_is_changed() {
        let mut state = shown("");
        assert_eq!(state.missed(), None);
        for (word, missed) in [
            ("allowed", None),
            ("denied", Some("denied")),
            ("alowed", Some("alowed")),
        ] {
            state.show(state.document.clone(), word.into());
            assert_eq!(state.missed(), missed);
        }
        state.write(Slot::Identity(0), "{\"Statement\":[]}".into());
        assert_eq!(state.missed(), None);
    }

    #[test]
    fn a_decision_is_told_once() {
        let mut state = shown("");
        assert_eq!(state.news(), Some(Said::Decision(Some("allowed"))));
        assert_eq!(state.news(), None);
        state.write(Slot::Identity(0), "{\"Statement\":[]}".into());
        assert_eq!(state.news(), Some(Said::Decision(Some("implicitDeny"))));
    }

    #[test]
    fn a_riddle_is_told_when_its_reader_said_something() {
        let mut state = shown("spoiler");
        assert_eq!((state.is_kept_back(), state.news()), (true, None));
        assert!(!state.guess(Guess::Denied));
        assert_eq!(state.news(), Some(Said::Decision(Some("allowed"))));
        assert!(state.guess(Guess::Allowed));
    }

    #[test]
    fn a_change_is_tried_and_taken_back() {
        let mut state = shown("v=flip");
        let before = state.document.clone();
        let asks = state.asks.clone().unwrap();
        let changed = iam_scenario::read::case(&asks.replace("Allow", "Deny")).unwrap();
        assert!(state.act(Action::Try(Box::new(changed))));
        assert_eq!(state.news(), Some(Said::Decision(Some("explicitDeny"))));
        assert_ne!(state.asks, Some(asks));
        assert!(state.act(Action::Undo));
        assert_eq!(state.document, before);
        assert!(!state.act(Action::Undo));
        assert_eq!(shown("v=trace").asks, None);
    }

    #[test]
    fn the_step_that_is_said_is_looked_at() {
        let looked = shown("at=3").looked.unwrap();
        assert!(looked.node.starts_with("g0.p0"), "{looked:?}");
        assert!(looked.source.is_some());
        assert_eq!(shown("at=999").looked, None);
    }
}
