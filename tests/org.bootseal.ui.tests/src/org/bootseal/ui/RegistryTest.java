/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/**
 * Walks what the platform has made of our plugin.xml files: everything in it that names something must name it right.
 */
class RegistryTest {

	private static final List<String> BUNDLES = List.of("org.bootseal.ide", "org.bootseal.ui");
	private static final String OURS = "org.bootseal.";
	/** What another bundle has, which is not here; its own tests look at it. */
	private static final String DOCUMENTATION = "org.bootseal.doc.";

	/** Attributes whose value the platform makes an object of. */
	private static final Set<String> MADE = Set.of("class", "delegate", "contributorClass");

	private final IExtensionRegistry registry = Platform.getExtensionRegistry();

	/** An extension to a point that nobody declares is dropped without a word. */
	@Test
	void everyExtensionPointExists() {
		for (IExtension extension : extensions().toList()) {
			String point = extension.getExtensionPointUniqueIdentifier();
			assertNotNull(registry.getExtensionPoint(point), () -> point + " of " + extension.getContributor());
		}
	}

	/** Also what only a click would make: with its constructor, its initialization data and its type. */
	@Test
	void everyObjectCanBeMade() throws CoreException {
		int made = 0;
		for (IConfigurationElement element : elements()) {
			for (String attribute : element.getAttributeNames()) {
				if (MADE.contains(attribute) && element.getAttribute(attribute).startsWith(OURS)) {
					assertNotNull(element.createExecutableExtension(attribute), () -> describe(element, attribute));
					made++;
				}
			}
		}
		assertTrue(made > 20, "made " + made);
	}

	/** A value that begins with our name is an id that is declared somewhere, a class, or a property to test. */
	@Test
	void everyNameOfOursMeansSomething() {
		Set<String> declared = declaredIds();
		Bundle ui = Platform.getBundle("org.bootseal.ui");
		for (IConfigurationElement element : elements()) {
			for (String attribute : element.getAttributeNames()) {
				for (String value : element.getAttribute(attribute).split("[,\\s]+|:.*|\\?.*")) {
					if (value.startsWith(OURS) && !value.startsWith(DOCUMENTATION) && !attribute.equals("id")
							&& !declared.contains(value) && !isClass(ui, value)) {
						fail(describe(element, attribute));
					}
				}
			}
		}
	}

	@Test
	void everyCommandIsDefinedAndHandled() {
		ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		for (IConfigurationElement element : elements()) {
			String id = element.getAttribute("commandId");
			if (id != null) {
				Command command = commands.getCommand(id);
				assertTrue(command.isDefined(), () -> describe(element, "commandId"));
			}
		}
	}

	@Test
	void everyContentTypeIsKnown() {
		for (IConfigurationElement element : elements()) {
			String id = element.getAttribute("contentTypeId");
			if (id != null) {
				IContentType type = Platform.getContentTypeManager().getContentType(id);
				assertNotNull(type, () -> describe(element, "contentTypeId"));
			}
		}
	}

	/** The perspective names its views by id; one that is wrong leaves a hole, silently. */
	@Test
	void everyViewOfThePerspectiveIsThere() throws Exception {
		var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		PlatformUI.getWorkbench().showPerspective(ProvisioningPerspective.ID, page.getWorkbenchWindow());
		page.resetPerspective();
		for (IViewReference view : page.getViewReferences()) {
			assertNotNull(view.getView(true), view::getId);
			assertTrue(!view.getView(true).getClass().getSimpleName().startsWith("Error"), view::getId);
		}
	}

	private Stream<IExtension> extensions() {
		return BUNDLES.stream().flatMap(bundle -> Stream.of(registry.getExtensions(bundle)));
	}

	private List<IConfigurationElement> elements() {
		List<IConfigurationElement> found = new ArrayList<>();
		extensions().forEach(extension -> collect(extension.getConfigurationElements(), found));
		assertTrue(found.size() > 50, "found " + found.size());
		return found;
	}

	private static void collect(IConfigurationElement[] elements, List<IConfigurationElement> found) {
		for (IConfigurationElement element : elements) {
			found.add(element);
			collect(element.getChildren(), found);
		}
	}

	private Set<String> declaredIds() {
		// the type that a process has is said by the code that makes it
		Set<String> ids = new HashSet<>(Set.of(RunProcess.TYPE));
		extensions().map(IExtension::getUniqueIdentifier).forEach(ids::add);
		for (IConfigurationElement element : elements()) {
			ids.add(element.getAttribute("id"));
			if (element.getName().equals("separator")) {
				ids.add(element.getAttribute("name"));
			}
			String namespace = element.getAttribute("namespace");
			String properties = element.getAttribute("properties");
			if (namespace != null) {
				ids.add(namespace);
				if (properties != null) {
					Stream.of(properties.split(",")).forEach(name -> ids.add(namespace + "." + name.strip()));
				}
			}
			// content types and natures are declared by the last part of their id
			ids.add(element.getContributor().getName() + "." + element.getAttribute("id"));
			ids.add(element.getContributor().getName());
		}
		return ids;
	}

	private static boolean isClass(Bundle bundle, String name) {
		try {
			return bundle.loadClass(name) != null;
		} catch (ClassNotFoundException e) {
			return false;
		}
	}

	private static String describe(IConfigurationElement element, String attribute) {
		try {
			return element.getContributor().getName() + ": " + element.getDeclaringExtension()
					.getExtensionPointUniqueIdentifier() + " " + element.getName() + " " + attribute + "="
					+ element.getAttribute(attribute);
		} catch (InvalidRegistryObjectException e) {
			return element + ": " + e.getMessage();
		}
	}
}
