package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Short templates for tests, as if they stood in a file t.yaml. */
public final class TestStacks {
  private TestStacks() {}

  static Template template(String yaml) {
    return Template.parse(Path.of("t.yaml"), yaml);
  }

  static Stack stack(String yaml) {
    return stack(yaml, Map.of());
  }

  static Stack stack(String yaml, Map<String, String> parameterValues) {
    return stack(yaml, parameterValues, Map.of());
  }

  static Stack stack(
      String yaml, Map<String, String> parameterValues, Map<String, String> parameterStore) {
    return Stack.evaluate(
        template(yaml),
        new StackSettings("books", "eu-central-1", "123456789012", parameterValues),
        name ->
            Optional.ofNullable(parameterStore.get(name))
                .map(value -> new StoredParameter(value, 1, false)));
  }

  /** The properties of a resource, given as one line of YAML. */
  public static Properties properties(String flow) {
    return stack("Resources: {Subject: {Type: 'A::B::C', Properties: " + flow + "}}")
        .resourcesInOrder()
        .getFirst()
        .properties();
  }
}
