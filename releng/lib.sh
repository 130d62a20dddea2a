# Shared by the scripts of this folder, which source it: finds or installs what a build needs.
# Copyright (c) 2026 Bootseal contributors
# SPDX-License-Identifier: EPL-2.0

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# what these scripts remember; Tycho empties the folders of its own modules
state=$root/releng/dist/target
dist=$state/bootseal
ide=$root/releng/org.bootseal.product/target/products/org.bootseal.product/linux/gtk/x86_64/bootseal-ide/bootseal-ide
sample=$root/bundles/org.bootseal.ide/sample
maven_version=3.9.16
maven_cache=${XDG_CACHE_HOME:-~/.cache}/bootseal/apache-maven-$maven_version

# Everything said here goes to stderr: stdout belongs to the command that is run.
say() {
	printf 'bootseal: %s\n' "$*" >&2
}

die() {
	say "$*"
	exit 1
}

# version_of COMMAND PATTERN: the first "major.minor" that follows PATTERN in the output of COMMAND, as major * 1000 + minor
version_of() {
	"$1" -version 2>&1 | sed -nE "s/.*$2\"?([0-9]+)(\.([0-9]+))?.*/\1 \3/p" | head -n 1 | {
		read -r major minor || major=0
		echo $((major * 1000 + ${minor:-0}))
	}
}

# find_java TOOL [LEAST]: sets java to a Java LEAST (17) or newer that has the tool ("java" to run, "javac" to build), if
# there is one: the caller's, the one on PATH, or Debian's beside it; for more than 17 also others, wherever they are usual.
find_java() {
	local candidate candidates=() least=${2:-17}
	[ -z "${JAVA_HOME:-}" ] || candidates+=("$JAVA_HOME/bin/java")
	! candidate=$(command -v java) || candidates+=("$(readlink -f "$candidate")")
	candidates+=(/usr/lib/jvm/java-17-openjdk-*/bin/java)
	if [ "$least" -gt 17 ]; then
		for candidate in "${!JAVA_HOME_@}"; do
			candidates+=("${!candidate}/bin/java")
		done
		candidates+=(/usr/lib/jvm/*/bin/java)
	fi
	for candidate in "${candidates[@]}"; do
		if [ -x "$candidate" ] && [ -x "${candidate%/*}/$1" ] && [ "$(version_of "$candidate" 'version ')" -ge "${least}000" ]; then
			java=$candidate
			return 0
		fi
	done
	return 1
}

# find_jdk [LEAST]: the same for a JDK, whose place Maven reads from JAVA_HOME.
find_jdk() {
	local java
	find_java javac "$@" || return 1
	JAVA_HOME=${java%/bin/java}
	export JAVA_HOME
}

# Sets java for the command line. What was found is kept for the caller's JAVA_HOME and PATH, because asking for the
# version costs as much as a small command.
choose_java() {
	local known=$state/java asked_for="${JAVA_HOME:-} $PATH" line
	if [ -f "$known" ] && { read -r line && read -r java; } <"$known" && [ "$line" = "$asked_for" ] && [ -x "$java" ]; then
		return 0
	fi
	find_java java || die "no Java 17 or newer: set JAVA_HOME to one, or install openjdk-17-jre-headless"
	printf '%s\n%s\n' "$asked_for" "$java" >"$known"
}

# Sets mvn to a Maven 3.9 or newer, if there is one: Tycho 4 needs it, and Debian 12 has 3.8.
find_maven() {
	local candidate
	for candidate in "$(command -v mvn)" "$maven_cache/bin/mvn"; do
		if [ -x "$candidate" ] && [ "$(version_of "$candidate" 'Apache Maven ')" -ge 3009 ]; then
			mvn=$candidate
			return 0
		fi
	done
	return 1
}

has_library() {
	PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q "$1"
}

# install PACKAGE...: with apt-get, which takes root; others are told the line to run.
install() {
	command -v apt-get >/dev/null || die "missing: $*. This is no Debian; install what these packages hold."
	if [ "$(id -u)" != 0 ]; then
		die "missing: $*. Run as root: apt-get update && apt-get install -y --no-install-recommends $*"
	fi
	say "installing $* with apt-get"
	export DEBIAN_FRONTEND=noninteractive
	if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
		apt-get -q update >&2
	fi
	# Lists that are there may be too old for what the servers still have.
	apt-get -q install -y --no-install-recommends "$@" </dev/null >&2 ||
		{ apt-get -q update >&2 && apt-get -q install -y --no-install-recommends "$@" </dev/null >&2; } ||
		die "apt-get could not install $*"
}

# Through Debian's Maven, by coordinates, into the user's cache. Not below this project: the older Maven would read its
# .mvn/extensions.xml and fail on them.
fetch_maven() {
	local parent work
	parent=$(dirname "$maven_cache")
	mkdir -p "$parent"
	work=$(mktemp -d "$parent/fetch.XXXXXX")
	say "fetching Maven $maven_version into $parent"
	(cd "$work" && mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
		-Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$work" </dev/null >&2) ||
		die "Maven $maven_version could not be fetched"
	chmod +x "$work/apache-maven-$maven_version/bin/mvn"
	rm -rf "$maven_cache"
	mv "$work/apache-maven-$maven_version" "$maven_cache"
	rm -rf "$work"
}

# set_up build|ide|test: what a build needs, or also what the IDE needs to run, or what the tests need, which have a display
# of their own
set_up() {
	local missing=()
	find_jdk || missing+=(openjdk-17-jdk-headless)
	find_maven || command -v mvn >/dev/null || missing+=(maven)
	[ "$1" = build ] || has_library 'libgtk-3\.so\.0' || missing+=(libgtk-3-0)
	if [ "$1" = test ]; then
		command -v xvfb-run >/dev/null || missing+=(xvfb)
		command -v xauth >/dev/null || missing+=(xauth)
		command -v openssl >/dev/null || missing+=(openssl)
		command -v socat >/dev/null || missing+=(socat)
		command -v softhsm2-util >/dev/null || missing+=(softhsm2)
	fi
	[ ${#missing[@]} = 0 ] || install "${missing[@]}"
	find_jdk || die "no JDK 17 or newer: set JAVA_HOME to one"
	find_maven || { fetch_maven && find_maven; } || die "no Maven 3.9 or newer"
}

# build cli|ide: builds the command line or the IDE and nothing else, if its sources are newer than what was built; without
# tests and without a display, and says so in one line.
build() {
	local what time module needs log=$state/$1.log
	case $1 in
	cli) what="the command line" time="half a minute" module=releng/dist needs=build ;;
	ide) what="the IDE" time="about a minute" module=releng/org.bootseal.product needs=ide ;;
	esac
	mkdir -p "$state"
	# Two commands started together must not build into the same folders.
	exec 9>"$state/lock"
	! command -v flock >/dev/null || flock 9
	if ! "$1_is_stale"; then
		exec 9>&-
		return 0
	fi
	set_up "$needs"
	say "building $what (this takes $time; log: $log)"
	touch "$state/$1.new"
	if ! (cd "$root" && "$mvn" -B -ntp -q -Dformatter.skip -pl "$module" -am package </dev/null) >"$log" 2>&1; then
		grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
		die "the build failed; the whole log is $log"
	fi
	finish "$1"
	exec 9>&-
}

# finish cli|ide: to be called when it was built from sources that are older than its "new".
finish() {
	if [ "$1" = cli ]; then
		archive_classes || say "going on without a class data archive"
	fi
	mv "$state/$1.new" "$state/$1.built"
}

# Whether a source of the command line is newer than what was built. A deleted file shows as its changed folder.
cli_is_stale() {
	local b=$root/bundles/org.bootseal built=$state/cli.built
	[ ! -f "$built" ] || [ ! -d "$dist/lib" ] ||
		[ -n "$(find "$b.core/src" "$b.core/META-INF" "$b.board/src" "$b.board/META-INF" "$b.cli/src" "$b.cli/META-INF" \
			"$b.usb/src" "$b.usb/META-INF" \
			"$root/pom.xml" "$root/releng/dist/pom.xml" -newer "$built" -print -quit)" ]
}

# The same for the IDE. The build writes into the modules' own folders, but not into those below, apart from target.
ide_is_stale() {
	local built=$state/ide.built
	[ ! -f "$built" ] || [ ! -x "$ide" ] ||
		[ -n "$(cd "$root" && find pom.xml bundles features releng/org.bootseal.target releng/org.bootseal.product \
			\( -name target -o -name bin -o -name '.*' -o -name org.bootseal.cli \) -prune -o \
			\( -type f -o -path 'bundles/*/*' \) -newer "$built" -print -quit)" ]
}

# cli_command [FLAG...]: sets java_command to the JVM with these flags and the explicit class path.
cli_command() {
	local jar class_path=
	for jar in "$dist"/lib/*.jar; do
		class_path=$class_path:$jar
	done
	java_command=("$java" "$@" -cp "${class_path#:}")
}

# The class data archive holds the classes that commands load, parsed and linked: without it everything works, but starts
# later. Made from what a key tree and a signed image of the sample need.
archive_classes() {
	local work=$state/training
	rm -f "$dist/classes.jsa"
	mkdir -p "$work"
	cp "$sample"/*.bootseal "$sample"/*.srec "$work"/
	choose_java
	: >"$work/log"
	[ -d "$work/pki" ] || train keys new pki
	train image build -c led_blinky.bootseal
	train image build -c led_blinky-boot/hab_led_blinky.yaml -o again.bin
	train --help
	cat "$work"/*.classes | awk '!seen[$0]++' >"$work/classes"
	# Only with this collector the archive gets the objects of the JDK's own classes; any collector can read them.
	cli_command -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$dist/classes.jsa"
	"${java_command[@]}" >>"$work/log" 2>&1 </dev/null
	[ -f "$dist/classes.jsa" ]
}

# train ARGUMENT...: runs a command of the command line and lists the classes that it loads. One that fails lists fewer.
train() {
	trained=$((${trained:-0} + 1))
	cli_command -XX:DumpLoadedClassList="$work/$trained.classes"
	(cd "$work" && "${java_command[@]}" org.bootseal.cli.Main "$@" </dev/null >>log 2>&1) || say "see $work/log: bootseal $*"
}

# sum FOLDER ATTRIBUTE: the sum of an attribute of all <testsuite> elements of the test reports in a folder
sum() {
	find "$1" -path '*/target/surefire-reports/TEST-*.xml' -exec sed -n '/<testsuite /,/>/p' {} + |
		grep -oE "(^|[[:space:]])$2=\"[0-9]+\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}
