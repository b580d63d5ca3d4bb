package io.github.lambdaurlguard.delivery.artifact;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A built file that is deployed. */
public enum Artifact {
  /** The functions. */
  BOOKS("target/books.jar"),
  /** The custom resource. */
  PARAMETERS("target/parameters.jar"),
  /** The signer. */
  EDGE("target/edge.zip"),
  /** The site, by its first page. */
  SITE("frontend/dist/index.html");

  private final Path path;

  Artifact(String path) {
    this.path = Path.of(path);
  }

  public Path path() {
    return path;
  }

  /** The base64 SHA-256 that Lambda gives an archive. */
  public String codeHash() {
    return Base64.getEncoder().encodeToString(Digest.sha256(path));
  }

  /**
   * Looks whether all are built.
   *
   * @throws Failure if one is missing
   */
  public static void check() {
    for (var artifact : List.of(values())) {
      if (!Files.exists(artifact.path)) {
        throw Failure.of("%s is missing: build it with bin/build.", artifact.path);
      }
    }
  }
}
