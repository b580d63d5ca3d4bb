package io.github.lambdaurlguard.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A table of routes put together at random, and what it says about a request: by regular
 * expressions, which the signer has none of.
 */
final class RandomRoutes {
  private static final List<String> METHODS =
      List.of("*", "GET", "GET,HEAD", "POST,PUT", "DELETE,PATCH,OPTIONS");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/book",
          "/book/",
          "book/a",
          "/book/*",
          "/*",
          "/?",
          "/book/?",
          "/*/a",
          "/book*Z",
          "/a",
          "/book/*/?*",
          "/*2F*",
          "/book(",
          "/book/*%2B",
          "/*ü*",
          "/book/Z/0",
          "/??*/*");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final List<Line> lines = new ArrayList<>();

  /** One route. */
  private record Line(List<String> methods, String path, String host) {
    String text() {
      return String.join(",", methods) + " " + path + " https://" + host + "/";
    }

    boolean allows(String method) {
      return methods.contains("*") || methods.contains(method);
    }

    boolean matches(String normalPath) {
      String pattern = normal();
      StringBuilder expression = new StringBuilder();
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        switch (c) {
          case '*' -> expression.append(".*");
          case '?' -> expression.append('.');
          default -> expression.append(Pattern.quote(String.valueOf(c)));
        }
      }
      String rest = length() == pattern.length() ? "(/.*)?" : "";
      return Pattern.matches(expression + rest, normalPath);
    }

    int length() {
      return normal().replace("*", "").replace("?", "").length();
    }

    private String normal() {
      String normal = RandomRoutes.normal((path.startsWith("/") ? "" : "/") + path, "*?");
      return normal.endsWith("/") ? normal.substring(0, normal.length() - 1) : normal;
    }
  }

  RandomRoutes(Random random, List<String> regions) {
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      lines.add(
          new Line(
              List.of(METHODS.get(random.nextInt(METHODS.size())).split(",", -1)),
              PATHS.get(random.nextInt(PATHS.size())),
              "route"
                  + i
                  + ".lambda-url."
                  + regions.get(random.nextInt(regions.size()))
                  + ".on.aws"));
    }
  }

  /** Writes the table into custom headers of the event's origin, one or two lines in each. */
  void writeTo(Event event) {
    for (int i = 0; i < lines.size(); i += 2) {
      List<Line> some = lines.subList(i, Math.min(i + 2, lines.size()));
      event.setting("routes-" + i, String.join(";", some.stream().map(Line::text).toList()));
    }
  }

  /** The function URL of a request; or 404; or the methods of a 405. */
  String expected(String method, String uri) {
    String path = normal(uri, "");
    List<Line> matching = lines.stream().filter(line -> line.matches(path)).toList();
    int longest = matching.stream().mapToInt(Line::length).max().orElse(-1);
    List<Line> deciding = matching.stream().filter(line -> line.length() == longest).toList();
    if (deciding.isEmpty()) {
      return "404";
    }
    return deciding.stream()
        .filter(line -> line.allows(method))
        .map(Line::host)
        .findFirst()
        .orElseGet(
            () -> String.join(", ", deciding.stream().flatMap(l -> l.methods().stream()).toList()));
  }

  /** Every escape that is none of an unreserved character as one character of private use. */
  private static String normal(String path, String kept) {
    StringBuilder normal = new StringBuilder();
    int i = 0;
    while (i < path.length()) {
      int c = path.codePointAt(i);
      if (c == '%') {
        c = Integer.parseInt(path.substring(i + 1, i + 3), 16);
        normal.append(isUnreserved(c) && c != '/' ? Character.toString(c) : escape(c));
        i += 3;
      } else if (isUnreserved(c) || kept.indexOf(c) >= 0) {
        normal.appendCodePoint(c);
        i++;
      } else {
        for (byte octet : Character.toString(c).getBytes(UTF_8)) {
          normal.append(escape(octet & 0xFF));
        }
        i += Character.charCount(c);
      }
    }
    return normal.toString();
  }

  private static String escape(int octet) {
    return Character.toString(0xE000 + octet);
  }

  private static boolean isUnreserved(int c) {
    return UNRESERVED.indexOf(c) >= 0;
  }
}
