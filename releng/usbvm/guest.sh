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

# The command line as it is installed, without a look at its sources, which takes seconds in here.
cli_command -XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xshare:auto \
	-Xlog:disable -Xlog:all=error:stderr -XX:SharedArchiveFile="$dist/classes.jsa"
java_command+=(org.bootseal.cli.Main)

bootseal() {
	"${java_command[@]}" "$@"
}

# start_board [ARGUMENT...]: has a virtual board on the USB until the guest ends; it comes back by itself whenever it has been
# away. What it says is in board.log. With its process id in board.pid it can be told to end, and keeps the board then.
start_board() {
	"${java_command[@]}" board virtual --state board.json --attach "$@" >board.log 2>&1 &
	echo $! >board.pid
	await 120 is_on_usb 1fc9:0130 || { cat board.log; return 1; }
}

# is_on_usb VENDOR:PRODUCT: whether udev knows it, as libusb asks udev
is_on_usb() {
	lsusb -d "$1" && udevadm settle --timeout 120
}

is_off_usb() {
	! lsusb -d "$1"
}

# shows_descriptors VENDOR:PRODUCT: whether lsusb shows the lines of standard input in this order, whatever else it shows.
# Blanks don't count, nor does what follows a line: names that come from a data base.
shows_descriptors() {
	lsusb -v -d "$1" | tee "lsusb-$1"
	awk -v shown="lsusb-$1" '
		{ $1 = $1 }
		{
			expected = $0
			do {
				if ((getline <shown) <= 0) {
					print "not there, or not at its place: " expected
					exit 1
				}
				$1 = $1
			} while (index($0 " ", expected " ") != 1)
		}'
}
