package io.github.lambdaurlguard.localcloud.http;

import java.security.KeyStore;
import java.util.Set;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How a listener speaks TLS: under which certificate, and in which versions. */
public final class ServerTls {
  private final SslContextFactory.Server factory = new SslContextFactory.Server();

  /** TLS under the certificate of a key store. */
  public ServerTls(KeyStore certificate, String password) {
    factory.setKeyStore(certificate);
    factory.setKeyStorePassword(password);
  }

  /**
   * From now on, new connections are in one of these versions.
   *
   * @param versions as Java calls them, such as {@code TLSv1.3}
   */
  public void offer(Set<String> versions) {
    try {
      factory.reload(same -> same.setIncludeProtocols(versions.toArray(String[]::new)));
    } catch (Exception e) {
      throw new IllegalStateException("HTTPS cannot be offered in " + versions, e);
    }
  }

  ConnectionFactory over(ConnectionFactory protocol) {
    return new SslConnectionFactory(factory, protocol.getProtocol());
  }
}
