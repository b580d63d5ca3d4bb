package io.github.lambdaurlguard.localcloud.iam;

import static io.github.lambdaurlguard.localcloud.iam.Policies.policy;
import static io.github.lambdaurlguard.localcloud.iam.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.iam.Decision.Cause;
import io.github.lambdaurlguard.localcloud.trace.Cure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/signer";
  private static final String ALIAS =
      "arn:aws:lambda:eu-central-1:123456789012:function:books:live";
  private static final AccessRequest INVOKE =
      new AccessRequest(
          new Principal.Role(ROLE),
          "lambda:InvokeFunctionUrl",
          ALIAS,
          Map.of("lambda:FunctionUrlAuthType", "NONE"));
  private static final AccessRequest READ =
      new AccessRequest(
          new Principal.Service("cloudfront.amazonaws.com"),
          "s3:GetObject",
          "arn:aws:s3:::site/index.html",
          Map.of("aws:SourceArn", "arn:aws:cloudfront::123456789012:distribution/E1"));
  private static final String REQUEST = "lambda:InvokeFunctionUrl on " + ALIAS + " by " + ROLE;

  /** What a refusal tells the author of the policies to write. */
  private static final String ADVICE =
      ". This statement would allow it: {\"Effect\":\"Allow\","
          + "\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\""
          + ALIAS
          + "\",\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"NONE\"}}}";

  private static final PolicyDocument NOTHING = policy(statement("Action", "s3:GetObject"));

  private static Decision byIdentity(PolicyDocument... policies) {
    return new Authorization().decide(INVOKE, List.of(policies), List.of());
  }

  private static Decision byResource(AccessRequest request, PolicyDocument... policies) {
    return new Authorization().decide(request, List.of(), List.of(policies));
  }

  private static PolicyDocument forPrincipal(Object principal) {
    return policy(statement("Principal", principal));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Action      | *                          | true
          Action      | lambda:*                   | true
          Action      | *:*                        | true
          Action      | lambda:InvokeFunctionUrl   | true
          Action      | LAMBDA:invokefunctionURL   | true
          Action      | lambda:Invoke*             | true
          Action      | lambda:InvokeFunctionUr?   | true
          Action      | lambda:InvokeFunction      | false
          Action      | s3:*                       | false
          Resource    | *                          | true
          Resource    | arn:aws:lambda:eu-central-1:123456789012:function:books:live | true
          Resource    | arn:aws:lambda:*:123456789012:function:books:*               | true
          Resource    | arn:aws:lambda:eu-central-1:123456789012:function:books      | false
          Resource    | arn:aws:lambda:eu-central-1:123456789012:function:Books:live | false
          """)
  void decide_pattern(String element, String pattern, boolean allowed) {
    assertThat(byIdentity(policy(statement(element, pattern))).allowed()).isEqualTo(allowed);
  }

  @Test
  void decide_notActionAndNotResource_everythingElse() {
    Map<String, Object> others =
        Map.of("Effect", "Allow", "NotAction", "s3:*", "NotResource", "arn:aws:s3:::*");
    Map<String, Object> thisAction =
        Map.of("Effect", "Allow", "NotAction", "lambda:*", "Resource", "*");

    assertThat(byIdentity(policy(others)).allowed()).isTrue();
    assertThat(byIdentity(policy(thisAction)).allowed()).isFalse();
  }

  @Test
  void decide_allowed_namesTheStatement() {
    assertThat(byIdentity(NOTHING, policy(statement(), statement("Sid", "InvokeUrl"))))
        .isEqualTo(new Decision.Allowed(REQUEST + " is allowed by statement 0 at edge.yaml:7:5"));
  }

  @Test
  void decide_explicitDeny_winsAndIsNamed() {
    PolicyDocument deny = policy(statement("Effect", "Deny", "Sid", "Never"));
    Decision expected =
        new Decision.Denied(
            REQUEST + " is denied by statement Never at edge.yaml:7:5",
            Cause.IDENTITY_POLICY,
            cure(Cure.Kind.REMOVE_DENIAL, Optional.of(new Cure.Place("edge.yaml", 7, "Never"))));

    assertThat(byIdentity(policy(statement()), deny)).isEqualTo(expected);
    assertThat(
            new Authorization()
                .decide(
                    INVOKE,
                    List.of(policy(statement())),
                    List.of(policy(statement("Effect", "Deny", "Sid", "Never", "Principal", "*")))))
        .isEqualTo(
            new Decision.Denied(
                expected.reason(),
                Cause.RESOURCE_POLICY,
                cure(
                    Cure.Kind.REMOVE_DENIAL,
                    Optional.of(new Cure.Place("edge.yaml", 7, "Never")))));
  }

  @Test
  void decide_denyWithConditionThatDoesNotHold_allowed() {
    Map<String, Object> deny =
        statement(
            "Effect", "Deny", "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));

    assertThat(byIdentity(policy(statement(), deny)).allowed()).isTrue();
  }

  @Test
  void decide_noPolicies_denied() {
    assertThat(byIdentity())
        .isEqualTo(
            new Decision.Denied(
                REQUEST + " is not allowed: no statement allows this action" + ADVICE,
                Cause.NO_IDENTITY_POLICY,
                cure(Cure.Kind.ADD_STATEMENT, Optional.empty())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void decide_refused_cureNamesWhatToChange(
      Cure.Kind kind, String statement, PolicyDocument policy) {
    var denied = (Decision.Denied) byIdentity(policy);

    assertThat(denied.cure())
        .isEqualTo(cure(kind, Optional.of(new Cure.Place("edge.yaml", 7, statement))));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Cure.Kind.ADD_STATEMENT, "", policy(statement("Sid", "A", "Action", "s3:*"))),
        Arguments.of(
            Cure.Kind.ADD_RESOURCE, "A", policy(statement("Sid", "A", "Resource", ALIAS + "2"))),
        Arguments.of(
            Cure.Kind.CHANGE_CONDITION,
            "A",
            policy(statement("Sid", "A", "Condition", Map.of("Bool", Map.of("a", "true"))))));
  }

  private static Cure cure(Cure.Kind kind, Optional<Cure.Place> place) {
    return new Cure(
        kind,
        "signer may not " + INVOKE.action() + " on function:books:live",
        INVOKE.action(),
        INVOKE.resource(),
        INVOKE.allowingStatement(),
        place);
  }

  @Test
  void decide_conditionFails_closestStatementTellsIt() {
    PolicyDocument policy =
        policy(
            statement("Sid", "ReadBucket", "Action", "s3:*"),
            statement("Sid", "OtherAlias", "Resource", ALIAS + "2"),
            statement(
                "Sid",
                "InvokeUrl",
                "Condition",
                Map.of("StringEquals", Map.of("lambda:FunctionUrlAuthType", "AWS_IAM"))));

    assertThat(byIdentity(policy).reason())
        .isEqualTo(
            REQUEST
                + " is not allowed: statement InvokeUrl at edge.yaml:7:5 allows the"
                + " action but its condition StringEquals lambda:FunctionUrlAuthType=AWS_IAM does"
                + " not hold: the request has NONE"
                + ADVICE);
  }

  @Test
  void decide_conditionKeyMissing_told() {
    PolicyDocument policy =
        policy(
            statement(
                "Condition",
                Map.of(
                    "BoolIfExists",
                    Map.of("a", "true"),
                    "ArnLike",
                    Map.of("b", "arn:aws:s3:::c"))));

    assertThat(byIdentity(policy).reason())
        .endsWith(
            "statement 0 at edge.yaml:7:5 allows the action but its condition"
                + " ArnLike b=arn:aws:s3:::c does not hold: the request has no such key"
                + ADVICE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StringEquals                     | a
          StringEqualsIfExists             | a,b
          ForAnyValue:StringEqualsIfExists | a
          ForAllValues:StringLike          | a,b
          """)
  void decide_conditionFails_isToldAsItIsWritten(String operator, String values) {
    var list = List.of(values.split(","));
    var request =
        new AccessRequest(new Principal.Role(ROLE), "s3:Get", "arn:aws:s3:::a", Map.of("k", "c"));
    var policy = policy(statement("Condition", Map.of(operator, Map.of("k", list))));

    assertThat(new Authorization().decide(request, List.of(policy), List.of()).reason())
        .contains(
            "its condition " + operator + " k=" + (list.size() == 1 ? values : "[a, b]") + " does");
  }

  @Test
  void decide_denialOfSomethingElse_isNoReason() {
    var policy =
        policy(
            statement("Sid", "Never", "Effect", "Deny", "Resource", ALIAS + "2"),
            statement("Sid", "Other", "Action", "s3:*"));

    assertThat(byIdentity(policy).reason()).contains("no statement allows this action");
  }

  @Test
  void decide_resourceWithoutArn_isNamedWhole() {
    var request = new AccessRequest(new Principal.Role(ROLE), "s3:ListAllMyBuckets", "*", Map.of());
    var denied = (Decision.Denied) new Authorization().decide(request, List.of(NOTHING), List.of());

    assertThat(denied.cure().summary()).isEqualTo("signer may not s3:ListAllMyBuckets on *");
    assertThat(denied.cure().statement())
        .isEqualTo("{\"Effect\":\"Allow\",\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}");
  }

  @Test
  void decide_callByFunctionUrl_statementAllowsNoOtherCall() {
    var request =
        new AccessRequest(
            new Principal.Role(ROLE),
            "lambda:InvokeFunction",
            ALIAS,
            Map.of("lambda:InvokedViaFunctionUrl", "true", "aws:SourceArn", "arn:aws:s3:::a"));
    var denied = (Decision.Denied) new Authorization().decide(request, List.of(NOTHING), List.of());

    assertThat(denied.cure().statement())
        .endsWith(",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}");
  }

  @Test
  void decide_otherResource_closestStatementTellsIt() {
    assertThat(
            byIdentity(policy(statement("Resource", List.of(ALIAS + "2", ALIAS + "3")))).reason())
        .endsWith(
            "statement 0 at edge.yaml:7:5 allows the action but not on this resource:"
                + " it has Resource ["
                + ALIAS
                + "2, "
                + ALIAS
                + "3]"
                + ADVICE);
    assertThat(byIdentity(policy(statement("Resource", ALIAS + "2"))).reason())
        .contains("it has Resource " + ALIAS + "2.");
  }

  @Test
  void decide_resourcePolicyForService_allowsThatServiceOnly() {
    assertThat(
            byResource(READ, forPrincipal(Map.of("Service", "cloudfront.amazonaws.com"))).allowed())
        .isTrue();
    assertThat(byResource(READ, forPrincipal(Map.of("Service", "s3.amazonaws.com"))).reason())
        .isEqualTo(
            "s3:GetObject on arn:aws:s3:::site/index.html by cloudfront.amazonaws.com is not"
                + " allowed: statement 0 at edge.yaml:7:5 allows the action but not"
                + " to this principal: it has Principal Service [s3.amazonaws.com]. This"
                + " statement would allow it: {\"Effect\":\"Allow\","
                + "\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"},"
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::site/index.html\","
                + "\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":"
                + "\"arn:aws:cloudfront::123456789012:distribution/E1\"}}}");
  }

  @Test
  void decide_resourcePolicyForRole_enoughWithinOneAccount() {
    assertThat(byResource(INVOKE, forPrincipal(Map.of("AWS", List.of(ROLE)))).allowed()).isTrue();
    assertThat(byResource(INVOKE, forPrincipal(Map.of("AWS", ROLE + "2"))).allowed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"123456789012", "arn:aws:iam::123456789012:root"})
  void decide_resourcePolicyForAccount_leavesItToTheRole(String account) {
    PolicyDocument policy = forPrincipal(Map.of("AWS", account));

    assertThat(byResource(INVOKE, policy).reason())
        .endsWith(
            "statement 0 at edge.yaml:7:5 names the account, which leaves it to the"
                + " role's own policies: name the role in it, or allow the action in a policy of"
                + " the role"
                + ADVICE);
    assertThat(
            byResource(
                    INVOKE,
                    policy(statement("Effect", "Deny", "Principal", Map.of("AWS", account))))
                .reason())
        .endsWith("is denied by statement 0 at edge.yaml:7:5");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("principals")
  void decide_principal(String rule, Object principal, Principal caller, String problem) {
    var request = new AccessRequest(caller, "s3:GetObject", "arn:aws:s3:::site/a", Map.of());
    var decision = byResource(request, forPrincipal(principal));

    assertThat(decision.reason())
        .describedAs(rule)
        .startsWith("s3:GetObject on arn:aws:s3:::site/a by " + caller)
        .contains(problem);
    assertThat(decision.allowed()).isEqualTo(problem.isEmpty());
  }

  static Stream<Arguments> principals() {
    var role = new Principal.Role(ROLE);
    var identity =
        new Principal.CanonicalUser("arn:aws:iam::cloudfront:user/Identity E1", "0123abcd");
    String others = "allows the action but not to this principal: it has Principal ";
    return Stream.of(
        Arguments.of("anyone", "*", new Principal.Anonymous(), ""),
        Arguments.of("anyone", "*", identity, ""),
        Arguments.of(
            "nobody unsigned", Map.of("AWS", ROLE), new Principal.Anonymous(), others + "AWS ["),
        Arguments.of("by ARN", Map.of("AWS", identity.arn()), identity, ""),
        Arguments.of("by S3's id", Map.of("CanonicalUser", "0123abcd"), identity, ""),
        Arguments.of(
            "another id",
            Map.of("CanonicalUser", List.of("0", "1")),
            identity,
            others + "CanonicalUser [0, 1]."),
        Arguments.of("another role", Map.of("AWS", ROLE + "2"), role, others + "AWS [" + ROLE),
        Arguments.of(
            "another account", Map.of("AWS", "210987654321"), role, others + "AWS [210987654321]."),
        Arguments.of("role and account", Map.of("AWS", List.of(ROLE, "123456789012")), role, ""),
        Arguments.of("anyone and account", Map.of("AWS", List.of("*", "123456789012")), role, ""),
        Arguments.of("a service", Map.of("Service", "a.amazonaws.com"), role, others + "Service ["),
        Arguments.of(
            "federated", Map.of("Federated", "cognito"), role, others + "Federated [cognito]."));
  }

  @Test
  void decide_severalKindsOfPrincipals_allAreTold() {
    var kinds = new LinkedHashMap<String, Object>();
    kinds.put("AWS", ROLE);
    kinds.put("Service", "a.amazonaws.com");
    kinds.put("CanonicalUser", "0");

    assertThat(byResource(READ, forPrincipal(kinds)).reason())
        .contains("it has Principal AWS [" + ROLE + "], Service [a.amazonaws.com], CanonicalUser");
  }

  @Test
  void decide_anyPrincipal_rolesAndServices() {
    assertThat(byResource(INVOKE, forPrincipal("*")).allowed()).isTrue();
    assertThat(byResource(READ, forPrincipal(Map.of("AWS", "*"))).allowed()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the boundary allows it                       | Allow | lambda:* | true
          the boundary does not mention it             | Allow | s3:*     | false
          the boundary denies it                       | Deny  | lambda:* | false
          """)
  void decide_boundary_limitsWhatTheRoleAndTheResourceAllow(
      String boundaryCase, String effect, String action, boolean allowed) {
    var boundary = Optional.of(policy(statement("Effect", effect, "Action", action)));
    var authorization = new Authorization();

    assertThat(
            authorization
                .decide(INVOKE, List.of(policy(statement())), boundary, List.of())
                .allowed())
        .describedAs(boundaryCase)
        .isEqualTo(allowed);
    assertThat(
            authorization.decide(INVOKE, List.of(), boundary, List.of(forPrincipal("*"))).allowed())
        .describedAs(boundaryCase)
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the role alone refuses it   | s3:*     | Allow | lambda:* | NO_IDENTITY_POLICY | is not allowed: no
          both do not mention it      | s3:*     | Allow | s3:*     | NO_IDENTITY_POLICY | is not allowed: no
          the boundary alone does not | lambda:* | Allow | s3:*     | NO_BOUNDARY        | but within the permissions boundary
          the boundary denies it      | lambda:* | Deny  | lambda:* | BOUNDARY           | is denied by statement 0
          """)
  void decide_boundary_causeIsWhoRefuses(
      String rule, String action, String effect, String bounded, Cause cause, String reason) {
    var denied =
        (Decision.Denied)
            new Authorization()
                .decide(
                    INVOKE,
                    List.of(policy(statement("Action", action))),
                    Optional.of(policy(statement("Effect", effect, "Action", bounded))),
                    List.of());

    assertThat(denied.cause()).describedAs(rule).isEqualTo(cause);
    assertThat(denied.reason()).contains(reason);
  }

  @Test
  void decide_boundary_allowsNothingByItself() {
    assertThat(
            new Authorization()
                .decide(INVOKE, List.of(), Optional.of(policy(statement())), List.of())
                .allowed())
        .isFalse();
  }

  @Test
  void principal_isNamedInMessages() {
    assertThat(new Principal.Anonymous()).hasToString("an anonymous caller");
    assertThat(new Principal.CanonicalUser("arn:aws:iam::cloudfront:user/A", "0"))
        .hasToString("arn:aws:iam::cloudfront:user/A");
  }

  @Test
  void role_noRoleArn_refused() {
    assertThatThrownBy(() -> new Principal.Role("arn:aws:iam::123456789012:user/a"))
        .hasMessage("not the ARN of a role: arn:aws:iam::123456789012:user/a");
  }
}
