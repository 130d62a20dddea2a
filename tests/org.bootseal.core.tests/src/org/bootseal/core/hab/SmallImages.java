/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.keys.TestSigner;

/** Signed images of a few KiB for RAM, and what an attacker or a slip makes of them. */
public final class SmallImages {

	/** Where they start; their IVT is 0x400 behind. */
	public static final long START = 0x2020_0000L;
	/** Where their IVT is. */
	public static final long IVT = START + 0x400;
	/** Where their application is, and how long it is. */
	public static final Block APPLICATION = new Block(START + 0x800, 0x300);

	/** An image with those who signed it. */
	public record Small(byte[] bytes, Csf csf, SrkTable table, TestSigner csfSigner, TestSigner imageSigner,
			long csfOffset) {

		/**
		 * The image with changed commands and bytes, signed again by its own keys; they have to be RSA, so that all
		 * stays in its place.
		 */
		public byte[] forged(UnaryOperator<CsfCommand> change, byte[] content) throws Exception {
			byte[] forged = content.clone();
			List<CsfCommand> commands = csf.commands().stream().map(change).toList();
			byte[] head = new Csf(csf.version(), commands).encode();
			System.arraycopy(head, 0, forged, (int) csfOffset, head.length);
			for (CsfCommand command : commands) {
				if (command instanceof AuthenticateData data && data.format() == HabConstants.FORMAT_CMS) {
					boolean whole = data.blocks().isEmpty();
					MessageDigest digest = MessageDigest.getInstance("SHA-256");
					if (whole) {
						digest.update(head);
					}
					for (Block block : data.blocks()) {
						digest.update(forged, (int) (block.address() - IVT), (int) block.length());
					}
					byte[] cms = CmsWriter.sign(whole ? csfSigner : imageSigner, digest.digest(), TestImages.TIME);
					System.arraycopy(cms, 0, forged, (int) (csfOffset + data.location()) + 4, cms.length);
				}
			}
			return forged;
		}

		/** The image with changed commands, signed again. */
		public byte[] forged(UnaryOperator<CsfCommand> change) throws Exception {
			return forged(change, bytes);
		}

		/** The image with other bytes, signed again. */
		public byte[] resigned(byte[] content) throws Exception {
			return forged(UnaryOperator.identity(), content);
		}
	}

	private SmallImages() {
	}

	private static HabRecipe unsigned(Optional<Device> device, Optional<Dcd> dcd, Optional<Xmcd> xmcd) {
		byte[] application = TestImages.application((int) APPLICATION.length(), APPLICATION.address());
		return new HabRecipe(device, START, IVT - START, APPLICATION.address() - START,
				OptionalLong.empty(), Optional.of(TestImages.TIME), dcd, xmcd, firmware(application), Optional.empty());
	}

	private static Firmware firmware(byte[] application) {
		return TestImages.firmware(application);
	}

	/** The image without any signature. */
	public static byte[] unsigned() throws Exception {
		return TestImages.build(unsigned(Optional.empty(), Optional.empty(), Optional.empty())).bytes();
	}

	/** Signed by a key for the CSF and one for the image, which the first of two SRKs has issued. */
	public static Small signed(String kind) throws Exception {
		return signed(kind, Optional.empty(), Optional.empty());
	}

	/** The same with a DCD or an XMCD. */
	public static Small signed(String kind, Optional<Dcd> dcd, Optional<Xmcd> xmcd) throws Exception {
		return build(unsigned(Optional.empty(), dcd, xmcd), kind, List.of());
	}

	/** Signed and encrypted with a key out of a file. */
	public static Small encrypted(String kind, Path key) throws Exception {
		return build(unsigned(Optional.empty(), Optional.empty(), Optional.empty()), kind,
				List.of(new InstallSecretKey(new KeySource.Given(key, 128), 0, 0, OptionalLong.empty()),
						new DecryptImage(0, HabEngine.ANY, 0, 16, Optional.empty())));
	}

	private static Small build(HabRecipe recipe, String kind, List<CsfSection> more) throws Exception {
		TestSigner root = TestSigner.root("SRK0", kind, 0, true);
		SrkTable table = table(root, TestSigner.root("SRK1", kind, 1, true));
		TestSigner csf = root.issue("CSF", kind, 2, false);
		TestSigner image = root.issue("IMG", kind, 3, false);
		List<CsfSection> sections = new ArrayList<>(List.of(InstallSrk.of(table, 0),
				new InstallCsfKey(csf.certificate(), "CSF"), new AuthenticateCsf(HabEngine.ANY, csf),
				new InstallDataKey(image.certificate(), 0, 2, "IMG"),
				new AuthenticateImage(2, HabEngine.ANY, 0, image)));
		sections.addAll(more);
		return small(recipe.signed(CsfRecipe.of(0x43, sections)), csf, image);
	}

	/** Signed by an SRK itself. */
	public static Small fast(String kind) throws Exception {
		TestSigner root = TestSigner.root("SRK0", kind, 0, false);
		SrkTable table = table(root, TestSigner.root("SRK1", kind, 1, false));
		HabRecipe recipe = unsigned(Optional.empty(), Optional.empty(), Optional.empty());
		return small(recipe.signed(CsfRecipe.of(0x43,
				List.of(InstallSrk.of(table, 0), new InstallNoCak(root.certificate(), "SRK"),
						new AuthenticateCsf(HabEngine.ANY, root), new AuthenticateImage(0, HabEngine.ANY, 0, root)))),
				root, root);
	}

	private static SrkTable table(TestSigner... roots) throws Exception {
		List<X509Certificate> certificates = Arrays.stream(roots).map(TestSigner::certificate).toList();
		return SrkTable.of(certificates);
	}

	private static Small small(HabRecipe recipe, TestSigner csf, TestSigner image) throws Exception {
		HabImage built = TestImages.build(recipe);
		return new Small(built.bytes(), built.csf().orElseThrow(), built.srkTable().orElseThrow(), csf, image,
				built.ivt().csf() - IVT);
	}
}
