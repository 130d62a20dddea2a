/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

class ContentTypeTest {

	@Test
	void bootsealFilesAreRecognised() {
		assertEquals(BootsealIde.BOOTSEAL_CONTENT_TYPE,
				Platform.getContentTypeManager().findContentTypeFor("board.bootseal").getId());
	}
}
