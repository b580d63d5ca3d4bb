package io.github.lambdaurlguard.localcloud.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final List<String> DAMAGE =
      List.of(
          "", " ", "\n", "\t", ":", "- ", "[", "}", "\"", "!", "!Ref ", "&a ", "*a", "\u0000",
          "${");

  @Test
  void read_yamlAndJson_sameTemplate() {
    for (String file : new String[] {"complete.yaml", "complete.json"}) {
      Template template = Template.read(Path.of("src/test/resources/templates", file));

      assertThat(template.file()).hasFileName(file);
      assertThat(template.description()).isEqualTo("Every section and attribute");
      assertThat(template.parameters().keySet()).containsExactly("Stage", "Hosts");
      assertThat(template.parameters().get("Stage").type()).isEqualTo("String");
      assertThat(template.parameters().get("Stage").defaultValue()).contains("prod");
      assertThat(template.resources().keySet()).containsExactly("Bucket", "Site");
      assertThat(template.outputs().keySet()).containsExactly("Address");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain text                        | a b           | a b
          quoted text                       | "a: b"        | a: b
          number stays as written           | 010           | 010
          date stays text                   | 2012-10-17    | 2012-10-17
          boolean                           | true          | true
          boolean of YAML 1.1               | Yes           | true
          boolean of YAML 1.1, false        | off           | false
          quoted boolean word stays as is   | "Yes"         | Yes
          one letter is no boolean          | y             | y
          quoted null word stays as is      | "null"        | null
          explicit type                     | !!str 12      | 12
          """)
  void read_scalar_isText(String rule, String yaml, String expected) {
    assertThat(TestStacks.properties("{Value: " + yaml + "}").text("Value")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Empty file                   | ` `                                  | t.yaml:1:1: the template is empty; it needs a section Resources
          Text alone                   | hello                                | t.yaml:1:1: must be an object, not text
          No resources                 | Description: a                       | t.yaml:1:1: Resources: a template needs at least one resource
          Unknown section              | Resource: {A: {Type: B}}             | t.yaml:1:1: Resource: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          Hooks                        | Hooks: {}                            | t.yaml:1:1: Hooks: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          Transform                    | Transform: AWS::Include               | t.yaml:1:1: Transform: of the transforms, the local cloud runs AWS::Serverless-2016-10-31 alone: write out what the others generate and remove them
          Other format version         | AWSTemplateFormatVersion: 2012-10-17 | t.yaml:1:1: AWSTemplateFormatVersion: "2012-10-17" is not implemented by the local cloud; use one of 2010-09-09
          No type                      | Resources: {A: {}}                   | t.yaml:1:13: Resources/A/Type: is missing; add this property
          Unknown attribute            | Resources: {A: {Type: B, Propertys: {}}} | t.yaml:1:26: Resources/A/Propertys: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          CreationPolicy               | Resources: {A: {Type: B, CreationPolicy: {}}} | t.yaml:1:26: Resources/A/CreationPolicy: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          Wrong deletion policy        | Resources: {A: {Type: B, DeletionPolicy: Keep}} | t.yaml:1:26: Resources/A/DeletionPolicy: "Keep" is not implemented by the local cloud; use one of Delete, Retain, RetainExceptOnCreate, Snapshot
          Properties are no list       | Resources: {A: {Type: B, Properties: []}} | t.yaml:1:26: Resources/A/Properties: must be an object, not a list
          Logical id with dash         | Resources: {A-b: {Type: B}}          | t.yaml:1:13: Resources/A-b: the name must be 1 to 255 letters and digits; rename it
          Parameter and resource       | {Parameters: {A: {Type: String}}, Resources: {A: {Type: B}}} | t.yaml:1:47: Resources/A: a parameter has the same name; rename one
          Null                         | Resources: {A: {Type: B, Properties: {C: }}} | t.yaml:1:39: Resources/A/Properties/C: null is not allowed in templates; give it a value or remove it
          Null as a word               | Resources: {A: {Type: B, Properties: {C: ~}}} | t.yaml:1:39: Resources/A/Properties/C: null is not allowed in templates; give it a value or remove it
          Duplicate key                | Resources: {A: {Type: B}, A: {Type: C}} | t.yaml:1:27: Resources/A: the key is here twice, first at t.yaml:1:13; remove one
          Key is a list                | Resources: {[a]: b}                  | t.yaml:1:13: a key must be text
          Alias                        | Resources: {A: &a {Type: B}, C: *a}  | t.yaml:1:33: CloudFormation does not allow YAML aliases; write the value out
          Merge key                    | Resources: {A: {<<: {Type: B}}}      | t.yaml:1:17: CloudFormation does not support YAML merge keys; write the values out
          Binary                       | Resources: {A: !!binary aGk=}        | t.yaml:1:13: Resources/A: CloudFormation does not support the YAML tag !!binary
          Broken YAML                  | Resources: {A: [b}                   | t.yaml:1:18: not valid YAML: while parsing a flow sequence, expected ',' or ']', but got }; correct the syntax here or just above
          Mapping with a function      | Mappings: {A: {b: {c: !Ref D}}}      | t.yaml:1:20: Mappings/A/b/c: Ref is not allowed in Mappings; write its value
          Mapping of one level         | Mappings: {A: {b: c}}                | t.yaml:1:16: Mappings/A/b: must be an object, not text
          Mapping of three levels      | Mappings: {A: {b: {c: {d: e}}}}      | t.yaml:1:20: Mappings/A/b/c: must be a list, not an object
          JSON with a comma too many   | {"Resources": {"A": {"Type": "B"},}} | t.yaml:1:35: not valid JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          Output without value         | {Resources: {A: {Type: B}}, Outputs: {C: {Description: d}}} | t.yaml:1:39: Outputs/C/Value: is missing; add this property
          Unknown attribute of output  | {Resources: {A: {Type: B}}, Outputs: {C: {Value: d, Secret: e}}} | t.yaml:1:53: Outputs/C/Secret: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          Mapping of a list of lists   | Mappings: {A: {b: {c: [[d]]}}}       | t.yaml:1:24: Mappings/A/b/c/0: must be text, not a list
          Key that is a list alone     | {[a]: b}                             | t.yaml:1:2: a key must be text
          """)
  void parse_mistake_refusedWithPlace(String rule, String yaml, String message) {
    assertThatThrownBy(() -> TestStacks.template(yaml))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @Test
  void read_jsonIndentedWithTabs_isJson() {
    assertThat(
            TestStacks.template("{\n\t\"Resources\": {\n\t\t\"A\": {\"Type\":\t\"B\"}\n\t}\n}")
                .resources())
        .containsOnlyKeys("A");
  }

  @Test
  void parse_tooManyParameters_refused() {
    String parameters =
        IntStream.rangeClosed(1, 201)
            .mapToObj(i -> "P" + i + ": {Type: String}")
            .collect(Collectors.joining(", "));

    assertThatThrownBy(() -> TestStacks.template("Parameters: {" + parameters + "}"))
        .hasMessage("t.yaml:1:1: Parameters: 201 entries, and CloudFormation takes 200; split it");
  }

  @Test
  void parse_asManyParametersAsAllowed_taken() {
    String parameters =
        IntStream.rangeClosed(1, 200)
            .mapToObj(i -> "P" + i + ": {Type: String}")
            .collect(Collectors.joining(", "));

    assertThat(
            TestStacks.template("{Parameters: {" + parameters + "}, Resources: {A: {Type: B}}}")
                .parameters())
        .hasSize(200);
  }

  @Test
  void parse_severalMistakes_allToldInTheirOrder() {
    assertThatThrownBy(
            () ->
                TestStacks.template(
                    """
                    Resources:
                      A: {Type: B, Wrong: c}
                      D:
                        <<: {Type: E}
                        Type: !Reff F
                    Nothing: g
                    """))
        .isInstanceOfSatisfying(
            TemplateException.class,
            told ->
                assertThat(told.problems())
                    .extracting(TemplateException::path)
                    .containsExactly("Resources/A/Wrong", "", "Resources/D/Type", "Nothing"));
  }

  @Test
  void problems_ofSeveralFiles_byFileAndPlace() {
    TemplateException told =
        TemplateException.of(
            List.of(
                problem("b.yaml", 1, 1),
                problem("a.yaml", 2, 1),
                problem("a.yaml", 1, 5),
                problem("a.yaml", 1, 2)));

    assertThat(told)
        .hasMessage(
            """
            a.yaml:1:2: is wrong
            a.yaml:1:5: is wrong
            a.yaml:2:1: is wrong
            b.yaml:1:1: is wrong\
            """);
  }

  @Test
  void problems_ofOne_areItself() {
    TemplateException problem = problem("a.yaml", 1, 1);

    assertThat(TemplateException.of(List.of(problem))).isSameAs(problem);
    assertThat(problem.problems()).containsExactly(problem);
  }

  private static TemplateException problem(String file, int line, int column) {
    return new TemplateException(new Location(file, line, column), "", "is wrong");
  }

  @Test
  void parse_deepNesting_refused() {
    assertThatThrownBy(() -> TestStacks.template("[".repeat(100_000)))
        .hasMessage("t.yaml:1:102: nested deeper than 100 levels; make the template flatter");
  }

  @Test
  void parse_controlCharacter_refusedWithPlace() {
    assertThatThrownBy(() -> TestStacks.template("Description: a\nResources: \u0007"))
        .hasMessage("t.yaml:2:12: the character U+0007 is not allowed in YAML; remove it");
  }

  /** Whatever is wrong with a template, its author is told, and never sees a stack trace. */
  @ParameterizedTest
  @ValueSource(strings = {"complete.yaml", "complete.json"})
  void parse_anyDamage_toldOrHarmless(String file) throws IOException {
    String template = Files.readString(Path.of("src/test/resources/templates", file));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int from = random.nextInt(template.length());
      int to = Math.min(template.length(), from + random.nextInt(4));
      String inserted = DAMAGE.get(random.nextInt(DAMAGE.size()));
      String damaged = template.substring(0, from) + inserted + template.substring(to);
      try {
        for (Resource resource : TestStacks.stack(damaged).resourcesInOrder()) {
          resource.properties().names();
        }
      } catch (TemplateException told) {
        assertThat(told).message().startsWith("t.yaml:");
      }
    }
  }

  @Test
  void read_unreadableFiles_refused(@TempDir Path folder) throws IOException {
    Path latin = Files.writeString(folder.resolve("latin.yaml"), "Description: ä", ISO_8859_1);
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(1024 * 1024 + 1));
    Path largest = Files.writeString(folder.resolve("largest.yaml"), "#".repeat(1024 * 1024));
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> Template.read(missing))
        .hasMessage(missing + ":1:1: there is no such file");
    assertThatThrownBy(() -> Template.read(latin))
        .hasMessage(latin + ":1:1: not UTF-8; save it as UTF-8");
    assertThatThrownBy(() -> Template.read(large))
        .hasMessage(
            large + ":1:1: larger than 1 MiB, which CloudFormation does not accept; split it");
    assertThatThrownBy(() -> Template.read(largest))
        .hasMessage(largest + ":1:1: the template is empty; it needs a section Resources");
  }
}
