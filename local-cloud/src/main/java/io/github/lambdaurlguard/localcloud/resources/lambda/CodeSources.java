package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.process.RunFolder;

/**
 * Where the code of functions comes from, and where it goes to.
 *
 * @param artifacts what the person gave
 * @param folder where the code that runs will be
 */
public record CodeSources(Artifacts artifacts, RunFolder folder) {}
