# Sourced by bin/teardown: the tables, which outlive their stacks unless somebody wants them deleted.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The names come from bin/lib/deployment.sh.

# The tables that backend stacks of this name made; they outlive their stacks.
tables() {
  aws dynamodb list-tables --region "$backend_region" --output text \
    --query "TableNames[?starts_with(@, '$backend_stack-BooksTable-')].[@]"
}

handle_tables() {
  local table
  for table in $(tables); do
    if [ "$delete_table" = no ]; then
      note "$table is kept, with its data; --delete-table deletes it"
    else
      note "deleting $table"
      aws dynamodb delete-table --region "$backend_region" --table-name "$table" >/dev/null
      aws dynamodb wait table-not-exists --region "$backend_region" --table-name "$table"
    fi
  done
}
