//! The constraints of AWS's API on parameters, and the one message that lists all that are broken (SEMANTICS.md §7.3).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::hop::{Code, StsError};
use crate::tags::Tag;

/// What is broken so far.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    broken: Vec<String>,
}

/// Characters that a parameter may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Charset {
    /// As AWS's API writes it.
    pattern: &'static str,
    /// Beside letters, digits and `_`.
    more: &'static str,
}

/// Names of sessions and source identities.
pub(crate) const NAME: Charset = Charset {
    pattern: r"[\w+=,.@-]*",
    more: "+=,.@-",
};
pub(crate) const EXTERNAL_ID: Charset = Charset {
    pattern: r"[\w+=,.@:\/-]*",
    more: "+=,.@:/-",
};
pub(crate) const SERIAL_NUMBER: Charset = Charset {
    pattern: r"[\w+=/:,.@-]*",
    more: "+=/:,.@-",
};

const TAG_PATTERN: &str = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";

impl Constraints {
    fn add(&mut self, value: &str, at: &str, constraint: &str) {
        self.broken.push(format!(
            "Value '{value}' at '{at}' failed to satisfy constraint: {constraint}"
        ));
    }

    pub(crate) fn length(&mut self, value: &str, at: &str, min: usize, max: usize) {
        let length = value.chars().count();
        if length < min {
            self.add(
                value,
                at,
                &format!("Member must have length greater than or equal to {min}"),
            );
        }
        if max < length {
            self.add(
                value,
                at,
                &format!("Member must have length less than or equal to {max}"),
            );
        }
    }

    pub(crate) fn characters(&mut self, value: &str, at: &str, set: Charset) {
        let fits = |it: char| it.is_ascii_alphanumeric() || it == '_' || set.more.contains(it);
        if !value.chars().all(fits) {
            self.pattern(value, at, set.pattern);
        }
    }

    pub(crate) fn pattern(&mut self, value: &str, at: &str, pattern: &str) {
        self.add(
            value,
            at,
            &format!("Member must satisfy regular expression pattern: {pattern}"),
        );
    }

    pub(crate) fn range(&mut self, value: i64, at: &str, min: i64, max: i64) {
        let text = value.to_string();
        if value < min {
            self.add(
                &text,
                at,
                &format!("Member must have value greater than or equal to {min}"),
            );
        }
        if max < value {
            self.add(
                &text,
                at,
                &format!("Member must have value less than or equal to {max}"),
            );
        }
    }

    pub(crate) fn count(&mut self, n: usize, at: &str, max: usize) {
        if max < n {
            self.add(
                &format!("{n} members"),
                at,
                &format!("Member must have length less than or equal to {max}"),
            );
        }
    }

    pub(crate) fn role_arn(&mut self, arn: &str) {
        self.length(arn, "roleArn", 20, 2048);
    }

    /// At most 50 tags, of keys and values that tags may have.
    pub(crate) fn tags(&mut self, tags: &[Tag]) {
        self.count(tags.len(), "tags", 50);
        for (i, tag) in tags.iter().enumerate() {
            let at = |part: &str| format!("tags.{}.member.{part}", i + 1);
            self.length(&tag.key, &at("key"), 1, 128);
            self.length(&tag.value, &at("value"), 0, 256);
            if !tag.key.chars().all(is_of_tags) || is_reserved(&tag.key) {
                self.pattern(&tag.key, &at("key"), TAG_PATTERN);
            }
            if !tag.value.chars().all(is_of_tags) {
                self.pattern(&tag.value, &at("value"), TAG_PATTERN);
            }
        }
    }

    pub(crate) fn source_identity(&mut self, identity: &str) {
        self.length(identity, "sourceIdentity", 2, 256);
        self.characters(identity, "sourceIdentity", NAME);
    }

    /// One error for all that is broken.
    pub(crate) fn finish(self) -> Result<(), StsError> {
        let n = self.broken.len();
        if n == 0 {
            return Ok(());
        }
        let errors = if n == 1 { "error" } else { "errors" };
        Err(StsError {
            code: Code::ValidationError,
            message: format!("{n} validation {errors} detected: {}", self.broken.join("; ")),
            rule: "7.3",
        })
    }
}

fn is_of_tags(it: char) -> bool {
    it.is_alphanumeric() || "_.:/=+-@".contains(it) || (it.is_whitespace() && !it.is_control())
}

/// Keys that begin with `aws:` in any case are AWS's own.
fn is_reserved(key: &str) -> bool {
    key.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("aws:"))
}
