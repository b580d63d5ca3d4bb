# Sourced: what is deployed (the built archives and the templates), the hashes that name it, and the buckets it goes through.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The names come from bin/lib/deployment.sh.

readonly BOOKS_JAR=target/books.jar
readonly PARAMETERS_JAR=target/parameters.jar
readonly EDGE_ZIP=target/edge.zip
readonly SITE=frontend/dist

artifact_bucket=${ARTIFACT_BUCKET:-}
edge_artifact_bucket=${EDGE_ARTIFACT_BUCKET:-}

check_artifacts() {
  local artifact
  for artifact in "$BOOKS_JAR" "$PARAMETERS_JAR" "$EDGE_ZIP" "$SITE/index.html"; do
    [ -e "$artifact" ] || fail "$artifact is missing: build it with bin/build."
  done
}

# Ends the command unless what is here is the build of this hash: check_manifest SHA256
check_manifest() {
  local found
  found=$(manifest_sha256)
  [ "$found" = "$1" ] || fail "what is here is not the build $1, but $found:
$(manifest)
Compare these lines with those that the build printed."
}

# The base64 SHA-256 that Lambda gives an archive.
code_hash() {
  openssl dgst -sha256 -binary "$1" | base64
}

# Names the content of an archive and its template.
revision_of() {
  cat "$@" | sha256sum | cut -c1-16
}

# check_parameters TEMPLATE [Parameter=value]...: the CLI leaves out what the template does not declare, and says nothing.
check_parameters() {
  local template=$1 given
  shift
  for given in "$@"; do
    awk -v name="${given%%=*}:" '/^[A-Za-z]/ { section = $1 } section == "Parameters:" && $1 == name { found = 1 }
      END { exit !found }' "$template" || misuse "$template has no parameter ${given%%=*}."
  done
}

# Uploads what a template names and writes the packaged template: package_template REGION BUCKET TEMPLATE PACKAGED
package_template() {
  local answer
  answer=$(aws cloudformation package --region "$1" --s3-bucket "$2" --template-file "$3" \
    --output-template-file "$4" 2>&1) || fail "$3 cannot be packaged into the bucket $2: ${answer##*$'\n'}"
}

# Sets artifact_bucket and edge_artifact_bucket, each from the stack of this deployment unless it was named.
provide_artifact_buckets() {
  if [ -z "$artifact_bucket" ]; then
    deploy_artifacts_stack "$backend_region"
    artifact_bucket=$(existing_bucket "$backend_region")
  fi
  if [ -z "$edge_artifact_bucket" ]; then
    [ "$backend_region" = "$EDGE_REGION" ] || deploy_artifacts_stack "$EDGE_REGION"
    edge_artifact_bucket=$(existing_bucket "$EDGE_REGION")
  fi
}

deploy_artifacts_stack() {
  say "artifacts: the stack $artifacts_stack in $1"
  deploy_stack "$1" "$artifacts_stack" cloudformation/artifacts.yaml ""
}

# Prints the name of the bucket, or nothing where its stack is not there.
existing_bucket() {
  local region=$1
  local -A of_artifacts=()
  read_outputs of_artifacts "$region" "$artifacts_stack"
  printf '%s' "${of_artifacts[BucketName]:-}"
}

# Deletes every object of a bucket, and where the bucket keeps versions, every version.
empty_bucket() {
  local region=$1 bucket=$2 listed refused
  aws s3api head-bucket --region "$region" --bucket "$bucket" >/dev/null 2>&1 || return 0
  note "emptying $bucket"
  while :; do
    listed=$(aws s3api list-object-versions --region "$region" --bucket "$bucket" --no-paginate --max-keys 500 --output json \
      --query '{Objects: [Versions[].{Key: Key, VersionId: VersionId}, DeleteMarkers[].{Key: Key, VersionId: VersionId}][] | [?Key]}')
    grep -q '"Key"' <<<"$listed" || return 0
    refused=$(aws s3api delete-objects --region "$region" --bucket "$bucket" --delete "$listed" \
      --query 'Errors[0].Message' --output text)
    [ "$refused" = None ] || fail "objects of $bucket cannot be deleted: $refused"
  done
}
