package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;
import java.util.Map;

/**
 * The Mappings section: under a map's name, two levels of keys lead to a text or a list of texts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html">
 *     CloudFormation template Mappings syntax</a>
 */
record Mappings(Map<String, Mapping> maps) {

  /** Checks the form of one map. */
  static Mapping map(Value declaration) {
    declaration.tree().forEach(Mappings::refuseCall);
    declaration.asMapping().entries().values().stream()
        .flatMap(secondLevel -> secondLevel.asMapping().entries().values().stream())
        .filter(value -> !(value instanceof Text))
        .flatMap(value -> value.asSequence().items().stream())
        .forEach(Value::asText);
    return declaration.asMapping();
  }

  private static void refuseCall(Value value) {
    if (value instanceof Intrinsic) {
      throw value.place().error(value.kind() + " is not allowed in Mappings; write its value");
    }
  }

  /** The value under a map's name and two keys. */
  Value find(List<Text> path, Place place) {
    Value found = new Mapping(Map.copyOf(maps), new Place(place.location(), "Mappings"));
    for (Text key : path) {
      Map<String, Value> entries = found.asMapping().entries();
      if (!entries.containsKey(key.text())) {
        throw place.error(found.place().path() + " has no " + key.shown() + "; correct or add it");
      }
      found = entries.get(key.text());
    }
    return found;
  }
}
