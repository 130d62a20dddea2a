/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

/** What to do when a certificate is not issued by the super root key that the image installs. */
public enum ChainPolicy {
	/** Refuse to build: a closed part would refuse the image. */
	REFUSE,
	/** Build with a {@link HabWarning.Kind#CERTIFICATE_CHAIN} warning, as NXP's tools do without one. */
	WARN
}
