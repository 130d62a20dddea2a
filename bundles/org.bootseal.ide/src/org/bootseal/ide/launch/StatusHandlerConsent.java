/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.ide.run.RunStreams;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/**
 * Asks a person whether fuses may be burnt, through the status handler of the debug platform; or, if the launch says
 * so, takes the token that was agreed to beforehand. Writing the flash alone needs no question: it was asked for.
 * Whatever is not a clear yes is a no.
 */
final class StatusHandlerConsent implements Consent {

	private final ProvisionLaunch launch;
	private final RunStreams streams;
	private final Function<IStatus, IStatusHandler> handlers;

	/**
	 * @param launch
	 *            whether to ask, and the token if not
	 * @param streams
	 *            where to say what is asked and answered
	 * @param handlers
	 *            finds who handles a status; gives null if nobody does
	 */
	StatusHandlerConsent(ProvisionLaunch launch, RunStreams streams, Function<IStatus, IStatusHandler> handlers) {
		this.launch = launch;
		this.streams = streams;
		this.handlers = handlers;
	}

	@Override
	public boolean agree(ConsentRequest request) {
		if (!request.isIrreversible()) {
			return true;
		}
		show(request);
		return launch.confirm() ? ask(request) : compare(request);
	}

	private void show(ConsentRequest request) {
		note(NLS.bind(Messages.StatusHandlerConsent_burn, request.boardPath()));
		for (FuseCheck fuse : request.fuses()) {
			note("  " + fuse);
		}
		for (String consequence : request.consequences()) {
			note("- " + consequence);
		}
		for (FuseFinding finding : request.findings()) {
			note("! " + finding);
		}
		note(NLS.bind(Messages.StatusHandlerConsent_stands, request.token()));
	}

	private void note(String line) {
		streams.say(RunStreams.NOTE, "  " + line);
	}

	private boolean compare(ConsentRequest request) {
		boolean same = !request.token().isEmpty() && launch.token().strip().equalsIgnoreCase(request.token());
		note(same ? Messages.StatusHandlerConsent_token : Messages.StatusHandlerConsent_otherToken);
		return same;
	}

	private boolean ask(ConsentRequest request) {
		Optional<IStatusHandler> handler = Optional.ofNullable(handlers.apply(BootsealLaunches.CONSENT_STATUS));
		if (handler.isEmpty()) {
			note(Messages.StatusHandlerConsent_nobody);
			return false;
		}
		try {
			boolean agreed = Boolean.TRUE
					.equals(handler.get().handleStatus(BootsealLaunches.CONSENT_STATUS, request));
			note(agreed ? Messages.StatusHandlerConsent_agreed : Messages.StatusHandlerConsent_refused);
			return agreed;
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
			note(e.getStatus().getMessage());
			return false;
		}
	}
}
