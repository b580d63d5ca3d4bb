package io.github.lambdaurlguard.localcloud.jsonapi;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service of AWS whose calls and answers are JSON.
 *
 * @param title what people call it
 * @param signingName what signatures call it
 * @param targetPrefix what stands before an operation in {@code X-Amz-Target}
 * @param version of the protocol, {@code 1.0} or {@code 1.1}
 * @param errorNamespace what stands before the type of an error
 * @param missingSignature what the service says to a call without one
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1
 *     protocol</a>
 */
public record JsonApi(
    String title,
    String signingName,
    String targetPrefix,
    String version,
    String errorNamespace,
    String missingSignature) {

  /** An answer with this content. */
  public HttpResponse json(int status, Map<String, ?> content) {
    return HttpResponse.of(status, "application/x-amz-json-" + version, Body.ofJson(content));
  }

  HttpResponse error(ApiRefusal refusal) {
    var content = new LinkedHashMap<String, Object>();
    content.put("__type", errorNamespace + refusal.type());
    refusal.told().ifPresent(message -> content.put("message", message));
    return json(400, content);
  }
}
