package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a JVM does to learn what the local cloud loads at its start: it runs the same templates on
 * free ports, without the state and the data of the run that wants to know, and answers requests
 * that invoke no function.
 */
final class TrainingRun {
  private TrainingRun() {}

  /**
   * Runs them, and ends.
   *
   * @throws IllegalStateException if one of the requests has no answer
   */
  static void of(RunSettings settings) throws InterruptedException {
    // What a client on this machine calls a function URL is a name that only browsers resolve.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    try (var cloud = new LocalCloud(settings.forTraining(), Console.silent())) {
      cloud.run();
      var addresses = cloud.addresses();
      try (var client = client(addresses.certificate())) {
        get(client, URI.create(addresses.distribution() + "/"));
        for (var url : addresses.functionUrls()) {
          if (url.refusesUnsigned()) {
            get(client, URI.create(url.address()));
          }
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a training run had no answer", e);
    }
  }

  private static void get(HttpClient client, URI address) throws IOException, InterruptedException {
    var here = "%s://127.0.0.1:%d/".formatted(address.getScheme(), address.getPort());
    var request =
        HttpRequest.newBuilder(URI.create(here)).header("Host", address.getAuthority()).build();
    client.send(request, BodyHandlers.discarding());
  }

  private static HttpClient client(Optional<Path> certificate)
      throws GeneralSecurityException, IOException {
    var client = HttpClient.newBuilder();
    if (certificate.isPresent()) {
      client.sslContext(trusting(certificate.get()));
    }
    return client.build();
  }

  private static SSLContext trusting(Path file) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (var certificate = Files.newInputStream(file)) {
      store.setCertificateEntry(
          "local-cloud", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
