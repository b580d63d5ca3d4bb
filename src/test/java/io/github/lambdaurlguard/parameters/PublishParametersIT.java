package io.github.lambdaurlguard.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Received;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import io.github.lambdaurlguard.testing.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFormation's events, read as the runtime reads them, against an SSM on loopback. */
class PublishParametersIT {

  private static final String STACK =
      "arn:aws:cloudformation:eu-central-1:111122223333:stack/lambda-url-guard-backend/"
          + "5d4a6f30-b1c2-11f0-9c1e-0a5d1f9e3b7d";
  private static final Map<String, String> CREATED =
      Map.of(
          "us-east-1 /lambda-url-guard/create-book/url", url("cccc"),
          "us-east-1 /lambda-url-guard/get-book/url", url("bbbb"),
          "us-east-1 /lambda-url-guard/get-books/url", url("aaaa"));
  private static final Map<String, String> SETTINGS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");
  private static final String ENDPOINT = "aws.endpointUrlSsm";
  private static final int FUNCTION_TIMEOUT_MILLIS = 60_000;

  private final TestContext context = new TestContext(FUNCTION_TIMEOUT_MILLIS);
  private FakeSsm ssm;
  private FakeServer cloudFormation;

  private static String url(String id) {
    return "https://" + id + ".lambda-url.eu-central-1.on.aws/";
  }

  @BeforeEach
  void startServers() {
    SETTINGS.forEach(System::setProperty);
    cloudFormation = new FakeServer(request -> Reply.of(200, ""));
    useSsm(FakeSsm.ALWAYS_WELL);
  }

  @AfterEach
  void stopServers() {
    ssm.close();
    cloudFormation.close();
    System.clearProperty(ENDPOINT);
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  private void useSsm(Function<String, Optional<Reply>> trouble) {
    if (ssm != null) {
      ssm.close();
    }
    ssm = new FakeSsm(trouble);
    System.setProperty(ENDPOINT, ssm.uri().toString());
  }

  private void useCloudFormation(Function<Received, Reply> behaviour) {
    cloudFormation.close();
    cloudFormation = new FakeServer(behaviour);
  }

  private CloudFormationCustomResourceEvent event(String name) throws IOException {
    try (InputStream json = PublishParametersIT.class.getResourceAsStream(name + ".json")) {
      CloudFormationCustomResourceEvent event =
          LambdaEventSerializers.serializerFor(
                  CloudFormationCustomResourceEvent.class,
                  PublishParametersIT.class.getClassLoader())
              .fromJson(json);
      URI recorded = URI.create(event.getResponseUrl());
      event.setResponseUrl(
          cloudFormation.uri() + recorded.getRawPath() + "?" + recorded.getRawQuery());
      return event;
    }
  }

  private Map<String, Object> answerTo(String eventName) throws IOException {
    new PublishParameters().handleRequest(event(eventName), context);
    return JSON.std.mapFrom(cloudFormation.received().getLast().body());
  }

  private void assertSuccess(Map<String, Object> answer) {
    assertThat(answer)
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", STACK + "/PublishedUrls");
  }

  private static String reason(Map<String, Object> answer) {
    assertThat(answer).containsEntry("Status", "FAILED");
    return (String) answer.get("Reason");
  }

  @Test
  void create_writesEveryParameterAndAnswersAsDocumented() throws IOException {
    Map<String, Object> answer = answerTo("create");

    assertThat(ssm.parameters()).isEqualTo(CREATED);
    assertThat(answer)
        .isEqualTo(
            Map.of(
                "Status", "SUCCESS",
                "PhysicalResourceId", STACK + "/PublishedUrls",
                "StackId", STACK,
                "RequestId", "0f6b7c1e-6f6e-4c57-9d0c-1c5a3b1a7e01",
                "LogicalResourceId", "PublishedUrls"));
  }

  @Test
  void create_answer_isThePutThatTheUrlIsSignedFor() throws IOException {
    answerTo("create");

    Received put = cloudFormation.received().getFirst();
    URI recorded = URI.create(event("create").getResponseUrl());
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.uri().getRawPath()).isEqualTo(recorded.getRawPath()).contains("%3A");
    assertThat(put.uri().getRawQuery()).isEqualTo(recorded.getRawQuery());
    assertThat(put.headers()).doesNotContainKey("Content-Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "delete", "update-path"})
  void everyRequest_repeated_endsAsTheFirstTime(String eventName) throws IOException {
    answerTo("create");
    assertSuccess(answerTo(eventName));
    Map<String, String> once = ssm.parameters();

    assertSuccess(answerTo(eventName));

    assertThat(ssm.parameters()).isEqualTo(once);
  }

  @Test
  void update_removedName_isDeletedAfterTheNewOnesAreWritten() throws IOException {
    answerTo("create");

    assertSuccess(answerTo("update"));

    assertThat(ssm.parameters())
        .isEqualTo(
            Map.of(
                "us-east-1 /lambda-url-guard/get-book/url", url("bbbb"),
                "us-east-1 /lambda-url-guard/get-books/url", url("dddd"),
                "us-east-1 /lambda-url-guard/update-book/url", url("eeee")));
    assertThat(ssm.calls())
        .last()
        .isEqualTo("us-east-1 DeleteParameters /lambda-url-guard/create-book/url");
  }

  @Test
  void update_otherPath_movesEveryParameter() throws IOException {
    answerTo("create");

    assertSuccess(answerTo("update-path"));

    assertThat(ssm.parameters())
        .containsOnlyKeys(
            "us-east-1 /guard/production/create-book/url",
            "us-east-1 /guard/production/get-book/url",
            "us-east-1 /guard/production/get-books/url");
  }

  @Test
  void update_otherRegion_movesEveryParameter() throws IOException {
    ssm.put("eu-west-1", "/lambda-url-guard/create-book/url", "old");
    ssm.put("eu-west-1", "/lambda-url-guard/get-book/url", "old");
    ssm.put("eu-west-1", "/lambda-url-guard/get-books/url", "old");

    assertSuccess(answerTo("update-region"));

    assertThat(ssm.parameters()).isEqualTo(CREATED);
  }

  @Test
  void update_afterRefusedProperties_deletesNothing() throws IOException {
    assertSuccess(answerTo("update-after-invalid"));

    assertThat(ssm.parameters()).isEqualTo(CREATED);
    assertThat(ssm.calls()).noneMatch(call -> call.contains("DeleteParameters"));
  }

  @Test
  void delete_removesWhatWasWrittenAndNothingElse() throws IOException {
    answerTo("create");
    ssm.put("us-east-1", "/lambda-url-guard/of-somebody-else", "kept");

    assertSuccess(answerTo("delete"));

    assertThat(ssm.parameters()).containsOnlyKeys("us-east-1 /lambda-url-guard/of-somebody-else");
  }

  private Map<String, Object> answerTo(String eventName, String logicalId, String physicalId)
      throws IOException {
    CloudFormationCustomResourceEvent event = event(eventName);
    event.setLogicalResourceId(logicalId);
    event.setPhysicalResourceId(physicalId);
    new PublishParameters().handleRequest(event, context);
    return JSON.std.mapFrom(cloudFormation.received().getLast().body());
  }

  /** CloudFormation creates the resource with its new name first, and deletes the old one last. */
  @Test
  void rename_newCreatedOldDeleted_keepsWhatTheNewOneWrote() throws IOException {
    answerTo("create");
    assertThat(answerTo("create", "Renamed", null))
        .containsEntry("PhysicalResourceId", STACK + "/Renamed");

    assertThat(answerTo("delete", "PublishedUrls", STACK + "/PublishedUrls"))
        .containsEntry("Status", "SUCCESS");
    assertThat(ssm.parameters()).isEqualTo(CREATED);

    answerTo("delete", "Renamed", STACK + "/Renamed");
    assertThat(ssm.parameters()).isEmpty();
  }

  /** An update that fails after the creation is rolled back by deleting the new resource. */
  @Test
  void rename_rolledBack_givesBackWhatTheOldOneWrote() throws IOException {
    answerTo("update");
    Map<String, String> before = ssm.parameters();
    answerTo("create", "Renamed", null);
    assertThat(ssm.parameters()).isNotEqualTo(before);

    answerTo("delete", "Renamed", STACK + "/Renamed");

    assertThat(ssm.parameters()).containsAllEntriesOf(before);
    answerTo("delete", "PublishedUrls", STACK + "/PublishedUrls");
    assertThat(ssm.parameters()).containsOnlyKeys("us-east-1 /lambda-url-guard/update-book/url");
  }

  /** A name that moves from one resource to another may be dropped after it was taken. */
  @Test
  void update_removedNameThatAnotherResourceClaims_isKept() throws IOException {
    answerTo("create");
    answerTo("create", "Other", null);

    assertSuccess(answerTo("update"));

    assertThat(ssm.parameters()).containsKey("us-east-1 /lambda-url-guard/create-book/url");
  }

  /** Earlier releases wrote no claim. */
  @Test
  void rename_ofWhatAnEarlierReleaseWrote_keepsWhatTheNewOneWrote() throws IOException {
    CREATED
        .keySet()
        .forEach(key -> ssm.put("us-east-1", key.substring("us-east-1 ".length()), "old"));
    answerTo("create", "Renamed", null);

    answerTo("delete", "PublishedUrls", STACK + "/PublishedUrls");

    assertThat(ssm.parameters()).isEqualTo(CREATED);
  }

  @Test
  void delete_manyNames_keepsTheLimitOfTheCall() throws IOException {
    assertSuccess(answerTo("delete-many"));

    assertThat(ssm.calls()).filteredOn(call -> call.contains("DeleteParameters")).hasSize(3);
  }

  @Test
  void create_refusedWrite_failsWithTheReason() throws IOException {
    useSsm(
        call ->
            call.contains("get-book/url")
                ? Optional.of(FakeSsm.error(400, "AccessDeniedException", "no ssm:PutParameter"))
                : Optional.empty());

    assertThat(reason(answerTo("create")))
        .isEqualTo(
            "Writing /lambda-url-guard/get-book/url in us-east-1 failed (1 of 3 were written):"
                + " AccessDeniedException: no ssm:PutParameter");
  }

  @Test
  void update_refusedWrite_deletesNothing() throws IOException {
    answerTo("create");
    useSsm(
        call ->
            call.contains("PutParameter")
                ? Optional.of(FakeSsm.error(400, "ParameterLimitExceeded", "too many"))
                : Optional.empty());

    assertThat(reason(answerTo("update"))).contains("ParameterLimitExceeded: too many");
    assertThat(ssm.calls()).noneMatch(call -> call.contains("DeleteParameters"));
  }

  @Test
  void delete_refused_failsWithTheReason() throws IOException {
    useSsm(
        call ->
            call.contains("DeleteParameters")
                ? Optional.of(FakeSsm.error(400, "AccessDeniedException", "no"))
                : Optional.empty());

    assertThat(reason(answerTo("delete")))
        .startsWith("Deleting /lambda-url-guard/create-book/url, ")
        .contains("0 of 3 were deleted");
  }

  @Test
  void create_throttled_isRetried() throws IOException {
    var calls = new AtomicInteger();
    useSsm(
        call ->
            calls.getAndIncrement() < 4
                ? Optional.of(FakeSsm.error(400, "ThrottlingException", "Rate exceeded"))
                : Optional.empty());

    assertSuccess(answerTo("create"));

    assertThat(ssm.parameters()).isEqualTo(CREATED);
  }

  @Test
  void create_ssmThatNeverAnswers_failsBeforeTheFunctionsTimeout() throws IOException {
    useSsm(call -> Optional.of(Reply.of(200, "{}").after(FUNCTION_TIMEOUT_MILLIS)));
    var timeout = Duration.ofSeconds(8);
    long start = System.nanoTime();

    new PublishParameters()
        .handleRequest(event("create"), new TestContext((int) timeout.toMillis()));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout);
    assertThat(reason(JSON.std.mapFrom(cloudFormation.received().getFirst().body())))
        .startsWith("Writing /lambda-url-guard/create-book/url in us-east-1 failed (0 of 3");
  }

  @Test
  void create_invalidProperties_failsAndNamesThemAll() throws IOException {
    assertThat(reason(answerTo("create-invalid")))
        .contains("Region is everywhere", "Path is lambda-url-guard/", "/get-books/url", "/a b");
    assertThat(ssm.calls()).isEmpty();
  }

  @Test
  void delete_invalidProperties_succeedsBecauseNothingWasWritten() throws IOException {
    assertSuccess(answerTo("delete-invalid"));

    assertThat(ssm.calls()).isEmpty();
  }

  @Test
  void unknownRequestType_fails() throws IOException {
    assertThat(reason(answerTo("unknown-type"))).contains("Import");
  }

  @Test
  void responseUrl_failingOnce_isTriedAgain() throws IOException {
    var attempts = new AtomicInteger();
    useCloudFormation(request -> Reply.of(attempts.getAndIncrement() == 0 ? 500 : 200, ""));

    assertSuccess(answerTo("create"));

    assertThat(cloudFormation.received()).hasSize(2);
  }

  @Test
  void responseUrl_failingAlways_failsTheInvocationSoThatLambdaRepeatsIt() throws IOException {
    useCloudFormation(request -> Reply.of(403, ""));
    CloudFormationCustomResourceEvent event = event("create");

    assertThatThrownBy(() -> new PublishParameters().handleRequest(event, context))
        .hasMessageContaining("status 403")
        .hasMessageNotContaining("X-Amz-Signature");
    assertThat(cloudFormation.received()).hasSize(AnswerSender.MAX_ATTEMPTS);
  }

  @Test
  void everyRequest_logsOneLineWithoutTheResponseUrl() throws IOException {
    answerTo("create");

    assertThat(context.log()).doesNotContain("X-Amz").endsWith("\n");
    assertThat(JSON.std.mapFrom(context.log()))
        .containsEntry("requestId", TestContext.REQUEST_ID)
        .containsEntry("requestType", "Create")
        .containsEntry("logicalResourceId", "PublishedUrls")
        .containsEntry("status", "SUCCESS");
  }
}
