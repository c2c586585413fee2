/** What the functions take: made from the schemas by `UPDATE=1 cargo test -p iam-wasm`. A `null` means left out. */

export interface Case {
  /** The version of this format. */
  version?: 1 | null;
  /** What the case is called in its answers. */
  id?: string | null;
  /** What the case is about. */
  title?: Title | null;
  /** Who asks: the ARN of a user, role, session or root user, a service, an identity provider, or `anonymous`. */
  principal?: Principal | null;
  /** What is asked for, such as `s3:GetObject`. */
  action?: string | null;
  /** The ARN of what it is asked of; `*` if the action takes no resource; a list where one call is checked on each. */
  resource?: string | string[] | null;
  /** In place of `resource`: what one call is checked on, each with context keys of its own. */
  resources?: {
    /** The ARN of what the call is checked on. */
    arn: string;
    /** Context keys that stand on this resource alone, laid over the request's. */
    context?: Context | null;
    [free: `x-${string}`]: unknown;
  }[] | null;
  /** The account that owns the resource; left out, the one in its ARN, else the principal's. */
  resourceAccount?: string | null;
  /** Context keys of the request. `null` removes a key that would be derived. */
  context?: Context | null;
  /** Context keys that may be absent or hold anything; the answer may then be `depends`. */
  unknown?: string[] | null;
  /** That the whole call is asked: what else it asks, as far as that is said here or follows from the context. */
  call?: boolean | CaseCall | null;
  /** The policies that apply, by kind. */
  policies?: Policies | null;
  /** Fields that the answer must have. `null` means absent; `error` may be a code. */
  expect?: object | null;
  /** More requests over the same policies: each is the case with these fields laid over it. */
  checks?: CaseCheck[] | null;
  [free: `x-${string}`]: unknown;
}

export interface CaseCheck {
  /** What the check is called; in answers it follows the case's own id. */
  id: string;
  /** What the check is about. */
  title?: Title | null;
  /** Who asks: the ARN of a user, role, session or root user, a service, an identity provider, or `anonymous`. */
  principal?: Principal | null;
  /** What is asked for, such as `s3:GetObject`. */
  action?: string | null;
  /** The ARN of what it is asked of; `*` if the action takes no resource; a list where one call is checked on each. */
  resource?: string | string[] | null;
  /** In place of `resource`: what one call is checked on, each with context keys of its own. */
  resources?: {
    /** The ARN of what the call is checked on. */
    arn: string;
    /** Context keys that stand on this resource alone, laid over the request's. */
    context?: Context | null;
    [free: `x-${string}`]: unknown;
  }[] | null;
  /** The account that owns the resource; left out, the one in its ARN, else the principal's. */
  resourceAccount?: string | null;
  /** Context keys of the request. `null` removes a key that would be derived. */
  context?: Context | null;
  /** Context keys that may be absent or hold anything; the answer may then be `depends`. */
  unknown?: string[] | null;
  /** That the whole call is asked: what else it asks, as far as that is said here or follows from the context. */
  call?: boolean | CaseCall | null;
  /** Fields that the answer must have. `null` means absent; `error` may be a code. */
  expect?: object | null;
  [free: `x-${string}`]: unknown;
}

export interface CaseCall {
  /** The data are under a customer managed key of AWS KMS. */
  customerKey?: boolean | string | string[] | null;
  /** The source is under a customer managed key of AWS KMS. */
  sourceKey?: boolean | string | string[] | null;
  /** The data go under another key. */
  newKey?: boolean | string | string[] | null;
  /** The parameter is of the advanced tier. */
  advancedTier?: boolean | string | string[] | null;
  /** The parameter is of the standard tier; so it is unless it is said to be of the advanced tier. */
  standardTier?: boolean | string | string[] | null;
  /** The call asks for the decrypted value; so it does unless this says `false`. */
  decryption?: boolean | string | string[] | null;
  /** The call gives tags. */
  tags?: boolean | string | string[] | null;
  /** The call gives an access control list. */
  acl?: boolean | string | string[] | null;
  /** The call gives an access control list other than `private`. */
  openAcl?: boolean | string | string[] | null;
  /** The call sets an Object Lock retention. */
  retention?: boolean | string | string[] | null;
  /** The call sets a legal hold. */
  legalHold?: boolean | string | string[] | null;
  /** The call bypasses governance mode. */
  bypassGovernance?: boolean | string | string[] | null;
  /** The bucket is made with Object Lock. */
  objectLock?: boolean | string | string[] | null;
  /** The call sets Object Ownership. */
  ownership?: boolean | string | string[] | null;
  /** The call copies an object. */
  copySource?: boolean | string | string[] | null;
  /** The object does not exist and the answer shall be 404 Not Found, not 403 Forbidden. */
  missingObject?: boolean | string | string[] | null;
  /** The object is uploaded in parts. */
  multipart?: boolean | string | string[] | null;
  /** The multipart upload is stopped. */
  abortedUpload?: boolean | string | string[] | null;
  /** The client lists the parts that are uploaded. */
  listedParts?: boolean | string | string[] | null;
  /** The request goes through an access point. */
  accessPoint?: boolean | string | string[] | null;
  /** The call passes a role. */
  role?: boolean | string | string[] | null;
  /** The function is attached to a VPC. */
  vpc?: boolean | string | string[] | null;
  /** The function uses layers. */
  layers?: boolean | string | string[] | null;
  /** The code is a container image in Amazon ECR. */
  containerImage?: boolean | string | string[] | null;
  /** The repository's policy does not let AWS Lambda in yet. */
  repositoryPolicy?: boolean | string | string[] | null;
  /** The answer shall show the environment variables. */
  shownVariables?: boolean | string | string[] | null;
  /** The function reads from an Amazon SQS queue. */
  sqsSource?: boolean | string | string[] | null;
  /** The function reads from a Kinesis data stream. */
  kinesisSource?: boolean | string | string[] | null;
  /** The function reads from a DynamoDB stream. */
  dynamodbSource?: boolean | string | string[] | null;
  /** The call names a launch template. */
  launchTemplate?: boolean | string | string[] | null;
  /** The AMI is named by a Systems Manager parameter. */
  imageParameter?: boolean | string | string[] | null;
  /** The call names a document of Systems Manager; a session without one has the default document. */
  document?: boolean | string | string[] | null;
  /** The function is called by its URL. */
  functionUrl?: boolean | string | string[] | null;
  /** The account does not have the service-linked role yet. */
  firstUse?: boolean | string | string[] | null;
  /** A registry client such as Docker makes the call. */
  registryClient?: boolean | string | string[] | null;
  /** The data and the results are in Amazon S3. */
  results?: boolean | string | string[] | null;
  /** The tables are in the AWS Glue Data Catalog. */
  dataCatalog?: boolean | string | string[] | null;
  /** AWS Secrets Manager manages the password. */
  managedPassword?: boolean | string | string[] | null;
  /** The secret with the password is under a customer managed key of AWS KMS. */
  passwordKey?: boolean | string | string[] | null;
  /** The call rotates the password. */
  passwordRotation?: boolean | string | string[] | null;
  /** The call sets a source identity. */
  sourceIdentity?: boolean | string | string[] | null;
  /** A Lambda function rotates the secret. */
  rotation?: boolean | string | string[] | null;
  /** The secret is replicated to other Regions. */
  replicas?: boolean | string | string[] | null;
  /** Containers get secrets or parameters. */
  containerSecrets?: boolean | string | string[] | null;
  /** Containers log to CloudWatch Logs. */
  containerLogs?: boolean | string | string[] | null;
  [free: `x-${string}`]: unknown;
}

export type Title = string | {
  /** English. */
  en?: string | null;
  /** Korean. */
  ko?: string | null;
  [free: `x-${string}`]: unknown;
};

export type Principal = string | {
  /** The principal's ARN. */
  arn?: string | null;
  /** The ARN of a session's role, which has the path that the session's own lacks. */
  roleArn?: string | null;
  /** The ARN of the user who made a federated session. */
  userArn?: string | null;
  /** The user's or role's unique id, without a session name. */
  uniqueId?: string | null;
  /** Whether the role is linked to a service. */
  serviceLinkedRole?: boolean | null;
  /** A service principal, in place of `arn`. */
  service?: string | null;
  /** An identity provider, in place of `arn`. */
  federated?: string | null;
  [free: `x-${string}`]: unknown;
} & ({ arn: string } | { service: string } | { federated: string });

export type Context = Record<string, string | number | boolean | null | (string | number | boolean)[]>;

export interface Policies {
  /** Identity-based policies of the principal and its groups. */
  identity?: Policy[] | null;
  /** The principal's permissions boundary. */
  boundary?: Policy | null;
  /** Session policies: one pool, or layers of them, each of which must allow. */
  session?: Policy[] | Policy[][] | null;
  /** The policy of the resource; for a role, its trust policy. */
  resource?: Policy | null;
  /** Service control policies of the principal's account, the root's first and the account's last. */
  scps?: Level[] | null;
  /** Resource control policies of the resource's account, the root's first and the account's last. */
  rcps?: Level[] | null;
  /** The policy of the VPC endpoint that the request goes through. */
  endpoint?: Endpoint | null;
  [free: `x-${string}`]: unknown;
}

export interface Policy {
  /** What the policy is called in answers. */
  name?: string | null;
  /** The policy document, or its text as a string. */
  document: object | string;
  /** Whether the policy is attached; one that is not is read and left out of evaluation. */
  enabled?: boolean | null;
  /** The group or role that the policy came from. */
  from?: string | null;
  [free: `x-${string}`]: unknown;
}

export interface Endpoint {
  /** What the policy is called in answers. */
  name?: string | null;
  /** `interface`, which is the default, or `gateway`. */
  type?: "interface" | "gateway" | null;
  /** The policy document, or its text as a string. */
  document: object | string;
  /** Whether the policy is attached; one that is not is read and left out of evaluation. */
  enabled?: boolean | null;
  /** The group or role that the policy came from. */
  from?: string | null;
  [free: `x-${string}`]: unknown;
}

export interface Level {
  /** The root, unit or account. */
  target?: string | null;
  /** The policies attached to it. */
  policies?: Policy[] | null;
  [free: `x-${string}`]: unknown;
}

export interface Scenario {
  /** The version of this format. */
  version: 1;
  /** What the scenario is called. */
  id?: string | null;
  /** What the scenario is about. */
  title?: Title | null;
  /** The organization that the accounts are in. */
  organization?: {
    /** The organization's id, such as `o-exampleorg`. */
    id: string;
    /** The id of the management account. */
    managementAccount: string;
    /** The root. */
    root: Unit;
    /** Service and resource control policies by name. */
    policies?: Record<string, {
      /** `scp` or `rcp`. */
      type?: "scp" | "rcp" | null;
      /** The policy document, or its text as a string. */
      document: object | string;
      [free: `x-${string}`]: unknown;
    }> | null;
    [free: `x-${string}`]: unknown;
  } | null;
  /** The accounts by their id. */
  accounts?: Record<string, {
    /** What people call it. */
    alias?: string | null;
    /** `aws`, which is the default, `aws-cn` or `aws-us-gov`. */
    partition?: string | null;
    /** Names of the service control policies attached; left out, `FullAWSAccess`. */
    scps?: string[] | null;
    /** Names of the resource control policies attached; `RCPFullAWSAccess` always is. */
    rcps?: string[] | null;
    /** IAM users by name. */
    users?: Record<string, {
      /** The path, which is `/` if left out. */
      path?: string | null;
      /** The unique id; left out, one is made from the ARN. */
      uniqueId?: string | null;
      /** Names of the groups that the user is in. */
      groups?: string[] | null;
      /** Inline policies: documents by name. */
      inlinePolicies?: Record<string, object | string> | null;
      /** ARNs of the managed policies attached. */
      managedPolicies?: string[] | null;
      /** The ARN of the managed policy that is the permissions boundary. */
      permissionsBoundary?: string | null;
      /** Tags: values by key. */
      tags?: Record<string, string | number | boolean> | {
        /**  */
        key: string;
        /**  */
        value?: string;
      }[] | null;
      /** ARNs or serial numbers of the user's MFA devices. */
      mfaDevices?: string[] | null;
      [free: `x-${string}`]: unknown;
    }> | null;
    /** Groups by name. */
    groups?: Record<string, {
      /** The path, which is `/` if left out. */
      path?: string | null;
      /** Inline policies: documents by name. */
      inlinePolicies?: Record<string, object | string> | null;
      /** ARNs of the managed policies attached. */
      managedPolicies?: string[] | null;
      [free: `x-${string}`]: unknown;
    }> | null;
    /** Roles by name. */
    roles?: Record<string, {
      /** The path, which is `/` if left out. */
      path?: string | null;
      /** The unique id; left out, one is made from the ARN. */
      uniqueId?: string | null;
      /** Who may assume the role. */
      trustPolicy?: object | string | null;
      /** Inline policies: documents by name. */
      inlinePolicies?: Record<string, object | string> | null;
      /** ARNs of the managed policies attached. */
      managedPolicies?: string[] | null;
      /** The ARN of the managed policy that is the permissions boundary. */
      permissionsBoundary?: string | null;
      /** The longest session in seconds, which is 3600 if left out. */
      maxSessionDuration?: number | null;
      /** Tags: values by key. */
      tags?: Record<string, string | number | boolean> | {
        /**  */
        key: string;
        /**  */
        value?: string;
      }[] | null;
      /** Whether the role is linked to a service; left out, the path tells. */
      serviceLinkedRole?: boolean | null;
      [free: `x-${string}`]: unknown;
    }> | null;
    /** Customer managed policies by name. */
    policies?: Record<string, {
      /** The path, which is `/` if left out. */
      path?: string | null;
      /** The policy document, or its text as a string. */
      document: object | string;
      [free: `x-${string}`]: unknown;
    }> | null;
    /** Instance profiles by name. */
    instanceProfiles?: Record<string, {
      /** The path, which is `/` if left out. */
      path?: string | null;
      /** The name of the role in it. */
      role?: string | null;
      [free: `x-${string}`]: unknown;
    }> | null;
    /** SAML providers by name. */
    samlProviders?: Record<string, Record<`x-${string}`, unknown>> | null;
    /** OpenID Connect providers by host and path, without `https://`. */
    oidcProviders?: Record<string, {
      /** The audiences that the provider is registered with. */
      clientIds?: string[] | null;
      [free: `x-${string}`]: unknown;
    }> | null;
    [free: `x-${string}`]: unknown;
  }> | null;
  /** Resources with a policy or tags. A policy reaches what lies below its resource. */
  resources?: {
    /** The resource's ARN. */
    arn: string;
    /** The owner; left out, the account in the ARN. */
    account?: string | null;
    /** Its resource-based policy. */
    policy?: object | string | null;
    /** Tags: values by key. */
    tags?: Record<string, string | number | boolean> | {
      /**  */
      key: string;
      /**  */
      value?: string;
    }[] | null;
    [free: `x-${string}`]: unknown;
  }[] | null;
  /** VPC endpoints that requests may go through. */
  endpoints?: {
    /** The endpoint's id, such as `vpce-1a2b3c4d`. */
    id: string;
    /** `interface`, which is the default, or `gateway`. */
    type?: "interface" | "gateway" | null;
    /** The id of its VPC. */
    vpc?: string | null;
    /** Its policy; without one it lets everything through. */
    policy?: object | string | null;
    [free: `x-${string}`]: unknown;
  }[] | null;
  /** What happens, in order. */
  steps?: {
    /** What the step is called; later steps use its session as `@id`. */
    id?: string | null;
    /** What the step is about. */
    title?: Title | null;
    /** When: `2026-01-05T09:00:00Z`. */
    at?: string | null;
    /** How long after the step before: `90s`, `5m`, `2h`. */
    after?: string | null;
    /** Who acts: an ARN, a service, `anonymous`, `@id`, or an object with the way of signing in. */
    as?: string | {
      /** The ARN of a user, root user or origin access identity. */
      arn: string;
      /** `accessKey`, which is the default, or `console`. */
      credentials?: "accessKey" | "console" | null;
      /** Whether the console sign-in was with MFA. */
      mfa?: boolean | null;
      /** Of an origin access identity: its canonical user id. */
      uniqueId?: string | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** The id of the VPC endpoint that the call goes through. */
    via?: string | null;
    /** Context keys that the call brings along. */
    context?: Context | null;
    /** Context keys that may be absent or hold anything. */
    unknown?: string[] | null;
    /** Asks for an action on a resource. */
    request?: {
      /** What is asked for, such as `s3:GetObject`. */
      action: string;
      /** The ARN of what it is asked of; `*` if the action takes no resource; a list where one call is checked on each. */
      resource?: string | string[] | null;
      /** In place of `resource`: what one call is checked on, each with context keys of its own. */
      resources?: {
        /** The ARN of what the call is checked on. */
        arn: string;
        /** Context keys that stand on this resource alone, laid over the request's. */
        context?: Context | null;
        [free: `x-${string}`]: unknown;
      }[] | null;
      /** The account that owns the resource. */
      resourceAccount?: string | null;
      /** Context keys of the request. */
      context?: Context | null;
      /** Context keys that may be absent or hold anything. */
      unknown?: string[] | null;
      /** That the whole call is asked, with what else is said of it. */
      call?: boolean | CaseCall | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:AssumeRole`. */
    assumeRole?: {
      /** The role. */
      roleArn: string;
      /** What the session is called. */
      roleSessionName: string;
      /** How long the session shall last. */
      durationSeconds?: number | null;
      /** What a third party was told to say. */
      externalId?: string | null;
      /** An inline session policy. */
      policy?: object | string | null;
      /** Managed policies as session policies. */
      policyArns?: string[] | null;
      /** Tags: values by key. */
      tags?: Record<string, string | number | boolean> | {
        /**  */
        key: string;
        /**  */
        value?: string;
      }[] | null;
      /** Which of the tags go on to later sessions. */
      transitiveTagKeys?: string[] | null;
      /** Who is behind the session, in all later sessions too. */
      sourceIdentity?: string | null;
      /** The MFA device. */
      serialNumber?: string | null;
      /** Its code: any six digits are right but `000000`. */
      tokenCode?: string | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** Switch Role in the console. */
    switchRole?: {
      /** The role. */
      roleArn: string;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:AssumeRoleWithSAML`. */
    assumeRoleWithSaml?: {
      /** The role. */
      roleArn: string;
      /** The SAML provider. */
      principalArn: string;
      /** What the provider says. */
      assertion: {
        /** Who says it. */
        issuer?: string | null;
        /** Of whom. */
        subject?: string | null;
        /** `persistent`, `transient` or a name-id format. */
        subjectType?: string | null;
        /** To whom. */
        audience?: string | null;
        /** When the session must end. */
        sessionNotOnOrAfter?: string | null;
        /** Attributes: lists of values by name. */
        attributes?: Record<string, string[]> | null;
        [free: `x-${string}`]: unknown;
      };
      /** How long the session shall last. */
      durationSeconds?: number | null;
      /** An inline session policy. */
      policy?: object | string | null;
      /** Managed policies as session policies. */
      policyArns?: string[] | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:AssumeRoleWithWebIdentity`. */
    assumeRoleWithWebIdentity?: {
      /** The role. */
      roleArn: string;
      /** What the session is called. */
      roleSessionName: string;
      /** What the token says: `iss`, `aud`, `sub` and other claims. */
      token: object;
      /** The provider of an OAuth 2.0 token. */
      providerId?: string | null;
      /** How long the session shall last. */
      durationSeconds?: number | null;
      /** An inline session policy. */
      policy?: object | string | null;
      /** Managed policies as session policies. */
      policyArns?: string[] | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:GetSessionToken`. */
    getSessionToken?: {
      /** How long the session shall last. */
      durationSeconds?: number | null;
      /** The MFA device. */
      serialNumber?: string | null;
      /** Its code: any six digits are right but `000000`. */
      tokenCode?: string | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:GetFederationToken`. */
    getFederationToken?: {
      /** What the federated user is called. */
      name: string;
      /** An inline session policy. */
      policy?: object | string | null;
      /** Managed policies as session policies. */
      policyArns?: string[] | null;
      /** Tags: values by key. */
      tags?: Record<string, string | number | boolean> | {
        /**  */
        key: string;
        /**  */
        value?: string;
      }[] | null;
      /** How long the session shall last. */
      durationSeconds?: number | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:AssumeRoot`. */
    assumeRoot?: {
      /** The member account, or its root user's ARN. */
      targetPrincipal: string;
      /** The task policy. */
      taskPolicyArn: string;
      /** How long the session shall last. */
      durationSeconds?: number | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** `sts:GetCallerIdentity`. */
    getCallerIdentity?: Record<`x-${string}`, unknown> | null;
    /** Starts an EC2 instance with an instance profile. */
    launchInstance?: {
      /** The instance profile's name or ARN. */
      instanceProfile: string;
      /** The instance's id, such as `i-0abc`. */
      instanceId: string;
      [free: `x-${string}`]: unknown;
    } | null;
    /** A service assumes a service role or service-linked role. */
    invokeAsService?: {
      /** The service principal, such as `lambda.amazonaws.com`. */
      service: string;
      /** The role. */
      roleArn: string;
      /** Tags: values by key. */
      tags?: Record<string, string | number | boolean> | {
        /**  */
        key: string;
        /**  */
        value?: string;
      }[] | null;
      /** The association of EKS Pod Identity passes no session tags, and `sts:TagSession` is not asked. */
      disableSessionTags?: boolean | null;
      [free: `x-${string}`]: unknown;
    } | null;
    /** Fields that the step's report must have. */
    expect?: object | null;
    [free: `x-${string}`]: unknown;
  }[] | null;
  /** A case, in place of a world and steps. */
  case?: Case | null;
  [free: `x-${string}`]: unknown;
}

export interface Unit {
  /** The id, such as `r-ab12` or `ou-ab12-11111111`. */
  id: string;
  /** What people call it. */
  name?: string | null;
  /** Names of the service control policies attached; left out, `FullAWSAccess`. */
  scps?: string[] | null;
  /** Names of the resource control policies attached; `RCPFullAWSAccess` always is. */
  rcps?: string[] | null;
  /** The units in it. */
  units?: Unit[] | null;
  /** The ids of the accounts in it. */
  accounts?: string[] | null;
  [free: `x-${string}`]: unknown;
}
