//! `cargo xtask dictionary CORPUS`: makes the dictionary of links, or checks that the one there is comes of that corpus.
//!
//! A corpus has a policy a line, `{ "file": …, "text": … }`. Half of it is used, by a hash of `file`, so that the other half
//! can tell how short links are: `LINK_CORPUS=CORPUS cargo test -p iam-scenario lengths -- --nocapture`.
//!
//! A dictionary is frozen with its generation. A better one is a file of another number, and links of a new generation.

mod cover;

use std::fs;

use serde::Deserialize;

use crate::workspace::root;

const FILE: &str = "crates/iam-link/dictionary/1.bin";
const MOST_BYTES: usize = 8 << 10;
/// What cases and scenarios have around their policies; the most usual at the end, where it is nearest.
const WORDS: &str = include_str!("dictionary/words.txt");

#[derive(Deserialize)]
struct Line {
    file: String,
    text: String,
}

pub fn dictionary(args: &[String]) -> Result<(), String> {
    let [corpus] = args else {
        return Err("usage: cargo xtask dictionary CORPUS".into());
    };
    let corpus = fs::read_to_string(corpus).map_err(|error| format!("{corpus}: {error}"))?;
    let lines: Result<Vec<Line>, _> = corpus.lines().map(serde_json::from_str).collect();
    let lines = lines.map_err(|error| format!("the corpus: {error}"))?;
    let texts: Vec<Vec<u8>> = lines.iter().filter(|it| is_used(&it.file)).map(tight).collect();
    let words: String = WORDS.lines().collect();
    let mut made = cover::cover(&texts, MOST_BYTES - words.len());
    made.extend_from_slice(words.as_bytes());
    let path = root().join(FILE);
    match fs::read(&path) {
        Ok(there) if there == made => println!("{FILE} is what {} of {} policies give", texts.len(), lines.len()),
        Ok(there) if !there.is_empty() => return Err(format!("{FILE} is frozen, and the corpus gives another")),
        Ok(_) | Err(_) => {
            fs::write(&path, &made).map_err(|error| format!("{FILE}: {error}"))?;
            println!("{FILE}: {} bytes of {} policies", made.len(), texts.len());
        }
    }
    Ok(())
}

/// Whether a policy is in the half that is used: by the lowest bit of the FNV-1a hash of its file, after folding.
fn is_used(file: &str) -> bool {
    let hash = file.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash ^ hash >> 16) & 1 == 0
}

/// The text as it is in a link.
fn tight(line: &Line) -> Vec<u8> {
    let mut cut = iam_link::pieces::cut(&serde_json::Value::from(line.text.as_str()).to_string());
    // The bytes around it are no part of it.
    cut.pop();
    cut.drain(..1);
    cut
}
