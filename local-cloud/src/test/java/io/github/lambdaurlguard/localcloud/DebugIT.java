package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debuggers attached to a function and to the signer. */
class DebugIT {
  private static final String HANDLER =
      "io.github.lambdaurlguard.localcloud.functions.TableFunction.handleRequest";

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void debuggers_attach_andABreakpointHoldsForLongerThanTheTimeout() throws Exception {
    var jdwp = freePort();
    var inspector = freePort();
    Workspace.in(folder)
        .writeTemplate(OneStack.template("data.yaml").replace("Timeout: 10", "Timeout: 1"));
    var arguments =
        Stream.concat(
                Stream.of(OneStack.arguments(folder, "stack.yaml", "state")),
                Stream.of("--debug", "Function=" + jdwp, "--debug", "Signer=" + inspector))
            .toArray(String[]::new);
    try (var cloud = LocalCloudProcess.start(folder, arguments)) {
      assertThat(RawHttp.get(cloud.distribution(), "/function/").status()).isEqualTo(200);
      assertThat(cloud.output())
          .contains("Function listens for a debugger at 127.0.0.1:%d (JDWP)".formatted(jdwp))
          .contains(
              "Signer listens for a debugger at 127.0.0.1:%d (Node.js inspector)"
                  .formatted(inspector));
      assertBreakpointHolds(cloud, jdwp);
      assertThat(scriptsOf(inspector).get(1, TimeUnit.MINUTES)).contains("/index.");
    }
  }

  private static void assertBreakpointHolds(LocalCloudProcess cloud, int port) throws Exception {
    var jdb =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jdb").toString(),
                "-attach",
                "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    try (var input = jdb.outputWriter();
        var output = jdb.inputReader()) {
      command(input, "stop in " + HANDLER);
      await(output, "Set breakpoint " + HANDLER);
      var answer = new FutureTask<>(() -> RawHttp.get(cloud.distribution(), "/function/"));
      Thread.ofPlatform().start(answer);
      await(output, "Breakpoint hit");
      // Longer than the second that the template gives the function.
      Thread.sleep(2_000);
      assertThat(answer.isDone()).isFalse();
      command(input, "clear " + HANDLER);
      command(input, "cont");
      assertThat(answer.get().status()).isEqualTo(200);
    } finally {
      jdb.destroyForcibly();
    }
  }

  private static void command(BufferedWriter input, String text) throws IOException {
    input.write(text + "\n");
    input.flush();
  }

  private static void await(BufferedReader output, String text) throws IOException {
    var line = output.readLine();
    while (line != null && !line.contains(text)) {
      line = output.readLine();
    }
    assertThat(line).as("what jdb says").isNotNull();
  }

  /** The scripts that the inspector tells of, up to one of the function's code. */
  private static CompletableFuture<String> scriptsOf(int port)
      throws IOException, InterruptedException {
    // The inspector takes an offer of HTTP/2 for a WebSocket.
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var targets =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/json/list".formatted(port)))
                .build(),
            BodyHandlers.ofString());
    var target = (Map<?, ?>) JSON.std.listFrom(targets.body()).getFirst();
    var found = new CompletableFuture<String>();
    var socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create((String) target.get("webSocketDebuggerUrl")), new Scripts(found))
            .join();
    var _ = socket.sendText("{\"id\":1,\"method\":\"Debugger.enable\"}", true);
    return found.whenComplete((_, _) -> socket.abort());
  }

  /** Reads the inspector's messages. */
  private static final class Scripts implements WebSocket.Listener {
    private final CompletableFuture<String> found;
    private final StringBuilder message = new StringBuilder();

    Scripts(CompletableFuture<String> found) {
      this.found = found;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        if (message.indexOf("Debugger.scriptParsed") >= 0 && message.indexOf("/index.") >= 0) {
          found.complete(message.toString());
        }
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
