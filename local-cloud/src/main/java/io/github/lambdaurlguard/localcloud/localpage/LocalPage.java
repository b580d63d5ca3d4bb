package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;

/**
 * Shows the routes and the recent requests at {@code /__local} of the distribution's port, to
 * browsers on this machine. All other paths belong to the distribution: only these few, spelled
 * exactly so, are reserved.
 */
public final class LocalPage implements HttpListener.Service {
  public static final String PATH = "/__local";

  private static final String JSON_PATH = PATH + "/requests.json";
  private static final String STYLE_PATH = PATH + "/page.css";
  private static final String SCRIPT_PATH = PATH + "/page.js";
  private static final Set<String> RESERVED = Set.of(PATH, JSON_PATH, STYLE_PATH, SCRIPT_PATH);

  private final RecentRequests recent;
  private final Supplier<Optional<Routes>> routes;
  private final HttpListener.Service distribution;

  /**
   * @param routes empty while the stacks are not there yet
   * @param distribution answers all other requests
   */
  public LocalPage(
      RecentRequests recent, Supplier<Optional<Routes>> routes, HttpListener.Service distribution) {
    this.recent = recent;
    this.routes = routes;
    this.distribution = distribution;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    if (!RESERVED.contains(request.path())) {
      return distribution.answer(request);
    }
    if (!LoopbackHost.isIn(request.header("Host"))) {
      return text(403, "This page is for this machine: ask for it at localhost.\n");
    }
    if (!request.method().equals("GET")) {
      return text(405, "This page is only read: use GET.\n").with("Allow", "GET");
    }
    return switch (request.path()) {
      case JSON_PATH -> privately("application/json", Body.ofJson(RequestsJson.of(recent.all())));
      case STYLE_PATH -> privately("text/css", resource("page.css"));
      case SCRIPT_PATH -> privately("text/javascript", resource("page.js"));
      default ->
          privately("text/html; charset=utf-8", Body.of(PageHtml.of(routes.get(), recent.all())));
    };
  }

  private static HttpResponse text(int status, String text) {
    return HttpResponse.of(status, "text/plain", text);
  }

  /** For this browser, for now, and for nobody's frame. */
  private static HttpResponse privately(String contentType, Body body) {
    var headers =
        HttpFields.build()
            .add("Content-Type", contentType)
            .add("Cache-Control", "no-store")
            .add(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .add("Referrer-Policy", "no-referrer")
            .add("X-Content-Type-Options", "nosniff");
    return new HttpResponse(200, headers, body);
  }

  private static Body resource(String name) {
    try (var file = LocalPage.class.getResourceAsStream(name)) {
      return Body.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
    }
  }
}
