// What the core asks of a board. Nothing here may wait for the host; `senseCell` may wait for its converter, at most 0.2 ms, and
// `pollReader` on a board without cells for its reader, if that is an RC522.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace line1 {

enum class ResetCause : uint8_t { PowerOn, External, Software, Watchdog, BrownOut, Unknown };

struct Rgb {
  uint8_t red;
  uint8_t green;
  uint8_t blue;
};

enum class ReaderState : uint8_t {
  /** It does not answer. */
  Missing,
  Empty,
  Card,
  /** It was not done looking since it was asked last: nothing is known anew. */
  Busy,
};

/** The number of a card, 4 to 10 bytes. It never leaves the board. */
struct CardNumber {
  uint8_t bytes[10];
  uint8_t length;
};

/** What `senseCell` gives at the supply voltage: 12 bits, whatever the converter has. */
constexpr uint16_t FULL_SCALE = 4095;

class Hal {
 public:
  /** Since boot; goes round after 2^32. */
  virtual uint32_t milliseconds() = 0;
  /** So many bytes `write` takes now without waiting. */
  virtual size_t transmitSpace() = 0;
  /** Never called with more than `transmitSpace` bytes. */
  virtual void write(const uint8_t* bytes, size_t length) = 0;
  /** The next byte of the host, or -1. */
  virtual int read() = 0;
  /** The voltage at the foot of a cell, 0 to FULL_SCALE: selects it, lets it settle, converts. */
  virtual uint16_t senseCell(uint16_t cell) = 0;
  /** At most ten times a second, and only when the picture changed. */
  virtual void showLights(const Rgb* pixels, uint16_t count) = 0;
  /** Whether a card lies on this reader now, and which. */
  virtual ReaderState pollReader(uint8_t reader, CardNumber& card) = 0;
  /** Other bits at each call and at each boot. */
  virtual uint32_t random() = 0;
  virtual ResetCause resetCause() = 0;
  virtual void reboot() = 0;
  /** Keeps bytes over a reset and a power cut; false if it cannot. One record, always of the same length. */
  virtual bool store(const void* bytes, size_t length) = 0;
  /** Gives them back; false if nothing was stored. */
  virtual bool load(void* bytes, size_t length) = 0;

 protected:
  ~Hal() = default;
};

}  // namespace line1
