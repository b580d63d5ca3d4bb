package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.process.AotCache;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The command lines that start DynamoDB Local. */
final class DynamoDbCommands {
  /** The files of a process that begins so are for its owner only. */
  private static final List<String> OWNER_ONLY =
      List.of("/bin/sh", "-c", "umask 077 && exec \"$@\"", "DynamoDB Local");

  private final Installation installation;

  DynamoDbCommands(Installation installation) {
    this.installation = installation;
  }

  /**
   * What serves.
   *
   * @param data the folder that keeps the tables; without one they are in memory
   */
  List<String> serving(Optional<Path> data) {
    var cache = cache();
    var command = new ArrayList<>(OWNER_ONLY);
    command.addAll(java(cache, cache.map(AotCache::use).orElse(List.of())));
    data.ifPresent(folder -> command.add(folder.toString()));
    return command;
  }

  /** What serves in memory, and writes the cache when it ends by itself. */
  List<String> training(AotCache cache) {
    var command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.addAll(java(Optional.of(cache), cache.training()));
    return command;
  }

  /** The AOT cache that processes use if it is there. */
  Optional<AotCache> cache() {
    return installation.dynamoDbLocalAotCache();
  }

  private List<String> java(Optional<AotCache> cache, List<String> options) {
    var command = new ArrayList<>(installation.java());
    command.addAll(options);
    Collections.addAll(
        command,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.library.path=" + installation.dynamoDbLocalLibraries(),
        "-cp",
        cache.map(AotCache::classPath).orElseGet(installation::dynamoDbLocalClassPath),
        "io.github.lambdaurlguard.dynamodblocal.DynamoDbLocalServer");
    return command;
  }
}
