//! Whether one pattern takes in all that another does, so that the second one adds nothing.
//!
//! Says no where it can't be sure.

use alloc::string::String;

use iam_syntax::arn;

/// Whether each action that fits `narrow` fits `wide`.
pub(crate) fn action(wide: &str, narrow: &str) -> bool {
    let lower = |text: &str| text.trim().to_ascii_lowercase();
    wide == "*" || glob(&lower(wide), &lower(narrow))
}

/// Whether each resource that fits `narrow` fits `wide`.
pub(crate) fn resource(wide: &str, narrow: &str) -> bool {
    if wide == "*" || wide == narrow {
        return true;
    }
    if narrow == "*" || has_quoted_star(wide) || has_quoted_star(narrow) {
        return false;
    }
    // A wildcard stays in its field, so the fields are compared one by one.
    match (arn::fields(wide), arn::fields(narrow)) {
        (Some(wide), Some(narrow)) => wide.iter().zip(narrow).all(|(wide, narrow)| glob(wide, narrow)),
        _ => false,
    }
}

fn has_quoted_star(text: &str) -> bool {
    text.contains("${*}") || text.contains("${?}")
}

/// `narrow` is taken as a text in which `*` is a character that only a `*` takes, and `?` one that `?` takes, too.
fn glob(wide: &str, narrow: &str) -> bool {
    let (wide, narrow) = (wide.as_bytes(), narrow.as_bytes());
    let (mut w, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < narrow.len() {
        let fits = match wide.get(w) {
            Some(b'*') => {
                star = Some((w, n));
                w += 1;
                continue;
            }
            Some(b'?') => narrow[n] != b'*',
            Some(byte) => *byte == narrow[n],
            None => false,
        };
        if fits {
            w += 1;
            n += 1;
        } else if let Some((at, taken)) = star {
            star = Some((at, taken + 1));
            w = at + 1;
            n = taken + 1;
        } else {
            return false;
        }
    }
    wide[w..].iter().all(|byte| *byte == b'*')
}

/// The same text in lower case, for keys and names whose case does not count.
pub(crate) fn folded(text: &str) -> String {
    text.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions() {
        assert!(action("s3:Get*", "s3:GetObject"));
        assert!(action("s3:*", "S3:Get*"));
        assert!(action("*", "s3:*"));
        assert!(!action("s3:Get*", "s3:*"));
        assert!(!action("s3:Get?", "s3:Get*"));
        assert!(action("s3:*Object", "s3:Get*Object"));
    }

    #[test]
    fn resources() {
        assert!(resource("arn:aws:s3:::b/*", "arn:aws:s3:::b/a/*"));
        assert!(!resource("arn:aws:s3:::b/*", "*"));
        assert!(resource("*", "arn:aws:s3:::b"));
        assert!(!resource("arn:aws:sqs:*x:1:q", "arn:aws:sqs:a:x:1:q"));
        assert!(resource(
            "arn:aws:s3:::${aws:username}*",
            "arn:aws:s3:::${aws:username}/*"
        ));
    }
}
