package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * The {@code Code} of a function: a file beside the template, as {@code aws cloudformation package}
 * takes it; an object in S3, for which the person gives a file; or a source text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html">AWS::Lambda::Function
 *     Code</a>
 */
final class FunctionCode {
  /** CloudFormation's limit for source text in a template. */
  private static final int MAX_SOURCE_CHARACTERS = 4 * 1024 * 1024;

  private final Definition definition;
  private final Properties properties;
  private final LambdaRuntime runtime;
  private final Artifacts artifacts;

  private FunctionCode(Definition definition, LambdaRuntime runtime, Artifacts artifacts) {
    this.definition = definition;
    this.properties = definition.properties();
    this.runtime = runtime;
    this.artifacts = artifacts;
  }

  static CodeStep read(Definition definition, LambdaRuntime runtime, Artifacts artifacts) {
    return new FunctionCode(definition, runtime, artifacts).read();
  }

  private CodeStep read() {
    var given = artifacts.find(definition.resource().logicalId());
    if (properties.optionalDocument("Code").orElse("") instanceof Map) {
      var code = properties.object("Code");
      if (code.has("ImageUri")) {
        throw code.error("ImageUri", "the local cloud runs no container images; use a zip or jar");
      }
      if (given.isEmpty() && code.has("ZipFile")) {
        return source(code);
      }
      code.withoutLocalEffect("S3Bucket", "S3Key", "S3ObjectVersion", "ZipFile");
      return deployed(given.orElseGet(() -> object(code)));
    }
    return deployed(given.orElseGet(this::file));
  }

  private Path object(Properties code) {
    var key = code.text("S3Key");
    return artifacts
        .find(key)
        .orElseThrow(
            () ->
                code.error(
                    "S3Key",
                    "the local cloud does not read S3: give the file with --artifact %s=FILE or --artifact %s=FILE"
                        .formatted(definition.resource().logicalId(), key)));
  }

  private Path file() {
    var folder = Path.of(properties.location("Code").file()).toAbsolutePath().getParent();
    var artifact = folder.resolve(properties.text("Code")).normalize();
    if (!Files.isRegularFile(artifact)) {
      throw properties.error(
          "Code", "the artifact " + artifact + " does not exist; build it first");
    }
    return artifact;
  }

  /** A build may replace the file while functions run from it, so they run from a copy. */
  private CodeStep deployed(Path artifact) {
    var hash = Artifact.contentHash(artifact);
    if (runtime.isJava() && !artifact.toString().endsWith(".zip")) {
      return new CodeStep.Copy(artifact, "code/" + hash + "/" + artifact.getFileName());
    }
    try (var _ = new ZipFile(artifact.toFile())) {
      return new CodeStep.Unzip(artifact, "code/" + hash);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the artifact " + artifact + " is not a readable zip file", e);
    }
  }

  /** CloudFormation puts source text into a file named index. */
  private CodeStep source(Properties code) {
    var text = code.text("ZipFile");
    if (runtime.isJava()) {
      throw code.error("ZipFile", "holds source text, which Lambda takes for Node.js and Python");
    }
    if (text.length() > MAX_SOURCE_CHARACTERS) {
      throw code.error("ZipFile", "has over 4 MB, which CloudFormation does not take");
    }
    if (!properties.text("Handler").startsWith("index.")) {
      throw properties.error("Handler", "must begin with \"index.\" for code in ZipFile");
    }
    return new CodeStep.Write(
        text, "code/" + Identifier.hash(text.getBytes(StandardCharsets.UTF_8)) + "/index.js");
  }
}
