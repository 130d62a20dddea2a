/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.bootseal.core.otp.FuseGroup;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What configurations say, and where they come from. */
class LaunchConfigurationsTest {

	private static final ProvisionLaunch EVERYTHING = new ProvisionLaunch("/p/a.bootseal", "Board",
			Set.of(FuseGroup.SRK, FuseGroup.CLOSE, FuseGroup.LOCK), false, "cafe0123", false, "/p/burnt.jsonl");

	private final ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
	private IProject project;
	private IFile file;

	@BeforeEach
	void create() throws CoreException {
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("configured");
		project.create(null);
		project.open(null);
		file = project.getFile("app.bootseal");
		file.create(InputStream.nullInputStream(), IResource.FORCE, null);
	}

	@AfterEach
	void delete() throws CoreException {
		for (ILaunchConfiguration configuration : manager.getLaunchConfigurations()) {
			configuration.delete();
		}
		project.delete(true, true, null);
	}

	private ILaunchConfigurationWorkingCopy empty() throws CoreException {
		return manager.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION).newInstance(null, "Tested");
	}

	@Test
	void newConfigurationBurnsNothingAndAsks() throws CoreException {
		ProvisionLaunch launch = ProvisionLaunch.fromConfiguration(empty());
		assertEquals(Set.of(), launch.burn());
		assertTrue(launch.confirm());
		assertTrue(launch.bootAfter());
		assertEquals(ProvisionLaunch.of(""), launch);
	}

	@Test
	void whatIsAppliedIsReadAgain() throws CoreException {
		for (ProvisionLaunch launch : List.of(EVERYTHING, ProvisionLaunch.of("${workspace_loc:/x}"))) {
			ILaunchConfigurationWorkingCopy configuration = empty();
			EVERYTHING.applyTo(configuration);
			launch.applyTo(configuration);
			assertEquals(launch, ProvisionLaunch.fromConfiguration(configuration));
		}
		BuildLaunch build = new BuildLaunch("/p/a.bootseal");
		ILaunchConfigurationWorkingCopy configuration = empty();
		build.applyTo(configuration);
		assertEquals(build, BuildLaunch.fromConfiguration(configuration));
	}

	@Test
	void defaultsLeaveNoAttributes() throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = empty();
		EVERYTHING.applyTo(configuration);
		ProvisionLaunch.of("/p/a.bootseal").applyTo(configuration);
		assertEquals(Set.of(BootsealLaunches.ATTR_FILE), configuration.getAttributes().keySet());
	}

	@Test
	void unknownFuseGroupIsRefused() throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = empty();
		configuration.setAttribute(BootsealLaunches.ATTR_BURN, List.of("srk", "all"));
		CoreException refused = assertThrows(CoreException.class,
				() -> ProvisionLaunch.fromConfiguration(configuration));
		assertTrue(refused.getStatus().getMessage().contains("\"all\""), refused::getMessage);
	}

	@Test
	void aFileHasOneConfigurationOfEachType() throws CoreException {
		ILaunchConfiguration provision = NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION);
		assertEquals(ProvisionLaunch.of("/configured/app.bootseal"), ProvisionLaunch.fromConfiguration(provision));
		assertEquals(List.of(file), List.of(provision.getMappedResources()));
		assertEquals(provision, NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION));
		ILaunchConfiguration build = NewLaunch.forFile(file, BootsealLaunches.TYPE_BUILD);
		assertNotEquals(provision, build);
		assertEquals("/configured/app.bootseal", BuildLaunch.fromConfiguration(build).file());
		assertTrue(build.getName().contains("app"), build::getName);
	}

	@Test
	void filesAreFoundByPathsAndVariables() throws CoreException {
		Path expected = file.getLocation().toPath();
		assertEquals(expected, LaunchFiles.existing("/configured/app.bootseal"));
		assertEquals(expected, LaunchFiles.existing("configured/app.bootseal"));
		assertEquals(expected, LaunchFiles.existing("${workspace_loc:/configured/app.bootseal}"));
		assertEquals(expected, LaunchFiles.existing(expected.toString()));
		assertEquals(expected.resolveSibling("new.jsonl"), LaunchFiles.resolve("/configured/new.jsonl"));
		assertEquals(expected.resolveSibling("new.jsonl"), LaunchFiles.resolve("${project_loc:/configured}/new.jsonl"));
		for (String wrong : List.of("", "  ", "/configured/missing", "nowhere/app.bootseal", "${no_such_variable}",
				"/configured")) {
			assertThrows(CoreException.class, () -> LaunchFiles.existing(wrong), wrong);
		}
	}

	@Test
	void typesAreForRunningOnly() {
		for (String id : List.of(BootsealLaunches.TYPE_BUILD, BootsealLaunches.TYPE_PROVISION)) {
			assertTrue(manager.getLaunchConfigurationType(id).supportsMode(ILaunchManager.RUN_MODE));
			assertFalse(manager.getLaunchConfigurationType(id).supportsMode(ILaunchManager.DEBUG_MODE));
		}
	}
}
