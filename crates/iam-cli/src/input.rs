//! Files by their names, which need not be UTF-8, and what a command reads whole.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, IsTerminal, Read};

use crate::say::{one_line, plain, say};

/// The largest file that is read whole, in bytes.
pub const MAX_BYTES: usize = iam_scenario::read::MAX_CASE_BYTES;

/// The files that were named; none is standard input.
pub fn all(files: &[OsString]) -> Vec<&OsStr> {
    match files {
        [] => vec![OsStr::new("-")],
        files => files.iter().map(OsString::as_os_str).collect(),
    }
}

/// What a file is called in a sentence: in one line, and nothing in it that a terminal would obey.
pub fn shown(file: &OsStr) -> String {
    one_line(&name(file))
}

/// What a file is called where programs read it.
pub fn name(file: &OsStr) -> String {
    if file == "-" {
        return "standard input".to_string();
    }
    file.to_string_lossy().into_owned()
}

/// That a file can't be read, as a sentence.
pub fn unreadable(file: &OsStr, error: &io::Error) -> String {
    format!("`{}` can't be read: {}", shown(file), plain(error))
}

/// Opens a file; `-` is standard input, of which somebody who types it is told.
///
/// # Errors
/// Fails when the file can't be opened.
pub fn open(file: &OsStr, what: &str) -> io::Result<Box<dyn Read + Send>> {
    if file != "-" {
        return Ok(Box::new(File::open(file)?));
    }
    if io::stdin().is_terminal() {
        say(&format!("reading {what} from standard input; end with Ctrl-D"));
    }
    Ok(Box::new(io::stdin()))
}

/// What a file holds, up to a size; of a larger one no more is read than shows it.
///
/// # Errors
/// A sentence that names the file.
pub fn text_of(file: &OsStr, what: &str, most: usize) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = open(file, what).and_then(|it| it.take(most as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(file, &error))?;
    if most < bytes.len() {
        let most = most >> 20;
        return Err(format!("`{}` is not read: it is larger than {most} MiB", shown(file)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        let file = shown(file);
        format!("`{file}` can't be read: it is not UTF-8 text, its byte {byte} begins no character")
    })
}
