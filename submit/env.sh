# Sourced by the scripts beside it: where Spark and Gemel's jar are.
# SPARK_HOME: a Spark 3.5 (Scala 2.12) of yours; absent, the one the build made from Maven.
submit_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
main=dev.gemel.jobs.cli.Gemel
app=${GEMEL_JAR:-$submit_dir/../jobs/target/gemel-app.jar}
for given in ${GEMEL_JAR:+"$GEMEL_JAR"} ${SPARK_HOME:+"$SPARK_HOME/bin/spark-submit"}; do
  [ -e "$given" ] || { echo "submit: $given is not there; check GEMEL_JAR and SPARK_HOME" >&2; exit 1; }
done
# Ours are made on first use and when sources are newer; a laptop that only runs ./gemel needs neither.
runtime=${SPARK_HOME:-$submit_dir/target/spark-home}
made="$submit_dir/target/dist-made"
if [ -z "${GEMEL_JAR:-}" ] && { [ ! -f "$app" ] || [ ! -f "$made" ] || [ ! -x "$runtime/bin/spark-submit" ] \
  || [ -n "$(find "$submit_dir"/../pom.xml "$submit_dir"/../{udfs,clients,conf,embedded,jobs}/{pom.xml,src/main} \
    "$submit_dir"/../conf/*.conf -newer "$made" -print -quit)" ]; }; then
  echo "submit: building the application jar and a Spark runtime (a few minutes) ..." >&2
  mkdir -p "$submit_dir/target"
  touch "$made.new"
  (cd "$submit_dir/.." && mvn -q -B -Pdist -Dmaven.test.skip=true -pl jobs -am package) >&2 || exit 1
  mv "$made.new" "$made"
fi
export SPARK_HOME="$runtime"
