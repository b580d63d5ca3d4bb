package io.github.lambdaurlguard.books;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads If-Match (RFC 9110, section 13.1.1). */
final class EntityTags {

  /** DynamoDB's limit on the operands of IN. */
  private static final int MAX_TAGS = 100;

  private static final Pattern TAG =
      Pattern.compile("\\G\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(?:,|$)");
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

  /** No book has it: what a tag that is not one of ours asks for. */
  private static final long NO_VERSION = 0;

  private EntityTags() {}

  /** The versions that the header allows; none means that it allows all. */
  static Set<Long> parseIfMatch(String header) {
    var versions = new LinkedHashSet<Long>();
    if (header.strip().equals("*")) {
      return versions;
    }
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tag.find() && versions.size() < MAX_TAGS) {
      // If-Match compares strongly, so a weak tag matches nothing.
      boolean ours = tag.group(1) == null && VERSION.matcher(tag.group(2)).matches();
      versions.add(ours ? Long.parseLong(tag.group(2)) : NO_VERSION);
      end = tag.end();
    }
    if (end != header.length() || versions.isEmpty()) {
      throw Problem.invalid(
          "if-match",
          "entity-tag",
          "If-Match is %s; send the ETag of the book with its quotes, such as \"3\""
              .formatted(Violation.show(header)));
    }
    return versions;
  }
}
