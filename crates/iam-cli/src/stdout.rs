//! Whether there is a standard output to write to. Rust's start puts `/dev/null` in the place of one that is closed, and
//! Rust's `Stdout` takes for written what the system refuses because it is open for reading alone; either way answers are
//! lost without an error. So it is looked at before.

use std::sync::atomic::{AtomicBool, Ordering};

static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Whether the program was started without a standard output, or with one that can only be read.
pub fn is_closed() -> bool {
    IS_CLOSED.load(Ordering::Relaxed)
}

#[cfg(unix)]
#[expect(
    unsafe_code,
    reason = "nothing else runs before Rust's start, and it has to be asked of the system"
)]
mod before_start {
    use std::sync::atomic::Ordering;

    unsafe extern "C" {
        fn fcntl(descriptor: i32, command: i32, ...) -> i32;
    }

    /// Asks what a descriptor was opened for: refused where it is closed.
    const F_GETFL: i32 = 3;
    /// The bits of the answer that say so; none of them where it is for reading alone.
    const O_ACCMODE: i32 = 3;

    extern "C" fn look() {
        // OK because it changes nothing, and takes no more arguments.
        let opened = unsafe { fcntl(1, F_GETFL) };
        let is_closed = opened == -1 || opened & O_ACCMODE == 0;
        super::IS_CLOSED.store(is_closed, Ordering::Relaxed);
    }

    // OK because the system's loader calls what is listed there, once, with arguments that this one leaves alone.
    #[used]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
    static LOOK: extern "C" fn() = look;
}
