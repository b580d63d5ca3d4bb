package io.github.lambdaurlguard.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A function that misbehaves as its path says, and otherwise answers with the event it was given.
 * The integration tests pack it into a jar of its own.
 */
public final class TestFunction implements RequestStreamHandler {
  /** Asks for a result of so many bytes. */
  private static final Pattern SIZE = Pattern.compile("\"rawPath\":\"/bytes/(\\d+)\"");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    output.write(answer(event).getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(String event) {
    if (event.contains("\"rawPath\":\"/throw\"")) {
      throw new IllegalStateException("told to throw");
    }
    if (event.contains("\"rawPath\":\"/sleep\"")) {
      sleep();
    }
    if (event.contains("\"rawPath\":\"/exit\"")) {
      Runtime.getRuntime().halt(3);
    }
    if (event.contains("\"rawPath\":\"/malformed\"")) {
      return "{\"statusCode\":\"many\"}";
    }
    var size = SIZE.matcher(event);
    if (size.find()) {
      return "\"%s\"".formatted("x".repeat(Integer.parseInt(size.group(1)) - 2));
    }
    if (event.contains("\"rawPath\":\"/build\"")) {
      return "{\"statusCode\":200,\"body\":\"" + build() + "\"}";
    }
    return event;
  }

  /** What the artifact says that it is. */
  private static String build() {
    try (var file = TestFunction.class.getResourceAsStream("/build.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
