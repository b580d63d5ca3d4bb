package io.github.lambdaurlguard.parameters;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Received;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SSM calls that are used, with their limits, for every region at once. */
final class FakeSsm implements AutoCloseable {

  static final Function<String, Optional<Reply>> ALWAYS_WELL = call -> Optional.empty();

  private static final int MAX_NAMES = 10;
  private static final Pattern SCOPE = Pattern.compile("/([a-z0-9-]+)/ssm/aws4_request");

  /** Every version that was written, by region and name. */
  private final Map<String, List<Version>> parameters = new TreeMap<>();

  private record Version(String value, String description) {}

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
    var values = new TreeMap<String, String>();
    parameters.forEach((key, versions) -> values.put(key, versions.getLast().value()));
    return values;
  }

  synchronized void put(String region, String name, String value) {
    add(region + " " + name, new Version(value, null));
  }

  private void add(String key, Version version) {
    parameters.computeIfAbsent(key, ignored -> new ArrayList<>()).add(version);
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
      case "GetParameterHistory" -> history(region + " " + names.getFirst(), input);
      case "DeleteParameters" -> delete(region, names);
      default -> error(400, "AccessDeniedException", "not among the role's actions: " + operation);
    };
  }

  private Reply write(String key, Map<String, Object> input) {
    if (parameters.containsKey(key) && !Boolean.TRUE.equals(input.get("Overwrite"))) {
      return error(400, "ParameterAlreadyExists", "The parameter already exists.");
    }
    add(key, new Version((String) input.get("Value"), (String) input.get("Description")));
    return Reply.of(200, "{\"Tier\":\"Standard\",\"Version\":1}");
  }

  /** A page of one version, to be followed to its end. */
  private Reply history(String key, Map<String, Object> input) {
    List<Version> versions = parameters.getOrDefault(key, List.of());
    if (versions.isEmpty()) {
      return error(400, "ParameterNotFound", "");
    }
    int at = Integer.parseInt((String) input.getOrDefault("NextToken", "0"));
    Version version = versions.get(at);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("Name", input.get("Name"));
    entry.put("Value", version.value());
    entry.put("Description", version.description());
    var page = new LinkedHashMap<String, Object>();
    page.put("Parameters", List.of(entry));
    page.put("NextToken", at + 1 < versions.size() ? Integer.toString(at + 1) : null);
    try {
      return Reply.of(200, JSON.std.asString(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
