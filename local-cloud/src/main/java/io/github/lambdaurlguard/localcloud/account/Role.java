package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import java.util.List;

/** An IAM role with its inline policies. */
public record Role(String name, String arn, List<PolicyDocument> policies) {}
