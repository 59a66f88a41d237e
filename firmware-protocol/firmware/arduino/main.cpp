// A strip of up to 128 cells on an Arduino Mega 2560.
#include <EEPROM.h>
#include <avr/io.h>
#include <avr/wdt.h>
#include <stdio.h>

#include "arduino-hal.hpp"

// Else no line would ever find room: platformio.ini sets it.
static_assert(SERIAL_TX_BUFFER_SIZE >= 512, "build with -DSERIAL_TX_BUFFER_SIZE=512");

namespace {

constexpr Pins PINS = {{22, 23, 24, 25}, {26, 27, 28}, A0};
/** Nothing is connected to it: its noise is what boot numbers are made of. */
constexpr uint8_t FLOATING_PIN = A15;
/** The number of the board comes before what `store` keeps. */
constexpr int UID_AT = 0;
constexpr int STORE_AT = 8;

class MegaHal final : public ArduinoHal {
 public:
  MegaHal() : ArduinoHal(PINS, 10) {}

  uint32_t random() override {
    for (uint8_t bit = 0; bit < 32; bit++) mixed_ = mixed_ * 1664525 + analogRead(FLOATING_PIN) + micros();
    return mixed_ ^ (mixed_ >> 16);
  }

  /** Boot loaders that clear it leave 0. The watchdog is only ever used to start anew. */
  line1::ResetCause resetCause() override {
    const uint8_t flags = MCUSR;
    MCUSR = 0;
    if (flags & _BV(BORF)) return line1::ResetCause::BrownOut;
    if (flags & _BV(WDRF)) return line1::ResetCause::Software;
    if (flags & _BV(EXTRF)) return line1::ResetCause::External;
    return flags & _BV(PORF) ? line1::ResetCause::PowerOn : line1::ResetCause::Unknown;
  }

  void reboot() override {
    wdt_enable(WDTO_15MS);
    for (;;) {
    }
  }

  bool store(const void* bytes, size_t length) override {
    const uint8_t* from = static_cast<const uint8_t*>(bytes);
    for (size_t index = 0; index < length; index++) EEPROM.update(STORE_AT + index, from[index]);
    return true;
  }

  bool load(void* bytes, size_t length) override {
    uint8_t* to = static_cast<uint8_t*>(bytes);
    for (size_t index = 0; index < length; index++) to[index] = EEPROM.read(STORE_AT + index);
    return true;
  }

  /** This chip has no number of its own: one is drawn at the first start. */
  void readUid(char (&uid)[9]) {
    uint32_t number = 0;
    EEPROM.get(UID_AT, number);
    if (number == 0xFFFFFFFF) {
      number = random();
      EEPROM.put(UID_AT, number);
    }
    snprintf(uid, sizeof uid, "%08lX", static_cast<unsigned long>(number));
  }

 private:
  uint32_t mixed_ = 0;
};

MegaHal hal;
char uid[9];
const line1::BoardOptions OPTIONS = {"floor", uid, "1.0.0-mega", LINE1_CELLS, LINE1_PITCH, LINE1_ORIGIN, LINE1_LENGTH,
                                     500,     100, 30,           1,           LINE1_LIGHTS, 0,           {}};
line1::Board board(hal, OPTIONS);

}  // namespace

void setup() {
  wdt_disable();
  Serial.begin(115200);
  hal.begin();
  hal.readUid(uid);
  board.start();
}

void loop() { board.loop(); }
