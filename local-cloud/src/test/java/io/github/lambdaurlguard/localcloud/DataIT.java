package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books application, whose table outlives a reload, and the local cloud itself if asked. */
class DataIT {
  private static final Path ROOT = Path.of("..");
  private static final Duration RESTART_LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void books_areThereAtTheNextStart() throws IOException, InterruptedException {
    try (var cloud = start("--data", folder.resolve("data").toString())) {
      createBook(cloud, "kept");
    }
    try (var cloud = start("--data", folder.resolve("data").toString())) {
      assertThat(books(cloud)).contains("kept");
    }
  }

  @Test
  void tables_areForTheirOwnerOnly() throws IOException, InterruptedException {
    var data = folder.resolve("data");
    try (var cloud = start("--data", data.toString());
        var files = Files.list(data)) {
      createBook(cloud, "mine");
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
  void books_areForgottenWithoutAFolder() throws IOException, InterruptedException {
    try (var cloud = start()) {
      createBook(cloud, "forgotten");
      assertThat(books(cloud)).contains("forgotten");
    }
    try (var cloud = start()) {
      assertThat(books(cloud)).isEqualTo("[]");
    }
  }

  @Test
  void books_outliveAReload() throws IOException, InterruptedException {
    try (var cloud = start()) {
      createBook(cloud, "reloaded");
      Files.writeString(
          template("backend.yaml"), "\n# edited\n", java.nio.file.StandardOpenOption.APPEND);
      cloud.awaitOutput("Reloaded after", 1);
      assertThat(books(cloud)).contains("reloaded");
    }
  }

  @Test
  void killedTables_areThereAgainAndEmptyAndTheConsoleSaysSo()
      throws IOException, InterruptedException {
    try (var cloud = start()) {
      createBook(cloud, "lost");
      killDynamoDb(cloud);
      assertThat(booksAfterRestart(cloud)).isEqualTo("[]");
      assertThat(cloud.output()).contains("its tables are empty now");
    }
  }

  @Test
  void killedTablesInAFolder_loseNothing() throws IOException, InterruptedException {
    try (var cloud = start("--data", folder.resolve("data").toString())) {
      createBook(cloud, "kept");
      killDynamoDb(cloud);
      assertThat(booksAfterRestart(cloud)).contains("kept");
      assertThat(cloud.output()).contains("its tables are as they were");
    }
  }

  @Test
  void folderInUse_isRefused() throws IOException, InterruptedException {
    var data = folder.resolve("data").toString();
    try (var first = start("--data", data);
        var second = LocalCloudProcess.launch(folder, arguments("--data", data))) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains("another local cloud uses the folder " + data);
      assertThat(books(first)).isEqualTo("[]");
    }
  }

  private LocalCloudProcess start(String... options) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("templates"));
    for (var name : List.of("backend.yaml", "edge.yaml")) {
      var text =
          Files.readString(ROOT.resolve("cloudformation").resolve(name))
              .replace("../target/", ROOT.toRealPath() + "/target/");
      Files.writeString(template(name), text);
    }
    return LocalCloudProcess.launch(folder, arguments(options)).awaitService();
  }

  private Path template(String name) {
    return folder.resolve("templates").resolve(name);
  }

  private String[] arguments(String... options) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--template",
                template("backend.yaml").toString(),
                "--template",
                template("edge.yaml") + "@us-east-1",
                "--http",
                "--port",
                "0",
                "--function-url-port",
                "0",
                "--state",
                folder.resolve("state").toString()));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
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

  private static void createBook(LocalCloudProcess cloud, String name) throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/createBook",
            List.of("Content-Type: application/json"),
            "{\"name\":\"%s\",\"author\":\"someone\"}".formatted(name).getBytes(UTF_8));
    assertThat(response.status()).isEqualTo(201);
  }

  /** The function waits for the table for some seconds only; a start may take longer than that. */
  private static String booksAfterRestart(LocalCloudProcess cloud) throws IOException {
    var limit = Instant.now().plus(RESTART_LIMIT);
    var response = RawHttp.get(cloud.distribution(), "/getBooks");
    while (response.status() == 504 && Instant.now().isBefore(limit)) {
      response = RawHttp.get(cloud.distribution(), "/getBooks");
    }
    return response.body();
  }

  private static String books(LocalCloudProcess cloud) throws IOException {
    return RawHttp.get(cloud.distribution(), "/getBooks").body();
  }
}
