package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** An output as the template declares it. */
record OutputDeclaration(
    Value value,
    Optional<String> description,
    Optional<Value> exportName,
    Optional<Text> condition) {

  static OutputDeclaration of(Properties declaration) {
    OutputDeclaration output =
        new OutputDeclaration(
            declaration.required("Value"),
            declaration.optionalText("Description"),
            declaration.optionalObject("Export").map(export -> export.required("Name")),
            declaration.value("Condition").map(Value::asText));
    declaration.refuseUnread();
    return output;
  }

  Stream<Value> values() {
    return Stream.concat(Stream.of(value), exportName.stream());
  }
}
