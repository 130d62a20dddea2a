/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/**
 * One rendering of a plan: as a script, or on a board.
 *
 * @param <E>
 *            what may end it
 */
public interface StepVisitor<E extends Exception> {

	/**
	 * @param step
	 *            looks for the board
	 * @throws E
	 *             if it ends here
	 */
	void look(LookStep step) throws E;

	/**
	 * @param step
	 *            starts the flashloader if the ROM answers
	 * @throws E
	 *             if it ends here
	 */
	void startFlashloader(StartFlashloaderStep step) throws E;

	/**
	 * @param step
	 *            reads the fuses and holds them against the requests
	 * @throws E
	 *             if it ends here
	 */
	void readFuses(ReadFusesStep step) throws E;

	/**
	 * @param step
	 *            asks the user
	 * @throws E
	 *             if it ends here
	 */
	void consent(ConsentStep step) throws E;

	/**
	 * @param step
	 *            configures the flash
	 * @throws E
	 *             if it ends here
	 */
	void configure(ConfigureStep step) throws E;

	/**
	 * @param step
	 *            finds out what need not be written; a rendering that writes everything has nothing to do here
	 * @throws E
	 *             if it ends here
	 */
	default void compare(CompareStep step) throws E {
		// everything is written
	}

	/**
	 * @param step
	 *            keeps what stands in the flash; a rendering for others keeps nothing
	 * @throws E
	 *             if it ends here
	 */
	default void save(SaveStep step) throws E {
		// who runs a script saves what he wants to keep
	}

	/**
	 * @param step
	 *            boots the image before the part is closed; a rendering that can't look on has nothing to do here
	 * @throws E
	 *             if it ends here
	 */
	default void rehearse(RehearseStep step) throws E {
		// nobody looks on
	}

	/**
	 * @param step
	 *            talks with the board; a rendering that hears no answers has nothing to do here
	 * @throws E
	 *             if it ends here
	 */
	default void talk(TalkStep step) throws E {
		// nobody answers
	}

	/**
	 * @param step
	 *            runs an image from RAM
	 * @throws E
	 *             if it ends here
	 */
	default void run(RunStep step) throws E {
		// no script has it
	}

	/**
	 * @param step
	 *            erases sectors
	 * @throws E
	 *             if it ends here
	 */
	void erase(EraseStep step) throws E;

	/**
	 * @param step
	 *            lets the flashloader program the FCB
	 * @throws E
	 *             if it ends here
	 */
	void writeFcb(WriteFcbStep step) throws E;

	/**
	 * @param step
	 *            writes the image
	 * @throws E
	 *             if it ends here
	 */
	void writeImage(WriteImageStep step) throws E;

	/**
	 * @param step
	 *            reads the image back
	 * @throws E
	 *             if it ends here
	 */
	void verifyImage(VerifyImageStep step) throws E;

	/**
	 * @param step
	 *            reads the FCB back
	 * @throws E
	 *             if it ends here
	 */
	void verifyFcb(VerifyFcbStep step) throws E;

	/**
	 * @param step
	 *            burns the fuses of one group
	 * @throws E
	 *             if it ends here
	 */
	void burnFuses(BurnFusesStep step) throws E;

	/**
	 * @param step
	 *            resets the board
	 * @throws E
	 *             if it ends here
	 */
	void reset(ResetStep step) throws E;

	/**
	 * @param step
	 *            lets the ROM boot and looks on
	 * @throws E
	 *             if it ends here
	 */
	void prove(ProveStep step) throws E;

	/**
	 * @param step
	 *            looks at the place of the FCB
	 * @throws E
	 *             if it ends here
	 */
	void lookAtFcb(LookAtFcbStep step) throws E;

	/**
	 * @param step
	 *            tests a sector and restores it
	 * @throws E
	 *             if it ends here
	 */
	void testSector(SectorTestStep step) throws E;

	/**
	 * @param step
	 *            lets the part make a key blob
	 * @throws E
	 *             if it ends here
	 */
	void makeKeyBlob(KeyBlobStep step) throws E;

	/**
	 * @param step
	 *            writes the key blob
	 * @throws E
	 *             if it ends here
	 */
	void writeKeyBlob(WriteKeyBlobStep step) throws E;

	/**
	 * @param step
	 *            writes a part beside FCB and image
	 * @throws E
	 *             if it ends here
	 */
	void writePart(WritePartStep step) throws E;

	/**
	 * @param step
	 *            lets the flashloader encrypt what is written
	 * @throws E
	 *             if it ends here
	 */
	void encrypt(EncryptStep step) throws E;

	/**
	 * @param step
	 *            reads an image back that the flashloader encrypted
	 * @throws E
	 *             if it ends here
	 */
	void verifyCipher(VerifyCipherStep step) throws E;

	/**
	 * @param step
	 *            makes and writes the key blob anew after the part was closed
	 * @throws E
	 *             if it ends here
	 */
	void seal(SealStep step) throws E;
}
