package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Sends requests as they are: it adds no header of its own but the framing, follows no redirect,
 * decodes nothing and remembers no cookie.
 */
public final class HttpFetcher implements AutoCloseable {
  private static final int RESPONSE_LIMIT_BYTES = 64 * 1024 * 1024;

  /** The longest head of a request or response: more than CloudFront lets through. */
  private static final int HEAD_LIMIT_BYTES = 64 * 1024;

  private final HttpClient client = new HttpClient();
  private final ConnectionObserver observer;

  /** Starts a client whose requests nobody follows. */
  public HttpFetcher() {
    this(ConnectionObserver.NONE);
  }

  /** Starts a client. */
  public HttpFetcher(ConnectionObserver observer) {
    this.observer = observer;
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setRequestBufferSize(HEAD_LIMIT_BYTES);
    client.setMaxResponseHeadersSize(HEAD_LIMIT_BYTES);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client did not start", e);
    }
    client.getContentDecoderFactories().clear();
  }

  /**
   * Sends a request and waits for its whole response.
   *
   * @param host a name or address, with a port, to connect to; the {@code Host} header is the
   *     request's own
   * @throws ConnectException if the peer cannot be reached, so that the request was not sent
   * @throws IOException if it breaks off
   * @throws TimeoutException if the whole response is not there in time
   */
  public HttpResponse fetch(String host, int port, HttpRequest request, Duration timeout)
      throws IOException, TimeoutException, InterruptedException {
    var outgoing =
        client
            .newRequest(host, port)
            .method(request.method())
            .path(request.target())
            .headers(headers -> copyEndToEnd(request.headers(), headers))
            .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    var departure = observer.depart();
    outgoing.onRequestBegin(begun -> departure.on(connection(begun)));
    if (!request.body().isEmpty()) {
      outgoing.body(
          new BytesRequestContent(request.header("Content-Type"), request.body().bytes()));
    }
    try {
      var response = new CompletableResponseListener(outgoing, RESPONSE_LIMIT_BYTES).send().get();
      return new HttpResponse(
          response.getStatus(),
          response.getHeaders().asImmutable(),
          Body.of(response.getContent()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException late) {
        throw late;
      }
      var reason =
          e.getCause() instanceof EOFException
              ? "the connection was closed"
              : e.getCause().getMessage();
      var problem = "no answer from " + host + ":" + port + ": " + reason;
      throw e.getCause() instanceof ConnectException
          ? new ConnectException(problem)
          : new IOException(problem, e);
    } finally {
      departure.over();
    }
  }

  private static Connection connection(Request begun) {
    var client = (InetSocketAddress) begun.getConnection().getLocalSocketAddress();
    return new Connection(client.getPort(), begun.getPort());
  }

  private static void copyEndToEnd(HttpFields from, HttpFields.Mutable to) {
    for (HttpField field : from) {
      if (field.getHeader() != HttpHeader.CONTENT_LENGTH
          && field.getHeader() != HttpHeader.TRANSFER_ENCODING
          && field.getHeader() != HttpHeader.CONNECTION) {
        to.add(field);
      }
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client did not stop", e);
    }
  }
}
