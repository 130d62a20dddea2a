/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that do something. When a command line names one of them, only that one is set up: reading the options
 * of all commands by reflection takes longer than most of them run.
 */
enum Leaf {
	IMAGE_BUILD(ImageBuildCommand.class, "image", "build"), //
	IMAGE_INSPECT(ImageInspectCommand.class, "image", "inspect"), //
	IMAGE_VERIFY(ImageVerifyCommand.class, "image", "verify"), //
	IMAGE_EVENTS(ImageEventsCommand.class, "image", "events"), //
	IMAGE_CONVERT(ImageConvertCommand.class, "image", "convert"), //
	IMAGE_TEMPLATE(ImageTemplateCommand.class, "image", "template"), //
	IMAGE_MERGE(ImageMergeCommand.class, "image", "merge"), //
	IMAGE_SPLIT(ImageSplitCommand.class, "image", "split"), //
	XIP_ENCRYPT(XipEncryptCommand.class, "xip", "encrypt"), //
	XIP_DECRYPT(XipDecryptCommand.class, "xip", "decrypt"), //
	XIP_OTPMK(XipOtpmkCommand.class, "xip", "otpmk"), //
	FCB_SHOW(FcbShowCommand.class, "fcb", "show"), //
	FCB_TEMPLATE(FcbTemplateCommand.class, "fcb", "template"), //
	FCB_MAKE(FcbMakeCommand.class, "fcb", "make"), //
	FCB_COMPARE(FcbCompareCommand.class, "fcb", "compare"), //
	FCB_CONVERT(FcbConvertCommand.class, "fcb", "convert"), //
	XMCD_SHOW(XmcdShowCommand.class, "xmcd", "show"), //
	XMCD_TEMPLATE(XmcdTemplateCommand.class, "xmcd", "template"), //
	XMCD_CONVERT(XmcdConvertCommand.class, "xmcd", "convert"), //
	KEYS_NEW(KeysNewCommand.class, "keys", "new"), //
	KEYS_IMPORT(KeysImportCommand.class, "keys", "import"), //
	KEYS_SHOW(KeysShowCommand.class, "keys", "show"), //
	KEYS_SRK(KeysSrkCommand.class, "keys", "srk"), //
	OTP_READ(OtpReadCommand.class, "otp", "read"), //
	OTP_PLAN(OtpPlanCommand.class, "otp", "plan"), //
	OTP_SIMULATE(OtpSimulateCommand.class, "otp", "simulate"), //
	MEMORY_LIST(MemoryListCommand.class, "memory", "list"), //
	MEMORY_SHOW(MemoryShowCommand.class, "memory", "show"), //
	MEMORY_TEST(MemoryTestCommand.class, "memory", "test"), //
	MEMORY_SAVE(MemorySaveCommand.class, "memory", "save"), //
	MEMORY_RESTORE(MemoryRestoreCommand.class, "memory", "restore"), //
	MEMORY_FIND(MemoryFindCommand.class, "memory", "find"), //
	IMPORT_SEC(ImportSecCommand.class, "import", "sec"), //
	IMPORT_BUILD(ImportBuildCommand.class, "import", "build"), //
	IMPORT_SPSDK(ImportSpsdkCommand.class, "import", "spsdk"), //
	BOARD_LIST(BoardListCommand.class, "board", "list"), //
	RECORD_COMPARE(RecordCompareCommand.class, "record", "compare"), //
	BOARD_PREDICT(BoardPredictCommand.class, "board", "predict"), //
	BOARD_WHY(BoardWhyCommand.class, "board", "why"), //
	BOARD_INSTALL_UDEV(BoardInstallUdevCommand.class, "board", "install-udev"), //
	BOARD_SCENARIOS(BoardScenariosCommand.class, "board", "scenarios"), //
	BOARD_VIRTUAL(BoardVirtualCommand.class, "board", "virtual"), //
	WRITE(WriteCommand.class, "write"), //
	RUN(RunCommand.class, "run"), //
	KEYBLOB(KeyBlobCommand.class, "keyblob"), //
	SCRIPT(ScriptCommand.class, "script"), //
	FACTORY_EXPORT(FactoryExportCommand.class, "factory", "export"), //
	SUPPORT(SupportCommand.class, "support"), //
	FACTORY_SHOW(FactoryShowCommand.class, "factory", "show"), //
	DOCTOR(DoctorCommand.class, "doctor"), //
	EXPLAIN(ExplainCommand.class, "explain");

	private final Class<? extends CommandBase> type;
	private final List<String> path;

	Leaf(Class<? extends CommandBase> type, String... path) {
		this.type = type;
		this.path = List.of(path);
	}

	/**
	 * @param arguments
	 *            a whole command line
	 * @return the command that it names, if it begins with the name of one
	 */
	static Optional<Leaf> named(String... arguments) {
		List<String> words = Arrays.asList(arguments);
		for (Leaf leaf : values()) {
			if (words.size() >= leaf.path.size() && words.subList(0, leaf.path.size()).equals(leaf.path)) {
				return Optional.of(leaf);
			}
		}
		return Optional.empty();
	}

	/**
	 * @param factory
	 *            makes the command
	 * @return a command line that knows this command only, under its full name
	 */
	CommandLine alone(IFactory factory) {
		CommandLine root = new CommandLine(CommandSpec.create().name("bootseal"), factory);
		CommandLine parent = root;
		for (String word : path.subList(0, path.size() - 1)) {
			CommandLine group = new CommandLine(CommandSpec.create().name(word), factory);
			parent.addSubcommand(word, group);
			parent = group;
		}
		parent.addSubcommand(path.get(path.size() - 1), new CommandLine(type, factory));
		return root;
	}

	/** @return the words that call this command */
	List<String> path() {
		return path;
	}
}
