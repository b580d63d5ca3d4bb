package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeeTest {
  private final List<Body> copies = new ArrayList<>();

  private Tee tee(String text, int limit) {
    return new Tee(new ByteArrayInputStream(text.getBytes(UTF_8)), limit, copies::add);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10 | true  | fewer bytes than the limit
          6  | true  | as many as the limit
          5  | false | more than the limit
          0  | false | more than the first bytes
          """)
  void bytesThatPass_areCopiedUpToTheLimit(int limit, boolean copied, String rule)
      throws IOException {
    try (var tee = tee("object", limit)) {
      assertThat(new String(tee.readAllBytes(), UTF_8)).describedAs(rule).isEqualTo("object");
    }

    assertThat(copies).isEqualTo(copied ? List.of(Body.of("object")) : List.of());
  }

  @Test
  void copy_isOfTheBytesThatWereReadInTheirOrder() throws IOException {
    try (var tee = tee("object", 10)) {
      var bytes = new byte[8];

      assertThat(tee.read(bytes, 3, 4)).isEqualTo(4);
      assertThat(new String(bytes, 3, 4, UTF_8)).isEqualTo("obje");
      assertThat(tee.read()).isEqualTo('c');
      assertThat(copies).as("before the last byte").isEmpty();
      assertThat(tee.readAllBytes()).hasSize(1);
    }

    assertThat(copies).containsExactly(Body.of("object"));
  }

  @Test
  void copy_isMadeOnce() throws IOException {
    try (var tee = tee("object", 10)) {
      tee.readAllBytes();

      assertThat(tee.read()).isEqualTo(-1);
    }

    assertThat(copies).hasSize(1);
  }

  @Test
  void bytesThatAreNotReadToTheirEnd_areNotCopied() throws IOException {
    try (var tee = tee("object", 10)) {
      assertThat(tee.readNBytes(5)).hasSize(5);
    }

    assertThat(copies).isEmpty();
  }

  @Test
  void close_closesWhatTheBytesComeFrom() throws IOException {
    var closed = new AtomicBoolean();
    var source =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    new Tee(source, 1, copies::add).close();

    assertThat(closed).isTrue();
  }
}
