package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Listens on loopback and hands each request, read whole, to a service. Requests run side by side,
 * each on a thread of its own, so a service may block. These are no virtual threads: most requests
 * wait several times for a short while, and a thread of the system is woken with less work.
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

  /** Answers one request, when it has the answer. It must not block. */
  @FunctionalInterface
  public interface AsyncService {
    CompletableFuture<HttpResponse> answer(HttpRequest request, Caller caller);
  }

  /** Who waits for an answer. */
  @FunctionalInterface
  public interface Caller {
    /** Whether it still holds its connection: a program that has ended does not. */
    boolean isThere();
  }

  /**
   * What a listener accepts.
   *
   * @param name what the listener is for, as shown in messages
   * @param port 0 picks a free one
   * @param headLimit the longest request line and headers, in bytes
   * @param bodyLimit the longest body, in bytes
   * @param overlong the answer to a longer one
   * @param patience how long a connection may stand still in the middle of a request
   * @param flowing whose bodies are handed on as they come, of any length, by their headers
   */
  public record Settings(
      String name,
      int port,
      int headLimit,
      int bodyLimit,
      HttpResponse overlong,
      Duration patience,
      Predicate<HttpFields> flowing) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A listener that answers an overlong body with 413 in JSON. */
    public Settings(String name, int port, int headLimit, int bodyLimit) {
      this(
          name,
          port,
          headLimit,
          bodyLimit,
          HttpResponse.json(
              HttpStatus.PAYLOAD_TOO_LARGE_413,
              Map.of("message", "Request body is over %d bytes".formatted(bodyLimit))));
    }

    /** A listener that answers an overlong body in its own way. */
    public Settings(String name, int port, int headLimit, int bodyLimit, HttpResponse overlong) {
      this(name, port, headLimit, bodyLimit, overlong, PATIENCE);
    }

    /** A listener that reads all requests whole. */
    public Settings(
        String name,
        int port,
        int headLimit,
        int bodyLimit,
        HttpResponse overlong,
        Duration patience) {
      this(name, port, headLimit, bodyLimit, overlong, patience, _ -> false);
    }

    /** The same where bodies flow under some headers, and may stand still so long. */
    public Settings flowing(Predicate<HttpFields> under, Duration still) {
      return new Settings(name, port, headLimit, bodyLimit, overlong, still, under);
    }
  }

  /** A request holds a thread for as long as its service takes. */
  private static final int MOST_THREADS = 1000;

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final int port;

  private HttpListener(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts listening for plain HTTP.
   *
   * @throws PortTakenException if another process listens on the port
   */
  public static HttpListener start(Console console, Settings settings, Service service) {
    return start(console, settings, ConnectionObserver.NONE, service);
  }

  /**
   * Starts listening for plain HTTP from within this process, too.
   *
   * @param observer sees what arrives
   * @throws PortTakenException if another process listens on the port
   */
  public static HttpListener start(
      Console console, Settings settings, ConnectionObserver observer, Service service) {
    var http = new RawTargetConnection.Factory(configuration(settings));
    return start(settings, new ServiceHandler(console, service, observer, settings), http);
  }

  /**
   * Starts listening for plain HTTP with a service that does not block.
   *
   * @throws PortTakenException if another process listens on the port
   */
  public static HttpListener startAsync(Console console, Settings settings, AsyncService service) {
    var http = new RawTargetConnection.Factory(configuration(settings));
    return start(settings, new AsyncServiceHandler(console, service, settings), http);
  }

  /**
   * Starts listening for HTTPS.
   *
   * @throws PortTakenException if another process listens on the port
   */
  public static HttpListener startTls(
      Console console, Settings settings, ServerTls tls, Service service) {
    var configuration = configuration(settings);
    // Which names are answered to is CloudFront's business; Jetty would refuse all but those of the
    // certificate, with an answer of its own.
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    var http = new RawTargetConnection.Factory(configuration);
    var handler = new ServiceHandler(console, service, ConnectionObserver.NONE, settings);
    return start(settings, handler, tls.over(http), http);
  }

  private static HttpListener start(
      Settings settings, Handler handler, ConnectionFactory... protocols) {
    var threads = new QueuedThreadPool(MOST_THREADS);
    threads.setName(settings.name());
    threads.setDaemon(true);
    var server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1, protocols);
    connector.setHost(LOOPBACK);
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.patience().toMillis());
    server.addConnector(connector);
    server.setHandler(handler);
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
}
