# Sourced by the scripts beside it: where Spark and Gemel's jar are.
# SPARK_HOME: a Spark 3.5 (Scala 2.12) of yours; absent, the one the build made from Maven.
submit_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export SPARK_HOME=${SPARK_HOME:-$submit_dir/target/spark-home}
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
app=${GEMEL_JAR:-$submit_dir/../jobs/target/gemel-app.jar}
main=dev.gemel.jobs.cli.Gemel
# Both are made on first use; a laptop that only runs ./gemel needs neither.
if [ ! -f "$app" ] || [ ! -x "$SPARK_HOME/bin/spark-submit" ]; then
  echo "submit: building the application jar and a Spark runtime (once; a few minutes) ..." >&2
  (cd "$submit_dir/.." && mvn -q -B -Pdist -Dmaven.test.skip=true -pl jobs -am package) >&2
fi
