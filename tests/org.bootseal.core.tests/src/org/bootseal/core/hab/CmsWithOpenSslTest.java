/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.FileSigner;
import org.bootseal.core.keys.OpenSsl;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SrkTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts signatures, certificates and what is signed out of finished containers and lets openssl verify them. */
class CmsWithOpenSslTest {

	@TempDir
	Path folder;

	@Test
	void rsaSignaturesVerify() throws Exception {
		check(TestImages.build(TestImages.signed(TestImages.binary(3000))));
	}

	@Test
	void ecdsaSignaturesVerify() throws Exception {
		OpenSsl.run(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-nodes", "-keyout",
				"srk.pem", "-out", "srk.crt", "-subj", "/CN=srk", "-days", "9999", "-addext", "keyUsage=keyCertSign");
		Signer csf = ecSigner("csf");
		Signer image = ecSigner("img");
		CsfRecipe recipe = CsfRecipe.of(0x45,
				List.of(InstallSrk.of(SrkTable.of(List.of(CertificateFile.read(folder.resolve("srk.crt")))), 0),
						new InstallCsfKey(csf.certificate(), "csf.crt"), new AuthenticateCsf(HabEngine.ANY, csf),
						new InstallDataKey(image.certificate(), 0, 2, "img.crt"),
						new AuthenticateImage(2, HabEngine.ANY, 0, image)));
		// the length of ECDSA signatures varies, so some builds sign the CSF more than once
		for (int i = 0; i < 2; i++) {
			check(TestImages.build(TestImages.unsigned(TestImages.binary(3000)).signed(recipe)));
		}
	}

	private Signer ecSigner(String name) throws Exception {
		OpenSsl.run(folder, "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-nodes", "-keyout",
				name + ".pem", "-out", name + ".csr", "-subj", "/CN=" + name);
		OpenSsl.run(folder, "x509", "-req", "-in", name + ".csr", "-CA", "srk.crt", "-CAkey", "srk.pem", "-set_serial",
				"7",
				"-days", "9999", "-out", name + ".crt");
		return FileSigner.open(folder.resolve(name + ".pem"), CertificateFile.read(folder.resolve(name + ".crt")),
				PasswordSource.NONE);
	}

	/** Follows the pointers in the bytes by itself; only the commands are parsed by the code under test. */
	private void check(HabImage image) throws Exception {
		byte[] bytes = image.bytes();
		int csfOffset = (int) (image.ivt().csf() - image.ivt().self());
		Csf csf = Csf.parse(bytes, csfOffset);
		List<Path> certificates = new ArrayList<>();
		int verified = 0;
		for (CsfCommand command : csf.commands()) {
			if (command instanceof InstallKey key && key.format() == HabConstants.FORMAT_X509) {
				Path der = Files.write(folder.resolve("cert" + certificates.size() + ".der"),
						blob(bytes, csfOffset + (int) key.location(), 0xD7));
				Path pem = folder.resolve(der.getFileName() + ".pem");
				OpenSsl.run(folder, "x509", "-inform", "DER", "-in", der.toString(), "-out", pem.toString());
				certificates.add(pem);
			}
			if (command instanceof AuthenticateData data) {
				ByteArrayOutputStream content = new ByteArrayOutputStream();
				if (data.blocks().isEmpty()) {
					content.write(bytes, csfOffset, csf.length());
				}
				for (Block block : data.blocks()) {
					content.write(bytes, (int) (block.address() - image.ivt().self()), (int) block.length());
				}
				verify(blob(bytes, csfOffset + (int) data.location(), 0xD8), content.toByteArray(),
						certificates.get(certificates.size() - 1));
				verified++;
			}
		}
		assertEquals(2, verified);
	}

	private void verify(byte[] signature, byte[] content, Path certificate) throws Exception {
		Path cms = Files.write(folder.resolve("signature.der"), signature);
		Path file = Files.write(folder.resolve("content.bin"), content);
		OpenSsl.Result good = openSslVerify(cms, file, certificate);
		assertEquals(0, good.exitCode(), good::output);
		for (int position : new int[] { 0, content.length / 2, content.length - 1 }) {
			byte[] changed = content.clone();
			changed[position] ^= 1;
			Files.write(file, changed);
			OpenSsl.Result bad = openSslVerify(cms, file, certificate);
			assertNotEquals(0, bad.exitCode());
			assertTrue(bad.output().contains("erification fail"), bad::output);
		}
	}

	private OpenSsl.Result openSslVerify(Path cms, Path content, Path certificate) throws Exception {
		return OpenSsl.tryRun(folder, "cms", "-verify", "-inform", "DER", "-in", cms.toString(), "-binary", "-content",
				content.toString(), "-certfile", certificate.toString(), "-noverify", "-out",
				folder.resolve("out").toString());
	}

	private static byte[] blob(byte[] bytes, int offset, int tag) {
		assertEquals(tag, bytes[offset] & 0xFF);
		int length = (bytes[offset + 1] & 0xFF) << 8 | bytes[offset + 2] & 0xFF;
		return Arrays.copyOfRange(bytes, offset + 4, offset + length);
	}
}
