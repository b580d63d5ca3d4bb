package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values without their places, for what passes them on as they are. */
final class FreeForm {
  private FreeForm() {}

  static Object of(Value value) {
    return switch (value) {
      case Text text -> text.text();
      case Sequence sequence -> sequence.items().stream().map(FreeForm::of).toList();
      case Mapping mapping -> {
        Map<String, Object> object = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> object.put(name, of(entry)));
        yield Collections.unmodifiableMap(object);
      }
      default -> throw value.place().error("must be a value, not " + value.kind());
    };
  }
}
