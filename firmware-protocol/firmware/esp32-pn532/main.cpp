// A box of three card readers (PN532) on an ESP32, each asked without waiting for it.
#include <SPI.h>

#include "../esp32/reader-box.hpp"
#include "pn532.hpp"

namespace {

using esp32::READERS;
using esp32::SELECT_PINS;
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

SpiBus buses[READERS] = {SpiBus(SELECT_PINS[0]), SpiBus(SELECT_PINS[1]), SpiBus(SELECT_PINS[2])};
line1::Pn532 readers[READERS] = {line1::Pn532(buses[0]), line1::Pn532(buses[1]), line1::Pn532(buses[2])};

class ReaderHal final : public esp32::ReaderBox {
 public:
  line1::ReaderState pollReader(uint8_t index, line1::CardNumber& card) override { return readers[index].take(card); }
};

ReaderHal hal;
char uid[13];
const line1::BoardOptions OPTIONS = esp32::readerBoxOptions(uid, "1.0.0-pn532");
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
