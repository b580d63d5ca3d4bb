package io.github.lambdaurlguard.localcloud.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * The target of a request as it was sent, neither decoded nor normalised.
 *
 * @param query without the question mark; empty when the target has none
 */
record RequestTarget(String path, Optional<String> query) {
  static RequestTarget of(Request request) {
    var target = RawTargetConnection.target(request);
    var mark = target.indexOf('?');
    return mark < 0
        ? new RequestTarget(target, Optional.empty())
        : new RequestTarget(target.substring(0, mark), Optional.of(target.substring(mark + 1)));
  }

  /** What is wrong with a request although HTTP's syntax allows it. */
  static Optional<String> problem(Request request) {
    var target = RawTargetConnection.target(request);
    if (HttpMethod.CONNECT.is(request.getMethod()) || target == null || !target.startsWith("/")) {
      return Optional.of("the request target is no path");
    }
    if (target.indexOf('#') >= 0) {
      return Optional.of("the request target has a fragment");
    }
    // RFC 9112, section 6.1: such a message is framed faultily.
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
            && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        ? Optional.of("HTTP/1.0 has no Transfer-Encoding")
        : Optional.empty();
  }
}
