package io.github.lambdaurlguard.localcloud.localpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.innerloop.CompileProblem;
import io.github.lambdaurlguard.localcloud.trace.Findings;
import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestLines;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.Withholding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPageTest {
  private static final HttpResponse STORED = HttpResponse.json(200, Map.of());

  private final List<HttpRequest> sent = new ArrayList<>();
  private final RecentRequests recent = new RecentRequests(10);
  private List<CompileProblem> problems = List.of();
  private final LocalPage page = page(Optional.empty());

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
          GET,  /__local/icon.svg,       localhost,        200
          GET,  /__local/stacks.json,    localhost,        200
          GET,  /__local/numbers.json,   localhost,        200
          GET,  /__local/metrics,        localhost,        200
          GET,  /__local/requests.har,   localhost,        200
          GET,  /__local/requests.har,   evil.example,     403
          GET,  /__local/items.json,     evil.example,     403
          POST, /__local/replay,         evil.example,     403
          GET,  /__local/replay,         localhost,        405
          GET,  /__local/items,          localhost,        405
          GET,  /__local/notices.json,   localhost,        200
          GET,  /__local/stacks.json,    evil.example,     403
          GET,  /__local/events,         evil.example,     403
          GET,  /__local/index.html,     localhost,        299
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
  void openApi_isReadAnewEachTimeAndToldAsJson(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(folder.resolve("openapi.yaml"), "openapi: 3.1.1\ninfo: {title: A}");
    var withDocument = page(Optional.of(file));

    assertThat(openApi(withDocument))
        .isEqualTo("200 {\"openapi\":\"3.1.1\",\"info\":{\"title\":\"A\"}}");
    Files.writeString(file, "info: {version: 2, required: true}");
    assertThat(openApi(withDocument)).isEqualTo("200 {\"info\":{\"version\":2,\"required\":true}}");
    Files.writeString(file, "info: {");
    assertThat(openApi(withDocument))
        .startsWith("500 ")
        .contains(file + ":1:")
        .contains("not valid YAML");
    assertThat(openApi(page)).startsWith("404 ").contains("--openapi FILE names one");
  }

  private static String openApi(LocalPage page) {
    var answer = page.answer(request("GET", "/__local/openapi.json", "localhost"));
    return answer.status() + " " + answer.body().text();
  }

  private LocalPage page(Optional<Path> openApi) {
    return new LocalPage(
        new LocalPage.Sources(
            recent,
            Optional::empty,
            () -> problems,
            (_, _, _) -> STORED,
            new Withholding(List::of),
            openApi,
            false),
        request -> {
          sent.add(request);
          return HttpResponse.of(299, "text/plain", "application");
        });
  }

  /** The browser's tests show that the page shows it as text. */
  @Test
  void page_isTheSameWhateverAViewerSent() {
    var before = answer("GET", "/__local", "localhost").body();
    recent.accept(trace("/<script>alert('1')</script>", "\"><img src=x>"));

    assertThat(answer("GET", "/__local", "localhost").body()).isEqualTo(before);
    assertThat(answer("GET", "/__local/requests.json", "localhost").headers())
        .contains(
            new HttpField("Content-Type", "application/json"),
            new HttpField("X-Content-Type-Options", "nosniff"));
  }

  @ParameterizedTest(name = "{0}: {1} from {2} -> {3}")
  @CsvSource(
      textBlock =
          """
          /__local/replay, '',          '',                      application/json, 200
          /__local/replay, same-origin, http://localhost:8080,   application/json, 200
          /__local/items,  same-origin, http://localhost:8080,   application/json, 200
          /__local/replay, cross-site,  https://evil.example,    application/json, 403
          /__local/items,  cross-site,  https://evil.example,    application/json, 403
          /__local/replay, same-site,   http://localhost:3000,   application/json, 403
          /__local/replay, '',          http://localhost:3000,   application/json, 403
          /__local/replay, '',          https://evil.example,    application/json, 403
          /__local/replay, '',          null,                    application/json, 403
          /__local/items,  '',          null,                    application/json, 403
          /__local/replay, none,        '',                      application/json, 403
          /__local/replay, '',          '',                      text/plain,       403
          /__local/items,  '',          '',                      text/plain,       403
          """)
  void onlyThePageAndPrograms_changeSomething(
      String path, String site, String origin, String contentType, int status) {
    var headers = HttpFields.build().add("Host", "localhost:8080").add("Content-Type", contentType);
    if (!site.isEmpty()) {
      headers.add("Sec-Fetch-Site", site);
    }
    if (!origin.isEmpty()) {
      headers.add("Origin", origin);
    }
    var body = "{\"method\":\"GET\",\"path\":\"/x\",\"operation\":\"PutItem\",\"input\":{}}";
    var answer =
        page.answer(
            new HttpRequest("POST", path, Optional.empty(), headers, Body.of(body), "127.0.0.1"));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(sent).hasSize(status == 200 && path.endsWith("replay") ? 1 : 0);
  }

  @Test
  void page_showsWhatDoesNotCompile_untilItDoes() {
    problems = List.of(new CompileProblem("src/A.java", 7, "';' expected", "int a = \"<b>\""));

    assertThat(answer("GET", "/__local/notices.json", "localhost").body().text())
        .contains("\"place\":\"src/A.java:7\"", "';' expected\\nint a = \\\"<b>\\\"");

    problems = List.of();

    assertThat(answer("GET", "/__local/notices.json", "localhost").body().text())
        .isEqualTo("{\"notices\":[]}");
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
    return new RequestTrace(
        1,
        Instant.EPOCH,
        "GET",
        path,
        403,
        Duration.ofMillis(5),
        List.of(hop),
        Findings.NONE,
        new RequestLines(),
        Optional.empty());
  }

  private HttpResponse answer(String method, String path, String host) {
    return page.answer(request(method, path, host));
  }

  private static HttpRequest request(String method, String path, String host) {
    return new HttpRequest(
        method,
        path,
        Optional.empty(),
        HttpFields.build().add("Host", host),
        Body.EMPTY,
        "127.0.0.1");
  }
}
