//! What a row of the table says: with these calls, this is asked too, of whom, on what, when, by AWS's page.

use crate::when::When;

/// Calls that ask the same.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// Names of actions, without the prefix; none: every action of the service.
    pub names: &'static [&'static str],
    /// What the resource must be for the rows to hold.
    pub on: On,
    /// What they ask too.
    pub further: &'static [Further],
}

/// What sort of thing a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// Any resource, or none.
    Any,
    /// An object of an S3 bucket, named by the bucket.
    Object,
    /// An S3 access point, or an object named by it.
    AccessPoint,
    /// What the call makes and may tag.
    Made,
    /// An ARN whose resource part begins so.
    Begins(&'static str),
    /// An ARN whose resource part is this and so many names behind it: `table` of `table/sales/orders`.
    Names(&'static str, usize),
}

/// One more permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Further {
    /// What is asked.
    pub action: Act,
    /// What it is asked on.
    pub target: Target,
    /// Whose permission it is.
    pub who: Who,
    /// All of these hold; none: with every such call.
    pub when: &'static [When],
    /// Keys that stand in its context and not in the call's.
    pub keys: &'static [(&'static str, KeyValue)],
    /// The service that asks with the caller's credentials, as `kms:ViaService` names it; nothing: the call itself asks.
    pub via: Option<&'static str>,
    /// AWS's page.
    pub source: &'static str,
}

/// The action that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// With its prefix: `kms:Decrypt`.
    Named(&'static str),
    /// That of the call, on another resource.
    Same,
    /// `s3:GetObject`, or `s3:GetObjectVersion` where the copy names a version of its source.
    ReadSource,
}

/// What it is asked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The resource of the call.
    Same,
    /// The action takes no resource.
    Star,
    /// The bucket of the object.
    Bucket,
    /// The format of an ARN; partition, Region and the account of the resource are filled in.
    Format(&'static str),
    /// The same with the account of the caller.
    OfCaller(&'static str),
    /// The database of the Data Catalog in which the resource of the call lies.
    Database,
    /// The object or bucket of an access point.
    BehindAccessPoint,
    /// The access point that the request's `s3:DataAccessPointArn` names, with the object.
    InFront,
    /// A key of AWS KMS: the one that the request names, else the format of its ARN.
    Key,
    /// What the request names for a condition, else the format of its ARN.
    Named(When, &'static str),
    /// A role of the caller's account: the one that the request names, else the format of its ARN.
    Role,
    /// The object that the request's `s3:x-amz-copy-source` names.
    CopySource,
}

/// Whose permission it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The caller of the request.
    Caller,
    /// The caller from outside of AWS: it has no policies, so the role's trust policy alone decides.
    Outsider,
    /// The role that a service works with.
    ServiceRole,
    /// A service principal.
    Service,
}

/// What a key of the further question holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyValue {
    /// Always this text.
    Text(&'static str),
    /// The name of the call's action: `RunInstances`.
    CallName,
    /// The resource of the call.
    CallResource,
    /// The object of the call or, where its bucket has a key of its own, that bucket.
    ObjectOrBucket,
    /// The name of the table that the call is on.
    TableName,
    /// The account of the resource.
    ResourceAccount,
    /// It is there, and the request does not tell what it holds.
    Sent,
    /// The request does not tell what it holds, nor whether it is there.
    Unknown,
}

impl Who {
    /// As a format names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Outsider => "trustPolicy",
            Self::ServiceRole => "serviceRole",
            Self::Service => "service",
        }
    }
}

impl Further {
    /// Asked of the caller by the call itself.
    #[must_use]
    pub const fn new(action: &'static str, target: Target, when: &'static [When], source: &'static str) -> Self {
        Self {
            action: Act::Named(action),
            target,
            who: Who::Caller,
            when,
            keys: &[],
            via: None,
            source,
        }
    }

    /// The action of the call on another resource.
    #[must_use]
    pub const fn same(target: Target, when: &'static [When], source: &'static str) -> Self {
        Self {
            action: Act::Same,
            ..Self::new("", target, when, source)
        }
    }

    /// The same as somebody else's permission.
    #[must_use]
    pub(crate) const fn of(self, who: Who) -> Self {
        Self { who, ..self }
    }

    /// The same with these keys in its context.
    #[must_use]
    pub(crate) const fn with(self, keys: &'static [(&'static str, KeyValue)]) -> Self {
        Self { keys, ..self }
    }

    /// Asked by a service with the caller's credentials.
    #[must_use]
    pub const fn by(self, service: &'static str) -> Self {
        Self {
            via: Some(service),
            ..self
        }
    }
}
