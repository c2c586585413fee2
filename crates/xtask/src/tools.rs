//! The project's own tools: which versions, and where they are once they are set up.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::workspace::root;

/// The folder whose package.json names the editor's parts, and the tools that check it and build the site.
pub const SITE_TOOLS: &str = "www/editor";

/// A tool that is a Rust program.
pub struct Tool {
    pub package: &'static str,
    /// The program that is asked for its version.
    pub program: &'static str,
    pub version: &'static str,
    /// How it is built where no ready-made one can be had.
    pub build: &'static [&'static str],
    pub takes: &'static str,
}

/// Trunk does no heavy work, so an unoptimised one is as fast in use and ready in a third of the time. It downloads
/// nothing here, so it needs no encryption.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    build: &["--debug", "--no-default-features"],
    takes: "about 2 minutes",
};

/// Builds the documentation, and does nothing else here: it needs no server.
pub const MDBOOK: Tool = Tool {
    package: "mdbook",
    program: "mdbook",
    version: "0.5.4",
    build: &["--debug", "--no-default-features"],
    takes: "about 3 minutes",
};

/// Cuts the page's program into parts; of the same makers as `wasm_split_helpers`, whose marks it reads.
pub const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.4",
    build: &["--features=build-binary"],
    takes: "about a minute",
};

/// In the very version that the page is linked with.
pub fn wasm_bindgen() -> Tool {
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: wasm_bindgen_version(),
        build: &[],
        takes: "about 2 minutes",
    }
}

/// The version that the root manifest asks for.
fn wasm_bindgen_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
        let line = manifest.lines().find_map(|it| it.strip_prefix("wasm-bindgen = \"="));
        line.unwrap_or_default().trim_end_matches('"').to_string()
    })
}

/// Folders with tools that come before those of the machine.
pub fn dirs() -> Vec<PathBuf> {
    let mut dirs: Vec<PathBuf> = [dir(&wasm_bindgen()), dir(&TRUNK), dir(&MDBOOK), dir(&WASM_SPLIT)]
        .iter()
        .map(|it| it.join("bin"))
        .collect();
    dirs.push(root().join(SITE_TOOLS).join("node_modules/.bin"));
    dirs
}

/// Where a tool is.
pub fn dir(tool: &Tool) -> PathBuf {
    cache().join(format!("{}-{}", tool.package, tool.version))
}

/// Where things are kept from one run to the next, and from one clone to the next.
pub fn cache() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    let base = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("iam-playground")
}
