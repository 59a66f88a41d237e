#include "cell-watch.hpp"

namespace line1 {
namespace {

/** Somebody stands on it, counts. */
constexpr uint8_t STEPPED_ON = 20;
/** So often it happens by chance to a cell between two people who stand apart, but not to one that never feels anything. */
constexpr uint8_t PASSED_OVER_DEAD = 8;
/** No foot makes a short circuit. Within 16 of the supply voltage. */
constexpr uint16_t TOP = FULL_SCALE - 16;
/** Two counts: four times the noise. */
constexpr uint16_t BELOW = 32;
constexpr uint8_t SECONDS = 60;

enum Bit : uint8_t { DEAD = 1, STUCK = 2, SATURATED = 4, DRIFTED = 8, FELT = 16, PASSED = 32 };

constexpr struct {
  Bit bit;
  const char* code;
  const char* word;
} FAULTS[] = {{DEAD, "W1", "dead"}, {STUCK, "W2", "stuck"}, {SATURATED, "W3", "saturated"}, {DRIFTED, "W4", "drifted"}};

void put(uint8_t& bits, Bit bit, bool isSet) { bits = static_cast<uint8_t>(isSet ? bits | bit : bits & ~bit); }

/** One more second, or from the beginning. */
void countSecond(uint8_t& seconds, bool holds) { seconds = !holds ? 0 : seconds < SECONDS ? static_cast<uint8_t>(seconds + 1) : seconds; }

}  // namespace

void CellWatch::see(const uint8_t* counts, uint16_t cells) {
  for (uint16_t index = 0; index < cells; index++) {
    Cell& cell = cells_[index];
    if (counts[index] > 0) put(cell.known, FELT, true);
    if (counts[index] == UINT8_MAX) put(cell.known, SATURATED, true);
    const bool isInside = index > 0 && index + 1 < cells;
    const bool isPassed = isInside && counts[index] == 0 && counts[index - 1] >= STEPPED_ON && counts[index + 1] >= STEPPED_ON;
    if (isPassed && (cell.known & PASSED) == 0 && cell.passedOver < PASSED_OVER_DEAD) cell.passedOver++;
    put(cell.known, PASSED, isPassed);
    put(cell.known, DEAD, (cell.known & FELT) == 0 && cell.passedOver >= PASSED_OVER_DEAD);
  }
}

bool CellWatch::judge(const uint16_t* volts, const uint16_t* loads, const uint16_t* zeros, uint16_t cells, CellFault& fault) {
  bool hasNews = false;
  hasBad_ = false;
  hasDrifted_ = false;
  for (uint16_t index = 0; index < cells; index++) {
    Cell& cell = cells_[index];
    countSecond(cell.secondsAtTop, volts[index] >= TOP);
    countSecond(cell.secondsBelow, loads[index] + static_cast<uint32_t>(BELOW) < zeros[index]);
    put(cell.known, STUCK, cell.secondsAtTop >= SECONDS);
    put(cell.known, DRIFTED, cell.secondsBelow >= SECONDS);
    if ((cell.known & (DEAD | STUCK)) != 0) hasBad_ = true;
    if ((cell.known & DRIFTED) != 0) hasDrifted_ = true;
    for (const auto& kind : FAULTS) {
      if (hasNews || (cell.known & ~cell.told & kind.bit) == 0) continue;
      put(cell.told, kind.bit, true);
      fault = CellFault{kind.code, kind.word, index};
      hasNews = true;
    }
  }
  return hasNews;
}

void CellWatch::zeroed(uint16_t first, uint16_t count) {
  for (uint16_t index = first; index < first + count; index++) {
    cells_[index].secondsBelow = 0;
    put(cells_[index].known, DRIFTED, false);
    put(cells_[index].told, DRIFTED, false);
  }
}

}  // namespace line1
