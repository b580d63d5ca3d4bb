package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.ConsoleLine;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What functions in Node.js and Python write to their logs, as Lambda's runtimes write it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html">Logging in
 *     Node.js</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">JSON
 *     and plain text log formats</a>
 * @see <a
 *     href="https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/da5777a/src/LogPatch.js">Lambda's
 *     client for Node.js</a>
 */
class LogFormatIT {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private final BlockingQueue<ConsoleLine> lines = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private TestLambda lambda;

  @BeforeEach
  void create() {
    var console = Console.silent();
    var _ =
        console.read(
            line -> {
              if (line.kind() == ConsoleLine.Kind.OUTPUT) {
                lines.add(line);
              }
            });
    lambda = new TestLambda(console, folder);
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          console.log('a %s c', 'b')      | INFO  | a b c
          console.info('a')               | INFO  | a
          console.log({ a: [1] }, 2)      | INFO  | { a: [ 1 ] } 2
          console.debug('a')              | DEBUG | a
          console.trace('a')              | TRACE | a
          console.warn('a')               | WARN  | a
          console.error('a')              | ERROR | a
          console.fatal('a')              | FATAL | a
          """)
  void textOfNode_hasTimeRequestAndLevel(String statement, String level, String text)
      throws Exception {
    var id = invoke(LambdaRuntime.NODEJS_24, Optional.empty(), statement);

    assertThat(nextLine().text()).matches(TIME + "\t" + id + "\t" + level + "\t\\Q" + text + "\\E");
  }

  @Test
  void textThatIsWrittenWhileTheCodeLoads_hasNoRequest() throws Exception {
    Files.writeString(
        folder.resolve("index.js"),
        "console.log('loads'); exports.handler = async (e, context) => context.awsRequestId;");

    var id = result(lambda.function(LambdaRuntime.NODEJS_22, "index.handler"));

    assertThat(id).isNotEmpty();
    assertThat(nextLine().text()).matches(TIME + "\tundefined\tINFO\tloads");
  }

  /** What is no console's stays as it is. */
  @Test
  void bytesOfStandardOutput_areLeftAlone() throws Exception {
    invoke(LambdaRuntime.NODEJS_24, Optional.empty(), "process.stdout.write('plain\\n')");

    assertThat(nextLine().text()).isEqualTo("plain");
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          console.log('a %s', 'b')                   | INFO  | message=a b
          console.log({ a: [1] })                    | INFO  | message={a=[1]}
          console.log({ a: 1 }, 2)                   | INFO  | message={ a: 1 } 2
          console.warn('a')                          | WARN  | message=a
          console.error(new RangeError('r'))         | ERROR | errorType=RangeError, errorMessage=r, stackTrace=[RangeError: r
          console.error('was', new RangeError('r'))  | ERROR | errorType=RangeError, errorMessage=r, stackTrace=[RangeError: r
          const o = {}; o.o = o; console.log(o)      | INFO  | message=<ref *1> { o: [Circular *1] }
          """)
  void jsonOfNode_hasTimeRequestAndLevel(String statement, String level, String part)
      throws Exception {
    var id = invoke(LambdaRuntime.NODEJS_22, Optional.of("INFO"), statement);

    var entry = JSON.std.mapFrom(nextLine().text());
    assertThat(entry).containsEntry("level", level).containsEntry("requestId", id);
    assertThat(entry.get("timestamp").toString()).matches(TIME);
    assertThat(entry.toString()).contains(part);
  }

  @ParameterizedTest(name = "{0}: {1} lines")
  @CsvSource({"TRACE, t d i w e f", "INFO, i w e f", "ERROR, e f", "FATAL, f"})
  void jsonOfNode_isFilteredByItsLevel(String level, String seen) throws Exception {
    invoke(
        LambdaRuntime.NODEJS_24,
        Optional.of(level),
        "for (const name of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'])"
            + " console[name](name[0]); process.stdout.write('end\\n')");

    var found = new StringBuilder();
    for (var line = nextLine(); !line.text().equals("end"); line = nextLine()) {
      found.append(JSON.std.mapFrom(line.text()).get("message")).append(' ');
    }
    assertThat(found.toString().strip()).isEqualTo(seen);
  }

  /** Python's runtime has the level first. */
  @Test
  void textOfPython_hasLevelTimeAndRequest() throws Exception {
    var id = invokePython(Optional.empty(), "logging.getLogger().warning('a %s', 'b')");

    assertThat(nextLine().text()).matches("\\[WARNING\\]\t" + TIME + "\t" + id + "\ta b");
  }

  @Test
  void jsonOfPython_hasTimeRequestLevelAndWhatIsGivenBesides() throws Exception {
    var id =
        invokePython(
            Optional.of("INFO"),
            "logging.getLogger('x').debug('d'); logging.getLogger('x').info('a %s', 'b',"
                + " extra={'k': 1})");

    var entry = JSON.std.mapFrom(nextLine().text());
    assertThat(entry.remove("timestamp").toString())
        .satisfies(time -> assertThat(Instant.parse(time)).isBefore(Instant.now()));
    assertThat(entry)
        .isEqualTo(
            Map.of("level", "INFO", "message", "a b", "logger", "x", "requestId", id, "k", 1));
  }

  /** The id of the request in which a statement ran. */
  private String invoke(LambdaRuntime runtime, Optional<String> jsonLevel, String statement)
      throws IOException {
    Files.writeString(
        folder.resolve("index.js"),
        "exports.handler = async (event, context) => { %s; return context.awsRequestId; };"
            .formatted(statement));
    return result(function(runtime, jsonLevel));
  }

  private String invokePython(Optional<String> jsonLevel, String statement) throws IOException {
    Files.writeString(
        folder.resolve("index.py"),
        "import logging\ndef handler(event, context):\n  %s\n  return context.aws_request_id\n"
            .formatted(statement));
    return result(function(LambdaRuntime.PYTHON_314, jsonLevel));
  }

  private LambdaFunction function(LambdaRuntime runtime, Optional<String> jsonLevel) {
    return lambda.function(
        runtime, "index.handler", new LogSettings("/aws/lambda/f", jsonLevel), Optional.empty());
  }

  private static String result(LambdaFunction function) throws IOException {
    return switch (function.invoke(Body.of("{}"))) {
      case Returned(var payload) -> (String) JSON.std.anyFrom(payload.text());
      case Failed(var _, var message) -> throw new AssertionError(message);
    };
  }

  private ConsoleLine nextLine() throws InterruptedException {
    var line = lines.poll(10, TimeUnit.SECONDS);
    assertThat(line).as("a line of the log").isNotNull();
    return line;
  }
}
