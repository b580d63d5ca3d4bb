package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.certificate.CertificateFolder;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.SecurityPolicy;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpListener.Service;
import io.github.lambdaurlguard.localcloud.http.HttpListener.Settings;
import io.github.lambdaurlguard.localcloud.http.ServerTls;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where viewers reach the distribution: over HTTPS with a certificate of this machine's own, and
 * over plain HTTP, which each behaviour lets in or not. Or, if the person so chose, over plain HTTP
 * only, which counts as HTTPS then.
 */
public final class ViewerListeners implements AutoCloseable {
  /** CloudFront's limit for the request line and all headers. */
  private static final int HEAD_BYTES = 20 * 1024;

  /**
   * CloudFront would take 20 GB; what lies behind it here takes 6 MB, and the rest is for trying
   * that out.
   */
  private static final int BODY_BYTES = 32 * 1024 * 1024;

  private final HttpListener plain;
  private final Optional<Https> https;

  private record Https(HttpListener listener, ServerTls tls, Path certificate) {}

  private ViewerListeners(HttpListener plain, Optional<Https> https) {
    this.plain = plain;
    this.https = https;
  }

  /**
   * Starts listening.
   *
   * @param certificates the folder that has the certificate, or shall have it
   */
  static ViewerListeners start(
      Console console, RunSettings run, Path certificates, Service service) {
    var http = new Settings("the distribution (--port)", run.port(), HEAD_BYTES, BODY_BYTES);
    if (run.httpsPort().isEmpty()) {
      return new ViewerListeners(
          HttpListener.start(console, http, request -> service.answer(request.asEncrypted())),
          Optional.empty());
    }
    var plain = HttpListener.start(console, http, service);
    try {
      return new ViewerListeners(
          plain, Optional.of(https(console, run.httpsPort().getAsInt(), certificates, service)));
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static Https https(Console console, int port, Path folder, Service service) {
    var certificates =
        new CertificateFolder(
            folder, Path.of(System.getProperty("java.home")), InstantSource.system());
    var certificate = certificates.obtain();
    var tls = new ServerTls(certificate.keyStore(), certificate.password());
    var settings =
        new Settings("the distribution over HTTPS (--https-port)", port, HEAD_BYTES, BODY_BYTES);
    return new Https(
        HttpListener.startTls(console, settings, tls, service), tls, certificates.pemFile());
  }

  /**
   * Where a browser finds the distribution. Over HTTPS the address has no name in it: an answer may
   * have the header Strict-Transport-Security, and a browser that trusts the certificate would from
   * then on refuse plain HTTP from all programs at {@code localhost}. Browsers heed that header for
   * names only (<a href="https://www.rfc-editor.org/rfc/rfc6797#section-8.1.1">RFC 6797, section
   * 8.1.1</a>).
   */
  public String address() {
    return https
        .map(secure -> "https://127.0.0.1:" + secure.listener().port())
        .orElseGet(this::plainAddress);
  }

  /** Where a browser finds another distribution, under a name of its own. */
  public String address(String name) {
    return "%s://%s:%d".formatted(https.isPresent() ? "https" : "http", name, port());
  }

  public String plainAddress() {
    return "http://localhost:" + plain.port();
  }

  /** The port of {@link #address}. */
  int port() {
    return https.map(Https::listener).orElse(plain).port();
  }

  /** The public certificate in a file, if there is one. */
  public Optional<Path> certificate() {
    return https.map(Https::certificate);
  }

  /** From now on, new connections are as a distribution demands. */
  void comply(SecurityPolicy policy) {
    https.ifPresent(secure -> secure.tls().offer(policy.versions()));
  }

  @Override
  public void close() {
    https.ifPresent(secure -> secure.listener().close());
    plain.close();
  }
}
