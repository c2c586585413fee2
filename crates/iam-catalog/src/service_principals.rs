//! Names by which services call: `ecs-tasks.amazonaws.com`. AWS has no list of them; these are the ones that its managed
//! policies and its pages name.
//!
//! So a name that is not here may be right. One that is nearly here is probably a slip.

use alloc::format;
use alloc::string::String;

use iam_syntax::suggest;

/// Without what all of them end in.
static NAMES: &str = include_str!("../data/service_principals.txt");

const SUFFIX: &str = ".amazonaws.com";

/// The name that was probably meant by one that is not known; nothing for one that is, and where none is near.
///
/// ```
/// use iam_catalog::service_principals::meant;
///
/// assert_eq!(Some("ecs-tasks.amazonaws.com".to_string()), meant("ecs.tasks.amazonaws.com"));
/// assert_eq!(None, meant("ecs-tasks.amazonaws.com"));
/// ```
#[must_use]
pub fn meant(name: &str) -> Option<String> {
    let word = name.strip_suffix(SUFFIX)?;
    // `s3.us-east-1.amazonaws.com` is a service in its Region.
    let (own, region) = match word.rsplit_once('.') {
        Some((own, region)) if looks_like_region(region) => (own, Some(region)),
        Some(_) | None => (word, None),
    };
    let is_known = |word: &str| names().any(|it| it == word);
    // Shorter names are near to too many others.
    if is_known(own) || is_known(word) || own.len() < 4 {
        return None;
    }
    let plain = letters(own);
    let near = names()
        .find(|it| letters(it) == plain)
        .or_else(|| suggest::nearest(own, names()).filter(|it| is_slip(own, it)))?;
    Some(match region {
        Some(region) => format!("{near}.{region}{SUFFIX}"),
        None => format!("{near}{SUFFIX}"),
    })
}

fn names() -> impl Iterator<Item = &'static str> {
    NAMES.split_ascii_whitespace()
}

/// A name without what it is parted by, which is what is mistaken most.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether one letter too many, too few or in another place tells two names apart.
fn is_slip(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 1
}

fn looks_like_region(word: &str) -> bool {
    word.contains('-') && word.ends_with(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{meant, names};

    #[test]
    fn sorted_and_each_once() {
        let names: Vec<&str> = names().collect();
        assert!(names.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn slips() {
        for (written, right) in [
            ("ecs.tasks", "ecs-tasks"),
            ("ecstasks", "ecs-tasks"),
            ("ecs-task", "ecs-tasks"),
            ("lamda", "lambda"),
            ("lambdas", "lambda"),
            ("edge-lambda", "edgelambda"),
            ("cloud-formation", "cloudformation"),
            ("cloudfromation", "cloudformation"),
            ("api-gateway", "apigateway"),
            ("pods-eks", "pods.eks"),
            ("cloudwatchh.us-east-1", "cloudwatch.us-east-1"),
        ] {
            let expected = alloc::format!("{right}.amazonaws.com");
            assert_eq!(
                Some(expected),
                meant(&alloc::format!("{written}.amazonaws.com")),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_known_or_near_to_none() {
        for name in [
            "lambda.amazonaws.com",
            "s3.us-east-1.amazonaws.com",
            "ec2.amazonaws.com.cn",
            "brandnewservice.amazonaws.com",
            "ram.amazonaws.com",
            "abc.amazonaws.com",
            "lambda.amazonaw.com",
            "",
        ] {
            assert_eq!(None, meant(name), "{name}");
        }
    }
}
