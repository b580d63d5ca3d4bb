package io.github.lambdaurlguard.localcloud.template;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A CloudFormation template, YAML or JSON, checked for its form.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">
 *     CloudFormation template sections</a>
 */
public final class Template {
  private static final String FORMAT_VERSION = "2010-09-09";
  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  /**
   * How many members a section may have.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">
   *     Understand CloudFormation quotas</a>
   */
  private static final Map<String, Integer> QUOTAS =
      Map.of("Parameters", 200, "Mappings", 200, "Resources", 500, "Outputs", 200);

  /** CloudFormation quota "Template body size in an Amazon S3 object". */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private final List<TemplateException> problems = new ArrayList<>();
  private final Path file;
  private final String description;
  private final Map<String, Parameter> parameters;
  private final Map<String, Rule> rules;
  private final Mappings mappings;
  private final Map<String, ConditionFunction> conditions;
  private final Map<String, ResourceDeclaration> resources;
  private final Map<String, OutputDeclaration> outputs;

  private Template(Path file, Properties sections, List<TemplateException> syntaxProblems) {
    problems.addAll(syntaxProblems);
    attempt(() -> checkTransform(sections));
    if (sections.has("AWSTemplateFormatVersion")) {
      attempt(() -> sections.oneOf("AWSTemplateFormatVersion", FORMAT_VERSION));
    }
    sections.withoutLocalEffect("Metadata", "Transform");
    this.file = file;
    this.description = sections.optionalText("Description").orElse("");
    this.parameters = section(sections, "Parameters", Template::parameter);
    this.rules =
        section(sections, "Rules", (name, rule) -> Rule.of(new Properties(rule.asMapping())));
    this.mappings = new Mappings(section(sections, "Mappings", (name, map) -> Mappings.map(map)));
    this.conditions =
        section(sections, "Conditions", (name, condition) -> ConditionFunction.of(condition));
    this.resources = section(sections, "Resources", Template::resource);
    this.outputs = section(sections, "Outputs", Template::output);
    attempt(sections::refuseUnread);
    if (resources.isEmpty() && problems.isEmpty()) {
      problems.add(sections.error("Resources", "a template needs at least one resource"));
    }
    resources.forEach((id, resource) -> attempt(() -> requireUniqueName(id, resource)));
  }

  private static void checkTransform(Properties sections) {
    if (sections.has("Transform")) {
      throw sections.error(
          "Transform",
          "of the transforms, the local cloud runs %s alone: write out what the others generate and remove them"
              .formatted(TemplateTransform.SERVERLESS));
    }
  }

  private void attempt(Runnable part) {
    try {
      part.run();
    } catch (TemplateException e) {
      problems.addAll(e.problems());
    } catch (UnknownUntilApplied _) {
      // It is unknown because of a problem that was told.
    }
  }

  /**
   * Reads a template without a transform.
   *
   * @throws TemplateException with all that is wrong with its form
   */
  public static Template read(Path file) {
    return whole(readAll(file, TemplateTransform.NONE));
  }

  /**
   * Reads a template as far as its form is right; {@link #problems} tells the rest.
   *
   * @param transform makes the template of what the person wrote
   * @throws TemplateException if nothing can be read
   */
  public static Template readAll(Path file, TemplateTransform transform) {
    Place start = new Place(new Location(file.toString(), 1, 1), "");
    try {
      if (Files.size(file) > MAX_BODY_BYTES) {
        throw start.error("larger than 1 MiB, which CloudFormation does not accept; split it");
      }
      return parse(file, Files.readString(file), transform);
    } catch (NoSuchFileException e) {
      throw start.error("there is no such file");
    } catch (MalformedInputException e) {
      throw start.error("not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw start.error("cannot be read: " + e.getMessage());
    }
  }

  static Template parse(Path file, String text) {
    return whole(parse(file, text, TemplateTransform.NONE));
  }

  private static Template parse(Path file, String text, TemplateTransform transform) {
    YamlReader.Result read = TemplateSource.read(file.toString(), text, transform);
    if (!(read.root() instanceof Value.Mapping) && !read.problems().isEmpty()) {
      throw TemplateException.of(read.problems());
    }
    return new Template(file, new Properties(read.root().asMapping()), read.problems());
  }

  private static Template whole(Template template) {
    if (!template.problems.isEmpty()) {
      throw TemplateException.of(template.problems);
    }
    return template;
  }

  /** What is wrong with the form; the members that have a problem are left out. */
  public List<TemplateException> problems() {
    return problems;
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

  Map<String, Rule> rules() {
    return rules;
  }

  Mappings mappings() {
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

  private <T> Map<String, T> section(
      Properties sections, String name, BiFunction<String, Value, T> reader) {
    Map<String, T> members = new LinkedHashMap<>();
    attempt(
        () -> {
          Map<String, Value> entries =
              sections.value(name).map(value -> value.asMapping().entries()).orElse(Map.of());
          if (entries.size() > QUOTAS.getOrDefault(name, Integer.MAX_VALUE)) {
            throw sections.error(
                name,
                entries.size()
                    + " entries, and CloudFormation takes "
                    + QUOTAS.get(name)
                    + "; split it");
          }
          entries.forEach(
              (id, value) ->
                  attempt(() -> members.put(id, reader.apply(logicalId(id, value), value))));
        });
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
