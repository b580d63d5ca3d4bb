import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One function in a process of its own, and the runtime API that it asks for work. */
final class RunningFunction implements AutoCloseable {

  private static final String API = "/2018-06-01/runtime/";
  private static final long PATIENCE_SECONDS = 30;
  private static final byte[] EVENT =
      """
      {"version":"2.0","routeKey":"$default","rawPath":"/1234","rawQueryString":"",
       "headers":{"host":"abc.lambda-url.eu-central-1.on.aws","accept":"application/json",
        "user-agent":"Amazon CloudFront","via":"2.0 x.cloudfront.net (CloudFront)",
        "x-amz-date":"20261123T060000Z","x-forwarded-for":"192.0.2.1","x-forwarded-port":"443"},
       "requestContext":{"accountId":"anonymous","apiId":"abc","stage":"$default",
        "http":{"method":"GET","path":"/1234","protocol":"HTTP/1.1","sourceIp":"192.0.2.1"}},
       "isBase64Encoded":false}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Semaphore work = new Semaphore(0);
  private final Semaphore checkpoint = new Semaphore(0);
  private final Semaphore restored = new Semaphore(0);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private volatile long handedOverAt;
  private volatile long answeredAt;
  private Process process;

  private RunningFunction() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(API, this::serve);
    server.start();
  }

  static RunningFunction start(
      List<String> command, Map<String, String> environment, boolean snapStart, Path log)
      throws IOException {
    var function = new RunningFunction();
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    Map<String, String> all = builder.environment();
    all.putAll(environment);
    all.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + function.server.getAddress().getPort());
    all.put("AWS_LAMBDA_FUNCTION_NAME", "getBook");
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", "group");
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
    all.put("LAMBDA_TASK_ROOT", "/nowhere");
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapStart ? "snap-start" : "on-demand");
    function.process = builder.start();
    return function;
  }

  /** Hands one request over and waits for its answer; gives the nanoseconds between the two. */
  long invoke() throws InterruptedException {
    work.release();
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null || !answer.contains("Dune") || !answer.contains("200")) {
      throw new IllegalStateException("The function answered " + answer);
    }
    return answeredAt - handedOverAt;
  }

  void awaitCheckpoint() throws InterruptedException {
    if (!checkpoint.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The function never became ready for its snapshot");
    }
  }

  void restore() {
    restored.release();
  }

  double residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  /** Ends the process so that it still does what it does at its end. */
  void endInOrder() throws InterruptedException {
    process.destroy();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestURI().getPath().substring(API.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      if (call.equals("invocation/next")) {
        work.acquire();
        handOver(exchange);
      } else if (call.equals("restore/next")) {
        checkpoint.release();
        restored.acquire();
        reply(exchange, 200, new byte[0]);
      } else {
        answeredAt = System.nanoTime();
        reply(exchange, 202, "{}".getBytes(StandardCharsets.UTF_8));
        answers.add(new String(body, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOver(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "8f5069b7-4a6d-4c1f-9d2b-000000000001");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 10_000));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:111122223333:function:getBook:live");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0");
    headers.set("Content-Type", "application/json");
    handedOverAt = System.nanoTime();
    reply(exchange, 200, EVENT);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    threads.shutdownNow();
    server.stop(0);
  }
}
