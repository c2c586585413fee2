//! Patterns against the recursive definition of `*` and `?`.

use iam_reference::glob::{Mark, fits, fits_arn, marks};
use iam_syntax::arn::{Arn, FieldPatterns, ResourcePattern, ShortArn};
use iam_syntax::pattern::{Glob, Pattern};

use crate::rng::{Rng, n_tries};

fn characters(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[track_caller]
fn check(pattern: &str, text: &str) {
    let expected = fits(&marks(pattern), &characters(text));
    assert_eq!(expected, Pattern::new(pattern).matches(text), "{pattern} on {text}");
    let lower = fits(
        &marks(&pattern.to_ascii_lowercase()),
        &characters(&text.to_ascii_lowercase()),
    );
    assert_eq!(
        lower,
        Pattern::ignoring_case(pattern).matches(text),
        "{pattern} on {text}, ignoring case"
    );
}

/// All texts of at most so many characters.
fn all_texts(alphabet: &str, longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut start = 0;
    for _ in 0..longest {
        let end = all.len();
        for at in start..end {
            all.extend(
                alphabet
                    .chars()
                    .map(|character| format!("{}{character}", all[at]))
                    .collect::<Vec<_>>(),
            );
        }
        start = end;
    }
    all
}

#[test]
fn all_short_patterns_fit_as_defined() {
    let texts = all_texts("ab", 5);
    for pattern in all_texts("ab*?", 5) {
        for text in &texts {
            check(&pattern, text);
        }
    }
}

fn random_text(rng: &mut Rng, alphabet: &[char], longest: usize) -> String {
    (0..rng.below(longest + 1)).map(|_| rng.pick(alphabet)).collect()
}

#[test]
fn a_million_random_patterns_fit_as_defined() {
    let mut rng = Rng::new(1);
    let mut n_hits = 0_usize;
    let n_pairs = n_tries(1_000_000);
    for _ in 0..n_pairs {
        let pattern = random_text(&mut rng, &['a', 'A', 'b', ':', '*', '*', '?', 'é'], 9);
        let text = random_text(&mut rng, &['a', 'A', 'b', ':', 'é'], 9);
        check(&pattern, &text);
        n_hits += usize::from(Pattern::new(&pattern).matches(&text));
    }
    assert!(n_pairs < 20 * n_hits, "too few of {n_pairs} pairs fit: {n_hits}");
}

#[test]
fn a_million_random_arn_patterns_fit_as_defined() {
    let mut rng = Rng::new(2);
    let mut n_hits = 0_usize;
    let n_pairs = n_tries(1_000_000);
    for _ in 0..n_pairs {
        let mut field = |alphabet: &[char]| random_text(&mut rng, alphabet, 3);
        let of_pattern = ['a', 'B', '*', '*', '?'];
        let pattern: Vec<String> = (0..6).map(|_| field(&of_pattern)).collect();
        let pattern = pattern.join(":");
        let fill = ["", "a", "b:", "B", ":"];
        let text: String = pattern
            .chars()
            .map(|character| match character {
                '*' | '?' => rng.pick(&fill).to_owned(),
                other => other.to_string(),
            })
            .collect();
        let expected = fits_arn(&marks(&pattern), &characters(&text));
        let seen = ResourcePattern::new(&Glob::new(&pattern), ShortArn::Reject, false).matches(&text);
        assert_eq!(expected, seen, "{pattern} on {text}");
        n_hits += usize::from(seen);
    }
    assert!(n_pairs < 100 * n_hits, "too few of {n_pairs} pairs fit: {n_hits}");
}

#[test]
fn what_is_put_in_is_literal() {
    let mut rng = Rng::new(6);
    let mut n_hits = 0_usize;
    let n_pairs = n_tries(300_000);
    for _ in 0..n_pairs {
        let mut glob = Glob::new("");
        let mut expected: Vec<Mark> = Vec::new();
        for _ in 0..rng.below(4) {
            let part = random_text(&mut rng, &['a', 'b', '*', '?', ':'], 3);
            if rng.chance(50) {
                glob.push(&part);
                expected.extend(marks(&part));
            } else {
                glob.push_literal(&part);
                expected.extend(part.chars().map(Mark::Char));
            }
        }
        let text = random_text(&mut rng, &['a', 'b', '*', '?', ':'], 6);
        let fit = fits(&expected, &characters(&text));
        assert_eq!(fit, Pattern::of(&glob).matches(&text), "{glob:?} on {text}");
        n_hits += usize::from(fit);
        // The same in the last field of an ARN.
        let mut arn = Glob::new("arn:::::");
        let mut whole = marks("arn:::::");
        for mark in &expected {
            match mark {
                Mark::Char(character) => arn.push_literal(&character.to_string()),
                Mark::Star => arn.push("*"),
                Mark::Question => arn.push("?"),
            }
        }
        whole.extend(&expected);
        let text = format!("arn:::::{text}");
        let fit = fits_arn(&whole, &characters(&text));
        assert_eq!(
            fit,
            ResourcePattern::new(&arn, ShortArn::Reject, false).matches(&text),
            "{arn:?} on {text}"
        );
    }
    assert!(n_pairs < 20 * n_hits, "too few of {n_pairs} pairs fit: {n_hits}");
}

#[test]
fn long_arn_patterns_fit_as_defined() {
    // More positions than one machine word holds.
    let mut rng = Rng::new(3);
    for _ in 0..n_tries(20_000) {
        let fill: String = (0..50 + rng.below(30)).map(|_| rng.pick(&['a', 'b'])).collect();
        let mut pattern = format!("arn:aws:s*3:{fill}:?:x*y*");
        let mut text = format!("arn:aws:s3:{fill}:1:xaybyc");
        for of in [&mut pattern, &mut text] {
            for _ in 0..rng.below(3) {
                let at = rng.below(of.len());
                of.replace_range(at..=at, rng.pick(&["*", "a", ":", "", "b:"]));
            }
        }
        if pattern.matches(':').count() < 5 {
            continue;
        }
        let expected = fits_arn(&marks(&pattern), &characters(&text));
        let seen = ResourcePattern::new(&Glob::new(&pattern), ShortArn::Reject, false).matches(&text);
        assert_eq!(expected, seen, "{pattern} on {text}");
    }
}

#[test]
fn fields_of_an_arn_operator_fit_one_by_one() {
    let mut rng = Rng::new(4);
    for _ in 0..n_tries(200_000) {
        let mut field = |alphabet: &[char]| random_text(&mut rng, alphabet, 3);
        let mut pattern = vec!["arn".to_owned()];
        pattern.extend((0..5).map(|_| field(&['a', '*', '?', ':'])));
        let mut text = vec!["arn".to_owned()];
        text.extend((0..5).map(|_| field(&['a', 'a', ':'])));
        let (pattern, text) = (pattern.join(":"), text.join(":"));
        let of_pattern: Vec<&str> = pattern.splitn(6, ':').collect();
        let of_text: Vec<&str> = text.splitn(6, ':').collect();
        let expected = of_pattern
            .iter()
            .zip(of_text)
            .all(|(pattern, text)| fits(&marks(pattern), &characters(text)));
        let fields = FieldPatterns::new(&Glob::new(&pattern)).expect("six fields");
        let matches = |text: &str| Arn::parse(text).is_some_and(|arn| fields.matches(&arn));
        assert_eq!(expected, matches(&text), "{pattern} on {text}");
        if !pattern.contains(['*', '?']) {
            assert_eq!(pattern, fields.example());
        }
        assert!(matches(&fields.example()), "{pattern}");
    }
}

#[test]
fn examples_fit() {
    let mut rng = Rng::new(5);
    for _ in 0..n_tries(100_000) {
        let pattern = Pattern::new(&random_text(&mut rng, &['a', 'b', '*', '?', 'é'], 9));
        assert!(pattern.matches(&pattern.example()), "{pattern:?}");
    }
}

#[test]
fn a_megabyte_against_many_stars_ends() {
    // With backtracking either would outlast the universe.
    let text = "a".repeat(1_000_000);
    let pattern = format!("{}b", "*a".repeat(60));
    assert!(!Pattern::new(&pattern).matches(&text));
    let arn = format!("arn:aws:{}b:x:1:{}b", "*a".repeat(20), "*a".repeat(20));
    let asked = format!("arn:aws:{text}:x:1:{text}");
    assert!(!ResourcePattern::new(&Glob::new(&arn), ShortArn::Reject, false).matches(&asked));
}
