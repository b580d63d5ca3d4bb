# Sourced: reads, deploys and deletes a CloudFormation stack, whatever state an earlier run left it in.
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
    outputs["$key"]=$value
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
