package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

  private final HttpRequest request;
  private final FunctionUrl url;
  private final Caller caller;

  private PayloadEvent(HttpRequest request, FunctionUrl url, Caller caller) {
    this.request = request;
    this.url = url;
    this.caller = caller;
  }

  static Body of(HttpRequest request, FunctionUrl url, Caller caller) {
    return Body.ofJson(new PayloadEvent(request, url, caller).event());
  }

  private Map<String, Object> event() {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query().orElse(""));
    var cookies = cookies();
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

  private List<String> cookies() {
    var cookies = new ArrayList<String>();
    for (var header : request.headers().getValuesList("Cookie")) {
      for (var cookie : header.split(";", -1)) {
        if (!cookie.isBlank()) {
          cookies.add(cookie.strip());
        }
      }
    }
    return cookies;
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    for (HttpField field : request.headers()) {
      var name = field.getLowerCaseName();
      if (!name.equals("cookie")) {
        headers.merge(name, field.getValue(), (first, next) -> first + "," + next);
      }
    }
    // Behind CloudFront it is there, and ends with the viewer's address: Lambda appends nothing.
    headers.putIfAbsent("x-forwarded-for", request.clientAddress());
    headers.put("x-forwarded-proto", "https");
    headers.put("x-forwarded-port", "443");
    headers.putIfAbsent("x-amzn-trace-id", "Root=1-" + traceId());
    return headers;
  }

  private static String traceId() {
    var random = UUID.randomUUID().toString().replace("-", "");
    return "%08x-%s".formatted(Instant.now().getEpochSecond(), random.substring(0, 24));
  }

  private Map<String, String> queryStringParameters() {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : Query.pairs(request)) {
      var decoded = pair.decoded();
      parameters.merge(decoded.name(), decoded.value(), (first, next) -> first + "," + next);
    }
    return parameters;
  }

  private Map<String, Object> requestContext() {
    var http = new LinkedHashMap<String, Object>();
    http.put("method", request.method());
    http.put("path", request.path());
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
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", "$default");
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private Map<String, String> authorizer(Credentials signer) {
    var role = signer.role();
    return Map.of(
        "accessKey", signer.accessKeyId(),
        "accountId", caller.accountId(),
        "callerId", role.userId(),
        "userArn", role.sessionArn(),
        "userId", role.userId());
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
