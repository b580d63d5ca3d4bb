package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Managed policies by ARN: those of AWS that functions commonly have, and the account's own. Of
 * AWS's, the actions of services that run here and of those that every Lambda function knows: a
 * policy for people who use the console allows more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS
 *     managed policies</a>
 */
public final class ManagedPolicies {
  private static final String OF_AWS = "arn:aws:iam::aws:policy/";

  private static final List<String> LOGS =
      List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

  private final Map<String, PolicyDocument> byArn = new ConcurrentHashMap<>();

  public ManagedPolicies() {
    add("service-role/AWSLambdaBasicExecutionRole", LOGS);
    add(
        "service-role/AWSLambdaDynamoDBExecutionRole",
        logsAnd(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams"));
    add(
        "service-role/AWSLambdaVPCAccessExecutionRole",
        logsAnd(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses"));
    add(
        "AmazonDynamoDBReadOnlyAccess",
        List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:Describe*",
            "dynamodb:GetAbacStatus",
            "dynamodb:GetItem",
            "dynamodb:GetResourcePolicy",
            "dynamodb:List*",
            "dynamodb:PartiQLSelect",
            "dynamodb:Query",
            "dynamodb:Scan"));
    add("AmazonDynamoDBFullAccess", List.of("dynamodb:*"));
    add("AmazonDynamoDBFullAccess_v2", List.of("dynamodb:*"));
    add("AmazonSSMReadOnlyAccess", List.of("ssm:Describe*", "ssm:Get*", "ssm:List*"));
    add("AmazonSSMFullAccess", List.of("ssm:*"));
    add("SecretsManagerReadWrite", List.of("secretsmanager:*"));
    add(
        "AWSSecretsManagerClientReadOnlyAccess",
        List.of(
            "secretsmanager:BatchGetSecretValue",
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:ListSecrets"));
    add("AmazonS3FullAccess", List.of("s3:*", "s3-object-lambda:*"));
    add("AmazonS3ReadOnlyAccess", List.of("s3:Get*", "s3:List*", "s3:Describe*"));
    add("AmazonSQSFullAccess", List.of("sqs:*"));
    add("AmazonSNSFullAccess", List.of("sns:*"));
    add("CloudWatchLogsFullAccess", List.of("logs:*"));
    add("AWSLambdaExecute", List.of("logs:*", "s3:GetObject", "s3:PutObject"));
    add("service-role/AWSLambdaRole", List.of("lambda:InvokeFunction"));
    add(
        "service-role/AWSLambdaSQSQueueExecutionRole",
        logsAnd("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
    add(
        "CloudWatchLambdaInsightsExecutionRolePolicy",
        List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));
    add(
        "AWSXrayWriteOnlyAccess",
        List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries"));
    add(
        "AWSXRayDaemonWriteAccess",
        List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries"));
  }

  private static List<String> logsAnd(String... others) {
    return Stream.concat(LOGS.stream(), Stream.of(others)).toList();
  }

  /** One of AWS's: they are for all resources. */
  private void add(String name, List<String> actions) {
    var arn = OF_AWS + name;
    add(
        arn,
        PolicyDocument.identityPolicy(
            Document.of(
                Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    List.of(Map.of("Effect", "Allow", "Action", actions, "Resource", "*"))),
                new Location(arn, 1, 1))));
  }

  public void add(String arn, PolicyDocument policy) {
    byArn.put(arn, policy);
  }

  public Optional<PolicyDocument> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  public Set<String> arns() {
    return new TreeSet<>(byArn.keySet());
  }
}
