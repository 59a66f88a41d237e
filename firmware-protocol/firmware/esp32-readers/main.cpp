// A box of three card readers (RC522) on an ESP32. A box of its own: asking a reader takes up to 30 ms, in which no cell could be felt.
#include <MFRC522.h>
#include <SPI.h>

#include "../esp32/reader-box.hpp"

namespace {

using esp32::READERS;
using esp32::SELECT_PINS;
constexpr uint8_t RESET_PIN = 22;

MFRC522 readers[READERS] = {
    MFRC522(SELECT_PINS[0], RESET_PIN),
    MFRC522(SELECT_PINS[1], RESET_PIN),
    MFRC522(SELECT_PINS[2], RESET_PIN),
};

class ReaderHal final : public esp32::ReaderBox {
 public:
  line1::ReaderState pollReader(uint8_t index, line1::CardNumber& card) override {
    MFRC522& reader = readers[index];
    const byte version = reader.PCD_ReadRegister(MFRC522::VersionReg);
    if (version == 0x00 || version == 0xFF) {
      isLost_[index] = true;
      return line1::ReaderState::Missing;
    }
    // A reader that lost its power for a moment answers, with its field switched off.
    const bool isDark = (reader.PCD_ReadRegister(MFRC522::TxControlReg) & 0x03) != 0x03;
    if (isLost_[index] || isDark) reader.PCD_Init();
    isLost_[index] = false;
    byte answer[2];
    byte size = sizeof answer;
    // Wakes a card that was put to sleep the time before too.
    if (reader.PICC_WakeupA(answer, &size) != MFRC522::STATUS_OK || !reader.PICC_ReadCardSerial()) return line1::ReaderState::Empty;
    card.length = reader.uid.size;
    memcpy(card.bytes, reader.uid.uidByte, reader.uid.size);
    reader.PICC_HaltA();
    return line1::ReaderState::Card;
  }

 private:
  /** Each is set up when it is first found. */
  bool isLost_[READERS] = {true, true, true};
};

ReaderHal hal;
char uid[13];
const line1::BoardOptions OPTIONS = esp32::readerBoxOptions(uid, "1.0.0-readers");
line1::Board board(hal, OPTIONS);

}  // namespace

void setup() {
  esp32::openPort();
  SPI.begin();
  esp32::readUid(uid);
  board.start();
  enableLoopWDT();
}

void loop() { board.loop(); }
