// A box of three card readers on an ESP32, whichever chips they are: no cells, no light, nothing to keep.
#pragma once

#include "board.hpp"
#include "esp32-chip.hpp"

namespace esp32 {

constexpr uint8_t READERS = 3;
/** The pin that selects each reader. */
constexpr uint8_t SELECT_PINS[READERS] = {5, 16, 17};

class ReaderBox : public line1::Hal {
 public:
  uint32_t milliseconds() override { return millis(); }
  size_t transmitSpace() override { return Serial.availableForWrite(); }
  void write(const uint8_t* bytes, size_t length) override { Serial.write(bytes, length); }
  int read() override { return Serial.read(); }
  uint16_t senseCell(uint16_t) override { return 0; }
  void showLights(const line1::Rgb*, uint16_t) override {}
  uint32_t random() override { return esp_random(); }
  line1::ResetCause resetCause() override { return esp32::resetCause(); }
  void reboot() override { ESP.restart(); }
  bool store(const void*, size_t) override { return false; }
  bool load(void*, size_t) override { return false; }
};

inline line1::BoardOptions readerBoxOptions(const char* uid, const char* firmware) {
  return {"nfc", uid, firmware, 0, 0, 0, line1::USUAL_LENGTH, 0, 0, 30, 1, 0, READERS, {0, 5, 10}};
}

}  // namespace esp32
