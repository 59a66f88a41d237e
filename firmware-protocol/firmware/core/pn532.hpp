// A PN532 as a reader: asks for a card again and again, and never waits for the chip.
#pragma once

#include "hal.hpp"

namespace line1 {

/** SPI or I2C. Nothing here may wait for the chip. */
class Pn532Bus {
 public:
  /** Sends a whole frame. */
  virtual void send(const uint8_t* bytes, size_t length) = 0;
  /** Whether the chip has something to say. */
  virtual bool isReady() = 0;
  /** The first bytes of it; beyond its end anything. */
  virtual void fetch(uint8_t* bytes, size_t length) = 0;

 protected:
  ~Pn532Bus() = default;
};

class Pn532 {
 public:
  explicit Pn532(Pn532Bus& bus) : bus_(bus) {}

  /** Goes on with what is under way. To be called as often as can be. */
  void step(uint32_t now);
  /** What was found since it was asked last: `Busy` when nothing was. */
  ReaderState take(CardNumber& card);

 private:
  /** In this order after a start and after a fault; from then on it looks. */
  enum class Task : uint8_t { SetUp, LimitTries, Look };
  enum class Stage : uint8_t { Resting, Asked, Acked };

  void ask(uint32_t now);
  void hearAck(uint32_t now);
  void hearAnswer(uint32_t now);
  void takeAnswer(const uint8_t* data, uint8_t length, uint32_t now);
  bool see(const uint8_t* data, uint8_t length);
  void fail(uint32_t now);

  Pn532Bus& bus_;
  Task task_ = Task::SetUp;
  Stage stage_ = Stage::Resting;
  /** When it asks next, or gives up waiting. */
  uint32_t dueAt_ = 0;
  uint8_t damaged_ = 0;
  uint8_t failures_ = 0;
  ReaderState found_ = ReaderState::Busy;
  CardNumber card_ = {};
};

}  // namespace line1
