package io.github.lambdaurlguard.localcloud.lambda;

import java.time.Duration;

/**
 * What an execution environment runs: a version of a function.
 *
 * @param number {@value #LATEST} for the function as it was created
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Lambda
 *     function versions</a>
 */
record FunctionVersion(String number, FunctionConfiguration function, Deployment deployment) {
  static final String LATEST = "$LATEST";

  /** SnapStart is for published versions only. */
  boolean snapStart() {
    return function.snapStart() && !number.equals(LATEST);
  }

  /** The same version for a debugger. */
  FunctionVersion debugged() {
    return new FunctionVersion(number, function.debugged(), deployment);
  }

  Duration timeout() {
    return function.timeout();
  }

  /** A short name for the console. */
  String label() {
    return function.label();
  }
}
