//! Long work in slices: a frame in a sandbox has no worker, and one that is busy answers nobody.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use gloo::timers::future::TimeoutFuture;
use iam_web::effects::clock::millis;

/// How long a slice is, in milliseconds: a reader who scrolls sees no frame left out.
const SLICE: f64 = 10.0;

/// Does work that never waits for anything, turn by turn. Between two slices it says how many turns were done, and stops
/// where it is told to.
pub async fn in_slices<T>(work: impl Future<Output = T>, goes_on: impl Fn(usize) -> bool) -> Option<T> {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    let mut n_turns = 0;
    while goes_on(n_turns) {
        TimeoutFuture::new(0).await;
        let end = millis() + SLICE;
        while millis() < end {
            if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
                return Some(done);
            }
            n_turns += 1;
        }
    }
    None
}
