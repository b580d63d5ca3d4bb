package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table, which outlives a reload, and the local cloud itself if asked. */
class DataIT {
  private static final Duration RESTART_LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void words_areThereAtTheNextStart_andASeedGoesIntoAnEmptyTableOnly()
      throws IOException, InterruptedException {
    var data = folder.resolve("data").toString();
    var seed = seed("{'words': [{'id': {'S': 'seeded'}}]}");
    try (var cloud = start("--data", data)) {
      assertThat(words(cloud)).contains("'Count':0");
    }
    try (var cloud = start("--data", data, "--seed", seed)) {
      assertThat(words(cloud)).contains("seeded").contains("'Count':1");
      put(cloud, "kept");
    }
    try (var cloud = start("--data", data, "--seed", seed)) {
      assertThat(words(cloud)).contains("kept").contains("'Count':2");
      assertThat(cloud.output()).contains("words has items already: nothing of " + seed);
    }
  }

  @Test
  void tables_areForTheirOwnerOnly() throws IOException, InterruptedException {
    var data = folder.resolve("data");
    try (var cloud = start("--data", data.toString());
        var files = Files.list(data)) {
      put(cloud, "mine");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(files.toList())
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void words_areForgottenWithoutAFolder() throws IOException, InterruptedException {
    try (var cloud = start("--json")) {
      put(cloud, "forgotten");
      assertThat(words(cloud)).contains("forgotten");
      assertJsonLines(cloud);
    }
    try (var cloud = start()) {
      assertThat(words(cloud)).contains("'Count':0");
    }
  }

  @Test
  void words_outliveAReload() throws IOException, InterruptedException {
    try (var cloud = start()) {
      put(cloud, "reloaded");
      Files.writeString(
          folder.resolve("stack.yaml"), "\n# edited\n", java.nio.file.StandardOpenOption.APPEND);
      cloud.awaitOutput("Reloaded after", 1);
      assertThat(words(cloud)).contains("reloaded");
    }
  }

  @Test
  void killedTables_areThereAgainWithTheirSeedAloneAndTheConsoleSaysSo()
      throws IOException, InterruptedException {
    var items =
        "[{'id': 'seeded', 'n': 1.50, 'list': [true, null]}, {'id': 'other', 'more': {'a': 'b'}}]";
    try (var cloud = start("--seed", seed("{'Table': %s}".formatted(items)))) {
      assertThat(words(cloud))
          .contains("'n':{'N':'1.5'}", "'L':[{'BOOL':true},{'NULL':true}]", "'M':{'a':{'S':'b'}}");
      put(cloud, "lost");
      killDynamoDb(cloud);
      assertThat(wordsAfterRestart(cloud)).contains("seeded").doesNotContain("lost");
      assertThat(cloud.output()).contains("what was written to its tables is lost");
    }
  }

  @Test
  void killedTablesInAFolder_loseNothing() throws IOException, InterruptedException {
    try (var cloud = start("--data", folder.resolve("data").toString())) {
      put(cloud, "kept");
      killDynamoDb(cloud);
      assertThat(wordsAfterRestart(cloud)).contains("kept");
      assertThat(cloud.output()).contains("its tables are as they were");
    }
  }

  @Test
  void folderInUse_isRefused() throws IOException, InterruptedException {
    var data = folder.resolve("data").toString();
    try (var first = start("--data", data);
        var second = LocalCloudProcess.launch(folder, arguments("other", "--data", data))) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains("another local cloud uses the folder " + data);
      assertThat(words(first)).contains("'Count':0");
    }
  }

  @Test
  void stateInUse_isRefused_andStaysWithTheFirst() throws IOException, InterruptedException {
    try (var first = start();
        var second = LocalCloudProcess.launch(folder, arguments("state"))) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output())
          .contains("--state: another local cloud uses the folder " + folder.resolve("state"));
      assertThat(words(first)).contains("'Count':0");
      assertThat(first.credentials()).exists();
    }
  }

  /** The console is in the state folder too, for {@code bin/logs}. */
  private void assertJsonLines(LocalCloudProcess cloud) throws IOException {
    assertThat(cloud.output().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(JSON.std.mapFrom(line)).containsKeys("time", "kind", "text"))
        .anySatisfy(
            line ->
                assertThat(JSON.std.mapFrom(line))
                    .containsEntry("kind", "request")
                    .extracting("text")
                    .asString()
                    .contains("200 GET /function/put/forgotten"));
    assertThat(Files.readString(folder.resolve("state/console.jsonl")).lines())
        .isNotEmpty()
        .isSubsetOf(cloud.output().lines().toList());
  }

  private LocalCloudProcess start(String... options) throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("stack.yaml"))) {
      Workspace.in(folder).writeTemplate(OneStack.template("data.yaml"));
    }
    return LocalCloudProcess.launch(folder, arguments("state", options)).awaitService();
  }

  private String seed(String json) throws IOException {
    return Files.writeString(folder.resolve("seed.json"), json.replace('\'', '"')).toString();
  }

  private String[] arguments(String state, String... options) {
    return Stream.of(OneStack.arguments(folder, "stack.yaml", state), options)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private static void killDynamoDb(LocalCloudProcess cloud) throws IOException {
    for (var child : cloud.children()) {
      if (commandLine(child).contains("DynamoDbLocalServer")) {
        child.destroyForcibly();
        child.onExit().join();
        return;
      }
    }
    throw new IllegalStateException("there is no DynamoDB Local");
  }

  /** Java itself tells none that is as long as this one. */
  private static String commandLine(ProcessHandle process) throws IOException {
    var ps = new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", Long.toString(process.pid()));
    try (var output = ps.start().inputReader()) {
      return output.readAllAsString();
    }
  }

  private static void put(LocalCloudProcess cloud, String word) throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/function/put/" + word).status()).isEqualTo(200);
  }

  /** The function waits for the table for some seconds only; a start may take longer than that. */
  private static String wordsAfterRestart(LocalCloudProcess cloud) throws IOException {
    var limit = Instant.now().plus(RESTART_LIMIT);
    var response = RawHttp.get(cloud.distribution(), "/function/");
    while (response.status() != 200 && Instant.now().isBefore(limit)) {
      response = RawHttp.get(cloud.distribution(), "/function/");
    }
    return response.body();
  }

  private static String words(LocalCloudProcess cloud) throws IOException {
    return RawHttp.get(cloud.distribution(), "/function/").body();
  }
}
