package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of an object, both ends included (RFC 9110, section 14.1.2).
 *
 * @param last less than the object's size
 */
record ByteRange(int first, int last) {
  private static final Pattern SPECIFICATION = Pattern.compile("(\\d{0,18})-(\\d{0,18})");
  private static final String UNIT = "bytes=";

  int length() {
    return last - first + 1;
  }

  /** What {@code Content-Range} says of it. */
  String of(int size) {
    return "bytes %d-%d/%d".formatted(first, last, size);
  }

  /**
   * The ranges that a {@code Range} header asks for, without those that begin behind the object's
   * end.
   *
   * @return empty if the header is to be ignored: its unit is another, its syntax is wrong, or the
   *     ranges overlap or do not ascend
   */
  static Optional<List<ByteRange>> parse(String header, int size) {
    if (!header.startsWith(UNIT)) {
      return Optional.empty();
    }
    var ranges = new ArrayList<ByteRange>();
    var end = -1L;
    for (var text : header.substring(UNIT.length()).split(",", -1)) {
      var matcher = SPECIFICATION.matcher(text.strip());
      if (!matcher.matches() || text.strip().equals("-")) {
        return Optional.empty();
      }
      var isSuffix = matcher.group(1).isEmpty();
      var first =
          isSuffix
              ? Math.max(0, size - Long.parseLong(matcher.group(2)))
              : Long.parseLong(matcher.group(1));
      var last =
          isSuffix || matcher.group(2).isEmpty()
              ? Long.MAX_VALUE
              : Long.parseLong(matcher.group(2));
      if (last < first || first <= end) {
        return Optional.empty();
      }
      end = last;
      if (first < size) {
        ranges.add(new ByteRange((int) first, (int) Math.min(last, size - 1L)));
      }
    }
    return Optional.of(List.copyOf(ranges));
  }
}
