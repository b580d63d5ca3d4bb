package io.github.lambdaurlguard.localcloud.http;

import java.util.Arrays;
import java.util.List;

/** The query of a request, pair by pair. */
public final class Query {
  /** One pair, as sent. A name without an equals sign has the empty value. */
  public record Pair(String name, String value) {
    /** The pair with its escapes decoded; a plus sign reads as a space, as in a form. */
    public Pair decoded() {
      return new Pair(decode(name), decode(value));
    }

    private static String decode(String text) {
      return PercentEncoding.decodeText(text.replace('+', ' '));
    }
  }

  private Query() {}

  /** The pairs in the order in which they were sent, duplicates too. */
  public static List<Pair> pairs(HttpRequest request) {
    return Arrays.stream(request.query().orElse("").split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(Query::pair)
        .toList();
  }

  private static Pair pair(String text) {
    var equals = text.indexOf('=');
    return equals < 0
        ? new Pair(text, "")
        : new Pair(text.substring(0, equals), text.substring(equals + 1));
  }
}
