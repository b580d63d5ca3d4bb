package io.github.lambdaurlguard.localcloud.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * A request, read whole.
 *
 * @param path as sent: neither decoded nor normalised, without the query
 * @param query as sent, without the question mark; empty when the request has none
 * @param clientAddress the address of the peer that sent it
 */
public record HttpRequest(
    String method,
    String path,
    Optional<String> query,
    HttpFields headers,
    Body body,
    String clientAddress,
    Transport transport) {

  /** A request that this program makes itself. */
  public HttpRequest(
      String method,
      String path,
      Optional<String> query,
      HttpFields headers,
      Body body,
      String clientAddress) {
    this(method, path, query, headers, body, clientAddress, Transport.INTERNAL);
  }

  /** Path and query as they stand in the request line. */
  public String target() {
    return query.map(q -> path + "?" + q).orElse(path);
  }

  /** The value of the header {@code name}, or the empty string. */
  public String header(String name) {
    var value = headers.get(name);
    return value == null ? "" : value;
  }

  public HttpRequest withPath(String newPath) {
    return new HttpRequest(method, newPath, query, headers, body, clientAddress, transport);
  }

  public HttpRequest withQuery(Optional<String> newQuery) {
    return new HttpRequest(method, path, newQuery, headers, body, clientAddress, transport);
  }

  public HttpRequest withHeaders(HttpFields newHeaders) {
    return new HttpRequest(method, path, query, newHeaders, body, clientAddress, transport);
  }

  public HttpRequest withBody(Body newBody) {
    return new HttpRequest(method, path, query, headers, newBody, clientAddress, transport);
  }

  /** The same request, counting as one over TLS. */
  public HttpRequest asEncrypted() {
    return new HttpRequest(
        method,
        path,
        query,
        headers,
        body,
        clientAddress,
        new Transport(true, transport.version(), transport.clientPort()));
  }
}
