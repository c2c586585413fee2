//! Amazon ECS, Amazon ECR, Auto Scaling: roles of tasks, tags, what the agent asks with the execution role, images.

use crate::row::{Call, Further, KeyValue, On, Target, Who};
use crate::when::When;

const TASK_ROLE: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html";
const EXECUTION_ROLE: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html";
const ECS_TAGS: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html";
const ECS_LINKED: &str = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html";
const PUSH: &str = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html";
const LAUNCH: &str =
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html";

const PASSED_TO_TASKS: &[(&str, KeyValue)] = &[("iam:PassedToService", KeyValue::Text("ecs-tasks.amazonaws.com"))];
const LINKED: &[(&str, KeyValue)] = &[("iam:AWSServiceName", KeyValue::Text("ecs.amazonaws.com"))];
const REPOSITORY: Target = Target::Format("arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}");
const LOG_STREAM: Target =
    Target::Format("arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}");
const SECRET: Target = Target::Format("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}");
const PARAMETER: Target = Target::Format("arn:${Partition}:ssm:${Region}:${Account}:parameter/${ParameterName}");

const fn agent(action: &'static str, target: Target, when: &'static [When]) -> Further {
    Further::new(action, target, when, EXECUTION_ROLE).of(Who::ServiceRole)
}

/// What is tagged is the task that runs, not its definition.
const TAGGED_TASK: Further = Further::new(
    "ecs:TagResource",
    Target::Format("arn:${Partition}:ecs:${Region}:${Account}:task/${ClusterName}/${TaskId}"),
    &[When::Tags],
    ECS_TAGS,
)
.with(&[("ecs:CreateAction", KeyValue::CallName)]);
const TAGGED: Further = Further::new("ecs:TagResource", Target::Same, &[When::Tags], ECS_TAGS)
    .with(&[("ecs:CreateAction", KeyValue::CallName)]);

pub const ECS: &[Call] = &[
    Call {
        names: &["RegisterTaskDefinition", "RunTask", "StartTask", "CreateService"],
        on: On::Any,
        further: &[Further::new("iam:PassRole", Target::Role, &[When::Role], TASK_ROLE).with(PASSED_TO_TASKS)],
    },
    Call {
        names: &["RunTask", "StartTask", "CreateService", "UpdateService"],
        on: On::Any,
        further: &[
            agent("ecr:GetAuthorizationToken", Target::Star, &[When::ContainerImage]),
            agent("ecr:BatchCheckLayerAvailability", REPOSITORY, &[When::ContainerImage]),
            agent("ecr:GetDownloadUrlForLayer", REPOSITORY, &[When::ContainerImage]),
            agent("ecr:BatchGetImage", REPOSITORY, &[When::ContainerImage]),
            agent("logs:CreateLogStream", LOG_STREAM, &[When::ContainerLogs]),
            agent("logs:PutLogEvents", LOG_STREAM, &[When::ContainerLogs]),
            agent("secretsmanager:GetSecretValue", SECRET, &[When::ContainerSecrets]),
            agent("ssm:GetParameters", PARAMETER, &[When::ContainerSecrets]),
            agent("kms:Decrypt", Target::Key, &[When::ContainerSecrets, When::CustomerKey]),
        ],
    },
    Call {
        names: &[
            "CreateCapacityProvider",
            "CreateCluster",
            "CreateService",
            "CreateTaskSet",
            "RegisterContainerInstance",
            "RegisterTaskDefinition",
        ],
        on: On::Any,
        further: &[TAGGED],
    },
    Call {
        names: &["RunTask", "StartTask"],
        on: On::Any,
        further: &[TAGGED_TASK],
    },
    Call {
        names: &["CreateCluster", "CreateService"],
        on: On::Any,
        further: &[Further::new(
            "iam:CreateServiceLinkedRole",
            Target::OfCaller(
                "arn:${Partition}:iam::${Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            ),
            &[When::FirstUse],
            ECS_LINKED,
        )
        .with(LINKED)],
    },
];

const fn push(action: &'static str) -> Further {
    Further::new(action, Target::Same, &[When::RegistryClient], PUSH)
}

const SIGN_IN: Further = Further::new("ecr:GetAuthorizationToken", Target::Star, &[When::RegistryClient], PUSH);

const REPOSITORY_TAGS: &str =
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-supported-iam-actions-tagging.html";
const REPOSITORY_KEY: &str = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html";
const BALANCER_TAGS: &str =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html";

pub const ELASTIC_LOAD_BALANCING: &[Call] = &[Call {
    names: &[
        "CreateListener",
        "CreateLoadBalancer",
        "CreateRule",
        "CreateTargetGroup",
        "CreateTrustStore",
    ],
    on: On::Any,
    further: &[Further::new(
        "elasticloadbalancing:AddTags",
        Target::Same,
        &[When::Tags],
        BALANCER_TAGS,
    )
    .with(&[("elasticloadbalancing:CreateAction", KeyValue::CallName)])],
}];

const fn repository_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], REPOSITORY_KEY).by("ecr")
}

pub const ECR: &[Call] = &[
    Call {
        names: &["CreateRepository"],
        on: On::Any,
        further: &[
            Further::new("ecr:TagResource", Target::Same, &[When::Tags], REPOSITORY_TAGS),
            repository_key("kms:CreateGrant"),
            repository_key("kms:RetireGrant"),
            repository_key("kms:DescribeKey"),
        ],
    },
    Call {
        names: &["DeleteRepository"],
        on: On::Any,
        further: &[repository_key("kms:RetireGrant")],
    },
    Call {
        names: &["BatchGetImage"],
        on: On::Any,
        further: &[
            SIGN_IN,
            Further::new(
                "ecr:GetDownloadUrlForLayer",
                Target::Same,
                &[When::RegistryClient],
                EXECUTION_ROLE,
            ),
        ],
    },
    Call {
        names: &["GetDownloadUrlForLayer"],
        on: On::Any,
        further: &[
            SIGN_IN,
            Further::new(
                "ecr:BatchGetImage",
                Target::Same,
                &[When::RegistryClient],
                EXECUTION_ROLE,
            ),
        ],
    },
    Call {
        names: &["PutImage"],
        on: On::Any,
        further: &[
            SIGN_IN,
            push("ecr:BatchCheckLayerAvailability"),
            push("ecr:InitiateLayerUpload"),
            push("ecr:UploadLayerPart"),
            push("ecr:CompleteLayerUpload"),
            push("ecr:BatchGetImage"),
        ],
    },
];

pub const AUTOSCALING: &[Call] = &[Call {
    names: &["CreateAutoScalingGroup", "UpdateAutoScalingGroup"],
    on: On::Any,
    further: &[Further::new(
        "ec2:RunInstances",
        Target::Format("arn:${Partition}:ec2:${Region}:${Account}:launch-template/${LaunchTemplateId}"),
        &[When::LaunchTemplate],
        LAUNCH,
    )],
}];
