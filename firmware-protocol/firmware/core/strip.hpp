// The cells: scanned a few at a time through the multiplexers, made linear, filtered, and counted from their zero.
#pragma once

#include "cell-watch.hpp"
#include "hal.hpp"
#include "limits.hpp"

namespace line1 {

class Strip {
 public:
  Strip(Hal& hal, uint16_t cells, uint16_t countsAtHalf) : hal_(hal), cells_(cells), countsAtHalf_(countsAtHalf) {}

  /** Takes back the zeros that were stored. */
  void start();
  /** Scans a few cells; true when that was the last one: then `counts` is of now. */
  bool scanSome();
  /** One value a cell, 0 to 255. */
  const uint8_t* counts() const { return counts_; }
  /** 1 where somebody is: from `on` counts, until fewer than `off`. */
  const uint8_t* contacts(uint8_t on, uint8_t off);
  uint16_t cells() const { return cells_; }
  /** Whether there was a whole scan. */
  bool hasScanned() const { return hasScanned_; }
  /** 0 and 1: no filter; 2: the mean of two scans; 3: the median of three. */
  void filter(uint8_t width) { width_ = width; }
  /** What lies there now is nothing from now on. The cells must exist and have been scanned. */
  void zero(uint16_t first, uint16_t count);
  /** Stores the zeros over a power cut. A small board takes up to a second for it. */
  void keepZeros();
  /** Once a second; as in CellWatch. */
  bool judge(CellFault& fault) { return watch_.judge(volts_, loads_, zeros_.loads, cells_, fault); }

  /** Nobody ever said that the strip is empty, or cells are lighter than empty. */
  bool isUnsure() const { return !isZeroed_ || watch_.hasDrifted(); }
  bool hasBadCells() const { return watch_.hasBadCells(); }
  bool isStored() const { return isStored_; }

 private:
  uint16_t filtered(uint16_t cell, uint16_t load);
  void finishScan();
  uint16_t checksum() const;

  /** What is kept over a power cut. */
  struct Zeros {
    uint16_t cells;
    uint16_t crc;
    uint16_t loads[MOST_CELLS];
  };

  Hal& hal_;
  const uint16_t cells_;
  const uint16_t countsAtHalf_;
  uint8_t width_ = 0;
  bool hasScanned_ = false;
  bool isZeroed_ = false;
  bool isStored_ = true;
  /** The next cell to scan. */
  uint16_t next_ = 0;
  CellWatch watch_;
  Zeros zeros_ = {};
  uint16_t volts_[MOST_CELLS] = {};
  /** Sixteenths of a count, before the zero is taken off: of the last scan and, unfiltered, of the two before. */
  uint16_t loads_[MOST_CELLS] = {};
  uint16_t earlier_[2][MOST_CELLS] = {};
  uint8_t counts_[MOST_CELLS] = {};
  uint8_t contacts_[MOST_CELLS] = {};
};

}  // namespace line1
