/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/*
 * led_blinky: blinks the user LED of the MIMXRT1020-EVK softly, from the flash (XIP).
 * A breath is BREATH_FRAMES frames of one millisecond; in each the LED is on for part of the time.
 */
#include <stdint.h>

#include "board.h"

#define BREATH_FRAMES 6500

/* How many ticks of a frame the LED is in the one state, then in the other. */
struct frame {
	uint16_t on;
	uint16_t off;
};

/* In breath.S. */
extern const struct frame breath[BREATH_FRAMES];

/* Two variables for a debugger: the pause between two breaths in ticks, and how often the LED has breathed. */
volatile uint32_t pause = TICKS_PER_SECOND / 2;
volatile uint32_t breaths;

int main(void)
{
	board_init();
	for (;;) {
		for (uint32_t i = 0; i < BREATH_FRAMES; i++) {
			board_toggle_led();
			board_wait(breath[i].on);
			board_toggle_led();
			board_wait(breath[i].off);
		}
		breaths++;
		board_wait(pause);
	}
}
