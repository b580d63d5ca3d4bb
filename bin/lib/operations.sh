# Sourced: follows what CloudFormation does with a stack, by the events of one operation.
# shellcheck shell=bash
# shellcheck disable=SC2034 # The operation's name and status are for bin/lib/stacks.sh.

# Names the next operation. CloudFormation writes the name into each of its events.
start_operation() {
  operation=lambda-url-guard-$(date +%s)-$RANDOM
}

# Waits for the end of what a stack is busy with, whoever began it.
await_operation() {
  local region=$1 stack=$2 id token
  read -r id token < <(aws cloudformation describe-stack-events --region "$region" --stack-name "$stack" --no-paginate \
    --query 'StackEvents[0].[StackId,ClientRequestToken]' --output text)
  if [ "$token" != None ]; then
    follow_operation "$region" "$id" "$token"
  else
    # Begun by something that names no operation. Its events cannot be told from older ones.
    while [[ $(stack_status "$region" "$id") == *_IN_PROGRESS ]]; do
      sleep "$POLL_SECONDS"
    done
  fi
}

# Shows an operation's events as they come until it ends: follow_operation REGION STACK OPERATION. Sets operation_status to
# the stack's status and failures to what went wrong. A terminal sees every event and the time, a log one line per resource.
follow_operation() {
  local region=$1 stack=$2 token=$3 began=$SECONDS
  local -A seen=()
  operation_status=
  failures=()
  while :; do
    show_new_events seen "$region" "$stack" "$token"
    [ -z "$operation_status" ] || return 0
    [ ! -t 1 ] || printf '\r  … %d:%02d ' $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60))
    sleep "$POLL_SECONDS"
  done
}

show_new_events() {
  local -n shown=$1
  local region=$2 stack=$3 token=$4 events id logical physical stack_id type status reason
  events=$(aws cloudformation describe-stack-events --region "$region" --stack-name "$stack" --no-paginate --output text \
    --query "reverse(StackEvents[?ClientRequestToken=='$token'])[].[EventId,LogicalResourceId,PhysicalResourceId || '-',StackId,ResourceType,ResourceStatus,ResourceStatusReason || '']")
  while IFS=$'\t' read -r id logical physical stack_id type status reason; do
    if [ -z "$id" ] || [ -n "${shown[$id]:-}" ]; then
      continue
    fi
    shown["$id"]=yes
    if [ "$physical" = "$stack_id" ]; then
      [[ $status == *_IN_PROGRESS ]] || operation_status=$status
    elif [ -t 1 ] || [[ $status != *_IN_PROGRESS ]]; then
      [ ! -t 1 ] || printf '\r'
      note "$status $logical ($type)"
    fi
    # When one resource fails, CloudFormation cancels the others that it is busy with: they are not the reason.
    if [[ $status == *_FAILED && $reason != *cancelled* ]]; then
      failures+=("$logical ($type): ${reason:-no reason given}")
    fi
  done <<<"$events"
}

# Ends the command with what the operation's events say: explain_failure REGION STACK [what to do]
explain_failure() {
  local region=$1 stack=$2 advice=${3:-} failure
  {
    printf '\n%s: stack %s in %s ended in %s.\n' "${0##*/}" "$stack" "$region" "$operation_status"
    for failure in "${failures[@]}"; do
      note "$failure"
    done
    [ -z "$advice" ] || printf '%s\n' "$advice"
  } >&2
  exit 1
}
