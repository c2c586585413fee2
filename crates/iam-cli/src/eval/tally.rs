//! What came of a run: counts, what is said on standard error, and the status.

use super::answers::Answers;
use crate::say::say;
use crate::status::Status;

#[derive(Debug, Default)]
pub struct Tally {
    n_answers: usize,
    n_unmet: usize,
    n_failed: usize,
    status: Status,
}

impl Tally {
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
        let mut sum = format!(
            "{}, {} not met",
            counted(self.n_answers, "answer"),
            counted(self.n_unmet, "expectation")
        );
        if 0 < self.n_failed {
            sum.push_str(&format!(", {}", counted(self.n_failed, "error")));
        }
        say(&sum);
        self.status
    }
}

fn counted(n: usize, what: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {what}{ending}")
}
