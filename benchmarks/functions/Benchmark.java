import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts each variant of "get a book" as Lambda would, in a process of its own under Lambda's
 * runtime API, and prints what its starts and requests cost as a Markdown table.
 *
 * <p>Variants take turns, so that a busy moment of the machine hits all of them alike.
 */
public final class Benchmark {

  private static final int STARTS = Integer.getInteger("starts", 9);
  private static final int WARM_UP = Integer.getInteger("warm-up", 1500);
  private static final int REQUESTS = Integer.getInteger("requests", 1500);
  private static final int WARM_ROUNDS = Integer.getInteger("warm-rounds", 3);

  /** Which variants take part, by a part of their names. */
  private static final Pattern ONLY = Pattern.compile(System.getProperty("only", ""));

  /** Longer than the JDK keeps an idle connection, because no connection survives a snapshot. */
  private static final Duration SNAPSHOT_PAUSE = Duration.ofSeconds(6);

  private static final Path TARGET = Path.of(System.getProperty("target"));
  private static final Path ROOT = Path.of(System.getProperty("root"));
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** What Lambda's managed Java runtimes add to the command line. */
  private static final List<String> LAMBDA_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx819m");

  private static final String HANDLER = "io.github.lambdaurlguard.books.GetBook";

  private record Variant(String name, List<String> command, boolean snapStart, String size) {}

  private record Result(
      List<Double> start, List<Double> p50, List<Double> p99, List<Double> memory) {
    Result() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private static Map<String, String> environment;

  public static void main(String[] arguments) throws Exception {
    Process dynamoDb = startDynamoDb();
    try {
      fillTable();
      var variants = variants();
      var results = new LinkedHashMap<Variant, Result>();
      variants.forEach(variant -> results.put(variant, new Result()));
      for (int round = 0; round < STARTS; round++) {
        for (Variant variant : variants) {
          boolean measureWarm = !variant.snapStart && round < WARM_ROUNDS;
          try {
            measure(variant, results.get(variant), measureWarm);
          } catch (IllegalStateException e) {
            throw new IllegalStateException(variant.name + ": " + e.getMessage(), e);
          }
        }
        System.err.printf("round %d of %d%n", round + 1, STARTS);
      }
      print(results);
    } finally {
      dynamoDb.destroyForcibly().waitFor();
    }
  }

  private static List<Variant> variants() throws Exception {
    Path jar = ROOT.resolve("target/books.jar");
    String size = megabytes(Files.size(jar));
    String books = jar + ":" + TARGET + "/runtime/*";
    Path bundle = TARGET.resolve("node/get-book.cjs");
    List<String> aot = withAotCache(books);
    var variants = new ArrayList<Variant>();
    variants.add(
        new Variant(
            "Node " + nodeVersion() + ", SDK v3, esbuild",
            List.of("node", ROOT + "/benchmarks/functions/node/runtime.cjs", bundle.toString()),
            false,
            megabytes(Files.size(bundle))));
    variants.add(new Variant("books.jar", java(books, HANDLER), false, size));
    variants.add(
        new Variant(
            "books.jar, C2 too",
            without("-XX:TieredStopAtLevel=1", java(books, HANDLER)),
            false,
            size));
    variants.add(new Variant("books.jar, AOT cache", aot, false, size));
    if (Files.isDirectory(TARGET.resolve("crt"))) {
      String crt = TARGET + "/crt-classes:" + ROOT + "/target/classes:" + TARGET + "/crt/*";
      variants.add(
          new Variant(
              "CRT client", java(crt, "io.github.lambdaurlguard.books.CrtGetBook"), false, "n/a"));
    }
    variants.add(
        new Variant(
            "books.jar, restored",
            java(books, HANDLER, "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"),
            true,
            size));
    // Without the property, the hooks are registered nowhere and so nothing is rehearsed.
    variants.add(new Variant("books.jar, restored, not primed", java(books, HANDLER), true, size));
    for (String kind : List.of("StreamHandler", "TypedHandler")) {
      var command = java("%s/handlers:%s:%s/events/*".formatted(TARGET, jar, TARGET), kind);
      variants.add(new Variant(kind, command, false, "n/a"));
      variants.add(new Variant(kind + ", restored", command, true, "n/a"));
    }
    variants.removeIf(variant -> !ONLY.matcher(variant.name).find());
    return variants;
  }

  private static List<String> java(String classPath, String handler, String... flags) {
    var command = new ArrayList<>(List.of(JAVA));
    command.addAll(LAMBDA_FLAGS);
    command.addAll(Arrays.asList(flags));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(
        "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
            + TARGET.resolve("runtime-client.so"));
    command.addAll(
        List.of("-cp", classPath, "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"));
    command.add(handler);
    return command;
  }

  private static List<String> without(String flag, List<String> command) {
    return command.stream().filter(word -> !word.equals(flag)).toList();
  }

  private static List<String> with(String flag, List<String> command) {
    var longer = new ArrayList<>(command);
    longer.add(1, flag);
    return longer;
  }

  /** A training run of two starts' worth of requests, ended as the JVM wants it: in order. */
  private static List<String> withAotCache(String classPath) throws Exception {
    Path cache = TARGET.resolve("books.aot");
    List<String> command = without("-Xshare:auto", java(expanded(classPath), HANDLER));
    try (var function = start(with("-XX:AOTCacheOutput=" + cache, command), false)) {
      function.invoke();
      function.invoke();
      function.endInOrder();
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("The training run left no " + cache);
    }
    return with("-XX:AOTCache=" + cache, command);
  }

  /** An AOT cache wants the class path by file, not by wildcard. */
  private static String expanded(String classPath) throws IOException {
    var entries = new ArrayList<String>();
    for (String entry : classPath.split(":")) {
      if (entry.endsWith("/*")) {
        try (var files = Files.list(Path.of(entry.substring(0, entry.length() - 2)))) {
          files.map(Path::toString).sorted().forEach(entries::add);
        }
      } else {
        entries.add(entry);
      }
    }
    return String.join(":", entries);
  }

  private static void measure(Variant variant, Result result, boolean warm) throws Exception {
    long begin = System.nanoTime();
    try (var function = start(variant.command, variant.snapStart)) {
      if (variant.snapStart) {
        function.awaitCheckpoint();
        Thread.sleep(SNAPSHOT_PAUSE);
        begin = System.nanoTime();
        function.restore();
      }
      function.invoke();
      result.start.add((System.nanoTime() - begin) / 1e6);
      if (warm) {
        for (int i = 0; i < WARM_UP; i++) {
          function.invoke();
        }
        var times = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
          times[i] = function.invoke() / 1e6;
        }
        Arrays.sort(times);
        result.p50.add(times[REQUESTS / 2]);
        result.p99.add(times[REQUESTS * 99 / 100]);
        result.memory.add(function.residentMegabytes());
      }
    }
  }

  private static RunningFunction start(List<String> command, boolean snapStart) throws IOException {
    return RunningFunction.start(command, environment, snapStart, TARGET.resolve("function.log"));
  }

  private static void print(Map<Variant, Result> results) {
    double node = median(results.values().iterator().next().start);
    System.out.println(
        "| variant | to the first answer, ms | of Node's | warm p50, ms | warm p99, ms | memory, MB"
            + " | size, MB |");
    System.out.println("|---|---|---|---|---|---|---|");
    results.forEach(
        (variant, result) ->
            System.out.printf(
                "| %s | %.0f | %.2f | %s | %s | %s | %s |%n",
                variant.name,
                median(result.start),
                median(result.start) / node,
                text("%.2f", result.p50),
                text("%.2f", result.p99),
                text("%.0f", result.memory),
                variant.size));
  }

  private static String text(String format, List<Double> values) {
    return values.isEmpty() ? "" : format.formatted(median(values));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static String megabytes(long bytes) {
    return "%.1f".formatted(bytes / 1e6);
  }

  private static String nodeVersion() throws IOException {
    Process node = new ProcessBuilder("node", "--version").start();
    return new String(node.getInputStream().readAllBytes()).strip().replaceAll("^v|\\..*", "");
  }

  private static Process startDynamoDb() throws Exception {
    Path jars = ROOT.resolve("target/dynamodb-local");
    Process process =
        new ProcessBuilder(
                JAVA,
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + jars,
                "-cp",
                jars + "/*",
                ROOT.resolve("src/test/dynamodb-local/LoopbackLauncher.java").toString())
            .redirectErrorStream(true)
            .start();
    var output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("port=")) {
        environment =
            Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + line.substring(5),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "BOOKS_TABLE", "books",
                "BOOKS_AUTHOR_INDEX", "author-index");
        Thread.ofVirtual().start(() -> output.lines().forEach(System.err::println));
        return process;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("DynamoDB Local did not start from " + jars);
  }

  private static void fillTable() throws Exception {
    dynamoDb(
        "CreateTable",
        """
        {"TableName":"books","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
         "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]}
        """);
    dynamoDb(
        "PutItem",
        """
        {"TableName":"books","Item":{"id":{"S":"1234"},"name":{"S":"Dune"},
         "author":{"S":"Frank Herbert"},"releaseDate":{"S":"1965-08-01"},"version":{"N":"1"}}}
        """);
  }

  private static void dynamoDb(String operation, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(environment.get("AWS_ENDPOINT_URL_DYNAMODB")))
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", "DynamoDB_20120810." + operation)
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/dynamodb/aws4_request,"
                      + " SignedHeaders=host, Signature=0")
              .timeout(Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1)))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(operation + ": " + response.body());
      }
    }
  }
}
