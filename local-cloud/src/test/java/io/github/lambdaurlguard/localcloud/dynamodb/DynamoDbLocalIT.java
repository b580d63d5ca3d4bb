package io.github.lambdaurlguard.localcloud.dynamodb;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbSupervisor.Program;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB Local whose process is killed. */
class DynamoDbLocalIT {
  private static final String REGION = "eu-central-1";
  private static final HttpRequest PUT =
      request("PutItem", "{\"TableName\":\"books\",\"Item\":{\"id\":{\"S\":\"1\"}}}");
  private static final HttpRequest SCAN = request("Scan", "{\"TableName\":\"books\"}");

  @TempDir private Path folder;
  private final RunFolder runFolder = RunFolder.create();
  private final Installation installation = Installation.locate(runFolder);
  private final HttpFetcher fetcher = new HttpFetcher();
  private DynamoDbLocal dynamoDb;

  @AfterEach
  void stop() {
    dynamoDb.close();
    fetcher.close();
    runFolder.close();
  }

  @Test
  void process_startsWhenItIsFirstNeededAndHasTheTablesThatWereAskedForBefore() {
    create(Optional.empty());
    assertThat(dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty()))
        .isTrue();
    assertThat(dynamoDb.createTable(REGION, DynamoDbTables.withId("authors"), Optional.empty()))
        .isTrue();
    assertThat(processes()).isEmpty();

    assertThat(dynamoDb.forward(SCAN).body().text()).contains("\"Count\":0");
    assertThat(processes()).hasSize(1);
  }

  @Test
  void tableWithOtherKeys_isRefusedBeforeThereIsAProcess() {
    create(Optional.empty());
    var other = new HashMap<>(DynamoDbTables.withId("books"));
    other.put("KeySchema", List.of(Map.of("AttributeName", "isbn", "KeyType", "HASH")));

    assertThat(dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty()))
        .isTrue();
    assertThat(dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty()))
        .isTrue();
    assertThat(dynamoDb.createTable("us-east-1", other, Optional.empty())).isTrue();
    assertThat(dynamoDb.createTable(REGION, other, Optional.empty())).isFalse();
    assertThat(processes()).isEmpty();
  }

  @Test
  void tableThatDynamoDbRefuses_isNamedOnceItRunsAndTheOthersAreThere() throws Exception {
    create(Optional.empty());
    var broken = new HashMap<>(DynamoDbTables.withId("broken"));
    broken.put("AttributeDefinitions", List.of());
    dynamoDb.createTable(REGION, broken, Optional.empty());
    dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty());

    assertThat(dynamoDb.awaitTables()).containsExactly("broken");
    assertThat(dynamoDb.forward(PUT).status()).isEqualTo(200);
  }

  @Test
  void killedInMemory_hasItsTablesAgainAndNothingInThem() throws Exception {
    start(Optional.empty());
    assertThat(dynamoDb.forward(PUT).status()).isEqualTo(200);

    kill();

    assertThat(awaited(SCAN).body().text()).contains("\"Count\":0");
  }

  @Test
  void killedWithAFolder_losesNothing() throws Exception {
    start(Optional.of(folder));
    assertThat(dynamoDb.forward(PUT).status()).isEqualTo(200);

    kill();

    assertThat(awaited(SCAN).body().text()).contains("\"Count\":1");
  }

  @Test
  void requestUnderWay_failsWithAnErrorThatAnSdkRetries() throws Exception {
    start(Optional.empty());
    var process = process();
    signal("STOP", process);
    var answer = new FutureTask<>(() -> dynamoDb.forward(SCAN));
    var caller = Thread.ofPlatform().start(answer);
    // The port is known, so that it waits for nothing but the answer.
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();

    assertThat(answer.get().status()).isEqualTo(500);
    assertThat(answer.get().body().text())
        .contains("com.amazonaws.dynamodb.v20120810#InternalServerError");
  }

  @Test
  void processThatNeverListens_isStartedTwiceAndNotForever() throws IOException {
    var starts = folder.resolve("starts");
    dynamoDb =
        new DynamoDbLocal(
            QUIET,
            new DynamoDbCommands(installation),
            new Program(
                () -> List.of("/bin/sh", "-c", "echo again >> \"$0\"; exit 3", starts.toString()),
                false,
                "secret"),
            fetcher);

    var answer = dynamoDb.forward(SCAN);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().text()).contains("DynamoDB Local does not stay alive");
    assertThat(Files.readAllLines(starts)).hasSize(2);
  }

  /** As any program on this machine might ask it, or a page whose name was made to lead here. */
  @Test
  void ownPort_isForThoseWhoKnowTheSecretAndANameOfThisMachine() throws Exception {
    start(Optional.empty());
    var secret = dynamoDb.secret();

    assertThat(statusOf(secret, "127.0.0.1")).isEqualTo(200);
    assertThat(statusOf(secret, "localhost:1")).isEqualTo(200);
    assertThat(statusOf(secret, "[::1]")).isEqualTo(200);
    for (var other : new String[] {"evil.example", "127.0.0.1.evil.example", "127.0.0.2"}) {
      assertThat(statusOf(secret, other)).as(other).isEqualTo(403);
    }
    for (var wrong : new String[] {"", "of another run", secret.substring(1), secret + "0"}) {
      assertThat(statusOf(wrong, "127.0.0.1")).as(wrong).isEqualTo(403);
    }
    assertThat(answer(SCAN).status()).isEqualTo(403);
    assertThat(answer(request("DeleteTable", "{\"TableName\":\"books\"}")).status()).isEqualTo(403);
    assertThat(dynamoDb.forward(SCAN).status()).isEqualTo(200);
  }

  private int statusOf(String secret, String host) throws Exception {
    var headers = HttpFields.build(SCAN.headers()).put("Host", host);
    return answer(SCAN.withHeaders(headers.put("X-Local-Cloud-Secret", secret))).status();
  }

  /** The answer of the process itself, past what the local cloud adds. */
  private HttpResponse answer(HttpRequest request) throws Exception {
    var limit = Duration.ofSeconds(30);
    return fetcher.fetch(DynamoDbLocal.LOOPBACK, dynamoDb.port(), request, limit);
  }

  @Test
  void secret_standsInNoCommandLineAndNoEnvironment() throws Exception {
    start(Optional.empty());
    assertThat(dynamoDb.forward(SCAN).status()).isEqualTo(200);
    var process = Path.of("/proc", Long.toString(process().pid()));
    assumeTrue(Files.exists(process), "SKIPPED: this machine has no /proc");

    for (var file : new String[] {"cmdline", "environ"}) {
      assertThat(Files.readString(process.resolve(file))).doesNotContain(dynamoDb.secret());
    }
  }

  @Test
  void interruptOfTheTerminal_isLeftToTheParent() throws Exception {
    start(Optional.empty());
    var process = process();

    signal("INT", process);

    assertThat(dynamoDb.forward(SCAN).status()).isEqualTo(200);
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void close_endsTheProcess() throws Exception {
    start(Optional.empty());
    var process = process();

    dynamoDb.close();

    assertThat(process.onExit().get().isAlive()).isFalse();
    assertThat(dynamoDb.forward(SCAN).status()).isEqualTo(500);
  }

  @Test
  void training_makesACacheThatTheNextProcessStartsWith() throws Exception {
    create(Optional.empty());
    var commands = new DynamoDbCommands(installation);
    forgetCache(commands);

    dynamoDb.train();
    assertThat(commands.cache().orElseThrow().isThere()).as("without tables").isFalse();

    dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty());
    assertThat(dynamoDb.awaitTables()).isEmpty();
    dynamoDb.train();
    assertThat(commands.cache().orElseThrow().isThere()).isTrue();
    assertThat(processes()).hasSize(1);
    kill();

    assertThat(awaited(PUT).status()).isEqualTo(200);
    assertThat(commands.serving(Optional.empty())).anyMatch(DynamoDbLocalIT::namesCache);
    var maps = Path.of("/proc/%d/maps".formatted(process().pid()));
    if (Files.exists(maps)) {
      assertThat(maps).content().as("what it has mapped").contains("cache.aot");
    }
  }

  private static boolean namesCache(String option) {
    return option.startsWith("-XX:AOTCache=");
  }

  private static void forgetCache(DynamoDbCommands commands) throws IOException {
    for (var option : commands.cache().orElseThrow().use()) {
      if (namesCache(option)) {
        Files.delete(Path.of(option.substring("-XX:AOTCache=".length())));
      }
    }
  }

  private void start(Optional<Path> data) throws InterruptedException {
    create(data);
    assertThat(dynamoDb.createTable(REGION, DynamoDbTables.withId("books"), Optional.empty()))
        .isTrue();
    assertThat(dynamoDb.awaitTables()).isEmpty();
  }

  private void create(Optional<Path> data) {
    dynamoDb = DynamoDbLocal.of(QUIET, installation, fetcher, data);
  }

  private static void kill() throws Exception {
    var process = process();
    process.destroyForcibly();
    process.onExit().get();
  }

  private static ProcessHandle process() {
    return processes().getFirst();
  }

  /** Those of this test; whatever runs it has other children. */
  private static List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .toList();
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The answer as a caller gets it who retries as an SDK does. */
  private HttpResponse awaited(HttpRequest request) {
    var answer = dynamoDb.forward(request);
    return answer.status() == 500 ? dynamoDb.forward(request) : answer;
  }

  private static HttpRequest request(String operation, String input) {
    var headers =
        HttpFields.build()
            .add("Host", DynamoDbLocal.LOOPBACK)
            .add("Content-Type", "application/x-amz-json-1.0")
            .add("X-Amz-Target", "DynamoDB_20120810." + operation)
            .add(
                "Authorization",
                "AWS4-HMAC-SHA256"
                    + " Credential=LOCALCLOUD/20000101/eu-central-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=unchecked");
    return new HttpRequest(
        "POST", "/", Optional.empty(), headers, Body.of(input), DynamoDbLocal.LOOPBACK);
  }
}
