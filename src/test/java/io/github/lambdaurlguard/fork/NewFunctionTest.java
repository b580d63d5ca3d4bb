package io.github.lambdaurlguard.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bin/new-function edits, and what it refuses. {@code bin/test fork} builds and runs it. */
class NewFunctionTest {
  private static final String NAME = "zebra-crossing";

  /** The real one. Nothing here applies its edits. */
  private final Checkout checkout = new Checkout(Path.of("").toAbsolutePath());

  private void add(String... arguments) {
    NewFunction.plan(checkout, FunctionOptions.parse(arguments).orElseThrow());
  }

  @Test
  void function_isEverywhereThatNamesFunctions() {
    add(NAME, "--route", "/zebra/*", "--methods", "GET,POST", "--memory", "512");

    assertThat(checkout.edited())
        .containsExactlyInAnyOrder(
            Places.BACKEND,
            Places.EDGE,
            Places.COMPACT_EDGE,
            Places.BOOTSTRAP,
            Places.VITE,
            Places.POM,
            Places.ROUTES,
            Places.SMOKE_TESTS + "ZebraCrossingIT.java",
            "src/main/java/io/github/lambdaurlguard/zebracrossing/ZebraCrossing.java",
            "src/test/java/io/github/lambdaurlguard/zebracrossing/ZebraCrossingTest.java");
    assertThat(checkout.read(Places.BACKEND))
        .contains("  ZebraCrossingRole:\n", "MemorySize: 512")
        .contains("        zebra-crossing/url: !GetAtt ZebraCrossingUrl.FunctionUrl\n")
        .contains("\"${ZebraCrossing}\", {\"label\": \"ZebraCrossing\"}");
    assertThat(checkout.read(Places.EDGE))
        .contains("Default: /lambda-url-guard/zebra-crossing/arn\n", "HeaderValue: /zebra\n")
        .contains("AllowedMethods: [GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]")
        .containsPattern("(- !Ref \\w+Arn\n +)+- !Ref ZebraCrossingArn\n");
    assertThat(checkout.read(Places.COMPACT_EDGE))
        .containsPattern(";\n +GET,HEAD,POST\\$\\{Preflight} /api/zebra \\$\\{ZebraCrossingUrl}\n");
    assertThat(checkout.read(Places.VITE)).contains("'/zebra/'");
    assertThat(checkout.read(Places.POM))
        .contains("<include>io/github/lambdaurlguard/zebracrossing/**</include>");
    assertThat(checkout.read(Places.ROUTES)).contains("ZEBRA_CROSSING(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Places.BACKEND,
        Places.EDGE,
        Places.COMPACT_EDGE,
        Places.POM,
        Places.VITE,
        Places.ROUTES
      })
  void edit_leavesEveryLineAsItWas_butWhereAListGoesOn(String file) {
    var before = checkout.read(file).lines().map(NewFunctionTest::withoutEnd).toList();

    add(NAME, "--table", "--methods", "GET,PUT");

    var after = checkout.read(file).lines().map(NewFunctionTest::withoutEnd).toList();
    assertThat(after).containsSubsequence(withoutLists(before));
  }

  private static String withoutEnd(String line) {
    return line.replace(",", "").replace(";", "");
  }

  /** A list on one line may have to be broken into one entry a line. */
  private static List<String> withoutLists(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("const API_ROUTES")).toList();
  }

  @Test
  void table_comesWithThePermissionsOfTheMethods_withinTheBoundary() {
    checkout.edit(
        Places.BOOTSTRAP, text -> text.replace("              - dynamodb:DeleteItem\n", ""));

    add(NAME, "--table", "--methods", "GET,DELETE");

    assertThat(checkout.read(Places.BACKEND))
        .containsPattern(
            "- dynamodb:GetItem\\s+- dynamodb:DeleteItem\\s+Resource: !GetAtt"
                + " ZebraCrossingTable.Arn");
    assertThat(checkout.read(Places.BOOTSTRAP)).contains("              - dynamodb:DeleteItem\n");
  }

  @Test
  void secondFunction_isAddedBesideTheFirst_andATwinIsRefused() {
    add(NAME);
    add("zebra-stable");

    for (var twin : List.of(NAME, "ZebraCrossing", "zebraCrossing", "zebra-crossinG")) {
      assertThatThrownBy(() -> add(twin, "--route", "/other"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("taken");
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # rule | arguments | message
          a keyword of Java | class | means something else in Java
          a class of Java | string | means something else in Java
          a class that the handler imports | map | means something else in Java
          a digit first | 2notes | a letter first
          a dot | my.notes | ASCII letters and digits
          another alphabet | é | ASCII letters and digits
          two hyphens | a--b | single hyphens
          a hyphen last | a- | single hyphens
          a long name | abcdefghijabcdefghijabcdefghijabcdefghijk | over 40 characters
          a resource of the backend | parameters | taken
          a resource of the edge | signer | taken
          a package of the platform | edge | taken
          an origin | site | taken
          a route without a slash | zebra --route zebra | write --route '/zebra'
          the site's route | zebra --route / | covers /
          every route | zebra --route /* | covers /
          the site's assets | zebra --route /assets/x | covers /assets/*
          the local cloud's page | zebra --route /__local | covers /__local
          an odd character | zebra --route /a%20b | the character "%"
          a wildcard in a segment | zebra --route /ze* | use * as a whole segment
          a question mark | zebra --route /zebr? | use * as a whole segment
          an empty segment | zebra --route //a | an empty or dot segment
          two routes that overlap | zebra --route /z/* --route /z/a | match the same paths
          an unknown method | zebra --methods GET,FETCH | "FETCH" is none of
          no method | zebra --methods GET, | "" is none of
          little memory | zebra --memory 64 | from 128 to 10240
          memory that is no number | zebra --memory 1GB | from 128 to 10240
          a package of the platform | zebra --package io.github.lambdaurlguard.edge.x | belongs to the platform
          no package | zebra --package 1.a | not a package name
          a table for nothing | zebra --table --methods OPTIONS | does nothing with it
          """,
      delimiter = '|')
  void refusal_saysWhy(String rule, String arguments, String message) {
    assertThatThrownBy(() -> add(arguments.split(" ")))
        .describedAs(rule)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "/zebra/*,  /zebra/1",
    "/zebra/*/x,  /zebra/y/*",
    "/zebra/*,  /zebra/*/x",
    "/zebra,    /zebra",
    "/zebra/*,      /zebra/x",
  })
  void route_thatOverlapsAnother_isRefused(String first, String second) {
    add("zebra", "--route", first);

    assertThatThrownBy(() -> add("other", "--route", second))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the first pattern that matches wins");
  }

  @ParameterizedTest
  @CsvSource({"/zebra/*, /zebra", "/zebra, /Zebra", "/zebra/*/x, /zebra/1/y", "/zebra/*, /zebras"})
  void route_thatNoPathShares_isAdded(String first, String second) {
    add("zebra", "--route", first);

    add("other", "--route", second);

    assertThat(checkout.read(Places.EDGE)).contains("- PathPattern: " + second + "\n");
  }

  @Test
  void application_keepsItsAddresses() {
    checkout.write("frontend/src/pages.tsx", "<Route path=\"/stripes/:id\" />");

    assertThatThrownBy(() -> add("zebra", "--route", "/stripes/*"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the application has /stripes, in frontend/src/pages.tsx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra --fast", "zebra horse", "--methods GET", "zebra --route"})
  void commandLine_withoutSense_isMisuse(String arguments) {
    assertThatThrownBy(() -> FunctionOptions.parse(arguments.split(" ")))
        .isInstanceOf(UsageException.class);
  }
}
