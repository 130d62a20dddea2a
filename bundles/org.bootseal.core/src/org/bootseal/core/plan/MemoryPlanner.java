/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/** What of a plan depends on the kind of memory that is written. */
interface MemoryPlanner {

	/** The image from its IVT on. */
	PlanFile image();

	/** Where it goes, for a title, such as "at 0x60001000". */
	String place();

	/** What the user should know before, one sentence each. */
	List<String> notes();

	/** What is changed that can be undone, one sentence. */
	String change();

	/** Lets the part make the key blob; empty if the image needs none. */
	Optional<KeyBlobStep> keyBlob();

	/** The steps that configure the memory and write and verify all that belongs into it. */
	List<Step> write();

	/** What makes an encrypted image good again after the part was closed; empty if it is not encrypted. */
	Optional<SealStep> seal(StartFlashloaderStep start) throws BadInputException;
}
