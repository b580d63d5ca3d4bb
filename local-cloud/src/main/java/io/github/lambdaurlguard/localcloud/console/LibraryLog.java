package io.github.lambdaurlguard.localcloud.console;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log, Jetty's listeners among them: warnings and errors reach the person. */
public final class LibraryLog extends Handler {
  private final Consumer<String> console;

  private LibraryLog(Consumer<String> console) {
    this.console = console;
  }

  /** From now on, a line for each warning. */
  public static void showWarnings(Consumer<String> console) {
    LogManager.getLogManager().reset();
    var root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(new LibraryLog(console));
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      var text = new SimpleFormatter().formatMessage(logged);
      var cause = logged.getThrown();
      console.accept(
          logged.getLoggerName() + ": " + text + (cause == null ? "" : ": " + Causes.of(cause)));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
