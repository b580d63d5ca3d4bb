package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * An action that a handler names and the execution role goes without, with the reason: {@code
 * left-out.yaml}.
 *
 * @param without properties that no resource of the type may have then
 */
record LeftOut(String type, String action, List<String> without) {

  static final List<LeftOut> ALL = read();

  boolean excuses(Resource resource, String needed) {
    return resource.type().equals(type)
        && action.equalsIgnoreCase(needed)
        && without.stream()
            .noneMatch(property -> resource.property(property.split("\\.")).isPresent());
  }

  private static List<LeftOut> read() {
    return Value.of(
            new Compose(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
                .composeString(text())
                .orElseThrow())
        .entries()
        .entrySet()
        .stream()
        .flatMap(
            type ->
                type.getValue().items().stream()
                    .flatMap(
                        entry ->
                            entry.at("actions").texts().stream()
                                .map(
                                    action ->
                                        new LeftOut(
                                            type.getKey(), action, reasons(type.getKey(), entry)))))
        .toList();
  }

  private static List<String> reasons(String type, Value entry) {
    if (entry.at("reason").text().isEmpty() == entry.at("without").texts().isEmpty()) {
      throw new AssertionError(
          "left-out.yaml:%d: an entry of %s has either a reason or properties"
              .formatted(entry.line(), type));
    }
    return entry.at("without").texts();
  }

  private static String text() {
    try (var file = LeftOut.class.getResourceAsStream("left-out.yaml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
