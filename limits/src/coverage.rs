//! What was run: the compiler has these called at each edge of the program under test, with the flags that
//! `cargo xtask fuzz` gives it. Functions of this name are not instrumented themselves, and they call none.

#![allow(static_mut_refs)]

const EDGES: usize = 1 << 20;
static mut SEEN: [u8; EDGES] = [0; EDGES];
static mut N_KNOWN: u32 = 0;
static mut N_RUN: u64 = 0;

#[unsafe(no_mangle)]
unsafe extern "C" fn __sanitizer_cov_trace_pc_guard_init(start: *mut u32, stop: *mut u32) {
    // OK because the compiler's start code calls it before `main`, with the ends of its own table.
    unsafe {
        let mut guard = start;
        while guard != stop && *start == 0 || guard != start && guard != stop {
            N_KNOWN += 1;
            *guard = N_KNOWN;
            guard = guard.offset(1);
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __sanitizer_cov_trace_pc_guard(guard: *mut u32) {
    // OK because there is one thread, and the place is inside the table.
    unsafe {
        let at = *guard as usize & (EDGES - 1);
        N_RUN += 1;
        if SEEN[at] != 255 {
            SEEN[at] += 1;
        }
    }
}

/// How many edges were run since the start.
pub fn n_run() -> u64 {
    unsafe { N_RUN }
}

/// Whether the program was built with the flags.
pub fn is_on() -> bool {
    unsafe { N_KNOWN != 0 }
}

/// Takes what was run since the last call into `known`, how often in eight steps. Says how much of it is new.
pub fn take(known: &mut Vec<u8>) -> usize {
    let n_known = unsafe { N_KNOWN } as usize + 1;
    known.resize(n_known.min(EDGES), 0);
    let mut n_new = 0;
    for (at, known) in known.iter_mut().enumerate() {
        let n_times = unsafe { SEEN[at] };
        if n_times == 0 {
            continue;
        }
        unsafe { SEEN[at] = 0 };
        let step = 1_u8 << (u8::BITS - n_times.leading_zeros()).min(8).saturating_sub(1);
        if *known & step == 0 {
            *known |= step;
            n_new += 1;
        }
    }
    n_new
}
