// Says lines: numbers them, seals them, and never waits. A line that finds no room in the port is dropped and counted.
#pragma once

#include "hal.hpp"
#include "limits.hpp"

namespace line1 {

class LineWriter {
 public:
  explicit LineWriter(Hal& hal) : hal_(hal) {}

  /** Begins a line with its number and letter. What was begun and not sent is forgotten. */
  LineWriter& begin(char letter);
  /** Each puts a comma before it. */
  LineWriter& number(uint32_t value);
  LineWriter& digits(uint32_t value, uint8_t width);
  LineWriter& character(char value);
  LineWriter& word(const char* text);
  /** `key=value`, the value decimal. */
  LineWriter& pair(const char* key, int32_t value);
  /** Goes on in the same field. */
  LineWriter& append(char value);
  LineWriter& appendDigits(uint32_t value, uint8_t width);
  LineWriter& appendDecimal(int32_t value);
  LineWriter& appendText(const char* text);
  /**
   * Sends the line. False if the port has no room for it, or if it is longer than a line may be: then it has no number, as it was never
   * said, and is counted.
   */
  bool send();

  /** The number that the next line gets. */
  uint8_t nextSeq() const { return static_cast<uint8_t>(sent_); }
  /** Since boot. */
  uint32_t sent() const { return sent_; }
  uint32_t dropped() const { return dropped_; }

 private:
  void put(char byte);

  Hal& hal_;
  uint32_t sent_ = 0;
  uint32_t dropped_ = 0;
  uint16_t length_ = 0;
  bool overlong_ = false;
  uint8_t line_[LONGEST_DEVICE_LINE];
};

}  // namespace line1
