/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xmcd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Xmcd;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** XMCDs of every kind, for every device whose ROM reads one: from fields to bytes, to text, and back. */
class XmcdPropertiesTest {

	@Property(tries = 200)
	void anXmcdIsReadAsItWasWritten(@ForAll("devices") Device device, @ForAll XmcdKind kind, @ForAll Random random,
			@ForAll @IntRange(max = 40) int offset) throws BadInputException, HabFormatException {
		ConfigurationBlock block = XmcdConfiguration.template(device, kind).block();
		for (BlockField field : block.fields()) {
			// the header and the first option say how long and of which kind it is
			if (field.offset() != 0 && !field.name().equals("configOption0") && random.nextBoolean()) {
				block = block.with(field, random.nextLong() & field.max());
			}
		}
		byte[] bytes = block.bytes();
		byte[] behind = new byte[offset + bytes.length + 7];
		Arrays.fill(behind, (byte) 0xC0);
		System.arraycopy(bytes, 0, behind, offset, bytes.length);
		Xmcd xmcd = Xmcd.parse(behind, offset);
		assertArrayEquals(Arrays.copyOf(bytes, xmcd.length()), xmcd.encode());
		XmcdConfiguration configuration = XmcdConfiguration.of(device, xmcd);
		XmcdConfiguration again = XmcdConfiguration
				.interpret(YamlMap.parse(Path.of("xmcd.yaml"), configuration.text()));
		assertEquals(configuration, again);
		assertEquals(configuration.checksum(), again.checksum());
	}

	@Provide
	Arbitrary<Device> devices() {
		return Arbitraries.of(DeviceCatalogue.builtIn().names()).map(name -> {
			try {
				return DeviceCatalogue.builtIn().find(name);
			} catch (BadInputException e) {
				throw new AssertionError(e);
			}
		}).filter(Device::xmcd);
	}
}
