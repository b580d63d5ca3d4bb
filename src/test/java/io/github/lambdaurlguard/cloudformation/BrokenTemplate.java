package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Edit;
import java.util.List;

/**
 * A template broken by one edit, and where the rule has to find it: one of the tests' own, or the
 * bootstrap, which knows no function.
 */
record BrokenTemplate(String rule, String template, Edit edit, String logicalId) {
  static final List<BrokenTemplate> ALL =
      List.of(
          edge(
              "a cache behaviour targets one of the origins",
              "CacheBehaviors:",
              "TargetOriginId: ListOrders",
              "TargetOriginId: ListOrder",
              "Distribution"),
          edge(
              "a cache behaviour targets one of the origins",
              "DefaultCacheBehavior:",
              "TargetOriginId: Site",
              "TargetOriginId: Bucket",
              "Distribution"),
          edge(
              "a cache behaviour allows a set of methods that CloudFront takes",
              "PathPattern: /orders/*",
              "[GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]",
              "[GET, POST]",
              "Distribution"),
          edge(
              "a function's event type exists",
              "PathPattern: /orders/*",
              "EventType: origin-request",
              "EventType: origin-requests",
              "Distribution"),
          edge(
              "a function's event type exists",
              "FunctionAssociations:",
              "EventType: viewer-request",
              "EventType: origin-request",
              "Distribution"),
          edge(
              "viewers come over TLS",
              "PathPattern: /orders\n",
              "ViewerProtocolPolicy: https-only",
              "ViewerProtocolPolicy: allow-all",
              "Distribution"),
          edge(
              "what goes to a function URL is signed",
              "PathPattern: /orders/*",
              "EventType: origin-request",
              "EventType: origin-response",
              "Distribution"),
          edge(
              "the signer sees the bodies that it signs",
              "PathPattern: /orders/*",
              "IncludeBody: true",
              "IncludeBody: false",
              "Distribution"),
          edge(
              "access logs leave out what nobody asked for",
              "AccessLogDelivery:",
              "- cs-method",
              "- cs-uri-query",
              "AccessLogDelivery"),
          edge(
              "access logs leave out what nobody asked for",
              "AccessLogDelivery:",
              "RecordFields:",
              "FieldsOfRecords:",
              "AccessLogDelivery"),
          edge(
              "an answer of a function URL is data",
              "PathPattern: /orders\n",
              "ResponseHeadersPolicyId: !Ref ApiHeaders",
              "ResponseHeadersPolicyId: 67f7725c-6f97-4210-82d7-5512b31e9d03",
              "Distribution"),
          edge(
              "an answer of a function URL is data",
              "  ApiHeaders:",
              "frame-ancestors 'none'; sandbox",
              "frame-ancestors 'none'",
              "Distribution"),
          edge(
              "an answer of a function URL is data",
              "  ApiHeaders:",
              "FrameOption: DENY",
              "FrameOption: SAMEORIGIN",
              "Distribution"),
          edge(
              "a CloudFront Function uses no regular expression",
              "  DeepLinks:",
              "!files.includes(request.uri)",
              "!/[.]+$/.test(request.uri)",
              "DeepLinks"),
          edge(
              "one viewer's error is nobody else's",
              "CustomErrorResponses:",
              "          - ErrorCode: 500\n            ErrorCachingMinTTL: 0\n",
              "",
              "Distribution"),
          edge(
              "one viewer's error is nobody else's",
              "- ErrorCode: 404",
              "ErrorCachingMinTTL: 0",
              "ErrorCachingMinTTL: 10",
              "Distribution"),
          edge(
              "no page takes the place of an error",
              "- ErrorCode: 404",
              "ErrorCachingMinTTL: 0",
              "ErrorCachingMinTTL: 0\n            ResponseCode: 200\n"
                  + "            ResponsePagePath: /index.html",
              "Distribution"),
          edge(
              "viewers use TLS 1.2 of 2021 or newer",
              "MinimumTlsVersion:",
              "[TLSv1.2_2021,",
              "[TLSv1.1_2016, TLSv1.2_2021,",
              "Distribution"),
          edge(
              "viewers use TLS 1.2 of 2021 or newer",
              "ViewerCertificate:",
              "MinimumProtocolVersion: !Ref MinimumTlsVersion",
              "MinimumProtocolVersion: TLSv1_2016",
              "Distribution"),
          edge(
              "origins are reached over TLS 1.2",
              "- Id: PlaceOrder",
              "OriginProtocolPolicy: https-only",
              "OriginProtocolPolicy: match-viewer",
              "Distribution"),
          edge(
              "origins are reached over TLS 1.2",
              "- Id: ListOrders\n",
              "OriginSSLProtocols: [TLSv1.2]",
              "OriginSSLProtocols: [TLSv1, TLSv1.2]",
              "Distribution"),
          edge(
              "an edge function is named by a version",
              "PathPattern: /orders\n",
              "LambdaFunctionARN: !Ref SignerVersion",
              "LambdaFunctionARN: !GetAtt Signer.Arn",
              "Distribution"),
          edge(
              "an edge function ends within 30 s",
              "  Signer:\n",
              "Timeout: 5",
              "Timeout: 31",
              "Signer"),
          edge(
              "an edge function has no environment variables",
              "  Signer:\n",
              "Timeout: 5",
              "Environment: {Variables: {REGION: eu-central-1}}",
              "Signer"),
          edge(
              "an edge function runs on x86_64",
              "  Signer:\n",
              "Timeout: 5",
              "Architectures: [arm64]",
              "Signer"),
          edge(
              "an edge function runs Node.js or Python",
              "  Signer:\n",
              "nodejs24.x",
              "java25",
              "Signer"),
          edge(
              "an edge function has what Lambda@Edge offers",
              "  Signer:\n",
              "Timeout: 5",
              "TracingConfig: {Mode: Active}",
              "Signer"),
          edge(
              "an edge function and its version are retained",
              "  Signer:\n",
              "DeletionPolicy: Retain",
              "DeletionPolicy: Delete",
              "Signer"),
          edge(
              "an edge function and its version are retained",
              "  SignerVersion:\n    Type",
              "    UpdateReplacePolicy: Retain\n",
              "",
              "SignerVersion"),
          edge(
              "an edge function's role trusts Lambda@Edge",
              "  SignerRole:",
              "                - edgelambda.amazonaws.com\n",
              "",
              "Signer"),
          backend(
              "a function URL is private",
              "  PlaceOrderUrl:\n    Type",
              "AuthType: AWS_IAM",
              "AuthType: NONE",
              "PlaceOrderUrl"),
          backend(
              "a function URL depends on its alias",
              "  PlaceOrderUrl:\n    Type",
              "DependsOn: PlaceOrderAlias",
              "DependsOn: ListOrdersAlias",
              "PlaceOrderUrl"),
          backend(
              "a function URL depends on its alias",
              "  PlaceOrderUrl:\n    Type",
              "    DependsOn: PlaceOrderAlias",
              "    #",
              "PlaceOrderUrl"),
          backend(
              "a function URL has CORS for named origins only",
              "  ListOrdersUrl:\n    Type",
              "AuthType: AWS_IAM",
              "AuthType: AWS_IAM\n      Cors: {AllowOrigins: ['*']}",
              "ListOrdersUrl"),
          backend(
              "a function has a log group of its own",
              "  PublishParameters:\n",
              "      LoggingConfig:\n        LogGroup: !Ref PublishParametersLogGroup\n",
              "",
              "PublishParameters"),
          backend(
              "a function has a log group of its own",
              "  PublishParameters:\n",
              "!Ref PublishParametersLogGroup",
              "/aws/lambda/publish-parameters",
              "PublishParameters"),
          backend(
              "a log group has a retention",
              "  ListOrdersLogGroup:",
              "RetentionInDays: !Ref LogRetentionDays",
              "KmsKeyId: key",
              "ListOrdersLogGroup"),
          edge(
              "a bucket blocks public access",
              "  SiteBucket:\n    Type",
              "BlockPublicPolicy: true",
              "BlockPublicPolicy: false",
              "SiteBucket"),
          edge(
              "a bucket blocks public access",
              "  AccessLogs:\n    Type",
              "        RestrictPublicBuckets: true\n",
              "",
              "AccessLogs"),
          edge(
              "a bucket has no access lists",
              "  SiteBucket:\n    Type",
              "BucketOwnerEnforced",
              "ObjectWriter",
              "SiteBucket"),
          edge(
              "a bucket is encrypted",
              "  SiteBucket:\n    Type",
              "BucketEncryption:",
              "Encryption:",
              "SiteBucket"),
          edge(
              "a bucket is reached over TLS only",
              "  SiteBucketPolicy:",
              "aws:SecureTransport: \"false\"",
              "aws:SecureTransport: \"true\"",
              "SiteBucket"),
          edge(
              "a bucket is reached over TLS only",
              "  AccessLogsPolicy:",
              "Bucket: !Ref AccessLogs",
              "Bucket: !Ref SiteBucket",
              "AccessLogs"),
          backend(
              "an asterisk in an action has its reason",
              "  PlaceOrderRole:",
              "- dynamodb:PutItem",
              "- dynamodb:Put*",
              "PlaceOrderRole"),
          backend(
              "an asterisk in an action has its reason",
              "  PlaceOrderRole:",
              "- dynamodb:GetItem",
              "- \"*\"",
              "PlaceOrderRole"),
          backend(
              "an asterisk as the resource has its reason",
              "  ListOrdersRole:",
              " # X-Ray has no resources to name.",
              "",
              "ListOrdersRole"),
          bootstrap(
              "an asterisk as the resource has its reason",
              "  Boundary:",
              " # X-Ray has no resources to name.",
              "",
              "Boundary"),
          backend(
              "a policy names what it allows",
              "  PlaceOrderRole:",
              "Action:\n                  - dynamodb",
              "NotAction:\n                  - dynamodb",
              "PlaceOrderRole"),
          edge(
              "a policy names whom it allows",
              "  SiteBucketPolicy:",
              "Service: cloudfront.amazonaws.com",
              "AWS: \"*\"",
              "SiteBucketPolicy"),
          bootstrap(
              "no action leads out of the boundary",
              "  ExecutionRole:",
              "- iam:ListRoleTags\n",
              "- iam:DeleteRolePermissionsBoundary\n",
              "ExecutionRole"),
          bootstrap(
              "no action leads out of the boundary",
              "- Sid: CallAsTheProbesDo",
              "role/${DeploymentName}-backend-probes-*",
              "role/*",
              "ProofPolicy"),
          bootstrap(
              "who gives permissions asks for the boundary",
              "  ExecutionRole:",
              "- iam:ListRoleTags\n",
              "- iam:AttachRolePolicy\n",
              "ExecutionRole"),
          bootstrap(
              "who gives permissions asks for the boundary",
              "- Sid: KeepRoles",
              "- iam:ListRoleTags\n",
              "- iam:UpdateAssumeRolePolicy\n",
              "ExecutionRole"),
          bootstrap(
              "CloudFormation acts for this account only",
              "  ExecutionRole:",
              "aws:SourceAccount: !Ref AWS::AccountId",
              "aws:SourceAccount: \"*\"",
              "ExecutionRole"),
          bootstrap(
              "who changes a stack names the role",
              "  DeployRole:",
              "cloudformation:RoleArn",
              "aws:SourceArn",
              "DeployRole"),
          bootstrap(
              "who changes a stack names the role",
              "  PreviewRole:",
              "cloudformation:RoleArn: !GetAtt ProposalRole.Arn",
              "cloudformation:ChangeSetName: preview",
              "PreviewRole"),
          bootstrap(
              "who gives permissions asks for the boundary",
              "  ExecutionRole:",
              "iam:PermissionsBoundary: !Ref Boundary",
              "iam:PassedToService: lambda.amazonaws.com",
              "ExecutionRole"),
          bootstrap(
              "a role is passed to one service",
              "  DeployRole:",
              "iam:PassedToService: cloudformation.amazonaws.com",
              "aws:SourceAccount: !Ref AWS::AccountId",
              "DeployRole"),
          bootstrap(
              "a role is passed to one service",
              "  DeployRole:",
              "Resource: !GetAtt ExecutionRole.Arn",
              "Resource: \"*\" # Whatever it needs.",
              "DeployRole"),
          bootstrap(
              "no role reaches the bootstrap's roles",
              "- Sid: KeepRoles",
              "role/${DeploymentName}-backend-*",
              "role/${DeploymentName}-*",
              "ExecutionRole"),
          backend(
              "a role has a boundary, or is the bootstrap's",
              "  PublishParametersRole:",
              "      PermissionsBoundary: !If [HasPermissionsBoundary, !Ref PermissionsBoundaryArn,"
                  + " !Ref AWS::NoValue]\n",
              "",
              "PublishParametersRole"),
          bootstrap(
              "a role has a boundary, or is the bootstrap's",
              "  SweepRole:",
              "      Path: !Sub /${DeploymentName}-bootstrap/\n",
              "",
              "SweepRole"),
          bootstrap(
              "a web identity is one exact subject",
              "  PreviewRole:",
              ":pull_request",
              ":*",
              "PreviewRole"),
          bootstrap(
              "a web identity is one exact subject",
              "  DeployRole:",
              "token.actions.githubusercontent.com:aud: sts.amazonaws.com",
              "aws:SourceAccount: !Ref AWS::AccountId",
              "DeployRole"));

  Template original() {
    return template.equals("bootstrap.yaml") ? Template.read(template) : Template.ofTests(template);
  }

  private static BrokenTemplate edge(
      String rule, String marker, String from, String to, String logicalId) {
    return new BrokenTemplate(rule, "edge.yaml", new Edit(marker, from, to), logicalId);
  }

  private static BrokenTemplate backend(
      String rule, String marker, String from, String to, String logicalId) {
    return new BrokenTemplate(rule, "backend.yaml", new Edit(marker, from, to), logicalId);
  }

  private static BrokenTemplate bootstrap(
      String rule, String marker, String from, String to, String logicalId) {
    return new BrokenTemplate(rule, "bootstrap.yaml", new Edit(marker, from, to), logicalId);
  }

  @Override
  public String toString() {
    return "%s: %s with \"%s\"".formatted(rule, template, edit.to().strip());
  }
}
