package io.github.lambdaurlguard.localcloud.resources.cdk;

import io.github.lambdaurlguard.localcloud.resources.Step;

/**
 * The function of a custom resource whose work the local cloud does: nobody calls it here, so it is
 * not started in advance. It may need the AWS SDK that Lambda's runtimes bring along.
 */
public record UncalledProvider(String functionArn) implements Step {}
