#!/usr/bin/env bash
# gemel's commands through spark-submit on this machine: submit/local.sh clean --home DIR
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
exec "$SPARK_HOME/bin/spark-submit" --master "local[*]" --driver-memory "${GEMEL_HEAP:-3g}" \
  --class "$main" "$app" "$@"
