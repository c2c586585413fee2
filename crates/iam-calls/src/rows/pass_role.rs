//! Calls that hand a role over to a service, and the service that gets it.
//!
//! AWS says it of all of them at once: "A user can pass a role ARN as a parameter in any API operation that uses the role to
//! assign permissions to the service. The service then checks whether that user has the `iam:PassRole` permission." Which
//! operations take a role is read off the models of AWS's SDKs; the service is the one that AWS's managed policies name in
//! `iam:PassedToService`, or its guide in the role's trust policy.

/// Calls of one service.
#[derive(Clone, Copy, Debug)]
pub struct Passed {
    /// The prefix of the actions.
    pub service: &'static str,
    /// Names of actions.
    pub names: &'static [&'static str],
    /// The service principal that the role is passed to; empty: it is not known.
    pub to: &'static str,
    /// Whether every such call names a role.
    pub is_always: bool,
}

/// AWS's page that says it of all of them.
pub const SOURCE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";

const fn may(service: &'static str, to: &'static str, names: &'static [&'static str]) -> Passed {
    Passed {
        service,
        names,
        to,
        is_always: false,
    }
}

/// The API wants a role.
const fn must(service: &'static str, to: &'static str, names: &'static [&'static str]) -> Passed {
    Passed {
        is_always: true,
        ..may(service, to, names)
    }
}

/// All of them, by service; a call is in one row at most.
pub const PASSED: &[Passed] = &[
    must("airflow", "airflow.amazonaws.com", &["CreateEnvironment"]),
    may("airflow", "airflow.amazonaws.com", &["UpdateEnvironment"]),
    may("amplify", "amplify.amazonaws.com", &["CreateApp", "UpdateApp"]),
    may(
        "application-autoscaling",
        "application-autoscaling.amazonaws.com",
        &["RegisterScalableTarget"],
    ),
    may(
        "apprunner",
        "apprunner.amazonaws.com",
        &["CreateService", "UpdateService"],
    ),
    may(
        "appsync",
        "appsync.amazonaws.com",
        &[
            "CreateDataSource",
            "UpdateDataSource",
            "CreateGraphqlApi",
            "UpdateGraphqlApi",
        ],
    ),
    may(
        "athena",
        "athena.amazonaws.com",
        &["CreateWorkGroup", "UpdateWorkGroup"],
    ),
    may(
        "autoscaling",
        "autoscaling.amazonaws.com",
        &["CreateAutoScalingGroup", "PutLifecycleHook", "UpdateAutoScalingGroup"],
    ),
    must(
        "backup",
        "backup.amazonaws.com",
        &["CreateBackupSelection", "StartBackupJob", "StartCopyJob"],
    ),
    may("backup", "backup.amazonaws.com", &["StartRestoreJob"]),
    may("batch", "", &["CreateComputeEnvironment", "UpdateComputeEnvironment"]),
    may("batch", "ecs-tasks.amazonaws.com", &["RegisterJobDefinition"]),
    must(
        "bedrock",
        "bedrock.amazonaws.com",
        &[
            "CreateFlow",
            "CreateKnowledgeBase",
            "CreateModelCustomizationJob",
            "CreateModelImportJob",
            "CreateModelInvocationJob",
            "UpdateAgent",
            "UpdateKnowledgeBase",
        ],
    ),
    may("bedrock", "bedrock.amazonaws.com", &["CreateAgent"]),
    must("budgets", "budgets.amazonaws.com", &["CreateBudgetAction"]),
    may("budgets", "budgets.amazonaws.com", &["UpdateBudgetAction"]),
    may(
        "cloudformation",
        "cloudformation.amazonaws.com",
        &[
            "CreateChangeSet",
            "CreateStack",
            "DeleteStack",
            "UpdateStack",
            "CreateStackSet",
            "UpdateStackSet",
        ],
    ),
    may(
        "cloudtrail",
        "cloudtrail.amazonaws.com",
        &["CreateTrail", "UpdateTrail"],
    ),
    must("codebuild", "codebuild.amazonaws.com", &["CreateProject"]),
    may("codebuild", "codebuild.amazonaws.com", &["UpdateProject"]),
    must("codedeploy", "codedeploy.amazonaws.com", &["CreateDeploymentGroup"]),
    may("codedeploy", "codedeploy.amazonaws.com", &["UpdateDeploymentGroup"]),
    must(
        "codepipeline",
        "codepipeline.amazonaws.com",
        &["CreatePipeline", "UpdatePipeline"],
    ),
    must(
        "cognito-identity",
        "cognito-identity.amazonaws.com",
        &["SetIdentityPoolRoles"],
    ),
    may("config", "config.amazonaws.com", &["PutConfigurationRecorder"]),
    must("datasync", "datasync.amazonaws.com", &["CreateLocationS3"]),
    must("dax", "dax.amazonaws.com", &["CreateCluster"]),
    must("dlm", "dlm.amazonaws.com", &["CreateLifecyclePolicy"]),
    may("dlm", "dlm.amazonaws.com", &["UpdateLifecyclePolicy"]),
    may("dms", "", &["CreateEndpoint", "ModifyEndpoint"]),
    must("ec2", "spotfleet.amazonaws.com", &["RequestSpotFleet"]),
    must("eks", "eks.amazonaws.com", &["CreateCluster"]),
    must("eks", "", &["CreateFargateProfile"]),
    must("eks", "", &["CreateNodegroup"]),
    must("eks", "pods.eks.amazonaws.com", &["CreatePodIdentityAssociation"]),
    may("eks", "pods.eks.amazonaws.com", &["UpdatePodIdentityAssociation"]),
    may(
        "elasticfilesystem",
        "elasticfilesystem.amazonaws.com",
        &["CreateReplicationConfiguration"],
    ),
    may("elasticmapreduce", "elasticmapreduce.amazonaws.com", &["RunJobFlow"]),
    must("emr-serverless", "emr-serverless.amazonaws.com", &["StartJobRun"]),
    may("es", "", &["CreateDomain", "UpdateDomainConfig"]),
    may("events", "events.amazonaws.com", &["PutRule", "PutTargets"]),
    may(
        "firehose",
        "firehose.amazonaws.com",
        &["CreateDeliveryStream", "UpdateDestination"],
    ),
    must("fis", "fis.amazonaws.com", &["CreateExperimentTemplate"]),
    must(
        "glue",
        "glue.amazonaws.com",
        &[
            "CreateCrawler",
            "CreateDevEndpoint",
            "CreateJob",
            "CreateMLTransform",
            "CreateSession",
        ],
    ),
    may("glue", "glue.amazonaws.com", &["UpdateCrawler", "UpdateJob"]),
    must(
        "guardduty",
        "malware-protection-plan.guardduty.amazonaws.com",
        &["CreateMalwareProtectionPlan"],
    ),
    may(
        "imagebuilder",
        "imagebuilder.amazonaws.com",
        &["CreateImage", "CreateImagePipeline", "UpdateImagePipeline"],
    ),
    may("iot", "iot.amazonaws.com", &["CreateTopicRule", "ReplaceTopicRule"]),
    must("iot", "iot.amazonaws.com", &["CreateProvisioningTemplate"]),
    must("iot", "credentials.iot.amazonaws.com", &["CreateRoleAlias"]),
    may("iot", "credentials.iot.amazonaws.com", &["UpdateRoleAlias"]),
    must("kafkaconnect", "kafkaconnect.amazonaws.com", &["CreateConnector"]),
    must("kendra", "kendra.amazonaws.com", &["CreateIndex"]),
    may("kendra", "kendra.amazonaws.com", &["CreateDataSource", "UpdateIndex"]),
    must(
        "kinesisanalytics",
        "kinesisanalytics.amazonaws.com",
        &["CreateApplication"],
    ),
    must("logs", "logs.amazonaws.com", &["PutDestination"]),
    may("logs", "logs.amazonaws.com", &["PutSubscriptionFilter"]),
    must("mediaconvert", "mediaconvert.amazonaws.com", &["CreateJob"]),
    must("omics", "omics.amazonaws.com", &["StartRun"]),
    must("pipes", "pipes.amazonaws.com", &["CreatePipe", "UpdatePipe"]),
    must(
        "rds",
        "rds.amazonaws.com",
        &["AddRoleToDBCluster", "AddRoleToDBInstance", "CreateDBProxy"],
    ),
    may("rds", "rds.amazonaws.com", &["ModifyDBProxy"]),
    must("rds", "export.rds.amazonaws.com", &["StartExportTask"]),
    may(
        "redshift",
        "redshift.amazonaws.com",
        &["CreateCluster", "ModifyClusterIamRoles", "RestoreFromClusterSnapshot"],
    ),
    must("s3", "s3.amazonaws.com", &["PutReplicationConfiguration"]),
    must("s3", "batchoperations.s3.amazonaws.com", &["CreateJob"]),
    must(
        "s3",
        "access-grants.s3.amazonaws.com",
        &["CreateAccessGrantsLocation", "UpdateAccessGrantsLocation"],
    ),
    must(
        "sagemaker",
        "sagemaker.amazonaws.com",
        &[
            "CreateAutoMLJob",
            "CreateAutoMLJobV2",
            "CreateCompilationJob",
            "CreateLabelingJob",
            "CreatePipeline",
            "CreateNotebookInstance",
            "CreateProcessingJob",
            "CreateTrainingJob",
        ],
    ),
    may(
        "sagemaker",
        "sagemaker.amazonaws.com",
        &[
            "CreateDomain",
            "CreateFeatureGroup",
            "CreateModel",
            "CreateMonitoringSchedule",
            "CreateUserProfile",
            "UpdatePipeline",
        ],
    ),
    must(
        "scheduler",
        "scheduler.amazonaws.com",
        &["CreateSchedule", "UpdateSchedule"],
    ),
    may(
        "ses",
        "ses.amazonaws.com",
        &[
            "CreateConfigurationSetEventDestination",
            "UpdateConfigurationSetEventDestination",
        ],
    ),
    may(
        "sns",
        "sns.amazonaws.com",
        &["SetTopicAttributes", "CreateTopic", "CreatePlatformApplication"],
    ),
    must(
        "ssm",
        "ssm.amazonaws.com",
        &["CreateActivation", "UpdateManagedInstanceRole"],
    ),
    may(
        "ssm",
        "ssm.amazonaws.com",
        &[
            "RegisterTaskWithMaintenanceWindow",
            "SendCommand",
            "StartAutomationExecution",
            "UpdateMaintenanceWindowTask",
        ],
    ),
    must("states", "states.amazonaws.com", &["CreateStateMachine"]),
    may("states", "states.amazonaws.com", &["TestState", "UpdateStateMachine"]),
    must("synthetics", "lambda.amazonaws.com", &["CreateCanary"]),
    may("synthetics", "lambda.amazonaws.com", &["UpdateCanary"]),
    must("timestream", "timestream.amazonaws.com", &["CreateScheduledQuery"]),
    must("transfer", "transfer.amazonaws.com", &["CreateUser"]),
    may(
        "transfer",
        "transfer.amazonaws.com",
        &["CreateServer", "UpdateServer", "UpdateUser"],
    ),
];
