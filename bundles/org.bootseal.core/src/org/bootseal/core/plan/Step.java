/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/** One step of a plan: data that can be shown, written as a script, and run. */
public sealed interface Step permits LookStep, StartFlashloaderStep, ReadFusesStep, ConsentStep, ConfigureStep,
		CompareStep, SaveStep, EraseStep, WriteFcbStep, WriteImageStep, VerifyImageStep, VerifyFcbStep, BurnFusesStep,
		ResetStep, ProveStep, LookAtFcbStep, SectorTestStep, KeyBlobStep, WriteKeyBlobStep, WritePartStep, SealStep,
		RehearseStep, TalkStep, EncryptStep, VerifyCipherStep, RunStep {

	/** @return a short name that never changes, for records and filters */
	String id();

	/** @return what the step does, one line in the imperative */
	String title();

	/** @return the commands of the step in their order; some may be for other cases than the board's */
	List<BoardCommand> commands();

	/** @return whether the step may be done again after it failed or its end is not known */
	default boolean isRepeatable() {
		return true;
	}

	/** @return whether the step does what nothing can undo */
	default boolean isIrreversible() {
		return false;
	}

	/** @return the lines of a preview below the title: the command lines, and when they apply */
	default List<String> details() {
		return commands().stream().map(BoardCommand::line).toList();
	}

	/**
	 * Calls the method for this kind of step.
	 *
	 * @param visitor
	 *            the rendering
	 * @param <E>
	 *            what may end it
	 * @throws E
	 *             if it ended here
	 */
	<E extends Exception> void accept(StepVisitor<E> visitor) throws E;
}
