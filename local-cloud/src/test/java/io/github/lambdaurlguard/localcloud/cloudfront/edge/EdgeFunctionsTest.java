package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.BucketClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.lambda.FakeFunctions;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.sigv4.OriginAccessSignature;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions of a behaviour make of a request, with a server and a bucket as origins. */
class EdgeFunctionsTest {
  private static final int LIMIT_BYTES = 64 * 1024;
  private static final String SERVER = "abc.lambda-url.us-east-1.on.aws";
  private static final String OTHER_SERVER = "def.lambda-url.us-east-1.on.aws";
  private static final String BUCKET = "site.s3.us-east-1.amazonaws.com";
  private static final String DISTRIBUTION = "arn:aws:cloudfront::123456789012:distribution/E1";
  private static final String VALIDATION_ERROR =
      "The Lambda function returned an invalid entry in its result.";

  private static final EventContext CONTEXT =
      new EventContext("d111111abcdef8.cloudfront.net", "EDFDVBD6EXAMPLE", "the-id");
  private static final CustomOrigin CUSTOM =
      new CustomOrigin("Server", SERVER, "/api", Map.of("x-key", "k"), OriginTimeouts.DEFAULT);
  private static final BucketOrigin STORE = new BucketOrigin("Store", BUCKET, "");

  /** What the server was asked for, by one test after the other. */
  private static final List<HttpRequest> ASKED = new CopyOnWriteArrayList<>();

  @AutoClose
  private static final HttpListener SERVICE =
      HttpListener.start(
          QUIET,
          new HttpListener.Settings("origin", 0, LIMIT_BYTES, LIMIT_BYTES),
          request -> {
            ASKED.add(request);
            return HttpResponse.of(200, "text/plain", "of the server")
                .with("x-amz-request-id", "its own");
          });

  @AutoClose private static final HttpFetcher FETCHER = new HttpFetcher();

  @TempDir private Path folder;

  @AutoClose private final FakeFunctions functions = new FakeFunctions();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<RequestTrace> traces = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> shown = new CopyOnWriteArrayList<>();
  private final Console console = new Console(told::add);
  private final EnumMap<EdgeEvent, Trigger> triggers = new EnumMap<>(EdgeEvent.class);
  private EdgeFunctions edge;

  @BeforeEach
  void begin() throws IOException {
    ASKED.clear();
    Files.writeString(Files.createDirectory(folder.resolve("live")).resolve("a.txt"), "live");
    Files.writeString(folder.resolve("a.txt"), "of the bucket");
    var policies = new ResourcePolicies();
    policies.add(
        "arn:aws:s3:::site",
        PolicyDocument.parse(
            Document.of(
                Map.of(
                    "Statement",
                    Map.of("Effect", "Allow", "Principal", "*", "Action", "*", "Resource", "*")),
                new Location("edge.yaml", 1, 1))));
    var buckets = new Buckets(console, policies);
    buckets.add(new Bucket("site", "arn:aws:s3:::site", BUCKET, Optional.of(folder)));
    edge =
        new EdgeFunctions(
            console,
            new CustomOriginClient(
                console,
                FETCHER,
                List.of(SERVER, OTHER_SERVER)::contains,
                SERVICE.port(),
                Map.of(),
                new OriginAccessSignature(
                    new Identities().ofCloudFront(),
                    DISTRIBUTION,
                    "123456789012",
                    InstantSource.system())),
            new BucketClient(console, buckets, DISTRIBUTION));
  }

  @Test
  void viewerRequestFunction_sendsOnWhatItReturns() {
    var function = request("Edge", request -> request.put("uri", "/b"));

    var result = decide(function, get("/a.txt"));

    assertThat(((Forwarded) result).request().path()).isEqualTo("/b");
    assertThat(hop().subject()).isEqualTo("Edge");
    assertThat(hop().outcome()).isEqualTo("passed on");
    assertThat(hop().passed()).isTrue();
    assertThat(cf().get("config"))
        .hasToString(
            "{distributionDomainName=d111111abcdef8.cloudfront.net,"
                + " distributionId=EDFDVBD6EXAMPLE, eventType=viewer-request, requestId=the-id}");
    assertThat(object(cf().get("request"))).doesNotContainKey("origin");
  }

  /** IncludeBody: only then a function is shown the body, wherever it runs. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(booleans = {true, false})
  void body_isShownToWhoAsksForIt(boolean includeBody) {
    var viewer = get("/a.txt").withBody(Body.of("text"));
    var trigger = new Trigger(request("Edge", _ -> {}), includeBody);

    var result = traced(() -> edge.decide(trigger, CONTEXT, viewer));

    assertThat(object(cf().get("request")).containsKey("body")).isEqualTo(includeBody);
    assertThat(((Forwarded) result).request().body()).isEqualTo(viewer.body());
  }

  @Test
  void viewerRequestFunction_mayAnswerItself() {
    var function = functions.returning("Edge", "{\"status\":\"200\",\"body\":\"mine\"}");

    var result = decide(function, get("/"));

    var delivery = ((Generated) result).delivery();
    assertThat(delivery.result()).isEqualTo(DeliveryResult.LAMBDA_GENERATED);
    assertThat(delivery.response().body().text()).isEqualTo("mine");
    assertThat(hop().outcome()).isEqualTo("answered with 200 itself");
    assertThat(hop().passed()).isTrue();
  }

  /** The reason in a problem document is what a person looks for. */
  @Test
  void errorOfAFunction_isTracedWithItsDetail() {
    var function =
        functions.returning(
            "Edge",
            """
            {"status":"413",
             "headers":{"content-type":[{"value":"application/problem+json"}]},
             "body":"{\\"detail\\":\\"too long\\"}"}
            """);

    decide(function, get("/"));

    assertThat(hop().outcome()).isEqualTo("answered with 413 itself: too long");
    assertThat(hop().passed()).isFalse();
  }

  @Test
  void functionThatSigns_isTracedAsSigning() {
    var function =
        request(
            "Edge",
            request ->
                headers(request)
                    .put("authorization", List.of(Map.of("value", "AWS4-HMAC-SHA256 …"))));

    decide(function, get("/"));

    assertThat(hop().outcome()).isEqualTo("signed");
  }

  /** Testing and debugging Lambda@Edge: what X-Cache says of each. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "HANDLER_ERROR, LAMBDA_EXECUTION_ERROR",
    "EXIT,          LAMBDA_EXECUTION_ERROR",
    "TIMEOUT,       LAMBDA_LIMIT_EXCEEDED",
    "THROTTLED,     LAMBDA_LIMIT_EXCEEDED",
  })
  void functionThatFails_isA503(Failure failure, DeliveryResult result) {
    var function =
        failure == Failure.THROTTLED
            ? functions.throttled("Edge")
            : functions.function("Edge", _ -> FakeFunctions.failed(failure));

    var thrown = catchThrowableOfType(FunctionFailure.class, () -> decide(function, get("/")));

    assertThat(thrown.status()).isEqualTo(503);
    assertThat(thrown.result()).isEqualTo(result);
    assertThat(thrown)
        .hasMessage(
            "The Lambda function associated with the CloudFront distribution is invalid or"
                + " doesn't have the required permissions.");
  }

  @Test
  void invalidResult_isA502AndTheConsoleHasTheRuleAndItsSource() {
    var function = functions.returning("Edge", "[]");

    var thrown = catchThrowableOfType(FunctionFailure.class, () -> decide(function, get("/")));

    var rule = "the edge function Edge: it returned neither a request nor a response";
    assertThat(thrown.status()).isEqualTo(502);
    assertThat(thrown.result()).isEqualTo(DeliveryResult.LAMBDA_VALIDATION_ERROR);
    assertThat(thrown).hasMessage(VALIDATION_ERROR);
    assertThat(hop().outcome()).isEqualTo("invalid result");
    assertThat(hop().passed()).isFalse();
    assertThat(traces.getFirst().findings().reason()).isEqualTo(rule);
    assertThat(told)
        .containsExactly(
            "! 502 because of %s (see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html)"
                .formatted(rule));
  }

  /** The origin's own headers replace the viewer's, and only the origin learns the request's id. */
  @Test
  void serverWithoutFunctions_isAskedBelowItsPathWithItsHeaders() {
    var delivery = fetch(CUSTOM, get("/a.txt"));

    assertThat(delivery.response().body().text()).isEqualTo("of the server");
    assertThat(delivery.result()).isEqualTo(DeliveryResult.MISS);
    assertThat(ASKED.getFirst().path()).isEqualTo("/api/a.txt");
    assertThat(ASKED.getFirst().header("x-key")).isEqualTo("k");
    assertThat(ASKED.getFirst().header("X-Amz-Cf-Id")).isEqualTo("the-id");
  }

  @Test
  void bucketWithoutFunctions_isAskedForTheObject() {
    assertThat(fetch(STORE, get("/a.txt")).response().body().text()).isEqualTo("of the bucket");
    assertThat(ASKED).isEmpty();
  }

  /** It sees the origin and its headers, and decides about both. */
  @Test
  void originRequestFunction_changesTheRequestAndTheHeadersOfTheOrigin() {
    at(
        EdgeEvent.ORIGIN_REQUEST,
        request(
            "Edge",
            request -> {
              headers(request).put("x-mine", List.of(Map.of("value", "m")));
              origin(request, "custom")
                  .put("customHeaders", Map.of("x-key", List.of(Map.of("value", "changed"))));
            }));

    var delivery = fetch(CUSTOM, get("/a.txt"));

    assertThat(delivery.response().status()).isEqualTo(200);
    assertThat(object(cf().get("config")).get("eventType")).isEqualTo("origin-request");
    assertThat(cf().get("request").toString()).contains("customHeaders={x-key=[{key=x-key");
    assertThat(ASKED.getFirst().path()).isEqualTo("/api/a.txt");
    assertThat(ASKED.getFirst().header("x-mine")).isEqualTo("m");
    assertThat(ASKED.getFirst().header("x-key")).isEqualTo("changed");
    assertThat(ASKED.getFirst().header("X-Amz-Cf-Id")).isEqualTo("the-id");
  }

  /** Event structure: origin.custom becomes origin.s3 and the other way round. */
  @ParameterizedTest(name = "{0} to {1} {2} {3}: {4}")
  @CsvSource({
    "custom, custom, abc.lambda-url.us-east-1.on.aws, /v2,   of the server",
    "custom, custom, def.lambda-url.us-east-1.on.aws, /v2,   of the server",
    "custom, s3,     site.s3.us-east-1.amazonaws.com, /live, live",
    "s3,     s3,     site.s3.us-east-1.amazonaws.com, /live, live",
    "s3,     s3,     site.s3.us-east-1.amazonaws.com, '',    of the bucket",
    "s3,     custom, def.lambda-url.us-east-1.on.aws, /v2,   of the server",
  })
  void originRequestFunction_sendsARequestElsewhere(
      String from, String to, String domainName, String path, String body) {
    at(
        EdgeEvent.ORIGIN_REQUEST,
        request(
            "Edge",
            request ->
                request.put("origin", Map.of(to, Map.of("domainName", domainName, "path", path)))));

    var delivery = fetch(from.equals("s3") ? STORE : CUSTOM, get("/a.txt"));

    assertThat(delivery.response().body().text()).isEqualTo(body);
    assertThat(ASKED)
        .extracting(HttpRequest::path)
        .isEqualTo(to.equals("s3") ? List.of() : List.of("/v2/a.txt"));
  }

  /** What an origin is called in a message stays, wherever its request goes. */
  @Test
  void requestSentElsewhere_isTracedAsTheOriginsOwn() {
    at(
        EdgeEvent.ORIGIN_REQUEST,
        request(
            "Edge",
            request ->
                request.put("origin", Map.of("s3", Map.of("domainName", BUCKET, "path", "")))));

    fetch(CUSTOM, get("/a.txt"));

    assertThat(traces.getFirst().hops())
        .filteredOn(hop -> hop.part() == Part.ORIGIN)
        .extracting(Hop::subject)
        .containsExactly("Server");
  }

  /** An origin-response function does not run for what a function generated. */
  @Test
  void originRequestFunction_mayAnswerInTheOriginsPlace() {
    at(EdgeEvent.ORIGIN_REQUEST, functions.returning("Edge", "{\"status\":\"404\"}"));
    at(EdgeEvent.ORIGIN_RESPONSE, response("After", response -> response.put("status", "500")));

    var delivery = fetch(CUSTOM, get("/a.txt"));

    assertThat(delivery.response().status()).isEqualTo(404);
    assertThat(delivery.result()).isEqualTo(DeliveryResult.LAMBDA_GENERATED);
    assertThat(ASKED).isEmpty();
    assertThat(hop().outcome()).isEqualTo("answered with 404 itself");
    assertThat(hop().passed()).isFalse();
  }

  @ParameterizedTest(name = "status {0}: {1}")
  @CsvSource({"200, ''", "404, changed to 404"})
  void originResponseFunction_changesTheResponse(String status, String outcome) {
    at(
        EdgeEvent.ORIGIN_RESPONSE,
        response(
            "Edge",
            response -> {
              response.put("status", status);
              headers(response).put("x-mine", List.of(Map.of("value", "m")));
            }));

    var delivery = fetch(CUSTOM, get("/a.txt"));

    assertThat(delivery.response().status()).isEqualTo(Integer.parseInt(status));
    assertThat(delivery.response().headers().get("x-mine")).isEqualTo("m");
    assertThat(delivery.response().body().text()).isEqualTo("of the server");
    assertThat(delivery.result()).isEqualTo(DeliveryResult.MISS);
    assertThat(hop().outcome()).isEqualTo(outcome);
    assertThat(hop().passed()).isTrue();
    assertThat(object(cf().get("config")).get("eventType")).isEqualTo("origin-response");
    assertThat(cf().get("request").toString()).contains("domainName=" + SERVER, "uri=/a.txt");
    assertThat(cf().get("response").toString()).contains("status=200, statusDescription=OK");
  }

  /** After an origin-request function it sees the request as that one left it. */
  @Test
  void originResponseFunction_seesTheRequestThatWasSent() {
    at(
        EdgeEvent.ORIGIN_REQUEST,
        request("Before", request -> origin(request, "custom").put("domainName", OTHER_SERVER)));
    at(EdgeEvent.ORIGIN_RESPONSE, response("After", response -> response.put("status", "404")));

    assertThat(fetch(CUSTOM, get("/a.txt")).response().status()).isEqualTo(404);
    assertThat(cf().get("request").toString()).contains("domainName=" + OTHER_SERVER);
  }

  /** An answer of CloudFront's own is not the origin's. */
  @Test
  void originResponseFunction_doesNotRunWhereNoOriginAnswered() {
    at(EdgeEvent.ORIGIN_RESPONSE, response("Edge", response -> response.put("status", "200")));

    var delivery =
        fetch(new BucketOrigin("Store", "other.s3.us-east-1.amazonaws.com", ""), get("/a.txt"));

    assertThat(delivery.response().status()).isEqualTo(502);
    assertThat(delivery.isCloudFrontsError()).isTrue();
    assertThat(shown).isEmpty();
  }

  /** S3's ids stay between it and CloudFront; a server's header of that name is its own. */
  @ParameterizedTest(name = "a bucket: {0}, a function: {1}")
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void idsOfS3_areRemoved(boolean isBucket, boolean hasFunction) {
    if (hasFunction) {
      at(EdgeEvent.ORIGIN_RESPONSE, response("Edge", _ -> {}));
    }

    var delivery = fetch(isBucket ? STORE : CUSTOM, get("/a.txt"));

    assertThat(delivery.response().status()).isEqualTo(200);
    assertThat(delivery.response().headers().contains("x-amz-request-id")).isEqualTo(!isBucket);
  }

  @Test
  void viewerResponseFunction_changesHeaders() {
    var function =
        response(
            "Edge", response -> headers(response).put("x-mine", List.of(Map.of("value", "m"))));
    var response = HttpResponse.of(200, "text/plain", "text");

    var changed =
        traced(() -> edge.change(new Trigger(function, false), CONTEXT, get("/a.txt"), response));

    assertThat(changed.headers().get("x-mine")).isEqualTo("m");
    assertThat(changed.body().text()).isEqualTo("text");
    assertThat(object(cf().get("config")).get("eventType")).isEqualTo("viewer-response");
    assertThat(object(cf().get("request"))).doesNotContainKey("origin");
    assertThat(hop().outcome()).isEmpty();
  }

  /** A function that changes the request that it is shown, and returns it. */
  private LambdaFunction request(String label, Consumer<Map<String, Object>> change) {
    return function(label, "request", change);
  }

  /** A function that changes the response that it is shown, and returns it. */
  private LambdaFunction response(String label, Consumer<Map<String, Object>> change) {
    return function(label, "response", change);
  }

  private LambdaFunction function(
      String label, String returned, Consumer<Map<String, Object>> change) {
    return functions.function(
        label,
        call -> {
          var cf = cf(call.event());
          shown.add(cf(call.event()));
          var result = object(cf.get(returned));
          change.accept(result);
          return FakeFunctions.returned(Body.ofJson(result).text());
        });
  }

  private static Map<String, Object> cf(Body event) {
    try {
      var records = (List<?>) JSON.std.mapFrom(event.bytes()).get("Records");
      return object(object(records.getFirst()).get("cf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the last function was shown. */
  private Map<String, Object> cf() {
    return shown.getLast();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static Map<String, Object> headers(Map<String, Object> message) {
    return object(message.get("headers"));
  }

  private static Map<String, Object> origin(Map<String, Object> request, String kind) {
    return object(object(request.get("origin")).get(kind));
  }

  private void at(EdgeEvent event, LambdaFunction function) {
    triggers.put(event, new Trigger(function, false));
  }

  private Object decide(LambdaFunction function, HttpRequest viewer) {
    return traced(() -> edge.decide(new Trigger(function, false), CONTEXT, viewer));
  }

  private Delivery fetch(Origin origin, HttpRequest outgoing) {
    return traced(() -> edge.fetch(new EdgeTriggers(triggers), CONTEXT, origin, outgoing));
  }

  private interface Work<T> {
    T run();
  }

  private <T> T traced(Work<T> work) {
    var result = new AtomicReference<T>();
    var failure = new AtomicReference<FunctionFailure>();
    new TracedService(
            console,
            _ -> {
              try {
                result.set(work.run());
                return HttpResponse.of(200, "text/plain", "");
              } catch (FunctionFailure e) {
                failure.set(e);
                return HttpResponse.of(e.status(), "text/plain", "");
              }
            },
            traces::add)
        .answer(get("/"));
    if (failure.get() != null) {
      throw failure.get();
    }
    return result.get();
  }

  /** What the trace has of the function. */
  private Hop hop() {
    return traces.getFirst().hops().stream()
        .filter(hop -> hop.part() == Part.EDGE)
        .findFirst()
        .orElseThrow();
  }

  private static HttpRequest get(String path) {
    return new HttpRequest(
        "GET",
        path,
        Optional.empty(),
        HttpFields.build().add("Host", SERVER),
        Body.EMPTY,
        "192.0.2.1");
  }
}
