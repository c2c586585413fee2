//! A second engine, as plain as can be: the pseudo-code of SEMANTICS.md, line by line, with no index, no
//! compiling, no sharing and no care for speed. It exists to disagree with `iam-eval` where one of the two is wrong.
//!
//! It takes the request types of `iam-eval` as data and calls none of its logic. It knows no unknown keys: fill
//! them in first.

pub mod condition;
pub mod decide;
pub mod glob;
pub mod literal;
pub mod principal;
pub mod resource;
pub mod statement;
pub mod variable;
pub mod world;
