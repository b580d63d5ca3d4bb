package io.github.lambdaurlguard.parameters;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Received;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two SSM calls that are used, with their limits, for every region at once. */
final class FakeSsm implements AutoCloseable {

  static final Function<String, Optional<Reply>> ALWAYS_WELL = call -> Optional.empty();

  private static final int MAX_NAMES = 10;
  private static final Pattern SCOPE = Pattern.compile("/([a-z0-9-]+)/ssm/aws4_request");

  private final Map<String, String> parameters = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Function<String, Optional<Reply>> trouble;
  private final FakeServer server;

  /**
   * @param trouble what to answer to a call such as {@code us-east-1 PutParameter /a/b}, if not as
   *     SSM does
   */
  FakeSsm(Function<String, Optional<Reply>> trouble) {
    this.trouble = trouble;
    this.server = new FakeServer(this::answer);
  }

  static Reply error(int status, String type, String message) {
    return Reply.of(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
  }

  URI uri() {
    return server.uri();
  }

  /** The values by {@code region name}. */
  synchronized Map<String, String> parameters() {
    return new TreeMap<>(parameters);
  }

  synchronized void put(String region, String name, String value) {
    parameters.put(region + " " + name, value);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private synchronized Reply answer(Received request) {
    Matcher scope = SCOPE.matcher(request.headers().get("Authorization"));
    if (!scope.find()) {
      return error(400, "IncompleteSignatureException", "no credential scope of SSM");
    }
    String region = scope.group(1);
    String operation = request.headers().get("X-Amz-Target").replace("AmazonSSM.", "");
    Map<String, Object> input = json(request.body());
    List<?> names = input.get("Names") instanceof List<?> many ? many : List.of(input.get("Name"));
    String call = region + " " + operation + " " + String.join(",", strings(names));
    calls.add(call);
    return trouble.apply(call).orElseGet(() -> perform(operation, region, names, input));
  }

  private Reply perform(String operation, String region, List<?> names, Map<String, Object> input) {
    return switch (operation) {
      case "PutParameter" -> write(region + " " + names.getFirst(), input);
      case "DeleteParameters" -> delete(region, names);
      default -> error(400, "AccessDeniedException", "not among the role's actions: " + operation);
    };
  }

  private Reply write(String key, Map<String, Object> input) {
    if (parameters.containsKey(key) && !Boolean.TRUE.equals(input.get("Overwrite"))) {
      return error(400, "ParameterAlreadyExists", "The parameter already exists.");
    }
    parameters.put(key, (String) input.get("Value"));
    return Reply.of(200, "{\"Tier\":\"Standard\",\"Version\":1}");
  }

  private Reply delete(String region, List<?> names) {
    if (names.size() > MAX_NAMES) {
      return error(400, "ValidationException", "at most 10 names");
    }
    names.forEach(name -> parameters.remove(region + " " + name));
    return Reply.of(200, "{\"DeletedParameters\":[],\"InvalidParameters\":[]}");
  }

  private static List<String> strings(List<?> names) {
    return names.stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> json(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
