package io.github.lambdaurlguard.localcloud.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Test runs of their own, looked at from outside. */
class LocalCloudExtensionIT {
  private static final List<Path> STATES = new ArrayList<>();

  @Retention(RetentionPolicy.RUNTIME)
  @LocalCloud(templates = "src/test/stack/template.yaml@us-east-1", https = true)
  @interface Greeting {}

  @Greeting
  static final class Hundred {
    @TestFactory
    Stream<DynamicTest> hundred(RunningCloud cloud) {
      return IntStream.rangeClosed(1, 100)
          .mapToObj(each -> dynamicTest("test " + each, () -> STATES.add(cloud.state())));
    }

    @Test
    void https_isTrusted(RunningCloud cloud) {
      assertThat(cloud.distribution()).hasScheme("https");
      cloud.viewer().get("/a").then().statusCode(200).body(equalTo("Servus from /a"));
    }
  }

  @Greeting
  static class Another {
    @Nested
    class Inside {
      @Test
      void plainHttp_isRedirected(RunningCloud cloud) {
        STATES.add(cloud.state());
        cloud
            .viewer(cloud.plainDistribution())
            .redirects()
            .follow(false)
            .get("/")
            .then()
            .statusCode(301);
      }
    }
  }

  @LocalCloud(templates = "src/test/stack/template.yaml@us-east-1", parameters = "Greting=Servus")
  static final class Refused {
    @Test
    void neverRuns() {}
  }

  @Test
  void classesWithEqualAnnotations_shareOneStart_whichEndsWithTheRun() {
    STATES.clear();

    var tests = run(Hundred.class, Another.class).testEvents();

    tests.assertStatistics(counts -> counts.succeeded(102).failed(0));
    assertThat(STATES).hasSize(101).containsOnly(STATES.getFirst());
    assertThat(STATES.getFirst().getParent()).doesNotExist();
  }

  @Test
  void startThatIsRefused_isAFailureWithTheConsole() {
    run(Refused.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    instanceOf(IllegalStateException.class),
                    message(text -> text.contains("ended instead of serving")),
                    message(text -> text.contains("--parameter Greting=Servus")),
                    message(text -> text.contains("no template has a parameter Greting")))));
  }

  private static EngineExecutionResults run(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .enableImplicitConfigurationParameters(true)
        .selectors(
            Stream.of(classes)
                .map(DiscoverySelectors::selectClass)
                .toArray(DiscoverySelector[]::new))
        .execute();
  }
}
