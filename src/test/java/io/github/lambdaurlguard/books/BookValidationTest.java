package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BookValidationTest {

  private static final String LONGEST = "x".repeat(BookValidation.MAX_CHARACTERS);
  private static final String LONGEST_OUTSIDE_THE_BASIC_PLANE = "😀".repeat(200);

  private static Arguments rule(String name, String body, String... violations) {
    return Arguments.of(name, body, List.of(violations));
  }

  static Stream<Arguments> refusedBodies() {
    return Stream.of(
        rule("empty", "", "body:required"),
        rule("blank", "  ", "body:object"),
        rule("not JSON", "name=Dune", "body:json"),
        rule("cut off", "{\"name\":", "body:json"),
        rule("two objects", "{\"name\":\"A\",\"author\":\"B\"}{}", "body:json"),
        rule("trailing comma", "{\"name\":\"A\",\"author\":\"B\",}", "body:json"),
        rule("NaN", "{\"name\":NaN}", "body:json"),
        rule("a list", "[]", "body:object"),
        rule("a string", "\"Dune\"", "body:object"),
        rule("null", "null", "body:object"),
        rule("nothing in it", "{}", "name:required", "author:required"),
        rule("nulls", "{\"name\":null,\"author\":null}", "name:required", "author:required"),
        rule("blank texts", "{\"name\":\" \",\"author\":\"\"}", "name:required", "author:required"),
        rule("Unicode blanks", "{\"name\":\"\u2003\",\"author\":\"B\"}", "name:required"),
        rule("wrong types", "{\"name\":1,\"author\":[\"B\"]}", "name:string", "author:string"),
        rule("an object for a text", "{\"name\":{\"a\":{}},\"author\":\"B\"}", "name:string"),
        rule("a truth for a text", "{\"name\":true,\"author\":\"B\"}", "name:string"),
        rule("too long", "{\"name\":\"x" + LONGEST + "\",\"author\":\"B\"}", "name:max-length"),
        rule("a control character", "{\"name\":\"A\\u0000\",\"author\":\"B\"}", "name:characters"),
        rule("half a surrogate pair", "{\"name\":\"\\ud83d\",\"author\":\"B\"}", "name:characters"),
        rule("not a date", book("\"yesterday\""), "releaseDate:date"),
        rule("no such day", book("\"2001-02-29\""), "releaseDate:date"),
        rule("an empty date", book("\"\""), "releaseDate:date"),
        rule("a date in short", book("\"20010531\""), "releaseDate:date"),
        rule("a date with a time", book("\"2001-05-31T00:00\""), "releaseDate:date"),
        rule("a date with a sign", book("\"+2001-05-31\""), "releaseDate:date"),
        rule("a number for a date", book("2001"), "releaseDate:date"),
        rule("an unknown field", "{\"name\":\"A\",\"author\":\"B\",\"pages\":3}", "pages:unknown"),
        rule(
            "a name in capitals",
            "{\"Name\":\"A\",\"author\":\"B\"}",
            "name:required",
            "Name:unknown"),
        rule("the version", "{\"name\":\"A\",\"author\":\"B\",\"version\":3}", "version:unknown"),
        rule("a name twice", "{\"name\":\"A\",\"author\":\"B\",\"name\":\"C\"}", "name:unique"),
        rule(
            "everything at once",
            "{\"author\":5,\"releaseDate\":\"soon\",\"isbn\":\"1\",\"isbn\":\"2\",\"id\":\"7\"}",
            "isbn:unique",
            "id:read-only",
            "name:required",
            "author:string",
            "releaseDate:date",
            "isbn:unknown"));
  }

  private static String book(String releaseDate) {
    return "{\"name\":\"A\",\"author\":\"B\",\"releaseDate\":" + releaseDate + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedBodies")
  void forCreate_refusedBody_namesEveryFieldAndRule(
      String rule, String body, List<String> violations) {
    FunctionUrlCall call = FunctionUrlCall.of("POST", "/").json(body);

    assertThat(violationsOf(() -> BookValidation.forCreate(call.request()))).isEqualTo(violations);
  }

  static Stream<Arguments> acceptedBodies() {
    return Stream.of(
        Arguments.of(
            "plain", "{\"name\":\"Dune\",\"author\":\"Herbert\"}", "Dune", "Herbert", null),
        Arguments.of(
            "trimmed",
            "{\"name\":\" Dune \",\"author\":\"\\tHerbert\u2003\"}",
            "Dune",
            "Herbert",
            null),
        Arguments.of("a date", book("\"2001-05-31\""), "A", "B", LocalDate.of(2001, 5, 31)),
        Arguments.of("a leap day", book("\"2000-02-29\""), "A", "B", LocalDate.of(2000, 2, 29)),
        Arguments.of("null for no date", book("null"), "A", "B", null),
        Arguments.of(
            "the longest", "{\"name\":\"" + LONGEST + "\",\"author\":\"B\"}", LONGEST, "B", null),
        Arguments.of(
            "200 characters of two UTF-16 units each",
            "{\"name\":\"" + LONGEST_OUTSIDE_THE_BASIC_PLANE + "\",\"author\":\"B\"}",
            LONGEST_OUTSIDE_THE_BASIC_PLANE,
            "B",
            null),
        Arguments.of(
            "blanks round the object", " \n{\"name\":\"A\",\"author\":\"B\"}\n", "A", "B", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptedBodies")
  void forCreate_acceptedBody_isTrimmed(
      String rule, String body, String name, String author, LocalDate releaseDate) {
    FunctionUrlCall call = FunctionUrlCall.of("POST", "/").json(body);

    assertThat(BookValidation.forCreate(call.request()))
        .isEqualTo(new BookDetails(name, author, Optional.ofNullable(releaseDate)));
  }

  @ParameterizedTest(name = "id {0} in the body of 1234")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1234\" | ''",
        "\"5678\" | id:same-as-path",
        "1234     | id:string",
        "null     | id:string"
      })
  void forUpdate_idInTheBody_isTheOneOfThePath(String id, String violation) {
    var body = "{\"id\":" + id + ",\"name\":\"A\",\"author\":\"B\"}";
    Request request = FunctionUrlCall.of("PUT", "/1234").json(body).request();

    assertThat(violationsOf(() -> BookValidation.forUpdate(request, "1234")))
        .isEqualTo(violation.isEmpty() ? List.of() : List.of(violation));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                      | true",
        "Application/JSON                      | true",
        "application/json;charset=utf-8        | true",
        "application/json ; charset = \"UTF-8\"| true",
        "application/json;charset=iso-8859-1   | false",
        "application/json;charset=utf-8;x=y    | false",
        "application/jsonp                     | false",
        "application/problem+json              | false",
        "text/plain                            | false",
        "text/plain, application/json          | false",
        "''                                    | false"
      })
  void isUtf8Json_contentType(String contentType, boolean accepted) {
    assertThat(MediaType.isUtf8Json(contentType)).isEqualTo(accepted);
  }

  @Test
  void forCreate_bodyCutOff_isToldWhereInPlainWords() {
    Request request = FunctionUrlCall.of("POST", "/").json("{").request();

    Problem problem = catchThrowableOfType(Problem.class, () -> BookValidation.forCreate(request));

    assertThat(problem.toResponse().body())
        .contains(
            "the body is not valid JSON at line 1, column 2: "
                + "Unexpected end-of-input: expected close marker for Object\"");
  }

  @Test
  void forCreate_withoutContentType_is415() {
    Request request =
        FunctionUrlCall.of("POST", "/").base64("{}".getBytes(StandardCharsets.UTF_8)).request();

    Problem problem = catchThrowableOfType(Problem.class, () -> BookValidation.forCreate(request));

    assertThat(problem.toResponse().status()).isEqualTo(415);
    assertThat(problem.toResponse().body()).contains("\"content-type\"", "application/json");
  }

  private static List<String> violationsOf(Runnable validation) {
    Problem problem = catchThrowableOfType(Problem.class, validation::run);
    return problem == null
        ? List.of()
        : new FunctionUrlCall.Answer(0, null, problem.toResponse().body(), "", 0).violations();
  }
}
