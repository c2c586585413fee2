//! Reading the summaries of the test runners: nextest, libtest (also in the browser), node.

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

/// What a browser test says that failed at first.
const AT_SECOND_TRY: &str = "passed at the second try";

/// The counts in what a runner printed, the lines that say so, and those that name what passed at a second try alone.
pub fn read(output: &str) -> (Counts, Vec<String>) {
    let mut sum = Counts::default();
    let mut lines = Vec::new();
    for line in without_colour(output).lines().map(str::trim) {
        if line.contains(AT_SECOND_TRY) {
            lines.push(line.to_string());
        }
        let Some(counts) = counts_in(line) else { continue };
        sum.passed += counts.passed;
        sum.failed += counts.failed;
        if counts != Counts::default() {
            lines.push(line.to_string());
        }
    }
    (sum, lines)
}

fn counts_in(line: &str) -> Option<Counts> {
    if line.starts_with("Summary [") || line.starts_with("test result:") {
        let failed = number_before(line, " failed") + number_before(line, " timed out");
        return Some(Counts {
            passed: number_before(line, " passed"),
            failed,
        });
    }
    let of_node = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
    let (word, number) = of_node.split_once(' ')?;
    let number = number.parse().ok()?;
    match word {
        "pass" => Some(Counts {
            passed: number,
            failed: 0,
        }),
        "fail" | "cancelled" => Some(Counts {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

/// The number that stands right before these words, 0 if there is none.
fn number_before(line: &str, words: &str) -> usize {
    let Some(end) = line.find(words) else { return 0 };
    let head = &line[..end];
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    head[head.len() - digits..].parse().unwrap_or(0)
}

fn without_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\x1b' {
            // An escape sequence for colour ends at its first letter.
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, passed: usize, failed: usize) {
        assert_eq!(Counts { passed, failed }, read(output).0, "{output}");
    }

    #[test]
    fn runners_are_understood() {
        check("     Summary [   0.004s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check(
            "     Summary [   1.2s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 0 skipped",
            9,
            3,
        );
        check(
            "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed;",
            4,
            2,
        );
        check("ℹ tests 9\nℹ pass 7\nℹ fail 1\nℹ cancelled 1", 7, 2);
        check("# pass 5\n# fail 0", 5, 0);
        check(
            "\x1b[32;1m     Summary\x1b[0m [ 1s] \x1b[1m2\x1b[0m tests run: \x1b[1m2\x1b[0m passed",
            2,
            0,
        );
        check("the password passed", 0, 0);
    }

    #[test]
    fn what_passed_at_the_second_try_is_told() {
        let (counts, lines) = read("ℹ passed at the second try: a visit: 1 !== 2\nℹ pass 1\nℹ fail 0");
        assert_eq!(1, counts.passed);
        assert_eq!(vec!["ℹ passed at the second try: a visit: 1 !== 2", "ℹ pass 1"], lines);
    }
}
