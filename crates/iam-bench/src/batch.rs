//! The command line on a long file.

pub mod cases;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a million cases may take.
const LIMIT: Duration = Duration::from_secs(30);

/// One run of the program.
struct Run {
    n_cases: usize,
    n_bytes: u64,
    wall: Duration,
    cpu: Duration,
    most_memory: u64,
}

/// Evaluates a tenth of the cases, then all of them.
///
/// # Errors
/// Says what went wrong.
pub fn run(n_cases: usize) -> Result<(), String> {
    let program = program()?;
    let file = super::folder()?.join("batch.jsonl");
    println!("iam-playground eval, answers thrown away; cores: {}\n", n_cores());
    println!("     cases  bytes a case    wall s     CPU s  cases/CPU s   most memory");
    let mut runs = Vec::new();
    for n_cases in [n_cases.div_ceil(10), n_cases] {
        let run = time(&program, &file, n_cases)?;
        println!(
            "{:>10}  {:>12}  {:>8.1}  {:>8.1}  {:>11.0}  {:>8.1} MiB",
            run.n_cases,
            run.n_bytes / run.n_cases as u64,
            run.wall.as_secs_f64(),
            run.cpu.as_secs_f64(),
            run.n_cases as f64 / run.cpu.as_secs_f64(),
            run.most_memory as f64 / f64::from(1 << 20)
        );
        runs.push(run);
    }
    std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    print_verdict(&runs);
    Ok(())
}

fn print_verdict(runs: &[Run]) {
    let [tenth, whole] = runs else { return };
    let limit = LIMIT.mul_f64(whole.n_cases as f64 / 1e6);
    let verdict = |met: bool| if met { "met" } else { "MISSED" };
    println!(
        "\nTime: {:.1} s, wanted on two cores at most {:.1} s: {}",
        whole.wall.as_secs_f64(),
        limit.as_secs_f64(),
        verdict(whole.wall <= limit)
    );
    // Others may have been at work: then the clock on the wall says little.
    println!("CPU time over two cores: {:.1} s", (whole.cpu / 2).as_secs_f64());
    let growth = whole.most_memory as f64 / tenth.most_memory as f64;
    println!(
        "Memory for ten times the cases: {growth:.2} times, wanted at most 1.25: {}",
        verdict(growth <= 1.25)
    );
}

fn time(program: &Path, file: &Path, n_cases: usize) -> Result<Run, String> {
    let in_file = |error: std::io::Error| format!("{}: {error}", file.display());
    let mut writer = BufWriter::new(File::create(file).map_err(in_file)?);
    for case_idx in 0..n_cases {
        writeln!(writer, "{}", cases::case(case_idx)).map_err(in_file)?;
    }
    writer.flush().map_err(in_file)?;
    let n_bytes = file.metadata().map_err(in_file)?.len();
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg("eval")
        .arg(file)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} did not start: {error}", program.display()))?;
    let ended = child.wait4().map_err(|error| error.to_string())?;
    if !ended.status.success() {
        return Err(format!("iam-playground ended with {}", ended.status));
    }
    Ok(Run {
        n_cases,
        n_bytes,
        wall: start.elapsed(),
        cpu: ended.rusage.utime + ended.rusage.stime,
        most_memory: ended.rusage.maxrss,
    })
}

/// Builds the command line; it lies beside this program.
fn program() -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "iam-cli"])
        .status()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if !built.success() {
        return Err("the command line was not built".into());
    }
    let here = std::env::current_exe().map_err(|error| format!("where this program is: {error}"))?;
    Ok(here.with_file_name(format!("iam-playground{}", std::env::consts::EXE_SUFFIX)))
}

fn n_cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
