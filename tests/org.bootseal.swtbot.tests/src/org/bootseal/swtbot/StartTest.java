/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SWTBotJunit5Extension.class)
class StartTest {

	private final Workbench workbench = new Workbench();

	@BeforeEach
	void clean() {
		workbench.clean();
	}

	@Test
	void theProductOpensItsOwnPerspective() {
		assertEquals("org.bootseal.ui.provisioning", workbench.perspective());
	}
}
