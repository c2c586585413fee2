//! The one door for people and CI: `cargo xtask <command>`.

fn main() {}
