package io.github.lambdaurlguard.localcloud.cdk;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code cdk synth} leaves in the folder {@code cdk.out}: templates, their order, and the
 * files that they need.
 *
 * @param stacks those that others depend on first
 * @param assets files and folders by the key of their object in the bootstrap bucket
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html">Cloud
 *     assembly schema</a>
 */
public record CloudAssembly(List<Stack> stacks, Map<String, Path> assets) {
  private static final String MANIFEST = "manifest.json";

  /**
   * A stack of the application.
   *
   * @param id what the application calls it
   * @param region empty where the application leaves it open
   * @param parameters that the application gives it
   */
  public record Stack(
      String id,
      String name,
      Path template,
      Optional<String> region,
      Map<String, String> parameters) {}

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException if it is no cloud assembly
   */
  public static CloudAssembly read(Path folder) {
    var reader = new Reader();
    reader.read(folder);
    return new CloudAssembly(List.copyOf(reader.ordered.values()), Map.copyOf(reader.assets));
  }

  /** The one stack with an id or a name, and no others. */
  public CloudAssembly only(String idOrName) {
    var found =
        stacks.stream()
            .filter(stack -> stack.id().equals(idOrName) || stack.name().equals(idOrName))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no stack %s; there are %s"
              .formatted(idOrName, stacks.stream().map(Stack::id).toList()));
    }
    return new CloudAssembly(found, assets);
  }

  private static final class Reader {
    private final Map<String, Stack> ordered = new LinkedHashMap<>();
    private final Map<String, Path> assets = new LinkedHashMap<>();

    private void read(Path folder) {
      var artifacts = object(json(folder.resolve(MANIFEST)).get("artifacts"));
      var added = new LinkedHashSet<String>();
      artifacts.keySet().forEach(id -> add(id, artifacts, folder, added));
    }

    private void add(String id, Map<String, Object> artifacts, Path folder, Set<String> added) {
      var artifact = object(artifacts.get(id));
      if (artifact.isEmpty() || !added.add(id)) {
        return;
      }
      for (var dependency : list(artifact.get("dependencies"))) {
        add(String.valueOf(dependency), artifacts, folder, added);
      }
      var properties = object(artifact.get("properties"));
      switch (String.valueOf(artifact.get("type"))) {
        case "aws:cloudformation:stack" -> addStack(id, artifact, properties, folder);
        case "cdk:asset-manifest" -> addAssets(folder, String.valueOf(properties.get("file")));
        case "cdk:cloud-assembly" ->
            read(folder.resolve(String.valueOf(properties.get("directoryName"))));
        default -> {}
      }
    }

    private void addStack(
        String id, Map<String, Object> artifact, Map<String, Object> properties, Path folder) {
      var parameters = new LinkedHashMap<String, String>();
      object(properties.get("parameters"))
          .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
      var name = properties.getOrDefault("stackName", id);
      ordered.put(
          folder + "/" + id,
          new Stack(
              String.valueOf(artifact.getOrDefault("displayName", id)),
              String.valueOf(name),
              folder.resolve(String.valueOf(properties.get("templateFile"))),
              region(String.valueOf(artifact.get("environment"))),
              parameters));
    }

    /** {@code aws://123456789012/eu-west-1}, or {@code unknown-region} in its place. */
    private static Optional<String> region(String environment) {
      return Optional.of(environment.substring(environment.lastIndexOf('/') + 1))
          .filter(region -> !region.equals("unknown-region") && region.indexOf('-') > 0);
    }

    private void addAssets(Path folder, String file) {
      object(json(folder.resolve(file)).get("files"))
          .values()
          .forEach(
              asset -> {
                var source = object(object(asset).get("source"));
                if (source.get("path") instanceof String path) {
                  object(object(asset).get("destinations"))
                      .values()
                      .forEach(
                          destination ->
                              assets.put(
                                  String.valueOf(object(destination).get("objectKey")),
                                  folder.resolve(path).normalize()));
                }
              });
    }

    private static Map<String, Object> json(Path file) {
      try {
        return JSON.std.mapFrom(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s cannot be read: it takes the folder that cdk synth writes, cdk.out".formatted(file),
            e);
      }
    }

    @SuppressWarnings("unchecked") // It is JSON.
    private static Map<String, Object> object(Object value) {
      return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private static List<?> list(Object value) {
      return value instanceof List<?> list ? list : List.of();
    }
  }
}
