package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource as the template declares it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html">
 *     Resource attribute reference</a>
 */
record ResourceDeclaration(
    String logicalId,
    String type,
    Mapping properties,
    Optional<Value> metadata,
    List<Text> dependsOn,
    Optional<Text> condition,
    Place place) {

  static ResourceDeclaration of(String logicalId, Properties declaration) {
    String type = declaration.text("Type");
    Place place = declaration.place();
    Mapping properties =
        declaration
            .value("Properties")
            .map(Value::asMapping)
            .orElseGet(() -> new Mapping(Map.of(), place.child("Properties")));
    declaration.withoutLocalEffect("Description");
    policy("DeletionPolicy", declaration, "Delete", "Retain", "RetainExceptOnCreate", "Snapshot");
    policy("UpdateReplacePolicy", declaration, "Delete", "Retain", "Snapshot");
    ResourceDeclaration resource =
        new ResourceDeclaration(
            logicalId,
            type,
            properties,
            declaration.value("Metadata"),
            declaration.value("DependsOn").map(ResourceDeclaration::names).orElse(List.of()),
            declaration.value("Condition").map(Value::asText),
            place);
    declaration.refuseUnread();
    return resource;
  }

  private static void policy(String name, Properties declaration, String... allowed) {
    if (declaration.has(name)) {
      declaration.oneOf(name, allowed);
    }
  }

  private static List<Text> names(Value dependsOn) {
    return dependsOn instanceof Sequence sequence
        ? sequence.items().stream().map(Value::asText).toList()
        : List.of(dependsOn.asText());
  }

  /** All values that may refer to other resources. */
  Stream<Value> values() {
    return Stream.concat(Stream.of(properties), metadata.stream());
  }
}
