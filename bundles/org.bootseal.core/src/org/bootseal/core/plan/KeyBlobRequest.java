/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;

import org.bootseal.core.hab.KeyBlobPlace;

/**
 * The key blob that an encrypted image needs on its board.
 *
 * @param place
 *            where it belongs
 * @param keyFile
 *            the encryption key; read when the blob is made, and shown to nobody
 * @param fingerprint
 *            of the key that the image was encrypted with, see
 *            {@link org.bootseal.core.hab.EncryptionKey#fingerprint()}
 */
public record KeyBlobRequest(KeyBlobPlace place, Path keyFile, String fingerprint) {
}
