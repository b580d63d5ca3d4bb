package io.github.lambdaurlguard.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a template takes attributes of resources. CloudFormation runs the read handler of the
 * resource's type for each, with the stack's role.
 */
final class Attributes {

  private static final Pattern GET_ATT = Pattern.compile("!GetAtt (\\w+)\\.(\\w+)");
  private static final Pattern SUB = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)}");

  private Attributes() {}

  /** By the resource that is read: the places, as {@code edge.yaml:12 !GetAtt Name.Attribute}. */
  static Map<String, List<String>> readOf(Template template) {
    var reads = new TreeMap<String, List<String>>();
    collect(template, template.root(), reads);
    return reads;
  }

  private static void collect(Template template, Value value, Map<String, List<String>> reads) {
    value.entries().values().forEach(inner -> collect(template, inner, reads));
    if (value.entries().isEmpty()) {
      value.parts().forEach(inner -> collect(template, inner, reads));
    }
    var text = value.text();
    var matcher = (text.startsWith("!GetAtt ") ? GET_ATT : SUB).matcher(text);
    while (text.startsWith("!") && matcher.find()) {
      reads
          .computeIfAbsent(matcher.group(1), _ -> new ArrayList<>())
          .add(
              "%s:%d !GetAtt %s.%s"
                  .formatted(template.name(), value.line(), matcher.group(1), matcher.group(2)));
    }
  }
}
