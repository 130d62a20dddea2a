/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * What is known so far while an import is planned. Several files say the same thing; the first one counts, and one that
 * says something else becomes a remark.
 */
final class ImportDraft {

	private final Path target;
	private final String name;
	private final List<ImportedFile> files = new ArrayList<>();
	private final List<Remark> remarks = new ArrayList<>();
	private final FuseDraft fuses = new FuseDraft();
	private Optional<Device> device = Optional.empty();
	private Optional<String> source = Optional.empty();
	private Optional<BootType> bootType = Optional.empty();
	private Optional<String> bootMemory = Optional.empty();
	private Optional<Long> startAddress = Optional.empty();
	private Optional<Long> entryPoint = Optional.empty();
	private Optional<String> xip = Optional.empty();
	private Optional<String> keyFolder = Optional.empty();
	private OptionalInt srkIndex = OptionalInt.empty();
	private Optional<String> memoryFile = Optional.empty();
	private Optional<FlexSpiNorOption> option = Optional.empty();
	private OptionalInt instance = OptionalInt.empty();
	private Optional<String> fcb = Optional.empty();
	private Optional<String> fusesFile = Optional.empty();
	private Optional<String> flashloader = Optional.empty();
	private Optional<String> connection = Optional.empty();
	private boolean keepsBootHeader;
	private Optional<ImportPlan.Keys> keys = Optional.empty();

	/**
	 * @param target
	 *            the folder that gets the files
	 * @param name
	 *            what the files are called
	 */
	ImportDraft(Path target, String name) {
		this.target = target.toAbsolutePath().normalize();
		String plain = name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]+", "");
		this.name = plain.isEmpty() ? "imported" : plain;
	}

	Path target() {
		return target;
	}

	String name() {
		return name;
	}

	FuseDraft fuses() {
		return fuses;
	}

	void add(Remark remark) {
		remarks.add(remark);
	}

	/** The application brings a boot header along, which is taken as it is. */
	void keepBootHeader() {
		keepsBootHeader = true;
	}

	boolean keepsBootHeader() {
		return keepsBootHeader;
	}

	void taken(String place, String message) {
		remarks.add(new Remark(Remark.Kind.TAKEN, place, message));
	}

	void assumed(String place, String message) {
		remarks.add(new Remark(Remark.Kind.ASSUMED, place, message));
	}

	void leftOut(String place, String message) {
		remarks.add(new Remark(Remark.Kind.LEFT_OUT, place, message));
	}

	/**
	 * Adds a file.
	 *
	 * @param wanted
	 *            its name; changed if another file has it
	 * @return the name that it gets
	 */
	String add(String wanted, String meaning, ImportedFile.Content content) {
		for (ImportedFile file : files) {
			if (file.path().equalsIgnoreCase(wanted)) {
				if (file.content().equals(content)) {
					return file.path();
				}
				int dot = wanted.indexOf('.', 1);
				String stem = dot < 0 ? wanted : wanted.substring(0, dot);
				return add(stem + "-2" + (dot < 0 ? "" : wanted.substring(dot)), meaning, content);
			}
		}
		files.add(new ImportedFile(wanted, meaning, content));
		return wanted;
	}

	void device(String place, Device found) {
		device = first(device, found, place, Device::name, "the device");
	}

	void source(String place, String file) {
		source = first(source, file, place, text -> text, "the application");
	}

	void bootType(String place, BootType type) {
		bootType = first(bootType, type, place, BootType::toString, "the boot type");
	}

	void bootMemory(String place, String memory) {
		bootMemory = first(bootMemory, memory, place, text -> text, "the boot memory");
	}

	void startAddress(String place, long address) {
		startAddress = first(startAddress, address, place, "0x%08X"::formatted, "the start address");
	}

	void entryPoint(String place, long address) {
		entryPoint = first(entryPoint, address, place, "0x%08X"::formatted, "the entry point");
	}

	/** How the flash is encrypted: "userKey" or "otpmk". */
	void xip(String place, String keySource) {
		xip = first(xip, keySource, place, text -> text, "the key of encrypted flash");
	}

	void keyFolder(String folder) {
		keyFolder = keyFolder.or(() -> Optional.of(folder));
	}

	void keys(ImportPlan.Keys found) {
		keys = Optional.of(found);
		keyFolder = Optional.of(found.folder());
	}

	Optional<ImportPlan.Keys> keys() {
		return keys;
	}

	void srkIndex(String place, int index) {
		Optional<Integer> known = srkIndex.isPresent() ? Optional.of(srkIndex.getAsInt()) : Optional.empty();
		srkIndex = OptionalInt.of(first(known, index, place, String::valueOf, "the index of the SRK").orElseThrow());
	}

	void memoryFile(String place, String file) {
		memoryFile = first(memoryFile, file, place, text -> text, "the memory configuration");
	}

	void option(String place, FlexSpiNorOption words) {
		option = first(option, words, place, FlexSpiNorOption::toString, "the option words");
	}

	void instance(int number) {
		instance = OptionalInt.of(number);
	}

	void fcb(String place, String file) {
		fcb = first(fcb, file, place, text -> text, "the FCB");
	}

	void fusesFile(String file) {
		if (fusesFile.isPresent()) {
			leftOut(file, "in the provisioning file, because it names " + fusesFile.get() + " and takes one only");
		} else {
			fusesFile = Optional.of(file);
		}
	}

	void flashloader(String file) {
		flashloader = flashloader.or(() -> Optional.of(file));
	}

	void connection(String board) {
		connection = Optional.of(board);
	}

	Optional<Device> device() {
		return device;
	}

	Optional<String> source() {
		return source;
	}

	BootType bootType() {
		return bootType.orElse(BootType.UNSIGNED);
	}

	boolean saysBootType() {
		return bootType.isPresent();
	}

	Optional<String> bootMemory() {
		return bootMemory;
	}

	Optional<Long> startAddress() {
		return startAddress;
	}

	Optional<Long> entryPoint() {
		return entryPoint;
	}

	Optional<String> xip() {
		return xip;
	}

	Optional<String> keyFolder() {
		return keyFolder;
	}

	OptionalInt srkIndex() {
		return srkIndex;
	}

	Optional<String> memoryFile() {
		return memoryFile;
	}

	Optional<FlexSpiNorOption> option() {
		return option;
	}

	OptionalInt instance() {
		return instance;
	}

	Optional<String> fcb() {
		return fcb;
	}

	Optional<String> fusesFile() {
		return fusesFile;
	}

	Optional<String> flashloader() {
		return flashloader;
	}

	Optional<String> connection() {
		return connection;
	}

	private <T> Optional<T> first(Optional<T> known, T found, String place,
			Function<T, String> text, String meaning) {
		if (known.isEmpty()) {
			return Optional.of(found);
		}
		if (!known.get().equals(found)) {
			leftOut(place, meaning + " " + text.apply(found) + ", because " + text.apply(known.get())
					+ " was said before");
		}
		return known;
	}

	/** @return the plan, with all that is known by now */
	ImportPlan plan() {
		new DraftFiles(this).complete();
		List<ImportedFile> sorted = new ArrayList<>(files);
		// what people open first stands first
		sorted.sort(Comparator.comparing((ImportedFile file) -> !file.path().endsWith(".bootseal")));
		return new ImportPlan(sorted, keys, remarks);
	}
}
