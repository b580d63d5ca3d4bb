package io.github.lambdaurlguard.fork;

import java.util.List;
import java.util.stream.Collectors;

/** What a command did to the files. */
final class Report {
  private Report() {}

  static String of(Checkout.Changes changes) {
    return lines("new", changes.written())
        + lines("edited", changes.edited())
        + lines("deleted", changes.deleted());
  }

  private static String lines(String done, List<String> paths) {
    return paths.stream()
        .map(path -> "  %-8s %s\n".formatted(done, path))
        .collect(Collectors.joining());
  }
}
