package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class ObjectCacheTest {
  private static final CacheKey KEY = new CacheKey("", "origin", "/a", "");
  private static final Freshness FRESHNESS =
      new Freshness(TimeToLive.ofSeconds(0, 10, 100), new ErrorCaching(Map.of()));

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final ObjectCache cache = new ObjectCache(() -> now);
  private final List<HttpRequest> fetched = new ArrayList<>();
  private Delivery delivery;

  @Test
  void storedObject_isAHitWithItsAge() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(9);

    var hit = ask("GET", "1", response(200, "second"));

    assertThat(hit.body().text()).isEqualTo("first");
    assertThat(delivery.age()).contains(Duration.ofSeconds(9));
    assertThat(delivery.result()).isEqualTo(DeliveryResult.HIT);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void headAfterGet_isAHit() {
    ask("GET", "1", response(200, "first"));

    ask("HEAD", "1", response(200, ""));
    assertThat(delivery.result()).isEqualTo(DeliveryResult.HIT);
  }

  @Test
  void head_isNotKeptForGet() {
    ask("HEAD", "1", response(200, ""));

    assertThat(ask("GET", "1", response(200, "whole")).body().text()).isEqualTo("whole");
  }

  @Test
  void expiredObject_isCheckedByItsTagAndKept() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    var refreshed = ask("GET", "1", response(304, ""));

    assertThat(fetched.getLast().header("If-None-Match")).isEqualTo("\"first\"");
    assertThat(refreshed.body().text()).isEqualTo("first");
    assertThat(delivery.result()).isEqualTo(DeliveryResult.REFRESH_HIT);
    ask("GET", "1", response(200, "x"));
    assertThat(delivery.result()).isEqualTo(DeliveryResult.HIT);
  }

  @Test
  void expiredObjectThatHasChanged_isReplaced() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    assertThat(ask("GET", "1", response(200, "second")).body().text()).isEqualTo("second");
    assertThat(ask("GET", "1", response(200, "third")).body().text()).isEqualTo("second");
  }

  @Test
  void expiredObjectOfAFailingOrigin_isServedForTenSeconds() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    assertThat(ask("GET", "1", response(503, "")).body().text()).isEqualTo("first");
    now = now.plusSeconds(9);
    assertThat(ask("GET", "1", response(200, "second")).body().text()).isEqualTo("first");
    now = now.plusSeconds(1);
    assertThat(ask("GET", "1", response(200, "second")).body().text()).isEqualTo("second");
  }

  @Test
  void anotherVersion_isFetchedAnew() {
    ask("GET", "1", response(200, "first"));

    assertThat(ask("GET", "2", response(200, "second")).body().text()).isEqualTo("second");
    assertThat(fetched.getLast().headers().contains("If-None-Match")).isFalse();
  }

  @Test
  void expiredObjectWithoutATag_isCheckedByItsDate() {
    var date = "Thu, 01 Jan 2026 00:00:00 GMT";
    ask("GET", "1", HttpResponse.of(200, "text/plain", "first").with("Last-Modified", date));
    now = now.plusSeconds(10);
    ask("GET", "1", response(304, ""));

    assertThat(fetched.getLast().header("If-Modified-Since")).isEqualTo(date);
  }

  @Test
  void conditionsOfTheViewer_doNotReachTheOrigin() {
    ask("GET", "1", response(200, "first"));

    assertThat(fetched.getLast().headers().getFieldNamesCollection()).containsExactly("Accept");
  }

  @Test
  void error_isKeptAndCalledAnError() {
    ask("GET", "1", HttpResponse.of(404, "text/plain", "missing"));
    now = now.plusSeconds(9);

    var kept = ask("GET", "1", response(200, "there"));

    assertThat(kept.status()).isEqualTo(404);
    assertThat(delivery.result()).isEqualTo(DeliveryResult.ERROR);
    assertThat(delivery.age()).contains(Duration.ofSeconds(9));
  }

  @Test
  void expiredError_isNotServedForAFailingOrigin() {
    ask("GET", "1", HttpResponse.of(404, "text/plain", "missing"));
    now = now.plusSeconds(10);

    assertThat(ask("GET", "1", response(503, "down")).body().text()).isEqualTo("down");
  }

  @Test
  void range_reachesTheOriginAndItsPartIsNotKept() {
    var part = HttpResponse.of(206, "text/plain", "pa").with("Content-Range", "bytes 0-1/4");

    assertThat(askForRange(part).response()).isEqualTo(part);
    assertThat(fetched.getLast().header("Range")).isEqualTo("bytes=0-1");
    assertThat(ask("GET", "1", response(200, "part")).body().text()).isEqualTo("part");
  }

  @Test
  void wholeObjectInsteadOfARange_isKept() {
    assertThat(askForRange(response(200, "whole")).isFromCache()).isFalse();

    assertThat(askForRange(response(200, "x")).isFromCache()).isTrue();
    assertThat(ask("GET", "1", response(200, "x")).body().text()).isEqualTo("whole");
  }

  private Delivery askForRange(HttpResponse atOrigin) {
    return answer("GET", "1", HttpFields.build().add("Range", "bytes=0-1"), atOrigin);
  }

  private HttpResponse ask(String method, String version, HttpResponse atOrigin) {
    var headers = HttpFields.build().add("Accept", "*/*").add("If-None-Match", "\"viewers\"");
    delivery = answer(method, version, headers, atOrigin);
    return delivery.response();
  }

  private Delivery answer(
      String method, String version, HttpFields headers, HttpResponse atOrigin) {
    var request = new HttpRequest(method, "/a", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
    return cache.<RuntimeException>answer(
        new ObjectCache.Question(KEY, version, FRESHNESS, request),
        asked -> {
          fetched.add(asked);
          return Delivery.fromOrigin(atOrigin, Duration.ZERO);
        });
  }

  private static HttpResponse response(int status, String text) {
    return HttpResponse.of(status, "text/plain", text).with("ETag", "\"" + text + "\"");
  }
}
