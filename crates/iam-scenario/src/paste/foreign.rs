//! Policies in other languages, and texts that people paste where a policy is wanted.

use iam_syntax::arn::Arn;
use iam_syntax::json::Json;

/// What a text is, if not JSON of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Terraform or OpenTofu: configuration, plan or state.
    Terraform,
    /// A CloudFormation or SAM template, JSON or YAML.
    CloudFormation,
    /// AWS CDK, in any language.
    Cdk,
    /// Pulumi, in any language.
    Pulumi,
    /// Some other YAML, such as the command line's `--output yaml`.
    Yaml,
    /// The command line's `--output table`.
    Table,
    /// A dictionary as Python prints it.
    Python,
    /// A policy of Cedar.
    Cedar,
    /// AWS's message that access was denied, or some other error of AWS.
    ErrorMessage,
    /// The name of a policy in place of its text.
    Arn,
}

impl Foreign {
    const ALL: [Self; 10] = [
        Self::Terraform,
        Self::CloudFormation,
        Self::Cdk,
        Self::Pulumi,
        Self::Yaml,
        Self::Table,
        Self::Python,
        Self::Cedar,
        Self::ErrorMessage,
        Self::Arn,
    ];

    /// The one of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The language in a word, for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudFormation",
            Self::Cdk => "cdk",
            Self::Pulumi => "pulumi",
            Self::Yaml => "yaml",
            Self::Table => "table",
            Self::Python => "python",
            Self::Cedar => "cedar",
            Self::ErrorMessage => "errorMessage",
            Self::Arn => "arn",
        }
    }
}

/// Signs that a text is of some sort, the surest first.
const SIGNS: &[(Foreign, &[&str])] = &[
    (
        Foreign::ErrorMessage,
        &["An error occurred (", "is not authorized to perform:", "AccessDenied"],
    ),
    (Foreign::Pulumi, &["@pulumi/", "pulumi_aws", "pulumi."]),
    (
        Foreign::Cdk,
        &[
            "aws-cdk-lib",
            "aws_cdk",
            "iam.PolicyStatement",
            "PolicyStatement.Builder",
            "new PolicyStatement(",
            "addToPolicy(",
        ],
    ),
    (
        Foreign::Terraform,
        &[
            "resource \"aws_",
            "data \"aws_",
            "jsonencode(",
            "module \"",
            "aws_iam_policy_document",
            "assume_role_policy =",
        ],
    ),
    (
        Foreign::CloudFormation,
        &[
            "AWSTemplateFormatVersion",
            "Type: AWS::",
            "Type: \"AWS::",
            "Type: 'AWS::",
            "!Sub",
            "!GetAtt",
            "!Ref",
            "Fn::",
        ],
    ),
    (Foreign::Cedar, &["permit(", "permit (", "forbid(", "forbid ("]),
];

/// The language of a text that is not JSON.
pub fn of_text(text: &str) -> Option<Foreign> {
    if !text.contains(char::is_whitespace) && Arn::parse(text).is_some() {
        return Some(Foreign::Arn);
    }
    if is_python(text) {
        return Some(Foreign::Python);
    }
    if is_terraform(text) {
        return Some(Foreign::Terraform);
    }
    // What is JSON, but broken, is for its reader to speak of.
    if text.starts_with(['{', '[']) {
        return None;
    }
    let has_any = |signs: &&[&str]| signs.iter().any(|sign| text.contains(sign));
    if let Some((foreign, _)) = SIGNS.iter().find(|(_, signs)| has_any(signs)) {
        return Some(*foreign);
    }
    if text.starts_with("----") && text.contains("\n|") {
        return Some(Foreign::Table);
    }
    is_yaml(text).then_some(Foreign::Yaml)
}

/// The language that some JSON is of.
pub fn of_json(tree: &Json) -> Option<Foreign> {
    let has = |name: &str| tree.get(name).is_some();
    if has("terraform_version") || has("planned_values") {
        return Some(Foreign::Terraform);
    }
    let is_template = |resources: &Json| {
        let mut types = resources
            .members()
            .into_iter()
            .flatten()
            .filter_map(|it| it.value.get("Type")?.as_str());
        types.any(|it| it.starts_with("AWS::"))
    };
    (has("AWSTemplateFormatVersion") || tree.get("Resources").is_some_and(is_template))
        .then_some(Foreign::CloudFormation)
}

/// Single quotes where JSON has double ones.
fn is_python(text: &str) -> bool {
    let inner = text.trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']);
    inner.len() < text.len() && inner.starts_with('\'')
}

/// Lines of `Key = value` with words of policies among the keys.
fn is_terraform(text: &str) -> bool {
    const KEYS: [&str; 4] = ["Version", "Statement", "Effect", "Action"];
    let has_key = |line: &str| {
        line.split_once('=')
            .is_some_and(|(key, _)| KEYS.contains(&key.trim_matches([' ', '\t', '"', '{'])))
    };
    2 <= text.lines().filter(|line| has_key(line)).count()
}

/// Lines of `Key: value` with words of policies among the keys.
fn is_yaml(text: &str) -> bool {
    const KEYS: [&str; 9] = [
        "Statement",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "PolicyDocument",
        "AssumeRolePolicyDocument",
        "Version",
        "Principal",
    ];
    let key = |line: &str| {
        let (key, _) = line.trim_start_matches([' ', '-', '\t']).split_once(':')?;
        KEYS.contains(&key.trim_matches(['"', '\''])).then_some(())
    };
    2 <= text.lines().filter_map(key).count()
}
