//! What came of a run: counts, what is said on standard error, and the status.

use iam_words::Lang;

use super::answers::Answers;
use crate::say::say;
use crate::status::Status;

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
        say(&match self.lang {
            Lang::En => self.english(),
            Lang::Ko => self.korean(),
        });
        self.status
    }
}

impl Tally {
    fn english(&self) -> String {
        let mut sum = format!(
            "{}, {} not met",
            counted(self.n_answers, "answer"),
            counted(self.n_unmet, "expectation")
        );
        if 0 < self.n_failed {
            sum.push_str(&format!(", {}", counted(self.n_failed, "error")));
        }
        sum
    }

    fn korean(&self) -> String {
        let mut sum = format!("답 {}개, 예상과 다른 답 {}개", self.n_answers, self.n_unmet);
        if 0 < self.n_failed {
            sum.push_str(&format!(", 오류 {}개", self.n_failed));
        }
        sum
    }
}

fn counted(n: usize, what: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {what}{ending}")
}
