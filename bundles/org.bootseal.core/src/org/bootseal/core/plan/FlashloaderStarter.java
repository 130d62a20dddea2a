/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.mboot.MbootRom;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.plan.StartFlashloaderStep.Question;
import org.bootseal.core.plan.StepContext.RomAnswer;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpResponse;
import org.bootseal.core.sdp.SdpStatus;

/** Brings a board from its ROM, whatever that speaks, to a flashloader that answers. */
final class FlashloaderStarter {

	private static final int PING_ATTEMPTS = 3;
	private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);

	private final StepContext context;

	FlashloaderStarter(StepContext context) {
		this.context = context;
	}

	/** The version of the flashloader that runs. */
	String ping(BoardCommand.GetProperty ping) throws StepStop {
		return Property.version(
				context.ask(ping, () -> context.link().flashloader().ping(PING_ATTEMPTS, PING_TIMEOUT)));
	}

	void start(StartFlashloaderStep step) throws StepStop {
		String rom = step.rom() instanceof Question.Sdp sdp ? bySdp(step, sdp) : byMboot(step);
		context.state().place(BoardState.Place.FLASHLOADER);
		context.log().message(rom + ", flashloader " + ping(step.ping()));
	}

	private String bySdp(StartFlashloaderStep step, Question.Sdp question) throws StepStop {
		SdpClient rom = context.guard("", () -> context.link().openRom());
		SdpStatus status = ask(rom, question);
		Loader loader = loader(step, status.habState());
		if (!(loader instanceof Loader.Sdp sdp)) {
			throw new IllegalStateException("a ROM that speaks SDP takes no " + loader.lastLine());
		}
		handOver(rom, sdp, status.habState(), BoardState.Place.STARTING);
		if (!cameUp(step, loader)) {
			SdpStatus now = context.guard(question.command().line(), () -> context.link().openRom().errorStatus());
			throw new StepStop(context.diagnosis().notStarted(loader.lastLine(), now.habState(), now.habStatus()));
		}
		return describe(status.habState());
	}

	private SdpStatus ask(SdpClient rom, Question question) throws StepStop {
		return context.askRom(question.command(), rom::errorStatus,
				answer -> RomAnswer.of(answer.habState(), ", last verdict " + answer.habStatus()));
	}

	private void handOver(SdpClient rom, Loader.Sdp sdp, HabState open, BoardState.Place then) throws StepStop {
		context.askRom(sdp.write(), () -> rom.writeFile(sdp.write().address(), sdp.file().content(),
				context.progress()),
				hab -> RomAnswer.of(hab, String.format(", 0x%08X file complete", SdpResponse.FILE_COMPLETE)));
		context.state().place(then);
		context.askRom(sdp.jump(), () -> {
			rom.jumpAddress(sdp.jump().address());
			return open;
		}, hab -> RomAnswer.of(hab, ""));
	}

	private HabState ask(MbootRom rom, Question question) throws StepStop {
		HabState hab = context.ask(question.command(),
				() -> rom.client().isClosed() ? HabState.CLOSED : HabState.OPEN);
		context.state().hab(hab);
		return hab;
	}

	/** Hands over an image that is no flashloader; the ROM leaves the bus when it runs it. */
	void run(RunStep step) throws StepStop {
		HabState hab;
		if (step.image() instanceof Loader.Sdp sdp) {
			SdpClient rom = context.guard("", () -> context.link().openRom());
			hab = ask(rom, step.rom()).habState();
			handOver(rom, sdp, hab, BoardState.Place.SENT);
		} else if (step.image() instanceof Loader.Mboot mboot) {
			MbootRom rom = context.guard("", () -> context.link().openMbootRom());
			context.guard("", () -> rom.client().ping(PING_ATTEMPTS, PING_TIMEOUT));
			hab = ask(rom, step.rom());
			context.send(mboot.load(), () -> rom.loadImage(mboot.file().content(), context.progress()));
			context.state().place(BoardState.Place.SENT);
		} else {
			throw new IllegalStateException("no ROM takes " + step.image().lastLine());
		}
		if (!context.guard("", () -> context.link().awaitGone(step.limit(), context.progress()))) {
			context.state().place(BoardState.Place.ROM);
			throw new StepStop(context.diagnosis().found("The ROM did not run the image.",
					hab == HabState.OPEN
							? "Its IVT, its boot data or its DCD are wrong, or it lies where the ROM has its own data."
							: "The part is closed, and HAB refused the image: it has no signature, one under another"
									+ " SRK, or a key blob of another part.",
					"Check it with \"bootseal image verify\"."));
		}
		context.state().place(BoardState.Place.GONE);
		context.log().message("the image runs, " + describe(hab));
	}

	/** The ROM starts the image when it has it all, and says nothing then. */
	private String byMboot(StartFlashloaderStep step) throws StepStop {
		MbootRom rom = context.guard("", () -> context.link().openMbootRom());
		int version = context.guard("", () -> rom.client().ping(PING_ATTEMPTS, PING_TIMEOUT));
		HabState hab = ask(rom, step.rom());
		Loader loader = loader(step, hab);
		if (!(loader instanceof Loader.Mboot mboot)) {
			throw new IllegalStateException("a ROM that speaks mboot takes no " + loader.lastLine());
		}
		context.send(mboot.load(), () -> rom.loadImage(loader.file().content(), context.progress()));
		context.state().place(BoardState.Place.STARTING);
		if (!cameUp(step, loader)) {
			throw new StepStop(context.diagnosis().notStarted(loader.lastLine(), hab));
		}
		return describe(hab) + ", ROM " + Property.version(version);
	}

	private static String describe(HabState hab) {
		return "HAB is " + hab.name().toLowerCase(Locale.ROOT);
	}

	private Loader loader(StartFlashloaderStep step, HabState hab) throws StepStop {
		Optional<Loader> loader = hab == HabState.OPEN ? step.forOpen() : step.signed();
		if (loader.isPresent()) {
			return loader.get();
		}
		throw new StepStop(hab == HabState.OPEN
				? context.diagnosis().found("The ROM is running and no flashloader is given.", "",
						"Name the flashloader of NXP's package for this device.")
				: context.diagnosis().found("The part is closed and no signed flashloader is given.",
						"A closed part starts only a flashloader that is signed under the burnt SRK hash.",
						"Sign the flashloader with the keys whose SRK hash is burnt in this board."));
	}

	/** Whether the flashloader came; no, if the ROM is there again. */
	private boolean cameUp(StartFlashloaderStep step, Loader loader) throws StepStop {
		boolean came = context.guard(loader.lastLine(), () -> {
			try {
				return context.link().awaitFlashloader(step.ping().board(), step.limit(), context.progress());
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return Boolean.FALSE;
			}
		});
		if (Thread.currentThread().isInterrupted()) {
			throw new StepStop(
					"Interrupted while the flashloader was being started; " + context.state().describe() + ".");
		}
		if (came) {
			return true;
		}
		if (!context.guard("", () -> context.link().isBackInRom())) {
			context.state().place(BoardState.Place.GONE);
			throw new StepStop(context.diagnosis().notBack(loader.lastLine(), step.limit().toSeconds()));
		}
		context.state().place(BoardState.Place.ROM);
		return false;
	}
}
