package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Node.js as Lambda's runtime interface client runs it. CLIENT is
 * aws/aws-lambda-nodejs-runtime-interface-client: src/UserFunction.js at 17230b8, src/Runtime.js at
 * 1ab9990 (Node.js 20 and 22), and src/function/callback-deprecation.ts at 90b5b5b (Node.js 24).
 */
class NodeRuntimeIT {
  @TempDir private Path folder;
  private TestLambda lambda;

  @BeforeEach
  void create() {
    lambda = new TestLambda(folder);
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NODEJS_20 | async, three parameters       | async (event, context, callback) => 1                               | 1
          NODEJS_22 | async, three parameters       | async (event, context, callback) => 1                               | 1
          NODEJS_24 | async, three parameters       | async (event, context, callback) => 1                               | Runtime.CallbackHandlerDeprecated
          NODEJS_24 | callback                      | (event, context, callback) => callback(null, 1)                     | Runtime.CallbackHandlerDeprecated
          NODEJS_24 | async, two parameters         | async (event, context) => typeof context.done                       | "undefined"
          NODEJS_24 | a value without a promise     | (event) => 1                                                        | 1
          NODEJS_22 | callback                      | (event, context, callback) => callback(null, 1)                     | 1
          NODEJS_20 | callback, later               | (event, context, callback) => setTimeout(() => callback(null, 1), 9) | 1
          NODEJS_22 | callback with an error        | (event, context, callback) => callback(new RangeError('e'))         | RangeError
          NODEJS_22 | callback waits for the loop   | (event, context, callback) => { let r = {}; callback(null, r); setTimeout(() => { r.late = 1; }, 9); } | {"late":1}
          NODEJS_22 | callback that does not wait   | (event, context, callback) => { let r = {}; context.callbackWaitsForEmptyEventLoop = false; callback(null, r); setTimeout(() => { r.late = 1; }, 99); } | {}
          NODEJS_22 | neither callback nor promise  | (event, context) => 1                                               | null
          NODEJS_22 | a promise with two parameters | (event, context) => Promise.resolve(1)                              | 1
          NODEJS_22 | context.succeed               | (event, context) => context.succeed(1)                              | 1
          NODEJS_22 | context.done                  | (event, context) => context.done(null, 1)                           | 1
          NODEJS_22 | context.done with an error    | (event, context) => context.done(new RangeError('e'))               | RangeError
          NODEJS_22 | context.fail                  | (event, context) => context.fail(new RangeError('e'))               | RangeError
          NODEJS_22 | an exception                  | (event, context) => { throw new RangeError('e'); }                  | RangeError
          NODEJS_22 | a promise that never settles  | async () => new Promise(() => {})                                   | Runtime.NodeJsExit
          """)
  void handler_endsAsInTheClient(LambdaRuntime runtime, String rule, String handler, String outcome)
      throws IOException {
    Files.writeString(folder.resolve("index.js"), "exports.handler = " + handler + ";");

    assertThat(outcome(lambda.function(runtime, "index.handler"))).contains(outcome);
  }

  @ParameterizedTest(name = "{0} {1} of {2}: {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NODEJS_24 | index.handler     | index.js        | exports.handler = () => 1;              | 1
          NODEJS_24 | index.handler     | index.cjs       | exports.handler = () => 1;              | 1
          NODEJS_24 | index.handler     | index.mjs       | export const handler = async () => 1;   | 1
          NODEJS_24 | index.handler     | index.mjs       | const one = await Promise.resolve(1); export const handler = async () => one; | 1
          NODEJS_24 | index.a.b         | index.js        | exports.a = { b: () => 1 };             | 1
          NODEJS_24 | src/index.handler | src/index.js    | exports.handler = () => 1;              | 1
          NODEJS_24 | index.handler     | index/index.js  | exports.handler = () => 1;              | 1
          NODEJS_20 | index.handler     | index.js        | export const handler = async () => 1;   | Runtime.UserCodeSyntaxError
          NODEJS_22 | index.handler     | index.js        | export const handler = async () => 1;   | Runtime.UserCodeSyntaxError
          NODEJS_24 | index.handler     | other.js        | exports.handler = () => 1;              | Runtime.ImportModuleError
          NODEJS_24 | index.handler     | index.js        | exports.other = () => 1;                | index.handler is undefined or not exported
          NODEJS_24 | index.handler     | index.js        | exports.handler = 1;                    | index.handler is not a function
          NODEJS_24 | handler           | index.js        | exports.handler = () => 1;              | Runtime.MalformedHandlerName
          NODEJS_24 | ../index.handler  | index.js        | exports.handler = () => 1;              | Runtime.MalformedHandlerName
          NODEJS_22 | index.handler     | index.js        | exports.handler = async () => [process.cwd(), process.env.LAMBDA_TASK_ROOT].every((at) => require('fs').existsSync(at + '/index.js')); | true
          """)
  void module_isFoundAsInTheClient(
      LambdaRuntime runtime, String handler, String file, String code, String outcome)
      throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), code);

    assertThat(outcome(lambda.function(runtime, handler))).contains(outcome);
  }

  @ParameterizedTest(name = "\"type\": \"{0}\", {1}: {2}")
  @CsvSource({
    "module,   export const handler = async () => 1;, 1",
    "module,   exports.handler = async () => 1;,      exports is not defined",
    "commonjs, exports.handler = async () => 1;,      1"
  })
  void packageJson_tellsWhatItsFilesAre(String type, String code, String outcome)
      throws IOException {
    Files.writeString(folder.resolve("package.json"), "{\"type\":\"%s\"}".formatted(type));
    Files.writeString(folder.resolve("index.js"), code);

    assertThat(outcome(lambda.function(LambdaRuntime.NODEJS_22, "index.handler")))
        .contains(outcome);
  }

  /**
   * Node.js 18 and later have the AWS SDK, version 3, with what a function and its layers lack.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html">Building Lambda
   *     functions with Node.js</a>, "Runtime-included SDK versions"
   */
  @ParameterizedTest(name = "{0} {1} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NODEJS_24 | index.js  | const x = require('@aws-sdk/client-x'); exports.handler = async () => x.name;         | near x
          NODEJS_20 | index.js  | exports.handler = async () => require('@aws-sdk/client-x').name;                      | near x
          NODEJS_22 | index.js  | exports.handler = async () => (await import('@aws-sdk/client-x')).default.name;       | near x
          NODEJS_24 | index.mjs | import x from '@aws-sdk/client-x'; export const handler = async () => x.name;          | near x
          NODEJS_24 | index.mjs | import x from '@smithy/y'; export const handler = async () => x.name;                  | near y
          NODEJS_24 | index.mjs | import x from '@aws-sdk/own'; export const handler = async () => x.name;               | own
          NODEJS_24 | index.js  | const x = require('@aws-sdk/own'); exports.handler = async () => x.name;               | own
          NODEJS_24 | index.js  | const x = require('other'); exports.handler = async () => x.name;                      | Cannot find module 'other'
          NODEJS_24 | index.mjs | import x from 'other'; export const handler = async () => x.name;                      | Cannot find package 'other'
          NODEJS_16 | index.js  | const x = require('@aws-sdk/client-x'); exports.handler = async () => x.name;          | Cannot find module '@aws-sdk/client-x'
          NODEJS_24 | index.js  | const x = require('@aws-sdk/client-z'); exports.handler = async () => x.name;          | npm install --no-save @aws-sdk/client-z
          NODEJS_24 | index.js  | exports.handler = async () => require('@aws-sdk/client-z/dist');                       | npm install --no-save @aws-sdk/client-z
          NODEJS_24 | index.mjs | import x from '@aws-sdk/client-z'; export const handler = async () => x.name;          | npm install --no-save @aws-sdk/client-z
          """)
  void awsSdk_isThereAsInLambdasRuntime(
      LambdaRuntime runtime, String file, String code, String outcome, @TempDir Path project)
      throws IOException {
    var modules = project.resolve("node_modules");
    writePackage(modules, "@aws-sdk/client-x", "near x");
    writePackage(modules, "@aws-sdk/own", "near own");
    writePackage(modules, "@smithy/y", "near y");
    writePackage(modules, "other", "near other");
    writePackage(folder.resolve("node_modules"), "@aws-sdk/own", "own");
    Files.writeString(folder.resolve(file), code);

    var function =
        lambda.function(
            runtime, "index.handler", new LogSettings("/aws/lambda/f"), Optional.of(modules));

    assertThat(outcome(function)).contains(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.js: require('@aws-sdk/client-x'); exports.handler = async () => 1;",
        "index.mjs: import '@aws-sdk/client-x'; export const handler = async () => 1;"
      })
  void awsSdkThatIsNowhere_isToldWithWhatToDo(String code) throws IOException {
    var parts = code.split(": ", 2);
    Files.writeString(folder.resolve(parts[0]), parts[1]);

    assertThat(outcome(lambda.function(LambdaRuntime.NODEJS_24, "index.handler")))
        .contains("Lambda's runtime has the AWS SDK for JavaScript, version 3")
        .contains("Run npm install --no-save @aws-sdk/client-x beside the template");
  }

  private static void writePackage(Path modules, String name, String content) throws IOException {
    var folder = Files.createDirectories(modules.resolve(name));
    Files.writeString(folder.resolve("package.json"), "{\"name\":\"%s\"}".formatted(name));
    Files.writeString(
        folder.resolve("index.js"), "module.exports = { name: '%s' };".formatted(content));
  }

  /** The result, or what the failure says. */
  private static String outcome(LambdaFunction function) {
    return switch (function.invoke(Body.of("{}"))) {
      case Returned(var payload) -> payload.text();
      case Failed(var _, var message) -> message;
    };
  }
}
