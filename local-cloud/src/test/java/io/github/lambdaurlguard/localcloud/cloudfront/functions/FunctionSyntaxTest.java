package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionSyntaxTest {
  private static RunFolder runFolder;
  private static Installation installation;
  @TempDir private Path folder;

  @BeforeAll
  static void install() {
    runFolder = RunFolder.create();
    installation = Installation.locate(runFolder);
  }

  @AfterAll
  static void clean() {
    runFolder.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          class A {} HANDLER                                                | line 1: classes are not supported
          const A = class {}; HANDLER                                       | line 1: classes are not supported
          function* f() {} HANDLER                                          | line 1: generators are not supported
          import fs from 'fs'; HANDLER                                      | line 1: the only import is: import cf from 'cloudfront'
          import { kvs } from 'cloudfront'; HANDLER                         | line 1: the only import is: import cf from 'cloudfront'
          export function handler(event) {}                                 | line 1: export is not supported
          async function f() { return import('fs'); } HANDLER               | line 1: import() is not supported
          const x = await 1; HANDLER                                        | line 1: await can be used inside async functions only
          async function handler(event) { return String(await 1); }         | line 1: await in arguments is not supported
          async function handler(event) { return new Date(1 + (await 1)); } | line 1: await in arguments is not supported
          function handler(event) { [1].map(async () => 1); }               | line 1: async arguments and closures are not supported
          function handler(event) { async function f() {} }                 | line 1: async arguments and closures are not supported
          import cf from 'cloudfront'; function handler(event) { cf.updateRequestOrigin({}); } | line 1: cf.updateRequestOrigin is not implemented by the local cloud
          function handle(event) {}                                         | it has no function named handler
          function handler(event) {                                         | line 1: Unexpected token
          with (x) {} HANDLER                                               | line 1: 'with' in strict mode
          """)
  void codeThatTheRuntimeDoesNotRun_isAProblem(String code, String problem) throws IOException {
    assertThat(read(code).problems()).anySatisfy(each -> assertThat(each).startsWith(problem));
  }

  /**
   * Taken when a function is created, and an error of each run: three recordings of runs of
   * 2026-08-27 and 2026-09-12 and an undated one, with runtime 2.0. Of optional chaining, which
   * several projects tell of, the words are not recorded.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          try { f(); } catch {} HANDLER                 | Token "{" not supported in this version
          for (const a of []) {} HANDLER                | Token "of" not supported in this version
          [].map(([a, b]) => a); HANDLER                | Unexpected token "=>"
          [].map(({ a }) => a); HANDLER                 | Unexpected token "=>"
          function f([a, b]) {} HANDLER                 | Token "[" not supported in this version
          function f({ a }) {} HANDLER                  | Token "{" not supported in this version
          const a = {}?.b; HANDLER                      | Token "?." not supported in this version
          """)
  void syntaxThatFailsAtRun_isTold(String code, String error) throws IOException {
    var syntax = read(code);

    assertThat(syntax.problems()).isEmpty();
    assertThat(syntax.warnings()).isEmpty();
    assertThat(syntax.failures()).containsExactly("line 1: SyntaxError: " + error);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          const { a } = {}; HANDLER            | destructuring
          const [a] = []; HANDLER              | destructuring
          const a = [...[]]; HANDLER           | the spread syntax
          const a = 1 ?? 2; HANDLER            | the operator ??
          let a; a ??= 2; HANDLER              | the operator ??=
          function f(a = 1) {} HANDLER         | default values
          const a = String.raw´x´; HANDLER     | tagged templates
          const a = 1n; HANDLER                | BigInt
          """)
  void syntaxThatAwsDoesNotList_isAWarning(String code, String warning) throws IOException {
    var syntax = read(code.replace('´', '`'));

    assertThat(syntax.problems()).isEmpty();
    assertThat(syntax.warnings()).containsExactly("line 1: " + warning);
  }

  @Test
  void syntaxThatAwsLists_isFine() throws IOException {
    var syntax =
        read(
            """
            import cf from 'cloudfront';
            const crypto = require('crypto');
            const store = cf.kvs();
            async function value(key) { return store.get(key, { format: 'json' }); }
            function rest(first, ...others) { return others.length ** 2; }
            async function handler(event) {
              let found = await value(`key ${1_000} ${`nested`}`);
              for (const name in event.request.headers) { label: break label; }
              const named = /(?<year>\\d{4})/.exec('2021').groups.year;
              return [1].map(each => each).concat(found, named, cf.edgeLocation, rest(1, 2));
            }
            """);

    assertThat(syntax).isEqualTo(new FunctionSyntax(List.of(), List.of(), List.of()));
  }

  private FunctionSyntax read(String code) throws IOException {
    var file = folder.resolve("function.js");
    Files.writeString(file, code.replace("HANDLER", "function handler(event) {}"));
    return FunctionSyntax.of(file, installation);
  }
}
