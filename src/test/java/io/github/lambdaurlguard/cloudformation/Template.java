package io.github.lambdaurlguard.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A template of this repository, as its text and as its values. */
record Template(String name, String text, Value root) {
  private static final LoadSettings AS_TEXT =
      LoadSettings.builder().setSchema(new FailsafeSchema()).build();
  private static final Pattern COMMENT = Pattern.compile("\\s# *\\S");

  /** A template of this repository, as it is deployed. */
  static Template read(String name) {
    return read(name, Path.of("cloudformation", name));
  }

  /** A template of the tests: two functions and a table, whatever the repository's are. */
  static Template ofTests(String name) {
    return read(name, Path.of("src/test/resources/io/github/lambdaurlguard/cloudformation", name));
  }

  private static Template read(String name, Path file) {
    try {
      return of(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template of(String name, String text) {
    var root = new Compose(AS_TEXT).composeString(text).orElseThrow();
    return new Template(name, text, Value.of(root));
  }

  /** The template with one edit: the first occurrence of a text after a marker replaced. */
  Template with(Edit edit) {
    return of(name, edit.applyTo(text));
  }

  List<Resource> resources() {
    return root.at("Resources").entries().entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()))
        .toList();
  }

  Stream<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type));
  }

  /** Whether there is a comment on the line where a value is. */
  boolean isCommented(Value value) {
    return COMMENT.matcher(text.lines().skip(value.line() - 1L).findFirst().orElseThrow()).find();
  }

  /** A resource by its logical id. */
  record Resource(String logicalId, Value declaration) {
    String type() {
      return declaration.at("Type").text();
    }

    Value property(String... path) {
      return declaration.at("Properties").at(path);
    }

    Finding finding(Value where, String problem) {
      return new Finding(logicalId, where.isPresent() ? where.line() : declaration.line(), problem);
    }
  }

  /** Something that breaks a rule. */
  record Finding(String logicalId, int line, String problem) {}

  /** Replaces a text, once, behind a marker. Both have to be there. */
  record Edit(String marker, String from, String to) {
    private String applyTo(String text) {
      var start = text.indexOf(marker);
      var at = start < 0 ? -1 : text.indexOf(from, start);
      if (at < 0) {
        throw new AssertionError(
            "the template has no \"%s\" with \"%s\" behind it".formatted(marker, from));
      }
      return text.substring(0, at) + to + text.substring(at + from.length());
    }
  }
}
