package io.github.lambdaurlguard.localcloud.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The error that a handler ended with, as a runtime tells it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror">Invocation
 *     error</a>
 */
final class HandlerError {
  private HandlerError() {}

  /** The error in one line, and its stack trace in those after it; other text as it is. */
  static List<String> told(String message) {
    if (!message.startsWith("{")) {
      return List.of(message);
    }
    try {
      var error = JSON.std.mapFrom(message);
      return error.get("errorMessage") instanceof String || error.containsKey("errorType")
          ? told(error)
          : List.of(message);
    } catch (IOException _) {
      return List.of(message);
    }
  }

  private static List<String> told(Map<String, Object> error) {
    var words =
        Stream.of(error.get("errorType"), error.get("errorMessage"))
            .filter(String.class::isInstance)
            .map(word -> inOneLine((String) word))
            .collect(Collectors.joining(": "));
    // Java's runtime has a list of frames, the one for Node.js the text that V8 makes.
    var frames =
        Stream.of(error.get("stackTrace"), error.get("trace"))
            .filter(List.class::isInstance)
            .flatMap(trace -> ((List<?>) trace).stream())
            .map(frame -> inOneLine(frame.toString().strip()))
            .filter(frame -> !frame.equals(words))
            .map(frame -> "    " + (frame.startsWith("at ") ? frame : "at " + frame));
    return Stream.concat(Stream.of(words), frames).toList();
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
