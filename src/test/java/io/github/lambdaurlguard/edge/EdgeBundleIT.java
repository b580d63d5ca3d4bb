package io.github.lambdaurlguard.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the built edge.zip in Node.js and holds what it returns to what the JVM returns. */
class EdgeBundleIT {
  private static final Path ZIP = Path.of("target", "edge.zip");
  private static final int RANDOM_REQUESTS = 2_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile());
        InputStream index = zip.getInputStream(zip.getEntry("index.js"));
        InputStream runner = EdgeBundleIT.class.getResourceAsStream("run-bundle.js")) {
      Files.copy(index, folder.resolve("index.js"));
      Files.copy(runner, folder.resolve("run-bundle.js"));
    }
  }

  @Test
  void handler_namedCases_returnsTheSameAsTheJvm() throws Exception {
    assertSameAsOnTheJvm(Cases.all().map(Cases.Case::event).toList());
  }

  @Test
  void handler_randomRequests_returnsTheSameAsTheJvm() throws Exception {
    RandomRequests requests = new RandomRequests(1);
    assertSameAsOnTheJvm(Stream.generate(requests::next).limit(RANDOM_REQUESTS).toList());
  }

  @Test
  void handler_eventsOfNoKnownShape_areAnswered() throws Exception {
    List<Object> answers = runInNode(List.of(Map.of(), List.of(), "text", 1, Map.of("Records", 1)));
    assertThat(answers)
        .hasSize(5)
        .allSatisfy(answer -> assertThat((Map<?, ?>) answer).extracting("status").isEqualTo("500"));
  }

  private static void assertSameAsOnTheJvm(List<Event> events) throws Exception {
    List<Object> inNode = runInNode(events.stream().map(Event::json).toList());
    OriginRequestSigner signer = new OriginRequestSigner(jvm());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Problem problem = signer.sign(event);
      Object onTheJvm = problem == null ? event.request() : response(problem);
      assertThat(JSON.std.asString(inNode.get(i))).isEqualTo(JSON.std.asString(onTheJvm));
    }
  }

  private static Object response(Problem problem) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("status", problem.status());
    response.put("statusDescription", problem.title());
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("content-type", EventHeaders.header("Content-Type", "application/problem+json"));
    headers.put("cache-control", EventHeaders.header("Cache-Control", "no-store"));
    if (problem.allow() != null) {
      headers.put("allow", EventHeaders.header("Allow", problem.allow()));
    }
    response.put("headers", headers);
    response.put("body", problem.toJson());
    return response;
  }

  private static JvmPlatform jvm() {
    return new JvmPlatform(Cases.now(), Cases.environment());
  }

  private static List<Object> runInNode(List<?> events) throws Exception {
    Path input = folder.resolve("events.json");
    Path output = folder.resolve("results.json");
    JSON.std.write(Map.of("now", Cases.now(), "events", events), input.toFile());
    ProcessBuilder node =
        new ProcessBuilder("node", "run-bundle.js", "events.json", "results.json")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    node.environment().putAll(Cases.environment());
    Process process = node.start();
    String console = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(console).isZero();
    return new ArrayList<>(JSON.std.listFrom(output.toFile()));
  }
}
