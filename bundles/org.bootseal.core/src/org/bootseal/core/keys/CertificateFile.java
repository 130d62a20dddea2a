/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

import org.bootseal.core.BadInputException;

/** Reads X.509 certificates, PEM or DER. */
public final class CertificateFile {

	private CertificateFile() {
		// static only
	}

	/**
	 * @param file
	 *            a file that starts with a certificate, PEM or DER
	 * @return the first certificate in it
	 * @throws BadInputException
	 *             when the file is missing or holds no certificate
	 * @throws IOException
	 *             when reading fails
	 */
	public static X509Certificate read(Path file) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "certificate", InputFile.KEY_LENGTH_MAX);
		try {
			return parse(content);
		} catch (CertificateException e) {
			throw new BadInputException(file + ": found no X.509 certificate, expected one in PEM or DER", e);
		}
	}

	/**
	 * @param encoded
	 *            a certificate, PEM or DER
	 * @return the certificate
	 * @throws CertificateException
	 *             when the bytes are none
	 */
	public static X509Certificate parse(byte[] encoded) throws CertificateException {
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(encoded));
		if (certificate instanceof X509Certificate x509) {
			return x509;
		}
		throw new CertificateException("not an X.509 certificate");
	}
}
