//! What is wrong with a block of a document, and in which line.

/// Something wrong at a line of a document, from 1; of a block, at a line of what it holds, or at its first line, 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// From 1; see the type.
    pub line: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word behind `iam` that is nearly one that is known.
    UnknownWord {
        /// As it was written.
        word: String,
        /// The one that is known.
        meant: String,
    },
    /// A value that a word can't have.
    WrongValue {
        /// The word, without `=`.
        word: &'static str,
        /// What was written.
        value: String,
        /// What it can be.
        known: Vec<&'static str>,
    },
    /// A value that begins with a quote, and does not end with it.
    OpenQuote {
        /// The word, without `=`.
        word: String,
    },
    /// A policy of which something is expected, and nothing is asked.
    NoQuestion,
    /// A case asks by itself, and so do the words behind `iam`.
    AskedTwice,
    /// What the block holds can't be read or evaluated, in a sentence.
    Unreadable(String),
    /// It came to something else.
    Unmet {
        /// As it was written.
        expected: String,
        /// In the same words.
        found: String,
        /// Why, in a sentence.
        said: String,
    },
    /// The block has no closing line.
    OpenBlock,
    /// The verdict below it has no closing line.
    OpenVerdict,
    /// A verdict that stands right below no block.
    StrayVerdict,
    /// The verdict below it is not what it comes to today.
    Stale,
    /// No verdict is below it.
    NoVerdict,
    /// What it should include is not there yet.
    NotIncluded,
}
