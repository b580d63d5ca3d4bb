package io.github.lambdaurlguard.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What an administrator sees of what there is in the account. */
record Account(URI address) {

  static final String BACKEND = "lambda-url-guard-backend";
  static final String EDGE = "lambda-url-guard-edge";
  static final String REGION = "eu-central-1";
  static final String EDGE_REGION = "us-east-1";

  /** The status of a stack in either region, or NONE. */
  String status(String name) {
    return Stream.of(REGION, EDGE_REGION)
        .flatMap(region -> cloudFormation(region).describeStacks().stacks().stream())
        .filter(stack -> stack.stackName().equals(name))
        .map(Stack::stackStatusAsString)
        .reduce((one, other) -> one + " " + other)
        .orElse("NONE");
  }

  /** A stack that is there. */
  Stack stack(String region, String name) {
    return cloudFormation(region)
        .describeStacks(request -> request.stackName(name))
        .stacks()
        .getFirst();
  }

  /** An output of the edge stack. */
  String output(String key) {
    return output(EDGE_REGION, EDGE, key);
  }

  String output(String region, String stack, String key) {
    return stack(region, stack).outputs().stream()
        .filter(output -> output.outputKey().equals(key))
        .map(Output::outputValue)
        .findFirst()
        .orElseThrow();
  }

  CloudFormationClient cloudFormation(String region) {
    return client(CloudFormationClient.builder(), region);
  }

  /** The version that the function behind /getBooks serves. */
  String liveVersion() {
    return lambda(REGION)
        .getAlias(request -> request.functionName(functionName()).name("live"))
        .functionVersion();
  }

  /** The SHA-256 of a function's version, in base64. */
  String codeOf(String function, String region) {
    return lambda(region)
        .getFunction(request -> request.functionName(function))
        .configuration()
        .codeSha256();
  }

  String functionName() {
    return functionName("GetBooks");
  }

  /** The name of the backend's function with this logical id. */
  String functionName(String logicalId) {
    return functions(REGION)
        .filter(name -> name.startsWith(BACKEND + "-" + logicalId + "-"))
        .findFirst()
        .orElseThrow();
  }

  /** The functions of the signer that are there. */
  List<String> signers() {
    return edgeFunctions().stream().filter(name -> name.contains("-Signer-")).toList();
  }

  /** All functions of us-east-1. */
  List<String> edgeFunctions() {
    return functions(EDGE_REGION).toList();
  }

  private Stream<String> functions(String region) {
    return lambda(region).listFunctions().functions().stream()
        .map(FunctionConfiguration::functionName);
  }

  /** The versions of the function behind /getBooks. */
  List<String> versions() {
    return lambda(REGION)
        .listVersionsByFunction(request -> request.functionName(functionName()))
        .versions()
        .stream()
        .map(FunctionConfiguration::version)
        .toList();
  }

  List<String> tables() {
    return client(DynamoDbClient.builder(), REGION).listTables().tableNames().stream().toList();
  }

  /** Cache-Control and Content-Type of a file of the site, with a space between them. */
  String headers(String key) {
    var bucket = output("SiteBucket");
    var head = s3().headObject(request -> request.bucket(bucket).key(key));
    return head.cacheControl() + " " + head.contentType();
  }

  /** The names of the files in the site's bucket. */
  List<String> siteFiles() {
    var bucket = output("SiteBucket");
    return s3().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  void deleteSiteFiles() {
    var bucket = output("SiteBucket");
    siteFiles().forEach(key -> s3().deleteObject(request -> request.bucket(bucket).key(key)));
  }

  void makeBucket(String name) {
    s3().createBucket(request -> request.bucket(name));
  }

  /** The names of the backend's change sets. */
  List<String> changeSets() {
    return changeSets(BACKEND, REGION);
  }

  /** The names of a stack's change sets. */
  List<String> changeSets(String stack, String region) {
    return cloudFormation(region)
        .listChangeSets(request -> request.stackName(stack))
        .summaries()
        .stream()
        .map(summary -> summary.changeSetName())
        .toList();
  }

  void makeLogGroup(String region, String name) {
    client(CloudWatchLogsClient.builder(), region)
        .createLogGroup(request -> request.logGroupName(name));
  }

  /** Writes an event into a log group. */
  void log(String region, String group, Instant time, String message) {
    var logs = client(CloudWatchLogsClient.builder(), region);
    var stream = UUID.randomUUID().toString();
    logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
    logs.putLogEvents(
        request ->
            request
                .logGroupName(group)
                .logStreamName(stream)
                .logEvents(
                    InputLogEvent.builder()
                        .timestamp(time.toEpochMilli())
                        .message(message)
                        .build()));
  }

  void makeTable(String name) {
    client(DynamoDbClient.builder(), REGION)
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()));
  }

  /** The log groups of a region. */
  List<String> logGroups(String region) {
    return client(CloudWatchLogsClient.builder(), region).describeLogGroups().logGroups().stream()
        .map(LogGroup::logGroupName)
        .toList();
  }

  /** The names of the buckets. */
  List<String> buckets() {
    return s3().listBuckets().buckets().stream().map(bucket -> bucket.name()).toList();
  }

  /** The value of an SSM parameter of us-east-1. */
  String parameter(String name) {
    return client(SsmClient.builder(), EDGE_REGION)
        .getParameter(request -> request.name(name))
        .parameter()
        .value();
  }

  LambdaClient lambda(String region) {
    return client(LambdaClient.builder(), region);
  }

  void upload(String bucket, String key, String text) {
    s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private S3Client s3() {
    return client(S3Client.builder(), EDGE_REGION);
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder, String region) {
    return builder
        .endpointOverride(address)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("ADMIN", "fake")))
        .build();
  }
}
