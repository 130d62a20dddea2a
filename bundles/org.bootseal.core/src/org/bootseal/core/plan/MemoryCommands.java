/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.Property;

/**
 * The commands that tell a flashloader what flash is connected: option words are written into RAM and applied. Where a
 * FlexSPI is to be chosen, a word of its own is applied first.
 */
public final class MemoryCommands {

	private final Device device;
	private final UsbId flashloader;
	private final FlexSpiNorOption option;
	private final OptionalInt instance;

	/**
	 * @param device
	 *            the device
	 * @param option
	 *            what flash is connected
	 * @param instance
	 *            which FlexSPI of those that {@link FlexSpiInstance#of} names; empty for that of the boot flash
	 */
	public MemoryCommands(Device device, FlexSpiNorOption option, OptionalInt instance) {
		this.device = device;
		this.flashloader = device.flashloaderId();
		this.option = option;
		this.instance = instance.isPresent() ? instance : FlexSpiInstance.byDefault(device);
	}

	/** @return the commands that configure the flash, in their order */
	public List<BoardCommand> setup() {
		List<BoardCommand> commands = new ArrayList<>();
		if (instance.isPresent()) {
			commands.add(fill(0, FlexSpiInstance.selectWord(instance.getAsInt())));
			commands.add(configure());
		}
		commands.addAll(configured(option.words()));
		return List.copyOf(commands);
	}

	/** The commands that bring option words to the flashloader. */
	private List<BoardCommand> configured(List<Integer> words) {
		List<BoardCommand> commands = new ArrayList<>();
		for (int index = 0; index < words.size(); index++) {
			commands.add(fill(index, words.get(index)));
		}
		commands.add(configure());
		return commands;
	}

	/** @return the command that asks what the flashloader found out about the flash */
	public BoardCommand.GetProperty attributes() {
		return new BoardCommand.GetProperty(flashloader, Property.EXTERNAL_MEMORY_ATTRIBUTES,
				FlexSpiNorOption.MEMORY_ID);
	}

	/** @return the commands that make the flashloader program the FCB that it worked out; its place must be erased */
	public List<BoardCommand> generateFcb() {
		return List.copyOf(configured(List.of(FlexSpiNorOption.WRITE_FCB)));
	}

	/**
	 * @param words
	 *            option words for encryption
	 * @return the commands that make the flashloader encrypt from then on; the flash must be configured
	 */
	public List<BoardCommand> encrypt(List<Integer> words) {
		return List.copyOf(configured(words));
	}

	/** @return address at which the flash can be read */
	public long flashBase() {
		return instance.isPresent() ? FlexSpiInstance.window(device, instance.getAsInt()).start() : device.flashBase();
	}

	/** @return the flash in plain words */
	String summary() {
		return option.summary();
	}

	/** @return what is sent to configure the flash, as blhost's command lines */
	public List<String> lines() {
		List<String> lines = new ArrayList<>(setup().stream().map(BoardCommand::line).toList());
		lines.add(attributes().line());
		return List.copyOf(lines);
	}

	private BoardCommand.FillMemory fill(int index, int word) {
		return new BoardCommand.FillMemory(flashloader,
				device.optionWordAddress() + (long) index * BoardCommand.FillMemory.LENGTH, word);
	}

	private BoardCommand.ConfigureMemory configure() {
		return new BoardCommand.ConfigureMemory(flashloader, FlexSpiNorOption.MEMORY_ID, device.optionWordAddress());
	}
}
