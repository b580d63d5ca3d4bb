package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.CookieHeader;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.PercentEncoding;
import io.github.lambdaurlguard.localcloud.http.Query;
import io.github.lambdaurlguard.localcloud.lambda.TracingHeader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;

/**
 * The event that a function URL makes of a request: payload format 2.0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads">Request
 *     and response payloads</a>
 */
final class PayloadEvent {
  /**
   * Who called.
   *
   * @param accountId of the function
   * @param credentials those that signed; empty for a URL that asks for no signature
   */
  record Caller(String accountId, Optional<Credentials> credentials) {}

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Bodies of these types arrive as text, all others in base64. */
  private static final Pattern TEXT_TYPE =
      Pattern.compile(
          "\\s*+(?:text/.*|application/(?:json|javascript|xml)\\s*+(?:;.*)?)",
          Pattern.CASE_INSENSITIVE);

  /** Headers between two neighbours (RFC 9110, section 7.6.1). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpRequest request;
  private final FunctionUrl url;
  private final Caller caller;
  private final String requestId;
  private final TracingHeader tracing;

  private PayloadEvent(
      HttpRequest request,
      FunctionUrl url,
      Caller caller,
      String requestId,
      TracingHeader tracing) {
    this.request = request;
    this.url = url;
    this.caller = caller;
    this.requestId = requestId;
    this.tracing = tracing;
  }

  /**
   * Makes the event.
   *
   * @param requestId that of the invocation, too
   */
  static Body of(
      HttpRequest request,
      FunctionUrl url,
      Caller caller,
      String requestId,
      TracingHeader tracing) {
    return Body.ofJson(new PayloadEvent(request, url, caller, requestId, tracing).event());
  }

  private Map<String, Object> event() {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query().orElse(""));
    var cookies = CookieHeader.of(request);
    if (!cookies.isEmpty()) {
      event.put("cookies", cookies);
    }
    event.put("headers", headers());
    var parameters = queryStringParameters();
    if (!parameters.isEmpty()) {
      event.put("queryStringParameters", parameters);
    }
    event.put("requestContext", requestContext());
    addBody(event);
    return event;
  }

  /** Cookies stay among the headers; what belongs to the connection, or signs, does not. */
  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    for (HttpField field : request.headers()) {
      var name = field.getLowerCaseName();
      if (!OF_THE_CONNECTION.contains(name) && !(isSigned() && name.equals("authorization"))) {
        headers.merge(name, field.getValue(), (first, next) -> first + "," + next);
      }
    }
    // Behind CloudFront it is there, and ends with the viewer's address: Lambda appends nothing.
    headers.putIfAbsent("x-forwarded-for", request.clientAddress());
    headers.put("x-forwarded-proto", "https");
    headers.put("x-forwarded-port", "443");
    headers.put("x-amzn-tls-version", "TLSv1.3");
    headers.put("x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256");
    headers.put("x-amzn-trace-id", traceId());
    return headers;
  }

  /** A request with a trace of its own, or behind CloudFront, gets a second one. */
  private String traceId() {
    var root = "Root=" + tracing.root();
    var isSecond =
        request.headers().contains("X-Amzn-Trace-Id") || request.headers().contains("X-Amz-Cf-Id");
    return isSecond ? "Self=%s;%s".formatted(TracingHeader.newTrace(), root) : root;
  }

  private boolean isSigned() {
    return url.authType() == FunctionUrl.AuthType.AWS_IAM;
  }

  private Map<String, String> queryStringParameters() {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : Query.pairs(request)) {
      var decoded = pair.decoded();
      parameters.merge(decoded.name(), decoded.value(), (first, next) -> first + "," + next);
    }
    return parameters;
  }

  /**
   * The path with its escapes decoded and without slashes at its end. A path with a malformed
   * escape stays as it is.
   */
  private String decodedPath() {
    var path =
        PercentEncoding.isWellFormed(request.path())
            ? PercentEncoding.decodeText(request.path())
            : request.path();
    var end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private Map<String, Object> requestContext() {
    var http = new LinkedHashMap<String, Object>();
    http.put("method", request.method());
    http.put("path", decodedPath());
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", request.clientAddress());
    http.put("userAgent", request.header("User-Agent"));
    var now = Clock.systemUTC().instant();
    var context = new LinkedHashMap<String, Object>();
    context.put("accountId", caller.credentials().map(_ -> caller.accountId()).orElse("anonymous"));
    context.put("apiId", url.id());
    caller
        .credentials()
        .ifPresent(signer -> context.put("authorizer", Map.of("iam", authorizer(signer))));
    context.put("domainName", url.host());
    context.put("domainPrefix", url.id());
    context.put("http", http);
    context.put("requestId", requestId);
    context.put("routeKey", "$default");
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private Map<String, Object> authorizer(Credentials signer) {
    var iam = new LinkedHashMap<String, Object>();
    iam.put("accessKey", signer.accessKeyId());
    iam.put("accountId", caller.accountId());
    iam.put("callerId", signer.userId());
    iam.put("cognitoIdentity", null);
    iam.put("principalOrgId", null);
    iam.put("userArn", signer.sessionArn());
    iam.put("userId", signer.userId());
    return iam;
  }

  private void addBody(Map<String, Object> event) {
    var body = request.body();
    var isText = TEXT_TYPE.matcher(request.header("Content-Type")).matches();
    if (!body.isEmpty()) {
      event.put("body", isText ? body.text() : Base64.getEncoder().encodeToString(body.bytes()));
    }
    event.put("isBase64Encoded", !body.isEmpty() && !isText);
  }
}
