package io.github.lambdaurlguard.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The value of If-Match or If-None-Match (RFC 9110, sections 13.1.1 and 13.1.2).
 *
 * @param any whether it is {@code *}, which stands for every representation there may be
 */
record EntityTags(boolean any, List<EntityTag> tags) {

  /** DynamoDB's limit on the operands of IN. */
  static final int MAX_TAGS = 100;

  /** Empty elements of a list are ignored (RFC 9110, section 5.6.1). */
  private static final Pattern TAG =
      Pattern.compile(
          "\\G[ \\t,]*+(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\"[ \\t]*+(?:,[ \\t,]*+|$)");

  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

  /** No book has it: what a tag that is not one of ours asks for. */
  private static final long NO_VERSION = 0;

  static EntityTags parse(String name, String header) {
    if (header.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    var tags = new ArrayList<EntityTag>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tags.size() < MAX_TAGS && tag.find()) {
      tags.add(new EntityTag(tag.group(1) != null, tag.group(2)));
      end = tag.end();
    }
    if (end != header.length() || tags.isEmpty()) {
      throw Problem.invalid(
          name,
          "entity-tag",
          "%s is %s; send * or up to %d entity tags with their quotes, such as \"3\""
              .formatted(name, Violation.show(header), MAX_TAGS));
    }
    return new EntityTags(false, List.copyOf(tags));
  }

  boolean matchStrongly(EntityTag current) {
    return any || tags.stream().anyMatch(current::matchesStrongly);
  }

  boolean matchWeakly(EntityTag current) {
    return any || tags.stream().anyMatch(current::matchesWeakly);
  }

  /** The versions of a book that If-Match names: a weak tag matches none. */
  Set<Long> strongVersions() {
    return tags.stream()
        .map(tag -> tag.weak() ? NO_VERSION : version(tag))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The versions of a book that If-None-Match names, weakly or not. */
  Set<Long> versions() {
    return tags.stream().map(EntityTags::version).collect(Collectors.toUnmodifiableSet());
  }

  private static long version(EntityTag tag) {
    return VERSION.matcher(tag.opaque()).matches() ? Long.parseLong(tag.opaque()) : NO_VERSION;
  }
}
