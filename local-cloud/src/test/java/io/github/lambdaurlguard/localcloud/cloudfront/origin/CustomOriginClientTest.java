package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.OriginAccessSignature;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often CloudFront asks an origin that does not answer, and what it says then. */
class CustomOriginClientTest {
  private static final String HOST = "abc.lambda-url.eu-central-1.on.aws";

  @AutoClose private final HttpFetcher fetcher = new HttpFetcher();

  @ParameterizedTest(name = "{0}, {1} of 3 attempts -> {2} times")
  @CsvSource({
    "GET,     3, 3", "GET,     1, 1", "HEAD,    2, 2", "POST,    3, 1",
    "PUT,     3, 1", "PATCH,   3, 1", "DELETE,  3, 1", "OPTIONS, 3, 1"
  })
  void originThatBreaksOff_isAskedAgainForGetAndHeadOnly(String method, int attempts, int times)
      throws IOException {
    try (var origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(origin));
      var asked = ask(origin.getLocalPort(), method, attempts, Optional.empty());

      assertThat(asked).isEqualTo(new Asked(502, times));
    }
  }

  @ParameterizedTest(name = "{0}, {1} of 3 attempts")
  @CsvSource({"GET, 3", "POST, 3", "POST, 2", "DELETE, 1"})
  void originThatRefusesConnections_isTriedAgainForEveryMethod(String method, int attempts)
      throws IOException {
    var closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    closed.close();

    var asked = ask(closed.getLocalPort(), method, attempts, Optional.empty());

    assertThat(asked).isEqualTo(new Asked(502, attempts));
  }

  @ParameterizedTest(name = "{0}, {1} attempts of 1 s, {2} s in all -> {3} times")
  @CsvSource({"GET, 2, , 2", "POST, 2, , 1", "GET, 3, 1, 1", "GET, 3, 2, 2"})
  void silentOrigin_isAskedAgainWithinTheCompletionTimeout(
      String method, int attempts, Integer completion, int times) throws IOException {
    try (var origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var asked =
          ask(
              origin.getLocalPort(),
              method,
              attempts,
              Optional.ofNullable(completion).map(Duration::ofSeconds));

      assertThat(asked).isEqualTo(new Asked(504, times));
    }
  }

  record Asked(int status, int times) {}

  private Asked ask(int port, String method, int attempts, Optional<Duration> completion) {
    var second = Duration.ofSeconds(1);
    var origin =
        new CustomOrigin(
            "Function",
            HOST,
            "",
            Map.of(),
            new OriginTimeouts(attempts, second, completion, second));
    var request =
        new HttpRequest(method, "/x", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "192.0.2.1");
    var client =
        new CustomOriginClient(
            QUIET,
            fetcher,
            HOST::equals,
            port,
            Map.of(),
            new OriginAccessSignature(
                new Identities().ofCloudFront(),
                "arn:aws:cloudfront::123456789012:distribution/E1",
                "123456789012",
                InstantSource.system()));
    var traces = new ArrayList<RequestTrace>();
    new TracedService(QUIET, each -> client.fetch(origin, each).response(), traces::add)
        .answer(request);
    return new Asked(traces.getFirst().status(), traces.getFirst().hops().size());
  }

  private static void breakOff(ServerSocket origin) {
    while (!origin.isClosed()) {
      try (var connection = origin.accept()) {
        connection.getInputStream().read();
      } catch (IOException e) {
        // The test is over, and closed the socket.
        return;
      }
    }
  }
}
