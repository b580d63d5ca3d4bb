package io.github.lambdaurlguard.localcloud.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The console for programs: each thing that is said as a JSON object in a line of its own, with
 * {@code time}, {@code kind} and {@code text}; what a function wrote also has {@code source} and,
 * within an invocation, {@code requestId}.
 */
public final class JsonLines implements Consumer<ConsoleLine> {
  /** The file in the state folder that has them. */
  public static final String FILE = "console.jsonl";

  private final Consumer<String> lines;

  /**
   * Writes to whoever takes lines.
   *
   * @param lines gets each object, without the end of its line
   */
  public JsonLines(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void accept(ConsoleLine line) {
    try {
      var object =
          JSON.std
              .composeString()
              .startObject()
              .put("time", line.time().toString())
              .put("kind", line.kind().name().toLowerCase(Locale.ROOT));
      if (!line.source().isEmpty()) {
        object.put("source", line.source());
      }
      if (!line.requestId().isEmpty()) {
        object.put("requestId", line.requestId());
      }
      lines.accept(object.put("text", line.text()).end().finish());
    } catch (IOException e) {
      throw new UncheckedIOException("texts are always JSON", e);
    }
  }
}
