package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.junit.TrustStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS as a client does it that trusts one certificate and nothing else, and looks at the name. */
public final class TrustedTls {
  private TrustedTls() {}

  /** Trusts the certificate of a file in the format PEM. */
  public static SSLContext trusting(Path pem) throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(TrustStore.of(pem));
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** A connection to a port of this machine, its handshake not done yet. */
  public static SSLSocket open(SSLContext context, String host, int port) throws IOException {
    var socket = openAs(context, host, port);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /**
   * The same without a look at the name in the certificate.
   *
   * @param host the name that the handshake asks for
   */
  public static SSLSocket openAs(SSLContext context, String host, int port) throws IOException {
    return (SSLSocket)
        context
            .getSocketFactory()
            .createSocket(new Socket(InetAddress.getLoopbackAddress(), port), host, port, true);
  }
}
