package io.github.lambdaurlguard.localcloud.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that keeps the target of the current request as it was sent. Jetty refuses a path
 * that it cannot decode or normalise, whatever compliance it is told; CloudFront passes such a path
 * on. So Jetty is shown a plain path, and the service the target that was sent.
 */
final class RawTargetConnection extends HttpConnection {
  private static final String PLAIN_PATH = "/";

  private volatile String target = "";

  private RawTargetConnection(
      HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
    super(configuration, connector, endPoint);
  }

  /** Path and query as they were sent. */
  static String target(Request request) {
    return request.getConnectionMetaData().getConnection() instanceof RawTargetConnection connection
            && !connection.target.isEmpty()
        ? connection.target
        : request.getHttpURI().getPathQuery();
  }

  /** Only a path is kept from Jetty; of every other form of a target it is the judge. */
  @Override
  protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
    target = uri.startsWith(PLAIN_PATH) ? uri : "";
    return super.newHttpStream(method, target.isEmpty() ? uri : PLAIN_PATH, version);
  }

  /** Makes such connections. */
  static final class Factory extends HttpConnectionFactory {
    Factory(HttpConfiguration configuration) {
      super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      return configure(
          new RawTargetConnection(getHttpConfiguration(), connector, endPoint),
          connector,
          endPoint);
    }
  }
}
