//! Parts of a program in WebAssembly that are fetched when they are first needed.
//!
//! `cargo xtask build` compiles with `--cfg split` and cuts off what only a part needs. Any other build has all in one, and
//! a part is there at once.

use std::future::Future;
use std::pin::Pin;

#[doc(hidden)]
pub use wasm_split_helpers as cut;

/// The part could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl From<cut::SplitLoaderError> for Missing {
    fn from(_: cut::SplitLoaderError) -> Self {
        Self
    }
}

/// Something of a part that is on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// Makes a function that fetches a part by its name, and gives a function that is in it:
/// `part!(fetch_sum in numbers: fn(u32, u32) -> u32 = sum)`.
///
/// Functions that name one part stand in one file of the site; what several parts need is shared.
#[macro_export]
macro_rules! part {
    ($(#[$about:meta])* $name:ident in $part:ident: $type:ty = $function:expr) => {
        $(#[$about])*
        pub fn $name() -> $crate::Coming<$type> {
            #[cfg(split)]
            #[$crate::cut::wasm_split($part, fallible, wasm_split_path = $crate::cut)]
            fn $name() -> Result<$type, $crate::Missing> {
                Ok($function)
            }

            #[cfg(not(split))]
            async fn $name() -> Result<$type, $crate::Missing> {
                Ok($function)
            }

            Box::pin($name())
        }
    };
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    part!(fetch_sum in numbers: fn(u32, u32) -> u32 = |one, other| one + other);

    #[test]
    fn what_is_not_cut_off_is_there_at_once() {
        let mut coming = fetch_sum();
        let Poll::Ready(Ok(sum)) = coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("it waits")
        };
        assert_eq!(sum(1, 2), 3);
    }
}
