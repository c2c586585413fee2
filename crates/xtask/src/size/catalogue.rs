//! What the catalogue of AWS's services weighs: a part at a time, as a page asks for it.

use std::path::Path;

use super::gzip_size;

/// A kind of part, and what the heaviest of its kind may weigh compressed, in bytes.
struct Kind {
    what: &'static str,
    most: usize,
    /// Whether a file is one, by its path below the root.
    is_one: fn(&str) -> bool,
}

const KINDS: [Kind; 5] = [
    Kind {
        what: "base, inside the program",
        most: 8_000,
        is_one: |path| path == BASE,
    },
    Kind {
        what: "names of all actions",
        most: 95_000,
        is_one: |path| path.ends_with("/names.bin"),
    },
    Kind {
        what: "a service",
        most: 30_000,
        is_one: |path| path.contains("/svc/"),
    },
    Kind {
        what: "list of managed policies",
        most: 20_000,
        is_one: |path| path.ends_with("/policies.txt"),
    },
    Kind {
        what: "a bucket of managed policies",
        most: 45_000,
        is_one: |path| path.contains("/policies/"),
    },
];
const BASE: &str = "crates/iam-catalog/data/base.txt";

/// A table of the kinds, and what is over its budget.
pub fn report(root: &Path) -> Result<(String, Vec<String>), String> {
    let mut files = Vec::new();
    for path in [BASE, crate::catalogue::PARTS] {
        collect(root, path, &mut files).map_err(|e| format!("cannot read {path}: {e}"))?;
    }
    let sizes: Vec<(String, usize)> = files
        .into_iter()
        .map(|(path, bytes)| (path, gzip_size(&bytes)))
        .collect();
    Ok(table(&sizes))
}

fn table(sizes: &[(String, usize)]) -> (String, Vec<String>) {
    let mut table = format!(
        "\n{:>6} {:>9} {:>9} {:>9} {:>9}  catalogue (gzip)\n",
        "files", "in all", "median", "largest", "budget"
    );
    let mut over = Vec::new();
    for kind in &KINDS {
        let mut own: Vec<(usize, &str)> = sizes
            .iter()
            .filter(|(path, _)| (kind.is_one)(path))
            .map(|(path, size)| (*size, path.as_str()))
            .collect();
        own.sort_unstable();
        let Some((largest, path)) = own.last() else {
            over.push(format!("the catalogue lacks: {}", kind.what));
            continue;
        };
        let sum: usize = own.iter().map(|(size, _)| size).sum();
        let median = own[own.len() / 2].0;
        let Kind { what, most, .. } = kind;
        table += &format!("{:>6} {sum:>9} {median:>9} {largest:>9} {most:>9}  {what}\n", own.len());
        if most < largest {
            over.push(format!(
                "{path} is {} bytes over its budget of {most} (gzip)",
                largest - most
            ));
        }
    }
    (table, over)
}

fn collect(root: &Path, path: &str, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let full = root.join(path);
    if !full.is_dir() {
        files.push((path.to_string(), std::fs::read(full)?));
        return Ok(());
    }
    for entry in std::fs::read_dir(full)? {
        collect(root, &format!("{path}/{}", entry?.file_name().to_string_lossy()), files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(of_names: usize) -> Vec<(String, usize)> {
        let parts = [
            (BASE, 7_000),
            ("c/names.bin", of_names),
            ("c/svc/a.txt", 10),
            ("c/svc/b.txt", 30),
            ("c/policies.txt", 10),
            ("c/policies/00.txt", 10),
        ];
        parts.map(|(path, size)| (path.to_string(), size)).to_vec()
    }

    #[test]
    fn what_is_over_its_budget() {
        assert!(table(&sizes(95_000)).1.is_empty());
        assert_eq!(
            vec!["c/names.bin is 1 bytes over its budget of 95000 (gzip)"],
            table(&sizes(95_001)).1
        );
    }

    #[test]
    fn what_is_missing() {
        let sizes: Vec<_> = sizes(1).into_iter().filter(|(path, _)| path != BASE).collect();
        assert_eq!(1, table(&sizes).1.len());
    }

    #[test]
    fn a_line_a_kind() {
        let (table, _) = table(&sizes(1));
        assert!(
            table.contains("     2        40        30        30     30000  a service\n"),
            "{table}"
        );
    }
}
