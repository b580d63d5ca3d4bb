package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Departure;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Sends requests as they are: it adds no header of its own but the framing, follows no redirect,
 * decodes nothing and remembers no cookie.
 */
public final class HttpFetcher implements AutoCloseable {
  /** A body up to this length costs less whole than flowing. */
  private static final int SHORT_BODY_BYTES = 64 * 1024;

  /** As many as an array can have: DynamoDB's answers are the longest, and DynamoDB limits them. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** The longest head of a request or response: more than CloudFront lets through. */
  private static final int HEAD_LIMIT_BYTES = 64 * 1024;

  private final HttpClient client;
  private final ConnectionObserver observer;

  /** Starts a client whose requests nobody follows. */
  public HttpFetcher() {
    this(ConnectionObserver.NONE);
  }

  /** Starts a client. */
  public HttpFetcher(ConnectionObserver observer) {
    this.observer = observer;
    var transport = new HttpClientTransportOverHTTP(1);
    // What listens to responses here hands them on and never blocks.
    transport.setInvocationType(InvocationType.NON_BLOCKING);
    client = new HttpClient(transport);
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
    var departure = observer.depart();
    var outgoing = outgoing(host, port, request, timeout, departure);
    outgoing.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    var whole = new CompletableResponseListener(outgoing, MOST_BYTES).send();
    return answered(
        outgoing,
        departure,
        () -> {
          var response = whole.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
          return new HttpResponse(
              response.getStatus(),
              response.getHeaders().asImmutable(),
              Body.of(response.getContent()));
        });
  }

  /**
   * Sends a request and waits for the head of its response. A short body of known length is whole;
   * any other flows, and belongs to the exchange of the current thread.
   *
   * @param host a name or address, with a port, to connect to; the {@code Host} header is the
   *     request's own
   * @param wait how long to wait for the head, and for more of the body at each time
   * @param all how long all of it may take; what takes longer breaks off
   * @throws ConnectException if the peer cannot be reached, so that the request was not sent
   * @throws IOException if it breaks off
   * @throws TimeoutException if the head is not there in time
   */
  public HttpResponse open(
      String host, int port, HttpRequest request, Duration wait, Optional<Duration> all)
      throws IOException, TimeoutException, InterruptedException {
    var departure = observer.depart();
    var outgoing = outgoing(host, port, request, wait, departure);
    all.ifPresent(limit -> outgoing.timeout(limit.toMillis(), TimeUnit.MILLISECONDS));
    var listener = new InputStreamResponseListener();
    outgoing.send(listener);
    return answered(
        outgoing,
        departure,
        () -> {
          var head = listener.get(wait.toMillis(), TimeUnit.MILLISECONDS);
          var response =
              new HttpResponse(
                  head.getStatus(), head.getHeaders().asImmutable(), body(head, listener));
          return !isHead(request) && isShort(response.body())
              ? response.withBody(response.body().whole())
              : response;
        });
  }

  private Request outgoing(
      String host, int port, HttpRequest request, Duration wait, Departure departure) {
    var outgoing =
        client
            .newRequest(host, port)
            .method(request.method())
            .path(request.target())
            .headers(headers -> copyEndToEnd(request.headers(), headers))
            .idleTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
            .onRequestBegin(begun -> departure.on(connection(begun)));
    if (!request.body().isEmpty()) {
      outgoing.body(
          new BytesRequestContent(request.header("Content-Type"), request.body().bytes()));
    }
    return outgoing;
  }

  /** Waits for the answer to a request that is under way. */
  private interface Wait {
    HttpResponse get()
        throws IOException, TimeoutException, ExecutionException, InterruptedException;
  }

  private static HttpResponse answered(Request outgoing, Departure departure, Wait wait)
      throws IOException, TimeoutException, InterruptedException {
    try {
      return wait.get();
    } catch (TimeoutException e) {
      var _ = outgoing.abort(e);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException late) {
        throw late;
      }
      var reason =
          e.getCause() instanceof EOFException
              ? "the connection was closed"
              : e.getCause().getMessage();
      var problem =
          "no answer from %s:%d: %s".formatted(outgoing.getHost(), outgoing.getPort(), reason);
      throw e.getCause() instanceof ConnectException
          ? new ConnectException(problem)
          : new IOException(problem, e);
    } finally {
      departure.over();
    }
  }

  private static FlowingBody body(Response head, InputStreamResponseListener listener) {
    // What a GET would have had, which the response to a HEAD says without having it.
    var length =
        HttpStatus.hasNoBody(head.getStatus())
            ? 0
            : head.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    return Exchange.own(
        new FlowingBody(
            listener.getInputStream(),
            length < 0 ? OptionalLong.empty() : OptionalLong.of(length)));
  }

  private static boolean isHead(HttpRequest request) {
    return request.method().equals("HEAD");
  }

  private static boolean isShort(Body body) {
    return body.length().isPresent() && body.length().getAsLong() <= SHORT_BODY_BYTES;
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
