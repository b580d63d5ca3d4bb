package io.github.lambdaurlguard.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
  @Test
  void cookieOfOneAnswer_isNotSentWithTheNextRequest() throws Exception {
    try (var listener =
            HttpListener.start(
                new HttpListener.Settings("an origin", 0, 8192, 8192),
                request ->
                    HttpResponse.json(200, "cookies: " + request.header("Cookie"))
                        .with("Set-Cookie", "session=1"));
        var fetcher = new HttpFetcher()) {
      assertThat(fetch(fetcher, listener)).isEqualTo("cookies: ");
      assertThat(fetch(fetcher, listener)).isEqualTo("cookies: ");
    }
  }

  private static String fetch(HttpFetcher fetcher, HttpListener listener) throws Exception {
    var request =
        new HttpRequest(
            "GET",
            "/",
            Optional.empty(),
            HttpFields.build().add("Host", "origin"),
            Body.EMPTY,
            "127.0.0.1");
    return fetcher
        .fetch("127.0.0.1", listener.port(), request, Duration.ofSeconds(10))
        .body()
        .text();
  }
}
