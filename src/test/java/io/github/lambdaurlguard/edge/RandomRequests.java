package io.github.lambdaurlguard.edge;

import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Requests put together at random from the pieces that signers are known to stumble over. */
final class RandomRequests {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> REGIONS = List.of("eu-central-1", "us-east-1", "us-gov-west-1");
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          "-",
          ".",
          "_",
          "~",
          "book",
          "%2F",
          "%2f",
          "%25",
          "%252F",
          "%41",
          "%7e",
          "%C3%BC",
          "%e2%82%ac",
          "%F0%9F%93%9A",
          "(",
          ")",
          "!",
          "'",
          "*",
          "+",
          "@",
          ":",
          ";",
          "$",
          ",",
          "[",
          "]",
          " ",
          "\"",
          "<",
          "|",
          "\\",
          "^",
          "`",
          "{",
          "}",
          "ü",
          "€",
          "📚",
          "\u007f",
          "%00",
          "%2B",
          "%20");
  private static final List<String> REFUSED_IN_A_PATH = List.of("%", "%4", "%gg", "/", "\ud83d");
  private static final List<String> REFUSED_IN_A_QUERY = List.of("%", "%E9", "%ED%A0%80", "\udcda");
  private static final List<String> ORIGIN_PATHS = List.of("/v1", "/v1(2)", "/a%2Fb", "/a+b@c");
  private static final int ONE_IN = 100;

  private final Random random;
  private RandomRoutes routes;

  RandomRequests(long seed) {
    random = new Random(seed);
  }

  Event next() {
    Event event =
        new Event(pick(METHODS), path())
            .query(query())
            .origin("abc.lambda-url." + pick(REGIONS) + ".on.aws");
    if (random.nextInt(event.uri().startsWith("/book") ? 2 : ONE_IN) == 0) {
      event.setting("strip-prefix", "/book");
    }
    if (random.nextInt(10) == 0) {
      event.originPath(pick(ORIGIN_PATHS));
    }
    routes = random.nextInt(4) == 0 ? new RandomRoutes(random, REGIONS) : null;
    if (routes != null) {
      routes.writeTo(event);
    }
    if (random.nextInt(3) == 0) {
      byte[] body = new byte[random.nextInt(1, 64)];
      random.nextBytes(body);
      boolean truncated = random.nextInt(ONE_IN) == 0;
      event.body("base64", Base64.getEncoder().encodeToString(body), truncated);
    }
    return event;
  }

  /** The table of routes that the last request has, or null. */
  RandomRoutes routes() {
    return routes;
  }

  private String path() {
    StringBuilder path = new StringBuilder(random.nextInt(4) == 0 ? "/book" : "");
    for (int segments = random.nextInt(4); segments > 0; segments--) {
      path.append('/').append(text(PIECES, 5)).append(rarely(REFUSED_IN_A_PATH));
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    for (int pairs = random.nextInt(6); pairs > 0; pairs--) {
      query.append(text(PIECES, 2)).append(rarely(REFUSED_IN_A_QUERY));
      if (random.nextInt(5) > 0) {
        query.append('=').append(text(PIECES, 4));
      }
      query.append(random.nextInt(20) == 0 ? "&&" : "&");
    }
    return query.toString();
  }

  private String text(List<String> pieces, int atMost) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20) == 0 ? 0 : random.nextInt(1, atMost + 1); i > 0; i--) {
      text.append(pick(pieces));
    }
    return text.toString();
  }

  private String rarely(List<String> pieces) {
    return random.nextInt(ONE_IN) == 0 ? pick(pieces) : "";
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
