package io.github.lambdaurlguard.localcloud.unavailable;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * How an AWS service says that something is wrong, so that the SDKs show its message. It depends on
 * the protocol that the service speaks, which a request betrays.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
 */
enum ErrorFormat {
  AWS_QUERY,
  JSON,
  REST_XML,
  RPC_CBOR;

  /**
   * No SDK sends a request again that was answered so: neither its class nor its code are theirs to
   * retry.
   */
  private static final int NOT_IMPLEMENTED = 501;

  private static final String CODE = "NotImplemented";
  private static final Set<String> SERVICES_OF_REST_XML =
      Set.of("cloudfront", "route53", "s3", "s3-object-lambda", "s3-outposts", "s3express");

  static ErrorFormat of(HttpRequest request, String service) {
    if (request.header("Smithy-Protocol").equals("rpc-v2-cbor")) {
      return RPC_CBOR;
    }
    // Java's HttpURLConnection gives every body without a type this one; the protocol has one path.
    if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded")
        && request.path().equals("/")) {
      return AWS_QUERY;
    }
    return SERVICES_OF_REST_XML.contains(service) ? REST_XML : JSON;
  }

  HttpResponse refusal(String message) {
    return switch (this) {
      case JSON ->
          HttpResponse.of(
                  NOT_IMPLEMENTED,
                  "application/json",
                  Body.ofJson(Map.of("__type", CODE, "message", message)))
              .with("x-amzn-ErrorType", CODE);
      case AWS_QUERY ->
          xml("<ErrorResponse><Error><Type>Sender</Type>%s</Error></ErrorResponse>", message);
      case REST_XML -> xml("<Error>%s</Error>", message);
      case RPC_CBOR ->
          HttpResponse.of(NOT_IMPLEMENTED, "application/cbor", cbor(message))
              .with("smithy-protocol", "rpc-v2-cbor");
    };
  }

  private static HttpResponse xml(String format, String message) {
    var escaped = message.replace("&", "&amp;").replace("<", "&lt;");
    return HttpResponse.of(
        NOT_IMPLEMENTED,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + format.formatted("<Code>%s</Code><Message>%s</Message>".formatted(CODE, escaped)));
  }

  /**
   * A map of two texts.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8949#section-3.1">RFC 8949, section 3.1</a>
   */
  private static Body cbor(String message) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(0xa0 + 2);
    for (var text : new String[] {"__type", CODE, "message", message}) {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes.write(0x60 + 26);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
      bytes.writeBytes(utf8);
    }
    return Body.of(bytes.toByteArray());
  }
}
