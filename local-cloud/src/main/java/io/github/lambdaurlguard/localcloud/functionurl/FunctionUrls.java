package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.AuthType;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.AccessRequest;
import io.github.lambdaurlguard.localcloud.iam.Authorization;
import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
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

  /** Lambda's limit for the response of a synchronous invocation. */
  private static final int RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024;

  private static final String INVOKE_URL = "lambda:InvokeFunctionUrl";
  private static final String INVOKE = "lambda:InvokeFunction";

  private final Map<String, FunctionUrl> byId = new ConcurrentHashMap<>();
  private final String accountId;
  private final String machineKey;
  private final SignatureVerifier signatures;
  private final ResourcePolicies resourcePolicies;

  /**
   * @param machineKey what distinguishes the ids of this machine's URLs from all others
   */
  public FunctionUrls(
      String accountId,
      String machineKey,
      SignatureVerifier signatures,
      ResourcePolicies resourcePolicies) {
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
    var found = atHost(request.header("Host"));
    if (found.isEmpty()) {
      Console.problem("no function URL has the host name " + request.header("Host"));
      return HttpResponse.json(404, Map.of("Message", "Not Found"));
    }
    var url = found.get();
    Recording.note(Part.FUNCTION_URL, url.function().configuration().label(), "");
    if (url.cors().isPresent() && Cors.isPreflight(request)) {
      Recording.note(Part.AUTHORIZATION, "", "preflight, answered by the URL's Cors");
      return url.cors().get().preflight(request);
    }
    var answer =
        url.authType() == AuthType.NONE ? answerAnyone(url, request) : answerSigned(url, request);
    return url.cors().map(cors -> cors.addTo(answer, request)).orElse(answer);
  }

  /** A signature, if there is one, plays no part. */
  private HttpResponse answerAnyone(FunctionUrl url, HttpRequest request) {
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
        .orElseGet(() -> invoke(url, request, Optional.empty()));
  }

  private HttpResponse answerSigned(FunctionUrl url, HttpRequest request) {
    return switch (verify(request, url)) {
      case Unsigned() -> refuse(url, request, Refusals.FORBIDDEN, "the request is not signed");
      case Refused refused -> refuse(url, request, Refusals.of(refused), refused.reason());
      case Verified(var credentials, var _) ->
          whyDenied(
                  url,
                  request,
                  (action, context) ->
                      credentials
                          .role()
                          .decide(
                              action,
                              url.resourceArn(),
                              context,
                              resourcePolicies.of(url.resourceArn())))
              .map(reason -> refuse(url, request, Refusals.FORBIDDEN, reason))
              .orElseGet(() -> invoke(url, request, Optional.of(credentials)));
    };
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

  /** Since October 2025 a call needs both permissions, each with its own condition key. */
  private static Optional<String> whyDenied(FunctionUrl url, HttpRequest request, Decider decider) {
    var viaUrl = new HashMap<>(RequestKeys.now(request.clientAddress(), url.region()).values());
    viaUrl.put("lambda:FunctionUrlAuthType", url.authType().name());
    viaUrl.put("lambda:InvokedViaFunctionUrl", "true");
    var step = Recording.begin(Part.AUTHORIZATION, "");
    var denial =
        Stream.of(INVOKE_URL, INVOKE)
            .map(action -> decider.apply(action, viaUrl))
            .filter(decision -> !decision.allowed())
            .map(Decision::reason)
            .findFirst();
    denial.ifPresentOrElse(step::failed, () -> step.passed("allowed"));
    return denial;
  }

  private static HttpResponse refuse(
      FunctionUrl url, HttpRequest request, HttpResponse answer, String reason) {
    Console.problem(
        "%d from the function URL of %s for %s %s: %s"
            .formatted(
                answer.status(),
                url.function().configuration().label(),
                request.method(),
                request.path(),
                reason));
    return answer;
  }

  private HttpResponse invoke(FunctionUrl url, HttpRequest request, Optional<Credentials> caller) {
    var event = PayloadEvent.of(request, url, new PayloadEvent.Caller(accountId, caller));
    return switch (url.function().invoke(event)) {
      case Returned(var payload) when payload.size() > RESPONSE_LIMIT_BYTES ->
          refuse(
              url,
              request,
              Refusals.BAD_GATEWAY,
              "the function's result has over %d bytes".formatted(RESPONSE_LIMIT_BYTES));
      case Returned(var payload) ->
          PayloadResult.read(payload)
              .orElseGet(
                  () ->
                      refuse(
                          url, request, Refusals.BAD_GATEWAY, "the function's result is not one"));
      case Failed(var failure, var _) when failure == Failure.THROTTLED -> Refusals.THROTTLED;
      case Failed _ -> Refusals.BAD_GATEWAY;
    };
  }
}
