package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSourceTest {
  private static final String WRITTEN =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Books:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src
            Layers:
              - one
              - {Arn: two}
        BooksUrl:
          Type: AWS::Lambda::Url
      Outputs:
        BooksRole: {Value: !GetAtt BooksUrl.FunctionUrl}
      """;

  private static final Map<String, Object> TRANSFORMED =
      Map.of(
          "Resources",
          Map.of(
              "Books",
              Map.of(
                  "Type",
                  "AWS::Lambda::Function",
                  "Properties",
                  Map.of(
                      "Code",
                      Map.of("S3Key", "k"),
                      "Layers",
                      List.of("one", Map.of("Arn", "two"), "three"),
                      "MemorySize",
                      128)),
              "BooksRole",
              Map.of("Type", "AWS::IAM::Role", "Properties", Map.of("Layers", List.of("x"))),
              "BooksUrlPermission",
              Map.of("Type", "AWS::Lambda::Permission"),
              "ServerlessApi",
              Map.of("Type", "AWS::ApiGateway::RestApi")),
          "Outputs",
          Map.of("Other", Map.of("Value", true)));

  private static YamlReader.Result read(String text, TemplateTransform transform) {
    return TemplateSource.read("t.yaml", text, transform);
  }

  private static String location(String path) {
    return read(WRITTEN, (_, _) -> TRANSFORMED)
        .root()
        .tree()
        .map(Value::place)
        .filter(place -> place.path().equals(path))
        .findFirst()
        .orElseThrow()
        .location()
        .toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A property that was written             | Resources/Books/Properties/Layers         | t.yaml:7:7
          An item that was written                | Resources/Books/Properties/Layers/0       | t.yaml:8:11
          A property of an item                   | Resources/Books/Properties/Layers/1/Arn   | t.yaml:9:12
          An item that was added: the list        | Resources/Books/Properties/Layers/2       | t.yaml:7:7
          A property that was added: its object   | Resources/Books/Properties/MemorySize     | t.yaml:5:5
          Code was CodeUri                        | Resources/Books/Properties/Code           | t.yaml:6:7
          A resource that was written             | Resources/Books                           | t.yaml:3:3
          A resource that was generated           | Resources/BooksRole                       | t.yaml:3:3
          Its property: the same of the owner     | Resources/BooksRole/Properties/Layers/0   | t.yaml:8:11
          The longest name that begins it owns it | Resources/BooksUrlPermission              | t.yaml:10:3
          A resource of nobody: the section       | Resources/ServerlessApi/Type              | t.yaml:2:1
          An output that was not written          | Outputs/Other                             | t.yaml:12:1
          The template                            | ``                                        | t.yaml:1:1
          """,
      quoteCharacter = '`')
  void read_transformed_hasThePlacesOfWhatWasWritten(String rule, String path, String expected) {
    assertThat(location(path)).isEqualTo(expected);
  }

  @Test
  void read_transformed_isTheTemplateWithItsValuesAsText() {
    YamlReader.Result read = read(WRITTEN, (_, _) -> TRANSFORMED);

    assertThat(read.problems()).isEmpty();
    assertThat(FreeForm.of(read.root()))
        .asString()
        .contains("Layers=[one, {Arn=two}, three]", "MemorySize=128", "Other={Value=true}");
  }

  @Test
  void read_nullOfATransform_refusedWithPlace() {
    Map<String, Object> resources = new HashMap<>();
    resources.put("Books", null);

    assertThat(read(WRITTEN, (_, _) -> Map.of("Resources", resources)).problems())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "t.yaml:3:3: Resources/Books: null is not allowed in templates; give it a value or"
                + " remove it");
  }

  @Test
  void read_serverless_transformGetsWhatWasWritten() {
    List<Map<String, Object>> written = new ArrayList<>();

    read(
        WRITTEN,
        (template, _) -> {
          written.add(template);
          return TRANSFORMED;
        });

    assertThat(written.getFirst())
        .containsEntry("Transform", "AWS::Serverless-2016-10-31")
        .containsEntry(
            "Outputs",
            Map.of(
                "BooksRole",
                Map.of("Value", Map.of("Fn::GetAtt", List.of("BooksUrl", "FunctionUrl")))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          The transform                       | ``               | t.yaml:1:1: Transform: is wrong
          A resource                          | BooksUrl         | t.yaml:10:3: Resources/BooksUrl: is wrong
          A resource that was generated       | BooksVersion     | t.yaml:3:3: Resources/BooksVersion: is wrong
          A resource that is nowhere          | Magazines        | t.yaml:2:1: Resources/Magazines: is wrong
          """)
  void read_problemOfTheTransform_hasItsPlace(String rule, String logicalId, String message) {
    assertThatThrownBy(
            () ->
                read(
                    WRITTEN,
                    (_, problem) -> {
                      throw problem.of(logicalId, "is wrong");
                    }))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transform: AWS::Serverless-2016-10-31",
        "Transform: [AWS::Serverless-2016-10-31]",
        "{\"Description\": \"a\", \"Transform\": [\"AWS::Serverless-2016-10-31\"]}"
      })
  void read_serverlessAlone_isTransformed(String text) {
    assertThat(FreeForm.of(read(text, (_, _) -> Map.of("Transformed", "yes")).root()))
        .isEqualTo(Map.of("Transformed", "yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Description: AWS::Serverless-2016-10-31",
        "Transform: AWS::LanguageExtensions",
        "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]",
        "Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]",
        "Transform: {Name: AWS::Serverless-2016-10-31}",
        "Transform: []",
        "[Transform, AWS::Serverless-2016-10-31]",
        "{[Transform]: AWS::Serverless-2016-10-31}"
      })
  void read_anythingElse_isNotTransformed(String text) {
    assertThat(
            read(
                    text,
                    (_, problem) -> {
                      throw problem.of("", "was transformed");
                    })
                .problems())
        .extracting(Throwable::getMessage)
        .isSubsetOf("t.yaml:1:2: a key must be text");
  }

  @Test
  void read_keyOfAServerlessTemplateThatIsNoText_refusedWithPlace() {
    assertThat(read(WRITTEN + "? [a]\n: b\n", (_, _) -> TRANSFORMED).problems())
        .extracting(Throwable::getMessage)
        .containsExactly("t.yaml:14:3: a key must be text");
  }

  @Test
  void read_serverlessWithoutATransform_refused() {
    assertThatThrownBy(() -> read(WRITTEN, TemplateTransform.NONE))
        .hasMessage(
            "t.yaml:1:1: Transform: the transform AWS::Serverless-2016-10-31 is not run here");
  }

  /** CloudFormation has no null, and would say so only of what the transform leaves. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"CodeUri: src, CodeUri:", "CodeUri: src, CodeUri: ~"})
  void read_mistakeInWhatWasWritten_isToldAndNotTransformed(String text, String mistake) {
    var read =
        read(
            WRITTEN.replace(text, mistake),
            (_, _) -> {
              throw new IllegalStateException("there is nothing to transform");
            });

    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .hasMessage(
                        "t.yaml:6:7: Resources/Books/Properties/CodeUri: null is not allowed in"
                            + " templates; give it a value or remove it"));
  }
}
