# Sourced by bin/deploy: what edge.yaml takes from the Parameter Store, held against what the backend's stack says of itself.
# Whoever may write parameters below the deployment's path could else send viewers to an origin of their own, and let the signer
# call other functions. No AllowedPattern helps: CloudFormation checks the names of such parameters, never their values
# (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html).
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # Who called reads what is set here; the names come from bin/lib/deployment.sh and bin/deploy.

# By parameter of edge.yaml, which is also the output of backend.yaml that says what it has to be:
declare -A parameter_name=()  # its name in the Parameter Store
declare -A published=()       # its value
declare -A backend_outputs=() # all of them

# The parameters of edge.yaml that are names of SSM parameters, below this path: ssm_parameters PATH
ssm_parameters() {
  awk -v path="$1" '
    /^  [A-Za-z0-9]+:$/ { name = $1; sub(":", "", name); fromStore = 0 }
    /^    Type: AWS::SSM::Parameter::Value/ { fromStore = 1 }
    /^    Default: / && fromStore { match($2, "/[^/]+/[^/]+$"); print name "=" path substr($2, RSTART) }
  ' cloudformation/edge.yaml
}

# Sets the two, and unpublished to the parameters that the backend's stack has no output for.
read_published() {
  local assignment parameter
  backend_outputs=()
  parameter_name=()
  published=()
  unpublished=()
  read_outputs backend_outputs "$backend_region" "$backend_stack"
  while read -r assignment; do
    parameter=${assignment%%=*}
    parameter_name[$parameter]=${assignment#*=}
    if [ -n "${backend_outputs[$parameter]:-}" ]; then
      check_form "$parameter" "${backend_outputs[$parameter]}"
      published[$parameter]=${backend_outputs[$parameter]}
    else
      unpublished+=("$parameter")
    fi
  done < <(ssm_parameters "$parameter_path")
}

# A function URL is one of the backend's region, and an ARN one of this account, region and deployment.
check_form() {
  local form=
  case $1 in
    *Url) form="^https://[a-z0-9]+\.lambda-url\.$backend_region\.on\.aws/$" ;;
    *Arn) form="^arn:aws[a-z-]*:lambda:$backend_region:$account:function:$backend_stack-[A-Za-z0-9_-]+:live$" ;;
  esac
  [[ $2 =~ $form ]] || fail "the output $1 of the stack $backend_stack is $2, which does not match $form.
The edge serves functions of this account, region and deployment, by their function URLs and the ARNs of their aliases."
}

# Ends the command unless the backend's stack has an output for every parameter.
check_published() {
  [ ${#unpublished[@]} -eq 0 ] ||
    fail "the stack $backend_stack has no outputs for these parameters of cloudformation/edge.yaml: ${unpublished[*]}
Add to the Outputs of cloudformation/backend.yaml, under the same names, what it writes into the Parameter Store."
}

# Ends the command unless the Parameter Store holds, below the path, what the backend's stack says, and nothing else.
check_parameter_store() {
  local listed parameter name value
  local -A found=() expected=()
  differences=()
  # As JSON: a value with a line break in it would else look like two parameters.
  listed=$(aws ssm get-parameters-by-path --region "$EDGE_REGION" --recursive --path "$parameter_path" --output text \
    --query 'Parameters[].[to_string([Name,Type,Value])]')
  by_name found "$listed"
  for parameter in "${!published[@]}"; do
    expected["${parameter_name[$parameter]}"]="\"String\",\"${published[$parameter]}\""
  done
  for name in $(printf '%s\n' "${!found[@]}" "${!expected[@]}" | sort -u); do
    value=${found[$name]:-nothing}
    if [ -z "${expected[$name]:-}" ] && is_output "$value"; then
      continue # A route that edge.yaml does not have, or not any more.
    fi
    compare "$name" "$value" "${expected[$name]:-nothing}"
  done
  refuse_differences
}

# Fills the associative array named first from JSON arrays, one a line: what comes first in each is the name of the rest.
by_name() {
  local -n pairs=$1
  local line
  while read -r line; do
    [[ $line =~ ^\[\"([^\"]+)\",(.*)\]$ ]] || fail "unexpected answer of the AWS CLI: $line"
    pairs["${BASH_REMATCH[1]}"]=${BASH_REMATCH[2]}
  done < <(grep . <<<"$2")
}

# Whether a type and a value are those of an output of the backend's stack.
is_output() {
  local value
  for value in "${backend_outputs[@]}"; do
    [ "$1" != "\"String\",\"$value\"" ] || return 0
  done
  return 1
}

# Ends the command unless the edge's change set took what the backend's stack says, and deletes the change set then. When it is
# carried out, CloudFormation uses what it took, whatever the Parameter Store holds by then. check_change_set REGION STACK
check_change_set() {
  local taken parameter
  local -A found=()
  differences=()
  taken=$(aws cloudformation describe-change-set --region "$1" --change-set-name "$change_set" --output text \
    --query 'Parameters[?ResolvedValue].[to_string([ParameterKey,ResolvedValue])]')
  by_name found "$taken"
  for parameter in $(printf '%s\n' "${!found[@]}" "${!published[@]}" | sort -u); do
    compare "${parameter_name[$parameter]:-$parameter}" "${found[$parameter]:-nothing}" "\"${published[$parameter]:-}\""
  done
  if [ ${#differences[@]} -gt 0 ]; then
    aws cloudformation delete-change-set --region "$1" --change-set-name "$change_set"
    withdraw_proposal "$@"
  fi
  refuse_differences
}

# compare NAME FOUND EXPECTED
compare() {
  [ "$2" = "$3" ] || differences+=("$1: found $2, expected $3")
}

refuse_differences() {
  [ ${#differences[@]} -eq 0 ] || fail "the Parameter Store in $EDGE_REGION does not hold what the stack $backend_stack publishes:
$(printf '  %s\n' "${differences[@]}")
Somebody else wrote there. The edge was left as it is. Find out who (CloudTrail: PutParameter, DeleteParameter). Then delete what
has another type or should not be there, and write the rest:
  aws ssm delete-parameter --region $EDGE_REGION --name NAME
  aws ssm put-parameter --region $EDGE_REGION --overwrite --cli-input-json '{\"Name\": \"NAME\", \"Type\": \"String\", \"Value\": \"VALUE\"}'"
}
