// How much of everything a board has room for. All memory is set aside at compile time; a small board says less with -D.
#pragma once

#include <stdint.h>

#ifndef LINE1_MOST_CELLS
#define LINE1_MOST_CELLS 480
#endif
#ifndef LINE1_MOST_LIGHTS
#define LINE1_MOST_LIGHTS 480
#endif

namespace line1 {

/** Cells of a strip, and pixels of its light. */
constexpr uint16_t MOST_CELLS = LINE1_MOST_CELLS;
constexpr uint16_t MOST_LIGHTS = LINE1_MOST_LIGHTS;
/** One at each of the marks 0 to 10. */
constexpr uint8_t MOST_READERS = 11;
constexpr uint8_t MARKS = 11;
constexpr uint8_t EVENT_QUEUE = 16;
/** Bytes, line end included. */
constexpr uint16_t LONGEST_DEVICE_LINE = 512;
constexpr uint8_t LONGEST_HOST_LINE = 60;

static_assert(MOST_CELLS >= 1 && MOST_CELLS <= 480, "a hello says at most 480 cells");
static_assert(MOST_LIGHTS >= MARKS && MOST_LIGHTS <= 4096, "a hello says at most 4096 lights");

}  // namespace line1
