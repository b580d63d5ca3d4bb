package io.github.lambdaurlguard.localcloud.lambda;

import java.time.Duration;

/**
 * How long an environment may take to start.
 *
 * @param first when Lambda gives up the first attempt
 * @param last when the second attempt fails too. It runs within the invocation, against the
 *     function's timeout; since it would take as long as the first, it is not made here, and the
 *     first goes on for as long instead
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib">Init
 *     phase</a>
 */
record InitialisationLimit(Duration first, Duration last) {}
