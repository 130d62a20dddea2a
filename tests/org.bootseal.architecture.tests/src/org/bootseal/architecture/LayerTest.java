/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bundle may use what. A rule without classes to check fails, so a renamed package cannot switch one off. */
class LayerTest {

	private static final String CORE = "org.bootseal.core..";
	private static final String BOARD = "org.bootseal.board..";
	private static final String SCENARIO = "org.bootseal.board.scenario..";
	private static final String CLI = "org.bootseal.cli..";
	private static final String DOC = "org.bootseal.doc..";
	private static final String IDE = "org.bootseal.ide..";
	private static final String UI = "org.bootseal.ui..";
	private static final String USB = "org.bootseal.usb..";

	/** Format definitions, tables of numbers: all that the builder of images and the board that verifies them share. */
	private static final Set<String> SHARED_WITH_BOARD = Set.of("org.bootseal.core.hab.HabConstants",
			"org.bootseal.core.hab.HabEngine");

	/** Of java.io, what the compiler itself puts into a class (records of lambdas) or a signature cannot do without. */
	private static final Set<String> UI_MAY_USE = Set.of("java.io.Serializable");

	private static JavaClasses bootseal;

	@BeforeAll
	static void readClasses() {
		bootseal = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("org.bootseal");
	}

	@ParameterizedTest
	@ValueSource(strings = { CORE, BOARD, CLI, USB })
	void plainJavaKnowsNothingOfEclipse(String bundle) {
		noClasses().that().resideInAPackage(bundle).should().dependOnClassesThat()
				.resideInAnyPackage("org.eclipse..", "org.osgi..").check(bootseal);
	}

	@Test
	void coreKnowsNoOtherBundle() {
		noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat()
				.resideInAnyPackage(BOARD, CLI, IDE, UI, USB).check(bootseal);
	}

	@Test
	void boardKnowsOnlyTheCore() {
		noClasses().that().resideInAPackage(BOARD).should().dependOnClassesThat()
				.resideInAnyPackage(CLI, IDE, UI, USB).check(bootseal);
	}

	@Test
	void usbKnowsOnlyTheCore() {
		noClasses().that().resideInAPackage(USB).should().dependOnClassesThat()
				.resideInAnyPackage(BOARD, CLI, IDE, UI).check(bootseal);
	}

	/**
	 * The board judges images by itself: a mistake in the builder must not be repeated by the one who checks it. A
	 * scenario also has what the user has, who builds images; it judges none.
	 */
	@Test
	void boardDoesNotUseTheBuilderOfImages() {
		DescribedPredicate<JavaClass> builder = resideInAnyPackage("org.bootseal.core.hab..",
				"org.bootseal.core.keys..")
				.and(describe("are not format definitions", type -> !SHARED_WITH_BOARD.contains(type.getName())));
		noClasses().that().resideInAPackage(BOARD).and().resideOutsideOfPackage(SCENARIO).should()
				.dependOnClassesThat(builder).check(bootseal);
		noClasses().that().resideInAPackage(BOARD).and().resideOutsideOfPackage(SCENARIO).should()
				.dependOnClassesThat().resideInAPackage(SCENARIO).check(bootseal);
	}

	@Test
	void commandLineKnowsNoEclipsePart() {
		noClasses().that().resideInAPackage(CLI).should().dependOnClassesThat().resideInAnyPackage(IDE, UI)
				.check(bootseal);
	}

	@Test
	void ideIsHeadless() {
		noClasses().that().resideInAPackage(IDE).should().dependOnClassesThat()
				.resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", UI, CLI)
				.check(bootseal);
	}

	@Test
	void helpOnlyTellsWhatTheCoreKnows() {
		noClasses().that().resideInAPackage(DOC).should().dependOnClassesThat()
				.resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", BOARD, CLI, IDE, UI,
						USB)
				.check(bootseal);
	}

	@Test
	void uiOnlyShows() {
		DescribedPredicate<JavaClass> work = resideInAnyPackage("java.io..", "java.nio.file..", "javax.crypto..",
				"java.security..").and(describe("are avoidable", type -> !UI_MAY_USE.contains(type.getName())));
		noClasses().that().resideInAPackage(UI).should().dependOnClassesThat(work).check(bootseal);
	}

	@Test
	void uiStartsNoThreads() {
		noClasses().that().resideInAPackage(UI).should().dependOnClassesThat()
				.haveFullyQualifiedName("java.lang.Thread")
				.check(bootseal);
	}

	/** A class that lies outside the bundles' packages would escape the rules above. */
	@Test
	void everyClassBelongsToABundle() {
		classes().should().resideInAnyPackage(CORE, BOARD, CLI, DOC, IDE, UI, USB).check(bootseal);
	}
}
