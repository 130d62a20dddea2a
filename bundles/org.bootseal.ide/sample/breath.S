/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/*
 * The brightness of one breath, 4 bytes a frame of 100 ticks: struct frame of led_blinky.c.
 * Brightness goes with the cube of the time, up and down again, since the eye sees it about so.
 * The table is a long one on purpose: with it the application spans several flash sectors.
 */
	.syntax unified

	.equ	FRAMES, 6500
	.equ	HALF, FRAMES / 2
	.equ	TICKS, 100

	.section .rodata.breath, "a", %progbits
	.balign	4
	.global	breath
	.type	breath, %object
breath:
	.set	frame, 0
	.rept	FRAMES
	.if	frame < HALF
	.set	level, frame
	.else
	.set	level, FRAMES - 1 - frame
	.endif
	/* Scaled to 0..1000 after each product, so that no intermediate value needs more than 31 bits. */
	.set	share, level * 1000 / HALF
	.set	cube, share * share / 1000 * share / 1000
	.set	on, cube * TICKS / 1000
	.hword	on, TICKS - on
	.set	frame, frame + 1
	.endr
	.size	breath, . - breath
