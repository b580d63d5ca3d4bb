package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A function as its template describes it.
 *
 * @param label a short name for the console: the logical id
 * @param artifact what the template names: a jar, a zip or a source file
 * @param code what is run: the artifact itself, or the folder it was unpacked into
 * @param reservedConcurrency how many invocations may run at the same time; empty for no limit of
 *     the function's own
 */
public record FunctionConfiguration(
    String label,
    String name,
    String arn,
    String region,
    LambdaRuntime runtime,
    String architecture,
    String handler,
    Path artifact,
    Path code,
    int memoryMegabytes,
    Duration timeout,
    boolean snapStart,
    OptionalInt reservedConcurrency,
    Map<String, String> environment,
    Credentials credentials) {}
