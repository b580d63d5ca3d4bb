# Sourced: the alias "live" of each function of the backend. CloudFormation points it to the version that it published last;
# bin/rollback points it to the one before, and the next deployment forward again.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The names come from bin/lib/deployment.sh.

# For bin/rollback. What is older is deleted: each version takes part of the account's 75 GB of code.
readonly KEPT_VERSIONS=3

declare -A published_version=() # by function: what the stack published last
declare -A live_version=()      # by function: what the alias points to

read_live_versions() {
  local listed function version file
  published_version=()
  live_version=()
  # Both are ARNs: six parts, "function" among them, then the function's name and the version or the alias.
  listed=$(aws cloudformation list-stack-resources --region "$backend_region" --stack-name "$backend_stack" --output text \
    --query "StackResourceSummaries[?ResourceType=='AWS::Lambda::Version' || ResourceType=='AWS::Lambda::Alias'].[PhysicalResourceId]")
  while IFS=: read -r _ _ _ _ _ _ function version; do
    if [ "$version" = live ]; then
      live_version[$function]=
    else
      published_version[$function]=$version
    fi
  done <<<"$listed"
  # The custom resource's function has a version and no alias.
  for function in "${!published_version[@]}"; do
    [ -n "${live_version[$function]+there}" ] || unset "published_version[$function]"
  done
  # Together: one after the other they would take seconds.
  for function in "${!published_version[@]}"; do
    aws lambda get-alias --region "$backend_region" --function-name "$function" --name live \
      --query FunctionVersion --output text >"$work/live.$function" &
  done
  wait
  for function in "${!published_version[@]}"; do
    file=$work/live.$function
    [ -s "$file" ] || fail "the alias 'live' of $function cannot be read."
    live_version[$function]=$(<"$file")
  done
}

set_live_version() {
  aws lambda update-alias --region "$backend_region" --function-name "$1" --name live --function-version "$2" >/dev/null
}

# CloudFormation does not know that an alias was rolled back, so it would leave it there.
put_forward() {
  local function
  for function in "${!live_version[@]}"; do
    if [ "${live_version[$function]}" != "${published_version[$function]}" ]; then
      note "$function was rolled back to version ${live_version[$function]}: putting it forward to ${published_version[$function]}"
      set_live_version "$function" "${published_version[$function]}"
    fi
  done
}

# A version's number is the only order of versions, so one that was rolled back has to go, or the next rollback would end there.
delete_withdrawn_versions() {
  local function
  for function in "${!live_version[@]}"; do
    if [ "${live_version[$function]}" != "${published_version[$function]}" ]; then
      delete_version "$function" "${published_version[$function]}"
    fi
  done
}

delete_old_versions() {
  local function version
  for function in "${!published_version[@]}"; do
    for version in $(versions_of "$function" | head -n -$KEPT_VERSIONS); do
      delete_version "$function" "$version"
    done
  done
}

delete_version() {
  note "deleting version $2 of $1"
  aws lambda delete-function --region "$backend_region" --function-name "$1" --qualifier "$2"
}

# The published versions of a function, oldest first.
versions_of() {
  aws lambda list-versions-by-function --region "$backend_region" --function-name "$1" --output text \
    --query "Versions[?Version!='\$LATEST'].[Version]" | sort -n
}
