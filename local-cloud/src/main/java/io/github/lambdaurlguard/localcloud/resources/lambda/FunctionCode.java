package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private final CompiledCode compiled;

  private FunctionCode(Definition definition, LambdaRuntime runtime, CodeSources code) {
    this.definition = definition;
    this.properties = definition.properties();
    this.runtime = runtime;
    this.artifacts = code.artifacts();
    this.compiled = code.compiled();
  }

  static CodeStep read(Definition definition, LambdaRuntime runtime, CodeSources code) {
    return new FunctionCode(definition, runtime, code).read();
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
    return CodeFiles.named(properties, "Code");
  }

  /** A build may replace the file while functions run from it, so they run from a copy. */
  private CodeStep deployed(Path artifact) {
    var folder = compiled.of(artifact);
    if (folder.isPresent()) {
      return new CodeStep.Compiled(artifact, folder.get());
    }
    checkArchive(artifact);
    if (runtime.isJava() && artifact.toString().endsWith(".jar")) {
      return new CodeStep.Copy(
          artifact, "code/" + Artifact.contentHash(artifact) + "/" + artifact.getFileName());
    }
    if (!runtime.isJava() && Files.isDirectory(artifact)) {
      checkHandler(artifact);
    }
    return CodeFiles.step(artifact);
  }

  /** A folder without the handler's module has to be built first, or is another one. */
  private void checkHandler(Path folder) {
    var handler = properties.text("Handler");
    var dot = handler.indexOf('.', handler.lastIndexOf('/') + 1);
    if (dot < 0) {
      return;
    }
    var module =
        runtime.isPython()
            ? handler.substring(0, handler.lastIndexOf('.')).replace('.', '/')
            : handler.substring(0, dot);
    var files =
        runtime.isPython()
            ? List.of(module + ".py", module + "/__init__.py")
            : Stream.of(".js", ".mjs", ".cjs").map(ending -> module + ending).toList();
    if (files.stream().map(folder::resolve).noneMatch(Files::isRegularFile)) {
      throw properties.error(
          "Handler",
          "%s has none of %s: build the code first (after sam build, the template is .aws-sam/build/template.yaml)"
              .formatted(folder, String.join(", ", files)));
    }
  }

  /** What is called a jar or a zip has to be one, whole, with something in it. */
  private void checkArchive(Path artifact) {
    if (Files.isDirectory(artifact) || !artifact.toString().matches(".*\\.(jar|zip)")) {
      return;
    }
    try (var zip = new ZipFile(artifact.toFile())) {
      if (zip.size() == 0) {
        throw properties.error("Code", artifact + " is empty, and Lambda accepts no empty zip");
      }
    } catch (IOException e) {
      throw properties.error(
          "Code",
          "%s is not a readable zip and may be truncated: build it again (%s)"
              .formatted(artifact, e.getMessage()));
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
        text,
        "code/"
            + Identifier.hash(text.getBytes(StandardCharsets.UTF_8))
            + (runtime.isPython() ? "/index.py" : "/index.js"));
  }
}
