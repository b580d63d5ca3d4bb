package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers, cookies or query parameters of a viewer's request a policy takes.
 *
 * @param names those that the mode lists; of headers in lower case, of cookies and query parameters
 *     as they are, because CloudFront heeds their case. Beside all headers of viewers, those that
 *     CloudFront is to make
 */
public record Selection(Mode mode, Set<String> names) {
  /** How the names are meant. */
  public enum Mode {
    NONE,
    LISTED,
    ALL_BUT_LISTED,
    ALL
  }

  public static final Selection NONE = new Selection(Mode.NONE, Set.of());
  public static final Selection ALL = new Selection(Mode.ALL, Set.of());

  public Selection {
    names = Set.copyOf(names);
  }

  static Selection ofHeaders(String... names) {
    return new Selection(
        Mode.LISTED,
        Stream.of(names)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  static Selection listed(String... names) {
    return new Selection(Mode.LISTED, Set.of(names));
  }

  static Selection allBut(Set<String> names) {
    return new Selection(Mode.ALL_BUT_LISTED, names);
  }

  public boolean takes(String name) {
    return switch (mode) {
      case NONE -> false;
      case LISTED -> names.contains(name);
      case ALL_BUT_LISTED -> !names.contains(name);
      case ALL -> true;
    };
  }

  /** Whether it takes a header that no viewer sends. */
  boolean takesGenerated(GeneratedHeader header) {
    return switch (mode) {
      case NONE -> false;
      case LISTED, ALL -> names.contains(header.lowerCaseName());
      case ALL_BUT_LISTED -> !names.contains(header.lowerCaseName());
    };
  }

  boolean takesNothing() {
    return mode == Mode.NONE;
  }
}
