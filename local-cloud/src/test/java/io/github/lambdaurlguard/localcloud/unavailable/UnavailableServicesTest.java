package io.github.lambdaurlguard.localcloud.unavailable;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What an AWS SDK makes of a service that is not here. */
class UnavailableServicesTest {
  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static HttpListener listener;

  @BeforeAll
  static void start() {
    var services = new UnavailableServices(QUIET);
    listener =
        HttpListener.start(
            QUIET,
            new HttpListener.Settings("services that are not here", 0, 16 * 1024, 1024 * 1024),
            request -> {
              REQUESTS.incrementAndGet();
              return services.answer(request);
            });
  }

  @AfterAll
  static void stop() {
    listener.close();
  }

  @BeforeEach
  void forget() {
    REQUESTS.set(0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("calls")
  void call_failsAtOnceWithTheServicesName(String service, String operation, Runnable call) {
    var failure = catchThrowableOfType(AwsServiceException.class, call::run);

    assertThat(failure.statusCode()).isEqualTo(501);
    assertThat(failure.awsErrorDetails().errorMessage())
        .startsWith("The local cloud has no %s, ".formatted(service))
        .contains("refused " + operation)
        .contains("AWS_ENDPOINT_URL_<SERVICE>");
    assertThat(REQUESTS).hasValue(1);
  }

  /** One for each protocol. */
  static Stream<Arguments> calls() {
    return Stream.of(
        arguments("s3", "GET /", with(S3Client.builder(), S3Client::listBuckets)),
        arguments(
            "s3",
            "PUT /bucket/a%20%26%3C",
            with(
                S3Client.builder(),
                s3 ->
                    s3.putObject(
                        put -> put.bucket("bucket").key("a &<"), RequestBody.fromString("body")))),
        arguments(
            "sns",
            "POST /",
            with(
                SnsClient.builder(),
                sns -> sns.publish(publish -> publish.topicArn("a").message("b")))),
        arguments(
            "sqs",
            "AmazonSQS.SendMessage",
            with(
                SqsClient.builder(),
                sqs -> sqs.sendMessage(send -> send.queueUrl("http://q").messageBody("b")))),
        arguments(
            "lambda",
            "POST /2015-03-31/functions/f/invocations",
            with(
                LambdaClient.builder(),
                lambda -> lambda.invoke(invoke -> invoke.functionName("f")))),
        arguments(
            "monitoring",
            "",
            with(CloudWatchClient.builder(), cloudWatch -> cloudWatch.listMetrics())));
  }

  private static <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable>
      Runnable with(B builder, Consumer<C> call) {
    return () -> {
      var client =
          builder
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
              .endpointOverride(URI.create("http://" + listener.address()))
              .build();
      call.accept(client);
    };
  }

  @ParameterizedTest(name = "{1}: {2} -> {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization    | AWS4-HMAC-SHA256 Credential=K/20260101/eu-west-1/states/aws4_request, SignedHeaders=host, Signature=00 | '' | states | GET /x
          Authorization    | AWS4-ECDSA-P256-SHA256 Credential=K/20260101/events/aws4_request, SignedHeaders=host, Signature=00 | '' | events | GET /x
          Host             | a.example | X-Amz-Credential=K%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=00 | s3 | GET /x
          X-Amz-Target     | AWSCognitoIdentityProviderService.InitiateAuth | '' | AWSCognitoIdentityProviderService | AWSCognitoIdentityProviderService.InitiateAuth
          User-Agent       | aws-sdk-java/2.57 ua/2.1 api/SSO_OIDC#2.57.x os/Linux | '' | SSO_OIDC | GET /x
          X-Amz-User-Agent | aws-sdk-js/3.1 ua/2.1 api/sso#3.1 | '' | sso | GET /x
          User-Agent       | curl/8 | '' | such service | GET /x
          """)
  void service_isKnownByWhatTheRequestHas(
      String header, String value, String query, String service, String operation) {
    var request =
        new HttpRequest(
            "GET",
            "/x",
            Optional.of(query).filter(text -> !text.isEmpty()),
            HttpFields.build().add(header, value),
            Body.EMPTY,
            "127.0.0.1");

    assertThat(ServiceCall.of(request)).isEqualTo(new ServiceCall(service, operation));
  }
}
