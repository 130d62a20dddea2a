/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.bee.BeeProtection;
import org.bootseal.core.bee.BeeRegion;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.flexspi.FcbCSource;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabContainer;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otfad.OtfadContext;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.core.xmcd.XmcdKind;

/**
 * Makes the seeds that are no text, with this project's own writers. Run it in the module's folder after a format has
 * changed: {@code SeedWriter ../org.bootseal.core.tests/resources/keytree resources/org/bootseal/fuzz}.
 */
final class SeedWriter {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
	private static final long APPLICATION = 0x2001_1000L;
	private static final int APPLICATION_LENGTH = 0x100;
	private static final String CONFIGURATIONS = "ConfigurationFuzzTestInputs/hab/";

	private final Path keys;
	private final Path target;

	private SeedWriter(Path keys, Path target) {
		this.keys = keys;
		this.target = target;
	}

	/** Takes the folders of a key tree and of the seeds. */
	public static void main(String[] arguments) throws Exception {
		SeedWriter writer = new SeedWriter(Path.of(arguments[0]), Path.of(arguments[1]));
		writer.companions();
		writer.firmware();
		writer.images();
		writer.blocks();
		writer.keyStore();
		new PeerSeeds(writer.target).write();
	}

	private void put(String name, byte[] content) throws IOException {
		put(target, name, content);
	}

	static void put(Path target, String name, byte[] content) throws IOException {
		Path file = target.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, content);
	}

	private void put(String name, String text) throws IOException {
		put(name, text.getBytes(StandardCharsets.UTF_8));
	}

	private static Device device(String name) throws Exception {
		return DeviceCatalogue.builtIn().find(name);
	}

	private static byte[] application() {
		ByteBuffer bytes = ByteBuffer.allocate(APPLICATION_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x2001_0000).putInt((int) APPLICATION + 9);
		return bytes.array();
	}

	private void companions() throws Exception {
		put("companions/app.bin", application());
		put("companions/app.srec", FirmwareFormat.SREC.encode(APPLICATION, application(), OptionalLong.empty()));
		put("companions/crt.pem", Files.readAllBytes(keys.resolve("crts/CSF1_1_sha256_2048_65537_v3_usr_crt.pem")));
		put("companions/key.pem", Files.readAllBytes(keys.resolve("keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem")));
		put("companions/srk.bin", Files.readAllBytes(keys.resolve("crts/SRK_table.bin")));
		put("companions/dcd.bin",
				HexFormat.of().parseHex("d2001441" + "cc001004" + "400fc068" + "ffffffff" + "c0000441"));
		put("companions/fcb.bin", FcbConfiguration.template(device("MIMXRT1050")).fcb().bytes());
		put("KeysFuzzTestInputs/srkTable/two", Files.readAllBytes(keys.resolve("crts/SRK_table.bin")));
		put("KeysFuzzTestInputs/certificate/csf", Files.readAllBytes(target.resolve("companions/crt.pem")));
		put("KeysFuzzTestInputs/privateKey/plain", Files.readAllBytes(target.resolve("companions/key.pem")));
	}

	private void firmware() throws Exception {
		byte[] application = application();
		OptionalLong entry = OptionalLong.of(APPLICATION + 8);
		put("FirmwareFuzzTestInputs/srec/plain", FirmwareFormat.SREC.encode(APPLICATION, application, entry));
		put("FirmwareFuzzTestInputs/srec/short", "S00600004844521B\nS1130000285F245F2212226A000424290008237C2A\n"
				+ "S20801000001020304EC\nS5030001FB\nS9030000FC\n");
		put("FirmwareFuzzTestInputs/intelHex/plain", FirmwareFormat.HEX.encode(APPLICATION, application, entry));
		put("FirmwareFuzzTestInputs/intelHex/segments",
				":020000021000EC\n:0400100001020304E2\n:0400000300001000E9\n:00000001FF\n");
		ByteBuffer elf = ByteBuffer.allocate(84 + APPLICATION_LENGTH + 40).order(ByteOrder.LITTLE_ENDIAN);
		elf.put(new byte[] { 0x7F, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		elf.putShort((short) 2).putShort((short) 40).putInt(1).putInt((int) APPLICATION + 9).putInt(52);
		elf.putInt(84 + APPLICATION_LENGTH).putInt(0x0500_0200).putShort((short) 52).putShort((short) 32);
		elf.putShort((short) 1).putShort((short) 40).putShort((short) 1).putShort((short) 0);
		elf.putInt(1).putInt(84).putInt((int) APPLICATION).putInt((int) APPLICATION).putInt(APPLICATION_LENGTH);
		elf.putInt(APPLICATION_LENGTH).putInt(5).putInt(4).put(application);
		elf.putInt(0).putInt(1).putInt(2).putInt((int) APPLICATION).putInt(84).putInt(APPLICATION_LENGTH);
		put("FirmwareFuzzTestInputs/elf/one", elf.array());
	}

	private void images() throws Exception {
		for (String name : List.of("unsigned", "signed", "encrypted")) {
			byte[] image = build(name);
			put("HabFuzzTestInputs/container/" + name, image);
			put("HabFuzzTestInputs/inspection/" + name, image);
			put("VerifyFuzzTestInputs/image/" + name, image);
			put("BoardFuzzTestInputs/load/" + name, image);
			HabContainer container = HabContainer.parse(image);
			if (container.csf().isPresent()) {
				put("HabFuzzTestInputs/csf/" + name, container.csf().get().encode());
			}
			for (HabContainer.Piece piece : container.csfData()) {
				int tag = piece.bytes()[0] & 0xFF;
				if (tag == 0xAC) {
					put("HabFuzzTestInputs/mac/" + name, piece.bytes());
				} else if (tag == 0xD8) {
					put("HabFuzzTestInputs/signature/" + name,
							Arrays.copyOfRange(piece.bytes(), 4, piece.bytes().length));
				}
			}
		}
		put("companions/container.bin", build("unsigned"));
		put("HabFuzzTestInputs/dcd/one", Files.readAllBytes(target.resolve("companions/dcd.bin")));
		byte[] flash = new byte[0x1000 + build("unsigned").length];
		Arrays.fill(flash, (byte) 0xFF);
		byte[] fcb = Files.readAllBytes(target.resolve("companions/fcb.bin"));
		System.arraycopy(fcb, 0, flash, 0, fcb.length);
		byte[] image = build("unsigned");
		System.arraycopy(image, 0, flash, 0x1000, image.length);
		put("HabFuzzTestInputs/flashImage/whole", flash);
		put("HabFuzzTestInputs/flashImage/container", image);
		put("HabFuzzTestInputs/inspection/flash", flash);
		put("BoardFuzzTestInputs/boot/flash", flash);
	}

	private byte[] build(String name) throws Exception {
		Path folder = Files.createTempDirectory("seeds");
		for (String companion : List.of("app.bin", "app.srec", "crt.pem", "key.pem", "srk.bin", "dcd.bin")) {
			Files.copy(target.resolve("companions").resolve(companion), folder.resolve(companion));
		}
		Path file = Files.copy(target.resolve(CONFIGURATIONS + name + ".yaml"), folder.resolve("image.yaml"));
		HabImage image = new HabImageBuilder(CLOCK, ChainPolicy.WARN)
				.build(HabConfiguration.read(file, DeviceCatalogue.builtIn()).recipe(PasswordSource.NONE));
		return image.bytes();
	}

	private void blocks() throws Exception {
		Device rt1170 = device("MIMXRT1176");
		FcbConfiguration fcb = FcbConfiguration.template(rt1170);
		put("BlockFuzzTestInputs/fcb/template", fcb.fcb().bytes());
		put("ConfigurationFuzzTestInputs/fcb/template.yaml", fcb.text());
		FcbConfiguration made = FcbMaking.make(device("MIMXRT1060"), FlexSpiNorOption.parse("0xC0233007"), 0x4000000);
		put("ConfigurationFuzzTestInputs/fcbSource/made.c", FcbCSource.text(made));
		for (XmcdKind kind : XmcdKind.values()) {
			XmcdConfiguration xmcd = XmcdConfiguration.template(rt1170, kind);
			String name = kind.name().toLowerCase(Locale.ROOT);
			put("BlockFuzzTestInputs/xmcdText/" + name, xmcd.xmcd().encode());
			put("HabFuzzTestInputs/xmcd/" + name, xmcd.xmcd().encode());
			put("ConfigurationFuzzTestInputs/xmcd/" + name + ".yaml", xmcd.text());
		}
		byte[] key = new byte[Secret.KEY_LENGTH];
		try (Secret zero = Secret.of(key);
				BeeHeader header = new BeeHeader(Secret.of(key), Secret.of(key), new BeeProtection(0,
						Secret.of(new byte[BeeProtection.NONCE_LENGTH]),
						List.of(BeeRegion.of(0x6000_1000L, 0x1000, 0))));
				OtfadTable table = OtfadTable.of(List.of(OtfadContext.of(Secret.of(key),
						Secret.of(new byte[OtfadContext.COUNTER_LENGTH]), 0x6000_1000L, 0x6000_2000L,
						OtfadContext.VALID | OtfadContext.DECRYPT)))) {
			put("BlockFuzzTestInputs/beeHeader/one", header.encode(zero));
			put("BlockFuzzTestInputs/otfadTable/one", table.encode(zero, Optional.empty()));
		}
	}

	/** A PKCS #12 file whose keys are derived in few rounds, so that a fuzzer gets through it. */
	private void keyStore() throws Exception {
		for (String of : List.of("certPbeIterationCount", "keyPbeIterationCount", "macIterationCount")) {
			Security.setProperty("keystore.pkcs12." + of, "1");
		}
		Path pem = target.resolve("companions/key.pem");
		String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("csf",
				KeyFactory.getInstance("RSA")
						.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))),
				"seal".toCharArray(),
				new Certificate[] { CertificateFile.read(target.resolve("companions/crt.pem")) });
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		store.store(bytes, "seal".toCharArray());
		put("KeysFuzzTestInputs/pkcs12/one", bytes.toByteArray());
		put("KeysFuzzTestInputs/encryptionKey/one", new byte[16]);
	}
}
