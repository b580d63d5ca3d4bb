package io.github.lambdaurlguard.localcloud.localpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPageTest {
  private final RecentRequests recent = new RecentRequests(10);
  private final LocalPage page =
      new LocalPage(
          recent, Optional::empty, request -> HttpResponse.of(299, "text/plain", "application"));

  @ParameterizedTest(name = "{0} {1} to {2} -> {3}")
  @CsvSource(
      textBlock =
          """
          GET,  /__local,                localhost:8080,   200
          GET,  /__local,                127.0.0.1:8080,   200
          GET,  /__local,                [::1]:8080,       200
          GET,  /__local,                LOCALHOST,        200
          GET,  /__local,                evil.example,     403
          GET,  /__local,                evil.example:8080, 403
          GET,  /__local,                localhost.evil.example, 403
          GET,  /__local,                '',               403
          GET,  /__local/requests.json,  evil.example,     403
          POST, /__local,                localhost,        405
          GET,  /__local/requests.json,  localhost,        200
          GET,  /__local/page.css,       localhost,        200
          GET,  /__local/page.js,        localhost,        200
          GET,  /__local/,               localhost,        299
          GET,  /__local/../getBooks,    localhost,        299
          GET,  /x/../__local,           localhost,        299
          GET,  /%5f_local,              localhost,        299
          GET,  /__LOCAL,                localhost,        299
          GET,  //__local,               localhost,        299
          GET,  /__localbooks,           localhost,        299
          """)
  void onlyTheExactPaths_areReserved(String method, String path, String host, int status) {
    assertThat(answer(method, path, host).status()).isEqualTo(status);
  }

  @Test
  void page_escapesWhatAViewerSent() {
    recent.accept(trace("/<script>alert('1')</script>&\"", "\"><img src=x>"));

    var html = answer("GET", "/__local", "localhost").body().text();

    assertThat(html)
        .contains("/&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;")
        .contains("&quot;&gt;&lt;img src=x&gt;")
        .doesNotContain("<script>alert", "<img");
  }

  @Test
  void page_allowsNoInlineScriptAndNoFrame() {
    assertThat(answer("GET", "/__local", "localhost").headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void json_hasTheHopsWithTheirTimes() {
    recent.accept(trace("/a", "canonical"));

    assertThat(answer("GET", "/__local/requests.json", "localhost").body().text())
        .contains("\"path\":\"/a\"", "\"part\":\"signature\"", "\"start\":1.0", "\"duration\":2.0");
  }

  private static RequestTrace trace(String path, String details) {
    var hop =
        new Hop(
            Part.SIGNATURE,
            "",
            "mismatch",
            false,
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Map.of("Canonical request", details));
    return new RequestTrace(1, Instant.EPOCH, "GET", path, 403, Duration.ofMillis(5), List.of(hop));
  }

  private HttpResponse answer(String method, String path, String host) {
    return page.answer(
        new HttpRequest(
            method,
            path,
            Optional.empty(),
            HttpFields.build().add("Host", host),
            Body.EMPTY,
            "127.0.0.1"));
  }
}
