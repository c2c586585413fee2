//! How long the processor works on something: on a busy machine that is less than what passes meanwhile.

use std::time::Duration;

use cpu_time::ThreadTime;

pub struct Clock(ThreadTime);

impl Clock {
    pub fn start() -> Self {
        Self(ThreadTime::now())
    }

    pub fn worked(&self) -> Duration {
        self.0.elapsed()
    }
}
