package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.template.PlainDocument;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenAPI document of the API, read anew for each request, in JSON.
 *
 * @param file YAML or JSON; empty if there is none
 */
record ApiDocument(Optional<Path> file) implements HttpListener.Service {
  @Override
  public HttpResponse answer(HttpRequest request) {
    if (file.isEmpty()) {
      return HttpResponse.json(
          404, Map.of("message", "There is no OpenAPI document: --openapi FILE names one."));
    }
    try {
      return HttpResponse.json(200, PlainDocument.read(file.get()));
    } catch (TemplateException e) {
      return HttpResponse.json(
          500, Map.of("message", "The OpenAPI document cannot be read: " + e.getMessage()));
    }
  }
}
