package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.resources.Step;

/**
 * A version of a function, or a function of CloudFront's, that has to be hosted.
 *
 * @param isMain whether it is the version to initialise of its function, as for SnapStart; without
 *     such a one it is the first
 */
public record HostedFunction(WorkerHost host, boolean isMain) implements Step {}
