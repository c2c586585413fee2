//! `eval`: cases in, answers out, in order, on all cores and in little memory.

mod answers;
mod tally;
pub mod unusable;

use std::ffi::OsStr;
use std::io::{self, BufReader, BufWriter, Read, Write};

use rayon::prelude::*;

use crate::args::Eval;
use crate::cases::{Cases, Piece};
use crate::input;
use crate::say::unwritable;
use crate::status::Status;
use answers::Answers;
use tally::Tally;

const BUFFER_BYTES: usize = 1 << 20;
/// As many texts are held at a time: enough for all cores, few enough for any machine.
const MOST_PIECES: usize = 4096;
const MOST_BYTES: usize = 8 << 20;

/// Evaluates all cases of all files.
pub fn eval(asked: &Eval) -> Status {
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
    let mut tally = Tally::new(asked.lang);
    for file in input::all(&asked.files) {
        let read = input::open(file, "cases")
            .map_err(Trouble::Input)
            .and_then(|read| eval_input(read, file, asked, &mut output, &mut tally));
        match read {
            Ok(()) => {}
            Err(Trouble::Input(error)) => tally.unreadable(&input::unreadable(file, &error)),
            Err(Trouble::Output(error)) => return unwritable(&error),
        }
    }
    if let Err(error) = output.flush() {
        return unwritable(&error);
    }
    tally.finish()
}

/// Which side failed.
enum Trouble {
    Input(io::Error),
    Output(io::Error),
}

fn eval_input(
    input: Box<dyn Read + Send>,
    file: &OsStr,
    asked: &Eval,
    output: &mut impl Write,
    tally: &mut Tally,
) -> Result<(), Trouble> {
    let name = input::shown(file);
    let reader = BufReader::with_capacity(BUFFER_BYTES, input);
    let mut cases = Cases::new(reader).map_err(Trouble::Input)?;
    loop {
        let (pieces, end) = chunk(&mut cases);
        match pieces.as_slice() {
            // Of one case there may be many answers, which nobody has to hold together.
            [piece] => tally.add(&answers::of(piece, &name, asked, output).map_err(Trouble::Output)?),
            pieces => {
                for (lines, answers) in at_once(pieces, &name, asked).map_err(Trouble::Output)? {
                    output.write_all(&lines).map_err(Trouble::Output)?;
                    tally.add(&answers);
                }
            }
        }
        match end {
            // Who asks case by case, through a pipe, gets each answer before the next question.
            Ok(End::Waiting) => output.flush().map_err(Trouble::Output)?,
            Ok(End::Full) => {}
            Ok(End::Input) => return Ok(()),
            Err(error) => return Err(Trouble::Input(error)),
        }
    }
}

/// The answers to some cases, with what is to be written of each.
fn at_once(pieces: &[Piece], name: &str, asked: &Eval) -> io::Result<Vec<(Vec<u8>, Answers)>> {
    let answered = |piece: &Piece| {
        let mut lines = Vec::new();
        let answers = answers::of(piece, name, asked, &mut lines)?;
        Ok((lines, answers))
    };
    pieces.par_iter().map(answered).collect()
}

/// Why a chunk is no larger.
enum End {
    /// The input is at its end.
    Input,
    /// There may be more, but it isn't here yet.
    Waiting,
    Full,
}

/// Some cases to evaluate at a time.
fn chunk(cases: &mut Cases<BufReader<Box<dyn Read + Send>>>) -> (Vec<Piece>, io::Result<End>) {
    let mut pieces = Vec::new();
    let mut n_bytes = 0;
    loop {
        match cases.next() {
            Ok(None) => return (pieces, Ok(End::Input)),
            Err(error) => return (pieces, Err(error)),
            Ok(Some(piece)) => {
                n_bytes += piece.n_bytes();
                pieces.push(piece);
            }
        }
        if cases.reader().buffer().is_empty() {
            return (pieces, Ok(End::Waiting));
        }
        if MOST_PIECES <= pieces.len() || MOST_BYTES <= n_bytes {
            return (pieces, Ok(End::Full));
        }
    }
}
