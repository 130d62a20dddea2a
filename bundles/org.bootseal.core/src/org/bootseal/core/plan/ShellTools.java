/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/**
 * The functions that shell scripts share. They need nothing but a POSIX shell, and no numbers above 31 bits: fuse words
 * are texts of eight hexadecimal digits, of which each half is counted with.
 */
final class ShellTools {

	/** Before the arguments are looked at. */
	static final String BEGIN = """
			set -eu
			HERE=$(dirname -- "$0")
			CDPATH= cd -- "$HERE"
			BLHOST=${BLHOST:-blhost}
			SDPHOST=${SDPHOST:-sdphost}
			""";

	/** After the arguments. */
	static final String FUNCTIONS = """

			STEP=start
			trap 'STATUS=$?; [ "$STATUS" -eq 0 ] || echo "FAILED at: $STEP" >&2; exit "$STATUS"' EXIT
			trap 'exit 130' INT
			trap 'exit 143' HUP TERM

			fail() {
				printf '%s\\n' "$1" >&2
				exit 1
			}

			step() {
				STEP=$1
				printf '### %s\\n' "$STEP"
			}

			run() {
				printf '> %s\\n' "$*"
				"$@" || fail "The command above failed."
			}

			# Runs a command, keeps what it prints in OUT and its exit code in RESULT.
			capture() {
				printf '> %s\\n' "$*"
				RESULT=0
				OUT=$("$@") || RESULT=$?
				printf '%s\\n' "$OUT"
			}
			""";

	/** What scripts that read or burn fuses need as well. */
	static final String FUSE_FUNCTIONS = """

			# Runs efuse-read-once and keeps the word in WORD, 8 hexadecimal digits; empty if it can't be read.
			look_at_fuse() {
				capture "$@"
				WORD=
				[ "$RESULT" -eq 0 ] || return 0
				REST=$(printf '%s' "$OUT" | tr -d '[:space:]')
				case $REST in
				*'"response":[4,'*']'*) ;;
				*) return 0 ;;
				esac
				REST=${REST#*'"response":[4,'}
				REST=${REST%%]*}
				case $REST in
				'' | *[!0-9]* | ???????????*) return 0 ;;
				esac
				HIGH=0
				LOW=0
				while [ -n "$REST" ]; do
					NEXT=${REST#?}
					LOW=$((LOW * 10 + ${REST%"$NEXT"}))
					HIGH=$((HIGH * 10 + LOW / 65536))
					LOW=$((LOW % 65536))
					REST=$NEXT
				done
				[ "$HIGH" -le 65535 ] || return 0
				WORD=$(printf '%04X%04X' "$HIGH" "$LOW")
			}

			# As look_at_fuse, for a word that must be known; $1 is its name.
			read_fuse() {
				NAME=$1
				shift
				look_at_fuse "$@"
				[ -n "$WORD" ] || fail "$NAME could not be read."
			}

			# Asks whether what was shown may be burnt. TOKEN stands for it, TYPED names what has to be typed.
			agree() {
				if [ -n "$YES" ]; then
					[ "$YES" = "$TOKEN" ] || fail "yes:$YES does not stand for these fuses, yes:$TOKEN does. Nothing was changed."
					return 0
				fi
				[ -t 0 ] || fail "There is no terminal to ask. To agree beforehand, say yes:$TOKEN. Nothing was changed."
				for WANTED in yes $TYPED; do
					printf 'Burn them? Type %s: ' "$WANTED"
					read -r ANSWER || ANSWER=
					[ "$ANSWER" = "$WANTED" ] || fail "Not agreed to. Nothing was changed."
				done
			}

			# Keeps those bits of a word, $1, in BITS that are in a mask, $2.
			bits() {
				BITS=$(printf '%04X%04X' "$((0x${1%????} & 0x${2%????}))" "$((0x${1#????} & 0x${2#????}))")
			}

			# Fails if a word can't be burnt as wanted. Sets MISSING to yes if bits are to be burnt, else to nothing.
			# $1 name, $2 what it holds, $3 mask, $4 wanted bits, $5 bits that must not be burnt if it is not as wanted,
			# $6 what its lock word holds, $7 bits there that forbid burning, $8 bits there that forbid reading
			check_fuse() {
				[ -n "$2" ] || fail "$1 could not be read."
				[ -n "$6" ] || fail "The lock word of $1 could not be read."
				bits "$6" "$8"
				[ "$BITS" = 00000000 ] || fail "$1 is locked against reading, so it is not known what is burnt in it."
				MISSING=
				bits "$2" "$3"
				[ "$BITS" != "$4" ] || return 0
				bits "$2" "$5"
				[ "$BITS" = 00000000 ] || fail "CONFLICT: $1 holds 0x$2, wanted are 0x$4 in the bits 0x$3; bits can't be cleared."
				bits "$6" "$7"
				[ "$BITS" = 00000000 ] || fail "$1 is locked against writing."
				MISSING=yes
			}
			""";

	private ShellTools() {
		// texts only
	}
}
