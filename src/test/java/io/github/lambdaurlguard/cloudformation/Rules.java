package io.github.lambdaurlguard.cloudformation;

import static java.util.Map.entry;

import java.util.Map;

/** All rules by name. */
final class Rules {
  static final Map<String, Rule> ALL =
      Map.ofEntries(
          entry("a cache behaviour targets one of the origins", CacheBehaviorRules::target),
          entry(
              "a cache behaviour allows a set of methods that CloudFront takes",
              CacheBehaviorRules::allowedMethods),
          entry("a function's event type exists", CacheBehaviorRules::eventType),
          entry("viewers come over TLS", CacheBehaviorRules::encryption),
          entry("what goes to a function URL is signed", CacheBehaviorRules::signature),
          entry("the signer sees the bodies that it signs", CacheBehaviorRules::body),
          entry("an answer of a function URL is data", CacheBehaviorRules::policyOfData),
          entry("a CloudFront Function uses no regular expression", CacheBehaviorRules::plainText),
          entry("one viewer's error is nobody else's", DistributionRules::errorCaching),
          entry("no page takes the place of an error", DistributionRules::errorPages),
          entry("viewers use TLS 1.2 of 2021 or newer", DistributionRules::viewerTls),
          entry("origins are reached over TLS 1.2", DistributionRules::originTls),
          entry("an edge function is named by a version", EdgeFunctionRules::version),
          entry("an edge function ends within 30 s", EdgeFunctionRules::timeout),
          entry("an edge function has no environment variables", EdgeFunctionRules::environment),
          entry("an edge function runs on x86_64", EdgeFunctionRules::architecture),
          entry("an edge function runs Node.js or Python", EdgeFunctionRules::runtime),
          entry("an edge function has what Lambda@Edge offers", EdgeFunctionRules::features),
          entry("an edge function and its version are retained", EdgeFunctionRules::retention),
          entry("an edge function's role trusts Lambda@Edge", EdgeFunctionRules::trust),
          entry("a function URL is private", FunctionRules::urlAuthType),
          entry("a function URL depends on its alias", FunctionRules::urlDependency),
          entry("a function URL has CORS for named origins only", FunctionRules::urlCors),
          entry("a function has a log group of its own", FunctionRules::logGroup),
          entry("a log group has a retention", FunctionRules::logRetention),
          entry("access logs leave out what nobody asked for", LogRules::fields),
          entry("a bucket blocks public access", BucketRules::publicAccess),
          entry("a bucket has no access lists", BucketRules::ownership),
          entry("a bucket is encrypted", BucketRules::encryption),
          entry("a bucket is reached over TLS only", BucketRules::transport),
          entry("an asterisk in an action has its reason", PolicyRules::wildcardAction),
          entry("an asterisk as the resource has its reason", PolicyRules::wildcardResource),
          entry("a policy names what it allows", PolicyRules::negation),
          entry("a policy names whom it allows", PolicyRules::principal),
          entry("no action leads out of the boundary", RoleRules::escalation),
          entry("who gives permissions asks for the boundary", RoleRules::boundary),
          entry("a role is passed to one service", RoleRules::passedService),
          entry("no role reaches the bootstrap's roles", RoleRules::reach),
          entry("a role has a boundary, or is the bootstrap's", RoleRules::path),
          entry("a web identity is one exact subject", RoleRules::webIdentity),
          entry("CloudFormation acts for this account only", RoleRules::serviceTrust),
          entry("who changes a stack names the role", RoleRules::namedRole));

  private Rules() {}
}
