package io.github.lambdaurlguard.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.cloudformation.Template.Edit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundary allows what the roles of the stacks need, and nothing else. */
class BoundaryTest {
  private static final Template BOOTSTRAP = Template.read("bootstrap.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"backend.yaml", "edge.yaml"})
  void role_ofAStack_fitsIntoTheBoundary(String template) {
    assertThat(boundary(BOOTSTRAP)).containsAll(actions(Template.read(template)));
  }

  @Test
  void boundary_withoutAnActionThatARoleNeeds_isTooNarrow() {
    var narrow = BOOTSTRAP.with(new Edit("  Boundary:", "              - ssm:PutParameter\n", ""));

    assertThat(boundary(narrow).containsAll(actions(Template.read("backend.yaml")))).isFalse();
  }

  @Test
  void boundary_asItIs_allowsNothingThatNoRoleNeeds() {
    var needed =
        Stream.of("backend.yaml", "edge.yaml")
            .map(Template::read)
            .map(BoundaryTest::actions)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    assertThat(needed).containsAll(boundary(BOOTSTRAP));
  }

  private static Set<String> boundary(Template bootstrap) {
    return allowed(
        Statement.ofIdentities(bootstrap)
            .filter(statement -> statement.resource().logicalId().equals("Boundary")));
  }

  private static Set<String> actions(Template template) {
    return allowed(Statement.ofIdentities(template));
  }

  private static Set<String> allowed(Stream<Statement> statements) {
    return statements
        .filter(Statement::isAllowed)
        .flatMap(statement -> statement.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
