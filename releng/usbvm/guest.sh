# For the USB tests, which source it inside the guest: how they report, wait, and start the command line.
# Copyright (c) 2026 Bootseal contributors
# SPDX-License-Identifier: EPL-2.0
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# check NAME COMMAND [ARGUMENT...]: one test. What the command says is shown if it fails, and then the script ends, because
# the steps after it would fail for the same reason. The command may be a function, which ends at its first failure too.
check() {
	local name=$1 status
	shift
	set +e
	(set -e && "$@") >check.log 2>&1
	status=$?
	set -e
	if [ "$status" = 0 ]; then
		echo "ok $name"
		return 0
	fi
	echo "not ok $name: exit code $status, $(grep -v '^[[:space:]]*$' check.log | tail -n 1)"
	cat check.log >&2
	exit 1
}

# await SECONDS COMMAND [ARGUMENT...]: until the command succeeds; fails when it does not in time
await() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		if [ "$SECONDS" -gt "$end" ]; then
			echo "waited in vain for: $*"
			return 1
		fi
		sleep 0.1
	done
}

# bootseal ARGUMENT...: the command line as it is installed, without a look at its sources, which takes seconds in here
bootseal() {
	cli_command -XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xshare:auto \
		-Xlog:disable -Xlog:all=error:stderr -XX:SharedArchiveFile="$dist/classes.jsa"
	"${java_command[@]}" org.bootseal.cli.Main "$@"
}
