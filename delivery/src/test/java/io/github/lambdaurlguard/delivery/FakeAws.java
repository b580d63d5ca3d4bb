package io.github.lambdaurlguard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * A fake AWS on loopback, in a process of its own: {@code src/test/fake-aws/fake_aws.py}. What it
 * has is saved by leaving it alone, and restored as often as need be: each time, as another one.
 */
final class FakeAws {

  private static final Path PROGRAM = Path.of("src/test/fake-aws/fake_aws.py");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final long process;

  private FakeAws(URI address, long process) {
    this.address = address;
    this.process = process;
  }

  /** Starts one that has nothing. It ends with this JVM. */
  static FakeAws start() throws IOException {
    var builder = new ProcessBuilder("python3", "-B", PROGRAM.toString());
    builder.redirectError(Path.of("target/fake-aws.log").toFile());
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var address = output.readLine();
    if (address == null) {
      throw new IllegalStateException(
          "the fake AWS did not start: see delivery/target/fake-aws.log (pip install"
              + " moto[server])");
    }
    return new FakeAws(URI.create(address), process.pid());
  }

  /** Another one that has what this one has. */
  synchronized FakeAws restore() throws IOException, InterruptedException {
    var another = send("/fake-aws/restore", "").split(" ", 2);
    return new FakeAws(URI.create(another[0]), Long.parseLong(another[1]));
  }

  void end() {
    ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
  }

  URI address() {
    return address;
  }

  /**
   * Replaces the faults.
   *
   * @param json as {@code faults.py} describes them, with single quotes
   */
  void faults(String json) throws IOException, InterruptedException {
    send("/fake-aws/faults", json.replace('\'', '"'));
  }

  /** Has somebody write an SSM parameter of us-east-1, in JSON's letters. */
  void writeParameter(String name, String type, String value)
      throws IOException, InterruptedException {
    send("/fake-aws/parameters", "{\"%s\": [\"%s\", \"%s\"]}".formatted(name, type, value));
  }

  /** Has somebody delete an SSM parameter of us-east-1, if it is there. */
  void deleteParameter(String name) throws IOException, InterruptedException {
    send("/fake-aws/parameters", "{\"%s\": null}".formatted(name));
  }

  /** The operations called since this was last asked, such as {@code s3 HEAD /bucket/key}. */
  List<String> calls() throws IOException, InterruptedException {
    return send("/fake-aws/calls", "").lines().toList();
  }

  /** What was sent with the calls to CloudFormation since this was last asked. */
  List<String> bodies() throws IOException, InterruptedException {
    return send("/fake-aws/bodies", "").lines().toList();
  }

  /** What somebody called without being allowed to by the policies of bootstrap.yaml. */
  List<String> refusals() throws IOException, InterruptedException {
    return send("/fake-aws/refusals", "").lines().toList();
  }

  /** Those of the calls that change what runs; a change set that is only made does not. */
  List<String> changingCalls() throws IOException, InterruptedException {
    return calls().stream().filter(FakeAws::changes).toList();
  }

  private static boolean changes(String call) {
    return call.startsWith("s3 PUT")
        || call.startsWith("lambda PUT")
        || call.startsWith("lambda DELETE")
        || call.matches("cloudfront POST .*/invalidation")
        || call.equals("cloudformation ExecuteChangeSet")
        || call.equals("cloudformation DeleteStack");
  }

  private String send(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException("%s answered %s".formatted(path, response.statusCode()));
    }
    return response.body();
  }
}
