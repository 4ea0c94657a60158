#!/usr/bin/env bash
# gemel's commands on a standalone cluster: SPARK_MASTER=spark://host:7077 submit/standalone.sh clean --home DIR
# The embedded MongoDB and Qdrant listen on loopback: on more than one machine set GEMEL_MONGODB_URI
# and GEMEL_QDRANT_URL, and a lake all machines see (--set lake.uri=hdfs://... or s3a://...).
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
: "${SPARK_MASTER:?set SPARK_MASTER=spark://host:7077}"
exec "$SPARK_HOME/bin/spark-submit" --master "$SPARK_MASTER" \
  --driver-memory "${GEMEL_HEAP:-2g}" --executor-memory "${GEMEL_EXECUTOR_HEAP:-2g}" ${GEMEL_SUBMIT_OPTS:-} \
  --class "$main" "$app" "$@"
