//! The worked examples.

#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    pub id: &'static str,
    pub text: &'static str,
}

macro_rules! example {
    ($id:literal) => {
        Example {
            id: $id,
            text: include_str!(concat!("../../examples/", $id, ".json")),
        }
    };
}

/// In the order of the menu, whose words are `words/world.rs`'s.
pub static ALL: [Example; 7] = [
    example!("chain"),
    example!("external-id"),
    example!("github"),
    example!("saml"),
    example!("mfa"),
    example!("confused-deputy"),
    example!("one-hour"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::expect;

    #[test]
    fn every_example_comes_out_as_it_says() {
        for example in &ALL {
            let report = iam_scenario::report(example.text, &|_| None);
            let report = report.unwrap_or_else(|bad| panic!("{}: {:?}", example.id, bad.problems));
            for step in &report.steps {
                assert!(step.expect.is_some(), "{}: {} expects nothing", example.id, step.id);
                let mismatches = expect::step_mismatches(step);
                assert!(
                    mismatches.is_empty(),
                    "{}: {}: {mismatches:?} {:?}",
                    example.id,
                    step.id,
                    step.error
                );
            }
        }
    }
}
