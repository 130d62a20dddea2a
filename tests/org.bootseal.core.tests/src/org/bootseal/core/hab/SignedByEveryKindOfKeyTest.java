/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.keys.TestSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images signed with keys of every kind and length, one to four super root keys, any of them, and without a CSF key.
 */
class SignedByEveryKindOfKeyTest {

	@ParameterizedTest
	@CsvSource({ "RSA-1024, 1, 0", "RSA-2048, 2, 1", "RSA-3072, 3, 2", "RSA-4096, 4, 3", "EC-256, 4, 0", "EC-384, 3, 1",
			"EC-521, 4, 2" })
	void imageVerifiesAndItsTableMayHoldHashesOfTheOtherKeys(String kind, int count, int index) throws Exception {
		List<TestSigner> roots = roots(kind, true);
		SrkTable table = table(roots, count);
		Set<Integer> others = new HashSet<>(Set.of(0, 1, 2, 3).stream().filter(other -> other < count).toList());
		others.remove(index);
		TestSigner csf = roots.get(index).issue("CSF", kind, (index + 1) % 4, false);
		TestSigner image = roots.get(index).issue("IMG", kind, (index + 2) % 4, false);
		for (SrkTable used : List.of(table, table.withHashes(others))) {
			HabImage built = TestImages.build(TestImages.unsigned(TestImages.binary(3000))
					.signed(CsfRecipe.of(0x45, List.of(InstallSrk.of(used, index),
							new InstallCsfKey(csf.certificate(), "CSF"), new AuthenticateCsf(HabEngine.ANY, csf),
							new InstallDataKey(image.certificate(), 0, 2, "IMG"),
							new AuthenticateImage(2, HabEngine.ANY, 0, image)))));
			assertVerified(built);
			assertArrayEquals(table.hash(), built.srkTable().orElseThrow().hash());
			assertEquals(kind, built.srkTable().orElseThrow().entries().get(index).description());
		}
		assertThrows(BadInputException.class, () -> InstallSrk.of(table.withHashes(Set.of(index)), index));
	}

	@ParameterizedTest
	@CsvSource({ "RSA-1024, 0", "RSA-2048, 3", "RSA-3072, 1", "RSA-4096, 2", "EC-256, 1", "EC-384, 2", "EC-521, 3" })
	void fastAuthenticationWithEachRoot(String kind, int index) throws Exception {
		List<TestSigner> roots = roots(kind, false);
		TestSigner root = roots.get(index);
		HabImage built = TestImages.build(TestImages.unsigned(TestImages.binary(3000))
				.signed(CsfRecipe.of(0x43, List.of(InstallSrk.of(table(roots, 4), index),
						new InstallNoCak(root.certificate(), "SRK"), new AuthenticateCsf(HabEngine.ANY, root),
						new AuthenticateImage(0, HabEngine.ANY, 0, root)))));
		assertVerified(built);
		assertEquals(3, built.csf().orElseThrow().commands().size());
		assertEquals(List.of(), TestImages.messages(built));
	}

	@Test
	void keysOfDifferentKindsGoTogether() throws Exception {
		TestSigner root = roots("RSA-2048", true).get(0);
		TestSigner csf = root.issue("CSF", "EC-256", 0, false);
		TestSigner between = root.issue("IMG", "EC-384", 0, true);
		TestSigner image = between.issue("IMG2", "RSA-1024", 0, false);
		HabImage built = TestImages.build(TestImages.unsigned(TestImages.binary(3000))
				.signed(CsfRecipe.of(0x45, List.of(InstallSrk.of(table(roots("RSA-2048", true), 1), 0),
						new InstallCsfKey(csf.certificate(), "CSF"), new AuthenticateCsf(HabEngine.ANY, csf),
						new InstallDataKey(between.certificate(), 0, 2, "IMG"),
						new InstallDataKey(image.certificate(), 2, 4, "IMG2"),
						new AuthenticateImage(4, HabEngine.ANY, 0, image)))));
		assertVerified(built);
	}

	private static void assertVerified(HabImage image) {
		ImageReport report = ImageInspector.inspect(image.bytes(), Optional.empty());
		assertEquals(List.of(), report.problems());
		assertTrue(report.isVerified());
		assertEquals(2, report.signatures().size());
	}

	private static SrkTable table(List<TestSigner> roots, int count) throws BadInputException {
		List<X509Certificate> certificates = new ArrayList<>();
		roots.subList(0, count).forEach(root -> certificates.add(root.certificate()));
		return SrkTable.of(certificates);
	}

	private static List<TestSigner> roots(String kind, boolean ca) throws Exception {
		List<TestSigner> roots = new ArrayList<>();
		for (int number = 0; number < 4; number++) {
			roots.add(TestSigner.root("SRK" + number, kind, number, ca));
		}
		return roots;
	}
}
