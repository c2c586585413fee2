//! What stands beside the page while it is served: the program of an embed, and the documentation, which has embeds in it.
//!
//! Trunk takes away what it did not make each time that it has built. So both are put there afterwards, while the page
//! already stands.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::build::embed;
use crate::docs;
use crate::workspace::root;

/// Where trunk builds before it takes away what was there.
const STAGE: &str = ".stage";

/// Puts both there again whenever trunk has built. It does not end.
pub fn keep(optimised: bool) {
    let dist = root().join("dist");
    // What an older run left says nothing of this one.
    let _ = fs::remove_dir_all(root().join(docs::IN_SITE));
    let _ = fs::remove_file(dist.join("index.html"));
    loop {
        sleep(Duration::from_millis(300));
        if is_wanted(&dist)
            && let Err(message) = put(&dist, optimised)
        {
            eprintln!("error: {message}");
        }
    }
}

/// Whether trunk has built, and what stands beside the page is gone.
fn is_wanted(dist: &Path) -> bool {
    dist.join("index.html").is_file() && !dist.join(STAGE).is_dir() && !dist.join("docs").is_dir()
}

fn put(dist: &Path, optimised: bool) -> Result<(), String> {
    // First, so that what fails is not tried again before something has changed.
    fs::create_dir_all(dist.join("docs")).map_err(|e| format!("cannot make dist/docs: {e}"))?;
    if optimised {
        embed::build(dist)?;
    } else {
        embed::build_for_development(dist)?;
    }
    docs::build(&dist.join("docs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_put_there_once_after_each_build() {
        let dist = std::env::temp_dir().join(format!("iam-playground-beside-{}", std::process::id()));
        fs::create_dir_all(dist.join(STAGE)).unwrap();
        assert!(!is_wanted(&dist), "nothing was built yet");
        fs::write(dist.join("index.html"), "").unwrap();
        assert!(!is_wanted(&dist), "trunk is not done");
        fs::remove_dir_all(dist.join(STAGE)).unwrap();
        assert!(is_wanted(&dist));
        fs::create_dir_all(dist.join("docs")).unwrap();
        assert!(!is_wanted(&dist), "it is there");
        fs::remove_dir_all(&dist).unwrap();
    }
}
