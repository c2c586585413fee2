//! What came of a run: counts, what is said on standard error, and the status.

use iam_words::Lang;

use super::answers::Answers;
use crate::say::say;
use crate::status::Status;
use crate::words::answered;

#[derive(Debug)]
pub struct Tally {
    lang: Lang,
    n_answers: usize,
    n_unmet: usize,
    n_failed: usize,
    status: Status,
}

impl Tally {
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            n_answers: 0,
            n_unmet: 0,
            n_failed: 0,
            status: Status::default(),
        }
    }

    /// Counts the answers to a case, and says what is wrong with them.
    pub fn add(&mut self, answers: &Answers) {
        self.n_answers += answers.n_answers;
        self.n_unmet += answers.n_unmet;
        self.n_failed += answers.n_failed;
        self.status = self.status.max(answers.status());
        if !answers.complaints.is_empty() {
            say(answers.complaints.trim_end());
        }
    }

    /// An input that can't be read.
    pub fn unreadable(&mut self, message: &str) {
        self.n_failed += 1;
        self.status = Status::Failed;
        say(message);
    }

    /// Sums up.
    pub fn finish(&self) -> Status {
        say(&answered(self.n_answers, self.n_unmet, self.n_failed, self.lang));
        self.status
    }
}
