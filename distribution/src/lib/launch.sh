# Starts the Java program MAIN, whose KIND is server, command or window; sourced by the programs in bin/.
# Reads JAVA_HOME (else java on PATH), SDM_JAVA_OPTS (more JVM options, win over the ones here),
# HEAP (the most memory for objects), and for servers SDM_LISTEN (the address to bind and publish)
# and etc/logback.xml if it is there.
set -eu

SDM_HOME=$(dirname "$(dirname "$(readlink -f "$0")")")

if [ -n "${JAVA_HOME:-}" ]; then
  JAVA=$JAVA_HOME/bin/java
else
  JAVA=$(command -v java || echo java)
fi
if ! [ -x "$JAVA" ]; then
  echo "${0##*/}: no Java at '$JAVA'; install Java 17 or newer, or set JAVA_HOME to one" >&2
  exit 3
fi

# The file "release" saves starting a JVM only to ask for its version.
RELEASE=$(dirname "$(dirname "$(readlink -f "$JAVA")")")/release
if [ -r "$RELEASE" ]; then
  VERSION=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$RELEASE")
else
  VERSION=$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
fi
if [ "${VERSION:-0}" -lt 17 ]; then
  echo "${0##*/}: '$JAVA' is Java ${VERSION:-of unknown version}, 17 or newer is needed;" \
    "set JAVA_HOME to one" >&2
  exit 3
fi

# Without it Java could not name a file with a letter beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[uU][tT][fF]8|*[uU][tT][fF]-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

case $KIND in
  server) OPTIONS="-Xms32m -Xmx${HEAP:-96m}" ;;
  command) OPTIONS="-Xms16m -Xmx96m -XX:TieredStopAtLevel=1" SDM_LISTEN= ;;
  window) OPTIONS="-Xms32m -Xmx160m -XX:TieredStopAtLevel=1" SDM_LISTEN= ;;
esac
# From 22 on a JVM warns of native access (JNA) that is not announced.
[ "$VERSION" -lt 22 ] || OPTIONS="$OPTIONS --enable-native-access=ALL-UNNAMED"

LOGGING=$SDM_HOME/etc/logback.xml
[ "$KIND" = server ] && [ -r "$LOGGING" ] || LOGGING=

# sdm-support comes first: it replaces one class of JTango.
# OPTIONS and SDM_JAVA_OPTS are several words each.
# shellcheck disable=SC2086
exec "$JAVA" -XX:+UseSerialGC $OPTIONS \
  -Dsdm.home="$SDM_HOME" ${SDM_LISTEN:+"-Dsdm.listen=$SDM_LISTEN"} \
  ${LOGGING:+"-Dlogback.configurationFile=$LOGGING"} ${SDM_JAVA_OPTS:-} \
  -cp "$(echo "$SDM_HOME"/lib/sdm-support-*.jar):$SDM_HOME/lib/*" "$MAIN" "$@"
