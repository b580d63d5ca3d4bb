# Sourced by the commands that work on AWS: the deployment they speak of (its name, its regions, its stacks), how they
# speak, and what has to be there before they begin.
# shellcheck shell=bash
# shellcheck disable=SC2034 # The commands use what is set here.

# A command inside $(…) that fails ends the whole, too.
shopt -s inherit_errexit

# shellcheck source=bin/lib/versions.sh
source bin/lib/versions.sh

# CloudFront takes its functions, and so the stack that holds them, from here.
readonly EDGE_REGION=us-east-1
# From these versions on, the AWS CLI takes AWS_ENDPOINT_URL; nothing older has been tried.
readonly AWS_CLI_1_MINIMUM=1.29.0
readonly AWS_CLI_2_MINIMUM=2.13.0
# A stack's name is part of the signer's log groups' names; from 39 characters on CloudFormation shortens it there.
readonly EDGE_STACK_NAME_MAXIMUM=38

# Waiting for AWS: seconds between two looks.
readonly POLL_SECONDS=${POLL_SECONDS:-5}

stack_name=${STACK_NAME:-lambda-url-guard}
backend_region=${BACKEND_REGION:-${AWS_REGION:-${AWS_DEFAULT_REGION:-}}}
role_option=() # for CloudFormation: the role that it acts in, unless it is the caller's own
[ -z "${CLOUDFORMATION_ROLE_ARN:-}" ] || role_option=(--role-arn "$CLOUDFORMATION_ROLE_ARN")

export AWS_PAGER=""

# For files that a command needs only itself.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'interrupted 130' INT
trap 'interrupted 143' TERM

interrupted() {
  printf '\n%s: interrupted. What AWS is busy with goes on there; the next run takes it up.\n' "${0##*/}" >&2
  exit "$1"
}

# A step.
say() {
  printf '\n> %s\n' "$*"
}

# What a step finds or does.
note() {
  printf '  %s\n' "$*"
}

fail() {
  printf '\n%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# A mistake in how the command was called.
misuse() {
  printf '%s: %s\nbin/%s --help shows the options.\n' "${0##*/}" "$*" "${0##*/}" >&2
  exit 2
}

# The value of the option that comes first.
value_of() {
  if [ $# -lt 2 ] || [[ $2 == --* ]] || [ -z "$2" ]; then
    misuse "$1 wants a value."
  fi
  printf '%s' "$2"
}

# The value of an option that takes NAME=VALUE.
assignment_of() {
  local assignment
  assignment=$(value_of "$@") || exit $?
  [[ $assignment =~ ^[A-Za-z0-9]+= ]] || misuse "$1 wants Name=value, not '$assignment'."
  printf '%s' "$assignment"
}

check_names() {
  [[ $stack_name =~ ^[A-Za-z][A-Za-z0-9-]*$ ]] ||
    misuse "the stack name '$stack_name' is not one: letters, digits and hyphens, a letter first."
  backend_stack=$stack_name-backend
  edge_stack=$stack_name-edge
  artifacts_stack=$stack_name-artifacts
  local longest=$((EDGE_STACK_NAME_MAXIMUM - ${#edge_stack} + ${#stack_name}))
  [ ${#edge_stack} -le $EDGE_STACK_NAME_MAXIMUM ] ||
    misuse "the stack name '$stack_name' has ${#stack_name} characters; at most $longest are possible."
}

check_aws_cli() {
  command -v aws >/dev/null ||
    fail "the AWS CLI is missing: install it so that 'aws' is on the PATH (https://docs.aws.amazon.com/cli/)."
  local version minimum=$AWS_CLI_2_MINIMUM
  version=$(aws --version 2>&1 | sed -n 's,^aws-cli/\([0-9][0-9.]*\).*,\1,p')
  [ -n "$version" ] || fail "the AWS CLI does not run: see what 'aws --version' says."
  [[ $version != 1.* ]] || minimum=$AWS_CLI_1_MINIMUM
  at_least "$version" "$minimum" || fail "the AWS CLI is too old: found $version, needed $minimum or later."
}

check_region() {
  [ -n "$backend_region" ] || backend_region=$(aws configure get region || true)
  [ -n "$backend_region" ] ||
    misuse "no region for the backend: give --region, or set BACKEND_REGION, AWS_REGION or a region in your AWS profile."
  [[ $backend_region =~ ^[a-z]+(-[a-z]+)+-[0-9]+$ ]] || misuse "'$backend_region' is not a region such as eu-central-1."
}

check_credentials() {
  local answer
  answer=$(aws sts get-caller-identity --region "$backend_region" --query '[Account,Arn]' --output text 2>&1) ||
    fail "no AWS credentials that work. The AWS CLI says: ${answer##*$'\n'}"
  read -r account caller <<<"$answer"
}

# Sets backend_stack, edge_stack, artifacts_stack, backend_region, account and caller; ends the command where one is wrong.
check_deployment() {
  check_names
  check_aws_cli
  check_region
  check_credentials
  say "$stack_name in account $account, backend in $backend_region, as $caller"
}
