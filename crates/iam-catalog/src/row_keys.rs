//! Which condition keys stand on which resource of one call, where AWS's reference lists them row by row: for EC2.
//!
//! The text is in every program, because answers hang on it. It is read when it is first asked for.
//!
//! ```text
//! row keys  1  ec2
//! k  aws:RequestTag/${TagKey} …      keys
//! s  0 2 5                           a set of them, by place; sets are named by their own place
//! t  CreateVpc …                     actions that tag what they make and have no rows that differ
//! a  RunInstances  ec2:Region  ec2:image/=12 ec2:instance/=3
//!    action, keys that stand on each of its resources, what an ARN begins with behind `arn:` and the partition, and its set
//! ```
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html>

use alloc::boxed::Box;
use alloc::vec::Vec;

use iam_syntax::arn::Arn;
use once_cell::race::OnceBox;

use crate::names::compare;
use crate::template::fits;

static TEXT: &str = include_str!("../data/row_keys.txt");
static TABLE: OnceBox<Table> = OnceBox::new();

struct Table {
    service: &'static str,
    keys: Vec<&'static str>,
    sets: Vec<Vec<usize>>,
    tagging: &'static str,
    /// Sorted by name without regard to case.
    actions: Vec<Rows>,
}

struct Rows {
    action: &'static str,
    /// Keys that stand on each of its resources.
    own: &'static str,
    rows: Vec<(&'static str, usize)>,
}

/// The row of a resource among those of an action.
#[derive(Clone, Copy)]
pub struct Row {
    table: &'static Table,
    rows: &'static Rows,
    set: usize,
}

/// The row of a resource in the reference's table of an action; nothing where the reference has no rows that differ, or
/// none for such a resource.
#[must_use]
pub fn row(service: &str, action: &str, resource: &str) -> Option<Row> {
    let table = TABLE.get_or_init(|| Box::new(Table::read(TEXT)));
    if !service.eq_ignore_ascii_case(table.service) {
        return None;
    }
    let at = table.actions.binary_search_by(|it| compare(it.action, action)).ok()?;
    let rows = &table.actions[at];
    let arn = Arn::parse(resource)?;
    let begins = |start: &str| {
        let (service, word) = start.split_once(':').unwrap_or((start, ""));
        arn.service == service && arn.resource.starts_with(word)
    };
    let (_, set) = rows.rows.iter().find(|(start, _)| begins(start))?;
    Some(Row { table, rows, set: *set })
}

/// Whether an action without rows that differ makes something, and tags it in the same call.
#[must_use]
pub fn tags_what_it_makes(service: &str, action: &str) -> bool {
    let table = TABLE.get_or_init(|| Box::new(Table::read(TEXT)));
    service.eq_ignore_ascii_case(table.service) && table.tagging.split(' ').any(|it| it.eq_ignore_ascii_case(action))
}

/// Whether the reference has rows of an action that differ.
#[must_use]
pub fn has_rows(service: &str, action: &str) -> bool {
    let table = TABLE.get_or_init(|| Box::new(Table::read(TEXT)));
    service.eq_ignore_ascii_case(table.service)
        && table.actions.binary_search_by(|it| compare(it.action, action)).is_ok()
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.rows, other.rows) && self.set == other.set
    }
}

impl Eq for Row {}

impl core::fmt::Debug for Row {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {}", self.rows.action, self.set)
    }
}

impl Row {
    /// Whether the reference lists a key for other resources of the action, and not for this one: it is never there.
    #[must_use]
    pub fn lacks(self, key: &str) -> bool {
        let is = |listed: &&str| fits(listed, key);
        if self.rows.own.split(' ').any(|it| is(&it)) {
            return false;
        }
        let names = |set: usize| {
            self.table
                .sets
                .get(set)
                .into_iter()
                .flatten()
                .map(|it| &self.table.keys[*it])
        };
        !names(self.set).any(is) && self.rows.rows.iter().any(|(_, set)| names(*set).any(is))
    }

    /// Whether the call tags the resource when it makes it: request tags stand on it.
    #[must_use]
    pub fn is_tagged_by_the_call(self) -> bool {
        self.table
            .sets
            .get(self.set)
            .is_some_and(|set| set.iter().any(|it| fits(self.table.keys[*it], "aws:RequestTag/x")))
    }
}

impl Table {
    /// OK to skip what is no line of the format, because a test reads the text that is compiled in.
    fn read(text: &'static str) -> Self {
        let mut table = Self {
            service: "",
            keys: Vec::new(),
            sets: Vec::new(),
            tagging: "",
            actions: Vec::new(),
        };
        for line in text.lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["row keys", "1", service] => table.service = service,
                ["k", keys] => table.keys = keys.split(' ').collect(),
                ["s", places] => {
                    let places = places.split(' ').filter_map(|it| it.parse().ok());
                    let n_keys = table.keys.len();
                    table.sets.push(places.filter(|it| *it < n_keys).collect());
                }
                ["t", actions] => table.tagging = actions,
                ["a", action, own, rows] => {
                    let row = |it: &'static str| {
                        let (start, set) = it.split_once('=')?;
                        Some((start, set.parse().ok()?))
                    };
                    table.actions.push(Rows {
                        action,
                        own,
                        rows: rows.split(' ').filter_map(row).collect(),
                    });
                }
                _ => {}
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[track_caller]
    fn check(action: &str, resource: &str, key: &str, expected: bool) {
        let resource = format!("arn:aws:ec2:us-east-1:111122223333:{resource}");
        let lacks = row("EC2", action, &resource).is_some_and(|row| row.lacks(key));
        assert_eq!(expected, lacks, "{action} {resource} {key}");
    }

    #[test]
    fn the_text_is_whole() {
        let table = Table::read(TEXT);
        let n_lines = TEXT.lines().count();
        assert!(
            table
                .actions
                .is_sorted_by(|one, other| compare(one.action, other.action).is_lt())
        );
        assert_eq!(n_lines, 3 + table.sets.len() + table.actions.len());
        for rows in &table.actions {
            assert!(2 <= rows.rows.len(), "{}", rows.action);
            assert!(
                rows.rows.iter().all(|(_, set)| *set < table.sets.len()),
                "{}",
                rows.action
            );
        }
    }

    #[test]
    fn request_tags_stand_on_what_is_made() {
        for made in [
            "instance/*",
            "volume/vol-1",
            "network-interface/*",
            "spot-instances-request/*",
        ] {
            check("RunInstances", made, "aws:RequestTag/team", false);
            check("runinstances", made, "AWS:TAGKEYS", false);
        }
        for found in [
            "image/ami-1",
            "subnet/subnet-1",
            "security-group/sg-1",
            "key-pair/k",
            "launch-template/lt-1",
        ] {
            check("RunInstances", found, "aws:RequestTag/team", true);
            check("RunInstances", found, "aws:TagKeys", true);
        }
        check("CreateSnapshot", "volume/vol-1", "aws:RequestTag/team", true);
        check("CreateSnapshot", "snapshot/*", "aws:RequestTag/team", false);
        check("CreateSnapshot", "snapshot/*", "aws:ResourceTag/team", true);
    }

    #[test]
    fn a_key_stays_where_nothing_is_said_against_it() {
        // It stands on each of the resources.
        check("RunInstances", "image/ami-1", "ec2:Region", false);
        // It is listed in none of the rows.
        check("RunInstances", "image/ami-1", "aws:SourceIp", false);
        // Of such a resource there is no row.
        check("RunInstances", "vpc/vpc-1", "aws:RequestTag/team", false);
        check("RunInstances", "image/ami-1", "ec2:InstanceType", true);
        // All of its rows have the same keys.
        check("StopInstances", "instance/i-1", "aws:RequestTag/team", false);
        assert!(row("s3", "GetObject", "arn:aws:s3:::b/k").is_none());
    }

    #[test]
    fn an_image_has_no_account() {
        let row = row("ec2", "RunInstances", "arn:aws:ec2:us-east-1::image/ami-1").unwrap();
        assert!(row.lacks("aws:RequestTag/team") && !row.is_tagged_by_the_call());
    }
}
