# Sourced: what a stack is going to change, as CloudFormation's change sets.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The role and the names come from bin/lib/deployment.sh.

# Shows what deploy_stack would change, and leaves nothing behind. The arguments are the same.
plan_stack() {
  local region=$1 stack=$2 status
  status=$(stack_status "$region" "$stack")
  case $status in
    NONE | REVIEW_IN_PROGRESS | *ROLLBACK_COMPLETE | CREATE_COMPLETE | UPDATE_COMPLETE | IMPORT_COMPLETE) ;;
    *) fail "stack $stack in $region is in $status: a plan can be made once that is over, or bin/deploy has mended it." ;;
  esac
  if [ "$status" = ROLLBACK_COMPLETE ]; then
    note "stack $stack could not be created before: a deploy deletes what is left of it and creates everything"
    return
  fi
  propose_changes "$@"
  if [ -z "$change_set" ]; then
    note "nothing would change"
  else
    show_changes "$region"
    aws cloudformation delete-change-set --region "$region" --change-set-name "$change_set"
  fi
  withdraw_proposal "$region" "$stack"
}

# Makes a change set and sets change_set to its ARN, or to nothing when there is nothing to change. That of the edge is checked.
# Parameters that are not named keep the value they have.
propose_changes() {
  local region=$1 stack=$2 template=$3 bucket=$4 answer
  shift 4
  local options=()
  [ -z "$bucket" ] || options+=(--s3-bucket "$bucket")
  [ $# -eq 0 ] || options+=(--parameter-overrides "$@")
  if ! answer=$(aws cloudformation deploy --region "$region" --stack-name "$stack" --template-file "$template" \
    --capabilities CAPABILITY_IAM "${role_option[@]}" \
    --no-execute-changeset --no-fail-on-empty-changeset "${options[@]}" 2>&1); then
    withdraw_proposal "$region" "$stack"
    fail "stack $stack in $region: no change set can be made of $template. $answer"
  fi
  change_set=$(grep -o 'arn:[^ ]*:changeSet/[^ ]*' <<<"$answer" || true)
  if [ -z "$change_set" ]; then
    [[ $answer == *"No changes to deploy"* ]] || fail "stack $stack in $region: unexpected answer of the AWS CLI: $answer"
    delete_change_sets "$region" "$stack"
  elif [ "$stack" = "$edge_stack" ]; then
    check_change_set "$region" "$stack"
  fi
}

# A change set without a change stays behind as a failed one.
delete_change_sets() {
  local region=$1 stack=$2 left
  for left in $(aws cloudformation list-change-sets --region "$region" --stack-name "$stack" --output text \
    --query "Summaries[?starts_with(ChangeSetName, 'awscli-cloudformation-package-deploy-')].ChangeSetId"); do
    aws cloudformation delete-change-set --region "$region" --change-set-name "$left"
  done
}

# Deletes a stack that is nothing but a proposal.
withdraw_proposal() {
  local region=$1 stack=$2
  if [ "$(stack_status "$region" "$stack")" = REVIEW_IN_PROGRESS ]; then
    delete_stack "$region" "$stack"
  fi
}

show_changes() {
  local region=$1 changes action replacement resource type
  changes=$(aws cloudformation describe-change-set --region "$region" --change-set-name "$change_set" --output text \
    --query 'Changes[].ResourceChange.[Action,Replacement,LogicalResourceId,ResourceType]')
  if ! grep -qv '^Add' <<<"$changes"; then
    note "$(wc -l <<<"$changes") new resources"
    return
  fi
  while IFS=$'\t' read -r action replacement resource type; do
    case $replacement in
      True) action=Replace ;;
      Conditional) action="Modify or replace" ;;
    esac
    note "$action $resource ($type)"
  done <<<"$changes"
}
