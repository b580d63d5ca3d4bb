package io.github.lambdaurlguard.localcloud.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
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
    var members = new LinkedHashMap<String, Object>();
    members.put("time", line.time().toString());
    members.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
    if (!line.source().isEmpty()) {
      members.put("source", line.source());
    }
    if (!line.requestId().isEmpty()) {
      members.put("requestId", line.requestId());
    }
    members.put("text", line.text());
    try {
      lines.accept(JSON.std.asString(members));
    } catch (IOException e) {
      throw new UncheckedIOException("texts are always JSON", e);
    }
  }
}
