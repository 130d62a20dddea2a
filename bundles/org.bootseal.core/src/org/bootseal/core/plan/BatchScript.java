/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.bootseal.core.plan.BatchTools.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;

/**
 * A plan as a batch file of Windows. Numbers are compared by PowerShell, because the command processor knows no
 * unsigned 32-bit numbers. A command has failed if its exit code is not 0; {@code if errorlevel 1} would take the
 * negative codes of crashed programs for success.
 */
final class BatchScript extends BatchFuses implements StepVisitor<RuntimeException> {

	private final WritePlan plan;

	BatchScript(WritePlan plan, Path folder) {
		super(folder);
		this.plan = plan;
		head();
	}

	private void head() {
		line("@echo off");
		ScriptHead.lines(plan).forEach(line -> line(("rem " + plain(line)).stripTrailing()));
		line("setlocal EnableExtensions DisableDelayedExpansion");
		// file names in this script are UTF-8
		line("chcp 65001 >nul");
		line("cd /d \"%~dp0\" || exit /b 2");
		// a variable of this name would hide the exit codes
		line("set \"ERRORLEVEL=\"");
		line("if not defined BLHOST set \"BLHOST=blhost\"");
		line("if not defined SDPHOST set \"SDPHOST=sdphost\"");
		line("set \"OUT=%TEMP%\\bootseal_%RANDOM%%RANDOM%.txt\"");
		List<BurnFusesStep> burns = ScriptHead.burns(plan);
		for (BurnFusesStep burn : burns) {
			line("set \"" + ScriptFuse.variable(burn.group()) + "=\"");
		}
		line("set \"YES=\"");
		line(":arguments");
		line("if \"%~1\"==\"\" goto start");
		for (BurnFusesStep burn : burns) {
			line("if \"%~1\"==\"" + ScriptFuse.argument(burn.group()) + "\" (");
			line("\tset \"" + ScriptFuse.variable(burn.group()) + "=yes\"");
			line("\tshift");
			line("\tgoto arguments");
			line(")");
		}
		if (!burns.isEmpty()) {
			line("set \"ARGUMENT=%~1\"");
			line("if \"%ARGUMENT:~0,4%\"==\"yes:\" (");
			line("\tset \"YES=%ARGUMENT:~4%\"");
			line("\tshift");
			line("\tgoto arguments");
			line(")");
		}
		line("echo Unknown argument: \"%~1\"");
		line("exit /b 2");
		line(":start");
	}

	/** The script, lines ended by \r\n. */
	String text() {
		List<String> all = new ArrayList<>(lines());
		all.addAll(List.of(DELETE_OUT, "echo ### Done", "exit /b 0", ""));
		all.addAll(List.of(":failed", DELETE_OUT, "echo %WHY%", "echo FAILED at: %STEP%", "exit /b 1"));
		if (plan.steps().stream().anyMatch(ReadFusesStep.class::isInstance)) {
			all.addAll(BatchTools.FUSE_FUNCTIONS);
		}
		return String.join("\r\n", all) + "\r\n";
	}

	@Override
	public void look(LookStep step) {
		begin(step.title());
		line("rem the first command after the start of a flashloader can be lost, so it is repeated");
		ping(step.ping());
		ping(step.ping());
	}

	private void ping(BoardCommand.GetProperty ping) {
		line(call(ping) + " >nul 2>&1 && goto flashloader_runs");
	}

	@Override
	public void startFlashloader(StartFlashloaderStep step) {
		begin(step.title());
		new BatchRom(this).start(step);
		line(":flashloader_started");
		because("The flashloader did not answer " + step.limit().toSeconds() + " pings.");
		line("set /a PINGS_LEFT=" + step.limit().toSeconds());
		line(":flashloader_wait");
		ping(step.ping());
		line("set /a PINGS_LEFT-=1");
		line("if %PINGS_LEFT% leq 0 goto failed");
		// one second: timeout.exe needs a console, ping does not
		line("ping -n 2 127.0.0.1 >nul");
		line("goto flashloader_wait");
		line(":flashloader_runs");
	}

	@Override
	public void readFuses(ReadFusesStep step) {
		begin(step.title());
		step.reads().forEach(this::lookAtFuse);
		line("rem what can't be burnt ends the script before anything is changed");
		for (FuseRequest wanted : ScriptFuse.burnable(step)) {
			String next = label("checked");
			line("if not defined " + ScriptFuse.variable(wanted.group()) + " goto " + next);
			check(wanted, next);
			if (ScriptFuse.precedesClosing(plan, wanted)) {
				because(ScriptFuse.CLOSES_BLINDLY);
				line("if defined " + ScriptFuse.variable(FuseGroup.CLOSE) + " goto failed");
			}
			if (ScriptFuse.revokesInUse(step, wanted)) {
				FuseWord close = step.map().closeWord();
				failUnread(close.name(), close.index());
				none(close.index(), step.map().closeMask(), ScriptFuse.REVOKES);
			}
			line(":" + next);
		}
	}

	@Override
	public void consent(ConsentStep step) {
		line("");
		step.consequences().forEach(consequence -> line("rem " + plain(consequence)));
		line("rem Who starts this script agrees to the erase; fuses need their arguments, and a yes.");
		List<BurnFusesStep> burns = ScriptHead.burns(plan);
		if (!burns.isEmpty()) {
			line("set \"TOKEN=\"");
			burns.forEach(this::announce);
			agree(burns);
		}
	}

	/** Shows what a group burns, if it is chosen. */
	private void announce(BurnFusesStep step) {
		String next = label("announced");
		line("if not defined " + ScriptFuse.variable(step.group()) + " goto " + next);
		line("echo " + plain("To be burnt for " + step.group().id() + ", which nothing undoes:"));
		step.burns().forEach(burn -> line("echo   " + plain(ScriptFuse.line(burn)) + ", now %"
				+ ScriptFuse.word(burn.read().index()) + "%"));
		line("echo   " + plain(step.group().consequence()));
		line("set \"TOKEN=%TOKEN%" + ScriptFuse.token(plan, step) + "\"");
		line(":" + next);
	}

	/** Asks for a yes, and for the names of what has to be typed; or takes the token. */
	private void agree(List<BurnFusesStep> burns) {
		line("if not defined TOKEN goto agreed");
		line("if defined YES goto with_token");
		line("echo To agree beforehand, say yes:%TOKEN%");
		ask("yes");
		for (BurnFusesStep burn : burns) {
			if (burn.group().isTyped()) {
				String next = label("typed");
				line("if not defined " + ScriptFuse.variable(burn.group()) + " goto " + next);
				ask(burn.group().id());
				line(":" + next);
			}
		}
		line("goto agreed");
		line(":with_token");
		because("The token does not stand for these fuses. Nothing was changed.");
		line("if not \"%YES%\"==\"%TOKEN%\" goto failed");
		line(":agreed");
	}

	private void ask(String answer) {
		because("Not agreed to. Nothing was changed.");
		line("set \"ANSWER=\"");
		line("set /p \"ANSWER=Burn them? Type " + answer + ": \"");
		line("if not \"%ANSWER%\"==\"" + answer + "\" goto failed");
	}

	@Override
	public void configure(ConfigureStep step) {
		begin(step.title());
		step.setup().forEach(this::run);
		capture(step.attributes());
		String next = label("configured");
		line("if \"%RESULT%\"==\"0\" goto " + next);
		because("The flashloader did not tell what it found.");
		failAbove1();
		contains(StatusCode.UNKNOWN_PROPERTY, "|| goto failed");
		line("echo This flashloader does not tell what it found.");
		line(":" + next);
	}

	@Override
	public void erase(EraseStep step) {
		begin(step.title());
		step.regions().forEach(this::run);
	}

	@Override
	public void writeFcb(WriteFcbStep step) {
		begin(step.title());
		step.writes().forEach(this::run);
	}

	@Override
	public void writeImage(WriteImageStep step) {
		begin(step.title());
		run(step.write());
	}

	@Override
	public void verifyImage(VerifyImageStep step) {
		begin(step.title());
		String result = quoted(step.read().result());
		line("del " + result + " >nul 2>&1");
		run(step.read());
		requireSame(result, step.image(), "image");
		line("del " + result);
	}

	private void requireSame(String result, PlanFile file, String name) {
		because("The flash differs from the " + name + ".");
		line("set \"FILE=" + file(file.path()) + "\"");
		line("fc /b " + result + " \"%FILE%\" >nul || goto failed");
	}

	@Override
	public void verifyFcb(VerifyFcbStep step) {
		begin(step.title());
		String result = quoted(step.read().result());
		line("del " + result + " >nul 2>&1");
		run(step.read());
		if (step.file().isPresent()) {
			requireSame(result, step.file().get(), "FCB");
		} else {
			because("The flash has no FCB.");
			line("findstr /B /C:\"FCFB\" " + result + " >nul || goto failed");
		}
		line("del " + result);
	}

	@Override
	public void burnFuses(BurnFusesStep step) {
		String end = "no_" + ScriptFuse.argument(step.group());
		line("");
		line("if not defined " + ScriptFuse.variable(step.group()) + " goto " + end);
		begin("Burn the fuses " + step.group().id());
		for (Required required : step.required()) {
			FuseRequest needed = required.request();
			readFuse(needed.word().name(), required.read());
			because(needed.word().name() + " is not as it must be before the fuses " + step.group().id()
					+ " are burnt.");
			line(bits(needed.word().index(), needed.mask(), needed.value()) + " || goto failed");
		}
		for (int lock : ScriptFuse.lockWords(step)) {
			readFuse("Fuse word " + lock, new BoardCommand.ReadFuse(step.burns().get(0).read().board(), lock));
		}
		step.burns().forEach(this::burn);
		line(":" + end);
	}

	private void burn(Burn burn) {
		FuseRequest wanted = burn.request();
		String next = label("fuse");
		lookAtFuse(burn.read());
		check(wanted, next);
		run(burn.program());
		readFuse(wanted.word().name(), burn.read());
		because(wanted.word().name() + " is not as burnt.");
		line(bits(wanted.word().index(), wanted.mask(), wanted.value()) + " || goto failed");
		line(":" + next);
	}

	@Override
	public void reset(ResetStep step) {
		begin(step.title());
		run(step.reset());
	}

	@Override
	public void prove(ProveStep step) {
		line("");
		line("rem To see the application start, set the boot pins to internal boot and reset the board.");
	}

	@Override
	public void lookAtFcb(LookAtFcbStep step) {
		begin(step.title());
		run(step.read());
	}

	@Override
	public void makeKeyBlob(KeyBlobStep step) {
		begin(step.title());
		run(step.make());
	}

	@Override
	public void writeKeyBlob(WriteKeyBlobStep step) {
		begin(step.title());
		run(step.write());
		readBack(step.read(), step.write().result(), "key blob");
	}

	@Override
	public void writePart(WritePartStep step) {
		begin(step.title());
		run(step.write());
		readBack(step.read(), file(step.write().file().path()), step.name());
	}

	private void readBack(BoardCommand.ReadMemory read, String expected, String name) {
		String result = quoted(read.result());
		line("del " + result + " >nul 2>&1");
		run(read);
		because("The flash differs from the " + name + ".");
		line("set \"FILE=" + expected + "\"");
		line("fc /b " + result + " \"%FILE%\" >nul || goto failed");
		line("del " + result);
	}

	@Override
	public void encrypt(EncryptStep step) {
		begin(step.title());
		step.setup().forEach(this::run);
	}

	@Override
	public void verifyCipher(VerifyCipherStep step) {
		begin(step.title());
		String result = quoted(step.read().result());
		line("del " + result + " >nul 2>&1");
		run(step.read());
		because("The flash is not encrypted.");
		line("set \"FILE=" + file(step.image().path()) + "\"");
		line("fc /b " + result + " \"%FILE%\" >nul && goto failed");
		line("del " + result);
	}

	@Override
	public void seal(SealStep step) {
		line("");
		line("rem After the part was closed, start this script again. " + plain(step.title()) + ".");
	}

	@Override
	public void testSector(SectorTestStep step) {
		line("rem " + plain(step.title()) + ": this needs Bootseal, which restores the sector whatever happens.");
	}
}
