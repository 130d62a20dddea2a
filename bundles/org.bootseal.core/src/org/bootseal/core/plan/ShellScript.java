/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.mboot.Property;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.plan.StartFlashloaderStep.Question;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpResponse;

/** A plan as a POSIX shell script. */
final class ShellScript extends ShellLines implements StepVisitor<RuntimeException> {

	private final WritePlan plan;

	ShellScript(WritePlan plan, Path folder) {
		super(folder);
		this.plan = plan;
	}

	/** The script, lines ended by \n. */
	String text() {
		StringBuilder script = new StringBuilder("#!/bin/sh\n");
		ScriptHead.lines(plan).forEach(line -> script.append(("# " + oneLine(line)).stripTrailing()).append('\n'));
		script.append(ShellTools.BEGIN);
		arguments(script);
		script.append(ShellTools.FUNCTIONS);
		if (plan.steps().stream().anyMatch(ReadFusesStep.class::isInstance)) {
			script.append(ShellTools.FUSE_FUNCTIONS);
		}
		return script.append(body()).append("echo '### Done'\n").toString();
	}

	private void arguments(StringBuilder script) {
		List<BurnFusesStep> burns = ScriptHead.burns(plan);
		for (BurnFusesStep burn : burns) {
			script.append(ScriptFuse.variable(burn.group())).append("=\n");
		}
		if (!burns.isEmpty()) {
			script.append("YES=\n");
		}
		script.append("for ARGUMENT in \"$@\"; do\n\tcase $ARGUMENT in\n");
		for (BurnFusesStep burn : burns) {
			script.append('\t').append(ScriptFuse.argument(burn.group())).append(") ")
					.append(ScriptFuse.variable(burn.group())).append("=yes ;;\n");
		}
		if (!burns.isEmpty()) {
			script.append("\tyes:*) YES=${ARGUMENT#yes:} ;;\n");
		}
		script.append(
				"\t*)\n\t\tprintf 'Unknown argument: %s\\n' \"$ARGUMENT\" >&2\n\t\texit 2\n\t\t;;\n\tesac\ndone\n");
	}

	@Override
	public void look(LookStep step) {
		begin(step);
		line("FLASHLOADER=");
		line("# the first command after the start of a flashloader can be lost, so it is repeated");
		line("if " + silentPing(step.ping()) + " || " + silentPing(step.ping()) + "; then");
		line("\tFLASHLOADER=yes");
		line("fi");
	}

	private String silentPing(BoardCommand.GetProperty ping) {
		return call(ping) + " >/dev/null 2>&1";
	}

	@Override
	public void startFlashloader(StartFlashloaderStep step) {
		line("");
		line("if [ -z \"$FLASHLOADER\" ]; then");
		line("step " + quoted(step.title()));
		askRom(step.rom());
		loader(step.forOpen(), "No flashloader is given.");
		line(isClosed(step.rom()));
		loader(step.signed(), "The part is closed and no signed flashloader is given.");
		line("*) fail \"Neither a flashloader nor a ROM in serial download answers.\" ;;");
		line("esac");
		line("PINGS_LEFT=" + step.limit().toSeconds());
		line("until " + silentPing(step.ping()) + "; do");
		line("\tPINGS_LEFT=$((PINGS_LEFT - 1))");
		line("\t[ \"$PINGS_LEFT\" -gt 0 ] || fail \"The flashloader did not answer " + step.limit().toSeconds()
				+ " pings.\"");
		line("\tsleep 1");
		line("done");
		line("fi");
	}

	/** Asks the ROM, and begins the choice of what follows with an open part. */
	private void askRom(Question rom) {
		if (rom instanceof Question.Sdp) {
			line("# sdphost ends with 1 if the part is closed; what the ROM answered decides");
			line("capture " + call(rom.command()));
			line("[ \"$RESULT\" -le 1 ] || OUT=");
			line("case $OUT in");
			line(contains(HabState.OPEN.word()));
		} else {
			line("capture " + call(rom.command()));
			line("[ \"$RESULT\" -eq 0 ] || OUT=");
			line("case $(printf '%s' \"$OUT\" | tr -d '[:space:]') in");
			line("*'\"response\":[0]'* | *'\"response\":[" + Property.OPEN + "]'*)");
		}
	}

	private static String isClosed(Question rom) {
		return rom instanceof Question.Sdp ? contains(HabState.CLOSED.word()) : "*'\"response\":['[1-9]*)";
	}

	private static String contains(int word) {
		return "*" + Integer.toUnsignedString(word) + "*)";
	}

	private void loader(Optional<Loader> loader, String none) {
		if (loader.isEmpty()) {
			line("\tfail " + quoted(none));
		} else if (loader.get() instanceof Loader.Sdp sdp) {
			line("\tcapture " + call(sdp.write()));
			line("\t[ \"$RESULT\" -le 1 ] || OUT=");
			line("\tcase $OUT in");
			line("\t" + contains(SdpResponse.FILE_COMPLETE) + " ;;");
			line("\t*) fail \"The ROM did not take the flashloader.\" ;;");
			line("\tesac");
			line("\tcapture " + call(sdp.jump()));
			line("\t[ \"$RESULT\" -le 1 ] || fail \"The ROM did not start the flashloader.\"");
		} else {
			loader.get().commands().forEach(command -> line("\trun " + call(command)));
		}
		line("\t;;");
	}

	@Override
	public void readFuses(ReadFusesStep step) {
		begin(step);
		for (BoardCommand.ReadFuse read : step.reads()) {
			line("look_at_fuse " + call(read));
			line(ScriptFuse.word(read.index()) + "=$WORD");
		}
		line("# what can't be burnt ends the script before anything is changed");
		for (FuseRequest wanted : ScriptFuse.burnable(step)) {
			line("[ -z \"$" + ScriptFuse.variable(wanted.group()) + "\" ] || " + check(wanted));
			if (ScriptFuse.revokesInUse(step, wanted)) {
				checkOpen(step.map(), wanted);
			}
			if (ScriptFuse.precedesClosing(plan, wanted)) {
				line("[ -z \"$" + ScriptFuse.variable(FuseGroup.SRK) + "\" ] || [ -z \"$"
						+ ScriptFuse.variable(FuseGroup.CLOSE) + "\" ] || [ -z \"$MISSING\" ] || fail "
						+ quoted(ScriptFuse.CLOSES_BLINDLY));
			}
		}
	}

	private void checkOpen(FuseMap map, FuseRequest revoking) {
		String word = variable(map.closeWord().index());
		line("if [ -n \"$" + ScriptFuse.variable(revoking.group()) + "\" ] && [ -n \"$MISSING\" ]; then");
		line("\t[ -n " + word + " ] || fail " + quoted(map.closeWord() + " could not be read."));
		line("\tbits " + word + " " + hex(map.closeMask()));
		line("\t[ \"$BITS\" = " + NOTHING + " ] || fail " + quoted(ScriptFuse.REVOKES));
		line("fi");
	}

	@Override
	public void consent(ConsentStep step) {
		line("");
		step.consequences().forEach(consequence -> line("# " + oneLine(consequence)));
		line("# Who starts this script agrees to the erase; fuses need their arguments, and a yes.");
		List<BurnFusesStep> burns = ScriptHead.burns(plan);
		if (burns.isEmpty()) {
			return;
		}
		line("TOKEN=");
		line("TYPED=");
		burns.forEach(this::announce);
		line("[ -z \"$TOKEN\" ] || agree");
	}

	/** Shows what a group burns, if it is chosen. */
	private void announce(BurnFusesStep step) {
		line("if [ -n \"$" + ScriptFuse.variable(step.group()) + "\" ]; then");
		line("\techo " + quoted("To be burnt for \"" + step.group().id() + "\", which nothing undoes:"));
		step.burns().forEach(burn -> line("\techo " + quoted("  " + ScriptFuse.line(burn)) + "\", now 0x$"
				+ ScriptFuse.word(burn.read().index()) + "\""));
		line("\techo " + quoted("  " + oneLine(step.group().consequence())));
		line("\tTOKEN=${TOKEN}" + ScriptFuse.token(plan, step));
		if (step.group().isTyped()) {
			line("\tTYPED=\"$TYPED " + step.group().id() + "\"");
		}
		line("fi");
	}

	@Override
	public void configure(ConfigureStep step) {
		begin(step);
		step.setup().forEach(this::run);
		line("capture " + call(step.attributes()));
		line("case $RESULT:$OUT in");
		line("0:*) ;;");
		line("1:*" + StatusCode.UNKNOWN_PROPERTY + "*) echo \"This flashloader does not tell what it found.\" ;;");
		line("*) fail \"The flashloader did not tell what it found.\" ;;");
		line("esac");
	}

	@Override
	public void erase(EraseStep step) {
		begin(step);
		step.regions().forEach(this::run);
	}

	@Override
	public void writeFcb(WriteFcbStep step) {
		begin(step);
		step.writes().forEach(this::run);
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
		if (step.file().isPresent()) {
			line("cmp " + result + " " + word(step.file().get().path())
					+ " || fail \"The flash differs from the FCB.\"");
		} else {
			line("[ \"$(head -c 4 " + result + ")\" = FCFB ] || fail \"The flash has no FCB.\"");
		}
		line("rm -f " + result);
	}

	@Override
	public void burnFuses(BurnFusesStep step) {
		line("");
		line("if [ -n \"$" + ScriptFuse.variable(step.group()) + "\" ]; then");
		line("step " + quoted("Burn the fuses \"" + step.group().id() + "\""));
		for (Required required : step.required()) {
			FuseRequest needed = required.request();
			readFuse(needed.word().name(), required.read());
			failUnless(needed, needed.word().name() + " is not as it must be before the fuses \"" + step.group().id()
					+ "\" are burnt.");
		}
		for (int lock : ScriptFuse.lockWords(step)) {
			readFuse("Fuse word " + lock, new BoardCommand.ReadFuse(step.burns().get(0).read().board(), lock));
		}
		step.burns().forEach(this::burn);
		line("fi");
	}

	private void burn(Burn burn) {
		FuseRequest wanted = burn.request();
		String name = wanted.word().name();
		readFuse(name, burn.read());
		line(check(wanted));
		line("if [ -n \"$MISSING\" ]; then");
		run(burn.program());
		readFuse(name, burn.read());
		failUnless(wanted, name + " is not as burnt.");
		line("fi");
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

	@Override
	public void lookAtFcb(LookAtFcbStep step) {
		begin(step);
		run(step.read());
	}

	@Override
	public void testSector(SectorTestStep step) {
		line("");
		line("# " + oneLine(step.title()) + ": this needs Bootseal, which restores the sector whatever happens.");
	}

	@Override
	public void makeKeyBlob(KeyBlobStep step) {
		begin(step);
		run(step.make());
	}

	@Override
	public void writeKeyBlob(WriteKeyBlobStep step) {
		begin(step);
		run(step.write());
		readBack(step.read(), quoted(step.write().result()), "key blob");
	}

	@Override
	public void writePart(WritePartStep step) {
		begin(step);
		run(step.write());
		readBack(step.read(), word(step.write().file().path()), step.name());
	}

	private void readBack(BoardCommand.ReadMemory read, String expected, String name) {
		String result = quoted(read.result());
		line("rm -f " + result);
		run(read);
		line("cmp " + result + " " + expected + " || fail " + quoted("The flash differs from the " + name + "."));
		line("rm -f " + result);
	}

	@Override
	public void encrypt(EncryptStep step) {
		begin(step);
		step.setup().forEach(this::run);
	}

	@Override
	public void verifyCipher(VerifyCipherStep step) {
		begin(step);
		String result = quoted(step.read().result());
		line("rm -f " + result);
		run(step.read());
		line("if cmp -s " + result + " " + word(step.image().path()) + "; then");
		line("\tfail \"The flash is not encrypted.\"");
		line("fi");
		line("rm -f " + result);
	}

	@Override
	public void seal(SealStep step) {
		line("");
		line("# After the part was closed, start this script again. " + step.title() + ".");
	}
}
