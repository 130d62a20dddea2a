/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.SrkEntry;

/** Checks certificates as the ROM will: each is signed by the key in the slot that verifies it. */
final class CertificateChecks {

	private final CsfRecipe recipe;
	private final Instant now;
	private final ChainPolicy policy;
	private final List<HabWarning> warnings;
	private final Map<Integer, PublicKey> slots = new HashMap<>();

	CertificateChecks(CsfRecipe recipe, Instant now, ChainPolicy policy, List<HabWarning> warnings) {
		this.recipe = recipe;
		this.now = now;
		this.policy = policy;
		this.warnings = warnings;
	}

	void check() throws BadInputException {
		Set<X509Certificate> seen = new LinkedHashSet<>();
		for (CsfSection section : recipe.sections()) {
			if (section instanceof InstallSrk srk) {
				installSrk(srk);
			} else if (section instanceof InstallCsfKey key) {
				install(key.certificate(), key.origin(), HabConstants.SLOT_SRK, HabConstants.SLOT_CSF);
				seen.add(key.certificate());
			} else if (section instanceof InstallDataKey key) {
				install(key.certificate(), key.origin(), key.verificationIndex(), key.targetIndex());
				seen.add(key.certificate());
			} else if (section instanceof InstallNoCak key) {
				checkFastAuthentication(key);
				seen.add(key.certificate());
			}
		}
		for (X509Certificate certificate : seen) {
			checkValidity(certificate);
		}
	}

	private void installSrk(InstallSrk srk) throws BadInputException {
		SrkEntry entry = srk.table().entries().get(srk.sourceIndex());
		Optional<PublicKey> key = entry.publicKey();
		if (key.isEmpty()) {
			throw new BadInputException(
					"the entry with source index " + srk.sourceIndex() + " of the SRK table holds no usable key");
		}
		slots.put(HabConstants.SLOT_SRK, key.get());
		if (!recipe.isFastAuthentication() && !entry.isCa()) {
			complain("the SRK table says that key " + srk.sourceIndex()
					+ " may not certify other keys (no keyCertSign), which HAB asks of it");
		}
		if (recipe.isFastAuthentication() && entry.isCa()) {
			// Code-Signing Tool User's Guide, "HAB4 fast authentication": root keys without the CA flag
			warnings.add(HabWarning.of(HabWarning.Kind.CERTIFICATE_CHAIN, "the SRK table says that key "
					+ srk.sourceIndex()
					+ " certifies other keys (keyCertSign),"
					+ " but with fast authentication HAB asks for one that does not"));
		}
	}

	private void install(X509Certificate certificate, String origin, int verifiedBy, int target)
			throws BadInputException {
		PublicKey verifier = slots.get(verifiedBy);
		if (verifier == null) {
			throw new BadInputException(origin + ": found verification slot " + verifiedBy
					+ ", expected one into which a key was installed before");
		}
		if (!isSignedBy(certificate, verifier)) {
			String key = verifiedBy == HabConstants.SLOT_SRK
					? "the super root key with source index " + recipe.installSrk().sourceIndex() + " of the SRK table"
					: "the key in slot " + verifiedBy;
			complain(origin + ": the certificate of " + certificate.getSubjectX500Principal() + " is not issued by "
					+ key
					+ ", expected one that is; a closed part refuses this image");
		}
		slots.put(target, certificate.getPublicKey());
	}

	private void checkFastAuthentication(InstallNoCak section) throws BadInputException {
		InstallSrk srk = recipe.installSrk();
		if (!srk.table().indexOf(section.certificate()).equals(Optional.of(srk.sourceIndex()))) {
			complain(section.origin() + ": the certificate of " + section.certificate().getSubjectX500Principal()
					+ " does not hold the super root key with source index " + srk.sourceIndex()
					+ " of the SRK table, expected that key with fast authentication;"
					+ " a closed part refuses this image");
		}
	}

	private void checkValidity(X509Certificate certificate) {
		Date date = Date.from(now);
		if (date.after(certificate.getNotAfter())) {
			warnValidity(certificate, " expired at " + certificate.getNotAfter().toInstant());
		}
		if (date.before(certificate.getNotBefore())) {
			warnValidity(certificate, " is valid only from " + certificate.getNotBefore().toInstant());
		}
	}

	private void warnValidity(X509Certificate certificate, String problem) {
		warnings.add(HabWarning.of(HabWarning.Kind.CERTIFICATE_VALIDITY,
				"the certificate of " + certificate.getSubjectX500Principal() + problem));
	}

	static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
		try {
			certificate.verify(key);
			return true;
		} catch (GeneralSecurityException e) {
			// wrong kind of key, or a signature that does not fit
			return false;
		}
	}

	private void complain(String problem) throws BadInputException {
		if (policy == ChainPolicy.REFUSE) {
			throw new BadInputException(problem);
		}
		warnings.add(HabWarning.of(HabWarning.Kind.CERTIFICATE_CHAIN, problem));
	}
}
