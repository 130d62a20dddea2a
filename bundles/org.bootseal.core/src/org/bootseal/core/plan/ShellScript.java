/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpResponse;

/** A plan as a POSIX shell script. */
final class ShellScript implements StepVisitor<RuntimeException> {

	private static final String TOOLS = """
			set -u
			cd "$(dirname "$0")" || exit 2
			BLHOST=${BLHOST:-blhost}
			SDPHOST=${SDPHOST:-sdphost}
			STEP=start

			fail() {
				echo "FAILED at: $STEP" >&2
				echo "$1" >&2
				exit 1
			}

			step() {
				STEP=$1
				echo "### $STEP"
			}

			run() {
				echo "> $*"
				"$@" || fail "The command above failed."
			}

			# Runs a command and keeps what it prints in OUT.
			capture() {
				echo "> $*"
				OUT=$("$@" 2>&1)
				RESULT=$?
				printf '%s\\n' "$OUT"
			}

			# Runs efuse-read-once and keeps the word in VALUE; empty if it can't be read.
			look_at_fuse() {
				capture "$@"
				VALUE=
				[ "$RESULT" -eq 0 ] || return 0
				VALUE=$(printf '%s\\n' "$OUT" | sed -n 's/^ *\\([0-9][0-9]*\\) *$/\\1/p' | tail -n 1)
			}

			# As look_at_fuse, for a word that must be known.
			read_fuse() {
				look_at_fuse "$@"
				[ -n "$VALUE" ] || fail "The fuse word could not be read."
			}

			# Fails if VALUE has bits of a mask, $1; nothing clears them. $2 is the name of the word.
			check_clear() {
				[ -n "$VALUE" ] || fail "$2 could not be read."
				[ $((VALUE & $1)) -eq 0 ] || fail "$2 has bits burnt that must be 0."
			}

			""";

	private final WritePlan plan;
	private final Path folder;
	private final StringBuilder body = new StringBuilder();

	ShellScript(WritePlan plan, Path folder) {
		this.plan = plan;
		this.folder = folder;
	}

	/** The script, lines ended by \n. */
	String text() {
		StringBuilder script = new StringBuilder("#!/bin/sh\n");
		script.append("# ").append(oneLine(plan.title())).append(".\n");
		script.append("# Needs blhost and sdphost of SPSDK; set BLHOST and SDPHOST if they are not on the PATH.\n");
		List<BurnFusesStep> burns = burns();
		if (!burns.isEmpty()) {
			script.append("# Burns no fuses, except of the groups that are named as arguments:\n");
		}
		for (BurnFusesStep burn : burns) {
			script.append("#   ").append(ScriptFuse.argument(burn.group())).append(": ")
					.append(burn.group().consequence()).append('\n');
		}
		script.append(TOOLS);
		arguments(script, burns);
		return script.append(body).append("echo \"### Done\"\n").toString();
	}

	private List<BurnFusesStep> burns() {
		return plan.steps().stream().filter(BurnFusesStep.class::isInstance).map(BurnFusesStep.class::cast).toList();
	}

	private static void arguments(StringBuilder script, List<BurnFusesStep> burns) {
		for (BurnFusesStep burn : burns) {
			script.append(ScriptFuse.variable(burn.group())).append("=\n");
		}
		script.append("for argument in \"$@\"; do\n\tcase $argument in\n");
		for (BurnFusesStep burn : burns) {
			script.append('\t').append(ScriptFuse.argument(burn.group())).append(") ")
					.append(ScriptFuse.variable(burn.group())).append("=yes ;;\n");
		}
		script.append("\t*)\n\t\techo \"Unknown argument: $argument\" >&2\n\t\texit 2\n\t\t;;\n\tesac\ndone\n");
	}

	@Override
	public void look(LookStep step) {
		begin(step);
		line("# the first command after the start of a flashloader can be lost, so its answer does not count");
		line(call(step.ping()) + " >/dev/null 2>&1");
		line("FLASHLOADER=");
		line(call(step.ping()) + " && FLASHLOADER=yes");
	}

	@Override
	public void startFlashloader(StartFlashloaderStep step) {
		line("");
		line("if [ -z \"$FLASHLOADER\" ]; then");
		line("step " + quoted(step.title()));
		line("capture " + call(step.status()));
		line("case $OUT in");
		loader(HabState.OPEN, step.forOpen(), "No flashloader is given.");
		loader(HabState.CLOSED, step.signed(), "The part is closed and no signed flashloader is given.");
		line("*) fail \"Neither a flashloader nor a ROM in serial download answers.\" ;;");
		line("esac");
		line("SECONDS_LEFT=" + step.limit().toSeconds());
		line("until " + call(step.ping()) + " >/dev/null 2>&1; do");
		line("\tSECONDS_LEFT=$((SECONDS_LEFT - 1))");
		line("\t[ \"$SECONDS_LEFT\" -gt 0 ] || fail \"The flashloader did not show up within " + step.limit().toSeconds()
				+ " s.\"");
		line("\tsleep 1");
		line("done");
		line("fi");
	}

	private void loader(HabState hab, Optional<Loader> loader, String none) {
		line("*" + Integer.toUnsignedString(hab.word()) + "*)");
		if (loader.isEmpty()) {
			line("\tfail " + quoted(none));
		} else {
			line("\tcapture " + call(loader.get().write()));
			line("\tcase $OUT in");
			line("\t*" + Integer.toUnsignedString(SdpResponse.FILE_COMPLETE) + "*) ;;");
			line("\t*) fail \"The ROM did not take the flashloader.\" ;;");
			line("\tesac");
			line("\tcapture " + call(loader.get().jump()));
		}
		line("\t;;");
	}

	@Override
	public void readFuses(ReadFusesStep step) {
		begin(step);
		for (BoardCommand.ReadFuse read : step.reads()) {
			line("look_at_fuse " + call(read));
			step.requests().stream().filter(wanted -> wanted.word().index() == read.index() && wanted.value() != 0)
					.forEach(wanted -> line("[ -z \"$" + ScriptFuse.variable(wanted.group()) + "\" ] || "
							+ checkClear(wanted)));
		}
	}

	@Override
	public void consent(ConsentStep step) {
		line("");
		step.consequences().forEach(consequence -> line("# " + oneLine(consequence)));
		line("# Who starts this script agrees to the erase; fuses need their arguments.");
	}

	@Override
	public void configure(ConfigureStep step) {
		begin(step);
		step.options().forEach(this::run);
		run(step.configure());
		line("capture " + call(step.attributes()));
	}

	@Override
	public void erase(EraseStep step) {
		begin(step);
		step.regions().forEach(this::run);
	}

	@Override
	public void writeFcb(WriteFcbStep step) {
		begin(step);
		run(step.option());
		run(step.configure());
	}

	@Override
	public void writeImage(WriteImageStep step) {
		begin(step);
		run(step.write());
	}

	@Override
	public void verifyImage(VerifyImageStep step) {
		begin(step);
		String result = quoted(step.read().result());
		line("rm -f " + result);
		run(step.read());
		line("cmp " + result + " " + word(step.image().path()) + " || fail \"The flash differs from the image.\"");
		line("rm -f " + result);
	}

	@Override
	public void verifyFcb(VerifyFcbStep step) {
		begin(step);
		String result = quoted(step.read().result());
		line("rm -f " + result);
		run(step.read());
		line("[ \"$(head -c 4 " + result + ")\" = FCFB ] || fail \"The flash has no FCB.\"");
		line("rm -f " + result);
	}

	@Override
	public void burnFuses(BurnFusesStep step) {
		line("");
		line("if [ -n \"$" + ScriptFuse.variable(step.group()) + "\" ]; then");
		line("step " + quoted(title(step)));
		for (Required required : step.required()) {
			FuseRequest needed = required.request();
			line("read_fuse " + call(required.read()));
			line("[ $((VALUE & " + ScriptFuse.mask(needed) + ")) -eq " + ScriptFuse.value(needed) + " ] || fail "
					+ quoted(needed.word().name() + " is not burnt as the image needs it."));
		}
		step.burns().forEach(this::burn);
		line("fi");
	}

	private static String title(BurnFusesStep step) {
		return "Burn the fuses \"" + step.group().id() + "\"";
	}

	private void burn(Burn burn) {
		FuseRequest wanted = burn.request();
		String burnt = "[ $((VALUE & " + ScriptFuse.mask(wanted) + ")) -eq " + ScriptFuse.value(wanted) + " ]";
		line("read_fuse " + call(burn.read()));
		line("if ! " + burnt + "; then");
		line("\t" + checkClear(wanted));
		line("\trun " + call(burn.program()));
		line("\tread_fuse " + call(burn.read()));
		line("\t" + burnt + " || fail " + quoted(wanted.word().name() + " is not as burnt."));
		line("fi");
	}

	private static String checkClear(FuseRequest wanted) {
		return "check_clear " + ScriptFuse.forbidden(wanted) + " " + quoted(wanted.word().name());
	}

	@Override
	public void reset(ResetStep step) {
		begin(step);
		run(step.reset());
	}

	@Override
	public void prove(ProveStep step) {
		line("");
		line("# To see the application start, set the boot pins to internal boot and reset the board.");
	}

	private void begin(Step step) {
		line("");
		line("step " + quoted(step.title()));
	}

	private void run(BoardCommand command) {
		line("run " + call(command));
	}

	private String call(BoardCommand command) {
		StringBuilder call = new StringBuilder("\"$").append(command.tool().name()).append('"');
		command.options().forEach(option -> call.append(' ').append(option));
		for (BoardCommand.Word word : command.words()) {
			call.append(' ').append(word.file() == null ? word.text() : word(word.file()));
		}
		return call.toString();
	}

	private String word(Path file) {
		String path = ScriptWriter.relative(folder, file).toString();
		// a name that begins with a hyphen would be an option
		return quoted(path.startsWith("-") ? "./" + path : path);
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	private static String oneLine(String text) {
		return text.replaceAll("\\R", " ");
	}

	private void line(String line) {
		body.append(line).append('\n');
	}
}
