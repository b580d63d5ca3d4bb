package io.github.lambdaurlguard.delivery.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.stack.Template.CodeLocation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template is read as little as need be, and written as it was. */
class TemplateTest {

  private static final Template TEMPLATE =
      Template.of(
          "t.yaml",
          """
          # A comment with a character beyond the basic plane: \uD83D\uDE80
          Parameters:
            Url: {Type: "AWS::SSM::Parameter::Value<String>", Default: /standard/get-books/url}
            Revision: {Type: String}
          Resources:
            One:
              Type: AWS::Lambda::Function
              Properties:
                Code: ../target/one.jar # Why.
                Handler:   "a::b"
            Two:
              Type: AWS::Lambda::Function
              Properties: {Code: '../target/two.zip', Runtime: java25}
            Inline:
              Type: AWS::Lambda::Function
              Properties: {Code: {ZipFile: "code"}}
            Other:
              Type: AWS::S3::Bucket
              Properties: {Code: no-archive}
          """);

  @Test
  void archives_areThoseOfFunctions() {
    assertThat(TEMPLATE.archives())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("One", "../target/one.jar", "Two", "../target/two.zip"));
  }

  @Test
  void places_areSplicedIntoTheTextThatStaysAsItWas() {
    var spliced =
        TEMPLATE.with(
            Map.of("One", new CodeLocation("b", "k1"), "Two", new CodeLocation("b", "k2")));

    assertThat(spliced.text())
        .isEqualTo(
            TEMPLATE
                .text()
                .replace("../target/one.jar", "{S3Bucket: \"b\", S3Key: \"k1\"}")
                .replace("'../target/two.zip'", "{S3Bucket: \"b\", S3Key: \"k2\"}"));
    assertThat(spliced.codeLocations())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("One", new CodeLocation("b", "k1"), "Two", new CodeLocation("b", "k2")));
  }

  @Test
  void storeParameters_haveTheirNamesBelowThePath() {
    assertThat(TEMPLATE.storeParameters("/mine"))
        .containsExactly(Map.entry("Url", "/mine/get-books/url"));
  }

  @Test
  void text_thatIsNoYaml_isRefusedByItsName() {
    assertThatThrownBy(() -> Template.of("broken.yaml", "a: [1"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("broken.yaml is not YAML");
  }
}
