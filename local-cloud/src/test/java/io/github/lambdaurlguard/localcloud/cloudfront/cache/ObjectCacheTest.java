package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(fetched.getLast().headers().getFieldNamesCollection())
        .containsExactlyInAnyOrder("Accept", "If-None-Match");
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
    assertThat(fetched.getLast().headers().getFieldNamesCollection())
        .containsExactlyInAnyOrder("Accept", "If-Modified-Since");
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

  @Test
  void rangeOfAnExpiredObject_isAskedForWithoutAConditionAndLeavesTheObject() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    assertThat(askForRange(HttpResponse.of(206, "text/plain", "fi")).response().status())
        .isEqualTo(206);
    assertThat(fetched.getLast().headers().contains("If-None-Match")).isFalse();
    assertThat(ask("GET", "1", response(304, "")).body().text()).isEqualTo("first");
  }

  /** Were they collapsed, the second would wait for the first, which waits for it. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"HEAD, Accept, */*", "GET, Range, bytes=0-1", "HEAD, Range, bytes=0-1"})
  @Timeout(30)
  void requestThatBringsNoWholeObject_isWaitedForByNobody(
      String method, String header, String value) {
    var headers = HttpFields.build().add(header, value);
    var atOrigin = HttpResponse.of(200, "text/plain", "").with("Cache-Control", "no-store");

    var first =
        cache.answer(
            lookup(method, "1", FRESHNESS, headers), _ -> answer(method, "1", headers, atOrigin));

    assertThat(first.response()).isEqualTo(atOrigin);
    assertThat(fetched).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {304, 500, 503})
  void statusThatSaysNothingOfAnObject_goesOnWhereNoneIsKnown(int status) {
    assertThat(ask("GET", "1", response(status, "")).status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"500, 200", "503, 200", "404, 404", "499, 499"})
  void expiredObject_isServedWhereTheOriginItselfFails(int status, int served) {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    assertThat(ask("GET", "1", response(status, "")).status()).isEqualTo(served);
  }

  @Test
  void objectThatIsNotToBeKeptAnyMore_isForgotten() {
    ask("GET", "1", response(200, "first"));
    now = now.plusSeconds(10);

    var mine = ask("GET", "1", response(200, "mine").with("Cache-Control", "no-store"));

    assertThat(mine.body().text()).isEqualTo("mine");
    assertThat(ask("GET", "1", response(200, "third")).body().text()).isEqualTo("third");
    assertThat(fetched.getLast().headers().contains("If-None-Match")).isFalse();
  }

  @Test
  void objectUnderAnotherPolicyThatDoesNotKeepIt_isForgottenOnceItIsChecked() {
    var kept = new Freshness(TimeToLive.ofSeconds(1, 10, 100), new ErrorCaching(Map.of()));
    var first = response(200, "first").with("Cache-Control", "no-store");
    answer(lookup("GET", "1", kept, HttpFields.EMPTY), first);
    now = now.plusSeconds(1);

    assertThat(ask("GET", "1", response(304, "")).body().text()).isEqualTo("first");
    ask("GET", "1", response(200, "second"));
    assertThat(fetched.getLast().headers().contains("If-None-Match")).isFalse();
  }

  @Test
  void flowingObjectThatSaysItsLength_isKeptBeforeItGoesOn() {
    var response = ask("GET", "1", flowing("first", OptionalLong.of(5)));

    assertThat(response.body().isWhole()).isTrue();
    assertThat(response.body().text()).isEqualTo("first");
    assertThat(ask("GET", "1", response(200, "x")).body().text()).isEqualTo("first");
  }

  @Test
  void flowingObjectWithoutALength_isKeptOnceItHasPassed() throws IOException {
    var response = ask("GET", "1", flowing("first", OptionalLong.empty()));

    assertThat(response.body().isWhole()).isFalse();
    assertThat(ask("GET", "1", flowing("second", OptionalLong.empty())).body().isWhole())
        .as("it has not passed yet")
        .isFalse();
    assertThat(response.body().whole().text()).isEqualTo("first");
    assertThat(ask("GET", "1", response(200, "x")).body().text()).isEqualTo("first");
  }

  @Test
  void wholeObject_isKeptAtOnce() {
    assertThat(ask("GET", "1", response(200, "first")).body().isWhole()).isTrue();
    assertThat(ask("GET", "1", response(200, "x")).body().text()).isEqualTo("first");
  }

  @Test
  void flowingObjectThatIsNotKept_flowsOn() throws IOException {
    var mine = flowing("mine", OptionalLong.of(4)).with("Cache-Control", "no-store");

    assertThat(ask("GET", "1", mine).body().isWhole()).isFalse();
    assertThat(delivery.response().body().whole().text()).isEqualTo("mine");
    assertThat(ask("GET", "1", response(200, "x")).body().text()).isEqualTo("x");
  }

  /** Its length is what its sender says. */
  @ParameterizedTest(name = "{0} bytes -> {1}")
  @CsvSource({"16777216, true", "16777217, false"})
  void objectThatWouldDriveOutAllOthers_isNotKept(long length, boolean kept) {
    ask("GET", "1", flowing("large", OptionalLong.of(length)));

    assertThat(delivery.response().body().isWhole()).isEqualTo(kept);
    ask("GET", "1", response(200, "x"));
    assertThat(delivery.isFromCache()).isEqualTo(kept);
  }

  @Test
  void objectWithALongQuery_isKept() {
    var key = new CacheKey("", "origin", "/a", "q=" + "a".repeat(8000));
    var lookup = new ObjectCache.Lookup(key, "1", FRESHNESS, request("GET", HttpFields.EMPTY));
    answer(lookup, response(200, "first"));

    assertThat(answer(lookup, response(200, "x")).isFromCache()).isTrue();
  }

  /** Ten objects of 8 MiB are more than the 64 MiB that the cache holds. */
  @Test
  @Timeout(30)
  void objectThatWasUsedLeast_makesRoom() {
    var body = Body.of(new byte[8 * 1024 * 1024]);
    var lookups =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    new ObjectCache.Lookup(
                        new CacheKey("", "origin", "/" + i, ""),
                        "1",
                        FRESHNESS,
                        request("GET", HttpFields.EMPTY)))
            .toList();
    lookups.forEach(lookup -> answer(lookup, HttpResponse.of(200, "text/plain", body)));

    // The cache makes room on another thread.
    while (lookups.stream().allMatch(this::isKept)) {
      Thread.onSpinWait();
    }
    assertThat(lookups).anyMatch(this::isKept);
  }

  /** Looks without bringing anything. */
  private boolean isKept(ObjectCache.Lookup lookup) {
    return unlessError(lookup, response(200, "x")).isFromCache();
  }

  @Test
  void withoutAPolicyThatKeeps_onlyErrorsAreKept() {
    var lookup = lookup("GET", "1", FRESHNESS, HttpFields.build().add("If-Match", "\"1\""));

    assertThat(unlessError(lookup, response(200, "first")).response().body().text())
        .isEqualTo("first");
    assertThat(fetched.getLast().header("If-Match")).isEqualTo("\"1\"");
    assertThat(unlessError(lookup, response(404, "missing")))
        .satisfies(error -> assertThat(error.response().body().text()).isEqualTo("missing"))
        .satisfies(error -> assertThat(error.isFromCache()).isFalse());
    now = now.plusSeconds(9);
    assertThat(unlessError(lookup, response(200, "second")))
        .satisfies(hit -> assertThat(hit.response().body().text()).isEqualTo("missing"))
        .satisfies(hit -> assertThat(hit.result()).isEqualTo(DeliveryResult.ERROR));
    now = now.plusSeconds(1);
    assertThat(unlessError(lookup, response(200, "third")).response().body().text())
        .isEqualTo("third");
  }

  @Test
  void withoutAPolicyThatKeeps_errorOfAHeadIsNotKept() {
    var lookup = lookup("HEAD", "1", FRESHNESS, HttpFields.EMPTY);
    unlessError(lookup, response(404, ""));

    assertThat(unlessError(lookup, response(200, "")).response().status()).isEqualTo(200);
  }

  @Test
  void trace_tellsMissHitAndExpired() {
    assertThat(noted(response(200, "first"))).containsExactly("miss");
    assertThat(noted(response(200, "second"))).containsExactly("hit");
    now = now.plusSeconds(10);
    assertThat(noted(response(304, ""))).containsExactly("expired");
  }

  /** What the trace of a request for the object says of the cache. */
  private List<String> noted(HttpResponse atOrigin) {
    var outcomes = new ArrayList<String>();
    var request = request("GET", HttpFields.EMPTY);
    new TracedService(
            Console.silent(),
            _ -> ask("GET", "1", atOrigin),
            trace ->
                trace.hops().stream()
                    .filter(hop -> hop.part() == Part.CACHE)
                    .forEach(hop -> outcomes.add(hop.outcome())))
        .answer(request);
    return outcomes;
  }

  private static HttpResponse flowing(String text, OptionalLong length) {
    return HttpResponse.of(
        200, "text/plain", new FlowingBody(new ByteArrayInputStream(text.getBytes(UTF_8)), length));
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
    return answer(lookup(method, version, FRESHNESS, headers), atOrigin);
  }

  private Delivery answer(ObjectCache.Lookup lookup, HttpResponse atOrigin) {
    return cache.answer(lookup, asked -> fetched(asked, atOrigin));
  }

  private Delivery unlessError(ObjectCache.Lookup lookup, HttpResponse atOrigin) {
    return cache.answerUnlessError(lookup, asked -> fetched(asked, atOrigin));
  }

  private Delivery fetched(HttpRequest asked, HttpResponse atOrigin) {
    fetched.add(asked);
    return Delivery.fromOrigin(atOrigin, Duration.ZERO);
  }

  private static ObjectCache.Lookup lookup(
      String method, String version, Freshness freshness, HttpFields headers) {
    return new ObjectCache.Lookup(KEY, version, freshness, request(method, headers));
  }

  private static HttpRequest request(String method, HttpFields headers) {
    return new HttpRequest(method, "/a", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }

  private static HttpResponse response(int status, String text) {
    return HttpResponse.of(status, "text/plain", text).with("ETag", "\"" + text + "\"");
  }
}
