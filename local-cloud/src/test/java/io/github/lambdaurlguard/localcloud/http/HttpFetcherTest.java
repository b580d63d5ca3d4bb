package io.github.lambdaurlguard.localcloud.http;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
  private static final int LIMIT_BYTES = 1024;

  @Test
  void cookieOfAResponse_isNotSentWithTheNextRequest() throws Exception {
    var settings = new HttpListener.Settings("test", 0, LIMIT_BYTES, LIMIT_BYTES);
    try (var listener =
            HttpListener.start(
                QUIET,
                settings,
                request ->
                    HttpResponse.of(200, "text/plain", request.header("Cookie"))
                        .with("Set-Cookie", "seen=1"));
        var fetcher = new HttpFetcher()) {
      var request =
          new HttpRequest("GET", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "192.0.2.1");
      fetcher.fetch("127.0.0.1", listener.port(), request, Duration.ofSeconds(10));

      var second = fetcher.fetch("127.0.0.1", listener.port(), request, Duration.ofSeconds(10));

      assertThat(second.body().text()).isEmpty();
    }
  }
}
