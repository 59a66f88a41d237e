#include "strip.hpp"

#include "crc16.hpp"

namespace line1 {
namespace {

/** Between these, bytes of the host are read and lines are said: 8 conversions of 0.2 ms at most. */
constexpr uint8_t CELLS_AT_ONCE = 8;
constexpr uint8_t SIXTEENTHS = 16;

/**
 * The load in sixteenths of a count. A cell (FSR, Velostat) conducts in proportion to what presses on it; with its resistor R to ground
 * it divides the supply, so that its conductance is V / (supply - V) / R.
 */
uint16_t loadOf(uint16_t volts, uint16_t countsAtHalf) {
  if (volts >= FULL_SCALE) return UINT16_MAX;
  const uint32_t load = static_cast<uint32_t>(countsAtHalf) * SIXTEENTHS * volts / (FULL_SCALE - volts);
  return load > UINT16_MAX ? UINT16_MAX : static_cast<uint16_t>(load);
}

uint16_t medianOf(uint16_t a, uint16_t b, uint16_t c) {
  const uint16_t least = a < b ? a : b;
  const uint16_t most = a < b ? b : a;
  return c < least ? least : c > most ? most : c;
}

}  // namespace

void Strip::start() {
  if (cells_ == 0) return;
  isZeroed_ = hal_.load(&zeros_, sizeof zeros_) && zeros_.cells == cells_ && zeros_.crc == checksum();
  if (!isZeroed_) zeros_ = Zeros{};
}

bool Strip::scanSome() {
  for (uint8_t count = 0; count < CELLS_AT_ONCE && next_ < cells_; count++, next_++) {
    const uint16_t volts = hal_.senseCell(next_);
    volts_[next_] = volts > FULL_SCALE ? FULL_SCALE : volts;
    loads_[next_] = filtered(next_, loadOf(volts_[next_], countsAtHalf_));
  }
  if (next_ < cells_) return false;
  finishScan();
  return true;
}

uint16_t Strip::filtered(uint16_t cell, uint16_t load) {
  const uint16_t last = hasScanned_ ? earlier_[0][cell] : load;
  const uint16_t before = hasScanned_ ? earlier_[1][cell] : load;
  earlier_[1][cell] = last;
  earlier_[0][cell] = load;
  if (width_ == 2) return static_cast<uint16_t>((static_cast<uint32_t>(load) + last) / 2);
  return width_ == 3 ? medianOf(load, last, before) : load;
}

void Strip::finishScan() {
  next_ = 0;
  hasScanned_ = true;
  for (uint16_t cell = 0; cell < cells_; cell++) {
    const uint16_t load = loads_[cell] > zeros_.loads[cell] ? static_cast<uint16_t>(loads_[cell] - zeros_.loads[cell]) : 0;
    const uint32_t count = (load + SIXTEENTHS / 2u) / SIXTEENTHS;
    counts_[cell] = count > UINT8_MAX ? UINT8_MAX : static_cast<uint8_t>(count);
  }
  watch_.see(counts_, cells_);
}

const uint8_t* Strip::contacts(uint8_t on, uint8_t off) {
  for (uint16_t cell = 0; cell < cells_; cell++) {
    contacts_[cell] = counts_[cell] >= (contacts_[cell] != 0 ? off : on) ? 1 : 0;
  }
  return contacts_;
}

void Strip::zero(uint16_t first, uint16_t count) {
  for (uint16_t cell = first; cell < first + count; cell++) zeros_.loads[cell] = loads_[cell];
  watch_.zeroed(first, count);
  isZeroed_ = isZeroed_ || count == cells_;
}

void Strip::keepZeros() {
  zeros_.cells = cells_;
  zeros_.crc = checksum();
  // Zeros of a part alone would pass for the zeros of all of it at the next start.
  isStored_ = isZeroed_ && hal_.store(&zeros_, sizeof zeros_);
}

uint16_t Strip::checksum() const { return crc16(reinterpret_cast<const uint8_t*>(zeros_.loads), sizeof zeros_.loads); }

}  // namespace line1
