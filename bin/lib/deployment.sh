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
# What is put behind a deployment's name. With one of these inside, a name would be taken for a part of another deployment: the
# roles of "shop" may do what they like with "shop-edge-…". bootstrap.yaml has the same list.
readonly APPENDED='artifacts|backend|bootstrap|edge|preview'

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
  printf '\n> %s\n' "$(public "$*")"
}

# What a step finds or does.
note() {
  printf '  %s\n' "$(public "$*")"
}

fail() {
  printf '\n%s: %s\n' "${0##*/}" "$(public "$*")" >&2
  exit 1
}

# Whether what is written goes into a log that a pipeline keeps, and perhaps publishes. GitHub and Jenkins set CI.
is_logged() {
  [ "${CI:-}" = true ] || [ -n "${JENKINS_URL:-}" ]
}

# A text without the caller's ARN and the account's number where others may read it.
public() {
  local text=$1 hidden='***'
  if is_logged && [ -n "${account:-}" ]; then
    text=${text//"$caller"/$hidden}
    text=${text//"$account"/$hidden}
  fi
  printf '%s' "$text"
}

# Has GitHub mask both in what other programs write from here on. On standard error: a workflow may keep the other for itself.
mask_identity() {
  [ "${GITHUB_ACTIONS:-}" != true ] || printf '::add-mask::%s\n' "$caller" "$account" >&2
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
  # In lower case because S3 lowers the names of buckets, and "Shop" and "shop" would share theirs.
  [[ $stack_name =~ ^[a-z]([a-z0-9-]*[a-z0-9])?$ ]] ||
    misuse "the stack name '$stack_name' is not one: lower-case letters, digits and hyphens, a letter first and no hyphen last."
  [[ ! $stack_name =~ -($APPENDED)(-|$) ]] ||
    misuse "the stack name '$stack_name' has '${BASH_REMATCH[1]}' behind a hyphen, as parts of another deployment have: choose another name."
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
  mask_identity
}

# Sets backend_stack, edge_stack, artifacts_stack, backend_region, account and caller; ends the command where one is wrong.
check_deployment() {
  check_names
  check_aws_cli
  check_region
  check_credentials
  if is_logged; then
    say "$stack_name, backend in $backend_region"
  else
    say "$stack_name in account $account, backend in $backend_region, as $caller"
  fi
}
