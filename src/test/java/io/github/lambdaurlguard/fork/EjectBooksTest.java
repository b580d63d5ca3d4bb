package io.github.lambdaurlguard.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What bin/eject-books leaves, and what it refuses. {@code bin/test fork} builds and runs it. */
class EjectBooksTest {
  /** The real one. Nothing here applies its edits. */
  private final Checkout checkout = new Checkout(Path.of("").toAbsolutePath());

  private void add(String... arguments) {
    NewFunction.plan(checkout, FunctionOptions.parse(arguments).orElseThrow());
  }

  @Test
  void books_leaveNothingBehindInTheTemplates() {
    assumeThatNothingWasAdded();
    add("zebra-crossing", "--methods", "GET,DELETE", "--table");

    EjectBooks.plan(checkout);

    for (var template : new String[] {Places.BACKEND, Places.EDGE, Places.COMPACT_EDGE}) {
      assertThat(checkout.read(template)).doesNotContainIgnoringCase("book");
      assertThat(checkout.read(template)).contains("ZebraCrossing");
    }
    assertThat(checkout.read(Places.BOOTSTRAP))
        .contains("- dynamodb:GetItem\n", "- dynamodb:DeleteItem\n")
        .doesNotContain("dynamodb:Scan", "dynamodb:PutItem");
    assertThat(checkout.files(""))
        .noneMatch(file -> file.contains("/books/"))
        .contains("frontend/src/routes.ts")
        .doesNotContain("bin/eject-books");
    for (var file : new String[] {Places.POM, Places.ROUTES, Places.VITE, "build/pom.xml"}) {
      assertThat(checkout.read(file)).doesNotContainIgnoringCase("book");
    }
  }

  @Test
  void withoutATable_theBackendAndTheBoundaryKnowNone() {
    assumeThatNothingWasAdded();
    add("zebra-crossing");

    EjectBooks.plan(checkout);

    assertThat(checkout.read(Places.BACKEND)).doesNotContain("Table", "dynamodb", "DynamoDB");
    assertThat(checkout.read(Places.BOOTSTRAP)).doesNotContain("UseTheTables");
  }

  /** What functions of a fork need stays: only here is known what that is. */
  private void assumeThatNothingWasAdded() {
    assumeThat(Functions.in(checkout).others())
        .describedAs("functions that this fork has added")
        .isEmpty();
  }

  @Test
  void books_alone_areNotTakenOut() {
    for (var function : Functions.in(checkout).others()) {
      checkout.edit(
          Places.BACKEND,
          text -> text.replace("  " + function + "Url:\n", "  Elsewhere" + function + ":\n"));
    }

    assertThatThrownBy(() -> EjectBooks.plan(checkout))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("add yours first with bin/new-function");
  }

  @Test
  void sourceThatUsesTheBooks_isNamed() {
    add("zebra-crossing");
    var user = "src/main/java/io/github/lambdaurlguard/zebracrossing/User.java";
    checkout.write(user, "import io.github.lambdaurlguard.books.Book;\n");

    assertThatThrownBy(() -> EjectBooks.plan(checkout))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(user);
  }

  @Test
  void functionThatUsesTheTable_isNamed() {
    add("zebra-crossing", "--table");
    checkout.edit(
        Places.BACKEND, text -> text.replace("!Ref ZebraCrossingTable", "!Ref BooksTable"));

    assertThatThrownBy(() -> EjectBooks.plan(checkout))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("ZebraCrossing uses BooksTable");
  }
}
