package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import java.util.List;

/** What the page says about the stacks: the behaviours, and the functions behind their origins. */
public record Routes(Distribution distribution, List<FunctionUrl> functionUrls) {}
