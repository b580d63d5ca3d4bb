package io.github.lambdaurlguard.localcloud.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.ssm.Parameters.Parameter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final String REGION = "us-east-1";

  private final Parameters parameters = new Parameters();

  @Test
  void newParameter_isVersion1() {
    assertThat(parameters.put(REGION, "/a", text("1"), false)).contains(1L);
    assertThat(parameters.get(REGION, "/a")).contains(text("1"));
  }

  @Test
  void parameter_isNotOverwrittenUnlessAsked() {
    parameters.put(REGION, "/a", text("1"), false);

    assertThat(parameters.put(REGION, "/a", text("2"), false)).isEmpty();
    assertThat(parameters.get(REGION, "/a")).contains(text("1"));
    assertThat(parameters.put(REGION, "/a", text("2"), true)).contains(2L);
    assertThat(parameters.get(REGION, "/a"))
        .contains(new Parameter("2", "String", Optional.empty(), 2));
  }

  @Test
  void overwrittenOnceMore_afterADeletion_beginsAgainAtVersion1() {
    parameters.put(REGION, "/a", text("1"), true);
    parameters.put(REGION, "/a", text("2"), true);

    assertThat(parameters.delete(REGION, "/a")).isTrue();
    assertThat(parameters.delete(REGION, "/a")).isFalse();
    assertThat(parameters.get(REGION, "/a")).isEmpty();
    assertThat(parameters.put(REGION, "/a", text("3"), true)).contains(1L);
  }

  @Test
  void regions_haveParametersOfTheirOwn() {
    parameters.put(REGION, "/a", text("1"), false);

    assertThat(parameters.get("eu-central-1", "/a")).isEmpty();
    assertThat(parameters.inRegion("eu-central-1").find("/a")).isEmpty();
    assertThat(parameters.inRegion(REGION).find("/a"))
        .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo("1"));
  }

  @Test
  void secureString_isOneToTemplates() {
    parameters.put(REGION, "/s", new Parameter("1", "SecureString", Optional.empty(), 1), false);
    parameters.put(REGION, "/p", text("1"), false);

    assertThat(parameters.inRegion(REGION).find("/s").orElseThrow().secure()).isTrue();
    assertThat(parameters.inRegion(REGION).find("/p").orElseThrow().secure()).isFalse();
  }

  @Test
  void simultaneousWrites_areCountedEach() throws InterruptedException {
    var writers = 8;
    var writesOfEach = 500;
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(writers)) {
      IntStream.range(0, writers)
          .forEach(
              writer ->
                  threads.execute(
                      () -> {
                        awaitUninterruptibly(start);
                        for (var i = 0; i < writesOfEach; i++) {
                          parameters.put(REGION, "/a", text(writer + "/" + i), true);
                        }
                      }));
      start.countDown();
    }

    assertThat(parameters.get(REGION, "/a").orElseThrow().version())
        .isEqualTo((long) writers * writesOfEach);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Parameter text(String value) {
    return new Parameter(value, "String", Optional.empty(), 1);
  }
}
