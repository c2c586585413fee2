//! Formats of ARNs that AWS's pages have and its reference lacks: of a type that it lists, and of types of which it says
//! nothing.

/// A way in which ARNs of a type are written.
pub(crate) struct Form {
    service: &'static str,
    /// One of the reference, or one that it lacks.
    pub resource_type: &'static str,
    pub format: &'static str,
    /// The actions whose requests name it so. None: all that act on the type.
    pub actions: &'static [&'static str],
}

const fn form(
    service: &'static str,
    resource_type: &'static str,
    format: &'static str,
    actions: &'static [&'static str],
) -> Form {
    Form {
        service,
        resource_type,
        format,
        actions,
    }
}

/// Sorted by service.
const FORMS: [Form; 24] = [
    // Paths of its API for which the reference has no type.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
    form(
        "apigateway",
        "StageCache",
        "arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}/stages/${StageName}/cache/${CacheName}",
        &["DELETE"],
    ),
    form(
        "apigateway",
        "Export",
        "arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}/stages/${StageName}/exports/${ExportType}",
        &["GET"],
    ),
    form(
        "apigateway",
        "SdkTypes",
        "arn:${Partition}:apigateway:${Region}::/sdktypes",
        &["GET"],
    ),
    form(
        "apigateway",
        "SdkType",
        "arn:${Partition}:apigateway:${Region}::/sdktypes/${SdkTypeId}",
        &["GET"],
    ),
    form(
        "apigateway",
        "Usage",
        "arn:${Partition}:apigateway:${Region}::/usageplans/${UsagePlanId}/usage",
        &["GET"],
    ),
    // The transform is asked beside the stack whose template names it.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
    form(
        "cloudformation",
        "transform",
        "arn:${Partition}:cloudformation:${Region}:${Account}:transform/${TransformName}",
        &["CreateChangeSet"],
    ),
    // A type that is everybody's has no account.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-accountsetup.html
    form(
        "cloudformation",
        "type",
        "arn:${Partition}:cloudformation:${Region}::type/resource/${Type}",
        &[],
    ),
    // https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html
    form(
        "codedeploy",
        "instance",
        "arn:${Partition}:codedeploy:${Region}:${Account}:instance/${InstanceName}",
        &[],
    ),
    // The old format, without the cluster.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
    form(
        "ecs",
        "container-instance",
        "arn:${Partition}:ecs:${Region}:${Account}:container-instance/${ContainerInstanceId}",
        &[],
    ),
    form(
        "ecs",
        "service",
        "arn:${Partition}:ecs:${Region}:${Account}:service/${ServiceName}",
        &[],
    ),
    form(
        "ecs",
        "task",
        "arn:${Partition}:ecs:${Region}:${Account}:task/${TaskId}",
        &[],
    ),
    // A route of a WebSocket API, `$connect` and `$default` among them.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
    form(
        "execute-api",
        "execute-api-general",
        "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${RouteKey}",
        &["Invoke"],
    ),
    // The newest build of a version, and of the newest version (`x.x.x`).
    // https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html
    form(
        "imagebuilder",
        "component",
        "arn:${Partition}:imagebuilder:${Region}:${Account}:component/${ComponentName}/${ComponentVersion}",
        &[],
    ),
    form(
        "imagebuilder",
        "image",
        "arn:${Partition}:imagebuilder:${Region}:${Account}:image/${ImageName}/${ImageVersion}",
        &[],
    ),
    // What the call names: a version or an alias.
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
    form(
        "lambda",
        "function",
        "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Alias}",
        &[],
    ),
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    form(
        "logs",
        "log-group",
        "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*",
        &[],
    ),
    // https://docs.aws.amazon.com/quicksight/latest/user/iam-policy-examples.html
    form(
        "quicksight",
        "user",
        "arn:${Partition}:quicksight::${Account}:user/${ResourceId}",
        &[],
    ),
    // The registry of AWS's own events has no account.
    // https://docs.aws.amazon.com/cli/latest/reference/schemas/search-schemas.html
    form(
        "schemas",
        "registry",
        "arn:${Partition}:schemas:${Region}::registry/${RegistryName}",
        &[],
    ),
    form(
        "schemas",
        "schema",
        "arn:${Partition}:schemas:${Region}::schema/${RegistryName}/${SchemaName}",
        &[],
    ),
    // A product of AWS or of a partner has no account.
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-partner-providers.html
    form(
        "securityhub",
        "product",
        "arn:${Partition}:securityhub:${Region}::product/${Company}/${ProductId}",
        &[],
    ),
    // An application for push messages to phones, and a phone that it runs on.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-application-as-subscriber.html
    form(
        "sns",
        "platform-application",
        "arn:${Partition}:sns:${Region}:${Account}:app/${Platform}/${ApplicationName}",
        &[
            "CreatePlatformApplication",
            "CreatePlatformEndpoint",
            "DeletePlatformApplication",
            "GetPlatformApplicationAttributes",
            "ListEndpointsByPlatformApplication",
            "SetPlatformApplicationAttributes",
        ],
    ),
    form(
        "sns",
        "platform-endpoint",
        "arn:${Partition}:sns:${Region}:${Account}:endpoint/${Platform}/${ApplicationName}/${EndpointId}",
        &[
            "DeleteEndpoint",
            "GetEndpointAttributes",
            "Publish",
            "SetEndpointAttributes",
        ],
    ),
    // https://docs.aws.amazon.com/waf/latest/developerguide/classic-security_iam_service-with-iam.html
    form(
        "waf",
        "changetoken",
        "arn:${Partition}:waf::${Account}:changetoken/${Token}",
        &["GetChangeToken", "GetChangeTokenStatus"],
    ),
    form(
        "waf-regional",
        "changetoken",
        "arn:${Partition}:waf-regional:${Region}:${Account}:changetoken/${Token}",
        &["GetChangeToken", "GetChangeTokenStatus"],
    ),
];

/// The forms of a service.
pub(crate) fn of(service: &str) -> impl Iterator<Item = &'static Form> {
    FORMS.iter().filter(move |it| it.service == service)
}

/// Whether requests for an action name a resource in a format, where the type has several.
///
/// Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html>
pub(crate) fn is_named_so(service: &str, action: &str, format: &str) -> bool {
    const WITHOUT_STAR: [&str; 3] = ["ListTagsForResource", "TagResource", "UntagResource"];
    let ends = |end: &str| service == "logs" && format.ends_with(end);
    let is_tagging = WITHOUT_STAR.contains(&action);
    let is_of_others = |it: &Form| it.format == format && !it.actions.is_empty() && !it.actions.contains(&action);
    !(ends(":log-group:${LogGroupName}") && !is_tagging
        || ends(":log-group:${LogGroupName}:*") && is_tagging
        || FORMS.iter().any(is_of_others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, ServiceStanding};

    #[test]
    fn each_form_is_of_a_service_and_its_actions() {
        assert!(FORMS.is_sorted_by(|a, b| a.service <= b.service));
        let catalogue = Catalogue::whole();
        for form in &FORMS {
            let ServiceStanding::Known(service) = catalogue.service(form.service) else {
                panic!("{}", form.service);
            };
            let formats = service.resource_types.iter().flat_map(|it| &*it.arns);
            assert!(
                formats.into_iter().any(|it| it.text() == form.format),
                "{}",
                form.format
            );
            for name in form.actions {
                let action = service.action(name).unwrap();
                let mut formats = service.formats_of(action);
                assert!(formats.any(|(_, it)| it.text() == form.format), "{name}");
            }
        }
    }

    #[test]
    fn a_form_of_some_actions_is_not_that_of_others() {
        let catalogue = Catalogue::whole();
        let takes = |prefix: &str, action: &str, arn: &str| {
            let ServiceStanding::Known(service) = catalogue.service(prefix) else {
                panic!("{prefix}");
            };
            let mut formats = service.formats_of(service.action(action).unwrap());
            formats.any(|(_, it)| it.could_be(arn))
        };
        let route = "arn:aws:execute-api:us-east-1:111122223333:a1b2c3/prod/$connect";
        assert!(takes("execute-api", "Invoke", route));
        assert!(!takes("execute-api", "ManageConnections", route));
        let phone = "arn:aws:sns:eu-west-1:111122223333:endpoint/GCM/app/5e3e9847-3183-3f18-a7e8-671c3a57d4b3";
        assert!(takes("sns", "Publish", phone));
        assert!(!takes("sns", "Subscribe", phone));
    }
}
