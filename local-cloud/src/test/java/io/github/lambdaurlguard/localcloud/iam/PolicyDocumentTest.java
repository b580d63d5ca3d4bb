package io.github.lambdaurlguard.localcloud.iam;

import static io.github.lambdaurlguard.localcloud.iam.Policies.document;
import static io.github.lambdaurlguard.localcloud.iam.Policies.policy;
import static io.github.lambdaurlguard.localcloud.iam.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.TemplateException;
import io.github.lambdaurlguard.localcloud.template.TestStacks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDocumentTest {

  static Stream<Arguments> mistakes() {
    String unknown =
        "is not implemented by the local cloud; leave it out here, or correct its spelling if AWS"
            + " has no such property";
    return Stream.of(
        Arguments.of("unknown element", statement("Effects", "Allow"), "/Effects: " + unknown),
        Arguments.of("NotPrincipal", statement("NotPrincipal", "*"), "/NotPrincipal: " + unknown),
        Arguments.of(
            "no effect", Map.of("Action", "*", "Resource", "*"), ": Effect is missing; add it"),
        Arguments.of(
            "other effect",
            statement("Effect", "allow"),
            "/Effect: must be Allow or Deny, not \"allow\""),
        Arguments.of(
            "no action", Map.of("Effect", "Allow", "Resource", "*"), ": Action is missing; add it"),
        Arguments.of(
            "Action and NotAction",
            statement("NotAction", "s3:*"),
            ": has both Action and NotAction; remove one"),
        Arguments.of(
            "action without service",
            statement("Action", List.of("s3:*", "GetObject")),
            "/Action/1: must be \"*\" or service:Action, not \"GetObject\""),
        Arguments.of(
            "no actions",
            statement("Action", List.of()),
            "/Action: must not be empty; add an item"),
        Arguments.of(
            "action is no text",
            statement("Action", Map.of()),
            "/Action: must be text, not an object"),
        Arguments.of(
            "resource is no ARN",
            statement("Resource", "books"),
            "/Resource: must be \"*\" or an ARN, not \"books\""),
        Arguments.of(
            "malformed policy variable",
            statement("Resource", "arn:aws:s3:::${aws username}"),
            "/Resource: \"arn:aws:s3:::${aws username}\" has no policy variable's form: ${key} or"
                + " ${key, 'default'}; write ${$} for a dollar sign"),
        Arguments.of(
            "principal is other text",
            statement("Principal", "123456789012"),
            "/Principal: must be \"*\" or an object with AWS, Service, CanonicalUser or Federated,"
                + " not \"123456789012\""),
        Arguments.of(
            "unknown kind of principal",
            statement("Principal", Map.of("Somebody", "a")),
            "/Principal/Somebody: " + unknown),
        Arguments.of(
            "principal with wildcard",
            statement("Principal", Map.of("AWS", "arn:aws:iam::123456789012:role/*")),
            "/Principal/AWS: \"arn:aws:iam::123456789012:role/*\" is not implemented by the local"
                + " cloud; use \"*\", an account, or the ARN of a role or user"),
        Arguments.of(
            "condition is no object",
            statement("Condition", "a"),
            "/Condition: must be an object, not text"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void parse_mistake_refusedWithPlace(String rule, Map<String, Object> statement, String problem) {
    assertThatThrownBy(() -> policy(statement))
        .isInstanceOf(TemplateException.class)
        .hasMessage("edge.yaml:7:5: Statement/0" + problem);
  }

  @Test
  void parse_statementAlone_sameAsListOfOne() {
    assertThat(PolicyDocument.parse(document(Map.of("Statement", statement()))).statements())
        .hasSize(1);
  }

  @Test
  void parse_idAndOldVersion_accepted() {
    Map<String, Object> old =
        Map.of("Version", "2008-10-17", "Id", "a", "Statement", List.of(statement(), statement()));

    assertThat(PolicyDocument.parse(document(old)).statements()).hasSize(2);
  }

  @Test
  void parse_badDocument_refusedWithPlace() {
    assertThatThrownBy(() -> PolicyDocument.parse(document("a")))
        .hasMessage("edge.yaml:7:5: must be an object, not text");
    assertThatThrownBy(() -> PolicyDocument.parse(document(Map.of("Version", "2012-10-17"))))
        .hasMessage("edge.yaml:7:5: Statement is missing; add it");
    assertThatThrownBy(
            () ->
                PolicyDocument.parse(document(Map.of("Statement", statement(), "Statements", ""))))
        .hasMessageStartingWith("edge.yaml:7:5: Statements: is not implemented");
    assertThatThrownBy(
            () ->
                PolicyDocument.parse(
                    document(Map.of("Version", "2020-10-17", "Statement", statement()))))
        .hasMessage("edge.yaml:7:5: Version: must be \"2012-10-17\", not \"2020-10-17\"");
    assertThatThrownBy(() -> policy(statement("Sid", "A"), statement("Sid", "A")))
        .hasMessage("edge.yaml:7:5: Statement/1/Sid: \"A\" is here twice; rename one");
  }

  @Test
  void identityPolicy_withPrincipalOrWithoutResource_refused() {
    assertThatThrownBy(
            () ->
                PolicyDocument.identityPolicy(
                    document(Map.of("Statement", statement("Principal", "*")))))
        .hasMessage(
            "edge.yaml:7:5: Statement/Principal: the policy of a role applies to that role; remove"
                + " Principal");
    assertThatThrownBy(
            () ->
                PolicyDocument.identityPolicy(
                    document(
                        Map.of("Statement", List.of(Map.of("Effect", "Allow", "Action", "*"))))))
        .hasMessage("edge.yaml:7:5: Statement/0: Resource is missing; add it");
  }

  @Test
  void identityPolicy_allResourcesButSome_accepted() {
    var document =
        document(
            Map.of(
                "Statement",
                Map.of("Effect", "Allow", "Action", "*", "NotResource", "arn:aws:s3:::*")));

    assertThat(PolicyDocument.identityPolicy(document).statements()).hasSize(1);
  }

  @Test
  void trustPolicy_hasPrincipalsAndNoResource() {
    var trusted =
        Map.of("Effect", "Allow", "Action", "sts:AssumeRole", "Principal", Map.of("AWS", "*"));

    assertThat(PolicyDocument.trustPolicy(document(Map.of("Statement", trusted))).statements())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                PolicyDocument.trustPolicy(
                    document(Map.of("Statement", statement("Principal", "*")))))
        .hasMessage(
            "edge.yaml:7:5: Statement/Resource: a trust policy applies to its role; IAM prohibits"
                + " Resource here: remove it");
  }

  @Test
  void parse_ofTemplate_partsHaveTheirOwnLines() {
    var properties =
        TestStacks.properties(
            """
            {Policy: {
              Statement: [
                {Effect: Allow, Action: '*', Resource: '*'},
                {Effect: Allow,
                 Action: GetObject}]}}\
            """);

    assertThatThrownBy(() -> PolicyDocument.parse(properties.located("Policy")))
        .hasMessage(
            "t.yaml:5:6: Resources/Subject/Properties/Policy/Statement/1/Action: must be \"*\" or"
                + " service:Action, not \"GetObject\"");
  }

  @Test
  void resourcePolicy_withoutPrincipal_refused() {
    assertThatThrownBy(
            () -> PolicyDocument.resourcePolicy(document(Map.of("Statement", statement()))))
        .hasMessage("edge.yaml:7:5: Statement: Principal is missing; add it");
  }
}
