package io.github.lambdaurlguard.fork;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The HTTP methods of a function, in the order given; HEAD comes with GET.
 *
 * @param names in capitals
 */
record Methods(Set<String> names) {
  private static final List<String> KNOWN =
      List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE");

  static Methods parse(String text) {
    var names = new LinkedHashSet<String>();
    for (var name : text.split(",", -1)) {
      var method = name.strip().toUpperCase(Locale.ROOT);
      if (!KNOWN.contains(method)) {
        throw new RefusedException(
            "--methods %s: \"%s\" is none of %s, separated by commas"
                .formatted(text, name, String.join(",", KNOWN)));
      }
      names.add(method);
      if (method.equals("GET")) {
        names.add("HEAD");
      }
    }
    return new Methods(names);
  }

  /** Each beside the ones that the same code answers: GET with HEAD, PUT with PATCH. */
  boolean has(String... any) {
    return Arrays.stream(any).anyMatch(names::contains);
  }

  /** Those of some that are here, as labels of a case. */
  String labels(String... any) {
    return Arrays.stream(any)
        .filter(names::contains)
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(", "));
  }

  /** What CloudFront calls them: it knows three sets of methods. */
  String allowedAtCloudFront() {
    if (takesBody()) {
      return "[GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]";
    }
    return has("OPTIONS")
        ? "[GET, HEAD, OPTIONS]"
        : "!If [HasAllowedOrigins, [GET, HEAD, OPTIONS], [GET, HEAD]]";
  }

  /** What the signer's table of routes calls them; preflights pass where origins are allowed. */
  String allowedByTheSigner() {
    return String.join(",", names) + (has("OPTIONS") ? "" : "${Preflight}");
  }

  /** Whether the signer has to see bodies: CloudFront allows those methods together only. */
  boolean takesBody() {
    return has("PUT", "PATCH", "POST", "DELETE");
  }

  /** The one that a test calls first. */
  String first() {
    return names.iterator().next();
  }

  /** What the header Allow says. */
  String allow() {
    return String.join(", ", names);
  }
}
