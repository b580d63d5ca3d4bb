package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static io.github.lambdaurlguard.localcloud.template.TestStacks.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.OriginGroups.Target;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginGroupsTest {
  private static final String ORIGIN =
      "{Id: %s, DomainName: %s.example, CustomOriginConfig: {OriginProtocolPolicy: https-only}}";
  private static final String CONFIGURATION =
      """
      {Origins: [%s, %s],
       OriginGroups: {Quantity: 1, Items: [
         {Id: G,
          FailoverCriteria: {StatusCodes: {Quantity: 2, Items: [502, 404]}},
          Members: {Quantity: 2, Items: [{OriginId: A}, {OriginId: B}]}}]}}
      """
          .formatted(ORIGIN.formatted("A", "a"), ORIGIN.formatted("B", "b"))
          .replace("\n", " ");

  @Test
  void group_hasAPrimaryAndASecondaryOrigin() {
    var target = target(CONFIGURATION, "G");

    assertThat(target.primary().id()).isEqualTo("A");
    assertThat(target.failover())
        .hasValueSatisfying(
            failover -> {
              assertThat(failover.secondary()).extracting(Origin::id).isEqualTo("B");
              assertThat(failover.statuses()).isEqualTo(Set.of(404, 502));
            });
  }

  @Test
  void originOfAGroup_isATargetByItselfToo() {
    assertThat(target(CONFIGURATION, "B").failover()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [502, 404]                     | [502, 401]     | Items: 401 is not a status for which CloudFront fails over
          {Quantity: 2, Items: [502, 404]} | {Quantity: 0, Items: []} | Items: has to name a status
          {Quantity: 2, Items: [502      | {Quantity: 3, Items: [502 | Quantity: is not the number of items, 2
          OriginGroups: {Quantity: 1     | OriginGroups: {Quantity: 2 | Quantity: is not the number of items, 1
          {OriginId: B}                  | {OriginId: C}  | OriginId: C is none of the origins
          {Quantity: 2, Items: [{OriginId: A}, {OriginId: B}]} | {Quantity: 1, Items: [{OriginId: A}]} | Items: has to be two origins, not 1
          Id: G                          | Id: G, SelectionCriteria: media-quality-based | "media-quality-based" is not implemented
          """)
  void groupThatCloudFrontWouldRefuse_isRefused(String text, String replacement, String message) {
    assertThat(CONFIGURATION).contains(text);

    assertThatThrownBy(() -> target(CONFIGURATION.replace(text, replacement), "G"))
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "GET,     404, true",
    "HEAD,    404, true",
    "OPTIONS, 404, true",
    "POST,    404, false",
    "GET,     403, false",
    "GET,     200, false"
  })
  void failover_followsSafeMethodsAndItsStatuses(String method, int status, boolean follows) {
    assertThat(target(CONFIGURATION, "G").failover().orElseThrow().follows(method, status))
        .isEqualTo(follows);
  }

  @Test
  void methodsThatAreNotSentTwice_haveNoPlaceBeforeAGroup() {
    var behavior = properties("{AllowedMethods: [POST]}");

    assertThatThrownBy(
            () -> target(CONFIGURATION, "G").checkMethods(behavior, Set.of("GET", "POST")))
        .hasMessageContaining("AllowedMethods: cannot have PUT, PATCH, POST and DELETE");
  }

  private static Target target(String configuration, String id) {
    var properties = properties(configuration);
    var origins = Origins.read(properties, reader()::read);
    return OriginGroups.read(properties, origins)
        .targetOf(properties("{TargetOriginId: " + id + "}"));
  }

  private static OriginReader reader() {
    return new OriginReader(
        new Buckets(QUIET, new ResourcePolicies()),
        new Distributions(),
        host -> host.equals("f.example"),
        _ -> true);
  }
}
