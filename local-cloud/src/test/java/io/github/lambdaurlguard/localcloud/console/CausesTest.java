package io.github.lambdaurlguard.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void failure_isToldDownToItsFirstCause() {
    var first = new IOException("error=2, No such file or directory");
    var failure =
        new IllegalStateException(
            "the function did not start", new UncheckedIOException("no program node", first));

    assertThat(Causes.of(failure))
        .isEqualTo(
            """
            the function did not start
              because: no program node
              because: error=2, No such file or directory\
            """);
  }

  @Test
  void failureWithoutAMessageOfItsOwn_isNotToldTwice() {
    assertThat(Causes.of(new RuntimeException(new IOException("no space left"))))
        .isEqualTo("java.io.IOException: no space left");
    assertThat(Causes.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
