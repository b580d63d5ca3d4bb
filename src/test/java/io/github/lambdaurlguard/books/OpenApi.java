package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code docs/openapi.yaml}, and whether an answer is as it says. */
final class OpenApi {

  /** The document, read once: every call of the integration tests is held to it. */
  static final OpenApi DOCUMENT = new OpenApi(Path.of("docs/openapi.yaml"));

  /** The document's address, as far as references within it go. */
  private static final String ADDRESS = "https://lambda-url-guard.invalid/openapi.yaml";

  private final JsonNode root;
  private final SchemaRegistry schemas;

  private OpenApi(Path file) {
    try {
      var text = Files.readString(file);
      root = new YAMLMapper().readTree(text);
      schemas =
          SchemaRegistry.withDefaultDialect(
              Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, text)));
    } catch (IOException e) {
      throw new UncheckedIOException("docs/openapi.yaml cannot be read", e);
    }
  }

  /** All that is documented, each as {@code GET /getBook/{id} 404}. */
  List<String> documented() {
    var all = new ArrayList<String>();
    for (var path : root.at("/paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var response : operation.getValue().at("/responses").properties()) {
          all.add(
              "%s %s %s"
                  .formatted(
                      operation.getKey().toUpperCase(Locale.ROOT),
                      path.getKey(),
                      response.getKey()));
        }
      }
    }
    return all;
  }

  /**
   * Holds an answer to the document.
   *
   * @param path as the document has it
   * @param method of the request; HEAD is answered as GET
   */
  void check(String path, String method, Answer answer) {
    var verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    var operation = root.at("/paths").path(path).path(verb);
    var pointer =
        operation.isMissingNode()
            ? "/components/responses/MethodNotAllowed"
            : "/paths/%s/%s/responses/%d".formatted(escaped(path), verb, answer.status());
    var what = "%s %s: %d".formatted(method, path, answer.status());
    assertThat(root.at(pointer).isMissingNode()).as(what + " is documented").isFalse();
    assertThat(operation.isMissingNode()).as(what).isEqualTo(answer.status() == 405);
    var response = followed(pointer);
    checkHeaders(what, response, answer);
    checkBody(what, response, answer);
  }

  private void checkHeaders(String what, String response, Answer answer) {
    for (var documented : root.at(response + "/headers").properties()) {
      var pointer = followed(response + "/headers/" + documented.getKey());
      var value = Optional.ofNullable(answer.headers().get(documented.getKey()));
      assertThat(value.isPresent() || !root.at(pointer + "/required").asBoolean())
          .as("%s has %s", what, documented.getKey())
          .isTrue();
      value.ifPresent(
          text ->
              checkValue(
                  what + ", " + documented.getKey(),
                  pointer + "/schema",
                  TextNode.valueOf(text).toString()));
    }
  }

  private void checkBody(String what, String response, Answer answer) {
    var content = root.at(response + "/content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as(what + " has no body").isEmpty();
      assertThat(answer.headers()).as(what).doesNotContainKey("Content-Type");
      return;
    }
    var type = answer.headers().get("Content-Type");
    assertThat(content.has(type)).as("%s is documented as %s", what, type).isTrue();
    checkValue(what, response + "/content/" + escaped(type) + "/schema", answer.body());
  }

  private void checkValue(String what, String pointer, String json) {
    var location = SchemaLocation.of(ADDRESS + "#" + followed(pointer));
    assertThat(schemas.getSchema(location).validate(json, InputFormat.JSON)).as(what).isEmpty();
  }

  /** Where a pointer leads that may lead to a reference. */
  private String followed(String pointer) {
    var reference = root.at(pointer).path("$ref").asText("");
    return reference.isEmpty() ? pointer : followed(reference.substring(1));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
