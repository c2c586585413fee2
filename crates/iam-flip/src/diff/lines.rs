//! The lines in which two texts differ.

use core::ops::Range;

use super::Difference;

/// More lines than these that come or go are shown as one run.
const MOST_EDITS: usize = 400;

/// The runs of lines in which two texts differ.
#[must_use]
pub fn lines(pointer: &str, old: &str, new: &str) -> Vec<Difference> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    runs(&old, &new)
        .into_iter()
        .map(|run| {
            let mut before: Vec<String> = old[run.old.clone()].iter().map(ToString::to_string).collect();
            let mut after: Vec<String> = new[run.new].iter().map(ToString::to_string).collect();
            shorten(&mut before, &mut after);
            Difference {
                pointer: pointer.to_string(),
                line: Some(run.old.start + 1),
                before,
                after,
            }
        })
        .collect()
}

/// Lines that go, and those that come in their place.
struct Run {
    old: Range<usize>,
    new: Range<usize>,
}

fn runs(old: &[&str], new: &[&str]) -> Vec<Run> {
    let n_front = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let back = old[n_front..].iter().rev().zip(new[n_front..].iter().rev());
    let n_back = back.take_while(|(one, other)| one == other).count();
    let (inner_old, inner_new) = (&old[n_front..old.len() - n_back], &new[n_front..new.len() - n_back]);
    if inner_old.is_empty() && inner_new.is_empty() {
        return Vec::new();
    }
    let mut runs: Vec<Run> = Vec::new();
    let Some(common) = in_common(inner_old, inner_new) else {
        return vec![Run {
            old: n_front..old.len() - n_back,
            new: n_front..new.len() - n_back,
        }];
    };
    let (mut at, mut to) = (0, 0);
    for (next_at, next_to) in common.into_iter().chain([(inner_old.len(), inner_new.len())]) {
        if at < next_at || to < next_to {
            runs.push(Run {
                old: n_front + at..n_front + next_at,
                new: n_front + to..n_front + next_to,
            });
        }
        (at, to) = (next_at + 1, next_to + 1);
    }
    runs.iter_mut().for_each(|run| {
        begin_whole(run, old, new);
        end_whole(run, old, new);
    });
    runs
}

/// The places of a longest run of lines that both have in this order (Myers, "An O(ND) Difference Algorithm", 1986);
/// nothing where they differ in more lines than is looked at.
fn in_common(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize)>> {
    let n_diagonals = 2 * MOST_EDITS + 1;
    // How far each diagonal reaches in the old text, after each number of edits.
    let mut reach: Vec<usize> = vec![0; n_diagonals + 2];
    let mut steps: Vec<Vec<usize>> = Vec::new();
    let middle = MOST_EDITS + 1;
    let at_diagonal = |at: usize, diagonal: usize| (at + middle).checked_sub(diagonal);
    for n_edits in 0..=MOST_EDITS {
        steps.push(reach.clone());
        for diagonal in (middle - n_edits..=middle + n_edits).step_by(2) {
            let comes_down = diagonal == middle - n_edits
                || (diagonal != middle + n_edits && reach[diagonal - 1] < reach[diagonal + 1]);
            let mut at = if comes_down {
                reach[diagonal + 1]
            } else {
                reach[diagonal - 1] + 1
            };
            let Some(mut to) = at_diagonal(at, diagonal) else {
                continue;
            };
            while at < old.len() && to < new.len() && old[at] == new[to] {
                (at, to) = (at + 1, to + 1);
            }
            reach[diagonal] = at;
            if old.len() <= at && new.len() <= to {
                return Some(way_back(&steps, old.len(), new.len(), middle));
            }
        }
    }
    None
}

/// The lines that are passed on the way that was found, from its end.
fn way_back(steps: &[Vec<usize>], n_old: usize, n_new: usize, middle: usize) -> Vec<(usize, usize)> {
    let mut common = Vec::new();
    let (mut at, mut to) = (n_old, n_new);
    for (n_edits, reach) in steps.iter().enumerate().rev() {
        // OK because the way stays within the texts.
        let diagonal = at + middle - to;
        let comes_down =
            diagonal == middle - n_edits || (diagonal != middle + n_edits && reach[diagonal - 1] < reach[diagonal + 1]);
        let before = if comes_down { diagonal + 1 } else { diagonal - 1 };
        let (at_before, to_before) = match n_edits {
            0 => (0, 0),
            _ => (reach[before], reach[before] + middle - before),
        };
        while at_before < at && to_before < to {
            (at, to) = (at - 1, to - 1);
            common.push((at, to));
        }
        (at, to) = (at_before, to_before);
    }
    common.reverse();
    common
}

/// Of lines that only come or only go, the same run may begin at several places: it begins with a brace that opens, if it
/// can.
fn begin_whole(run: &mut Run, old: &[&str], new: &[&str]) {
    let (lines, own) = match (run.old.is_empty(), run.new.is_empty()) {
        (true, false) => (new, run.new.clone()),
        (false, true) => (old, run.old.clone()),
        (true, true) | (false, false) => return,
    };
    let opens = |at: usize| lines.get(at).is_some_and(|line| line.trim_start().starts_with('{'));
    let mut n_up = 0;
    while !opens(own.start - n_up) {
        let can_move = n_up < own.start.min(run.old.start) && lines[own.start - n_up - 1] == lines[own.end - n_up - 1];
        if !can_move {
            let mut n_down = 0;
            while !opens(own.start + n_down) {
                let next = lines.get(own.end + n_down);
                if next != lines.get(own.start + n_down) || next.is_none() {
                    return;
                }
                n_down += 1;
            }
            (run.old.start, run.old.end) = (run.old.start + n_down, run.old.end + n_down);
            (run.new.start, run.new.end) = (run.new.start + n_down, run.new.end + n_down);
            return;
        }
        n_up += 1;
    }
    (run.old.start, run.old.end) = (run.old.start - n_up, run.old.end - n_up);
    (run.new.start, run.new.end) = (run.new.start - n_up, run.new.end - n_up);
}

/// A last object of a list has no comma behind its brace, so what is put behind it begins with that brace and its comma, and
/// lacks the brace at its own end: it takes the line behind it in, and is whole. So does what goes from there.
fn end_whole(run: &mut Run, old: &[&str], new: &[&str]) {
    let (lines, own) = match (run.old.is_empty(), run.new.is_empty()) {
        (true, false) => (new, &run.new),
        (false, true) => (old, &run.old),
        (true, true) | (false, false) => return,
    };
    let Some(brace) = lines[own.start].strip_suffix("},").map(|indent| [indent, "}"].concat()) else {
        return;
    };
    if lines.get(own.end).is_some_and(|line| *line == brace) {
        run.old.end += 1;
        run.new.end += 1;
    }
}

/// The longest line that is shown whole.
const LONGEST: usize = 120;
/// How much of what two long lines have in common is left on each side.
const N_AROUND: usize = 32;

/// Of long lines what differs, with a little around it.
fn shorten(before: &mut [String], after: &mut [String]) {
    for (old, new) in before.iter_mut().zip(after.iter_mut()) {
        if old.len().max(new.len()) <= LONGEST {
            continue;
        }
        let (one, other): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let n_front = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        let back = one[n_front..].iter().rev().zip(other[n_front..].iter().rev());
        let n_back = back.take_while(|(one, other)| one == other).count();
        let cut = |line: &[char]| {
            let (from, to) = (
                n_front.saturating_sub(N_AROUND),
                (line.len() - n_back + N_AROUND).min(line.len()),
            );
            let mark = |is_cut: bool| if is_cut { "…" } else { "" };
            let middle: String = line[from..to].iter().collect();
            [mark(0 < from), &middle, mark(to < line.len())].concat()
        };
        (*old, *new) = (cut(&one), cut(&other));
    }
    for line in before.iter_mut().chain(after.iter_mut()) {
        if 4 * LONGEST < line.chars().count() {
            *line = line.chars().take(LONGEST).chain(['…']).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[(usize, &str, &str)]) {
        let found = lines("/d", old, new);
        let found: Vec<(usize, String, String)> = found
            .iter()
            .map(|it| (it.line.unwrap_or(0), it.before.join("|"), it.after.join("|")))
            .collect();
        let expected: Vec<(usize, String, String)> = expected
            .iter()
            .map(|(line, before, after)| (*line, (*before).to_string(), (*after).to_string()))
            .collect();
        assert_eq!(expected, found);
    }

    #[test]
    fn lines_that_differ() {
        check("a\nb\nc", "a\nb\nc", &[]);
        check("a\nb\nc", "a\nx\nc", &[(2, "b", "x")]);
        check("a\nb\nc", "a\nb\nx\nc", &[(3, "", "x")]);
        check("a\nb\nc", "a\nc", &[(2, "b", "")]);
        check("a\nb\nc\nd\ne\nf", "a\nx\nc\nd\ne\ny", &[(2, "b", "x"), (6, "f", "y")]);
        check("a", "b\nc", &[(1, "a", "b|c")]);
        // The same line comes again: the run begins where it opens something.
        check("[\n{\na\n},\n{\nb\n}\n]", "[\n{\nb\n}\n]", &[(2, "{|a|},", "")]);
        check(
            "[\n{\na\n},\n{\nb\n},\n{\nc\n}\n]",
            "[\n{\na\n},\n{\nc\n}\n]",
            &[(5, "{|b|},", "")],
        );
        // Behind the last of a list, and the last of one.
        check("[\n{\na\n}\n]", "[\n{\na\n},\n{\nb\n}\n]", &[(4, "}", "},|{|b|}")]);
        check("[\n{\na\n},\n{\nb\n}\n]", "[\n{\na\n}\n]", &[(4, "},|{|b|}", "}")]);
    }

    #[test]
    fn long_lines_are_cut_to_what_differs() {
        let long = |what: &str| format!("{}{what}{}", "a".repeat(300), "b".repeat(300));
        let found = lines("/d", &long("1"), &long("23"));
        assert_eq!(1, found.len());
        let around = |what: &str| format!("…{}{what}{}…", "a".repeat(32), "b".repeat(32));
        assert_eq!(vec![around("1")], found[0].before);
        assert_eq!(vec![around("23")], found[0].after);
    }
}
