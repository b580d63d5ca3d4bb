package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environment that {@code cdk bootstrap} prepares: on this machine there is nothing to prepare.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">Bootstrap your
 *     environment for use with the AWS CDK</a>
 */
final class CdkBootstrap {
  /** The version of the bootstrap template, by which stacks check that it is not too old. */
  private static final Pattern VERSION = Pattern.compile("/cdk-bootstrap/[a-zA-Z0-9]+/version");

  private static final StoredParameter CURRENT = new StoredParameter("30", 1, false);

  private CdkBootstrap() {}

  /** A parameter that the bootstrap template writes. */
  static Optional<StoredParameter> parameter(String name) {
    return VERSION.matcher(name).matches() ? Optional.of(CURRENT) : Optional.empty();
  }
}
