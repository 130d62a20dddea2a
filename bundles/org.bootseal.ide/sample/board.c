/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

#include "board.h"
#include "registers.h"

#define LED (1u << 5)

/* The counter's value at which the last wait was over: waits that follow each other do not drift. */
static uint32_t due;

static void disable_watchdog(uint32_t base)
{
	/* The power-down counter runs from reset on and is ended by a zero in WMCR. */
	WDOG_WMCR(base) = 0;
	/* WDE can be written once only, so it is left alone when nobody has set it. */
	if (WDOG_WCR(base) & WDOG_WCR_WDE) {
		WDOG_WCR(base) &= (uint16_t) ~WDOG_WCR_WDE;
	}
}

static void disable_rtwdog(void)
{
	if (RTWDOG_CS & RTWDOG_CS_CMD32EN) {
		RTWDOG_CNT = RTWDOG_UNLOCK;
	} else {
		RTWDOG_CNT = RTWDOG_UNLOCK & 0xFFFF;
		RTWDOG_CNT = RTWDOG_UNLOCK >> 16;
	}
	RTWDOG_TOVAL = 0xFFFF;
	RTWDOG_CS = (RTWDOG_CS & ~RTWDOG_CS_EN) | RTWDOG_CS_UPDATE;
}

void board_init(void)
{
	disable_watchdog(WDOG1_BASE);
	disable_watchdog(WDOG2_BASE);
	disable_rtwdog();

	/* Without the processor's clock as its source, SysTick counts a 100 kHz reference, whatever the core runs at. */
	SYST_RVR = SYST_MASK;
	SYST_CVR = 0;
	SYST_CSR = SYST_CSR_ENABLE;

	CCM_CCGR1 |= CCM_CCGR1_GPIO1;
	CCM_CCGR4 |= CCM_CCGR4_IOMUXC;
	IOMUXC_MUX_GPIO_AD_B0_05 = IOMUXC_MUX_ALT5_GPIO1_IO05;
	IOMUXC_PAD_GPIO_AD_B0_05 = IOMUXC_PAD_DEFAULT;
	GPIO1_DR &= ~LED;
	GPIO1_GDIR |= LED;
}

void board_toggle_led(void)
{
	GPIO1_DR_TOGGLE = LED;
}

void board_wait(uint32_t ticks)
{
	due = (due - ticks) & SYST_MASK;
	/* The counter runs down: it has passed the value when the difference modulo 2^24 is a small one. */
	while (((due - SYST_CVR) & SYST_MASK) > SYST_MASK / 2) {
	}
}
