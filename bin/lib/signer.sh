# Sourced: the signer, the function that CloudFront replicates to its locations.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The names come from bin/lib/deployment.sh.

# The signers that the distribution's behaviours name, each once: ARNs with a version.
signers_of_distribution() {
  aws cloudfront get-distribution --region "$EDGE_REGION" --id "$1" --output text \
    --query 'Distribution.DistributionConfig.[CacheBehaviors.Items, [DefaultCacheBehavior]][][].LambdaFunctionAssociations.Items[].[LambdaFunctionARN]' |
    sort -u
}

# Ends the command unless the distribution names one signer, and its code is this archive: check_signer DISTRIBUTION ZIP
check_signer() {
  local distribution=$1 zip=$2 signers deployed built
  signers=$(signers_of_distribution "$distribution")
  [[ $signers == arn:*:function:*:* && $signers != *$'\n'* ]] ||
    fail "the distribution $distribution should name one version of the signer, and names: ${signers:-none}"
  deployed=$(aws lambda get-function --region "$EDGE_REGION" --function-name "$signers" \
    --query Configuration.CodeSha256 --output text)
  built=$(code_hash "$zip")
  [ "$deployed" = "$built" ] ||
    fail "the distribution $distribution names $signers, whose code has the SHA-256 $deployed; built was $built.
Somebody changed the distribution outside of CloudFormation, or its stack belongs to another build."
  note "$signers is what was built ($built)"
}

# The functions that edge stacks of this name made and left behind.
left_signers() {
  aws lambda list-functions --region "$EDGE_REGION" --output text \
    --query "Functions[?starts_with(FunctionName, '$edge_stack-Signer-')].[FunctionName]"
}

# Deletes the signers. Replicas outlive their distribution by hours, and until they are gone Lambda refuses.
# Returns 75 (EX_TEMPFAIL of sysexits.h) when it still refuses at the last try.
delete_signers() {
  local tries=${REPLICA_TRIES:-10} pause=${REPLICA_PAUSE_SECONDS:-30} try function left answer
  # Written out because a caller that asks for the result switches "set -e" off.
  left=$(left_signers) || exit
  for ((try = 1; ; try++)); do
    for function in $left; do
      if answer=$(aws lambda delete-function --region "$EDGE_REGION" --function-name "$function" 2>&1); then
        note "deleted $function"
      elif [[ $answer == *"replicated function"* ]]; then
        note "$function still has replicas (try $try of $tries)"
      elif [[ $answer != *ResourceNotFound* ]]; then
        fail "the function $function in $EDGE_REGION cannot be deleted: ${answer##*$'\n'}"
      fi
    done
    left=$(left_signers) || exit
    [ -n "$left" ] || return 0
    [ "$try" -lt "$tries" ] || return 75
    sleep "$pause"
  done
}

# Lambda@Edge logs in the region nearest to the viewer, into log groups that no stack knows of.
delete_signer_logs() {
  local regions region group
  regions=${EDGE_LOG_REGIONS:-$(aws ec2 describe-regions --region "$EDGE_REGION" --query 'Regions[].RegionName' --output text)}
  for region in $regions; do
    aws logs describe-log-groups --region "$region" --log-group-name-prefix "/aws/lambda/us-east-1.$edge_stack-Signer-" \
      --query 'logGroups[].[logGroupName]' --output text >"$work/logs.$region" &
  done
  wait
  for region in $regions; do
    while read -r group; do
      note "deleting the log group $group in $region"
      aws logs delete-log-group --region "$region" --log-group-name "$group"
    done < <(grep -v '^None$' "$work/logs.$region")
  done
}
