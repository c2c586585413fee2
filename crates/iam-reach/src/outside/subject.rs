//! Whom a token may speak of, by its provider.

/// Git allows neither in the name of a branch or tag, nor GitHub and GitLab in that of a repository, nor Kubernetes in that
/// of a namespace or service account: <https://git-scm.com/docs/git-check-ref-format>,
/// <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>.
const IN_NO_NAME: [char; 2] = ['*', '?'];
/// What people name as they like comes behind these.
const FREE: [&str; 2] = [":environment:", ":workflow:"];

/// Whether a token of a provider may have this subject.
pub(super) fn can_be_subject(host: &str, subject: &str) -> bool {
    let is_git = ["token.actions.githubusercontent.com", "gitlab.com"].contains(&host);
    let is_cluster = host.starts_with("oidc.eks.") || host.starts_with("oidc-eks.");
    let free = FREE.iter().filter_map(|it| subject.find(it)).min().filter(|_| is_git);
    let names = subject.get(..free.unwrap_or(subject.len())).unwrap_or(subject);
    !(is_git || is_cluster) || !names.contains(IN_NO_NAME)
}

#[cfg(test)]
mod tests {
    use super::can_be_subject;

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
}
