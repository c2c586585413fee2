//! The standard library for wasm. Rustup has it; where rustup may fetch nothing, it is built from the sources of the
//! very same Rust release, which Debian packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cache;
use crate::process::{command, printed_by, which};
use crate::progress::{must, watch};
use crate::workspace::WASM_TARGET;

const STUB: &str = "[package]\nname = \"wasm-std-stub\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\n[workspace]\n\
                    [profile.release]\ncodegen-units = 1\n";
const SUITES: [&str; 4] = ["trixie-backports", "trixie", "forky", "sid"];
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

pub fn is_there() -> bool {
    let Some(dir) = library_dir() else { return false };
    let Ok(entries) = std::fs::read_dir(dir) else {
        return false;
    };
    entries.flatten().any(|it| is_core(&it.file_name().to_string_lossy()))
}

pub fn install() -> Result<(), String> {
    let rustup_may_fetch = std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0");
    if rustup_may_fetch && which("rustup").is_some() {
        let mut rustup = command("rustup");
        rustup.args(["target", "add", WASM_TARGET]);
        if watch("wasm standard library from rustup", rustup)?.ok && is_there() {
            return Ok(());
        }
    }
    let rust = Rust::here()?;
    let work = cache().join("wasm-std");
    let built = sources(&rust, &work).and_then(|library| build(&rust, &work, &library));
    built.map_err(|e| {
        format!(
            "{e}\nThe wasm standard library of Rust {} is needed: run `rustup target add {WASM_TARGET}` where rustup may \
             fetch it, or put the sources there with `rustup component add rust-src` and try again",
            rust.release
        )
    })?;
    // What is left there is of use only if something went wrong.
    std::fs::remove_dir_all(&work).map_err(|e| format!("cannot remove {}: {e}", work.display()))
}

/// The compiler at hand.
struct Rust {
    release: String,
    commit: String,
    sysroot: PathBuf,
}

impl Rust {
    fn here() -> Result<Rust, String> {
        let told = printed_by("rustc", &["-vV"]).ok_or("rustc did not start; install Rust from https://rustup.rs")?;
        let field = |name: &str| {
            told.lines()
                .find_map(|it| it.strip_prefix(name))
                .unwrap_or_default()
                .to_string()
        };
        let sysroot = printed_by("rustc", &["--print", "sysroot"]).unwrap_or_default().into();
        Ok(Rust {
            release: field("release: "),
            commit: field("commit-hash: "),
            sysroot,
        })
    }
}

/// The folder `library` of the Rust release: rustup's, if it is installed, else Debian's.
fn sources(rust: &Rust, work: &Path) -> Result<PathBuf, String> {
    let of_rustup = rust.sysroot.join("lib/rustlib/src/rust/library");
    if of_rustup.join("std/Cargo.toml").is_file() {
        return Ok(of_rustup);
    }
    if ["apt-get", "apt-cache", "dpkg-deb", "tar"]
        .iter()
        .any(|it| which(it).is_none())
        || !Path::new(KEYRING).is_file()
    {
        return Err("rustup fetched no standard library, and this is no Debian, whose sources would do".to_string());
    }
    let apt = Apt { dir: work.join("apt") };
    let version = apt.find(&rust.release)?;
    let mut download = apt.command("apt-get");
    download
        .arg("download")
        .arg(format!("rust-src={version}"))
        .current_dir(work);
    must("sources of the standard library, from Debian", download)?;
    unpack(work, &rust.release)?;
    Ok(work.join(format!("usr/src/rustc-{}/library", rust.release)))
}

/// Debian's package manager with lists of its own: the system's stay as they are.
struct Apt {
    dir: PathBuf,
}

impl Apt {
    /// The package's version, from the first suite that has this Rust release.
    fn find(&self, release: &str) -> Result<String, String> {
        for dir in ["etc", "state/lists/partial", "cache/archives/partial"] {
            std::fs::create_dir_all(self.dir.join(dir)).map_err(|e| format!("cannot make {dir}: {e}"))?;
        }
        let mirror = mirror()?;
        for suite in SUITES {
            let line = format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n");
            std::fs::write(self.dir.join("etc/sources.list"), line).map_err(|e| format!("cannot write a list: {e}"))?;
            let mut update = self.command("apt-get");
            update.arg("update");
            if !watch(&format!("list of Debian packages ({suite})"), update)?.ok {
                continue;
            }
            let Ok(out) = self.command("apt-cache").args(["madison", "rust-src"]).output() else {
                continue;
            };
            let table = String::from_utf8_lossy(&out.stdout).into_owned();
            let versions = table.lines().filter_map(|line| line.split('|').nth(1)).map(str::trim);
            if let Some(version) = versions.into_iter().find(|it| it.starts_with(&format!("{release}+"))) {
                return Ok(version.to_string());
            }
        }
        Err(format!("Debian has no package rust-src of Rust {release}"))
    }

    fn command(&self, program: &str) -> Command {
        let mut apt = command(program);
        let dir = self.dir.display();
        for option in [
            format!("Dir::State={dir}/state"),
            format!("Dir::Cache={dir}/cache"),
            format!("Dir::Etc::sourcelist={dir}/etc/sources.list"),
            "Dir::Etc::sourceparts=/dev/null".to_string(),
            "APT::Sandbox::User=root".to_string(),
            "Acquire::Languages=none".to_string(),
        ] {
            apt.arg("-o").arg(option);
        }
        apt.arg("-q");
        apt
    }
}

/// The Debian mirror that this machine already uses.
fn mirror() -> Result<String, String> {
    let told = printed_by(
        "apt-get",
        &["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
    );
    let told = told.unwrap_or_default();
    let found = told.lines().find(|it| it.trim_end_matches('/').ends_with("/debian"));
    found
        .map(str::to_string)
        .ok_or_else(|| "apt knows no mirror of Debian".to_string())
}

fn unpack(work: &Path, release: &str) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("cannot unpack Debian's rust-src: {e}");
    let package = std::fs::read_dir(work)
        .map_err(failed)?
        .flatten()
        .map(|it| it.path())
        .find(|it| it.extension().is_some_and(|ending| ending == "deb"))
        .ok_or("apt downloaded no package")?;
    let mut reader = command("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(&package)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let mut tar = command("tar");
    tar.current_dir(work).args(["-x", "--wildcards"]);
    tar.arg(format!("./usr/src/rustc-{release}/library/*"))
        .arg(format!("./usr/src/rustc-{release}/src/version"));
    if let Some(packed) = reader.stdout.take() {
        tar.stdin(packed);
    }
    let unpacked = tar.status().map_err(failed)?;
    reader.wait().map_err(failed)?;
    if unpacked.success() {
        Ok(())
    } else {
        Err("tar could not unpack Debian's rust-src".to_string())
    }
}

fn build(rust: &Rust, work: &Path, library: &Path) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("cannot put the standard library in place: {e}");
    let stub = work.join("stub");
    std::fs::create_dir_all(stub.join("src")).map_err(failed)?;
    std::fs::write(stub.join("Cargo.toml"), STUB).map_err(failed)?;
    std::fs::write(stub.join("src/lib.rs"), "#![no_std]\n").map_err(failed)?;

    // The bitcode makes it fit for link-time optimisation; the other flag keeps this machine's folders out of the page.
    let shown = library.parent().unwrap_or(library).display();
    let flags = format!("-Cembed-bitcode=yes --remap-path-prefix={shown}=/rustc/{}", rust.commit);
    let mut cargo = command("cargo");
    cargo
        .current_dir(&stub)
        .args(["build", "--release", "--target", WASM_TARGET]);
    cargo.args(["-Z", "build-std=std,panic_abort,panic_unwind,proc_macro,test"]);
    // Only an unstable cargo builds the standard library; this is how a stable one is told to.
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_TESTS_ONLY_SRC_ROOT", library)
        .env("RUSTFLAGS", flags);
    cargo
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_DIR", stub.join("target"));
    must("wasm standard library from its sources (half a minute)", cargo)?;

    let target = library_dir().ok_or("rustc does not say where its libraries are")?;
    let half_made = target.with_extension("part");
    if half_made.is_dir() {
        std::fs::remove_dir_all(&half_made).map_err(failed)?;
    }
    std::fs::create_dir_all(&half_made).map_err(failed)?;
    let made = stub.join("target").join(WASM_TARGET).join("release/deps");
    for entry in std::fs::read_dir(made).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libwasm_std_stub") {
            std::fs::copy(entry.path(), half_made.join(name)).map_err(failed)?;
        }
    }
    // In one step, so that a run that was stopped leaves nothing that looks whole.
    if target.is_dir() {
        std::fs::remove_dir_all(&target).map_err(failed)?;
    }
    std::fs::rename(half_made, target).map_err(failed)
}

/// Where rustc looks for the libraries of the wasm target.
fn library_dir() -> Option<PathBuf> {
    printed_by("rustc", &["--print", "target-libdir", "--target", WASM_TARGET]).map(PathBuf::from)
}

fn is_core(name: &str) -> bool {
    name.starts_with("libcore-") && name.ends_with(".rlib")
}
