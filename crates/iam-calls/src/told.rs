//! What a request tells of the conditions: what is said of the call, the operation that it names, and its context.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Looked;
use iam_syntax::arn::Arn;

use crate::asked::{Asked, Said};
use crate::when::{Sign, When};

/// What a request tells of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Yes,
    No,
    /// Nothing.
    Unsaid,
}

impl Asked<'_> {
    pub(crate) fn fact(&self, when: When) -> Option<&Said> {
        self.facts.iter().find(|fact| fact.when == when).map(|fact| &fact.said)
    }

    pub(crate) fn denies(&self, when: When) -> bool {
        self.told(when) == Told::No
    }

    pub(crate) fn told(&self, when: When) -> Told {
        match self.fact(when) {
            Some(Said::No) => return Told::No,
            Some(Said::Yes | Said::Of(_)) => return Told::Yes,
            None => {}
        }
        if let Some(usual) = self.usual(when) {
            return usual;
        }
        if self.operation.is_some_and(|it| implied(it).contains(&when)) {
            return Told::Yes;
        }
        let signs = when.signs().iter().map(|sign| self.sign(*sign));
        signs.fold(Told::Unsaid, |sum, told| match (sum, told) {
            (Told::Yes, _) | (_, Told::Yes) => Told::Yes,
            (Told::No, _) | (_, Told::No) => Told::No,
            (Told::Unsaid, Told::Unsaid) => Told::Unsaid,
        })
    }

    /// What holds unless a case says otherwise: a parameter is of the standard tier, and who reads one wants its value.
    // rule: A-8
    fn usual(&self, when: When) -> Option<Told> {
        if when == When::StandardTier {
            return Some(match self.told(When::AdvancedTier) {
                Told::Yes => Told::No,
                Told::No | Told::Unsaid => Told::Yes,
            });
        }
        (when == When::Decryption).then_some(Told::Yes)
    }

    pub(crate) fn sign(&self, sign: Sign) -> Told {
        match sign {
            Sign::There(key) | Sign::Arns(key) => match self.value(key) {
                Looked::One(_) | Looked::Many(_) => Told::Yes,
                Looked::Unknown | Looked::Absent => Told::Unsaid,
            },
            Sign::Begins(start) => match self.request.context.knows_one_of(start) {
                true => Told::Yes,
                false => Told::Unsaid,
            },
            Sign::Not(key, contrary) => match self.value(key) {
                Looked::One(value) if value.eq_ignore_ascii_case(contrary) => Told::No,
                Looked::One(_) | Looked::Many(_) => Told::Yes,
                Looked::Unknown | Looked::Absent => Told::Unsaid,
            },
            Sign::True(key) => match self.value(key) {
                Looked::One(value) if value.eq_ignore_ascii_case("true") => Told::Yes,
                Looked::One(value) if value.eq_ignore_ascii_case("false") => Told::No,
                Looked::One(_) | Looked::Many(_) | Looked::Unknown | Looked::Absent => Told::Unsaid,
            },
        }
    }

    /// What a key holds.
    pub(crate) fn value(&self, key: &str) -> Looked<'_> {
        self.request.context.get(key)
    }

    /// A text that the request tells.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.value(key) {
            Looked::One(text) => Some(text),
            Looked::Many(_) | Looked::Unknown | Looked::Absent => None,
        }
    }

    /// The ARNs that a request gives for a condition.
    pub(crate) fn arns(&self, when: When) -> Vec<String> {
        if let Some(Said::Of(arns)) = self.fact(when) {
            return arns.clone();
        }
        let mut arns = Vec::new();
        for sign in when.signs() {
            let Sign::Arns(key) = sign else { continue };
            match self.value(key) {
                Looked::One(value) => arns.push(value.into()),
                Looked::Many(values) => arns.extend(values.iter().cloned()),
                Looked::Unknown | Looked::Absent => {}
            }
        }
        arns.retain(|arn| Arn::parse(arn).is_some());
        arns
    }
}

/// What an operation of an API is by its name.
fn implied(operation: &str) -> &'static [When] {
    let is = |name: &str| operation.eq_ignore_ascii_case(name);
    if is("s3:CopyObject") {
        &[When::CopySource]
    } else if is("s3:UploadPartCopy") {
        &[When::CopySource, When::Multipart]
    } else if is("s3:UploadPart") || is("s3:CreateMultipartUpload") || is("s3:CompleteMultipartUpload") {
        &[When::Multipart]
    } else {
        &[]
    }
}
