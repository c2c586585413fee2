//! What is printed of findings, kept short: a policy has names, words and changes of any length, and of one long name
//! there may be hundreds of findings. The span of a finding says its place whatever is left out.

use std::borrow::Cow;

use iam_lint::fix::Fix;

use crate::problem::beginning;

/// A JSON pointer whose long steps are beginnings. Those of a policy that can be saved stay as they are.
#[must_use]
pub fn pointer(path: &str) -> Cow<'_, str> {
    const LONGEST: usize = 400;
    if path.len() <= LONGEST {
        return Cow::Borrowed(path);
    }
    let steps: Vec<String> = path.split('/').map(beginning).collect();
    Cow::Owned(steps.join("/"))
}

/// A fix, unless it writes more than any policy holds: what is cut off would be another change.
#[must_use]
pub fn fix<'f>(change: &'f Fix, text: &str) -> Option<&'f Fix> {
    // More than the largest policy that AWS takes, that of a key.
    const MOST_BYTES: usize = 64 << 10;
    (change.as_one(text).replacement.len() <= MOST_BYTES).then_some(change)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_steps_of_a_pointer_are_cut() {
        let plain = "/Statement/0/Condition/StringEquals/aws:PrincipalTag~1a";
        assert_eq!(plain, pointer(plain));
        let (long, short) = ("x".repeat(1_000), "x".repeat(200));
        assert_eq!(
            format!("/Statement/{short}…/0"),
            pointer(&format!("/Statement/{long}/0"))
        );
    }
}
