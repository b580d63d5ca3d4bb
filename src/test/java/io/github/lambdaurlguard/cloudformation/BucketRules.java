package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Buckets are private, encrypted, and reached over TLS only. */
final class BucketRules {
  private static final List<String> BLOCKS =
      List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

  private BucketRules() {}

  static Stream<Finding> publicAccess(Template template) {
    return buckets(template)
        .flatMap(
            bucket ->
                BLOCKS.stream()
                    .filter(
                        block ->
                            !bucket.property("PublicAccessBlockConfiguration", block).is("true"))
                    .map(
                        block ->
                            bucket.finding(
                                bucket.property("PublicAccessBlockConfiguration"),
                                block + " is not true")));
  }

  static Stream<Finding> ownership(Template template) {
    return buckets(template)
        .filter(
            bucket ->
                bucket.property("OwnershipControls", "Rules").items().stream()
                    .noneMatch(rule -> rule.at("ObjectOwnership").is("BucketOwnerEnforced")))
        .map(
            bucket ->
                bucket.finding(bucket.property("OwnershipControls"), "access lists are not off"));
  }

  static Stream<Finding> encryption(Template template) {
    return buckets(template)
        .filter(
            bucket ->
                bucket
                    .property("BucketEncryption", "ServerSideEncryptionConfiguration")
                    .items()
                    .isEmpty())
        .map(bucket -> bucket.finding(bucket.declaration(), "says nothing of its encryption"));
  }

  static Stream<Finding> transport(Template template) {
    return buckets(template)
        .filter(bucket -> policies(template, bucket).noneMatch(BucketRules::deniesPlainHttp))
        .map(
            bucket ->
                bucket.finding(bucket.declaration(), "no policy denies requests without TLS"));
  }

  private static Stream<Value> policies(Template template, Resource bucket) {
    return template
        .resources("AWS::S3::BucketPolicy")
        .filter(
            policy -> policy.property("Bucket").reference().equals(Optional.of(bucket.logicalId())))
        .flatMap(policy -> policy.property("PolicyDocument", "Statement").items().stream());
  }

  private static boolean deniesPlainHttp(Value statement) {
    return statement.at("Effect").is("Deny")
        && statement.at("Principal").is("*")
        && statement.at("Action").is("s3:*")
        && statement.at("Resource").items().size() == 2
        && statement.at("Condition", "Bool", "aws:SecureTransport").is("false");
  }

  private static Stream<Resource> buckets(Template template) {
    return template.resources("AWS::S3::Bucket");
  }
}
