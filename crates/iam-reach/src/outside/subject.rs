//! Whom a token may speak of, by its provider, and how the provider writes it.
//!
//! <https://docs.github.com/en/actions/reference/security/oidc>, <https://docs.gitlab.com/ci/secrets/id_token_authentication/>,
//! <https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html>

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// Git allows neither in the name of a branch or tag, nor GitHub and GitLab in that of a repository, nor Kubernetes in that
/// of a namespace or service account: <https://git-scm.com/docs/git-check-ref-format>,
/// <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>.
const IN_NO_NAME: [char; 2] = ['*', '?'];
/// What people name as they like comes behind these.
const FREE: [&str; 2] = [":environment:", ":workflow:"];

/// Whether a token of a provider may have this subject.
pub(super) fn can_be_subject(host: &str, subject: &str) -> bool {
    let (is_git, is_cluster) = match Writer::of(host) {
        Writer::GitHub | Writer::GitLab => (true, false),
        Writer::Cluster => (false, true),
        Writer::Other => (false, false),
    };
    let free = FREE.iter().filter_map(|it| subject.find(it)).min().filter(|_| is_git);
    let names = subject.get(..free.unwrap_or(subject.len())).unwrap_or(subject);
    !(is_git || is_cluster) || !names.contains(IN_NO_NAME)
}

/// Who writes the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writer {
    GitHub,
    GitLab,
    /// A cluster of EKS.
    Cluster,
    Other,
}

impl Writer {
    fn of(host: &str) -> Self {
        match host {
            "token.actions.githubusercontent.com" => Self::GitHub,
            "gitlab.com" => Self::GitLab,
            _ if host.starts_with("oidc.eks.") || host.starts_with("oidc-eks.") => Self::Cluster,
            _ => Self::Other,
        }
    }

    /// What stands first, and a claim that says the same as what stands second.
    const fn head(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::GitHub => Some(("repo:", "repository")),
            Self::GitLab => Some(("project_path:", "project_path")),
            Self::Cluster => Some(("system:serviceaccount:", "")),
            Self::Other => None,
        }
    }

    /// What stands behind the repository, project or namespace, of several the most usual first.
    const fn tails(self) -> &'static [&'static str] {
        match self {
            Self::GitHub => &["ref:refs/heads/main", "pull_request", "environment:production"],
            Self::GitLab => &["ref_type:branch:ref:main", "ref_type:tag:ref:v1"],
            Self::Cluster => &["default"],
            Self::Other => &[],
        }
    }

    /// Whether the provider writes such a thing behind the repository, project or namespace.
    fn has_tail(self, tail: &str) -> bool {
        let begins = |heads: &[&str]| heads.iter().any(|it| tail.len() > it.len() && tail.starts_with(it));
        match self {
            Self::GitHub => {
                tail == "pull_request"
                    || begins(&["ref:refs/heads/", "ref:refs/tags/", "ref:refs/pull/", "environment:"])
            }
            Self::GitLab => begins(&["ref_type:branch:ref:", "ref_type:tag:ref:"]),
            Self::Cluster => !tail.is_empty(),
            Self::Other => true,
        }
    }
}

/// The claim that names the repository or project of a subject.
pub(super) fn names_place(host: &str) -> Option<&'static str> {
    Writer::of(host)
        .head()
        .map(|(_, claim)| claim)
        .filter(|it| !it.is_empty())
}

/// Whom a token speaks of where no policy cares.
pub(super) fn usual(host: &str) -> &'static str {
    match Writer::of(host) {
        Writer::GitHub => "repo:octo-org/octo-repo:ref:refs/heads/main",
        Writer::GitLab => "project_path:my-group/my-project:ref_type:branch:ref:main",
        Writer::Cluster => "system:serviceaccount:default:default",
        Writer::Other => "subject",
    }
}

/// Subjects as the provider writes them that begin like a text; `places`: repositories or projects that are asked for
/// beside it.
pub(super) fn written(host: &str, text: &str, places: &[String]) -> Vec<String> {
    let writer = Writer::of(host);
    let Some((head, rest)) = writer
        .head()
        .and_then(|(head, _)| Some((head, text.strip_prefix(head)?)))
    else {
        return Vec::new();
    };
    let (place, tail) = rest.split_once(':').unwrap_or((rest, ""));
    let is_path = place.contains('/') || writer == Writer::Cluster;
    let own = if is_path {
        place.to_string()
    } else {
        format!("{place}/app")
    };
    let tails = if writer.has_tail(tail) {
        vec![tail]
    } else {
        writer.tails().to_vec()
    };
    let places = places.iter().chain([&own]);
    places
        .flat_map(|place| tails.iter().map(move |tail| format!("{head}{place}:{tail}")))
        .collect()
}

/// Whether a subject is written as the provider does, and of the place that another claim names, if it is there.
pub(super) fn is_written(host: &str, subject: &str, place: Option<&str>) -> bool {
    let writer = Writer::of(host);
    let Some((head, _)) = writer.head() else { return true };
    let parts = subject.strip_prefix(head).and_then(|rest| rest.split_once(':'));
    parts.is_some_and(|(own, tail)| writer.has_tail(tail) && place.is_none_or(|it| it == own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_repository_or_service_account_holds_a_wildcard() {
        let github = "token.actions.githubusercontent.com";
        let cluster = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";
        for (host, subject, expected) in [
            (github, "repo:octo/app:ref:refs/heads/main", true),
            (github, "repo:octo/app:*", false),
            (github, "repo:octo/app:ref:refs/heads/v?", false),
            (github, "repo:octo/*:environment:prod", false),
            (github, "repo:octo/app:environment:*", true),
            ("gitlab.com", "project_path:octo/*", false),
            (cluster, "system:serviceaccount:prod:app", true),
            (cluster, "system:serviceaccount:prod:*", false),
            ("oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLE", "system:*", false),
            ("oidc-eks.us-east-1.api.aws/id/EXAMPLE", "system:*", false),
            ("idp.example.com", "*", true),
        ] {
            assert_eq!(expected, can_be_subject(host, subject), "{host} {subject}");
        }
    }

    #[test]
    fn a_subject_is_written_as_its_provider_does() {
        let github = "token.actions.githubusercontent.com";
        let cluster = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE";
        for (host, text, place, expected) in [
            (github, "repo:acme/x", None, "repo:acme/x:ref:refs/heads/main"),
            (
                github,
                "repo:acme/x",
                Some("acme/app"),
                "repo:acme/app:ref:refs/heads/main",
            ),
            (github, "repo:acme", None, "repo:acme/app:ref:refs/heads/main"),
            (github, "repo:acme/app:ref:x", None, "repo:acme/app:ref:refs/heads/main"),
            (
                github,
                "repo:acme/app:environment:prod",
                None,
                "repo:acme/app:environment:prod",
            ),
            (
                "gitlab.com",
                "project_path:acme/x",
                None,
                "project_path:acme/x:ref_type:branch:ref:main",
            ),
            (
                cluster,
                "system:serviceaccount:prod",
                None,
                "system:serviceaccount:prod:default",
            ),
        ] {
            let places: Vec<String> = place.map(String::from).into_iter().collect();
            let first = written(host, text, &places).swap_remove(0);
            assert_eq!(expected, first, "{text}");
            assert!(is_written(host, &first, place), "{first}");
            assert_eq!(text == first, is_written(host, text, place), "{text}");
            assert!(can_be_subject(host, &first), "{first}");
        }
        for host in [github, "gitlab.com", cluster, "idp.example.com"] {
            assert!(is_written(host, usual(host), None), "{host}");
        }
        assert!(!is_written(github, "repo:acme/x:pull_request", Some("acme/app")));
        assert!(written("idp.example.com", "repo:acme", &[]).is_empty());
    }
}
