// A strip of up to 128 cells on an ESP32.
#include "../arduino/arduino-hal.hpp"
#include "esp32-chip.hpp"

namespace {

/** GPIO 34 is of the converter that goes on working while the radio is on. */
constexpr Pins PINS = {{13, 14, 25, 26}, {27, 32, 33}, 34};

class Esp32Hal final : public ArduinoHal {
 public:
  Esp32Hal() : ArduinoHal(PINS, 12) {}

  uint32_t random() override { return esp_random(); }
  line1::ResetCause resetCause() override { return esp32::resetCause(); }
  void reboot() override { ESP.restart(); }
  bool store(const void* bytes, size_t length) override { return esp32::store(bytes, length); }
  bool load(void* bytes, size_t length) override { return esp32::load(bytes, length); }
};

Esp32Hal hal;
char uid[13];
const line1::BoardOptions OPTIONS = {"floor", uid, "1.0.0-esp32", LINE1_CELLS, LINE1_PITCH, LINE1_ORIGIN, LINE1_LENGTH,
                                     500,     100, 50,            1,           LINE1_LIGHTS, 0,           {}};
line1::Board board(hal, OPTIONS);

}  // namespace

void setup() {
  esp32::openPort();
  hal.begin();
  esp32::readUid(uid);
  board.start();
  enableLoopWDT();
}

void loop() { board.loop(); }
