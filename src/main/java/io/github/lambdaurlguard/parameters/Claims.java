package io.github.lambdaurlguard.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;

/**
 * The custom resources that a parameter is published for, kept in its description. CloudFormation
 * replaces a renamed resource by creating the new one first and deleting the old one last, or, if
 * the update fails, deleting the new one: either way the parameter has to outlive one of the two.
 *
 * @param resources their physical ids, the one that wrote the value last
 */
record Claims(List<String> resources) {

  static final Claims NONE = new Claims(List.of());

  private static final String PREFIX = "Published for ";
  private static final String SEPARATOR = " ";

  /** SSM's limit of a description. */
  private static final int MAX_CHARACTERS = 1024;

  /** A description of another origin claims nothing. */
  static Claims parse(String description) {
    return description != null && description.startsWith(PREFIX)
        ? new Claims(Arrays.asList(description.substring(PREFIX.length()).split(SEPARATOR)))
        : NONE;
  }

  static Claims of(ParameterHistory version) {
    return parse(version.description());
  }

  /** Those of the newest version. */
  static Claims of(List<ParameterHistory> versions) {
    return versions.isEmpty() ? NONE : of(versions.getLast());
  }

  /** The resource that wrote the value, or nothing. */
  String writer() {
    return resources.isEmpty() ? "" : resources.getLast();
  }

  Claims with(String resource) {
    var all = new ArrayList<>(without(resource).resources);
    all.add(resource);
    return new Claims(all);
  }

  Claims without(String resource) {
    return new Claims(resources.stream().filter(each -> !each.equals(resource)).toList());
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  /** The text that holds the claims; of too many, the newest. */
  String toDescription() {
    List<String> kept = resources;
    while (text(kept).length() > MAX_CHARACTERS) {
      kept = kept.subList(1, kept.size());
    }
    return text(kept);
  }

  private static String text(List<String> resources) {
    return PREFIX + String.join(SEPARATOR, resources);
  }
}
