package io.github.lambdaurlguard.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryLogTest {
  @AfterEach
  void readConfigurationAgain() throws IOException {
    LogManager.getLogManager().readConfiguration();
  }

  /** Jetty logs through SLF4J. */
  @Test
  void warningsOfLibraries_reachTheConsole() {
    var console = new ArrayList<String>();
    LibraryLog.showWarnings(console::add);

    var jetty = LoggerFactory.getLogger("org.eclipse.jetty.server");
    jetty.info("started");
    jetty.warn(
        "{} threads are busy", 8, new IllegalStateException("no thread", new IOException("x")));

    assertThat(console)
        .containsExactly("org.eclipse.jetty.server: 8 threads are busy: no thread\n  because: x");
  }
}
