//! What a context key is about, for a sentence such as "but for the Region".

/// What a context key is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Region,
    SourceAddress,
    Network,
    Mfa,
    Transport,
    Time,
    Tag,
    Organization,
    Account,
    Caller,
    SourceResource,
    ExternalId,
    SessionName,
    SourceIdentity,
    Other,
}

impl Topic {
    pub fn of(key: &str) -> Self {
        let lower = key.to_ascii_lowercase();
        let family = lower.split('/').next().unwrap_or_default();
        match family {
            "aws:requestedregion" => Self::Region,
            "aws:sourceip" | "aws:vpcsourceip" => Self::SourceAddress,
            "aws:sourcevpc" | "aws:sourcevpce" | "aws:sourcevpcarn" => Self::Network,
            "aws:multifactorauthpresent" | "aws:multifactorauthage" => Self::Mfa,
            "aws:securetransport" => Self::Transport,
            "aws:currenttime" | "aws:epochtime" | "aws:tokenissuetime" => Self::Time,
            "aws:tagkeys" => Self::Tag,
            "aws:principalorgid"
            | "aws:principalorgpaths"
            | "aws:resourceorgid"
            | "aws:resourceorgpaths"
            | "aws:sourceorgid"
            | "aws:sourceorgpaths" => Self::Organization,
            "aws:principalaccount" | "aws:resourceaccount" | "aws:sourceaccount" => Self::Account,
            "aws:principalarn" | "aws:userid" | "aws:username" | "aws:principaltype" | "aws:principalservicename" => {
                Self::Caller
            }
            "aws:sourcearn" => Self::SourceResource,
            "sts:externalid" => Self::ExternalId,
            "sts:rolesessionname" => Self::SessionName,
            "aws:sourceidentity" | "sts:sourceidentity" => Self::SourceIdentity,
            _ if lower.contains('/') && family.ends_with("tag") => Self::Tag,
            _ => Self::Other,
        }
    }
}
