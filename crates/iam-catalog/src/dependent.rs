//! What else a caller needs for an action, by AWS's reference: its column "dependent actions".
//!
//! The text is in every program, so that an answer names the same whatever part of the catalogue is loaded. It is read when
//! it is first asked for.
//!
//! ```text
//! dependents  1
//! @ec2                                     a service
//! :CreateTags iam:PassRole=RunInstances    what is needed, by which of its actions; `*` behind a name: takes no resource
//! formats                                  from here on what the needed actions act on, where many need them
//! arn:${Partition}:iam::${Account}:role/…=iam:PassRole
//! ```
//!
//! The reference lists an action where *some* calls need it, and does not say which.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use once_cell::race::OnceBox;

static TEXT: &str = include_str!("../data/dependents.txt");
static INDEX: OnceBox<Index> = OnceBox::new();

/// An action that another depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependent {
    /// `iam:PassRole`
    pub action: String,
    /// The format of the ARN of what it acts on, or `*` if it takes no resource.
    pub resource: String,
}

struct Index {
    /// Each service with the lines of it, sorted.
    services: Vec<(&'static str, &'static str)>,
    formats: &'static str,
}

/// What an action depends on, in the order of names; case does not count.
#[must_use]
pub fn dependents(service: &str, name: &str) -> Vec<Dependent> {
    let index = INDEX.get_or_init(|| Box::new(Index::read(TEXT)));
    let prefix = service.to_ascii_lowercase();
    let Ok(at) = index.services.binary_search_by(|(it, _)| (*it).cmp(&prefix)) else {
        return Vec::new();
    };
    let (_, lines) = index.services[at];
    let of_action = |line: &'static str| {
        let (needed, actions) = line.split_once('=')?;
        actions
            .split(' ')
            .any(|it| it.eq_ignore_ascii_case(name))
            .then_some(needed)
    };
    let needed = lines.lines().find_map(of_action).unwrap_or_default();
    let needed = needed.split(' ').filter(|it| !it.is_empty());
    needed.map(|it| index.dependent(&prefix, it)).collect()
}

impl Index {
    fn read(text: &'static str) -> Self {
        let (services, formats) = text.split_once("formats\n").unwrap_or((text, ""));
        let blocks = services.split('@').skip(1);
        // OK because the text is sorted, as a test sees.
        let services = blocks.filter_map(|block| block.split_once('\n')).collect();
        Self { services, formats }
    }

    fn dependent(&self, prefix: &str, written: &str) -> Dependent {
        let takes_none = written.ends_with('*');
        let written = written.trim_end_matches('*');
        let action = match written.strip_prefix(':') {
            Some(name) => format!("{prefix}:{name}"),
            None => written.to_string(),
        };
        let resource = match takes_none {
            true => "*".to_string(),
            false => self.format(&action),
        };
        Dependent { action, resource }
    }

    fn format(&self, action: &str) -> String {
        let of_action = |line: &'static str| {
            let (format, actions) = line.split_once('=')?;
            actions.split(' ').any(|it| it == action).then_some(format)
        };
        let service = action.split(':').next().unwrap_or_default();
        match self.formats.lines().find_map(of_action) {
            Some(format) => format.to_string(),
            None => format!("arn:${{Partition}}:{service}:${{Region}}:${{Account}}:${{Resource}}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(service: &str, name: &str, expected: &[(&str, &str)]) {
        let found = dependents(service, name);
        let found: Vec<_> = found.iter().map(|it| (&*it.action, &*it.resource)).collect();
        assert_eq!(expected, found, "{service}:{name}");
    }

    #[test]
    fn the_text_is_sorted() {
        let index = Index::read(TEXT);
        assert!(100 < index.services.len());
        assert!(index.services.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn what_an_action_depends_on() {
        let role = (
            "iam:PassRole",
            "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        );
        let tags = "arn:${Partition}:ec2:${Region}:${Account}:";
        let dependents = dependents("EC2", "runinstances");
        assert_eq!(
            ["ec2:CreateTags", "iam:PassRole", "ssm:GetParameters"],
            [0, 1, 2].map(|at| &*dependents[at].action)
        );
        assert!(dependents[0].resource.starts_with(tags), "{}", dependents[0].resource);
        check("access-analyzer", "StartPolicyGeneration", &[role]);
        check("s3", "GetObject", &[]);
        check("nowhere", "GetObject", &[]);
    }

    #[test]
    fn an_action_that_takes_no_resource() {
        let found = dependents("aco-automation", "ListRecommendedActions");
        let volumes = found.iter().find(|it| it.action == "ec2:DescribeVolumes");
        assert_eq!(Some("*"), volumes.map(|it| &*it.resource));
    }
}
