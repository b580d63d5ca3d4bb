package io.github.lambdaurlguard.delivery.account;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's services, by region: with the credentials that the SDK finds, and one client of each. */
public final class Aws {

  /** CloudFront takes its functions, and so the stack that holds them, from here. */
  public static final String EDGE_REGION = "us-east-1";

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final Map<String, SdkClient> clients = new HashMap<>();

  public CloudFormationClient cloudFormation(String region) {
    return client("cloudformation", region, CloudFormationClient::builder);
  }

  public CloudFrontClient cloudFront() {
    return client("cloudfront", EDGE_REGION, CloudFrontClient::builder);
  }

  public CloudWatchLogsClient logs(String region) {
    return client("logs", region, CloudWatchLogsClient::builder);
  }

  public DynamoDbClient dynamoDb(String region) {
    return client("dynamodb", region, DynamoDbClient::builder);
  }

  public LambdaClient lambda(String region) {
    return client("lambda", region, LambdaClient::builder);
  }

  public S3Client s3(String region) {
    return client("s3", region, S3Client::builder);
  }

  public SsmClient ssm(String region) {
    return client("ssm", region, SsmClient::builder);
  }

  public StsClient sts(String region) {
    return client("sts", region, StsClient::builder);
  }

  /** For what has no client here, or is another program. */
  public AwsCredentials credentials() {
    return credentials.resolveCredentials();
  }

  SdkHttpClient http() {
    return http;
  }

  private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      C client(String service, String region, Supplier<B> builder) {
    @SuppressWarnings("unchecked") // Each service has its own name.
    var client =
        (C)
            clients.computeIfAbsent(
                service + " " + region,
                _ ->
                    builder
                        .get()
                        .region(Region.of(region))
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build());
    return client;
  }
}
