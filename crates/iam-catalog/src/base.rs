//! What the program always has: prefixes and titles of the services, global condition keys, partitions with their Regions.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::key::Key;
use crate::unreadable::Unreadable;

/// The base of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Sixteen hexadecimal digits that change with the data. A page adds them to the addresses of the parts, so that no old
    /// part is taken from a cache.
    pub version: Box<str>,
    /// The day of the data, `2026-10-27`.
    pub date: Box<str>,
    /// Sorted by prefix.
    pub services: Vec<ServiceName>,
    /// Keys that AWS may send with any action, sorted by name.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
    pub global_keys: Vec<Key>,
    /// Those whose Regions and endpoints are known; `aws` among them.
    pub partitions: Vec<Partition>,
}

/// A service as the base knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceName {
    /// What stands before the colon of its actions: `s3`.
    pub prefix: Box<str>,
    /// `Amazon S3`; empty for a service that is not in the reference.
    pub title: Box<str>,
    /// A service that is only mentioned or retired has no title.
    pub standing: Standing,
    /// Whether resource control policies reach it.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>
    pub supports_rcps: bool,
}

/// How AWS speaks of a service or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// AWS's reference has it.
    Current,
    /// AWS's reference had it, and has it no more.
    Retired,
    /// AWS's reference has never had it as far as we know, yet AWS's managed policies name it: it is old, or not documented.
    Mentioned,
}

/// A group of Regions with accounts of its own.
///
/// Source: <https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    /// `aws-cn`
    pub id: Box<str>,
    /// What names of its endpoints and of its service principals end in: `amazonaws.com.cn`.
    pub dns_suffix: Box<str>,
    /// Sorted by name.
    pub regions: Vec<Region>,
}

/// A Region of a partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// `eu-central-1`
    pub id: Box<str>,
    /// `Europe (Frankfurt)`
    pub title: Box<str>,
}

impl Base {
    /// Reads the text of the base.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines().enumerate();
        let (_, head) = lines.next().ok_or(Unreadable::OtherFormat)?;
        let mut base = match head.split('\t').collect::<Vec<_>>()[..] {
            ["base", "1", version, date] => Self {
                version: version.into(),
                date: date.into(),
                ..Self::default()
            },
            _ => return Err(Unreadable::OtherFormat),
        };
        for (line_idx, line) in lines {
            base.line(line).ok_or(Unreadable::Line(line_idx + 1))?;
        }
        let is_sorted = base.services.is_sorted_by(|a, b| a.prefix < b.prefix);
        if is_sorted { Ok(base) } else { Err(Unreadable::Torn) }
    }

    fn line(&mut self, line: &str) -> Option<()> {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [kind @ ("s" | "c"), prefix, title] => self.services.push(ServiceName {
                prefix: prefix.into(),
                title: title.into(),
                standing: Standing::Current,
                supports_rcps: kind == "c",
            }),
            [kind @ ("x" | "m"), prefix] => self.services.push(ServiceName {
                prefix: prefix.into(),
                title: Box::default(),
                standing: if kind == "x" {
                    Standing::Retired
                } else {
                    Standing::Mentioned
                },
                supports_rcps: false,
            }),
            ["k", name, types] => self.global_keys.push(Key::read(name, types)?),
            ["p", id, dns_suffix] => self.partitions.push(Partition {
                id: id.into(),
                dns_suffix: dns_suffix.into(),
                regions: Vec::new(),
            }),
            ["r", id, title] => self.partitions.last_mut()?.regions.push(Region {
                id: id.into(),
                title: title.into(),
            }),
            _ => return None,
        }
        Some(())
    }

    /// Where a service stands in the list; case does not count.
    #[must_use]
    pub fn service_idx(&self, prefix: &str) -> Option<usize> {
        let lower = prefix.to_ascii_lowercase();
        self.services
            .binary_search_by(|service| (*service.prefix).cmp(lower.as_str()))
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_lines() {
        let text =
            "base\t1\t00ff\t2026-10-27\nc\ta\tService A\nx\tb\nm\tc\nk\taws:X\ts\np\taws\tamazonaws.com\nr\tz-1\tZ";
        let base = Base::read(text).unwrap();
        assert_eq!("00ff", &*base.version);
        assert_eq!(Some(0), base.service_idx("A"));
        assert_eq!(None, base.service_idx("d"));
        assert!(base.services[0].supports_rcps);
        assert_eq!(Standing::Retired, base.services[1].standing);
        assert_eq!(Standing::Mentioned, base.services[2].standing);
        assert_eq!("z-1", &*base.partitions[0].regions[0].id);
    }

    #[test]
    fn what_is_wrong() {
        assert_eq!(Err(Unreadable::OtherFormat), Base::read(""));
        assert_eq!(Err(Unreadable::OtherFormat), Base::read("base\t2\t00\t2026"));
        assert_eq!(Err(Unreadable::Line(2)), Base::read("base\t1\t00\t2026\ns\ta"));
        assert_eq!(Err(Unreadable::Line(2)), Base::read("base\t1\t00\t2026\nr\tz-1\tZ"));
        assert_eq!(Err(Unreadable::Torn), Base::read("base\t1\t00\t2026\nx\tb\nx\ta"));
    }
}
