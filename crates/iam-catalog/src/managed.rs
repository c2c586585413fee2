//! AWS managed policies: which there are, and their documents by bucket.
//!
//! ```text
//! policies  1  1594                             policies.txt: the head, then a policy a line, sorted by name
//! AdministratorAccess  /  v1  2015-02-06        name, path, default version, day of that version
//!
//! bucket  1  0                                  policies/00.txt: the head, then a policy a line, sorted by name
//! AdministratorAccess  {"Version":…}            name, document without blanks
//! ```

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::unreadable::Unreadable;

/// How many buckets the documents lie in. They are filled in the order of the names, each with as many as the others.
pub const N_BUCKETS: usize = 64;

/// Which managed policies there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Sorted by name.
    pub policies: Vec<ManagedPolicy>,
}

/// A policy that AWS keeps.
///
/// Source: <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedPolicy {
    /// `AWSLambdaBasicExecutionRole`; no two policies have the same.
    pub name: Box<str>,
    /// `/service-role/`
    pub path: Box<str>,
    /// The default version: `v2`.
    pub version: Box<str>,
    /// The day when that version was made: `2024-05-31`.
    pub date: Box<str>,
}

/// The documents of some managed policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Which of the [`N_BUCKETS`] it is.
    pub number: usize,
    documents: Vec<(Box<str>, Box<str>)>,
}

impl ManagedPolicy {
    /// Whether an ARN is this policy's, in any partition: `arn:aws:iam::aws:policy/AdministratorAccess`.
    #[must_use]
    pub(crate) fn has_arn(&self, arn: &str) -> bool {
        let own = |rest: &str| rest.strip_prefix(&*self.path).is_some_and(|name| name == &*self.name);
        resource(arn).is_some_and(own)
    }
}

impl Index {
    /// Reads `policies.txt`.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines().enumerate();
        let (_, head) = lines.next().ok_or(Unreadable::OtherFormat)?;
        let ["policies", "1", n_policies] = head.split('\t').collect::<Vec<_>>()[..] else {
            return Err(Unreadable::OtherFormat);
        };
        let mut policies = Vec::new();
        for (line_idx, line) in lines {
            let [name, path, version, date] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(Unreadable::Line(line_idx + 1));
            };
            policies.push(ManagedPolicy {
                name: name.into(),
                path: path.into(),
                version: version.into(),
                date: date.into(),
            });
        }
        let is_sorted = policies.is_sorted_by(|a, b| a.name < b.name);
        if is_sorted && n_policies.parse() == Ok(policies.len()) {
            Ok(Self { policies })
        } else {
            Err(Unreadable::Torn)
        }
    }

    /// The policy of an ARN, and its place.
    #[must_use]
    pub fn find(&self, arn: &str) -> Option<(usize, &ManagedPolicy)> {
        let (_, name) = resource(arn)?.rsplit_once('/')?;
        let found = self.policies.binary_search_by(|it| (*it.name).cmp(name)).ok()?;
        let policy = &self.policies[found];
        policy.has_arn(arn).then_some((found, policy))
    }

    /// The bucket of a policy, by its place.
    #[must_use]
    pub fn bucket_of(&self, policy_idx: usize) -> usize {
        // OK because an index without policies has no place in it to ask for.
        policy_idx * N_BUCKETS / self.policies.len().max(1)
    }
}

impl Bucket {
    /// Reads `policies/<number>.txt`.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines().enumerate();
        let (_, head) = lines.next().ok_or(Unreadable::OtherFormat)?;
        let ["bucket", "1", number] = head.split('\t').collect::<Vec<_>>()[..] else {
            return Err(Unreadable::OtherFormat);
        };
        let number = number.parse().ok().filter(|it| *it < N_BUCKETS);
        let mut bucket = Self {
            number: number.ok_or(Unreadable::OtherFormat)?,
            documents: Vec::new(),
        };
        for (line_idx, line) in lines {
            let (name, document) = line.split_once('\t').ok_or(Unreadable::Line(line_idx + 1))?;
            bucket.documents.push((name.into(), document.into()));
        }
        if bucket.documents.is_sorted_by(|a, b| a.0 < b.0) {
            Ok(bucket)
        } else {
            Err(Unreadable::Torn)
        }
    }

    /// The document of a policy, by its name: JSON on one line, elements in AWS's order.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<&str> {
        let found = self.documents.binary_search_by(|(it, _)| (**it).cmp(name)).ok()?;
        Some(&self.documents[found].1)
    }
}

/// `/service-role/X` of `arn:aws:iam::aws:policy/service-role/X`.
fn resource(arn: &str) -> Option<&str> {
    let [_, _, service, region, account, resource] = iam_syntax::arn::fields(arn).filter(|it| it[0] == "arn")?;
    let is_managed = service == "iam" && region.is_empty() && account == "aws";
    resource.strip_prefix("policy").filter(|_| is_managed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "policies\t1\t2\nA\t/\tv1\t2015-02-06\nB\t/service-role/\tv2\t2024-05-31\n";

    #[test]
    fn index() {
        let index = Index::read(INDEX).unwrap();
        let name = |arn: &str| index.find(arn).map(|(_, it)| &*it.name);
        assert_eq!(Some("A"), name("arn:aws:iam::aws:policy/A"));
        assert_eq!(Some("B"), name("arn:aws-cn:iam::aws:policy/service-role/B"));
        assert_eq!(None, name("arn:aws:iam::aws:policy/B"));
        assert_eq!(None, name("arn:aws:iam::111122223333:policy/A"));
        assert_eq!(None, name("A"));
        assert_eq!((0, 32), (index.bucket_of(0), index.bucket_of(1)));
    }

    #[test]
    fn bucket() {
        let bucket = Bucket::read("bucket\t1\t5\nA\t{}\nB\t{\"a\":1}\n").unwrap();
        assert_eq!(5, bucket.number);
        assert_eq!(Some("{\"a\":1}"), bucket.document("B"));
        assert_eq!(None, bucket.document("C"));
    }

    #[test]
    fn what_is_wrong() {
        assert_eq!(Err(Unreadable::OtherFormat), Index::read("policies\t2\t0"));
        assert_eq!(
            Err(Unreadable::Torn),
            Index::read(INDEX.trim_end_matches("B\t/service-role/\tv2\t2024-05-31\n"))
        );
        assert_eq!(Err(Unreadable::Line(2)), Index::read("policies\t1\t1\nA\t/"));
        assert_eq!(Err(Unreadable::OtherFormat), Bucket::read("bucket\t1\t64"));
        assert_eq!(Err(Unreadable::Line(2)), Bucket::read("bucket\t1\t0\nA"));
        assert_eq!(Err(Unreadable::Torn), Bucket::read("bucket\t1\t0\nB\t{}\nA\t{}"));
    }
}
