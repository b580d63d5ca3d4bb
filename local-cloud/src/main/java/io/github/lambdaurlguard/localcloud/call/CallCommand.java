package io.github.lambdaurlguard.localcloud.call;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.sigv4.RequestSigner;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jetty.http.HttpFields;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code call}: one signed request to a function URL, and its whole answer. */
@Command(
    name = "bin/call",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description =
        "Calls a function URL directly, signed, and prints status, headers and body. The local"
            + " cloud has to run, unless --stack-name names a deployment.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the function URL answered with a status below 400",
      "1:it answered with another, or not at all",
      "2:the command line makes no sense"
    })
public final class CallCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FUNCTION",
      description = "its logical id, for example GetBooks")
  private String function;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      defaultValue = "/",
      description = "path and query as the function URL gets them (${DEFAULT-VALUE})")
  private String target;

  @Option(
      names = "--as",
      paramLabel = "ROLE",
      defaultValue = "SignerRole",
      description = "the role of the templates that signs (${DEFAULT-VALUE})")
  private String role;

  @Option(names = "--unsigned", description = "sign nothing")
  private boolean unsigned;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "GET, or POST where there is --data, unless given")
  private Optional<String> method = Optional.empty();

  @Option(names = "--data", paramLabel = "TEXT", description = "the body; @FILE reads a file")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "a header; may be repeated")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      defaultValue = ".local",
      description = "the folder of the running local cloud (${DEFAULT-VALUE})")
  private Path state;

  /** bin/call fills these in for a deployment. */
  @Option(names = "--url", hidden = true)
  private Optional<URI> url = Optional.empty();

  @Option(names = "--region", hidden = true)
  private Optional<String> region = Optional.empty();

  private final PrintStream out;
  private final Map<String, String> environment;

  CallCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /** Runs the command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Only with this does the JDK's client send the Host that leads to a function.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, System.getenv(), arguments));
  }

  static int run(PrintStream out, Map<String, String> environment, String... arguments) {
    return new CommandLine(new CallCommand(out, environment))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (e, _, _) -> {
              out.println("bin/call: " + e.getMessage());
              return 1;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var running =
        url.isPresent() ? Optional.<RunningCloud>empty() : Optional.of(RunningCloud.in(state));
    var address = url.orElseGet(() -> running.orElseThrow().functionUrl(function));
    var request = request(address);
    if (!unsigned) {
      request =
          RequestSigner.signed(
              request,
              running.map(cloud -> cloud.credentials(role)).orElseGet(this::own),
              region.orElseGet(() -> running.orElseThrow().region(function)),
              Instant.now());
    }
    return send(address, request);
  }

  private HttpRequest request(URI address) throws IOException {
    var fields = HttpFields.build().add("Host", address.getRawAuthority());
    for (var header : headers) {
      var parts = header.split(":", 2);
      if (parts.length < 2 || parts[0].isBlank()) {
        throw new IllegalArgumentException("--header needs 'NAME: VALUE', not " + header);
      }
      fields.add(parts[0].strip(), parts[1].strip());
    }
    var body = body();
    if (!body.isEmpty() && !fields.contains("Content-Type")) {
      fields.add("Content-Type", "application/json");
    }
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException("the path has to begin with /, unlike " + target);
    }
    var mark = target.indexOf('?');
    return new HttpRequest(
        method.orElse(body.isEmpty() ? "GET" : "POST"),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1)),
        fields.asImmutable(),
        body,
        "127.0.0.1");
  }

  private Body body() throws IOException {
    var text = data.orElse("");
    return text.startsWith("@")
        ? Body.of(Files.readAllBytes(Path.of(text.substring(1))))
        : Body.of(text);
  }

  /** The caller's own credentials, as every AWS tool finds them in the environment. */
  private Credentials own() {
    var key = environment.get("AWS_ACCESS_KEY_ID");
    var secret = environment.get("AWS_SECRET_ACCESS_KEY");
    if (key == null || secret == null) {
      throw new IllegalStateException("there are no AWS credentials in the environment");
    }
    return new Credentials(
        key,
        secret,
        environment.getOrDefault("AWS_SESSION_TOKEN", ""),
        new Role("own", "arn:aws:iam::000000000000:role/own", List.of()));
  }

  private int send(URI address, HttpRequest request) throws IOException, InterruptedException {
    var outgoing =
        java.net.http.HttpRequest.newBuilder(target(address, request))
            .method(
                request.method(),
                request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body().bytes()));
    request.headers().forEach(field -> outgoing.header(field.getName(), field.getValue()));
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = client.send(outgoing.build(), BodyHandlers.ofByteArray());
      out.println("HTTP/1.1 " + answer.statusCode());
      answer
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> out.println(name + ": " + value)));
      out.println();
      out.write(answer.body());
      out.println();
      return HttpResponse.isError(answer.statusCode()) ? 1 : 0;
    }
  }

  /** Not every resolver leads names under localhost to this machine. */
  private static URI target(URI address, HttpRequest request) {
    var isLocal = address.getHost().endsWith(".localhost");
    var authority = isLocal ? "127.0.0.1:" + address.getPort() : address.getRawAuthority();
    return URI.create(address.getScheme() + "://" + authority + request.target());
  }
}
