package io.github.lambdaurlguard.localcloud.resources.secretsmanager;

import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;

/** A secret to make, or to give another value. */
public record PlannedSecret(Secret secret) implements Step {}
