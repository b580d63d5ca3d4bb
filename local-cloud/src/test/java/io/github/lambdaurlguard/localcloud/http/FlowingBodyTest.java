package io.github.lambdaurlguard.localcloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowingBodyTest {
  private final List<String> told = new ArrayList<>();

  /** What becomes of a body. */
  interface Fate {
    void befall(FlowingBody body) throws IOException;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fates")
  void end_isToldOnceHoweverItComes(String name, Fate fate) throws IOException {
    var body = flowing().atEnd(() -> told.add("end"));

    fate.befall(body);
    body.close();

    assertThat(told).containsExactly("end");
  }

  static Stream<Arguments> fates() {
    return Stream.of(
        fate("read to the last byte", body -> body.stream().readAllBytes()),
        fate("collected", Body::whole),
        fate("closed before it was read", FlowingBody::close),
        fate("closed at its stream", body -> body.stream().close()),
        fate("read through another stream", body -> body.through(bytes -> bytes).whole()));
  }

  private static Arguments fate(String name, Fate fate) {
    return Arguments.of(name, fate);
  }

  @Test
  void bodyThatBreaksOff_hasEnded() {
    var broken =
        new FlowingBody(
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("gone");
                  }

                  @Override
                  public int read(byte[] bytes, int start, int length) throws IOException {
                    throw new IOException("gone");
                  }
                },
                OptionalLong.empty())
            .atEnd(() -> told.add("end"));

    assertThatThrownBy(broken::whole).hasMessage("gone");
    assertThat(told).containsExactly("end");
  }

  @Test
  void end_isToldInTheOrderOfAsking() {
    flowing().atEnd(() -> told.add("first")).atEnd(() -> told.add("second")).close();

    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void whatIsAskedAfterTheEnd_isToldAtOnce() {
    var body = flowing();
    body.close();

    body.atEnd(() -> told.add("late"));

    assertThat(told).containsExactly("late");
  }

  @Test
  void whole_hasAllBytes() throws IOException {
    assertThat(flowing().whole()).isEqualTo(Body.of("abc"));
  }

  /** Who forgets that a body flows finds out, and holds no 200 MB. */
  @Test
  void bytes_areNotThere() {
    assertThatThrownBy(() -> flowing().bytes()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void flowingBodies_areEqualToThemselvesOnly() {
    var body = flowing();
    var same = body;

    assertThat(body).isEqualTo(same).isNotEqualTo(flowing()).isNotEqualTo(Body.EMPTY);
    assertThat(Body.EMPTY).isNotEqualTo(body);
  }

  private static FlowingBody flowing() {
    return new FlowingBody(
        new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), OptionalLong.empty());
  }
}
