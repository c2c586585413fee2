//! The worker as the page meets it.

mod every_question;
mod exchange;

use std::task::{Context, Poll, Waker};

use iam_protocol::{Question, Reply};
use iam_worker::{Worker, at};

/// The answer of those who answer at the question's desk.
fn answered(worker: &Worker, question: &Question) -> Reply {
    let mut answers = at(question.ask.desk());
    let Poll::Ready(Ok(answers)) = answers.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nothing is cut off here")
    };
    worker.answer(question, answers).expect("an answer")
}
