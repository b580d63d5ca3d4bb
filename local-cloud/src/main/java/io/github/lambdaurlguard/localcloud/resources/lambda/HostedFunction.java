package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Step;

/**
 * A version of a function that has to be hosted.
 *
 * @param startsAtOnce whether a first environment starts without an invocation, as for SnapStart
 */
public record HostedFunction(LambdaFunction function, boolean startsAtOnce) implements Step {}
