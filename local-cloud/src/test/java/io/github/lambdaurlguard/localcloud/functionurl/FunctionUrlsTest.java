package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.AuthType;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.InvokeMode;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.lambda.FakeFunctions;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationRequest;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.sigv4.OriginAccessSignature;
import io.github.lambdaurlguard.localcloud.sigv4.SdkSigning;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.trace.Cure;
import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through to the function of a URL, and what becomes of what it returns. */
class FunctionUrlsTest {
  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "eu-central-1";
  private static final String HOST = "abc.lambda-url.eu-central-1.on.aws";
  private static final String SITE = "https://site.example";
  private static final Instant NOW = Instant.parse("2026-01-31T23:59:00Z");
  private static final Cors CORS =
      new Cors(false, List.of(), List.of("*"), List.of(SITE), List.of(), 0);
  private static final Role CALLER =
      new Role("Caller", "arn:aws:iam::" + ACCOUNT + ":role/Caller", List.of());
  private static final Object BY_CALLER = Map.of("AWS", CALLER.arn());
  private static final Object BY_CLOUDFRONT = Map.of("Service", "cloudfront.amazonaws.com");
  private static final String DISTRIBUTION = "arn:aws:cloudfront::" + ACCOUNT + ":distribution/E1";

  private static final String INVOKE_URL = "lambda:InvokeFunctionUrl";
  private static final String INVOKE = "lambda:InvokeFunction";
  private static final Map<String, Object> FOR_NONE =
      Map.of("StringEquals", Map.of("lambda:FunctionUrlAuthType", "NONE"));
  private static final Map<String, Object> FOR_IAM =
      Map.of("StringEquals", Map.of("lambda:FunctionUrlAuthType", "AWS_IAM"));
  private static final Map<String, Object> VIA_URL =
      Map.of("Bool", Map.of("lambda:InvokedViaFunctionUrl", "true"));

  @AutoClose private final FakeFunctions functions = new FakeFunctions();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<RequestTrace> traces = new CopyOnWriteArrayList<>();
  private final List<InvocationRequest> calls = new CopyOnWriteArrayList<>();
  private final Console console = new Console(told::add);
  private final Identities identities = new Identities();
  private final ResourcePolicies policies = new ResourcePolicies();
  private final FunctionUrls urls =
      new FunctionUrls(
          console,
          ACCOUNT,
          "machine",
          new SignatureVerifier(identities, Clock.fixed(NOW, ZoneOffset.UTC)),
          policies);

  FunctionUrlsTest() {
    identities.add(CALLER);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "abc.lambda-url.eu-central-1.on.aws,         true",
    "abc.lambda-url.eu-central-1.on.aws:443,     true",
    "abc.lambda-url.eu-central-1.localhost,      true",
    "abc.lambda-url.eu-central-1.localhost:8443, true",
    "abd.lambda-url.eu-central-1.on.aws,         false",
    "abc.lambda-url.eu-west-1.on.aws,            false",
    "abc.lambda-url.eu-central-1.example,        false",
    "abc.eu-central-1.on.aws,                    false",
    "localhost,                                  false",
    "'',                                         false",
  })
  void url_isFoundUnderItsHostNamesInItsRegion(String host, boolean found) {
    var url = open(AuthType.NONE, functions.returning("F", "{}"));

    assertThat(urls.atHost(host)).isEqualTo(found ? Optional.of(url) : Optional.empty());
    assertThat(urls.all()).containsExactly(url);
  }

  @Test
  void url_isFoundUnderTheNamesThatItGives() {
    var url = open(AuthType.NONE, functions.returning("F", "{}"));

    assertThat(urls.atHost(url.host())).contains(url);
    assertThat(urls.atHost(url.localHost())).contains(url);
    assertThat(urls.machineKey()).isEqualTo("machine");
  }

  @Test
  void unknownHost_isRefusedAndTheConsoleHasItsName() {
    var answer = answer(get("/").withHeaders(HttpFields.build().add("Host", "other")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().text()).isEqualTo("{\"Message\":null}");
    assertThat(told).containsExactly("! no function URL has the host name other");
    assertThat(trace().findings().reason()).isEqualTo("no function URL has the host name other");
  }

  @Test
  void request_isTracedByTheFunctionsName() {
    open(AuthType.NONE, functions.returning("F", "{}"));

    answer(get("/a"));

    assertThat(trace().findings().route()).isEqualTo("function URL F");
    assertThat(trace().findings().api()).isTrue();
    var first = trace().hops().getFirst();
    assertThat(first.part()).isEqualTo(Part.FUNCTION_URL);
    assertThat(first.subject()).isEqualTo("F");
    assertThat(first.details()).containsExactly(Map.entry("What it was asked for", "GET /a"));
  }

  /** One id for all: the caller's answer, the event, and the function's context. */
  @Test
  void requestId_isTheSameInAnswerEventAndInvocation() throws IOException {
    open(AuthType.NONE, recording("{}"));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("x-amzn-RequestId"))
        .isEqualTo(calls.getFirst().requestId())
        .isEqualTo(context().get("requestId"));
    assertThat(answer.headers().get("X-Amzn-Trace-Id"))
        .isEqualTo(calls.getFirst().tracing().text());
  }

  @Test
  void queryThatLambdaDoesNotRead_isRefusedWithoutTheFunction() {
    open(AuthType.NONE, recording("{}"));

    var answer = answer(get("/").withQuery(Optional.of("a[]=1")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("InvalidQueryStringException");
    assertThat(calls).isEmpty();
    assertThat(told)
        .containsExactly(
            "! 400 from the function URL of F for GET /: the query has [ in the name a[], which"
                + " Lambda takes as %5B only");
  }

  /** Without a configuration, and without the method that is asked for, it is any request. */
  @ParameterizedTest(name = "Cors: {0}, asks for a method: {1} -> invoked: {2}")
  @CsvSource({"true, true, false", "true, false, true", "false, true, true"})
  void preflight_isAnsweredWithoutTheFunctionWhereTheUrlHasCors(
      boolean cors, boolean asks, boolean invoked) {
    open(
        AuthType.NONE,
        InvokeMode.BUFFERED,
        cors ? Optional.of(CORS) : Optional.empty(),
        recording("\"of the function\""));
    var headers = HttpFields.build().add("Host", HOST).add("Origin", SITE);
    if (asks) {
      headers.add("Access-Control-Request-Method", "PUT");
    }

    var answer = answer(request("OPTIONS", "/", headers, Body.EMPTY));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).isEqualTo(invoked ? "of the function" : "");
    assertThat(calls).hasSize(invoked ? 1 : 0);
    assertThat(hop(Part.AUTHORIZATION).outcome())
        .isEqualTo(invoked ? "allowed" : "preflight, answered by the URL's Cors");
  }

  /** A preflight carries no signature: the URL's Cors answers it on any URL. */
  @Test
  void preflightOfASignedUrl_needsNoSignature() {
    open(AuthType.AWS_IAM, InvokeMode.BUFFERED, Optional.of(CORS), recording("{}"));
    var headers =
        HttpFields.build()
            .add("Host", HOST)
            .add("Origin", SITE)
            .add("Access-Control-Request-Method", "PUT");

    var answer = answer(request("OPTIONS", "/", headers, Body.EMPTY));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Access-Control-Allow-Origin")).isEqualTo(SITE);
  }

  /** Refusals too: otherwise a page could not read why. */
  @ParameterizedTest
  @EnumSource(AuthType.class)
  void answerToAnAllowedOrigin_hasTheHeadersOfCors(AuthType authType) {
    open(authType, InvokeMode.BUFFERED, Optional.of(CORS), recording("{}"));
    var headers = HttpFields.build().add("Host", HOST).add("Origin", SITE);

    var answer = answer(get("/").withHeaders(headers));

    assertThat(answer.status()).isEqualTo(authType == AuthType.NONE ? 200 : 403);
    assertThat(answer.headers().get("Access-Control-Allow-Origin")).isEqualTo(SITE);
  }

  /** Since October 2025 both are needed, each with its own condition key. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("permissionsOfAnyone")
  void urlForAnyone_needsTwoPermissions(
      String rule, List<Map<String, Object>> statements, List<String> denied) {
    add(AuthType.NONE, InvokeMode.BUFFERED, Optional.empty(), recording("{}"));
    permit(statements);

    var answer = answer(get("/"));

    assertThat(calls).describedAs(rule).hasSize(denied.isEmpty() ? 1 : 0);
    assertRefusedFor(denied, answer);
  }

  static Stream<Arguments> permissionsOfAnyone() {
    var url = permission("*", INVOKE_URL, FOR_NONE);
    var function = permission("*", INVOKE, VIA_URL);
    return Stream.of(
        Arguments.of("both permissions", List.of(url, function), List.of()),
        Arguments.of("no permission for the URL", List.of(function), List.of(INVOKE_URL)),
        Arguments.of("no permission for the function", List.of(url), List.of(INVOKE)),
        Arguments.of(
            "a permission for something else",
            List.of(permission("*", "lambda:GetFunction", Map.of())),
            List.of(INVOKE_URL, INVOKE)),
        Arguments.of(
            "permissions of a role",
            List.of(
                permission(BY_CALLER, INVOKE_URL, FOR_NONE),
                permission(BY_CALLER, INVOKE, VIA_URL)),
            List.of(INVOKE_URL, INVOKE)),
        Arguments.of(
            "a permission for URLs of the other kind",
            List.of(permission("*", INVOKE_URL, FOR_IAM), function),
            List.of(INVOKE_URL)),
        Arguments.of(
            "each key belongs to one action",
            List.of(permission("*", INVOKE_URL, VIA_URL), permission("*", INVOKE, FOR_NONE)),
            List.of(INVOKE_URL, INVOKE)),
        Arguments.of(
            "global condition keys",
            List.of(
                permission(
                    "*",
                    "lambda:*",
                    Map.of(
                        "IpAddress",
                        Map.of("aws:SourceIp", "192.0.2.0/24"),
                        "StringEquals",
                        Map.of("aws:RequestedRegion", REGION)))),
            List.of()),
        Arguments.of(
            "a condition that does not hold",
            List.of(
                permission(
                    "*", "lambda:*", Map.of("IpAddress", Map.of("aws:SourceIp", "10.0.0.0/8")))),
            List.of(INVOKE_URL, INVOKE)));
  }

  private static Map<String, Object> fromDistribution(Map<String, Object> condition) {
    var all = new HashMap<>(condition);
    all.put("ArnLike", Map.of("aws:SourceArn", DISTRIBUTION));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("permissionsOfSigners")
  void signedUrl_needsTwoPermissionsForTheSigner(
      String rule, Object principal, Map<String, Object> condition, List<String> denied) {
    add(AuthType.AWS_IAM, InvokeMode.BUFFERED, Optional.empty(), recording("{}"));
    permit(
        List.of(
            permission(principal, INVOKE_URL, condition), permission(BY_CALLER, INVOKE, VIA_URL)));

    var answer = answer(signed(get("/")));

    assertThat(hop(Part.SIGNATURE).outcome()).isEqualTo("valid");
    assertThat(calls).describedAs(rule).hasSize(denied.isEmpty() ? 1 : 0);
    assertRefusedFor(denied, answer);
  }

  static Stream<Arguments> permissionsOfSigners() {
    return Stream.of(
        Arguments.of("the signer has both", BY_CALLER, FOR_IAM, List.of()),
        Arguments.of("anyone may", "*", FOR_IAM, List.of()),
        Arguments.of(
            "a permission for URLs of the other kind", BY_CALLER, FOR_NONE, List.of(INVOKE_URL)),
        Arguments.of("CloudFront may", BY_CLOUDFRONT, FOR_IAM, List.of(INVOKE_URL)),
        Arguments.of(
            "a header with a distribution is anybody's claim",
            BY_CALLER,
            fromDistribution(FOR_IAM),
            List.of(INVOKE_URL)));
  }

  private void assertRefusedFor(List<String> actions, HttpResponse answer) {
    assertThat(trace().findings().cures()).extracting(Cure::action).isEqualTo(actions);
    var hop = hop(Part.AUTHORIZATION);
    assertThat(hop.passed()).isEqualTo(actions.isEmpty());
    if (actions.isEmpty()) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(hop.outcome()).isEqualTo("allowed");
      assertThat(told).isEmpty();
    } else {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo(Refusals.FORBIDDEN.body());
      assertThat(hop.outcome().split("; and ")).hasSize(actions.size());
      assertThat(trace().findings().reason()).isEqualTo(hop.outcome()).contains(actions);
      assertThat(told)
          .containsExactly("! 403 from the function URL of F for GET /: " + hop.outcome());
    }
  }

  /** The function learns who signed, but not of who did not have to. */
  @Test
  void signer_isInTheEvent() throws IOException {
    open(AuthType.AWS_IAM, recording("{}"));

    answer(signed(get("/")));

    assertThat(context()).containsEntry("accountId", ACCOUNT);
    assertThat(context().get("authorizer").toString())
        .contains("userArn=arn:aws:sts::123456789012:assumed-role/Caller/");
  }

  /** AuthType NONE: a signature plays no part, right or wrong. */
  @Test
  void urlForAnyone_doesNotLookAtSignatures() throws IOException {
    open(AuthType.NONE, recording("{}"));

    var answer = answer(tampered(signed(get("/"))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(context()).containsEntry("accountId", "anonymous").doesNotContainKey("authorizer");
    assertThat(trace().hops()).extracting(Hop::part).doesNotContain(Part.SIGNATURE);
  }

  @Test
  void unsignedRequest_isRefusedBySignedUrls() {
    open(AuthType.AWS_IAM, recording("{}"));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().text()).isEqualTo("{\"Message\":\"Forbidden\"}");
    assertThat(calls).isEmpty();
    assertThat(hop(Part.SIGNATURE).outcome()).isEqualTo("missing");
    assertThat(hop(Part.SIGNATURE).passed()).isFalse();
    assertThat(told)
        .containsExactly("! 403 from the function URL of F for GET /: the request is not signed");
  }

  @Test
  void wrongSignature_isRefusedAndExplained() {
    open(AuthType.AWS_IAM, recording("{}"));

    var answer = answer(tampered(signed(get("/"))));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("InvalidSignatureException");
    assertThat(answer.body().text())
        .startsWith("{\"message\":\"The request signature we calculated does not match");
    assertThat(calls).isEmpty();
    assertThat(hop(Part.SIGNATURE).passed()).isFalse();
    assertThat(hop(Part.SIGNATURE).details()).isNotEmpty();
    assertThat(trace().findings().reason()).isEqualTo(hop(Part.SIGNATURE).outcome());
  }

  @Test
  void signatureForAnotherRegion_isRefused() {
    open(AuthType.AWS_IAM, recording("{}"));

    var answer = answer(signed(get("/"), "eu-west-1"));

    assertThat(answer.body().text())
        .isEqualTo("{\"message\":\"Credential should be scoped to a valid region. \"}");
  }

  /** CloudFront's origin access control: the policy may name the distribution. */
  @ParameterizedTest(name = "for {0}: {1}")
  @CsvSource({
    "arn:aws:cloudfront::123456789012:distribution/E1, 200",
    "arn:aws:cloudfront::123456789012:distribution/E2, 403"
  })
  void cloudFront_callsOnBehalfOfADistribution(String distribution, int status) {
    add(AuthType.AWS_IAM, InvokeMode.BUFFERED, Optional.empty(), recording("{}"));
    permit(
        List.of(
            permission(BY_CLOUDFRONT, INVOKE_URL, fromDistribution(FOR_IAM)),
            permission(
                BY_CLOUDFRONT,
                INVOKE,
                Map.of("StringEquals", Map.of("aws:SourceAccount", ACCOUNT)))));
    var signature =
        new OriginAccessSignature(identities.ofCloudFront(), distribution, ACCOUNT, () -> NOW);

    var answer = answer(signature.sign(get("/"), REGION));

    assertThat(answer.status()).isEqualTo(status);
  }

  /** Permissions name the alias that the URL is of, not the function behind it. */
  @Test
  void permission_isForTheAliasOfTheUrl() {
    var function = recording("{}");
    var alias = functions.alias(function, "live");
    add(AuthType.NONE, InvokeMode.BUFFERED, Optional.empty(), alias);
    permit(List.of(permission("*", "lambda:*", Map.of())));

    assertThat(answer(get("/")).status()).isEqualTo(403);

    policies.add(alias.arn(), policy(List.of(permission("*", "lambda:*", Map.of()))));

    assertThat(answer(get("/")).status()).isEqualTo(200);
  }

  /** Lambda quota: 6 MB for the event, and not only for the body in it. */
  @ParameterizedTest(name = "{0} bytes over the limit: {1}")
  @CsvSource({"-1, 200", "0, 413", "1, 413"})
  void eventOf6Megabytes_isRefused(int over, int status) {
    open(AuthType.NONE, recording("{}"));
    var headers = HttpFields.build().add("Host", HOST).add("Content-Type", "text/plain");
    answer(request("POST", "/", headers, Body.of("x")));
    var rest = calls.getFirst().event().size() - 1;
    var size = Refusals.EVENT_LIMIT_BYTES - rest + over;

    var answer = answer(request("POST", "/", headers, Body.of("x".repeat(size))));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(calls).hasSize(status == 200 ? 2 : 1);
    assertThat(told)
        .isEqualTo(
            status == 200
                ? List.of()
                : List.of(
                    "! 413 from the function URL of F for POST /: the event has %d bytes, the body in it %d"
                        .formatted(Refusals.EVENT_LIMIT_BYTES + over, size)));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "BUFFERED,        HANDLER_ERROR, 502, InternalServerErrorException",
    "BUFFERED,        TIMEOUT,       502, InternalServerErrorException",
    "BUFFERED,        EXIT,          502, InternalServerErrorException",
    "BUFFERED,        THROTTLED,     429, TooManyRequestsException",
    "RESPONSE_STREAM, HANDLER_ERROR, 502, InternalServerErrorException",
    "RESPONSE_STREAM, THROTTLED,     429, TooManyRequestsException",
  })
  void failedInvocation_isAnsweredInLambdasWords(
      InvokeMode mode, Failure failure, int status, String type) {
    open(
        AuthType.NONE,
        mode,
        Optional.empty(),
        failure == Failure.THROTTLED
            ? functions.throttled("F")
            : functions.function("F", _ -> FakeFunctions.failed(failure)));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource(InvokeMode.class)
  void malformedResult_isABadGateway(InvokeMode mode) {
    open(AuthType.NONE, mode, Optional.empty(), functions.returning("F", "{\"statusCode\":42}"));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body().text()).isEqualTo("Internal Server Error");
    assertThat(told)
        .containsExactly(
            "! 502 from the function URL of F for GET /: the function's result is not one");
  }

  /** A function that does not stream may have a URL that would let it. */
  @ParameterizedTest
  @EnumSource(InvokeMode.class)
  void result_isTheAnswerInBothModes(InvokeMode mode) {
    open(
        AuthType.NONE,
        mode,
        Optional.empty(),
        functions.returning("F", "{\"statusCode\":201,\"body\":\"made\"}"));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().text()).isEqualTo("made");
    assertThat(answer.headers().get("X-Amzn-Trace-Id")).startsWith("Root=1-");
  }

  /** In the mode BUFFERED Lambda collects a stream, and reads it as it reads any result. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"RESPONSE_STREAM, a/b, '{\"statusCode\":201}'", "BUFFERED, application/json, ''"})
  void stream_flowsInItsModeOnly(InvokeMode mode, String contentType, String body)
      throws IOException {
    open(
        AuthType.NONE,
        mode,
        Optional.empty(),
        functions.function("F", _ -> streamed("a/b", "{\"statusCode\":201}")));

    var answer = answer(get("/"));

    assertThat(answer.body()).isInstanceOf(flows(mode) ? FlowingBody.class : Body.class);
    assertThat(answer.status()).isEqualTo(flows(mode) ? 200 : 201);
    assertThat(answer.headers().get("Content-Type")).isEqualTo(contentType);
    assertThat(answer.headers().get("X-Amzn-Trace-Id")).startsWith("Root=1-");
    assertThat(answer.body().whole().text()).isEqualTo(body);
  }

  private static boolean flows(InvokeMode mode) {
    return mode == InvokeMode.RESPONSE_STREAM;
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"statusCode\":42}\0\0\0\0\0\0\0\0rest", "{}"})
  void streamThatDescribesNoResponse_isABadGatewayAndLetsTheFunctionGo(String written)
      throws InterruptedException {
    var ended = new CountDownLatch(1);
    open(
        AuthType.NONE,
        InvokeMode.RESPONSE_STREAM,
        Optional.empty(),
        functions.function(
            "F",
            _ -> {
              var stream = streamed("application/vnd.awslambda.http-integration-response", written);
              stream.payload().atEnd(ended::countDown);
              return stream;
            }));

    var answer = answer(get("/"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(told).hasSize(1);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Streamed streamed(String contentType, String text) {
    return new Streamed(
        contentType,
        new FlowingBody(new ByteArrayInputStream(Body.of(text).bytes()), OptionalLong.empty()));
  }

  private LambdaFunction recording(String result) {
    return functions.function(
        "F",
        call -> {
          calls.add(call);
          return FakeFunctions.returned(result);
        });
  }

  /** A URL that the caller may call, or anyone where it asks for no signature. */
  private FunctionUrl open(AuthType authType, LambdaFunction function) {
    return open(authType, InvokeMode.BUFFERED, Optional.empty(), function);
  }

  private FunctionUrl open(
      AuthType authType, InvokeMode mode, Optional<Cors> cors, LambdaFunction function) {
    permit(List.of(permission(authType == AuthType.NONE ? "*" : BY_CALLER, "lambda:*", Map.of())));
    return add(authType, mode, cors, function);
  }

  private FunctionUrl add(
      AuthType authType, InvokeMode mode, Optional<Cors> cors, LambdaFunction function) {
    var url = new FunctionUrl("abc", REGION, authType, mode, cors, function);
    urls.add(url);
    return url;
  }

  private void permit(List<Map<String, Object>> statements) {
    policies.add("arn:aws:lambda:eu-central-1:123456789012:function:F", policy(statements));
  }

  private static PolicyDocument policy(List<Map<String, Object>> statements) {
    return PolicyDocument.parse(
        Document.of(
            Map.of("Version", "2012-10-17", "Statement", statements),
            new Location("edge.yaml", 7, 5)));
  }

  private static Map<String, Object> permission(
      Object principal, String action, Map<String, Object> condition) {
    return Map.of(
        "Effect",
        "Allow",
        "Principal",
        principal,
        "Action",
        action,
        "Resource",
        "*",
        "Condition",
        condition);
  }

  private static HttpRequest get(String path) {
    return request("GET", path, HttpFields.build().add("Host", HOST), Body.EMPTY);
  }

  private static HttpRequest request(String method, String path, HttpFields headers, Body body) {
    return new HttpRequest(method, path, Optional.empty(), headers, body, "192.0.2.1");
  }

  private HttpRequest signed(HttpRequest request) {
    return signed(request, REGION);
  }

  /** Also claims to come from a distribution. */
  private HttpRequest signed(HttpRequest request, String region) {
    var credentials = identities.ofRole(CALLER.arn()).orElseThrow();
    return new SdkSigning(credentials, "lambda", region, NOW)
        .sign(
            request.withHeaders(
                HttpFields.build(request.headers()).add("X-Amz-Source-Arn", DISTRIBUTION)));
  }

  private static HttpRequest tampered(HttpRequest request) {
    return request.withQuery(Optional.of("not=signed"));
  }

  private HttpResponse answer(HttpRequest request) {
    return new TracedService(console, urls, traces::add).answer(request);
  }

  private RequestTrace trace() {
    return traces.getLast();
  }

  private Hop hop(Part part) {
    return trace().hops().stream().filter(hop -> hop.part() == part).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> context() throws IOException {
    return (Map<String, Object>)
        JSON.std.mapFrom(calls.getFirst().event().bytes()).get("requestContext");
  }
}
