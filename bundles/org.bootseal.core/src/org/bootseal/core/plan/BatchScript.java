/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpResponse;

/**
 * A plan as a batch file of Windows. Numbers are compared by PowerShell, because the command processor knows no unsigned
 * 32-bit numbers.
 */
final class BatchScript implements StepVisitor<RuntimeException> {

	private final WritePlan plan;
	private final Path folder;
	private final List<String> lines = new ArrayList<>();
	private int labels;

	BatchScript(WritePlan plan, Path folder) {
		this.plan = plan;
		this.folder = folder;
		head();
	}

	private void head() {
		line("@echo off");
		line("rem " + plain(plan.title()) + ".");
		line("rem Needs blhost and sdphost of SPSDK; set BLHOST and SDPHOST if they are not on the PATH.");
		List<BurnFusesStep> burns = plan.steps().stream().filter(BurnFusesStep.class::isInstance)
				.map(BurnFusesStep.class::cast).toList();
		for (BurnFusesStep burn : burns) {
			line("rem Argument " + ScriptFuse.argument(burn.group()) + ": " + plain(burn.group().consequence()));
		}
		line("setlocal");
		// file names in this script are UTF-8
		line("chcp 65001 >nul");
		line("cd /d \"%~dp0\" || exit /b 2");
		line("if not defined BLHOST set \"BLHOST=blhost\"");
		line("if not defined SDPHOST set \"SDPHOST=sdphost\"");
		line("set \"OUT=%TEMP%\\bootseal_%RANDOM%%RANDOM%.txt\"");
		for (BurnFusesStep burn : burns) {
			line("set \"" + ScriptFuse.variable(burn.group()) + "=\"");
		}
		line(":arguments");
		line("if \"%~1\"==\"\" goto start");
		for (BurnFusesStep burn : burns) {
			line("if \"%~1\"==\"" + ScriptFuse.argument(burn.group()) + "\" (");
			line("\tset \"" + ScriptFuse.variable(burn.group()) + "=yes\"");
			line("\tshift");
			line("\tgoto arguments");
			line(")");
		}
		line("echo Unknown argument: %~1");
		line("exit /b 2");
		line(":start");
	}

	/** The script, lines ended by \r\n. */
	String text() {
		List<String> all = new ArrayList<>(lines);
		all.add("del \"%OUT%\" >nul 2>&1");
		all.add("echo ### Done");
		all.add("exit /b 0");
		all.add("");
		all.add(":failed");
		all.add("del \"%OUT%\" >nul 2>&1");
		all.add("echo FAILED at: %STEP%");
		all.add("exit /b 1");
		return String.join("\r\n", all) + "\r\n";
	}

	@Override
	public void look(LookStep step) {
		begin(step.title());
		line("rem the first command after the start of a flashloader can be lost, so its answer does not count");
		line(call(step.ping()) + " >nul 2>&1");
		line(call(step.ping()));
		line("if not errorlevel 1 goto flashloader_runs");
	}

	@Override
	public void startFlashloader(StartFlashloaderStep step) {
		begin(step.title());
		capture(step.status());
		contains(HabState.OPEN.word(), "goto hab_open");
		contains(HabState.CLOSED.word(), "goto hab_closed");
		line("echo Neither a flashloader nor a ROM in serial download answers.");
		line("goto failed");
		loader("hab_open", step.forOpen(), "No flashloader is given.");
		loader("hab_closed", step.signed(), "The part is closed and no signed flashloader is given.");
		line(":flashloader_started");
		line("set /a SECONDS_LEFT=" + step.limit().toSeconds());
		line(":flashloader_wait");
		line(call(step.ping()) + " >nul 2>&1");
		line("if not errorlevel 1 goto flashloader_runs");
		line("set /a SECONDS_LEFT-=1");
		line("if %SECONDS_LEFT% leq 0 goto failed");
		// one second: timeout.exe needs a console, ping does not
		line("ping -n 2 127.0.0.1 >nul");
		line("goto flashloader_wait");
		line(":flashloader_runs");
	}

	private void loader(String label, Optional<Loader> loader, String none) {
		line(":" + label);
		if (loader.isEmpty()) {
			line("echo " + none);
			line("goto failed");
			return;
		}
		capture(loader.get().write());
		line("findstr /C:\"" + Integer.toUnsignedString(SdpResponse.FILE_COMPLETE) + "\" \"%OUT%\" >nul || goto failed");
		capture(loader.get().jump());
		line("goto flashloader_started");
	}

	private void contains(int word, String then) {
		line("findstr /C:\"" + Integer.toUnsignedString(word) + "\" \"%OUT%\" >nul && " + then);
	}

	@Override
	public void readFuses(ReadFusesStep step) {
		begin(step.title());
		for (BoardCommand.ReadFuse read : step.reads()) {
			lookAtFuse(read);
			step.requests().stream().filter(wanted -> wanted.word().index() == read.index() && wanted.value() != 0)
					.forEach(this::checkBeforeWriting);
		}
	}

	/** What can't be burnt ends the script before anything is changed. */
	private void checkBeforeWriting(FuseRequest wanted) {
		labels++;
		String next = "checked_" + labels;
		line("if not defined " + ScriptFuse.variable(wanted.group()) + " goto " + next);
		line("if not defined VALUE goto failed");
		line(bits(ScriptFuse.forbidden(wanted), "0"));
		line("if errorlevel 1 goto failed");
		line(":" + next);
	}

	private void readFuse(BoardCommand.ReadFuse read) {
		lookAtFuse(read);
		line("if not defined VALUE goto failed");
	}

	/** Keeps the word in VALUE; it is not defined if the word can't be read. */
	private void lookAtFuse(BoardCommand.ReadFuse read) {
		line("set \"VALUE=\"");
		capture(read);
		// the fuse word is the only line that holds digits and nothing else
		line("for /f \"tokens=1\" %%v in ('findstr /R /C:\"^ *[0-9][0-9]*$\" \"%OUT%\"') do set \"VALUE=%%v\"");
	}

	@Override
	public void consent(ConsentStep step) {
		line("");
		step.consequences().forEach(consequence -> line("rem " + plain(consequence)));
		line("rem Who starts this script agrees to the erase; fuses need their arguments.");
	}

	@Override
	public void configure(ConfigureStep step) {
		begin(step.title());
		step.options().forEach(this::run);
		run(step.configure());
		capture(step.attributes());
	}

	@Override
	public void erase(EraseStep step) {
		begin(step.title());
		step.regions().forEach(this::run);
	}

	@Override
	public void writeFcb(WriteFcbStep step) {
		begin(step.title());
		run(step.option());
		run(step.configure());
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
		line("fc /b " + result + " " + word(step.image().path()) + " >nul || goto failed");
		line("del " + result);
	}

	@Override
	public void verifyFcb(VerifyFcbStep step) {
		begin(step.title());
		String result = quoted(step.read().result());
		line("del " + result + " >nul 2>&1");
		run(step.read());
		line("findstr /B /C:\"FCFB\" " + result + " >nul || goto failed");
		line("del " + result);
	}

	@Override
	public void burnFuses(BurnFusesStep step) {
		String end = "no_" + ScriptFuse.argument(step.group());
		line("");
		line("if not defined " + ScriptFuse.variable(step.group()) + " goto " + end);
		begin("Burn the fuses " + step.group().id());
		for (Required required : step.required()) {
			readFuse(required.read());
			line(bits(ScriptFuse.mask(required.request()), ScriptFuse.value(required.request())));
			line("if errorlevel 1 goto failed");
		}
		step.burns().forEach(this::burn);
		line(":" + end);
	}

	private void burn(Burn burn) {
		FuseRequest wanted = burn.request();
		labels++;
		String next = "fuse_" + labels;
		readFuse(burn.read());
		line(bits(ScriptFuse.mask(wanted), ScriptFuse.value(wanted)));
		line("if not errorlevel 1 goto " + next);
		line(bits(ScriptFuse.forbidden(wanted), "0"));
		line("if errorlevel 1 goto failed");
		run(burn.program());
		readFuse(burn.read());
		line(bits(ScriptFuse.mask(wanted), ScriptFuse.value(wanted)));
		line("if errorlevel 1 goto failed");
		line(":" + next);
	}

	/** Sets the error level to 0 if the bits of VALUE in the mask are as wanted. */
	private static String bits(String mask, String value) {
		return "powershell -NoProfile -Command \"if (([uint64]%VALUE% -band [uint64]" + mask + ") -ne [uint64]" + value
				+ ") { exit 1 }\"";
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

	private void begin(String title) {
		line("");
		line("set \"STEP=" + plain(title) + "\"");
		line("echo ### %STEP%");
	}

	private void run(BoardCommand command) {
		line("echo ^> " + plain(command.line()));
		line(call(command));
		line("if errorlevel 1 goto failed");
	}

	/** Keeps what a command prints in the file OUT; the error level stays that of the command. */
	private void capture(BoardCommand command) {
		line("echo ^> " + plain(command.line()));
		line(call(command) + " > \"%OUT%\" 2>&1");
		line("set \"RESULT=%ERRORLEVEL%\"");
		line("type \"%OUT%\"");
		line("cmd /c exit %RESULT%");
	}

	private String call(BoardCommand command) {
		StringBuilder call = new StringBuilder("\"%").append(command.tool().name()).append("%\"");
		command.options().forEach(option -> call.append(' ').append(option));
		for (BoardCommand.Word word : command.words()) {
			call.append(' ').append(word.file() == null ? word.text() : word(word.file()));
		}
		return call.toString();
	}

	private String word(Path file) {
		return quoted(ScriptWriter.relative(folder, file).toString().replace('/', '\\'));
	}

	private static String quoted(String text) {
		return "\"" + text.replace("%", "%%") + "\"";
	}

	/** A text that the command processor takes as text. */
	private static String plain(String text) {
		return text.replaceAll("[&|<>^%!\"\\r\\n]", " ").strip();
	}

	private void line(String line) {
		lines.add(line);
	}
}
