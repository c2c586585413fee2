//! Who was to fill in a placeholder.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `${var.bucket}`, `${aws_s3_bucket.logs.arn}`
    Terraform,
    /// `$${aws:username}`: how a template of Terraform writes a variable of AWS.
    TerraformEscape,
    /// `&{aws:username}`: how its `aws_iam_policy_document` does.
    TerraformDocument,
    /// `${AWS::AccountId}`, `{ "Ref": "Bucket" }`, `{{resolve:ssm:…}}`
    CloudFormation,
    /// `${Token[AWS.AccountId.4]}`
    Cdk,
    /// `${self:custom.bucket}`
    Serverless,
    /// `${{ vars.BUCKET }}`
    GithubActions,
    /// `{{ bucket }}`, `{% if prod %}`: Jinja, and with it Ansible and Helm.
    Jinja,
    /// `<%= bucket %>`
    Erb,
    /// `$BUCKET`, `${BUCKET:-logs}`, `$(aws sts …)`
    Shell,
    /// `%s`, `{bucket}`
    Format,
    /// `[object Object]`, `undefined`: what a program prints in place of a value that it lacks.
    Printed,
    /// `${bucket}`, `@bucket@`: some template.
    Template,
    /// `<bucket-name>`, `YOUR-ACCOUNT-ID`, an account that is called `account-id`
    ByHand,
    /// `XXXXXXXXXXXX`, `########`
    Masked,
    /// `...`
    LeftOut,
}
