package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that the page is made of. */
final class PageFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private static final List<String> FILES =
      List.of(
          "page.css",
          "page.js",
          "dom.js",
          "format.js",
          "model.js",
          "request-list.js",
          "replay.js",
          "request-view.js",
          "signature.js",
          "items.js",
          "api.js",
          "tabs.js",
          "icon.svg");

  private PageFiles() {}

  /** What answers for them, by path: the page itself at {@code base}, the others below it. */
  static Map<String, HttpListener.Service> below(String base) {
    var services = new HashMap<String, HttpListener.Service>();
    services.put(base, service("index.html"));
    FILES.forEach(name -> services.put(base + "/" + name, service(name)));
    return services;
  }

  private static HttpListener.Service service(String name) {
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return _ -> HttpResponse.of(200, type, content(name));
  }

  private static Body content(String name) {
    try (var file = PageFiles.class.getResourceAsStream(name)) {
      return Body.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
    }
  }
}
