//! Whether the program is linked so that it can be cut into parts (`cargo xtask build` does).

/// Set to anything by who cuts the program afterwards.
const SPLIT: &str = "IAM_WEB_SPLIT";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={SPLIT}");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if std::env::var_os(SPLIT).is_some() {
        println!("cargo::rustc-cfg=split");
        // What was linked from where says what belongs to which part.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
