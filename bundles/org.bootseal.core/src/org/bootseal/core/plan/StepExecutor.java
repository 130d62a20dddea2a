/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.FuseBurner.BoardSrk;

/** Runs the steps of a plan on a board. */
final class StepExecutor implements StepVisitor<StepStop> {

	private final Plan plan;
	private final StepContext context;
	private final Consent consent;
	private final FlashloaderStarter starter;
	private final FuseBurner fuses;
	private final BurnPermit permit;
	private final MemorySetup setup;
	private final FlashWriter flash;
	private final FlashSaver saver;
	private final FlashJournal journal;
	private final KeyBlobKeeper keyBlobs;
	private final PartEncryption encryption;
	private BootReport bootReport;

	StepExecutor(Plan plan, StepContext context, Consent consent, FuseBurner fuses, BurnPermit permit,
			FlashJournal journal) {
		this.plan = plan;
		this.context = context;
		this.consent = consent;
		this.starter = new FlashloaderStarter(context);
		this.fuses = fuses;
		this.permit = permit;
		saver = new FlashSaver(context);
		setup = new MemorySetup(context);
		flash = new FlashWriter(context, permit, journal);
		this.journal = journal;
		this.keyBlobs = new KeyBlobKeeper(context, fuses);
		this.encryption = new PartEncryption(context, fuses, permit);
	}

	Optional<BootReport> bootReport() {
		return Optional.ofNullable(bootReport);
	}

	@Override
	public void look(LookStep step) throws StepStop {
		if (!context.guard("", () -> context.link().look(step, context.progress()))) {
			throw new StepStop(context.diagnosis().found(
					"Several boards fit: " + String.join(", ", context.link().places()) + ".",
					"It is not known which of them is meant; none was touched.",
					"Name the place of the board, or unplug the others."));
		}
		if (context.link().isFlashloader()) {
			context.state().place(BoardState.Place.FLASHLOADER);
			context.guard("", () -> {
				context.link().openFlashloader();
				return Boolean.TRUE;
			});
			context.log().message("flashloader " + starter.ping(step.ping()) + " at " + context.link().path());
		} else {
			context.state().place(BoardState.Place.ROM);
			context.log().message("ROM at " + context.link().place());
		}
	}

	@Override
	public void startFlashloader(StartFlashloaderStep step) throws StepStop {
		if (context.link().isFlashloader()) {
			context.log().skip("a flashloader is running already");
			return;
		}
		starter.start(step);
	}

	@Override
	public void readFuses(ReadFusesStep step) throws StepStop {
		fuses.read(step);
	}

	@Override
	public void consent(ConsentStep step) throws StepStop {
		ConsentRequest request = fuses.consentRequest(plan.title(), step);
		if (!consent.agree(request)) {
			throw new StepStop("Not agreed to; " + context.state().describe() + ".");
		}
		permit.agreed();
	}

	@Override
	public void configure(ConfigureStep step) throws StepStop {
		setup.configure(step);
	}

	@Override
	public void compare(CompareStep step) throws StepStop {
		flash.compare(step);
	}

	@Override
	public void save(SaveStep step) throws StepStop {
		saver.save(step);
	}

	@Override
	public void erase(EraseStep step) throws StepStop {
		flash.erase(step);
	}

	@Override
	public void writeFcb(WriteFcbStep step) throws StepStop {
		flash.writeFcb(step);
	}

	@Override
	public void writeImage(WriteImageStep step) throws StepStop {
		flash.writeImage(step);
	}

	@Override
	public void verifyImage(VerifyImageStep step) throws StepStop {
		byte[] found = read(step.read());
		journal.readBack(step.image(), step.read().address(), Arrays.equals(found, step.image().content()));
		requireSame(step.read(), found, step.image(), "image");
		permit.imageVerified();
		if (step.read().memoryId() != 0) {
			// there is no FCB; what the ROM needs besides the image was checked by the flashloader that made it
			permit.fcbVerified();
			context.state().verified();
		}
		context.log().message(found.length + " bytes are as written");
	}

	private void requireSame(BoardCommand.ReadMemory read, byte[] found, PlanFile file, String name) throws StepStop {
		byte[] expected = file.content();
		int first = Arrays.mismatch(found, expected);
		if (first >= 0) {
			throw new StepStop(context.diagnosis().found(String.format(Locale.ROOT,
					"The flash differs from the %s at 0x%08X: found 0x%02X, expected 0x%02X.", name,
					read.address() + first, found[first], expected[first]), read.line(),
					StatusCode.MEMORY_VERIFY_FAILED), true);
		}
	}

	private byte[] read(BoardCommand.ReadMemory read) throws StepStop {
		MbootClient flashloader = context.link().flashloader();
		return context.ask(read, () -> flashloader.readMemory(read.address(), read.length(), read.memoryId(),
				context.progress()));
	}

	@Override
	public void verifyFcb(VerifyFcbStep step) throws StepStop {
		byte[] block = read(step.read());
		if (step.file().isPresent()) {
			requireSame(step.read(), block, step.file().get(), "FCB");
		}
		context.log().message(new FcbExaminer(context).require(block).summary());
		permit.fcbVerified();
		context.state().verified();
	}

	@Override
	public void makeKeyBlob(KeyBlobStep step) throws StepStop {
		keyBlobs.make(step);
	}

	@Override
	public void writeKeyBlob(WriteKeyBlobStep step) throws StepStop {
		keyBlobs.write(step);
	}

	@Override
	public void writePart(WritePartStep step) throws StepStop {
		permit.flashChanged();
		context.send(step.write());
		byte[] found = read(step.read());
		requireSame(step.read(), found, step.write().file(), step.name());
		context.log().message(found.length + " bytes are as written");
	}

	@Override
	public void encrypt(EncryptStep step) throws StepStop {
		encryption.encrypt(step);
	}

	@Override
	public void verifyCipher(VerifyCipherStep step) throws StepStop {
		encryption.verify(step);
	}

	@Override
	public void seal(SealStep step) throws StepStop {
		boolean isVoid = switch (step.what()) {
		case KEY_BLOB -> keyBlobs.isVoid();
		case ENCRYPTED_FLASH -> encryption.isVoid();
		};
		if (!isVoid) {
			context.log().skip("the part was not closed in this run");
			return;
		}
		context.state().madeByOpenPart();
		reset(step.reset());
		boolean back = context.guard("", () -> context.link().awaitRom(step.start().limit(), context.progress()));
		if (!back) {
			throw new StepStop(context.diagnosis().notBack(step.reset().reset().line(),
					step.start().limit().toSeconds()));
		}
		context.state().place(BoardState.Place.ROM);
		starter.start(step.start());
		flash.forget();
		for (Step each : step.steps()) {
			each.accept(this);
		}
		context.state().verified();
		context.log().message(step.what().result());
	}

	@Override
	public void rehearse(RehearseStep step) throws StepStop {
		if (!fuses.closes()) {
			context.log().skip("this run does not close the part");
			return;
		}
		Optional<BootReport> report = context.link().rehearse(step.xipPin());
		if (report.isEmpty()) {
			context.log().skip("nobody can look on here; that the board boots the image was agreed to");
			permit.rehearsed();
			return;
		}
		boolean accepted = report.get().booted() && report.get().authenticated();
		boolean back = context.guard("", () -> context.link().awaitRom(step.start().limit(), context.progress()));
		if (!accepted) {
			List<String> why = new ArrayList<>(report.get().steps());
			why.addAll(report.get().habEvents());
			throw new StepStop(context.diagnosis().found("HAB does not accept the image, so the part is not closed.",
					String.join("; ", why) + ".", "Sign the image again, write it, and close the part then."));
		}
		if (!back) {
			throw new StepStop(context.diagnosis().notBack("", step.start().limit().toSeconds()));
		}
		context.state().place(BoardState.Place.ROM);
		starter.start(step.start());
		flash.forget();
		permit.rehearsed();
		context.log().message("HAB authenticates the image on the open part");
	}

	@Override
	public void burnFuses(BurnFusesStep step) throws StepStop {
		fuses.burn(step);
	}

	@Override
	public void reset(ResetStep step) throws StepStop {
		context.send(step.reset(), this::resetBoard);
		context.state().place(BoardState.Place.RESET);
		context.link().close();
	}

	/** A board that did not answer was reset only if its flashloader is gone. */
	private void resetBoard() throws ConnectionException, MbootException {
		try {
			context.link().flashloader().reset();
		} catch (ConnectionException e) {
			if (e.reason() != ConnectionException.Reason.TIMED_OUT || context.link().isStillFlashloader()) {
				throw e;
			}
		}
	}

	@Override
	public void prove(ProveStep step) throws StepStop {
		Optional<String> cannotBoot = cannotBoot();
		if (cannotBoot.isPresent()) {
			context.log().skip(cannotBoot.get());
			return;
		}
		Optional<BootReport> report = context.link().bootInternally(step.xipPin());
		if (report.isEmpty()) {
			context.log().skip("nobody can look on here: set the boot pins to internal boot and reset the board");
			return;
		}
		bootReport = report.get();
		Foretold foretold = Foretold.of(plan, fuses.burnt(), step.xipPin());
		if (!bootReport.booted()) {
			List<String> why = new ArrayList<>(bootReport.steps());
			why.addAll(bootReport.habEvents());
			throw new StepStop(
					context.diagnosis().found("The board does not boot the image.",
							String.join("; ", why) + "." + foretold.expected(),
							"Read what the ROM did; the last line before it gave up names the reason."));
		}
		if (!bootReport.authenticated() && fuses.boardSrk() == BoardSrk.OF_IMAGE) {
			throw new StepStop(context.diagnosis().found("The board boots the image, but HAB did not authenticate it.",
					"The SRK hash of the image is burnt, so its signatures must verify. "
							+ String.join("; ", bootReport.habEvents()),
					"Sign the image again and write it.",
					"Do not close the board before HAB authenticates its image."));
		}
		context.log().message(String.format(Locale.ROOT, "booted at 0x%08X%s, HAB %s, %s",
				bootReport.entryPoint().orElse(0), foretold.held(bootReport), bootReport.closed() ? "closed" : "open",
				bootReport.authenticated() ? "authenticated" : "not authenticated" + whyNotAuthenticated()));
	}

	@Override
	public void lookAtFcb(LookAtFcbStep step) throws StepStop {
		context.log().message(FcbExaminer.describe(read(step.read())));
	}

	@Override
	public void testSector(SectorTestStep step) throws StepStop {
		new SectorTester(context, step).test();
	}

	@Override
	public void run(RunStep step) throws StepStop {
		if (context.link().isFlashloader()) {
			context.send(step.reset(), this::resetBoard);
			context.state().place(BoardState.Place.RESET);
			if (!context.guard("", () -> context.link().awaitRom(step.limit(), context.progress()))) {
				throw new StepStop(context.diagnosis().notBack(step.reset().line(), step.limit().toSeconds()));
			}
			context.state().place(BoardState.Place.ROM);
		}
		starter.run(step);
	}

	@Override
	public void talk(TalkStep step) throws StepStop {
		try {
			step.work().talk(new BoardTalk(context, starter, step));
		} catch (TalkEnd e) {
			throw e.stop();
		}
	}

	/** Why this run could not bring the board to boot its image; empty if it could. */
	private Optional<String> cannotBoot() {
		boolean encrypted = plan.steps().stream().anyMatch(KeyBlobStep.class::isInstance);
		if (encrypted && fuses.boardSrk() == BoardSrk.NOT_BURNT) {
			return Optional.of("HAB decrypts only what it has authenticated, and the SRK hash is not burnt");
		}
		if (fuses.lacks(FuseGroup.XIP_KEY)) {
			return Optional.of("the key that decrypts the flash is not burnt");
		}
		if (fuses.lacks(FuseGroup.XIP_ENABLE)) {
			return Optional.of("the fuses that turn encrypted XIP on are not burnt");
		}
		return Optional.empty();
	}

	private String whyNotAuthenticated() {
		if (plan.bootImage().flatMap(image -> IvtPlace.find(image.content(), 0)).filter(IvtPlace::isSigned).isEmpty()) {
			return ": the image is not signed";
		}
		return switch (fuses.boardSrk()) {
		case NOT_BURNT -> ": HAB could not authenticate the image because the SRK hash is not burnt";
		case OTHER ->
			": HAB could not authenticate the image because the SRK hash on the board is not that of the image";
		case OF_IMAGE, UNKNOWN -> ": it is not known which SRK hash is burnt";
		};
	}
}
