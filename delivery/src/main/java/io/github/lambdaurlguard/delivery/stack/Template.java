package io.github.lambdaurlguard.delivery.stack;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A template: its text as somebody wrote it, and what the commands have to know of it.
 *
 * @param name the path of its file, for messages
 */
public record Template(String name, String text, Node root) {

  /** In bytes: what is longer goes to CloudFormation through a bucket. */
  private static final int BODY_MAXIMUM = 51_200;

  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final String FROM_THE_PARAMETER_STORE = "AWS::SSM::Parameter::Value";

  /** Where the code of a function is: a bucket, and the key of an object in it. */
  public record CodeLocation(String bucket, String key) {}

  /**
   * Reads a file.
   *
   * @throws Failure if it is no template
   */
  public static Template read(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw Failure.of("%s cannot be read: %s", file, e.getMessage());
    }
  }

  /**
   * Parses a text.
   *
   * @throws Failure if it is no template
   */
  public static Template of(String name, String text) {
    try {
      var settings = LoadSettings.builder().setUseMarks(true).build();
      return new Template(name, text, new Compose(settings).composeString(text).orElseThrow());
    } catch (YamlEngineException | java.util.NoSuchElementException e) {
      throw Failure.of("%s is not YAML: %s", name, e.getMessage());
    }
  }

  /** Whether it fits into a call. */
  public boolean isShort() {
    return text.getBytes(StandardCharsets.UTF_8).length <= BODY_MAXIMUM;
  }

  /** The parameters that it declares, with their types. */
  public Map<String, String> parameters() {
    var types = new LinkedHashMap<String, String>();
    entries(at(root, "Parameters"))
        .forEach((name, declaration) -> types.put(name, scalar(at(declaration, "Type"))));
    return types;
  }

  /**
   * The parameters that name parameters of the Parameter Store, each with its name there below a
   * path.
   */
  public Map<String, String> storeParameters(String path) {
    var names = new TreeMap<String, String>();
    entries(at(root, "Parameters"))
        .forEach(
            (name, declaration) -> {
              if (scalar(at(declaration, "Type")).startsWith(FROM_THE_PARAMETER_STORE)) {
                var standard = scalar(at(declaration, "Default")).split("/", -1);
                names.put(
                    name,
                    "%s/%s/%s"
                        .formatted(
                            path, standard[standard.length - 2], standard[standard.length - 1]));
              }
            });
    return names;
  }

  /** What stands before the paths of the API: the output ApiBase, or nothing. */
  public String apiBase() {
    return scalar(at(at(at(root, "Outputs"), "ApiBase"), "Value"));
  }

  /** The functions whose code is a file, and the path of that file beside the template's. */
  public Map<String, String> archives() {
    var archives = new LinkedHashMap<String, String>();
    functions()
        .forEach(
            (function, code) -> {
              if (code instanceof ScalarNode path) {
                archives.put(function, path.getValue());
              }
            });
    return archives;
  }

  /** Where the code of its functions is, of those that have it in a bucket. */
  public Map<String, CodeLocation> codeLocations() {
    var locations = new LinkedHashMap<String, CodeLocation>();
    functions()
        .forEach(
            (function, code) -> {
              var bucket = scalar(at(code, "S3Bucket"));
              if (!bucket.isEmpty()) {
                locations.put(function, new CodeLocation(bucket, scalar(at(code, "S3Key"))));
              }
            });
    return locations;
  }

  /**
   * The same text, with the places of archives spliced in at the parser's marks: all else stays as
   * it was written.
   */
  public Template with(Map<String, CodeLocation> locations) {
    var spliced = new StringBuilder(text);
    functions().entrySet().stream()
        .filter(function -> locations.containsKey(function.getKey()))
        .sorted(
            (one, other) ->
                Integer.compare(start(other.getValue()), start(one.getValue()))) // From the end on.
        .forEach(
            function -> {
              var location = locations.get(function.getKey());
              spliced.replace(
                  start(function.getValue()),
                  end(function.getValue()),
                  "{S3Bucket: \"%s\", S3Key: \"%s\"}".formatted(location.bucket(), location.key()));
            });
    return of(name, spliced.toString());
  }

  private Map<String, Node> functions() {
    var functions = new LinkedHashMap<String, Node>();
    entries(at(root, "Resources"))
        .forEach(
            (name, resource) -> {
              var code = at(at(resource, "Properties"), "Code");
              if (scalar(at(resource, "Type")).equals(FUNCTION) && code.isPresent()) {
                functions.put(name, code.get());
              }
            });
    return functions;
  }

  private int start(Node node) {
    return characters(node.getStartMark());
  }

  private int end(Node node) {
    return characters(node.getEndMark());
  }

  /** A mark counts code points. */
  private int characters(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }

  private static Optional<Node> at(Node node, String key) {
    return Optional.ofNullable(entries(Optional.of(node)).get(key));
  }

  private static Optional<Node> at(Optional<Node> node, String key) {
    return node.flatMap(present -> at(present, key));
  }

  private static Map<String, Node> entries(Optional<Node> node) {
    var entries = new LinkedHashMap<String, Node>();
    if (node.orElse(null) instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              entry -> entries.put(scalar(Optional.of(entry.getKeyNode())), entry.getValueNode()));
    }
    return entries;
  }

  private static String scalar(Optional<Node> node) {
    return node.orElse(null) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
