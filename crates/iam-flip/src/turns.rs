//! Work in turns. What takes long ends a turn between two tries, so that whoever drives it can do something else meanwhile,
//! or leave it: a program that can't do two things at once stays alive.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Ends a turn.
pub async fn turn() {
    let mut is_next = false;
    let next = poll_fn(|_| match std::mem::replace(&mut is_next, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    });
    next.await;
}

/// Does all turns, one after the other.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
