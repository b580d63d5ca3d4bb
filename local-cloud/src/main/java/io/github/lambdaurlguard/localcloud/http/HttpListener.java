package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.trace.TracedConnections;
import io.github.lambdaurlguard.localcloud.trace.TracedConnections.Connection;
import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Listens on loopback and hands each request, read whole, to a service. Requests run side by side,
 * each on a virtual thread, so a service may block.
 *
 * <p>Messages are parsed strictly (RFC 9112); paths are not judged or normalised, because
 * CloudFront and Lambda see them as sent.
 */
public final class HttpListener implements AutoCloseable {
  /** Answers one request. It may block. */
  @FunctionalInterface
  public interface Service {
    HttpResponse answer(HttpRequest request);
  }

  /**
   * What a listener accepts.
   *
   * @param name what the listener is for, as shown in messages
   * @param port 0 picks a free one
   * @param headLimit the longest request line and headers, in bytes
   * @param bodyLimit the longest body, in bytes; over is 413
   */
  public record Settings(String name, int port, int headLimit, int bodyLimit) {}

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final int port;

  private HttpListener(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts listening.
   *
   * @throws PortTakenException if another process listens on the port
   */
  public static HttpListener start(Settings settings, Service service) {
    var threads = new QueuedThreadPool();
    threads.setName(settings.name());
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(threads);
    var connector =
        new ServerConnector(server, 1, 1, new RawTargetConnection.Factory(configuration(settings)));
    connector.setHost(LOOPBACK);
    connector.setPort(settings.port());
    server.addConnector(connector);
    server.setHandler(new ServiceHandler(service, settings.bodyLimit()));
    server.setErrorHandler(new MalformedRequestHandler());
    try {
      server.start();
    } catch (Exception e) {
      if (e.getCause() instanceof BindException || e instanceof BindException) {
        throw new PortTakenException(settings.name(), settings.port());
      }
      throw new IllegalStateException("the listener for " + settings.name() + " did not start", e);
    }
    return new HttpListener(server, connector.getLocalPort());
  }

  private static HttpConfiguration configuration(Settings settings) {
    var configuration = new HttpConfiguration();
    configuration.setHttpCompliance(HttpCompliance.STRICT);
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(settings.headLimit());
    configuration.setResponseHeaderSize(settings.headLimit());
    return configuration;
  }

  public int port() {
    return port;
  }

  /** Host and port to reach this listener at. */
  public String address() {
    return LOOPBACK + ":" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("a listener did not stop", e);
    }
  }

  private static final class ServiceHandler extends Handler.Abstract {
    private final Service service;
    private final int bodyLimit;

    ServiceHandler(Service service, int bodyLimit) {
      this.service = service;
      this.bodyLimit = bodyLimit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      write(answer(request), response, callback);
      return true;
    }

    private HttpResponse answer(Request request) throws IOException {
      var problem = RequestTarget.problem(request);
      if (problem.isPresent()) {
        return MalformedRequestHandler.answer(HttpStatus.BAD_REQUEST_400, problem.get());
      }
      var body = Content.Source.asInputStream(request).readNBytes(bodyLimit + 1);
      if (body.length > bodyLimit) {
        return HttpResponse.json(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "{\"message\":\"Request body is over %d bytes\"}".formatted(bodyLimit));
      }
      var target = RequestTarget.of(request);
      var received =
          new HttpRequest(
              request.getMethod(),
              target.path(),
              target.query(),
              request.getHeaders().asImmutable(),
              Body.of(body),
              Request.getRemoteAddr(request));
      try {
        return TracedConnections.arrive(connection(request), () -> service.answer(received));
      } catch (RuntimeException e) {
        Console.fault("answering " + received.method() + " " + received.path(), e);
        return HttpResponse.json(
            HttpStatus.INTERNAL_SERVER_ERROR_500, "{\"message\":\"Internal failure\"}");
      }
    }

    private static Connection connection(Request request) {
      return new Connection(Request.getRemotePort(request), Request.getLocalPort(request));
    }

    private static void write(HttpResponse answer, Response response, Callback callback) {
      response.setStatus(answer.status());
      for (HttpField field : answer.headers()) {
        if (field.getHeader() != HttpHeader.CONTENT_LENGTH
            && field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
          addOrReplace(field, response.getHeaders());
        }
      }
      if (!HttpStatus.hasNoBody(answer.status())) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().size());
      }
      response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
    }

    /** The server has set a date of its own by now; the answer's replaces it. */
    private static void addOrReplace(HttpField field, HttpFields.Mutable headers) {
      if (field.getHeader() == HttpHeader.DATE) {
        headers.put(field);
      } else {
        headers.add(field);
      }
    }
  }
}
