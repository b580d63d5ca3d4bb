package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.AuthType;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.InvokeMode;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.AccessRequest;
import io.github.lambdaurlguard.localcloud.iam.Authorization;
import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationRequest;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.TracingHeader;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The front of all function URLs: finds the function by the host name, lets in who is allowed, and
 * translates between HTTP and the function's event.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Control access to
 *     function URLs</a>
 */
public final class FunctionUrls implements HttpListener.Service {
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]+)\\.lambda-url\\.([a-z0-9-]+)\\.(?:on\\.aws|localhost)(?::\\d+)?");

  private static final String ASKED = "What it was asked for";
  private static final String INVOKE_URL = "lambda:InvokeFunctionUrl";
  private static final String INVOKE = "lambda:InvokeFunction";

  private final Map<String, FunctionUrl> byId = new ConcurrentHashMap<>();
  private final Console console;
  private final String accountId;
  private final String machineKey;
  private final SignatureVerifier signatures;
  private final ResourcePolicies resourcePolicies;

  /**
   * @param machineKey what distinguishes the ids of this machine's URLs from all others
   */
  public FunctionUrls(
      Console console,
      String accountId,
      String machineKey,
      SignatureVerifier signatures,
      ResourcePolicies resourcePolicies) {
    this.console = console;
    this.accountId = accountId;
    this.machineKey = machineKey;
    this.signatures = signatures;
    this.resourcePolicies = resourcePolicies;
  }

  public String machineKey() {
    return machineKey;
  }

  public void add(FunctionUrl url) {
    byId.put(url.id(), url);
  }

  /** The URLs in no particular order. */
  public List<FunctionUrl> all() {
    return List.copyOf(byId.values());
  }

  /**
   * The function URL with this host name, in AWS's form or the local one, with or without a port.
   */
  public Optional<FunctionUrl> atHost(String host) {
    var matcher = HOST.matcher(host);
    return matcher.matches()
        ? Optional.ofNullable(byId.get(matcher.group(1)))
            .filter(url -> url.region().equals(matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var requestId = InvocationRequest.newRequestId();
    return answer(request, requestId).with("x-amzn-RequestId", requestId);
  }

  private HttpResponse answer(HttpRequest request, String requestId) {
    var found = atHost(request.header("Host"));
    if (found.isEmpty()) {
      var problem = "no function URL has the host name " + request.header("Host");
      Recording.reason(problem);
      console.problem(problem);
      return Refusals.unknownHost(request);
    }
    var url = found.get();
    Recording.route("function URL " + url.function().configuration().label(), true);
    Recording.begin(Part.FUNCTION_URL, url.function().configuration().label())
        .passed("", Map.of(ASKED, request.method() + " " + request.path()));
    var invalid = QueryCheck.problem(request);
    if (invalid.isPresent()) {
      return refuse(url, request, Refusals.INVALID_QUERY, invalid.get());
    }
    if (url.cors().isPresent() && Cors.isPreflight(request)) {
      Recording.note(Part.AUTHORIZATION, "", "preflight, answered by the URL's Cors");
      return url.cors().get().preflight(request);
    }
    var answer =
        url.authType() == AuthType.NONE
            ? answerAnyone(url, request, requestId)
            : answerSigned(url, request, requestId);
    return url.cors().map(cors -> cors.addTo(answer, request)).orElse(answer);
  }

  /** A signature, if there is one, plays no part. */
  private HttpResponse answerAnyone(FunctionUrl url, HttpRequest request, String requestId) {
    return whyDenied(
            url,
            request,
            (action, context) ->
                new Authorization()
                    .decide(
                        new AccessRequest(
                            new Principal.Anonymous(), action, url.resourceArn(), context),
                        List.of(),
                        resourcePolicies.of(url.resourceArn())))
        .map(reason -> refuse(url, request, Refusals.FORBIDDEN, reason))
        .orElseGet(() -> invoke(url, request, requestId, Optional.empty()));
  }

  private HttpResponse answerSigned(FunctionUrl url, HttpRequest request, String requestId) {
    return switch (verify(request, url)) {
      case Unsigned() -> refuse(url, request, Refusals.UNSIGNED, "the request is not signed");
      case Refused refused -> refuse(url, request, Refusals.of(refused), refused.reason());
      case Verified(var credentials, var _) ->
          whyDenied(
                  url,
                  request,
                  (action, context) ->
                      credentials.decide(
                          action,
                          url.resourceArn(),
                          withSource(context, credentials, request),
                          resourcePolicies.of(url.resourceArn())))
              .map(reason -> refuse(url, request, Refusals.FORBIDDEN, reason))
              .orElseGet(() -> invoke(url, request, requestId, Optional.of(credentials)));
    };
  }

  /** A service that signs says on whose behalf; of others that would be anybody's claim. */
  private static Map<String, String> withSource(
      Map<String, String> context, Credentials signer, HttpRequest request) {
    if (signer.role().service().isEmpty()) {
      return context;
    }
    var known = new HashMap<>(context);
    known.put("aws:SourceArn", request.header("X-Amz-Source-Arn"));
    known.put("aws:SourceAccount", request.header("X-Amz-Source-Account"));
    return known;
  }

  private Verification verify(HttpRequest request, FunctionUrl url) {
    var step = Recording.begin(Part.SIGNATURE, "");
    var verification = signatures.verify(request, "lambda", url.region());
    switch (verification) {
      case Verified _ -> step.passed("valid");
      case Unsigned() -> step.failed("missing");
      case Refused refused -> step.failed(refused.reason(), refused.explanation());
    }
    return verification;
  }

  /** Decides about an action with the values of its condition keys. */
  private interface Decider extends BiFunction<String, Map<String, String>, Decision> {}

  /**
   * Since October 2025 a call needs both permissions, each with a condition key of its own.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Actions
   *     and condition keys of Lambda</a>
   */
  private static Optional<String> whyDenied(FunctionUrl url, HttpRequest request, Decider decider) {
    var always = RequestKeys.now(request.clientAddress(), url.region()).values();
    var own =
        Map.of(
            INVOKE_URL, Map.of("lambda:FunctionUrlAuthType", url.authType().name()),
            INVOKE, Map.of("lambda:InvokedViaFunctionUrl", "true"));
    var step = Recording.begin(Part.AUTHORIZATION, "");
    var denials =
        Stream.of(INVOKE_URL, INVOKE)
            .map(action -> decider.apply(action, with(always, own.get(action))))
            .filter(Denied.class::isInstance)
            .map(Denied.class::cast)
            .toList();
    if (denials.isEmpty()) {
      step.passed("allowed");
      return Optional.empty();
    }
    denials.stream().map(Denied::cure).forEach(Recording::cure);
    var reasons = denials.stream().map(Denied::reason).collect(Collectors.joining("; and "));
    step.failed(reasons);
    return Optional.of(reasons);
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  private HttpResponse refuse(
      FunctionUrl url, HttpRequest request, HttpResponse answer, String reason) {
    Recording.reason(reason);
    console.problem(
        "%d from the function URL of %s for %s %s: %s"
            .formatted(
                answer.status(),
                url.function().configuration().label(),
                request.method(),
                request.path(),
                reason));
    return answer;
  }

  private HttpResponse invoke(
      FunctionUrl url, HttpRequest request, String requestId, Optional<Credentials> caller) {
    var tracing = TracingHeader.continuing(request.header("X-Amzn-Trace-Id"));
    var event =
        PayloadEvent.of(
            request, url, new PayloadEvent.Caller(accountId, caller), requestId, tracing);
    if (event.size() >= Refusals.EVENT_LIMIT_BYTES) {
      return refuse(
          url,
          request,
          Refusals.TOO_LARGE,
          "the event has %d bytes, the body in it %d"
              .formatted(event.size(), request.body().size()));
    }
    var call = new InvocationRequest(requestId, tracing, event);
    if (url.invokeMode() == InvokeMode.BUFFERED) {
      return response(url, request, tracing, url.function().invoke(call));
    }
    return switch (url.function().open(call)) {
      case Complete(var result) -> response(url, request, tracing, result);
      case Streamed streamed -> response(url, request, tracing, streamed);
    };
  }

  private HttpResponse response(
      FunctionUrl url, HttpRequest request, TracingHeader tracing, Streamed streamed) {
    try {
      return StreamedResult.read(streamed, console).with("X-Amzn-Trace-Id", tracing.text());
    } catch (IOException e) {
      streamed.payload().close();
      return refuse(url, request, Refusals.BAD_GATEWAY, e.getMessage());
    }
  }

  private HttpResponse response(
      FunctionUrl url, HttpRequest request, TracingHeader tracing, InvocationResult result) {
    return switch (result) {
      case Returned(var payload) ->
          PayloadResult.read(payload, console)
              .map(response -> response.with("X-Amzn-Trace-Id", tracing.text()))
              .orElseGet(
                  () ->
                      refuse(
                          url, request, Refusals.BAD_GATEWAY, "the function's result is not one"));
      case Failed(var failure, var _) when failure == Failure.THROTTLED -> Refusals.THROTTLED;
      case Failed _ -> Refusals.BAD_GATEWAY;
    };
  }
}
