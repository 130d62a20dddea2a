/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class CsfCommandTest {

	/** Written by hand from the tables of the HABv4 API reference. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"be000c00 03170100 00000060|Install SRK: index 1, SHA-256, table at CSF+0x60",
			"be000c02 09000001 00000284|Install CSFK in slot 1: verified by slot 0, certificate at CSF+0x284",
			"be000c00 09000002 000007dc|Install key in slot 2: verified by slot 0, certificate at CSF+0x7DC",
			"be000c01 09000002 60004800|Install key in slot 2: verified by slot 0, certificate at 0x60004800",
			"be000c01 bb000003 80007000|Install secret key in slot 3: blob at 0x80007000",
			"ca000c00 01c51b00 000005d8|Authenticate CSF with key 1, CMS at CSF+0x5D8, engine DCP",
			"ca001400 02c50000 00000b30 60001000 00000040|Authenticate data with key 2: 0x60001000+0x40, CMS at CSF+0xB30, engine ANY",
			"ca001c00 02c51b00 00000b30 60001000 00000040 60002000 00006770|Authenticate data with key 2: 0x60001000+0x40, 0x60002000+0x6770, CMS at CSF+0xB30, engine DCP",
			"ca000c01 0121ff00 60004800|Authenticate CSF with key 1, signature at 0x60004800, engine SW",
			"ca001400 00a31d00 00000f60 80002000 000025b0|Decrypt data with key 0: 0x80002000+0x25B0, MAC at CSF+0xF60, engine CAAM",
			"b1000803 00171b00|Set engine DCP for SHA-256",
			"b1000803 00551d01|Set engine CAAM for algorithm 0x55",
			"b200081e 00000002|Unlock SNVS: ZMK WRITE", "b2000821 00000012|Unlock OCOTP: SRK REVOKE, 0x10",
			"b2001021 0000000a 01234567 89abcdef|Unlock OCOTP: SRK REVOKE, JTAG, UID 0x0123456789ABCDEF",
			"b200081e 00000000|Unlock SNVS: nothing", "c0000400|No operation",
			"cc000c1c 401f8014 00000001|Write set bit mask, 4 bytes wide: 1 address",
			"cc001402 401f8014 00000001 401f8018 00000002|Write value, 2 bytes wide: 2 addresses",
			"cf000c14 400f0008 00000001|Check any clear: 0x400F0008 & 0x00000001",
			"cf00100c 400f0008 00000003 00000005|Check all set: 0x400F0008 & 0x00000003",
			"b400041d|Initialise CAAM", "b4000c0c 00000001 00000010|Initialise SRTC with 0x1, 0x10",
			"b400061d 0001|Other command (tag 0xB4, 6 bytes)", "b200040c|Unlock SRTC",
			"99000601 abcd|Other command (tag 0x99, 6 bytes)",
			"b1000801 04020108|Set manufacturing id: bank 4, row 2, 8 fuses from fuse 1",
			"b1000802 00000000|Other command (tag 0xB1, 8 bytes)",
			"be000e00 03170100 00000060 0102|Other command (tag 0xBE, 14 bytes)",
			"c0000401|Other command (tag 0xC0, 4 bytes)",
			"ca001000 01c51b00 000005d8 00000000|Other command (tag 0xCA, 16 bytes)" })
	void commandIsReadAndWrittenBack(String hex, String description) throws HabFormatException {
		byte[] command = HexFormat.of().parseHex(hex.replace(" ", ""));
		byte[] csf = HexFormat.of().parseHex(String.format("d4%04x42", command.length + 4) + hex.replace(" ", ""));
		Csf parsed = Csf.parse(csf, 0);
		assertEquals(List.of(description), parsed.commands().stream().map(CsfCommand::describe).toList());
		assertArrayEquals(csf, parsed.encode());
		assertEquals(parsed, Csf.parse(parsed.encode(), 0));
	}

	@Test
	void dcdIsReadAndWrittenBack() throws HabFormatException {
		byte[] bytes = HexFormat.of()
				.parseHex("d2001c41" + "cc000c04" + "400fc068" + "12345678" + "cf000c14" + "400f0008" + "00000001");
		Dcd dcd = Dcd.parse(bytes, 0);
		assertEquals(2, dcd.commands().size());
		assertArrayEquals(bytes, dcd.encode());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "d40004|offset 0x0: the data ends inside a header",
			"d2000440|offset 0x0: found tag 0xD2, expected a CSF (0xD4)",
			"d4000450|offset 0x3: found version 0x50 of a CSF, expected 0x40 to 0x4F",
			"d4000842 c00004|offset 0x0: found tag 0xD4 with length 8, expected a length of 4 to 7",
			"d4000642 c000|offset 0x4: the data ends inside a header",
			"d4000842 c0000300|offset 0x4: found tag 0xC0 with length 3, expected a length of 4 to 4",
			"d4000842 c0000800|offset 0x4: found tag 0xC0 with length 8, expected a length of 4 to 4" })
	void damagedCsfIsNamed(String hex, String problem) {
		byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
		assertEquals(problem, assertThrows(HabFormatException.class, () -> Csf.parse(bytes, 0)).getMessage());
	}

	@Test
	void xmcdHeaderIsChecked() throws HabFormatException {
		byte[] flexSpi = HexFormat.of().parseHex("0c0001c0" + "000700c1" + "00000000" + "ff");
		Xmcd xmcd = Xmcd.parse(flexSpi, 0);
		assertEquals(12, xmcd.length());
		assertEquals("FlexSPI 1 simplified", xmcd.describe());
		assertEquals("SEMC 0 full", Xmcd.parse(HexFormat.of().parseHex("051010c0" + "a1"), 0).describe());
		assertEquals("offset 0x3: found tag 0xD version 0, expected an XMCD (tag 0xC, version 0)",
				assertThrows(HabFormatException.class, () -> Xmcd.parse(new byte[] { 8, 0, 0, (byte) 0xD0 }, 0))
						.getMessage());
		assertEquals("offset 0x0: found an XMCD of 12 bytes, expected more than 4 and at most the 4 that are there",
				assertThrows(HabFormatException.class, () -> Xmcd.parse(new byte[] { 12, 0, 0, (byte) 0xC0 }, 0))
						.getMessage());
		assertEquals("offset 0x0: the data ends inside the XMCD header",
				assertThrows(HabFormatException.class, () -> Xmcd.parse(new byte[3], 0)).getMessage());
	}

	@Test
	void ivtAndBootDataAreReadAndWrittenBack() throws HabFormatException {
		Ivt ivt = new Ivt(0x43, 0xFFFFFFFFL, 1, 2, 0x80000000L, 3);
		assertEquals(ivt, Ivt.parse(ivt.encode(), 0));
		BootData data = new BootData(0xFFFFF000L, 0x80000000L, 1);
		assertEquals(data, BootData.parse(data.encode(), 0));
		assertEquals("offset 0x1: found an IVT of 31 bytes, expected 32", assertThrows(HabFormatException.class,
				() -> Ivt.parse(HexFormat.of().parseHex("d1001f40" + "00".repeat(28)), 0)).getMessage());
		assertEquals("offset 0x1: the data ends inside the boot data",
				assertThrows(HabFormatException.class, () -> BootData.parse(new byte[12], 1)).getMessage());
	}

	@Property(tries = 500)
	void anyBytesParseToWhatTheyWere(@ForAll @Size(max = 200) byte[] commands) {
		byte[] bytes = new byte[4 + commands.length];
		bytes[0] = (byte) 0xD4;
		bytes[2] = (byte) bytes.length;
		bytes[3] = 0x42;
		System.arraycopy(commands, 0, bytes, 4, commands.length);
		try {
			assertArrayEquals(bytes, Csf.parse(bytes, 0).encode());
		} catch (HabFormatException e) {
			assertTrue(e.getMessage().startsWith("offset 0x"));
		}
	}
}
