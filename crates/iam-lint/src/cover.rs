//! Whether one pattern takes in all that another does, so that the second one adds nothing.
//!
//! Says no where it can't be sure.

mod takers;

use alloc::string::String;

use iam_syntax::arn;

pub(crate) use takers::Takers;

/// What the values of a list are.
#[derive(Clone, Copy)]
pub(crate) enum Values {
    Actions,
    Resources,
}

impl Values {
    /// Whether each request that fits `narrow` fits `wide`.
    pub(crate) fn covers(self, wide: &str, narrow: &str) -> bool {
        match self {
            Values::Actions => action(wide, narrow),
            Values::Resources => resource(wide, narrow),
        }
    }

    /// The same text for two values that are written alike.
    pub(crate) fn same(self, value: &str) -> String {
        match self {
            Values::Actions => value.trim().to_ascii_lowercase(),
            Values::Resources => String::from(value),
        }
    }
}

/// Whether each action that fits `narrow` fits `wide`.
fn action(wide: &str, narrow: &str) -> bool {
    let lower = |text: &str| text.trim().to_ascii_lowercase();
    wide == "*" || glob(&lower(wide), &lower(narrow))
}

/// Whether each resource that fits `narrow` fits `wide`.
fn resource(wide: &str, narrow: &str) -> bool {
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
