package io.github.lambdaurlguard.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
  private static final int SECONDS = 60;

  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void output_isReadLineByLineFromBothStreams() throws Exception {
    ChildProcess.start(
        List.of("/bin/sh", "-c", "echo one; echo two >&2; printf three"), Map.of(), lines::add);

    assertThat(List.of(nextLine(), nextLine(), nextLine())).containsExactly("one", "two", "three");
  }

  @Test
  void environment_isTheGivenOneWithAHomeThatIsNotThere() throws Exception {
    ChildProcess.start(
        List.of("/bin/sh", "-c", "echo \"$GIVEN\" \"${HOME-none}\" \"${JAVA_HOME-none}\""),
        Map.of("GIVEN", "value"),
        lines::add);

    assertThat(nextLine()).isEqualTo("value /home/sbx_user1051 none");
  }

  @Test
  void programThatIsMissing_isNamed() {
    assertThatThrownBy(() -> ChildProcess.start(List.of("/no/such/program"), Map.of(), lines::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/program");
  }

  private String nextLine() throws InterruptedException {
    return lines.poll(SECONDS, TimeUnit.SECONDS);
  }
}
