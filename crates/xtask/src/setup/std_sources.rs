//! The sources of Rust's standard library, of the very release at hand, where cargo looks for them: the optimised site
//! builds a standard library for itself, made for size. Rustup has them; where rustup may fetch nothing, Debian's package
//! of the same release does.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{command, printed_by, which};
use crate::progress::{must, watch};
use crate::tools::cache;

const SUITES: [&str; 4] = ["trixie-backports", "trixie", "forky", "sid"];
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

pub fn is_there() -> bool {
    folder().is_some_and(|it| it.join("std/Cargo.toml").is_file())
}

/// The folder `library`, whether or not it is there.
pub fn folder() -> Option<PathBuf> {
    Some(source_dir()?.join("library"))
}

fn source_dir() -> Option<PathBuf> {
    let sysroot = printed_by("rustc", &["--print", "sysroot"])?;
    Some(PathBuf::from(sysroot).join("lib/rustlib/src/rust"))
}

pub fn install() -> Result<(), String> {
    if super::rustup_may_fetch() {
        let mut rustup = command("rustup");
        rustup.args(["component", "add", "rust-src"]);
        if watch("sources of the standard library from rustup", rustup)?.ok && is_there() {
            return Ok(());
        }
    }
    let release = release()?;
    let work = cache().join("rust-src");
    let put = from_debian(&release, &work).map_err(|e| {
        format!(
            "{e}\nThe sources of Rust {release}'s standard library are needed: run `rustup component add rust-src` where \
             rustup may fetch them, and try again"
        )
    });
    put?;
    // What is left there is of use only if something went wrong.
    std::fs::remove_dir_all(&work).map_err(|e| format!("cannot remove {}: {e}", work.display()))
}

fn release() -> Result<String, String> {
    let told = printed_by("rustc", &["-vV"]).ok_or("rustc did not start; install Rust from https://rustup.rs")?;
    let release = told.lines().find_map(|it| it.strip_prefix("release: "));
    release
        .map(str::to_string)
        .ok_or_else(|| "rustc does not say which release it is".to_string())
}

fn from_debian(release: &str, work: &Path) -> Result<(), String> {
    if ["apt-get", "apt-cache", "dpkg-deb", "tar"]
        .iter()
        .any(|it| which(it).is_none())
        || !Path::new(KEYRING).is_file()
    {
        return Err("rustup fetched no sources, and this is no Debian, whose package would do".to_string());
    }
    let apt = Apt { dir: work.join("apt") };
    let version = apt.find(release)?;
    let mut download = apt.command("apt-get");
    download
        .arg("download")
        .arg(format!("rust-src={version}"))
        .current_dir(work);
    must("sources of the standard library, from Debian", download)?;
    unpack(work, release)?;

    let failed = |e: std::io::Error| format!("cannot put the sources in place: {e}");
    let target = source_dir().ok_or("rustc does not say where its sources belong")?;
    if target.is_dir() {
        std::fs::remove_dir_all(&target).map_err(failed)?;
    }
    let parent = target.parent().unwrap_or(&target);
    std::fs::create_dir_all(parent).map_err(failed)?;
    // By a copy beside it first, since the cache may lie on another disk; the last step is one, so that a run that was
    // stopped leaves nothing that looks whole.
    let half_made = target.with_extension("part");
    let mut copy = command("cp");
    copy.arg("-rT")
        .arg(work.join(format!("usr/src/rustc-{release}")))
        .arg(&half_made);
    let copied = copy.status().map_err(failed)?;
    if !copied.success() {
        return Err("cannot put the sources in place".to_string());
    }
    std::fs::rename(half_made, target).map_err(failed)
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
