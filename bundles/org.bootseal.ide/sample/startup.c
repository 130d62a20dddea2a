/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/*
 * Vector table and start-up for both samples. The boot ROM jumps to Reset_Handler with its own stack, vector table and
 * perhaps interrupts in use, so nothing of the processor's state is taken for granted.
 */
#include <stdint.h>

/* From the linker script. */
extern uint32_t stack_top[];
extern const uint32_t data_load[];
extern uint32_t data_start[], data_end[];
extern uint32_t bss_start[], bss_end[];

int main(void);
void Reset_Handler(void);
void start(void);

static void stop(void)
{
	for (;;) {
	}
}

/* Stack pointer, reset, then the 14 system exceptions (ARMv7-M B1.5.2). No interrupt is ever enabled. */
struct vector_table {
	uint32_t *stack;
	void (*handlers[15])(void);
};

__attribute__((section(".vectors"), used)) const struct vector_table vectors = {
	stack_top,
	{ Reset_Handler, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop },
};

__attribute__((naked, noreturn)) void Reset_Handler(void)
{
	__asm volatile("cpsid i\n"
			"ldr r0, =vectors\n"
			"ldr r1, =0xE000ED08\n" /* VTOR */
			"str r0, [r1]\n"
			"ldr r1, [r0]\n"
			"msr msp, r1\n"
			"b start\n");
}

__attribute__((used, noreturn)) void start(void)
{
	const uint32_t *from = data_load;
	for (uint32_t *to = data_start; to != data_end; to++) {
		*to = *from++;
	}
	for (uint32_t *to = bss_start; to != bss_end; to++) {
		*to = 0;
	}
	main();
	for (;;) {
	}
}
