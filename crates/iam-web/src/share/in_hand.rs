//! The document that is in sight, as it is at this moment: what is saved has the last key in it, drawn or not.

use std::cell::RefCell;
use std::rc::Rc;

use iam_scenario::write;

use crate::drafts;
use crate::effects::history;
use crate::state::{Document, Origin};

#[derive(Clone)]
pub struct InHand(Rc<RefCell<Document>>);

impl PartialEq for InHand {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl InHand {
    pub fn of(document: Document) -> Self {
        Self(Rc::new(RefCell::new(document)))
    }

    pub fn set(&self, document: Document) {
        self.0.replace(document);
    }

    pub fn is_scenario(&self) -> bool {
        matches!(&*self.0.borrow(), Document::Scenario(_))
    }

    /// As a file has it. A scenario is laid out by who writes it.
    pub fn written(&self) -> String {
        let text = match &*self.0.borrow() {
            Document::Case(work) => write::case_as_file(&work.case),
            Document::Scenario(work) => work.text.to_string(),
        };
        [text.trim_end(), "\n"].concat()
    }

    /// What its file is known by: the file that it came from, or the entry of the browser's history and where it came from.
    pub fn key(&self) -> String {
        let document = self.0.borrow();
        let origin = match &*document {
            Document::Case(work) => &work.origin,
            Document::Scenario(work) => &work.origin,
        };
        match origin {
            Origin::File(id) => id.to_string(),
            Origin::Own | Origin::Example(_) | Origin::Paste | Origin::Link { .. } => {
                let entry = history::entry().unwrap_or_default();
                [&entry, " ", drafts::word_of(origin)].concat()
            }
        }
    }
}
