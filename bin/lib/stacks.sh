# Sourced: reads, deploys, plans and deletes a CloudFormation stack, shows what it does meanwhile, and why it failed.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # What it shares with bin/lib/operations.sh and bin/lib/deployment.sh.

# A stack's status, or NONE.
stack_status() {
  local region=$1 stack=$2 answer
  if answer=$(aws cloudformation describe-stacks --region "$region" --stack-name "$stack" \
    --query 'Stacks[0].StackStatus' --output text 2>&1); then
    printf '%s' "$answer"
  elif [[ $answer == *"does not exist"* ]]; then
    printf NONE
  else
    fail "stack $stack in $region cannot be read: $answer"
  fi
}

# Fills the associative array named first with the outputs of a stack; a stack that is not there has none.
read_outputs() {
  local -n outputs=$1
  local region=$2 stack=$3 answer key value
  if ! answer=$(aws cloudformation describe-stacks --region "$region" --stack-name "$stack" \
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text 2>&1); then
    [[ $answer == *"does not exist"* ]] || fail "stack $stack in $region cannot be read: $answer"
    return 0
  fi
  while IFS=$'\t' read -r key value; do
    outputs[$key]=$value
  done <<<"$answer"
}

# Brings a stack that an earlier run left behind into a state that can be deployed to. Sets settled_status.
settle_stack() {
  local region=$1 stack=$2 status
  status=$(stack_status "$region" "$stack")
  settled_status=$status
  case $status in
    REVIEW_IN_PROGRESS)
      note "stack $stack was proposed and never created: deleting what is left of that"
      delete_stack "$region" "$stack"
      settled_status=NONE
      ;;
    *_IN_PROGRESS)
      note "stack $stack is busy ($status): waiting for its end"
      await_operation "$region" "$stack"
      settle_stack "$region" "$stack"
      ;;
    ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED)
      note "stack $stack could not be created before ($status): deleting what is left of it"
      delete_stack "$region" "$stack"
      settled_status=NONE
      ;;
    UPDATE_ROLLBACK_FAILED)
      continue_rollback "$region" "$stack"
      ;;
    DELETE_FAILED)
      fail "stack $stack in $region was being deleted and is not gone: finish that with bin/teardown."
      ;;
  esac
}

continue_rollback() {
  local region=$1 stack=$2
  note "stack $stack could not go back to what it was: trying that again"
  start_operation
  aws cloudformation continue-update-rollback --region "$region" --stack-name "$stack" "${role_option[@]}" \
    --client-request-token "$operation"
  follow_operation "$region" "$stack" "$operation"
  [ "$operation_status" = UPDATE_ROLLBACK_COMPLETE ] || explain_failure "$region" "$stack" "\
Correct that and deploy again. If it cannot be corrected, leave the resource out:
aws cloudformation continue-update-rollback --region $region --stack-name $stack --resources-to-skip RESOURCE"
}

# Deploys what has changed, if anything has: deploy_stack REGION STACK TEMPLATE BUCKET [Parameter=value]...
# BUCKET takes the template if it is long; it may be empty for a short one.
# Sets stack_changed to yes or no.
deploy_stack() {
  settle_stack "$1" "$2"
  change_stack "$@"
}

# The same for a stack that is settled.
change_stack() {
  local region=$1 stack=$2
  propose_changes "$@"
  if [ -z "$change_set" ]; then
    stack_changed=no
    note "nothing has changed"
    return
  fi
  stack_changed=yes
  show_changes "$region"
  start_operation
  aws cloudformation execute-change-set --region "$region" --change-set-name "$change_set" \
    --client-request-token "$operation"
  follow_operation "$region" "$stack" "$operation"
  [[ $operation_status == @(CREATE|UPDATE)_COMPLETE ]] || explain_failure "$region" "$stack"
}

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

# Makes a change set and sets change_set to its ARN, or to nothing when there is nothing to change.
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

# Deletes a stack and waits; whoever is not there is fine. Ends the command when something cannot be deleted.
delete_stack() {
  local region=$1 stack=$2 id
  if ! id=$(aws cloudformation describe-stacks --region "$region" --stack-name "$stack" \
    --query 'Stacks[0].StackId' --output text 2>/dev/null); then
    return
  fi
  start_operation
  aws cloudformation delete-stack --region "$region" --stack-name "$id" "${role_option[@]}" \
    --client-request-token "$operation"
  follow_operation "$region" "$id" "$operation"
  [ "$operation_status" = DELETE_COMPLETE ] || explain_failure "$region" "$stack"
}
