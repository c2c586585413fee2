//! Which line of a chapter's file a line of its content is: what was included before has moved it.

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use iam_render::document::{Block, blocks};
use serde_json::Value;

/// Where the chapters' files are.
pub struct Source {
    root: PathBuf,
    /// From the root, as sentences name it.
    folder: PathBuf,
}

/// The places of one chapter.
pub struct Places {
    file: String,
    moved: Vec<Moved>,
}

/// A block, which stands elsewhere in the file.
struct Moved {
    here: RangeInclusive<usize>,
    there: RangeInclusive<usize>,
}

impl Source {
    pub fn of(context: &Value) -> Self {
        let text = |value: &Value| PathBuf::from(value.as_str().unwrap_or_default());
        let folder = context["config"]["book"]["src"].as_str().unwrap_or("src");
        Self {
            root: text(&context["root"]),
            folder: PathBuf::from(folder),
        }
    }

    /// The blocks of the file are those of the content where they are as many, in the same words.
    pub fn places(&self, path: &str, content: &str) -> Places {
        let file = self.folder.join(Path::new(path));
        let text = fs::read_to_string(self.root.join(&file)).unwrap_or_default();
        let (here, there) = (blocks(content), blocks(&text));
        let is_same = here.len() == there.len() && here.iter().zip(&there).all(|(one, other)| one.words == other.words);
        let lines = |block: &Block, text: &str| {
            let n_breaks = text[block.range.clone()].matches('\n').count();
            block.line..=block.line + n_breaks
        };
        let moved = here.iter().zip(&there).filter(|_| is_same);
        Places {
            file: file.display().to_string(),
            moved: moved
                .map(|(one, other)| Moved {
                    here: lines(one, content),
                    there: lines(other, &text),
                })
                .collect(),
        }
    }
}

impl Places {
    /// The file and the line. Of a block into which something was included it is the block's first.
    pub fn of(&self, line: usize) -> String {
        let within = self.moved.iter().find(|it| it.here.contains(&line));
        let line = within.map_or(line, |Moved { here, there }| {
            let is_as_long = here.end() - here.start() == there.end() - there.start();
            let n_further = if is_as_long { line - here.start() } else { 0 };
            there.start() + n_further
        });
        format!("{}:{line}", self.file)
    }
}
