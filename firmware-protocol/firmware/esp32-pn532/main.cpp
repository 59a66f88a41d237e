// A box of three card readers (PN532) on an ESP32, each asked without waiting for it.
#include <SPI.h>

#include "../esp32/esp32-chip.hpp"
#include "board.hpp"
#include "pn532.hpp"

namespace {

constexpr uint8_t READERS = 3;
/** UM0701-02, 6.2.5: each transfer begins with what it is, and the lowest bit of a byte goes first. */
constexpr uint8_t WRITE = 0x01;
constexpr uint8_t STATUS = 0x02;
constexpr uint8_t READ = 0x03;
constexpr uint8_t READY = 0x01;

class SpiBus final : public line1::Pn532Bus {
 public:
  explicit SpiBus(uint8_t select) : select_(select) {}

  void start() {
    pinMode(select_, OUTPUT);
    digitalWrite(select_, HIGH);
  }

  void send(const uint8_t* bytes, size_t length) override {
    open(WRITE);
    for (size_t at = 0; at < length; at++) SPI.transfer(bytes[at]);
    close();
  }

  bool isReady() override {
    open(STATUS);
    const uint8_t status = SPI.transfer(0x00);
    close();
    return status == READY;
  }

  void fetch(uint8_t* bytes, size_t length) override {
    open(READ);
    for (size_t at = 0; at < length; at++) bytes[at] = SPI.transfer(0x00);
    close();
  }

 private:
  void open(uint8_t what) {
    SPI.beginTransaction(SPISettings(1000000, LSBFIRST, SPI_MODE0));
    digitalWrite(select_, LOW);
    SPI.transfer(what);
  }

  void close() {
    digitalWrite(select_, HIGH);
    SPI.endTransaction();
  }

  const uint8_t select_;
};

SpiBus buses[READERS] = {SpiBus(5), SpiBus(16), SpiBus(17)};
line1::Pn532 readers[READERS] = {line1::Pn532(buses[0]), line1::Pn532(buses[1]), line1::Pn532(buses[2])};

class ReaderHal final : public line1::Hal {
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
  line1::ReaderState pollReader(uint8_t index, line1::CardNumber& card) override { return readers[index].take(card); }
};

ReaderHal hal;
char uid[13];
const line1::BoardOptions OPTIONS = {"nfc", uid, "1.0.0-pn532", 0, 0, 0, line1::USUAL_LENGTH, 0, 0, 30, 1, 0, READERS, {0, 5, 10}};
line1::Board board(hal, OPTIONS);

}  // namespace

void setup() {
  esp32::openPort();
  SPI.begin();
  for (SpiBus& bus : buses) bus.start();
  esp32::readUid(uid);
  board.start();
  enableLoopWDT();
}

void loop() {
  for (line1::Pn532& reader : readers) reader.step(millis());
  board.loop();
}
