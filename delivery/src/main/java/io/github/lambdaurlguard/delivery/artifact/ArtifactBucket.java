package io.github.lambdaurlguard.delivery.artifact;

import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.stack.Template;
import io.github.lambdaurlguard.delivery.stack.Template.CodeLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket through which archives and long templates reach CloudFormation in a region. An object
 * has the name of its content, so it is uploaded once.
 */
public record ArtifactBucket(String name, String region, S3Client s3) {

  private static final int NOT_FOUND = 404;

  /**
   * The template with its archives' places in it. An archive that the stack has already, under the
   * same name, stays where it is: the function has not changed then, whichever bucket this is.
   */
  public Template packaged(Template template, Optional<Template> deployed) {
    var before = deployed.map(Template::codeLocations).orElse(Map.of());
    var places = new LinkedHashMap<String, CodeLocation>();
    template
        .archives()
        .forEach(
            (function, path) -> {
              var archive = Path.of(template.name()).resolveSibling(path).normalize();
              var key = Digest.sha256Hex(archive);
              places.put(
                  function,
                  Optional.ofNullable(before.get(function))
                      .filter(place -> place.key().equals(key))
                      .orElseGet(() -> uploaded(template, archive, key)));
            });
    return template.with(places);
  }

  /** Where CloudFormation finds a template that was uploaded. */
  public String upload(Template template) {
    try {
      var file = Files.createTempFile("template", ".yaml");
      try {
        Files.writeString(file, template.text());
        var key = Digest.sha256Hex(file) + ".yaml";
        uploaded(template, file, key);
        return "https://%s.s3.%s.amazonaws.com/%s".formatted(name, region, key);
      } finally {
        Files.delete(file);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private CodeLocation uploaded(Template template, Path file, String key) {
    try {
      if (!isThere(key)) {
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
      }
      return new CodeLocation(name, key);
    } catch (SdkException e) {
      throw Failure.of(
          "%s cannot be packaged into the bucket %s: %s", template.name(), name, e.getMessage());
    }
  }

  private boolean isThere(String key) {
    try {
      s3.headObject(request -> request.bucket(name).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
