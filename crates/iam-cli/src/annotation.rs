//! Annotations of GitHub Actions, as a workflow writes them on standard output.
//!
//! Source: <https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#setting-an-error-message>

use crate::say::one_line;

/// One annotation; `place` is what follows the file's name, from its comma on.
pub fn annotation(command: &str, file: &str, place: &str, title: &str, message: &str) -> String {
    let (file, title) = (property(file), property(title));
    format!("::{command} file={file}{place},title={title}::{}", data(message))
}

/// Line breaks as the runner reads them, and nothing that a terminal would obey.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    one_line(&text)
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
