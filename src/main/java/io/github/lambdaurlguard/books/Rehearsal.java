package io.github.lambdaurlguard.books;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/**
 * A harmless request that goes the whole way of a real one, and what answers it. Made before
 * SnapStart takes its snapshot, so that classes, connections and code are ready after a restore.
 */
record Rehearsal(String method, String path, String body, Function<Request, Response> logic) {

  /** Names no book: every id that the server makes is a UUID. */
  static final String UNKNOWN_BOOK = "/snapstart-rehearsal";

  static final String BOOK =
      """
      {"name": "Rehearsal", "author": "SnapStart", "releaseDate": "2001-05-31"}
      """;

  InputStream event() throws IOException {
    return new ByteArrayInputStream(
        JSON.std.asBytes(
            Map.of(
                "version",
                "2.0",
                "rawPath",
                path,
                "rawQueryString",
                "limit=1",
                "headers",
                Map.of("content-type", "application/json"),
                "requestContext",
                Map.of("http", Map.of("method", method)),
                "body",
                body,
                "isBase64Encoded",
                false)));
  }
}
