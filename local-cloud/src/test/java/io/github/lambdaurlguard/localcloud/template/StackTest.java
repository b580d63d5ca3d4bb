package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {
  @TempDir private static Path folder;

  private static List<String> order(Stack stack) {
    return stack.resourcesInOrder().stream().map(Resource::logicalId).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          No dependencies: as in the template | B: {Type: T}, A: {Type: T}                                    | B A
          DependsOn                           | B: {Type: T, DependsOn: A}, A: {Type: T}                      | A B
          DependsOn: several                  | C: {Type: T, DependsOn: [B, A]}, A: {Type: T}, B: {Type: T}   | B A C
          Ref                                 | B: {Type: T, Properties: {P: !Ref A}}, A: {Type: T}           | A B
          GetAtt, nested                      | B: {Type: T, Properties: {P: [{Q: !GetAtt A.Arn}]}}, A: {Type: T} | A B
          Sub                                 | B: {Type: T, Properties: {P: !Sub "${A}"}}, A: {Type: T}      | A B
          Sub: own variable                   | B: {Type: T, Properties: {P: !Sub ["${V}", {V: !GetAtt A.Arn}]}}, A: {Type: T} | A B
          Sub: literal is no reference        | B: {Type: T, Properties: {P: !Sub "${!A}"}}, A: {Type: T}     | B A
          Metadata                            | B: {Type: T, Metadata: {P: !Ref A}}, A: {Type: T}             | A B
          Chain                               | C: {Type: T, DependsOn: B}, B: {Type: T, DependsOn: A}, A: {Type: T} | A B C
          """)
  void resourcesInOrder_dependencies_first(String rule, String resources, String expected) {
    Stack stack = TestStacks.stack("Resources: {" + resources + "}");

    assertThat(String.join(" ", order(stack))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void resourcesInOrder_anyGraphWithoutCircle_eachAfterItsDependencies(long seed) {
    Random random = new Random(seed);
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(numbers, random);
    Map<Integer, List<Integer>> dependencies =
        numbers.stream()
            .collect(
                Collectors.toMap(
                    n -> n,
                    n ->
                        IntStream.range(0, n)
                            .filter(i -> random.nextInt(8) == 0)
                            .boxed()
                            .toList()));
    String resources =
        numbers.stream()
            .map(
                n ->
                    "R"
                        + n
                        + ": {Type: T, DependsOn: "
                        + dependencies.get(n).stream().map(i -> "R" + i).toList()
                        + "}")
            .collect(Collectors.joining(", "));

    List<String> order = order(TestStacks.stack("Resources: {" + resources + "}"));

    assertThat(order).hasSize(40).doesNotHaveDuplicates();
    dependencies.forEach(
        (n, before) ->
            before.forEach(i -> assertThat(order).containsSubsequence("R" + i, "R" + n)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Ref: unknown          | A: {Type: T, Properties: {P: !Ref B}}         | t.yaml:1:39: Resources/A/Properties/P: Ref names "B", which is not a parameter or resource of this template; correct or add it
          Ref: pseudo, unknown  | A: {Type: T, Properties: {P: !Ref AWS::Zone}} | t.yaml:1:39: Resources/A/Properties/P: Ref names "AWS::Zone", which is not a parameter or resource of this template; correct or add it
          GetAtt: unknown       | A: {Type: T, Properties: {P: !GetAtt B.Arn}}  | t.yaml:1:39: Resources/A/Properties/P: Fn::GetAtt names "B", which is not a resource of this template; correct or add it
          Sub: unknown          | A: {Type: T, Properties: {P: !Sub "${B}"}}    | t.yaml:1:39: Resources/A/Properties/P: Ref names "B", which is not a parameter or resource of this template; correct or add it
          DependsOn: unknown    | A: {Type: T, DependsOn: [B]}                  | t.yaml:1:38: Resources/A/DependsOn/0: there is no resource "B"; correct or remove it
          Condition: unknown    | A: {Type: T, Condition: B}                    | t.yaml:1:26: Resources/A/Condition: there is no condition "B" in Conditions; correct or add it
          If: unknown condition | A: {Type: T, Properties: {P: !If [B, 1, 2]}}  | t.yaml:1:39: Resources/A/Properties/P: there is no condition "B" in Conditions; correct or add it
          Itself                | A: {Type: T, Properties: {P: !Ref A}}         | t.yaml:1:13: Resources/A: circular dependency: A -> A; remove one of these
          Circle                | A: {Type: T, Properties: {P: !Ref B}}, B: {Type: T, DependsOn: C}, C: {Type: T, Properties: {P: !GetAtt A.Arn}} | t.yaml:1:13: Resources/A: circular dependency: A -> B -> C -> A; remove one of these
          """)
  void evaluate_badReference_refusedWithPlace(String rule, String resources, String message) {
    assertThatThrownBy(() -> TestStacks.stack("Resources: {" + resources + "}"))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @Test
  void evaluate_severalBadReferences_allTold() {
    assertThatThrownBy(
            () ->
                TestStacks.stack(
                    """
                    Resources:
                      A:
                        Type: T
                        Condition: X
                        Properties: {P: !If [Y, !Ref B, 1]}
                    Outputs:
                      O:
                        Value: !Ref C
                    """))
        .hasMessage(
            """
            t.yaml:4:5: Resources/A/Condition: there is no condition "X" in Conditions; correct or add it
            t.yaml:5:18: Resources/A/Properties/P: there is no condition "Y" in Conditions; correct or add it
            t.yaml:5:29: Resources/A/Properties/P/Fn::If/1: Ref names "B", which is not a parameter or resource of this template; correct or add it
            t.yaml:8:5: Outputs/O/Value: Ref names "C", which is not a parameter or resource of this template; correct or add it\
            """);
  }

  private static final String CONDITIONAL =
      """
      Conditions:
        Never: !Equals [a, b]
      Resources:
        Optional: {Type: T, Condition: Never}
        Main: {Type: T, Properties: {P: VALUE}}
      """;

  /** floci-io/floci PR 2255, "verified against real AWS" (2026-08-15); cfn-lint E3005. */
  @Test
  void evaluate_dependsOnResourceNotCreated_refused() {
    assertThatThrownBy(
            () ->
                TestStacks.stack(
                    CONDITIONAL.replace("Properties: {P: VALUE}", "DependsOn: Optional")))
        .hasMessage(
            "t.yaml:5:19: Resources/Main/DependsOn: DependsOn names \"Optional\", which is not"
                + " created because its condition Never does not hold; give this resource the same"
                + " condition, or leave it to a Ref");
  }

  /** aws/aws-cdk issue 28563: "Output … is malformed". */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"books-Url:1, true", "books_url, false", "books/url, false", "'', false"})
  void exports_name_hasLettersDigitsColonsAndHyphens(String name, boolean legal) {
    Stack stack =
        TestStacks.stack(
            "Resources: {A: {Type: T}}\nOutputs: {O: {Value: v, Export: {Name: '" + name + "'}}}");

    if (legal) {
      assertThat(stack.exports()).containsOnlyKeys(name);
    } else {
      assertThatThrownBy(stack::exports).hasMessageContaining("alphanumeric characters, colons");
    }
  }

  @Test
  void evaluate_referenceInBranchNotTaken_accepted() {
    Stack stack =
        TestStacks.stack(CONDITIONAL.replace("VALUE", "!If [Never, !Ref Optional, none]"));

    assertThat(order(stack)).containsExactly("Main");
    assertThat(stack.resourcesInOrder().getFirst().properties().text("P")).isEqualTo("none");
  }

  @Test
  void evaluate_referenceToResourceNotCreated_refused() {
    assertThatThrownBy(() -> TestStacks.stack(CONDITIONAL.replace("VALUE", "!Ref Optional")))
        .hasMessage(
            "t.yaml:5:32: Resources/Main/Properties/P: Ref names \"Optional\", which is not created"
                + " because its condition Never does not hold; use Fn::If with the same condition");
  }

  @Test
  void created_refAndAttributes_reachPropertiesAndOutputs() {
    Stack stack =
        Stack.evaluate(
            Template.read(Path.of("src/test/resources/templates/complete.yaml")),
            new StackSettings("books", "us-east-1", "123456789012", Map.of()),
            name -> Optional.empty());
    Resource site = stack.resourcesInOrder().getFirst();

    assertThat(site).hasToString("Site (AWS::CloudFront::Distribution)");
    assertThat(site.location()).hasToString("src/test/resources/templates/complete.yaml:32:3");
    Properties properties = site.properties();
    assertThat(properties.text("Comment")).isEqualTo("prod for books");
    assertThat(properties.integer("Days")).isEqualTo(30);
    assertThat(properties.texts("Aliases")).containsExactly("a.example", "b.example");
    stack.created(site, "E123", Map.of("DomainName", "d123.cloudfront.net"));
    assertThat(stack.outputs())
        .extracting("key", "value")
        .containsExactly(tuple("Address", "d123.cloudfront.net"));
    assertThat(stack.exports()).containsExactly(entry("books-address", "d123.cloudfront.net"));
  }

  @Test
  void outputs_conditionDoesNotHold_leftOut() {
    Stack stack =
        Stack.evaluate(
            Template.read(Path.of("src/test/resources/templates/complete.json")),
            new StackSettings("books", "us-east-1", "123456789012", Map.of("Stage", "test")),
            name -> Optional.empty());

    assertThat(order(stack)).containsExactly("Site");
    assertThat(stack.outputs()).isEmpty();
    assertThat(stack.exports()).isEmpty();
  }

  @Test
  void outputs_dynamicReference_refused() {
    Stack stack =
        TestStacks.stack(
            """
            Resources: {A: {Type: "A::B::C"}}
            Outputs: {Stage: {Value: "{{resolve:ssm:/app/stage}}"}}
            """);

    assertThatThrownBy(stack::outputs)
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "t.yaml:2:19: Outputs/Stage/Value: a dynamic reference is written as"
                + " {{resolve:ssm:name}} or {{resolve:ssm:name:version}}, and stands in the"
                + " properties of resources");
  }

  @Test
  void properties_beforeDependencyIsCreated_refused() {
    Stack stack =
        TestStacks.stack("Resources: {A: {Type: T}, B: {Type: T, Properties: {P: !Ref A}}}");

    assertThatThrownBy(() -> stack.resourcesInOrder().getLast().properties())
        .hasMessage("t.yaml:1:53: Resources/B/Properties/P: the resource A is not created yet");
  }

  private static Stack all(String yaml, Map<String, String> parameters, ParameterStore store)
      throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "t", ".yaml"), yaml);
    return Stack.evaluateAll(
        Template.readAll(file, TemplateTransform.NONE),
        new StackSettings("books", "eu-central-1", "123456789012", parameters),
        store,
        _ -> Optional.empty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A member was left out: told by the template | {Resources: {A: {Type: T}, B: {Typ: T}, C: {Type: T, Properties: {P: !Ref B}}}}      | ``
          A parameter without a value                 | {Parameters: {S: {Type: String}}, Resources: {C: {Type: T, Properties: {P: !Ref S}}}} | Parameters/S
          A condition of such a parameter             | {Parameters: {S: {Type: String}}, Conditions: {A: !Equals [!Ref S, a]}, Resources: {C: {Type: T, Properties: {P: !Ref S}}}} | Parameters/S
          A reference to nothing                      | {Resources: {C: {Type: T, Properties: {P: !Ref B}}}}                                  | Resources/C/Properties/P
          A resource that is not created              | {Conditions: {N: !Equals [a, b]}, Resources: {B: {Type: T, Condition: N}, C: {Type: T, Properties: {P: !Ref B}}}} | Resources/C/Properties/P
          The same, and a member was left out         | {Conditions: {N: !Equals [a, b]}, Resources: {A: {Typ: T}, B: {Type: T, Condition: N}, C: {Type: T, Properties: {P: !Ref B}}}} | ``
          The same, and a parameter without a value   | {Parameters: {S: {Type: String}}, Conditions: {N: !Equals [a, b]}, Resources: {B: {Type: T, Condition: N}, C: {Type: T, Properties: {P: !Ref B}}}} | Parameters/S
          A rule that does not hold                   | {Rules: {R: {Assertions: [{Assert: !Equals [a, b]}]}}, Resources: {B: {Type: T}, C: {Type: T, Properties: {P: !Ref B}}}} | Rules/R/Assertions/0/Assert
          A circle                                    | {Resources: {B: {Type: T, DependsOn: C}, C: {Type: T, Properties: {P: !Ref B}}}}      | Resources/B
          """)
  void evaluateAll_problem_toldOnceAndWhatDependsOnItIsUnknown(
      String rule, String template, String path) throws IOException {
    Stack stack = all(template, Map.of(), _ -> Optional.empty());

    assertThat(stack.problems().stream().map(TemplateException::path).toList())
        .isEqualTo(path.isEmpty() ? List.of() : List.of(path));
    Resource last =
        stack.resourcesInOrder().stream()
            .filter(resource -> resource.logicalId().equals("C"))
            .findFirst()
            .orElseThrow();
    assertThat(last.properties(Set.of(), Set.of()).isComplete()).isFalse();
  }

  @Test
  void evaluateAll_problemElsewhere_whatIsCreatedIsKnown() throws IOException {
    Stack stack =
        all(
            "{Resources: {A: {Typ: T}, B: {Type: T}, C: {Type: T, Properties: {P: !Ref B}}}}",
            Map.of(),
            _ -> Optional.empty());
    stack.created(stack.resourcesInOrder().getFirst(), "b-1", Map.of());

    assertThat(stack.resourcesInOrder().getLast().properties().text("P")).isEqualTo("b-1");
  }

  private static final String UNDECIDED =
      """
      Parameters: {S: {Type: "AWS::SSM::Parameter::Value<String>", Default: /a}OTHER}
      Conditions: {IsA: !Equals [!Ref S, a]}
      Resources: {A: {Type: T, Condition: IsA}, B: {Type: T}}
      """;

  private static final ParameterStore LATER =
      _ -> {
        throw new UnknownUntilApplied();
      };

  @Test
  void evaluateAll_conditionOnSomethingUnknown_waits() {
    assertThatThrownBy(() -> all(UNDECIDED.replace("OTHER", ""), Map.of(), LATER))
        .isInstanceOf(UnknownUntilApplied.class);
  }

  @Test
  void evaluateAll_conditionOnSomethingUnknownBesideAProblem_problemIsTold() throws IOException {
    Stack stack = all(UNDECIDED.replace("OTHER", ", T: {Type: String}"), Map.of(), LATER);

    assertThat(stack.problems())
        .extracting(TemplateException::path)
        .containsExactly("Parameters/T");
    assertThat(order(stack)).containsExactly("B");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          By another that is not created        | B: {Type: T, Condition: Never, Properties: {P: !Ref A}} | {} | ``
          DependsOn of one that is not created  | B: {Type: T, Condition: Never, DependsOn: A}            | {} | ``
          By an output that is not there        | B: {Type: T} | {O: {Value: !Ref A, Condition: Never}}   | ``
          By an output                          | B: {Type: T} | {O: {Value: !Ref A}}                     | Outputs/O/Value
          By the name of an export              | B: {Type: T} | {O: {Value: v, Export: {Name: !Ref A}}}  | Outputs/O/Export/Name
          By an output with another condition   | B: {Type: T} | {O: {Value: v, Condition: Nowhere}}      | Outputs/O/Condition
          """)
  void evaluate_referenceToResourceNotCreated_mattersWhereItIsRead(
      String rule, String resource, String outputs, String path) throws IOException {
    Stack stack =
        all(
            """
            Conditions: {Never: !Equals [a, b]}
            Resources: {A: {Type: T, Condition: Never}, C: {Type: T}, RESOURCE}
            Outputs: OUTPUTS
            """
                .replace("RESOURCE", resource)
                .replace("OUTPUTS", outputs),
            Map.of(),
            _ -> Optional.empty());

    assertThat(stack.problems().stream().map(TemplateException::path).toList())
        .isEqualTo(path.isEmpty() ? List.of() : List.of(path));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A parameter                              | prod          | !Ref Stage
          A parameter before a resource            | both          | !Ref Both
          A resource                               | bucket-1      | !Ref Bucket
          A resource before an attribute           | twice         | !Ref Bucket2
          An attribute                             | arn:bucket-1  | !GetAtt Bucket.Arn
          The first by name of several             | shared        | !GetAtt Bucket.Alias
          A secret is not told by comparing        | hunter2       |
          A list is no text                        | a             |
          Nothing                                  | else          |
          """)
  void reference_text_isWhatWouldBeWritten(String rule, String text, String expected) {
    Stack stack =
        TestStacks.stack(
            """
            Parameters:
              Stage: {Type: String, Default: prod}
              Both: {Type: String, Default: both}
              Key: {Type: String, Default: hunter2, NoEcho: true}
              Hosts: {Type: CommaDelimitedList, Default: a}
            Resources: {Bucket: {Type: T}, Bucket2: {Type: T}}
            """);
    stack.created(
        stack.resourcesInOrder().getFirst(),
        "bucket-1",
        Map.of("Arn", "arn:bucket-1", "Name", "twice", "Shared", "shared", "Alias", "shared"));
    stack.created(stack.resourcesInOrder().getLast(), "twice", Map.of("Arn", "both"));

    assertThat(stack.reference(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void settings_stackId_sameEveryTime() {
    Stack stack = TestStacks.stack("Resources: {A: {Type: T}}");

    assertThat(stack.settings().stackId())
        .isEqualTo(TestStacks.stack("Resources: {B: {Type: T}}").settings().stackId())
        .matches(
            "arn:aws:cloudformation:eu-central-1:123456789012:stack/books/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
