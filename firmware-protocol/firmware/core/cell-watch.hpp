// Watches the cells for what is wrong with them: dead, stuck, saturated, or lighter than nothing.
#pragma once

#include "hal.hpp"
#include "limits.hpp"

namespace line1 {

struct CellFault {
  /** "W1" to "W4". */
  const char* code;
  /** For people. */
  const char* word;
  uint16_t cell;
};

class CellWatch {
 public:
  /** Takes every complete scan: counts above zero. */
  void see(const uint8_t* counts, uint16_t cells);
  /**
   * Once a second: what the converter gave, and by how many sixteenths of a count each cell lies below its zero (the load that it cannot
   * have). True and the fault if there is one to tell; at most one each time, and each once.
   */
  bool judge(const uint16_t* volts, const uint16_t* loads, const uint16_t* zeros, uint16_t cells, CellFault& fault);
  /** These cells have another zero now. */
  void zeroed(uint16_t first, uint16_t count);

  bool hasBadCells() const { return hasBad_; }
  bool hasDrifted() const { return hasDrifted_; }

 private:
  struct Cell {
    /** Bits of what is known of it, and of what was told. */
    uint8_t known;
    uint8_t told;
    /** How often both neighbours were stepped on and it felt nothing. */
    uint8_t passedOver;
    uint8_t secondsAtTop;
    uint8_t secondsBelow;
  };

  bool hasBad_ = false;
  bool hasDrifted_ = false;
  Cell cells_[MOST_CELLS] = {};
};

}  // namespace line1
