package io.github.lambdaurlguard.localcloud.http;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses that flow, from a listener to a fetcher. */
class FlowingResponseTest {
  private static final int LIMIT_BYTES = 16 * 1024;
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final HttpRequest REQUEST =
      new HttpRequest("GET", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "127.0.0.1");

  @AutoClose private final HttpFetcher fetcher = new HttpFetcher();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void bodyThatFlows_arrives() throws Exception {
    try (var listener = answering(flowing("abc"))) {
      var response = open(listener, REQUEST);

      assertThat(response.headers().contains("Content-Length")).isFalse();
      assertThat(response.body().whole().text()).isEqualTo("abc");
      awaitEnd();
    }
  }

  @Test
  void bodyThatBreaksOff_breaksOffForTheClient() throws Exception {
    var broken =
        new SequenceInputStream(new ByteArrayInputStream("abc".getBytes(UTF_8)), failing());
    try (var listener = answering(new FlowingBody(broken, OptionalLong.empty()))) {
      var response = open(listener, REQUEST);

      assertThat(response.status()).isEqualTo(200);
      assertThatThrownBy(() -> response.body().whole()).isInstanceOf(IOException.class);
      awaitEnd();
    }
  }

  @Test
  void bodyOfAHead_isClosedUnread() throws Exception {
    var head =
        new HttpRequest("HEAD", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "127.0.0.1");
    try (var listener = answering(new FlowingBody(failing(), OptionalLong.of(3)))) {
      var response = open(listener, head);

      assertThat(response.headers().get("Content-Length")).isEqualTo("3");
      awaitEnd();
    }
  }

  /** RFC 9110, section 9.3.2: a HEAD has the headers of a GET. */
  @Test
  void responseToAHead_saysTheLengthOfAGet_alsoThroughAnother() throws Exception {
    var head =
        new HttpRequest("HEAD", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "127.0.0.1");
    try (var origin =
            HttpListener.start(
                QUIET, settings(), request -> HttpResponse.of(200, "text/plain", "abc"));
        var front = HttpListener.start(QUIET, settings(), request -> passedOn(origin, head))) {
      var response = open(front, head);

      assertThat(response.headers().get("Content-Length")).isEqualTo("3");
    }
  }

  private HttpResponse passedOn(HttpListener origin, HttpRequest request) {
    try {
      return open(origin, request);
    } catch (IOException | TimeoutException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As where a page for errors takes the place of what an origin answered. */
  @Test
  void bodyThatAnotherResponseReplaces_isClosed() throws Exception {
    try (var origin = answering(flowing("a".repeat(1000)));
        var front =
            HttpListener.start(
                QUIET,
                settings(),
                request -> {
                  thrownAway(origin);
                  return HttpResponse.of(200, "text/plain", "another");
                })) {
      assertThat(open(front, REQUEST).body().whole().text()).isEqualTo("another");
      awaitEnd();
    }
  }

  private void thrownAway(HttpListener origin) {
    try {
      var unused = open(origin, REQUEST);
      assertThat(unused.body().isWhole()).isFalse();
    } catch (IOException | TimeoutException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(ended.await(WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private HttpListener answering(FlowingBody body) {
    body.atEnd(ended::countDown);
    return HttpListener.start(
        QUIET, settings(), request -> new HttpResponse(200, HttpFields.EMPTY, body));
  }

  private static HttpListener.Settings settings() {
    return new HttpListener.Settings("test", 0, LIMIT_BYTES, LIMIT_BYTES);
  }

  private HttpResponse open(HttpListener listener, HttpRequest request)
      throws IOException, TimeoutException, InterruptedException {
    return fetcher.open("127.0.0.1", listener.port(), request, WAIT, Optional.empty());
  }

  private static FlowingBody flowing(String text) {
    return new FlowingBody(new ByteArrayInputStream(text.getBytes(UTF_8)), OptionalLong.empty());
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        throw new IOException("gone");
      }
    };
  }
}
