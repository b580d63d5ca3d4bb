package io.github.lambdaurlguard.localcloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A raw CloudFormation template, YAML or JSON, checked for its form.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">
 *     CloudFormation template sections</a>
 */
public final class Template {
  private static final String FORMAT_VERSION = "2010-09-09";
  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  private final Path file;
  private final String description;
  private final Map<String, Parameter> parameters;
  private final Map<String, Value> mappings;
  private final Map<String, ConditionFunction> conditions;
  private final Map<String, ResourceDeclaration> resources;
  private final Map<String, OutputDeclaration> outputs;

  private Template(Path file, Properties sections) {
    if (sections.has("Transform")) {
      throw sections.error(
          "Transform",
          "transforms run only in AWS; write out what they generate and remove this section");
    }
    if (sections.has("AWSTemplateFormatVersion")) {
      sections.oneOf("AWSTemplateFormatVersion", FORMAT_VERSION);
    }
    sections.withoutLocalEffect("Metadata");
    this.file = file;
    this.description = sections.optionalText("Description").orElse("");
    this.parameters = section(sections, "Parameters", Template::parameter);
    this.mappings = section(sections, "Mappings", (name, mapping) -> mapping.asMapping());
    this.conditions =
        section(sections, "Conditions", (name, condition) -> ConditionFunction.of(condition));
    this.resources = section(sections, "Resources", Template::resource);
    this.outputs = section(sections, "Outputs", Template::output);
    sections.refuseUnread();
    if (resources.isEmpty()) {
      throw sections.error("Resources", "a template needs at least one resource");
    }
    resources.forEach(this::requireUniqueName);
  }

  public static Template read(Path file) {
    try {
      Value root = YamlReader.read(file.toString(), Files.readString(file));
      return new Template(file, new Properties(root.asMapping()));
    } catch (IOException e) {
      throw new TemplateException(
          new Location(file.toString(), 1, 1), "", "the template cannot be read: " + e);
    }
  }

  public Path file() {
    return file;
  }

  public String description() {
    return description;
  }

  public Map<String, Parameter> parameters() {
    return parameters;
  }

  Map<String, Value> mappings() {
    return mappings;
  }

  Map<String, ConditionFunction> conditions() {
    return conditions;
  }

  Map<String, ResourceDeclaration> resources() {
    return resources;
  }

  Map<String, OutputDeclaration> outputs() {
    return outputs;
  }

  private static <T> Map<String, T> section(
      Properties sections, String name, BiFunction<String, Value, T> reader) {
    Map<String, T> members = new LinkedHashMap<>();
    sections
        .value(name)
        .ifPresent(
            section ->
                section
                    .asMapping()
                    .entries()
                    .forEach(
                        (id, value) -> members.put(id, reader.apply(logicalId(id, value), value))));
    return Collections.unmodifiableMap(members);
  }

  private static String logicalId(String id, Value value) {
    if (!LOGICAL_ID.matcher(id).matches()) {
      throw value.place().error("the name must be 1 to 255 letters and digits; rename it");
    }
    return id;
  }

  private static Parameter parameter(String name, Value declaration) {
    return new Parameter(name, new Properties(declaration.asMapping()));
  }

  private static ResourceDeclaration resource(String logicalId, Value declaration) {
    return ResourceDeclaration.of(logicalId, new Properties(declaration.asMapping()));
  }

  private static OutputDeclaration output(String name, Value declaration) {
    return OutputDeclaration.of(new Properties(declaration.asMapping()));
  }

  private void requireUniqueName(String logicalId, ResourceDeclaration resource) {
    if (parameters.containsKey(logicalId)) {
      throw resource.place().error("a parameter has the same name; rename one");
    }
  }
}
