package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.Distributions;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The services that resources live in.
 *
 * @param sites the folder with a bucket's objects, by the bucket's logical id
 * @param artifacts the functions' code, where the person gave it
 */
public record Services(
    Installation installation,
    RunFolder runFolder,
    Identities identities,
    ResourcePolicies resourcePolicies,
    DynamoDbLocal dynamoDb,
    Lambda lambda,
    FunctionUrls functionUrls,
    Buckets buckets,
    Distributions distributions,
    CustomResources customResources,
    Map<String, Path> sites,
    Artifacts artifacts) {}
