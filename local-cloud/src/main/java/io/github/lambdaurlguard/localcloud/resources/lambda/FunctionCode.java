package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.lambda.Deployment;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The {@code Code} of a function: a file beside the template, as {@code aws cloudformation package}
 * takes it; an object in S3, for which the person gives a file; or a source text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html">AWS::Lambda::Function
 *     Code</a>
 */
public final class FunctionCode {
  /** CloudFormation's limit for source text in a template. */
  private static final int MAX_SOURCE_CHARACTERS = 4 * 1024 * 1024;

  private final Definition definition;
  private final Properties properties;
  private final LambdaRuntime runtime;
  private final Services services;

  private FunctionCode(Definition definition, LambdaRuntime runtime, Services services) {
    this.definition = definition;
    this.properties = definition.properties();
    this.runtime = runtime;
    this.services = services;
  }

  static Deployment deploy(
      Definition definition, LambdaRuntime runtime, Credentials credentials, Services services) {
    return new FunctionCode(definition, runtime, services).deploy(credentials);
  }

  private Deployment deploy(Credentials credentials) {
    var given = services.artifacts().find(definition.resource().logicalId());
    if (properties.optionalDocument("Code").orElse("") instanceof Map) {
      var code = properties.object("Code");
      if (code.has("ImageUri")) {
        throw code.error("ImageUri", "the local cloud runs no container images; use a zip or jar");
      }
      if (given.isEmpty() && code.has("ZipFile")) {
        return source(code, credentials);
      }
      code.withoutLocalEffect("S3Bucket", "S3Key", "S3ObjectVersion", "ZipFile");
      return deployed(given.orElseGet(() -> object(code)), credentials);
    }
    return deployed(given.orElseGet(this::file), credentials);
  }

  private Path object(Properties code) {
    var key = code.text("S3Key");
    return services
        .artifacts()
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

  private Deployment deployed(Path artifact, Credentials credentials) {
    var isJar = runtime.isJava() && !artifact.toString().endsWith(".zip");
    return new Deployment(artifact, isJar ? copy(artifact) : unzip(artifact), credentials);
  }

  /** A build may replace the file while functions run from it. */
  private Path copy(Path artifact) {
    try {
      return services.runFolder().copy(artifact);
    } catch (IOException e) {
      throw new UncheckedIOException("the artifact " + artifact + " cannot be read", e);
    }
  }

  private Path unzip(Path artifact) {
    try {
      return services.runFolder().unzip(artifact, definition.seed().replace('/', '-'));
    } catch (IOException e) {
      throw new IllegalStateException(
          "the artifact " + artifact + " is not a readable zip file", e);
    }
  }

  /** CloudFormation puts source text into a file named index. */
  private Deployment source(Properties code, Credentials credentials) {
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
    try {
      var folder = definition.seed().replace('/', '-');
      var file = services.runFolder().write(folder + "/index.js", text);
      return new Deployment(file, file.getParent(), credentials);
    } catch (IOException e) {
      throw new UncheckedIOException("the code of a function cannot be written", e);
    }
  }
}
