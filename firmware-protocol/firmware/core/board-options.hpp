// What one board is: who made it, what lies on the floor and what hangs on it.
#pragma once

#include "limits.hpp"

namespace line1 {

struct BoardOptions {
  /** "floor", "nfc" or "combo". */
  const char* role;
  /** 8 to 16 upper case hexadecimal digits, the same for the life of the board. */
  const char* uid;
  const char* firmware;
  /** 0: no strip. At most MOST_CELLS. */
  uint16_t cells;
  /** mm between the centres of two cells. */
  uint16_t pitch;
  /** mm from the 0 mark to the centre of the first cell. */
  int32_t origin;
  /** mm from the 0 mark to the 10 mark. */
  int32_t length;
  int32_t gramsPerCount;
  /** Counts of a cell that conducts as well as its resistor to ground, so that the converter reads half of its scale. */
  uint16_t countsAtHalf;
  /** Frames per second, and a full frame every so many, until the host configures others. */
  uint8_t hz;
  uint8_t key;
  /** 0: no light. At most MOST_LIGHTS. */
  uint16_t lights;
  /** 0: no card readers. At most MOST_READERS. */
  uint8_t readers;
  /** The mark at which each reader is. */
  uint8_t marks[MOST_READERS];
};

/** mm from the 0 mark to the 10 mark when a board does not say it. */
constexpr int32_t USUAL_LENGTH = 10000;

}  // namespace line1
