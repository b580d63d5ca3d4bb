package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void toResponse_violations_isTheDocumentedProblem() {
    Problem problem =
        Problem.invalid(
            List.of(
                new Violation("name", "required", "name is required"),
                new Violation("pages", "unknown", "\"pages\" is not a field of a book")));

    assertThat(problem.toResponse().body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                + "\"detail\":\"2 fields are invalid\",\"errors\":["
                + "{\"field\":\"name\",\"rule\":\"required\",\"message\":\"name is required\"},"
                + "{\"field\":\"pages\",\"rule\":\"unknown\","
                + "\"message\":\"\\\"pages\\\" is not a field of a book\"}]}");
  }

  @Test
  void toResponse_oneViolation_countsInTheSingular() {
    assertThat(Problem.invalid("name", "required", "name is required").toResponse().body())
        .contains("\"detail\":\"1 field is invalid\"");
  }

  @Test
  void toResponse_withoutViolations_hasNoErrors() {
    Response response = Problem.methodNotAllowed("PATCH", "GET, HEAD").toResponse();

    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,"
                + "\"detail\":\"The method is PATCH; this address answers GET, HEAD\"}");
    assertThat(response.headers())
        .containsEntry("Allow", "GET, HEAD")
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void show_longValue_isCut() {
    assertThat(Violation.show("a".repeat(40))).isEqualTo("\"" + "a".repeat(40) + "\"");
    assertThat(Violation.show("😀".repeat(41))).isEqualTo("\"" + "😀".repeat(40) + "…\"");
  }
}
